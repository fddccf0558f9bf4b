"""The accounts table says nothing that no claim says, leaves nobody out, and keeps every voice in its own column."""

from pathlib import Path

import pytest

from whence.case.accounts import FACETS, accounts, in_conflict, origin_of
from whence.case.build import settle
from whence.case.case import Case
from whence.case.titles import about_title, chain_words, entity_title, event_title
from whence.case.view import View


@pytest.fixture(scope="module")
def view(demo_read: Path) -> View:
    with Case(demo_read) as case:
        return settle(case)


def test_every_claim_stands_in_the_column_of_its_origin(view: View) -> None:
    for event in view.events.values():
        table = accounts(view, event)
        columns = [column.source for column in table.columns]
        assert len(columns) == len(set(columns))
        for row in table.rows:
            assert set(row.cells) <= set(columns)
            for source, cells in row.cells.items():
                for cell in cells:
                    assert cell.words
                    assert cell.claims
                    assert {origin_of(view, ref) for ref in cell.claims} == {source}


def test_no_claim_about_an_event_is_left_out(view: View) -> None:
    for event in view.events.values():
        surely = next(row for row in accounts(view, event).rows if row.facet == "how surely")
        told = {ref for cells in surely.cells.values() for cell in cells for ref in cell.claims}
        assert told == set(view.claims_about[event.id])


def test_readers_comments_stand_last(view: View) -> None:
    for event in view.events.values():
        marks = [column.comment for column in accounts(view, event).columns]
        assert marks == sorted(marks)


def test_a_conflict_marks_its_row(view: View) -> None:
    for conflict in view.weighed.conflicts:
        if conflict.about in view.events and conflict.facet in ("agent", "place", "date"):
            rows = {row.facet: row for row in accounts(view, view.events[conflict.about]).rows}
            assert rows[FACETS[conflict.facet]].conflict
            assert FACETS[conflict.facet] in in_conflict(view, conflict.about)


def test_whoever_an_account_leaves_unnamed_stays_so_in_its_column(view: View) -> None:
    """The navy's statement named nobody; that he was named later does not change what it said."""
    statement = next(id for id, one in view.reports.items() if one.title == "Foreign officer detained at Karsa port")
    said = [
        cell.words
        for event in view.events.values()
        for row in accounts(view, event).rows
        if row.facet == "whom"
        for cells in row.cells.values()
        for cell in cells
        if statement in {ref.report for ref in cell.claims}
    ]
    assert said
    assert not any("Dastan" in words for words in said)


def test_everything_has_a_heading(view: View) -> None:
    for id in (*view.events, *view.relations):
        assert about_title(view, id).strip()
    for id in view.entities:
        assert entity_title(view, id).strip()
    for event in view.events.values():
        assert "  " not in event_title(view, event)
    for ref in view.claim_ids:
        assert chain_words(view, ref).strip()
