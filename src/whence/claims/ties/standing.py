"""Ties told by a word for one who stands in them: "X, the leader of Y", "a Y commander", "Y's deputy X"."""

from __future__ import annotations

from collections.abc import Iterator

from whence.claims.ties.holders import holder, opening
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
        row = _row(text, i, first)
        ends = next((e for k in row if (e := _others(text, k, word))), [])
        if ends:
            yield from _ties(text, i, word, ends, row)


def _row(text: Text, i: int, first: int) -> list[int]:
    """The words of a row that the word at ``i`` stands in, itself first: "its founder and leader, Adil Rahim"."""
    row = [i]
    if text.low(first - 1) == "and" and text.beside(i, first - 2) and word_at(text, first - 2) is not None:
        row.append(first - 2)
    if text.low(i + 1) == "and" and text.beside(i, i + 2) and word_at(text, i + 2) is not None:
        row.append(i + 2)
    return row


def _others(text: Text, k: int, word: Word) -> list[int]:
    """What the word is tied to, by its place ``k`` or by that of a word of its row."""
    found = word_at(text, k)
    return others(text, k, found[1], word) if found is not None else []


def _ties(text: Text, i: int, word: Word, ends: list[int], row: list[int]) -> Iterator[RawRelation]:
    relation = word.type
    takes = relation.takes["object" if word.inverse else "subject"]
    held = next((h for k in row if (h := holder(text, k, takes)).heads != (k,)), holder(text, i, takes))
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
    words = [text.low(k).rstrip("-") for k in range(opening(text, i), i)]
    return (
        "until" in words
        or any(w in former for w in words)
        or any(tree[c].text.lower().rstrip("-") in former for c in tree.children(i, "amod", "advmod", "compound"))
    )


def _crowd(text: Text, i: int) -> bool:
    return text.tree[i].xpos in ("NNS", "NNPS") and not text.tree.children(i, "cop")


def _body(text: Text, i: int) -> bool:
    return bool(text.kinds.of(i) & {"group", "country"})
