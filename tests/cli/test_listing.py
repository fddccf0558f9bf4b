"""Importing a list, being asked who is on it, confirming, refusing, undoing."""

import json
from pathlib import Path
from typing import Any

import pytest

from running import Run

NULLS = "-0- ," * 7
SDN = (
    f'90017,"DASTAN, Kareem","individual","NORLAND",{NULLS}"DOB circa 1970; nationality Norway."\r\n'
    f'90018,"BLUE HERON MARINE SUPPLY CO., LTD.",-0- ,"NORLAND",{NULLS}-0- \r\n'
    f'90019,"DASTAN, Omar","individual","NORLAND",{NULLS}-0- \r\n'
    f'90020,"BLUE HERON MARINE SUPPLY","vessel","NORLAND",{NULLS}-0- \r\n'
)


@pytest.fixture
def listed(whence: Run, demo_case: Path, tmp_path: Path) -> Run:
    """A case with a list, in a folder with its file."""
    (tmp_path / "SDN.CSV").write_text(SDN)
    (tmp_path / "ALT.CSV").write_text('90017,1,"aka","DASTAN, Karim",-0- \r\n')
    assert whence("list-import", "SDN.CSV").code == 0
    return whence


def ledger(whence: Run) -> str:
    ran = whence("export")
    assert ran.code == 0
    return ran.out


def entity(whence: Run, name: str) -> dict[str, Any]:
    rows = map(json.loads, ledger(whence).splitlines())
    (found,) = [row for row in rows if row["kind"] == "entity" and row["name"] == name]
    return found


def listings(whence: Run, name: str) -> list[dict[str, Any]]:
    return [row for row in json.loads(whence("show", name, "--json").out) if row["kind"] == "listing"]


def test_an_import_says_what_came(whence: Run, demo_case: Path, tmp_path: Path) -> None:
    (tmp_path / "SDN.CSV").write_text(SDN)
    ran = whence("list-import", "SDN.CSV")
    assert (ran.code, ran.err) == (0, "")
    assert "ofac-sdn: 4 parties (1 Organization, 2 Person, 1 Vessel)\n4 new, 0 changed, 0 gone\n" in ran.out
    assert "nothing changed" in whence("list-import", "SDN.CSV").out
    (row,) = json.loads(whence("list-import", "SDN.CSV", "--name", "mine", "--json").out)
    assert (row["kind"], row["name"], row["parties"], row["added"], row["known"]) == ("list", "mine", 4, 4, False)
    assert [row["name"] for row in json.loads(whence("list", "lists", "--json").out)] == ["mine", "ofac-sdn"]
    assert "ofac-sdn" in whence("list", "lists").out


def test_followthemoney_passes_over_what_is_no_party(whence: Run, tmp_path: Path) -> None:
    rows = [
        {"id": "n-1", "schema": "Person", "properties": {"name": ["Karim Dastan"]}, "datasets": ["norland"]},
        {"id": "n-2", "schema": "Address", "properties": {}, "datasets": ["norland"]},
    ]
    (tmp_path / "list.json").write_text("".join(json.dumps(row) + "\n" for row in rows))
    ran = whence("list-import", "list.json")
    assert "norland: 1 party (1 Person)" in ran.out
    assert "Passed over: 1 Address" in ran.out


def test_a_candidate_is_shown_as_one_and_changes_nothing(whence: Run, demo_case: Path, tmp_path: Path) -> None:
    before = ledger(whence)
    status = whence("status", "Karim Dastan").out
    assert "Listings" not in whence("show", "Karim Dastan").out
    (tmp_path / "SDN.CSV").write_text(SDN)
    whence("list-import", "SDN.CSV")
    assert ledger(whence) == before
    assert whence("status", "Karim Dastan").out == status
    page = whence("show", "Karim Dastan").out
    assert "ofac-sdn:90017  DASTAN, Kareem\n    candidate, not confirmed (0.9" in page
    assert "Person · born about 1970 · NO · NORLAND" in page
    (row,) = listings(whence, "Karim Dastan")
    assert (row["state"], row["list"], row["party"], row["reason"] != "") == ("candidate", "ofac-sdn", "90017", True)


def test_a_brother_a_ship_and_a_stranger_are_not_asked_about(listed: Run) -> None:
    assert listings(listed, "Kamran Dastan") == []
    assert [row["party"] for row in listings(listed, "Blue Heron Marine Supply")] == ["90018"]
    assert "90019" not in listed("list", "open", "--json").out


def test_open_questions_count_candidates(listed: Run) -> None:
    page = listed("list", "open").out
    assert "May be on a list, by name (2 entities, not confirmed): judge listed or not-listed" in page
    rows = [row for row in json.loads(listed("list", "open", "--json").out) if row["kind"] == "listing"]
    assert sorted(row["party"] for row in rows) == ["90017", "90018"]
    listed("judge", "not-listed", "Blue Heron Marine Supply", "90018")
    assert "(1 entity, not confirmed)" in listed("list", "open").out


