"""Ties told by a word for one who stands in them: "X, the leader of Y", "a Y commander", "Y's deputy X"."""

from __future__ import annotations

from collections.abc import Iterator

from whence.claims.ties.holders import holder
from whence.claims.ties.nouns import Word, others, word_at
from whence.claims.ties.text import Text
from whence.claims.ties.tie import RawRelation, fits

#: ties of single people: of "three soldiers of the army" no one is singled out
_OF_PEOPLE = frozenset({"member_of", "leads", "works_for", "deputy_of", "relative_of"})


def by_word(text: Text) -> Iterator[RawRelation]:
    """ "Adil Rahim, the leader of the Front", "a Front commander", "the Front's deputy leader, Adil Rahim"."""
    for i, token in enumerate(text.tree.tokens):
        if token.upos not in ("NOUN", "PROPN", "NUM"):
            continue
        found = word_at(text, i)
        if found is None:
            continue
        word, first = found
        ends = others(text, i, first, word)
        if ends:
            yield from _ties(text, i, word, ends)


def _ties(text: Text, i: int, word: Word, ends: list[int]) -> Iterator[RawRelation]:
    relation = word.type
    held = holder(text, i, relation.takes["object" if word.inverse else "subject"])
    over = _over(text, i)
    for one in held.heads:
        if one == i and _crowd(text, i) and relation.name in _OF_PEOPLE:
            continue
        for end in ends:
            if one == i and word.lemmas[-1] in text.codebook.lists["offices"] and "person" not in text.kinds.of(end):
                continue  # "the mayor of Lowmark" is but how somebody is described
            subject, object_ = (end, one) if word.inverse else (one, end)
            if word.inverse and not (_body(text, subject) and _body(text, object_)):
                continue  # a lawyer's client is nobody's proxy
            if fits(text, relation, subject, object_):
                rule = f"{relation.name}:{' '.join(word.lemmas)}"
                yield RawRelation(i, relation, subject, object_, over, rule, known=held.known)


def _over(text: Text, i: int) -> bool:
    """Whether the phrase says that it is past: "the former commander", "an ex-member", "until recently the leader"."""
    tree, former = text.tree, text.codebook.lists["former"]
    words = [text.low(k).rstrip("-") for k in range(text.left(i), i)]
    return any(w in former for w in words) or any(
        tree[c].text.lower().rstrip("-") in former for c in tree.children(i, "amod", "advmod", "compound")
    )


def _crowd(text: Text, i: int) -> bool:
    return text.tree[i].xpos in ("NNS", "NNPS") and not text.tree.children(i, "cop")


def _body(text: Text, i: int) -> bool:
    return bool(text.kinds.of(i) & {"group", "country"})
