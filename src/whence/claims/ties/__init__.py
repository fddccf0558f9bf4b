"""Standing ties: who leads, serves, funds or hides whom. The table below is all there is to find them by.

Each pattern is a function that reads one report's words and yields ties; its docstring shows the words it knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from whence.claims.ties.backing import by_help, by_joined_word
from whence.claims.ties.bodies import by_belonging, by_comma, by_owner, by_within
from whence.claims.ties.fronts import by_use
from whence.claims.ties.giving import by_gift
from whence.claims.ties.kin import by_pair
from whence.claims.ties.known import as_known
from whence.claims.ties.naming import by_alias, by_naming
from whence.claims.ties.standing import by_word
from whence.claims.ties.text import Text
from whence.claims.ties.tie import RawRelation
from whence.claims.ties.verbs import by_verb

Pattern = Callable[[Text], Iterator[RawRelation]]

#: every pattern; of two that tell one tie the one at the earlier word is kept
PATTERNS: tuple[Pattern, ...] = (
    by_word, by_verb, by_alias, by_naming, by_use, by_joined_word, by_help, by_gift, by_within, by_owner, by_comma,
    by_belonging,
    by_pair,
)  # fmt: skip


#: ties that hold on the page of any trade
_ANYWHERE = frozenset({"relative_of", "also_known_as", "part_of", "established", "located_in", "front_for"})


def ties(text: Text) -> list[RawRelation]:
    """Every tie that the words tell, in text order, each once in a sentence."""
    seen: set[tuple[str, int, int]] = set()
    found: list[RawRelation] = []
    for raw in sorted((r for pattern in PATTERNS for r in pattern(text)), key=lambda r: (r.token, r.type.name, r.rule)):
        key = (raw.type.name, raw.subject, raw.object)
        if text.topic == "elsewhere" and raw.type.name not in _ANYWHERE:
            continue  # a football captain leads nobody whom a case is about
        if raw.subject != raw.object and key not in seen:
            seen.add(key)
            found.append(raw)
    return found


__all__ = ["PATTERNS", "RawRelation", "Text", "as_known", "ties"]
