"""Relatives who are told of together: "the brothers Omar and Adil Rahim", "Rahim and Tolan are cousins"."""

from __future__ import annotations

from collections.abc import Iterator

from whence.claims.ties.order import CLOSING
from whence.claims.ties.text import Text
from whence.claims.ties.tie import RawRelation, fits

#: kin that two people are to each other
_MUTUAL = frozenset({"brother", "sister", "cousin", "sibling", "twin", "half-brother", "relative", "spouse", "in-law"})


def by_pair(text: Text) -> Iterator[RawRelation]:
    """ "the brothers Omar and Adil Rahim", "Rahim and Tolan, cousins,", "Rahim and Tolan are cousins"."""
    relation = text.codebook.relations["relative_of"]
    for i, token in enumerate(text.tree.tokens):
        if text.tree.lemma(i) not in _MUTUAL or not token.text.endswith("s") or text.tree.children(i, "nmod:poss"):
            continue
        pair = _behind(text, i) or _in_front(text, i)
        if pair is not None and fits(text, relation, *pair):
            rule = f"relative_of:{text.tree.lemma(i)}s"
            yield RawRelation(i, relation, *pair, False, rule, known=not text.tree.children(i, "cop"))


def _behind(text: Text, i: int) -> tuple[int, int] | None:
    """The two names right behind the word, or behind a comma and closed by another."""
    marked = text.low(i + 1) in (",", "(")
    names = text.names_from(i + 1 + marked)
    if len(names) < 2 or (marked and text.low(names[1].last) not in CLOSING):
        return None
    return names[0].head, names[1].head


def _in_front(text: Text, i: int) -> tuple[int, int] | None:
    """The two names before the word: in apposition, or subject of "are"."""
    tree, k = text.tree, text.left(i) - 1
    while text.beside(i, k) and (tree[k].upos in ("AUX", "ADV", "PART") or text.low(k) in ("both", ",", "who", "all")):
        k -= 1
    if not text.beside(i, k) or k == i - 1:
        return None
    second = text.name_upto(k)
    if second is None or text.low(second.first - 1) != "and":
        return None
    first = text.name_upto(second.first - 2)
    return (first.head, second.head) if first is not None else None
