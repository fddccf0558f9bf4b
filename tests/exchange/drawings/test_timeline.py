"""A timeline says no more of a date than the reports do, and nothing in it covers anything else."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from drawn import row
from hypothesis import given
from hypothesis import strategies as st

from whence.case.view import View
from whence.exchange.drawings.days import scale, ticks
from whence.exchange.drawings.lettering import cut, width
from whence.exchange.drawings.packing import pack
from whence.exchange.drawings.rows import STANDINGS, Row
from whence.exchange.drawings.selection import Selection, around, of_entity
from whence.exchange.drawings.svg import timeline_svg
from whence.exchange.drawings.timeline import EDGE, OPEN, Timeline, lay_out, timeline
from whence.exchange.drawings.timeline_spec import specification
from whence.exchange.drawings.vega import MARKS, PAPER


def draw(*rows: Row, across: int = 800) -> Timeline:
    return lay_out(rows, (), across)


# ---------------------------------------------------------------------------------------------------------- bounds
def test_a_day_is_a_mark_in_the_middle_of_its_day() -> None:
    drawn = draw(row("2014-05-03"), row("2014-05-13", "v-2"))
    first, second = drawn.items
    assert first.exact
    assert first.x == first.x2
    day = (second.x - first.x) / 10
    assert first.x == pytest.approx(EDGE + 1.5 * day)  # a day of air, then half of its own


def test_an_uncertain_date_reaches_from_the_start_of_its_first_day_to_the_end_of_its_last() -> None:
    drawn = draw(row("2014-05-01"), row("2014-05-05/2014-05-09", "v-2"), row("2014-05-21", "v-3"))
    one, range_, _ = drawn.items
    day = (drawn.items[2].x - one.x) / 20
    assert not range_.exact
    assert range_.x == pytest.approx(one.x + 3.5 * day)
    assert range_.x2 - range_.x == pytest.approx(5 * day)


@pytest.mark.parametrize(
    ("edtf", "arrow_at_start", "arrow_at_end"),
    [("../2014-05-09", True, False), ("2014-05-09/..", False, True), ("2014-05-09/2014-05-12", False, False)],
)
def test_a_bound_that_is_not_known_is_an_arrow_of_fixed_length(
    edtf: str, arrow_at_start: bool, arrow_at_end: bool
) -> None:
    drawn = draw(row("2014-01-01"), row(edtf, "v-2"), row("2014-12-31", "v-3"))
    item = next(one for one in drawn.items if one.row.id == "v-2")
    assert (item.open_start, item.open_end) == (arrow_at_start, arrow_at_end)
    if arrow_at_start or arrow_at_end:
        assert item.x2 - item.x == OPEN


def test_what_goes_on_beyond_the_days_asked_for_is_cut_there_without_an_end() -> None:
    may = (date(2014, 5, 1), date(2014, 5, 31))
    rows = [row("2013/2014"), row("2014-05-20/2014-07", "v-2"), row("2014-05-03", "v-3")]
    year, into, day = lay_out(rows, (), 800, *may).items
    assert (year.x, year.x2) == (EDGE, 800 - EDGE)
    assert (year.cut_start, year.cut_end) == (True, True)
    assert (into.cut_start, into.cut_end) == (False, True)
    assert day.x == pytest.approx(EDGE + 2.5 * (800 - 2 * EDGE) / 31)
    ends = _layer(lay_out(rows, (), 800, *may), "ends")
    assert [one["x"] for one in ends] == [into.x]


def test_a_stretch_that_held_throughout_is_not_dashed() -> None:
    lines = _layer(draw(row("2014-01", throughout=True), row("2014-03", "v-2")), "ranges")
    assert [one["dash"] for one in lines] == [[1, 0], [4, 3]]


def test_what_has_no_date_is_beside_the_drawing() -> None:
    drawn = lay_out([row("2014")], [row("", "v-9")], 800)
    assert [one.row.id for one in drawn.items] == ["v-1"]
    assert [one.id for one in drawn.undated] == ["v-9"]
    assert lay_out([], [row("", "v-9")], 800).items == ()


def test_totals_stand_under_the_single_events() -> None:
    drawn = draw(row("2014-05-03"), row("2014-05-01", "v-2", total=True))
    single, total = sorted(drawn.items, key=lambda item: item.row.total)
    assert drawn.heading_y is not None
    assert single.bottom <= drawn.heading_y <= total.top
    assert draw(row("2014")).heading_y is None


def test_each_standing_has_a_mark_of_its_own_in_black_and_white_too() -> None:
    assert set(MARKS) == set(STANDINGS)
    assert len({(shape, filled) for shape, filled, _ in MARKS.values()}) == len(STANDINGS)


# --------------------------------------------------------------------------------------------------------- packing
@given(st.lists(st.tuples(st.floats(0, 900), st.floats(0, 300), st.integers(1, 2)), max_size=40))
def test_nothing_packed_touches_anything_else(drawn: list[tuple[float, float, int]]) -> None:
    items = [(left, left + long, depth) for left, long, depth in drawn]
    lanes = pack(items, 10)
    for (a, at), (b, bt) in combinations(zip(items, lanes, strict=True), 2):
        if set(range(at, at + a[2])) & set(range(bt, bt + b[2])):
            assert a[1] + 10 <= b[0] or b[1] + 10 <= a[0]


_dates = st.tuples(st.dates(date(1980, 1, 1), date(2020, 1, 1)), st.integers(0, 900), st.sampled_from("==rrse"))


@given(st.lists(_dates, min_size=1, max_size=30), st.sampled_from([320, 358, 760, 1200]), st.integers(5, 120))
def test_labels_and_marks_stay_in_the_frame_and_apart(
    dates: list[tuple[date, int, str]], across: int, letters: int
) -> None:
    rows = []
    for number, (first, days, kind) in enumerate(dates):
        last = first + timedelta(days=days)
        edtf = {"=": f"{first}", "r": f"{first}/{last}", "s": f"../{last}", "e": f"{first}/.."}[kind]
        rows.append(row(edtf, f"v-{number}", title="Detention of men from the north "[:letters], total=number % 3 == 0))
    drawn = lay_out(rows, (), across)
    assert len(drawn.items) == len(rows)
    for item in drawn.items:
        assert item.left >= -1
        assert item.right <= across + 1
        assert item.bottom <= drawn.height
    for a, b in combinations(drawn.items, 2):
        apart = a.right < b.left or b.right < a.left or a.bottom <= b.top or b.bottom <= a.top
        assert apart, (a, b)


# ----------------------------------------------------------------------------------------------------------- scale
@pytest.mark.parametrize(
    ("days", "across", "expected"),
    [
        (("2014-05-03", "2014-05-09"), 800, "2 May 2014"),
        (("2014-05-03", "2014-06-20"), 800, "5 May 2014"),
        (("2014-01-10", "2014-12-20"), 800, "Feb 2014"),
        (("2005-02-01", "2014-12-20"), 800, "2005"),
        (("1880-01-01", "2014-12-20"), 400, "1900"),
    ],
)
def test_ticks_are_named_by_the_finest_unit_that_has_room(days: tuple[str, str], across: int, expected: str) -> None:
    on = scale([date.fromisoformat(day) for day in days], 8, across - 8)
    found = ticks(on, 11)
    assert found[0].words == expected or found[1].words == expected
    shown = [(tick.x + 4, tick.x + 4 + width(tick.words, 11)) for tick in found if tick.words]
    assert all(a[1] <= b[0] for a, b in pairwise(shown))
    assert shown[-1][1] <= on.right


def test_every_day_is_as_wide_as_every_other() -> None:
    on = scale([date(2014, 1, 1), date(2015, 1, 1)], 0, 1000)
    widths = {round(on.end(day) - on.start(day), 9) for day in (date(2014, 2, 28), date(2014, 12, 31))}
    assert len(widths) == 1


def test_words_are_cut_to_their_room() -> None:
    assert cut("Detention", 12, 500) == "Detention"
    short = cut("Detention of Karim Dastan", 12, 80)
    assert short.endswith("…")
    assert width(short, 12) <= 80
    assert cut("Detention", 12, 10) == ""


# ------------------------------------------------------------------------------------------------- the whole thing
def test_the_same_case_gives_the_same_drawing(view: View) -> None:
    a, b = (specification(timeline(view, Selection(), 800), lambda kind, id: None, PAPER) for _ in range(2))
    assert a == b


def test_a_selection_keeps_what_it_asks_for(view: View) -> None:
    everything = timeline(view, Selection(), 800)
    killings = timeline(view, Selection(types=frozenset({"kill"})), 800)
    assert {one.type for one in killings.rows} == {"kill"}
    calm = timeline(view, Selection(undisputed=True), 800)
    assert {one.standing for one in calm.rows + calm.undated}.isdisjoint({"disputed", "contested"})
    assert len(calm.rows) < len(everything.rows)
    told = timeline(view, Selection(origins=2), 800)
    assert all(one.origins >= 2 for one in told.rows + told.undated)
    may = timeline(view, Selection(since=date(2014, 5, 1), until=date(2014, 5, 31)), 800)
    assert 0 < len(may.rows) < len(everything.rows)
    # what may lie in May by its bounds is kept, whatever else it may be
    assert all(one.first is None or one.first <= date(2014, 5, 31) for one in may.rows)
    assert all(one.last is None or one.last >= date(2014, 5, 1) for one in may.rows)


def test_a_sources_selection_is_what_it_speaks_of(view: View) -> None:
    source = max(view.claims_spoken, key=lambda id: (len(view.claims_spoken[id]), id))
    about = {view.resolution.about[ref] for ref in view.claims_spoken[source]}
    drawn = timeline(view, Selection(source=source), 800)
    assert {one.id for one in drawn.rows + drawn.undated} == about & set(view.events)


def test_the_brief_gets_an_entitys_timeline_with_links(view: View) -> None:
    event = max(view.events.values(), key=lambda one: len(one.claims))
    (patient,) = event.roles["patient"]
    drawn = timeline_svg(view, of_entity(patient), lambda kind, id: f"#{kind}-{id}")
    assert drawn == timeline_svg(view, around(event), lambda kind, id: f"#{kind}-{id}")
    assert drawn.startswith("<svg")
    assert f'href="#event-{event.id}"' in drawn
    assert "vega.github.io" not in drawn
    assert not re.search(r"<script|<style|\son\w+=|javascript:", drawn)
    assert timeline_svg(view, of_entity("e-nobody"), lambda kind, id: None) == ""


def _layer(drawn: Timeline, name: str) -> list[dict[str, object]]:
    spec = specification(drawn, lambda kind, id: None, PAPER)
    return next(one["values"] for one in spec["data"] if one["name"] == f"{name}-rows")
