"""A case file opens, or says in one line why not; and what was half written is not there."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from whence.case.sqlite import Sqlite
from whence.errors import CaseError


def test_a_missing_case_is_made_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with pytest.raises(CaseError, match="no case here"):
        Sqlite(path, create=False)
    assert not path.exists()
    Sqlite(path, create=True).close()
    Sqlite(path, create=False).close()


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "music.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE song (name)")
    other.close()
    with pytest.raises(CaseError, match="not a case"):
        Sqlite(path, create=True)
    with sqlite3.connect(path) as other:
        assert [row[0] for row in other.execute("SELECT name FROM sqlite_master")] == ["song"]
    other.close()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a database at all, but long enough to look like one. " * 40)
    with pytest.raises(CaseError, match="cannot be opened as a case"):
        Sqlite(path, create=True)
    assert path.read_text().startswith("Not a database")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot be opened as a case"):
        Sqlite(tmp_path / "nowhere" / "case.db", create=True)


def test_a_newer_case_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    Sqlite(path, create=True).close()
    with sqlite3.connect(path) as newer:
        newer.execute("UPDATE info SET value = '99' WHERE key = 'version'")
    newer.close()
    with pytest.raises(CaseError, match="newer Whence"):
        Sqlite(path, create=False)


def test_what_fails_half_way_is_taken_back(tmp_path: Path) -> None:
    database = Sqlite(tmp_path / "case.db", create=True)
    statement = "INSERT INTO info VALUES ('half', 'done')"
    with pytest.raises(DatabaseError), database.writing() as connection:
        [connection.execute(text(one)) for one in (statement, "INSERT INTO nowhere VALUES (1)")]
    with database.reading() as connection:
        assert connection.execute(text("SELECT * FROM info WHERE key = 'half'")).all() == []
    database.close()


def test_a_judgement_cannot_be_changed_in_the_tables_either(tmp_path: Path) -> None:
    database = Sqlite(tmp_path / "case.db", create=True)
    with database.writing() as connection:
        connection.execute(text("INSERT INTO judgement VALUES (1, 'note', '{}', 'me', 'now', NULL)"))
    for statement in ("UPDATE judgement SET user = 'you'", "DELETE FROM judgement"):
        with pytest.raises(Exception, match="never changed"), database.writing() as connection:
            connection.execute(text(statement))
    database.close()
