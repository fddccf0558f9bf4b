"""What waits for a judgement is asked once, for a reason, and no more once it is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from whence.case.build import settle
from whence.case.case import Case
from whence.case.judging import decide
from whence.case.questions import NOT_SURE, Question, anchors, questions
from whence.case.view import View


@pytest.fixture(scope="module")
def view(demo_read: Path) -> View:
    with Case(demo_read) as case:
        return settle(case)


def asked(case: Case) -> list[Question]:
    return questions(settle(case), {}, case.judgements())


def answer(case: Case, one: Question, verdict: str, note: str = "") -> None:
    a, b = (*anchors(settle(case), one), None)[:2]
    assert a is not None
    decide(case, verdict, one.what, a, b, "ana", note)  # type: ignore[arg-type]



def test_every_suggestion_is_asked_about_those_most_alike_first(view: View) -> None:
    pairs = [one for one in questions(view, {}, ()) if one.kind == "one"]
    assert {one.key for one in pairs} == {one.id for one in view.resolution.suggestions}
    assert [one.score for one in pairs] == sorted((one.score for one in pairs), reverse=True)


def test_a_claim_is_asked_about_where_it_alone_holds_a_side(view: View) -> None:
    claims = {one.claim for one in questions(view, {}, ()) if one.kind == "claim"}
    alone = {
        side.claims[0]
        for conflict in view.weighed.conflicts
        if conflict.serious
        for side in conflict.sides
        if len(side.claims) == 1
    }
    assert alone
    assert alone <= claims


def test_nobody_is_asked_about_what_is_well_supported(view: View) -> None:
    """Claims that stand with others, about what nobody disputes, are left in peace."""
    claims = {one.claim for one in questions(view, {}, ()) if one.kind == "claim"}
    calm = {
        ref
        for id, refs in view.claims_about.items()
        if not view.conflicts.get(id) and id in view.weighed.worth and view.weighed.worth[id].grade.number <= 2
        for ref in refs
    }
    assert calm
    assert not calm & claims


def test_what_is_answered_is_asked_no_more(demo_case: Path) -> None:
    with Case(demo_case) as case:
        first = next(one for one in asked(case) if one.kind == "one")
        answer(case, first, "different")
        assert first.key not in {one.key for one in asked(case)}
        claim = next(one for one in asked(case) if one.kind == "claim")
        answer(case, claim, "accept")
        assert claim.key not in {one.key for one in asked(case)}


def test_what_somebody_was_not_sure_of_comes_last_and_stays(demo_case: Path) -> None:
    with Case(demo_case) as case:
        before = asked(case)
        answer(case, before[0], "note", NOT_SURE)
        after = asked(case)
    assert [one.key for one in after] == [one.key for one in (*before[1:], before[0])]
