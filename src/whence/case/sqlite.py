"""One SQLite file: opening it, bringing it up to date, and the one place where a transaction begins and ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, event, insert, inspect, select, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from whence.case.schema import MIGRATIONS, info
from whence.errors import CaseError

#: "WHNC", written into the file's header, so that no other program's database is taken for a case.
APPLICATION = 0x57484E43

#: How long to wait for another process that is writing, in milliseconds.
PATIENCE = 30_000


class Database:
    """Owns the commit boundary: everything inside one ``with writing()`` happens, or nothing does.

    The file is in WAL mode, so readers go on while one process writes, and a process that is killed
    loses only the transaction it was in.
    """

    def __init__(self, path: Path, *, create: bool) -> None:
        self.path = path
        if not create and not path.exists():
            raise CaseError(f"{path}: there is no case here yet; `whence read` makes one")
        self._engine = create_engine(f"sqlite:///{path}", isolation_level="AUTOCOMMIT", poolclass=NullPool)
        event.listen(self._engine, "connect", _prepare)
        try:
            self._connection = self._engine.connect()
            self._bring_up_to_date()
        except DatabaseError as error:
            raise CaseError(f"{path}: cannot be opened as a case ({error.orig})") from error

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging view of the case, whatever other processes write meanwhile."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One change of the case; any exception takes all of it back."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        connection = self._connection
        try:
            connection.exec_driver_sql(begin)
        except DatabaseError as error:
            raise CaseError(f"{self.path}: {error.orig}") from error
        try:
            yield connection
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")

    def _bring_up_to_date(self) -> None:
        """Run the migrations that this file has not had; refuse another program's file and a newer case."""
        with self.writing() as connection:
            application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            tables = inspect(connection).get_table_names()
            if application != APPLICATION:
                if tables or application:
                    raise CaseError(f"{self.path}: is a database, but not a case")
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
            version = _version(connection) if tables else 0
            if version > len(MIGRATIONS):
                raise CaseError(f"{self.path}: was written by a newer Whence (case version {version})")
            for number, migrate in enumerate(MIGRATIONS[version:], start=version + 1):
                migrate(connection)
                _set_version(connection, number)


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in (f"busy_timeout = {PATIENCE}", "foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _version(connection: Connection) -> int:
    return int(connection.execute(select(info.c.value).where(info.c.key == "version")).scalar_one())


def _set_version(connection: Connection, number: int) -> None:
    if number == 1:
        connection.execute(insert(info).values(key="version", value="1"))
    else:
        connection.execute(update(info).where(info.c.key == "version").values(value=str(number)))
