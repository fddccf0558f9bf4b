"""Every rule of the room, by what it decides: the manual is read from the rules themselves."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, NamedTuple

from whence.weigh import attributed, copies, facets, grades, institutions, lineage, moves, origins, own_voice, precision


class Entry(NamedTuple):
    """One rule: what it helps to decide, its name in words, and what it says of itself."""

    decides: str
    name: str
    says: str


#: In the order in which a case is weighed; within a table the first rule that applies decides.
TABLES: tuple[tuple[str, tuple[Callable[..., Any], ...]], ...] = (
    ("which page is a copy", copies.RULES),
    ("which institutions are one voice", institutions.JOINS),
    ("whose account a claim is", origins.FIRST),
    ("whose account an attributed claim is", attributed.RULES),
    ("whose account a page's own sentence is", own_voice.RULES),
    ("whether two claims rest on one account", lineage.RULES),
    ("whether two who are named may be one", precision.ACTORS),
    ("what is in conflict", tuple(find for _, find in (*facets.EVENT, *facets.ENTITY))),
    ("how well content is supported", grades.RULES),
    ("whether an event moves a status", moves.ADMIT),
)


def manual() -> tuple[Entry, ...]:
    """Every rule with the sentence that its docstring opens with, in the order in which they are tried."""
    return tuple(
        Entry(decides, rule.__name__.replace("_", " "), " ".join((inspect.getdoc(rule) or "").split()))
        for decides, table in TABLES
        for rule in table
    )
