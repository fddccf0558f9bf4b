"""A case copied to another store gives the same ledger, byte for byte, and goes on from there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from whence.case.build import settle
from whence.case.case import Case, put
from whence.case.copying import copy
from whence.case.database import Where, open_database
from whence.case.judging import decide
from whence.case.lists import imported, keep, parties_with
from whence.case.view import View
from whence.errors import CaseError
from whence.exchange.jsonl import lines
from whence.resolve.listings import Party

DASTAN = Party("1", "Person", "DASTAN, Karim", ("DASTANI, Kareem",), (), ("1970~",), ("NO",), ("SDGT",))


def ledger(where: Where) -> list[str]:
    with Case(where) as case:
        return list(lines(settle(case)))


def decide_something(case: Case, view: View) -> None:
    from whence.case.judging import entity_anchor

    first, second = (id for id, one in sorted(view.entities.items()) if one.name in ("Karim Dastan", "Kamran Dastan"))
    decide(case, "same", "entity", entity_anchor(view, first), entity_anchor(view, second), "ana", "one man")


def test_there_and_back_the_ledger_is_the_same(demo_case: Path, place: Callable[[], Where], tmp_path: Path) -> None:
    with Case(demo_case) as case:
        decide_something(case, settle(case))
        keep(case, "norland", "FollowTheMoney", "list.json", "0", [DASTAN])
        with case.database.writing() as connection:
            put(connection, "watched", "{}")
    there, back = place(), tmp_path / "back.db"
    wanted = ledger(demo_case)
    copy(demo_case, there)
    with Case(there) as case:
        assert case.is_settled()
        assert list(lines(settle(case))) == wanted
        assert parties_with(case, "1") == [("norland", DASTAN)]
        assert case.get("watched") == "{}"
        assert case.find("ferry rifles")
        log, originals = case.judgements(), {id: case.original(id) for id in case.reports()}
    copy(there, back)
    with Case(back) as case, Case(demo_case) as first:
        assert case.judgements() == log == first.judgements()
        assert {id: case.original(id) for id in case.reports()} == originals
        assert imported(case) == imported(first)
    assert ledger(back) == wanted


def test_what_holds_anything_is_refused_and_left_as_it_is(demo_case: Path, place: Callable[[], Where]) -> None:
    there = place()
    with Case(there, create=True) as case, case.database.writing() as connection:
        put(connection, "watched", "{}")
    with pytest.raises(CaseError, match="holds something already"):
        copy(demo_case, there)
    with Case(there) as case:
        assert (case.report_count(), case.get("watched")) == (0, "{}")


def test_what_cannot_be_copied_leaves_no_case_behind(place: Callable[[], Where], demo_case: Path) -> None:
    missing, there = place(), place()
    with pytest.raises(CaseError, match="no case here"):
        copy(missing, there)
    with pytest.raises(CaseError, match="no case here"):
        open_database(there, create=False)
