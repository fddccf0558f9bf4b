"""Where a case is kept: what the rest of Whence asks of a store, whichever it is.

A store opens a case, brings it up to date, and is the one place where a transaction begins and ends. SQLite keeps a
case in a file (``sqlite``), PostgreSQL in a schema (``postgres``); everything else says its statements in SQLAlchemy's
words or in SQL that both understand.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, ExceptionContext, event, select
from sqlalchemy.exc import DatabaseError, DBAPIError, PendingRollbackError

from whence.case.schema import MIGRATIONS, info
from whence.case.snapshot import Snapshot
from whence.case.writing import put_over
from whence.errors import CaseError

#: A case's file, or its address (``postgresql://...``).
Where = Path | str

#: How long to wait for another process that is writing, in seconds.
PATIENCE = 30


class Database(ABC):
    """Owns the commit boundary: everything inside one ``with writing()`` happens, or nothing does.

    ``where`` is what messages call the case, ``name`` what pages do; ``made`` says whether this opening made it.
    """

    def __init__(self, engine: Engine, where: str, name: str) -> None:
        self.where, self.name, self.made = where, name, False
        self._engine = engine
        self._translate(engine)
        with ExitStack() as on_failure:
            try:
                self._connection = engine.connect()
                on_failure.callback(self.close)
                self._bring_up_to_date()
            except DatabaseError as error:
                raise CaseError(f"{where}: cannot be opened as a case ({self._reason(error)})") from error
            on_failure.pop_all()

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging view of the case, whatever other processes write meanwhile."""
        with self._transaction(write=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One change of the case, after those of other processes; any exception takes all of it back.

        Raises CaseError where another process has not done with its own for ``PATIENCE`` seconds.
        """
        with self._transaction(write=True) as connection:
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
    def _transaction(self, *, write: bool) -> Iterator[Connection]:
        connection = self._connection
        self._begin_again(connection, write=write)
        try:
            yield connection
            self._commit(connection, write=write)
        except DatabaseError as error:
            self._roll_back(connection)
            if error.connection_invalidated:
                raise CaseError(f"{self.where}: {self._reason(error)}") from error
            raise
        except BaseException:
            self._roll_back(connection)
            raise

    def _begin_again(self, connection: Connection, *, write: bool) -> None:
        """Begin a transaction, on a new connection where the store went away since the last and is there again."""
        for last in (False, True):
            try:
                if connection.invalidated:
                    connection.rollback()
                    self._connected(connection)
                self._begin(connection, write=write)
                return
            except DatabaseError as error:
                self._roll_back(connection)
                if last or not connection.invalidated:
                    raise CaseError(f"{self.where}: {self._reason(error)}") from error

    def _connected(self, connection: Connection) -> None:
        """Do what a connection has to begin with, if anything."""
        return

    @abstractmethod
    def _begin(self, connection: Connection, *, write: bool) -> None:
        """Begin a transaction; one that writes waits for those of other processes."""

    def _commit(self, connection: Connection, *, write: bool) -> None:
        connection.exec_driver_sql("COMMIT")

    def _translate(self, engine: Engine) -> None:
        """From here on what goes wrong outside of Whence (a full disk, a damaged file) is raised as a CaseError."""

        def translated(context: ExceptionContext) -> CaseError | None:
            says = self._says(context.original_exception)
            return None if says is None else CaseError(f"{self.where}: {says}")

        event.listen(engine, "handle_error", translated, retval=True)

    def _roll_back(self, connection: Connection) -> None:
        with suppress(DBAPIError, PendingRollbackError, CaseError):  # what stopped it may have ended it too
            connection.exec_driver_sql("ROLLBACK")

    def _bring_up_to_date(self) -> None:
        """Run the migrations that this case has not had; one that has had them all is only read."""
        with self.reading() as connection:
            if self._version(connection) == len(MIGRATIONS):
                return
        with self.writing() as connection:
            version = self._version(connection)
            if not version:
                self._prepare(connection)
            for number, migrate in enumerate(MIGRATIONS[version:], start=version + 1):
                migrate(connection)
                put_over(connection, info, [{"key": "version", "value": str(number)}])
            if not version:
                self._mark(connection)
                self.made = True

    def _version(self, connection: Connection) -> int:
        """How many migrations this case has had, 0 where nothing is there."""
        if not self._is_marked(connection):
            if self._tables(connection):
                raise CaseError(f"{self.where}: is a database, but not a case")
            return 0
        found = int(connection.execute(select(info.c.value).where(info.c.key == "version")).scalar_one())
        if found > len(MIGRATIONS):
            raise CaseError(f"{self.where}: was written by a newer Whence (case version {found})")
        return found

    @abstractmethod
    def _tables(self, connection: Connection) -> bool:
        """Whether there are any tables."""

    @staticmethod
    def _says(error: BaseException) -> str | None:
        """What went wrong, in words, where that is no fault of Whence's; None for any other error."""
        return None

    @abstractmethod
    def _is_marked(self, connection: Connection) -> bool:
        """Whether these tables say that they are a case."""

    @abstractmethod
    def _prepare(self, connection: Connection) -> None:
        """Make a place for the tables, or say why there can be none."""

    @abstractmethod
    def _mark(self, connection: Connection) -> None:
        """Let the tables say that they are a case."""

    def _reason(self, error: DatabaseError) -> str:
        """What the store says of an error, in one line."""
        return " ".join(str(error.orig).split())


#: How addresses of databases begin.
SCHEMES = ("postgresql://", "postgres://")


def is_address(where: Where) -> bool:
    """Whether a case is on PostgreSQL."""
    return isinstance(where, str) and where.startswith(SCHEMES)


def file_of(where: Where) -> Path:
    """The case's file; for one on PostgreSQL a file of the schema's name, here."""
    if is_address(where):
        from whence.case.postgres import schema_of

        return Path(schema_of(str(where)))
    return Path(where)


def open_database(where: Where, *, create: bool) -> Database:
    """The store of a case. Raises CaseError where there is none, unless it is to be made."""
    if is_address(where):
        from whence.case.postgres import Postgres

        return Postgres(str(where), create=create)
    from whence.case.sqlite import Sqlite

    return Sqlite(Path(where), create=create)
