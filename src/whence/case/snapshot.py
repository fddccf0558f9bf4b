"""One unchanging view of a case, on a connection of its own: others may write meanwhile, it does not see them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from threading import RLock
from typing import Any, TypeVar
from weakref import finalize

from sqlalchemy import Connection, TextClause, text
from sqlalchemy.exc import DBAPIError, PendingRollbackError

from whence.case.columns import without_nulls

T = TypeVar("T")


class Snapshot:
    """May be asked from any thread. It is let go with the last that holds it.

    ``connection`` is in a transaction that was just begun, and nobody else's.
    """

    def __init__(self, connection: Connection) -> None:
        self._lock = RLock()
        self._connection = connection
        finalize(self, _let_go, connection)
        self.ask("SELECT 1 FROM info")  # the view is that of the first question

    def ask(self, statement: str, **values: object) -> Sequence[Any]:
        """The rows of a query, in whose words ``:name`` stands for a value."""
        plain = {name: without_nulls(value) if isinstance(value, str) else value for name, value in values.items()}
        with self._lock:
            return self._connection.execute(_text(statement), plain).fetchall()

    def is_lost(self) -> bool:
        """Whether nothing can be asked any more: the store went away meanwhile."""
        try:
            self.ask("SELECT 1")
        except (DBAPIError, PendingRollbackError):
            return True
        return False

    def run(self, question: Callable[[Connection], T]) -> T:
        """What a function of a connection gives."""
        with self._lock:
            return question(self._connection)


def _let_go(connection: Connection) -> None:
    """Closing takes leave of the store, which may be gone."""
    with suppress(DBAPIError):
        connection.close()


@cache
def _text(statement: str) -> TextClause:
    return text(statement)
