"""Lists in a case: a newer file takes an older one's place, the same one changes nothing, keys can be made again."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete, select, text

from whence.case.case import Case, put
from whence.case.judgements import append, undo
from whence.case.listed import Decision, body, confirmed
from whence.case.lists import LISTED, Change, candidates_of, imported, keep, parties_with
from whence.case.schema import MIGRATIONS, info, party, party_key, party_list
from whence.resolve.judgement import Anchor
from whence.resolve.listings import Party
from whence.resolve.resolution import Entity

DASTAN = Party("1", "Person", "DASTAN, Karim", ("DASTANI, Kareem",), ("FOX",), ("1970~",), ("NO",), ("SDGT",))
TOLAN = Party("2", "Person", "TOLAN, Idris")
HERON = Party("3", "Company", "Blue Heron Marine Supply")
KARIM = Entity("e-1", "Person", "Karim Dastan", ("Karim Dastan",), True, "", None, ())


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path / "case.db", create=True)


def put_list(case: Case, *parties: Party, sha256: str = "0", name: str = "norland") -> Change:
    return keep(case, name, "FollowTheMoney", "list.json", sha256, parties)


def rows(case: Case) -> list[tuple[object, ...]]:
    with case.database.reading() as connection:
        return [tuple(row) for table in (party_list, party, party_key) for row in connection.execute(select(table))]


def test_parties_come_back_as_they_were(case: Case) -> None:
    with case:
        assert put_list(case, DASTAN, TOLAN) == Change(added=2)
        assert parties_with(case, "1") == [("norland", DASTAN)]
        assert parties_with(case, "2", "norland") == [("norland", TOLAN)]
        assert parties_with(case, "2", "other") == []
        (one,) = imported(case)
        assert (one.name, one.file, one.sha256, one.parties) == ("norland", "list.json", "0", 2)


def test_the_same_file_again_changes_nothing(case: Case) -> None:
    with case:
        put_list(case, DASTAN, TOLAN)
        before = rows(case)
        assert put_list(case, DASTAN, TOLAN) == Change(known=True)
        assert rows(case) == before


def test_a_newer_file_takes_the_place_of_the_older(case: Case) -> None:
    with case:
        put_list(case, DASTAN, TOLAN)
        newer = replace(DASTAN, name="DASTAN, Karim Yusuf", aliases=())
        assert put_list(case, newer, HERON, sha256="1") == Change(added=1, changed=1, removed=1)
        assert parties_with(case, "2") == []
        assert parties_with(case, "1") == [("norland", newer)]
        assert [one.party for one in candidates_of(case, [KARIM])["e-1"]] == [newer]


def test_two_lists_stand_side_by_side(case: Case) -> None:
    with case:
        put_list(case, DASTAN)
        put_list(case, DASTAN, name="halvik")
        assert [name for name, _ in parties_with(case, "1")] == ["halvik", "norland"]
        assert [one.list for one in candidates_of(case, [KARIM])["e-1"]] == ["halvik", "norland"]


def test_keys_that_another_version_made_are_made_again(case: Case) -> None:
    with case:
        put_list(case, DASTAN, HERON)
        before = rows(case)
        with case.database.writing() as connection:
            connection.execute(delete(party_key))
            put(connection, LISTED, "0.0")
        assert [one.party for one in candidates_of(case, [KARIM])["e-1"]] == [DASTAN]
        assert rows(case) == before


def test_no_list_gives_no_candidates(case: Case) -> None:
    with case:
        assert candidates_of(case, [KARIM]) == {}


def test_a_case_from_before_there_were_lists_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with Case(path, create=True) as old, old.database.writing() as connection:
        for name in ("party_key", "party", "party_list"):
            connection.execute(text(f"DROP TABLE {name}"))
        connection.execute(info.update().where(info.c.key == "version").values(value="1"))
    with Case(path) as case:
        assert case.get("version") == str(len(MIGRATIONS))
        assert put_list(case, DASTAN) == Change(added=1)


def test_what_settling_depends_on_is_not_touched_by_listings(case: Case) -> None:
    with case:
        before = case.is_settled()
        with case.database.writing() as connection:
            append(connection, "listed", body(Anchor("0" * 64, 0, 3), "norland", "1", "DASTAN, Karim", ""), "ana")
        assert case.is_settled() == before
        with case.database.writing() as connection:
            undo(connection, "ana")
        assert case.is_settled() == before


def test_judgements_that_differ_after_a_merge_confirm_nothing() -> None:
    yes = Decision(1, True, "norland", "1", "DASTAN, Karim", "ana", "2014-05-01", "")
    no = replace(yes, number=2, listed=False, by="ben")
    other = replace(yes, number=3, party="2")
    assert confirmed([yes, other]) == (yes, other)
    assert confirmed([yes, no, other]) == (other,)
    assert confirmed([yes, replace(yes, number=4)]) == (yes,)
