"""What people decided, as a log that only grows. What a judgement means is ``resolve``'s to say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from whence.case.schema import judgement
from whence.case.writing import following
from whence.errors import CaseError

UNDO = "undo"

#: That an entity is a party of a list, or is not. Nothing is resolved or weighed by it.
LISTED, NOT_LISTED = "listed", "not-listed"
LISTINGS = (LISTED, NOT_LISTED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. ``undone_by`` is the number of the entry that took it back, or None."""

    number: int
    kind: str
    body: Mapping[str, Any]
    user: str
    at: str
    undone_by: int | None


def append(connection: Connection, kind: str, body: Mapping[str, Any], user: str) -> int:
    """Write one decision down; returns its number."""
    return _write(connection, kind, body, user, None)


def undo(connection: Connection, user: str, number: int | None = None) -> Entry:
    """Take one decision back, the latest that stands if no number is given; returns what was taken back."""
    log = entries(connection)
    if number is None:
        if not (standing := [entry for entry in log if stands(entry)]):
            raise CaseError("there is no judgement to undo")
        found = standing[-1]
    else:
        by_number = {entry.number: entry for entry in log}
        if number not in by_number or by_number[number].kind == UNDO:
            raise CaseError(f"there is no judgement {number}")
        found = by_number[number]
        if not stands(found):
            raise CaseError(f"judgement {number} was undone already, by {found.undone_by}")
    _write(connection, UNDO, {}, user, found.number)
    return found


def stands(entry: Entry) -> bool:
    """Whether this is a decision that nobody took back."""
    return entry.kind != UNDO and entry.undone_by is None


def entries(connection: Connection) -> list[Entry]:
    """The whole log, oldest first."""
    rows = list(connection.execute(select(judgement).order_by(judgement.c.number)))
    undone = {row.undoes: row.number for row in rows if row.undoes is not None}
    return [Entry(row.number, row.kind, json.loads(row.body), row.user, row.at, undone.get(row.number)) for row in rows]


def _write(connection: Connection, kind: str, body: Mapping[str, Any], user: str, undoes: int | None) -> int:
    number = following(connection, judgement.c.number)
    connection.execute(
        insert(judgement).values(
            number=number,
            kind=kind,
            body=json.dumps(body, ensure_ascii=False, sort_keys=True),
            user=user,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            undoes=undoes,
        )
    )
    return number
