"""The questions, asked of the demonstration case. What the answers should be is the case's business, not theirs."""

import json
from pathlib import Path

import pytest

from running import Run
from whence.case.build import settle
from whence.case.case import Case
from whence.case.view import View
from whence.cli.demonstrating import main_event


@pytest.fixture
def view(demo_case: Path) -> View:
    with Case(demo_case) as case:
        return settle(case)


def main_id(view: View) -> str:
    event = main_event(view)
    assert event is not None
    return event.id


@pytest.mark.parametrize(
    "what", ["events", "entities", "claims", "sources", "conflicts", "open", "reports", "judgements"]
)
def test_everything_lists_as_a_table_and_as_json(whence: Run, demo_case: Path, what: str) -> None:
    ran = whence("list", what)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip()
    rows = json.loads(whence("list", what, "--json").out)
    assert isinstance(rows, list)
    assert bool(rows) == (what != "judgements")


def test_an_event_shows_its_accounts_side_by_side(whence: Run, demo_case: Path, view: View) -> None:
    ran = whence("show", main_id(view))
    assert ran.code == 0
    for words in ("by whom", "whom", "how surely", "Origins", "Claims", "<- conflict", "certain (CT+)"):
        assert words in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100


def test_an_event_as_json_is_its_records(whence: Run, demo_case: Path, view: View) -> None:
    rows = json.loads(whence("show", main_id(view), "--json").out)
    assert {row["kind"] for row in rows} >= {"event", "claim"}
    assert all(row["id"] == main_id(view) or row["about"] == main_id(view) for row in rows)


def test_a_dossier_gives_status_and_claims_with_their_chains(whence: Run, demo_case: Path) -> None:
    ran = whence("show", "karim dastan")
    assert ran.code == 0
    assert ran.out.startswith("Karim Dastan")
    assert "Status, as said" in ran.out
    assert "Northern Wire <- " in ran.out


def test_no_page_calls_anybody_anything(whence: Run, demo_case: Path, view: View) -> None:
    """A heading names an event and those it is said to concern; it never says what somebody is."""
    quotes = {line for line in whence("show", "karim dastan").out.splitlines() if "“" not in line}
    headings = [line for line in quotes if line and not line.startswith(" ")]
    assert not any(word in line.lower() for line in headings for word in ("smuggler", "terrorist", "criminal"))


def test_of_a_commenter_no_dossier_is_made(whence: Run, demo_case: Path, view: View) -> None:
    name = next(one.name for one in view.sources.values() if one.type == "commenter" and one.name)
    ran = whence("show", name)
    assert ran.code == 1
    assert "no dossier is made of a commenter" in ran.err


def test_what_fits_several_things_lists_them(whence: Run, demo_case: Path) -> None:
    ran = whence("show", "Dastan")
    assert ran.code == 1
    assert "Karim Dastan" in ran.out
    assert "Kamran Dastan" in ran.out
    assert ran.err == "whence: 'Dastan' fits several things in this case: give more words, or an id\n"


def test_what_fits_nothing_is_said(whence: Run, demo_case: Path) -> None:
    ran = whence("show", "Ottoline Quist")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "whence: 'Ottoline Quist' fits nothing in this case\n"


def test_find_shows_reports_and_the_words_in_place(whence: Run, demo_case: Path) -> None:
    ran = whence("find", "ferry", "rifles")
    assert ran.code == 0
    assert "rifles" in ran.out
    assert whence("find", "zeppelin").out == "No report holds these words.\n"
    assert json.loads(whence("find", "ferry", "--json").out)


def test_status_as_of_a_day_and_as_known_on_one(whence: Run, demo_case: Path) -> None:
    assert "released" in whence("status", "Karim Dastan").out
    assert "released" not in whence("status", "Karim Dastan", "--known", "2014-05-05").out
    assert "released" not in whence("status", "Karim Dastan", "--as-of", "2014-05-04").out
    assert "detained" in whence("status", "Karim Dastan", "--as-of", "2014-05-04").out
    states = {row["state"] for row in json.loads(whence("status", "Karim Dastan", "--json").out)}
    assert {"detained", "released"} <= states
    assert whence("status", "Karim Dastan", "--as-of", "yesterday").code == 2


def test_without_a_case_a_question_says_how_to_make_one(whence: Run) -> None:
    ran = whence("list", "events", "--case", "nowhere.db")
    assert ran.code == 1
    assert ran.err == "whence: nowhere.db: there is no case here yet; `whence read` makes one\n"


def test_a_pages_control_characters_do_not_reach_the_screen(whence: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Two held in Karsa\n\nPolice arrested \x1b[31mtwo\x1b[0m \u202emen in Karsa on 3 May 2014, a spokesman said.\n"
    )
    whence("read", page)
    for command in (("list", "claims"), ("list", "events"), ("find", "police"), ("list", "reports")):
        out = whence(*command).out
        assert "\x1b" not in out
        assert "\u202e" not in out
