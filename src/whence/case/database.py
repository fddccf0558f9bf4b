"""Where a case is kept: what the rest of Whence asks of a store, whichever it is.

A store opens a case, brings it up to date, and is the one place where a transaction begins and ends. SQLite keeps a
case in a file (``sqlite``), PostgreSQL in a schema (``postgres``); everything else says its statements in SQLAlchemy's
words or in SQL that both understand.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, ExceptionContext, event, insert, inspect, select, update
from sqlalchemy.exc import DatabaseError

from whence.case.schema import MIGRATIONS, info
from whence.case.snapshot import Snapshot
from whence.errors import CaseError

#: A case's file, or its address (``postgresql://...``).
Where = Path | str

#: How long to wait for another process that is writing, in seconds.
PATIENCE = 30


class Database(ABC):
    """Owns the commit boundary: everything inside one ``with writing()`` happens, or nothing does.

    ``where`` is what messages call the case, ``name`` what pages do; ``made`` says whether this opening made it.
    """

    #: What begins one unchanging view, and what begins a change.
    READING: str
    WRITING: str

    def __init__(self, engine: Engine, where: str, name: str, *, made: bool) -> None:
        self.where, self.name, self.made = where, name, made
        self._engine = engine
        self._translate(engine)
        self._connection = engine.connect()
        self._bring_up_to_date()

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging view of the case, whatever other processes write meanwhile."""
        with self._transaction(self.READING) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One change of the case, after those of other processes; any exception takes all of it back.

        Raises CaseError where another process has not done with its own for ``PATIENCE`` seconds.
        """
        with self._transaction(self.WRITING) as connection:
            yield connection

    @abstractmethod
    def snapshot(self) -> Snapshot:
        """One unchanging view that lasts, on a connection of its own."""

    @abstractmethod
    def others(self) -> int:
        """A number that moves when another connection changes the case."""

    @abstractmethod
    def back_up(self, to: Path) -> None:
        """Copy the case as it stands now into a new file, whatever other processes write meanwhile."""

    @abstractmethod
    def faults(self, connection: Connection) -> Iterator[str]:
        """What is wrong with the store itself, its references, and the guard of its log."""

    @abstractmethod
    def discard(self) -> None:
        """Close the case and take it away, as if it had never been made."""

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        connection = self._connection
        connection.exec_driver_sql(begin)
        try:
            yield connection
            connection.exec_driver_sql("COMMIT")
        except BaseException:
            with suppress(DatabaseError, CaseError):  # a full disk may have taken everything back already
                connection.exec_driver_sql("ROLLBACK")
            raise

    def _translate(self, engine: Engine) -> None:
        """From here on what goes wrong outside of Whence (a full disk, a damaged file) is raised as a CaseError."""

        def translated(context: ExceptionContext) -> CaseError | None:
            says = self._says(context.original_exception)
            return None if says is None else CaseError(f"{self.where}: {says}")

        event.listen(engine, "handle_error", translated, retval=True)

    def _bring_up_to_date(self) -> None:
        """Run the migrations that this case has not had; one that has had them all is only read."""
        with self.reading() as connection:
            if self._version(connection) == len(MIGRATIONS):
                return
        with self.writing() as connection:
            version = self._version(connection)
            if not self._is_marked(connection):
                self._mark(connection)
            for number, migrate in enumerate(MIGRATIONS[version:], start=version + 1):
                migrate(connection)
                _set_version(connection, number)

    def _version(self, connection: Connection) -> int:
        """How many migrations ran here; refuses another program's tables and a newer case."""
        tables = inspect(connection).get_table_names()
        if not self._is_marked(connection) and tables:
            raise CaseError(f"{self.where}: is a database, but not a case")
        version = int(connection.execute(_VERSION).scalar_one()) if tables else 0
        if version > len(MIGRATIONS):
            raise CaseError(f"{self.where}: was written by a newer Whence (case version {version})")
        return version

    @staticmethod
    def _says(error: BaseException) -> str | None:
        """What went wrong, in words, where that is no fault of Whence's; None for any other error."""
        return None

    @abstractmethod
    def _is_marked(self, connection: Connection) -> bool:
        """Whether these tables say that they are a case."""

    @abstractmethod
    def _mark(self, connection: Connection) -> None:
        """Let them say so, before there is any table."""


def open_database(where: Where, *, create: bool) -> Database:
    """The store of a case. Raises CaseError where there is none, unless it is to be made."""
    from whence.case.sqlite import Sqlite

    return Sqlite(Path(where), create=create)


_VERSION = select(info.c.value).where(info.c.key == "version")


def _set_version(connection: Connection, number: int) -> None:
    if number == 1:
        connection.execute(insert(info).values(key="version", value="1"))
    else:
        connection.execute(update(info).where(info.c.key == "version").values(value=str(number)))
