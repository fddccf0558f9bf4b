"""Things read at once are what they are when read one by one, and no question is asked of them again."""

from __future__ import annotations

from pathlib import Path

import pytest

from whence.case import together
from whence.case.case import Case
from whence.case.rows import HELD, Rows
from whence.case.settling import view
from whence.case.view import View
from whence.exchange.drawings.rows import event_row, relation_row


@pytest.fixture
def two(demo_read: Path) -> tuple[View, View]:
    """The demonstration's case opened twice."""
    with Case(demo_read) as case:
        return view(case), view(case)


def test_rows_are_the_same_either_way(two: tuple[View, View]) -> None:
    at_once, singly = two
    events, ties = list(singly.events), list(singly.relations)
    assert [event_row(at_once, one) for one in together.events(at_once, events)] == [
        event_row(singly, singly.events[id]) for id in events
    ]
    assert [relation_row(at_once, one) for one in together.relations(at_once, ties)] == [
        relation_row(singly, singly.relations[id]) for id in ties
    ]


def test_what_is_held_is_not_asked_again(two: tuple[View, View], monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = two
    ids = list(found.events)
    together.events(found, ids)
    monkeypatch.setattr(Rows, "ask", lambda *_, **__: pytest.fail("asked again"))
    assert [found.events[id].id for id in ids] == ids
    assert all(found.weighed.worth[id] for id in ids)
    assert [found.conflicts.get(id) is None for id in ids].count(True) > 0


def test_what_is_not_there_is_none(two: tuple[View, View]) -> None:
    found, _ = two
    found.hold("event", ["v-none"])
    assert found.events.get("v-none") is None
    with pytest.raises(KeyError):
        together.events(found, ["v-none"])


def test_only_so_many_are_held(two: tuple[View, View]) -> None:
    found, _ = two
    id = next(iter(found.events))
    found.hold("event", [f"v-{at}" for at in range(2 * HELD)])
    assert found.events[id].id == id
    assert found.stored is not None
    assert len(found.stored.rows._held["event"]) <= HELD


def test_dates_of_reports(two: tuple[View, View]) -> None:
    found, _ = two
    dates = found.published(list(found.reports))
    assert dates == {id: one.published.edtf for id, one in found.reports.items()}
    assert found.last_published == max(filter(None, dates.values()))
