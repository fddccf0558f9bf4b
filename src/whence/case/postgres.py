"""A case in one schema of a PostgreSQL database (12 or newer), by psycopg 3."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.pool import NullPool

from whence.case.database import PATIENCE, Database
from whence.case.snapshot import Snapshot
from whence.errors import CaseError

#: The schema of an address that names none.
SCHEMA = "whence"

#: A name that means the same with and without quotation marks; PostgreSQL keeps ``pg_`` for itself.
_NAME = re.compile(r"(?!pg_)[a-z_][a-z0-9_]{0,62}")

#: Written on the table ``info``, so that no other program's tables are taken for a case.
MARK = "A case of Whence"


class Postgres(Database):
    """A schema: any number of processes read and write it.

    Changes happen one after another: each takes the schema's advisory lock first, and sees all that was changed before
    it. What takes long (reading a text, solving a part) is done outside of changes, so several processes do it at once.
    """

    def __init__(self, address: str, *, create: bool) -> None:
        url, self.schema = _parsed(address)
        self._lock = _key(f"whence {self.schema}")
        self._open = _key(f"whence open {self.schema}")
        self._address, self._create, self._own = address, create, 0
        where = url.set(drivername="postgresql", query={"schema": self.schema})
        super().__init__(_engine(url, self.schema), where.render_as_string(), self.schema)  # without its password

    def snapshot(self) -> Snapshot:
        connection = self._engine.connect()
        connection.exec_driver_sql("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return Snapshot(connection)

    def others(self) -> int:
        with self.reading() as connection:
            return int(connection.exec_driver_sql(_CHANGES).scalar_one()) - self._own

    def back_up(self, to: Path) -> None:
        """A case in a file, which may be copied back."""
        from whence.case.copying import copy

        if to.exists():
            raise CaseError(f"{to}: is there already; a backup takes the place of nothing")
        copy(self._address, to)

    def faults(self, connection: Connection) -> Iterator[str]:
        query = text(
            "SELECT 1 FROM pg_trigger WHERE tgrelid = to_regclass('judgement') AND tgname = 'judgement_stands'"
        )
        if connection.execute(query).first() is None:
            yield "nothing keeps judgements from being changed: the trigger judgement_stands is gone"

    def discard(self) -> None:
        """As in every store, but not where another process has the case open: it may be about to write."""
        self._connection.exec_driver_sql(f"SELECT pg_advisory_unlock_shared({self._open})")
        if self._connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({self._open})").scalar_one():
            self._connection.exec_driver_sql(f'DROP SCHEMA "{self.schema}" CASCADE')
        self.close()

    def _begin(self, connection: Connection, *, write: bool) -> None:
        if not write:
            connection.exec_driver_sql("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            return
        connection.exec_driver_sql("BEGIN ISOLATION LEVEL READ COMMITTED")  # each statement sees what others committed
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({self._lock})")

    def _commit(self, connection: Connection, *, write: bool) -> None:
        counted = connection.exec_driver_sql(_COUNT).rowcount if write else 0
        super()._commit(connection, write=write)
        self._own += counted

    def _connected(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"SELECT pg_advisory_lock_shared({self._open})")

    def _bring_up_to_date(self) -> None:
        self._connected(self._connection)
        super()._bring_up_to_date()

    def _tables(self, connection: Connection) -> bool:
        return connection.execute(_TABLES, {"schema": self.schema}).first() is not None

    def _is_marked(self, connection: Connection) -> bool:
        return connection.execute(_MARKED, {"schema": self.schema, "mark": MARK}).first() is not None

    def _prepare(self, connection: Connection) -> None:
        if not self._create:
            raise CaseError(f"{self.where}: there is no case here yet; `whence read` makes one")
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            raise CaseError(f"{self.where}: a case needs a database in UTF8, and this one is in {encoding}")
        connection.exec_driver_sql(f'CREATE SCHEMA IF NOT EXISTS "{self.schema}"')

    def _mark(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"COMMENT ON TABLE info IS '{MARK}'")
        connection.exec_driver_sql("INSERT INTO info (key, value) VALUES ('changes', '0')")

    def _reason(self, error: DatabaseError) -> str:
        if getattr(error.orig, "sqlstate", None) == "55P03":  # lock_not_available
            return f"another process has been writing for {PATIENCE} seconds; try again when it is done"
        return super()._reason(error)


#: Asked of the catalogue's tables: its functions look past a transaction's view at what others make meanwhile.
_TABLES = text(
    "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = :schema LIMIT 1"
)
_MARKED = text(
    "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "JOIN pg_description d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0 "
    "WHERE n.nspname = :schema AND c.relname = 'info' AND d.description = :mark"
)

_CHANGES = "SELECT value FROM info WHERE key = 'changes'"

#: Counts a transaction that changed something.
_COUNT = """UPDATE info SET value = (value::bigint + 1)::text
WHERE key = 'changes' AND txid_current_if_assigned() IS NOT NULL"""


def schema_of(address: str) -> str:
    """The schema that an address names. Raises CaseError where it is no address."""
    return _parsed(address)[1]


def _parsed(address: str) -> tuple[URL, str]:
    """The database's address for SQLAlchemy, and the schema."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise CaseError("the case's address is not like postgresql://USER@HOST/DATABASE?schema=NAME") from error
    schema = url.query.get("schema", SCHEMA)
    if not isinstance(schema, str) or not _NAME.fullmatch(schema):
        raise CaseError(f"{schema!r} is no schema's name: letters a to z, digits and _, at most 63, not pg_ first")
    return url.difference_update_query(["schema"]).set(drivername="postgresql+psycopg"), schema


def _engine(url: URL, schema: str) -> Engine:
    settings = {"search_path": schema, "lock_timeout": f"{PATIENCE}s", "idle_in_transaction_session_timeout": "0"}
    options: dict[str, Any] = {
        "options": " ".join(f"-c {key}={value}" for key, value in settings.items()),
        "client_encoding": "utf8",
        "application_name": "whence",
    }
    if "connect_timeout" not in url.query:
        options["connect_timeout"] = 10
    try:
        return create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool, connect_args=options)
    except ModuleNotFoundError as error:
        raise CaseError("a case on PostgreSQL needs psycopg: pip install 'whence[postgres]'") from error


def _key(name: str) -> int:
    """The number of an advisory lock: 64 bits, signed."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
