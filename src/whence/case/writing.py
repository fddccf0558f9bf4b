"""Putting rows into tables that may have them already, in either store's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite

Rows = Sequence[Mapping[str, Any]]


def put_new(connection: Connection, table: Table, rows: Rows) -> None:
    """Insert the rows that are not there; those that are stay as they are."""
    if rows:
        connection.execute(_insert(connection, table).on_conflict_do_nothing(), rows)


def put_over(connection: Connection, table: Table, rows: Rows) -> None:
    """Insert rows, each in place of the one with its primary key."""
    if not rows:
        return
    statement = _insert(connection, table)
    keys = [column.name for column in table.primary_key]
    rest = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest), rows)


def following(connection: Connection, column: Column[int]) -> int:
    """The number after the last; who writes is alone, so nobody else takes it."""
    return (connection.execute(select(func.max(column))).scalar_one() or 0) + 1


def _insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
