"""A case in one SQLite file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from whence.case.database import PATIENCE, Database
from whence.case.snapshot import Snapshot
from whence.errors import CaseError

#: "WHNC", written into the file's header, so that no other program's database is taken for a case.
APPLICATION = 0x57484E43

#: What a connection is told first, and one that only reads. In WAL mode readers go on while one process writes, and a
#: process that is killed loses only the transaction it was in. A report's rows lie all over a large case, so its pages
#: are held (64 MB at most) and written back seldom (each 4,000, some 16 MB).
PRAGMAS = (
    "foreign_keys = ON",
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "cache_size = -65536",
    "wal_autocheckpoint = 4000",
)
ONLY_READS = ("query_only = ON",)


#: What goes wrong with a file through no fault of Whence's, in words.
SAYS = {
    sqlite3.SQLITE_BUSY: f"another process has been writing for {PATIENCE} seconds; try again when it is done",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened as a case: there is no such folder, or no permission",
    sqlite3.SQLITE_CORRUPT: "is damaged (`whence check` says what is left); a backup has the rest",
    sqlite3.SQLITE_FULL: "the disk is full; what was in the case is there still",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written, or it is full",
    sqlite3.SQLITE_NOTADB: "cannot be opened as a case: it is no database, or its beginning is damaged",
    sqlite3.SQLITE_PERM: "no permission to open it",
    sqlite3.SQLITE_READONLY: "the file or its folder is read-only, so nothing can be written down",
}


class Sqlite(Database):
    """A file: one process writes at a time, and any number read meanwhile."""

    def __init__(self, path: Path, *, create: bool) -> None:
        self.path = path
        if not (there := path.exists()) and not create:
            raise CaseError(f"{path}: there is no case here yet; `whence read` makes one")
        super().__init__(_engine(path, PRAGMAS), str(path), path.stem)
        self.made = self.made and not there

    def snapshot(self) -> Snapshot:
        engine = _engine(self.path, ONLY_READS, check_same_thread=False)
        self._translate(engine)
        connection = engine.connect()
        connection.exec_driver_sql("BEGIN")
        return Snapshot(connection)

    def others(self) -> int:
        with self.reading() as connection:
            return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())

    def back_up(self, to: Path) -> None:
        part = to.with_name(f"{to.name}.{os.getpid()}.part")
        try:
            if to.exists():
                raise CaseError(f"{to}: is there already; a backup takes the place of nothing")
            with closing(sqlite3.connect(self.path)) as ours, closing(sqlite3.connect(part)) as theirs:
                ours.backup(theirs)
            part.rename(to)
        except (OSError, sqlite3.Error) as error:
            with suppress(OSError):
                part.unlink()
            reason = error.strerror if isinstance(error, OSError) else self._says(error) or error
            raise CaseError(f"{to}: the case cannot be copied there ({reason})") from error

    def faults(self, connection: Connection) -> Iterator[str]:
        for (says,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if says != "ok":
                yield str(says)
        for table, row, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} leads to no row of {other}"
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'judgement'"
        there = set(connection.exec_driver_sql(query).scalars())
        if missing := {"judgement_UPDATE", "judgement_DELETE"} - there:
            yield f"nothing keeps judgements from being changed: {', '.join(sorted(missing))} is gone"

    def discard(self) -> None:
        self.close()
        self.path.unlink(missing_ok=True)

    def _begin(self, connection: Connection, *, write: bool) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    def _tables(self, connection: Connection) -> bool:
        return bool(inspect(connection).get_table_names() or _application(connection))

    @staticmethod
    def _says(error: BaseException) -> str | None:
        if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode to UTF-8"):
            return SAYS[sqlite3.SQLITE_CORRUPT]  # of the words that it would quote
        code = getattr(error, "sqlite_errorcode", None)  # its last byte is the kind, the rest says more
        return None if code is None else SAYS.get(code & 0xFF)

    def _is_marked(self, connection: Connection) -> bool:
        return _application(connection) == APPLICATION

    def _prepare(self, connection: Connection) -> None:
        """The file is there: whoever connects makes it."""

    def _mark(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")

    def _reason(self, error: DatabaseError) -> str:
        if getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            return f"another process has been writing for {PATIENCE} seconds; try again when it is done"
        return super()._reason(error)


def _application(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())


def _engine(path: Path, pragmas: tuple[str, ...], **options: Any) -> Engine:
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        cursor = connection.cursor()
        try:
            for pragma in (f"busy_timeout = {PATIENCE * 1000}", *pragmas):
                cursor.execute(f"PRAGMA {pragma}")
        except UnicodeDecodeError as error:
            raise sqlite3.DatabaseError(f"Could not decode to UTF-8: {error}") from error
        cursor.close()

    engine = create_engine(f"sqlite:///{path}", isolation_level="AUTOCOMMIT", poolclass=NullPool, connect_args=options)
    event.listen(engine, "connect", prepare)
    return engine
