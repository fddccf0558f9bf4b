"""Decisions are written down once and taken back by another line."""

import pytest

from whence.case.case import Case
from whence.case.database import Where
from whence.case.judgements import append, stands, undo
from whence.case.judging import decide, standing_judgements
from whence.errors import CaseError
from whence.resolve.judgement import Anchor, Contradiction

HERE, THERE = Anchor("0" * 64, 3, 9), Anchor("f" * 64, 0, 5)


@pytest.fixture
def case(where: Where) -> Case:
    return Case(where, create=True)


def test_the_latest_that_stands_is_undone_first(case: Case) -> None:
    with case, case.database.writing() as connection:
        numbers = [append(connection, "note", {"what": "entity"}, "ana") for _ in range(3)]
        assert undo(connection, "ben").number == numbers[2]
        assert undo(connection, "ben").number == numbers[1]
        assert undo(connection, "ben", numbers[0]).number == numbers[0]
        with pytest.raises(CaseError, match="no judgement to undo"):
            undo(connection, "ben")
        with pytest.raises(CaseError, match="undone already"):
            undo(connection, "ben", numbers[0])
        with pytest.raises(CaseError, match="no judgement 99"):
            undo(connection, "ben", 99)


def test_the_log_keeps_who_and_when_and_what_was_taken_back(case: Case) -> None:
    with case:
        decide(case, "same", "entity", HERE, THERE, "ana", "one man, two spellings")
        with case.database.writing() as connection:
            undo(connection, "ben")
        first, second = case.judgements()
    assert (first.kind, first.user, first.undone_by) == ("same", "ana", 2)
    assert (second.kind, second.user) == ("undo", "ben")
    assert not stands(first)
    assert first.body["note"] == "one man, two spellings"


def test_a_contradiction_is_refused_and_both_are_named(case: Case) -> None:
    with case:
        decide(case, "same", "entity", HERE, THERE, "ana")
        with pytest.raises(Contradiction, match=r"judgement 1 \(same\) and judgement 2 \(different\)"):
            decide(case, "different", "entity", THERE, HERE, "ben")
        assert len(case.judgements()) == 1
        assert [one.type for one in standing_judgements(case.judgements())] == ["same"]
