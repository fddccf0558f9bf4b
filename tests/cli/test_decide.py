"""Judgements, their undoing and grades, and that undoing leaves no trace in the ledger."""

import json
from pathlib import Path
from typing import Any

from running import Run
from whence.case.case import Case
from whence.case.judging import decide
from whence.resolve.judgement import Anchor


def ledger(whence: Run) -> str:
    ran = whence("export")
    assert ran.code == 0
    return ran.out


def rows(whence: Run, kind: str) -> list[dict[str, Any]]:
    return [row for row in map(json.loads, ledger(whence).splitlines()) if row["kind"] == kind]


def test_same_then_undo_gives_the_same_ledger(whence: Run, demo_case: Path) -> None:
    before = ledger(whence)
    ran = whence("judge", "same", "Karim Dastan", "Kamran Dastan")
    assert ran.code == 0
    assert "Judgement 1: same" in ran.out
    assert [row for row in rows(whence, "entity") if {"Karim Dastan", "Kamran Dastan"} <= set(row["names"])]
    assert whence("undo").code == 0
    assert ledger(whence) == before


def test_undo_of_an_earlier_one_leaves_the_later(whence: Run, demo_case: Path) -> None:
    whence("judge", "different", "Karim Dastan", "Kamran Dastan")
    with_one = ledger(whence)
    claim = rows(whence, "claim")[0]["id"]
    whence("undo")
    whence("judge", "reject", claim)
    whence("judge", "different", "Karim Dastan", "Kamran Dastan")
    assert whence("undo", 3).code == 0
    assert ledger(whence) == with_one


def test_a_rejected_claim_leaves_the_ledger_and_comes_back(whence: Run, demo_case: Path) -> None:
    before = rows(whence, "claim")
    assert whence("judge", "reject", before[0]["id"], "--note", "quotes a novel").code == 0
    assert before[0]["id"] not in {row["id"] for row in rows(whence, "claim")}
    assert whence("undo", 1).code == 0
    assert rows(whence, "claim") == before


def test_contradictions_are_refused_with_both_named(whence: Run, demo_case: Path) -> None:
    whence("judge", "different", "Karim Dastan", "Kamran Dastan")
    before = ledger(whence)
    ran = whence("judge", "same", "Karim Dastan", "Kamran Dastan")
    assert ran.code == 1
    assert "judgement 1 (different)" in ran.err or "judgement 2 (same)" in ran.err
    assert len(ran.err.splitlines()) == 1
    assert ledger(whence) == before


def test_judgements_outlive_a_rebuild(whence: Run, demo_case: Path) -> None:
    whence("judge", "same", "Karim Dastan", "Kamran Dastan")
    whence("grade", "Northern Wire", "b")
    before = ledger(whence)
    assert whence("rebuild").code == 0
    assert ledger(whence) == before


def test_a_grade_is_a_letter_on_the_source_and_moves_no_number(whence: Run, demo_case: Path) -> None:
    before = ledger(whence)
    ran = whence("grade", "Northern Wire", "F")
    assert (ran.code, ran.out) == (0, "Northern Wire: F\n")
    graded = [row for row in rows(whence, "source") if row["reliability"]]
    assert [(row["name"], row["reliability"]) for row in graded] == [("Northern Wire", "F")]
    assert ledger(whence).replace('"reliability": "F"', '"reliability": null') == before
    whence("grade", "Northern Wire", "A")
    assert [row["reliability"] for row in rows(whence, "source") if row["reliability"]] == ["A"]
    whence("undo")
    assert [row["reliability"] for row in rows(whence, "source") if row["reliability"]] == ["F"]


def test_no_other_letter_is_a_grade(whence: Run, demo_case: Path) -> None:
    ran = whence("grade", "Northern Wire", "G")
    assert ran.code == 1
    assert "from A to F" in ran.err


def test_the_log_lists_every_decision_with_its_user(whence: Run, demo_case: Path) -> None:
    whence("judge", "note", "Karim Dastan", "--note", "ask the harbour master")
    whence("undo")
    out = whence("list", "judgements").out
    assert "ask the harbour master" in out
    assert "tester" in out
    assert "undone by 2" in out
    assert "undo" in out


def test_nothing_to_undo_is_said(whence: Run, demo_case: Path) -> None:
    assert whence("undo").err == "whence: there is no judgement to undo\n"
    assert "no judgement 5" in whence("undo", 5).err


def test_unlike_things_cannot_be_the_same(whence: Run, demo_case: Path) -> None:
    event = rows(whence, "event")[0]["id"]
    ran = whence("judge", "same", "Karim Dastan", event)
    assert ran.code == 1
    assert "cannot be same" in ran.err
    assert whence("judge", "same", "Karim Dastan").code == 2


def test_an_id_that_merged_away_still_leads_there(whence: Run, demo_case: Path) -> None:
    ids = [row["id"] for row in rows(whence, "entity") if row["name"] in ("Karim Dastan", "Kamran Dastan")]
    assert len(ids) == 2
    whence("judge", "same", *ids)
    assert {row["id"] for row in rows(whence, "entity")} & set(ids) != set(ids)
    for id in ids:
        ran = whence("show", id)
        assert ran.code == 0
        assert "Dastan" in ran.out.splitlines()[0]


def test_a_judgement_whose_words_are_gone_is_listed(whence: Run, demo_case: Path) -> None:
    with Case(demo_case) as case:
        decide(case, "note", "entity", Anchor("0" * 64, 3, 9), None, "ana", "whom was this about?")
    ran = whence("list", "open")
    assert ran.code == 0
    assert "Judgements whose words are no longer in a claim" in ran.out
    assert "whom was this about?" in ran.out
