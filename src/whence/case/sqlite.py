"""A case in one SQLite file."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from whence.case.database import PATIENCE, Database
from whence.case.snapshot import Snapshot
from whence.errors import CaseError

#: "WHNC", written into the file's header, so that no other program's database is taken for a case.
APPLICATION = 0x57484E43

#: What a connection is told first. In WAL mode readers go on while one process writes, and a process that is killed
#: loses only the transaction it was in.
PRAGMAS = (f"busy_timeout = {PATIENCE * 1000}", "foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL")


class Sqlite(Database):
    """A file: one process writes at a time, and any number read meanwhile."""

    READING = "BEGIN"
    WRITING = "BEGIN IMMEDIATE"

    def __init__(self, path: Path, *, create: bool) -> None:
        self.path = path
        if not (there := path.exists()) and not create:
            raise CaseError(f"{path}: there is no case here yet; `whence read` makes one")
        super().__init__(_engine(path, PRAGMAS), str(path), path.stem, made=not there)

    def snapshot(self) -> Snapshot:
        pragmas = (f"busy_timeout = {PATIENCE * 1000}", "query_only = ON")
        connection = _engine(self.path, pragmas, check_same_thread=False).connect()
        connection.exec_driver_sql("BEGIN")
        return Snapshot(connection)

    def others(self) -> int:
        with self.reading() as connection:
            return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())

    def discard(self) -> None:
        self.close()
        self.path.unlink(missing_ok=True)

    def _is_marked(self, connection: Connection) -> bool:
        application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        if application not in (0, APPLICATION):
            raise CaseError(f"{self.where}: is a database, but not a case")
        return bool(application)

    def _mark(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")


def _engine(path: Path, pragmas: tuple[str, ...], **options: Any) -> Engine:
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    engine = create_engine(f"sqlite:///{path}", isolation_level="AUTOCOMMIT", poolclass=NullPool, connect_args=options)
    event.listen(engine, "connect", prepare)
    return engine
