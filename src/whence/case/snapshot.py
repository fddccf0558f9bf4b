"""One unchanging view of a case file, on a connection of its own: others may write meanwhile, it does not see them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar
from weakref import finalize

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

T = TypeVar("T")


class Snapshot:
    """May be asked from any thread. It is let go with the last that holds it."""

    def __init__(self, path: Path) -> None:
        engine = create_engine(
            f"sqlite:///{path}",
            isolation_level="AUTOCOMMIT",
            poolclass=NullPool,
            connect_args={"check_same_thread": False},
        )
        self._lock = RLock()
        self._connection = engine.connect()
        finalize(self, self._connection.close)
        for statement in ("PRAGMA busy_timeout = 30000", "PRAGMA query_only = ON", "BEGIN", "SELECT 1 FROM info"):
            self._connection.exec_driver_sql(statement)  # a transaction begins with the first that it reads

    def ask(self, statement: str, *values: object) -> Sequence[Any]:
        """The rows of a query."""
        with self._lock:
            return self._connection.exec_driver_sql(statement, values).fetchall()

    def run(self, question: Callable[[Connection], T]) -> T:
        """What a function of a connection gives."""
        with self._lock:
            return question(self._connection)
