"""A case opens on each store alike, or says in one line why not; and what was half written is not there."""

from collections.abc import Callable

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DatabaseError

from whence.case.database import Where, open_database
from whence.case.schema import info, judgement
from whence.errors import CaseError

Fresh = Callable[[], Where]


def test_a_missing_case_is_made_only_when_asked(where: Where) -> None:
    for _ in range(2):
        with pytest.raises(CaseError, match="no case here"):
            open_database(where, create=False)
    made = open_database(where, create=True)
    again = open_database(where, create=False)
    assert (made.made, again.made) == (True, False)
    made.close()
    again.close()


def test_a_case_that_is_discarded_is_not_there(where: Where) -> None:
    open_database(where, create=True).discard()
    with pytest.raises(CaseError, match="no case here"):
        open_database(where, create=False)


def test_a_newer_case_is_refused(where: Where) -> None:
    database = open_database(where, create=True)
    with database.writing() as connection:
        connection.execute(update(info).where(info.c.key == "version").values(value="99"))
    database.close()
    with pytest.raises(CaseError, match=r"written by a newer Whence \(case version 99\)"):
        open_database(where, create=True)


def test_what_fails_half_way_is_taken_back(where: Where) -> None:
    database = open_database(where, create=True)
    statements = (insert(info).values(key="half", value="done"), text("INSERT INTO nowhere VALUES (1)"))
    with pytest.raises(DatabaseError), database.writing() as connection:
        [connection.execute(one) for one in statements]
    with database.reading() as connection:
        assert connection.execute(select(info).where(info.c.key == "half")).all() == []
    database.close()


def test_a_judgement_cannot_be_changed_in_the_tables_either(where: Where) -> None:
    database = open_database(where, create=True)
    with database.writing() as connection:
        row = {"number": 1, "kind": "note", "body": "{}", "user": "me", "at": "now", "undoes": None}
        connection.execute(insert(judgement).values(row))
    for statement in (judgement.update().values(user="you"), judgement.delete()):
        with pytest.raises(DatabaseError, match="never changed"), database.writing() as connection:
            connection.execute(statement)
    database.close()


def test_a_reader_sees_one_moment_and_is_told_of_another(where: Where) -> None:
    reader, writer = open_database(where, create=True), open_database(where, create=True)
    before, view = reader.others(), reader.snapshot()
    with writer.writing() as connection:
        connection.execute(insert(info).values(key="news", value="yes"))
    assert view.ask("SELECT value FROM info WHERE key = 'news'") == []
    assert reader.others() != before
    before = reader.others()
    with reader.writing() as connection:  # its own change is no other's
        connection.execute(insert(info).values(key="own", value="yes"))
    with writer.writing():
        pass
    assert reader.others() == before
    assert len(reader.snapshot().ask("SELECT value FROM info WHERE key IN ('news', 'own')")) == 2
    reader.close()
    writer.close()
    del view
