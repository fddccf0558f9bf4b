"""Whose identity is his name's alone: the ids of groups, places, things and countries' bodies, and of voices.

Such a one may stand in many reports that have nothing else to do with one another. Its id is made of its name, so it
is the same wherever the name is met, whatever else is in the case; a person's, or that of anything without a name, is
made of the first words that mean it, because two people may bear one name and what is told of them decides.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from whence.resolve.nodes import Node


def name_id(prefix: str, words: str) -> str:
    """An id made of words: 48 bits of hash."""
    return f"{prefix}-{hashlib.sha256(words.encode()).hexdigest()[:12]}"


def is_public(node: Node) -> bool:
    """Does this name alone say who is meant? A country's body, a group, a place, a thing; never a person."""
    return bool(node.key) and not node.partial and node.kind != "person"


def node_id(node: Node) -> str:
    """The id of whoever bears this name."""
    return name_id("e", f"{node.kind}:{node.key}")


def ids(known: Iterable[Node]) -> tuple[str, ...]:
    """The ids that the names of one entity make, the one it goes by first; none for a person or the unnamed.

    It goes by a country's body before a name, then by the name of most words, then of most letters.
    """
    found = {node for node in known if is_public(node)}
    if any(node.kind == "person" for node in known if not node.partial):
        return ()
    order = sorted(found, key=lambda n: (not n.body, -len(n.key.split()), -len(n.key), n.kind, n.key))
    return tuple(dict.fromkeys(map(node_id, order)))


__all__ = ["ids", "is_public", "name_id", "node_id"]
