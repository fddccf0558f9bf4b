"""A status is drawn no more exactly than it is known."""

from __future__ import annotations

import pytest

from whence.case.view import View
from whence.web.pages.states import Bar, history
from whence.weigh.weighed import Stretch


class Nothing:
    """A case without events: what is drawn follows from the stretches alone."""

    events: dict[str, object] = {}  # noqa: RUF012


def bars(*told: tuple[str | None, str | None]) -> list[Bar | None]:
    """The bars of stretches told by since and until."""
    view: View = Nothing()  # type: ignore[assignment]
    stretches = [Stretch("custody", "detained", since, until, (), False, 3) for since, until in told]
    return [one.bar for one in history(view, stretches).states]


def test_exact_days_are_solid_from_the_one_to_the_other() -> None:
    (bar,) = bars(("2014-05-03", "2014-05-06"))
    assert bar == Bar(4.0, 4.0, 92.0, 92.0, False)


def test_a_day_of_a_range_is_dashed_over_the_range() -> None:
    first, second = bars(("2014-05-01/2014-05-11", "2014-05-21"), ("2014-05-21", None))
    assert first is not None
    assert first.start == 4.0
    assert first.surely == pytest.approx(48, abs=0.1)
    assert first.until == first.end == 92.0
    assert second == Bar(92.0, 92.0, 100.0, 100.0, True)


def test_what_began_by_a_day_is_dashed_from_the_edge() -> None:
    bar, _ = bars(("../2014-05-11", "2014-05-21"), ("2014-05-01", None))
    assert bar is not None
    assert (bar.start, bar.surely) == (0.0, pytest.approx(48, abs=0.1))


def test_what_nothing_ends_is_open() -> None:
    (bar,) = bars(("2014-05-03", None))
    assert bar is not None
    assert bar.open
    assert bar.end == 100.0


def test_what_has_no_day_is_not_drawn() -> None:
    assert bars((None, None)) == [None]
    assert bars(("2014-05-03", None), (None, None))[1] is None


def test_every_bar_is_in_order_and_inside() -> None:
    told = [("../2012", "../2013-05"), ("2013-05/2013-08", "2014"), ("1999", "../1999"), ("2014-02-03", None)]
    for bar in bars(*told, (None, "2001")):
        assert bar is not None
        assert 0 <= bar.start <= bar.surely <= bar.until <= bar.end <= 100


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2014-05-03", "2014-05-06", ["3 May 2014", "6 May 2014"]),
        ("2014-05-03", None, ["3 May 2014"]),
        ("2009-08-17", "2013-04-23", ["2010", "2011", "2012", "2013"]),
        ("1950", "2010", ["1950", "1960", "1970", "1980", "1990", "2000", "2010"]),
    ],
)
def test_the_scale_names_days_that_lie_on_it(since: str, until: str | None, words: list[str]) -> None:
    view: View = Nothing()  # type: ignore[assignment]
    drawn = history(view, [Stretch("life", "dead", since, until, (), False, 3)])
    assert [tick.words for tick in drawn.ticks] == words
    assert [tick.at for tick in drawn.ticks] == sorted(tick.at for tick in drawn.ticks)
