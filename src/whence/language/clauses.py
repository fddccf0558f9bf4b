"""Where the clause that a speech verb governs begins: a content that starts in its middle starts there instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from whence.language.reading import Token
from whence.language.titles import Piece

#: how a clause hangs on the verb that reports it, and how that verb hangs on the clause
_REPORTED = frozenset({"ccomp", "parataxis"})
_REPORTS = frozenset({"parataxis", "advcl"})
#: a clause that only the tree shows has at least so many words
LEAST = 3


def children(tokens: Sequence[Token]) -> dict[int, list[int]]:
    """The words that hang on each word."""
    found: dict[int, list[int]] = {}
    for i, token in enumerate(tokens):
        if token.head != i:
            found.setdefault(token.head, []).append(i)
    return found


def from_its_start(
    tokens: Sequence[Token], below: Mapping[int, Sequence[int]], piece: Piece, verb: int, taken: Set[int]
) -> Piece:
    """``piece`` (a content) from the first word of the clause that ``verb`` reports, where most of it is that clause.

    Words of the cue and the source (``taken``) are never crossed.
    """
    first, last = piece
    for clause in _clauses(tokens, below, verb):
        inside = _subtree(below, clause, {verb, *taken})
        if sum(i in inside for i in range(first, last)) < max(2, (last - first) / 2):
            continue
        low = min(inside)
        if low >= first or any(low <= i < first for i in taken):
            return piece
        while low < first and tokens[low].upos in ("PUNCT", "CCONJ") and tokens[low].xpos != "``":
            low += 1
        return low, last
    return piece


def reported(tokens: Sequence[Token], below: Mapping[int, Sequence[int]], verb: int, taken: Set[int]) -> Piece | None:
    """The clause that ``verb`` reports, by the tree alone: for a cue whose content no tag shows."""
    if tokens[verb].upos != "VERB":
        return None
    for clause in _clauses(tokens, below, verb):
        inside = _subtree(below, clause, {verb, *taken})
        low, high = min(inside), max(inside) + 1
        while low < high and tokens[low].upos in ("PUNCT", "CCONJ") and tokens[low].xpos != "``":
            low += 1
        if high - low >= LEAST and not any(low <= i < high for i in taken):
            return low, high
    return None


def _clauses(tokens: Sequence[Token], below: Mapping[int, Sequence[int]], verb: int) -> list[int]:
    found = [c for c in below.get(verb, ()) if tokens[c].deprel in _REPORTED]
    return [*found, tokens[verb].head] if tokens[verb].deprel in _REPORTS else found


def _subtree(below: Mapping[int, Sequence[int]], top: int, without: Set[int]) -> set[int]:
    found, waiting = {top}, [top]
    while waiting:
        for i in below.get(waiting.pop(), ()):
            if i not in found and i not in without:
                found.add(i)
                waiting.append(i)
    return found