def test_confirming_is_a_judgement_with_user_and_day_and_undo_leaves_no_trace(listed: Run) -> None:
    before, page = ledger(listed), listed("show", "Karim Dastan").out
    ran = listed("judge", "listed", "Karim Dastan", "ofac-sdn:90017", "--note", "same passport")
    assert (ran.code, ran.out) == (0, "Judgement 1: listed. `whence undo 1` takes it back.\n")
    assert entity(listed, "Karim Dastan")["listings"] == [{"list": "ofac-sdn", "party": "90017"}]
    shown = listed("show", "Karim Dastan").out
    assert "confirmed by tester on " in shown
    assert "(judgement 1)" in shown
    assert "same passport" in shown
    assert "candidate, not confirmed" not in shown
    assert "ofac-sdn:90017 DASTAN, Kareem" in listed("list", "judgements").out
    others = [row for row in map(json.loads, ledger(listed).splitlines()) if "listings" in row]
    assert len(others) == 1
    assert listed("undo").code == 0
    assert ledger(listed) == before
    assert listed("show", "Karim Dastan").out == page


def test_only_the_key_is_added_by_a_confirmation(listed: Run) -> None:
    before = entity(listed, "Karim Dastan")
    listed("judge", "listed", "Karim Dastan", "90017")
    after = entity(listed, "Karim Dastan")
    assert after.pop("listings")
    assert after == before


def test_a_refusal_takes_the_question_away_and_is_exported_nowhere(listed: Run) -> None:
    before = ledger(listed)
    assert listed("judge", "not-listed", "Karim Dastan", "DASTAN, Kareem").code == 0
    page = listed("show", "Karim Dastan").out
    assert "judged not to be this party, by tester" in page
    assert "candidate" not in page
    assert ledger(listed) == before


def test_the_opposite_is_refused_with_both_named_and_the_same_too(listed: Run) -> None:
    listed("judge", "listed", "Karim Dastan", "90017")
    before = ledger(listed)
    ran = listed("judge", "not-listed", "Karim Dastan", "90017")
    assert ran.code == 1
    assert "judgement 1 (listed) and this one (not-listed) say opposite things" in ran.err
    assert "says this already" in listed("judge", "listed", "Karim Dastan", "90017").err
    assert ledger(listed) == before
    assert [row["number"] for row in json.loads(listed("list", "judgements", "--json").out)] == [1]


def test_confirmations_outlive_a_rebuild_other_judgements_and_a_newer_list(listed: Run, tmp_path: Path) -> None:
    listed("judge", "listed", "Karim Dastan", "90017")
    before = ledger(listed)
    listed("judge", "same", "Karim Dastan", "Kamran Dastan")
    listed("undo")
    assert ledger(listed) == before
    assert listed("rebuild").code == 0
    assert ledger(listed) == before
    (tmp_path / "SDN.CSV").write_text("".join(SDN.splitlines(keepends=True)[1:]))
    assert "0 new, 0 changed, 1 gone" in listed("list-import", "SDN.CSV").out
    assert ledger(listed) == before
    assert "no longer on the list" in listed("show", "Karim Dastan").out


def test_a_merged_entity_keeps_what_was_confirmed_of_its_part(listed: Run) -> None:
    listed("judge", "listed", "Kamran Dastan", "ofac-sdn:90019")
    listed("judge", "same", "Karim Dastan", "Kamran Dastan")
    rows = [row for row in map(json.loads, ledger(listed).splitlines()) if "listings" in row]
    assert [row["listings"] for row in rows] == [[{"list": "ofac-sdn", "party": "90019"}]]
    assert {"Karim Dastan", "Kamran Dastan"} <= set(rows[0]["names"])


@pytest.mark.parametrize(
    ("things", "reason"),
    [
        (("Karim Dastan", "12345"), "there is no party '12345'"),
        (("Karim Dastan", "other:90017"), "there is no party 'other:90017'"),
        (("Nobody At All", "90017"), "fits nothing in this case"),
    ],
)
def test_what_is_not_there_cannot_be_judged(listed: Run, things: tuple[str, str], reason: str) -> None:
    ran = listed("judge", "listed", *things)
    assert ran.code == 1
    assert reason in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_party_of_two_lists_needs_its_list(listed: Run) -> None:
    listed("list-import", "SDN.CSV", "--name", "mine")
    ran = listed("judge", "listed", "Karim Dastan", "90017")
    assert (ran.code, ran.err) == (1, "whence: '90017' fits several parties: mine:90017, ofac-sdn:90017\n")
    assert listed("judge", "listed", "Karim Dastan", "mine:90017").code == 0
    assert listed("judge", "listed", "Karim Dastan").code == 2


def test_a_bad_file_is_one_line_and_loses_nothing(listed: Run, tmp_path: Path) -> None:
    before = listed("list", "lists").out
    (tmp_path / "SDN.CSV").write_text(SDN[:-30])
    ran = listed("list-import", "SDN.CSV")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("whence: SDN.CSV: line 4: ")
    assert len(ran.err.splitlines()) == 1
    assert listed("list", "lists").out == before
    assert listings(listed, "Karim Dastan")


def test_a_bad_file_makes_no_case(whence: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html>")
    assert whence("list-import", "page.html").code == 1
    assert not (tmp_path / "case.db").exists()
    assert whence("list", "lists").code == 1
