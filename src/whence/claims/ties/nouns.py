"""Words for one who stands in a relation ("leader", "brother", "front company"), and what they tie him to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from whence.claims.ties.order import Stretch
from whence.claims.ties.text import Text
from whence.codebook import Codebook, RelationType

#: prepositions that lead from the word to the other end: "adviser to the Front" but not "driver from Norland"
PREPOSITIONS: dict[str, frozenset[str]] = {
    "member_of": frozenset({"of", "in", "with", "from", "within", "inside"}),
    "leads": frozenset({"of", "in", "for"}),
    "deputy_of": frozenset({"of", "to", "in"}),
    "works_for": frozenset({"of", "for", "to", "with", "at", "in", "under"}),
    "part_of": frozenset({"of", "within"}),
    "supports": frozenset({"of"}),
    "trains": frozenset({"of", "for", "to"}),
    "established": frozenset({"of"}),
    "front_for": frozenset({"for", "of"}),
    "relative_of": frozenset({"of", "to"}),
}
#: relations whose object may stand as a name right before the word: "Northern Front commander"
_COMPOUND = frozenset({"member_of", "leads", "deputy_of", "works_for", "part_of", "established"})
_INDEFINITE = frozenset({"a", "an", "another", "one"})


@dataclass(frozen=True, slots=True)
class Word:
    """One such word of the codebook. ``inverse``: it names the object of the tie ("proxy"), not the subject."""

    lemmas: tuple[str, ...]
    type: RelationType
    inverse: bool


@lru_cache(maxsize=4)
def _index(codebook: Codebook) -> dict[str, tuple[Word, ...]]:
    """The codebook's words by their last lemma, the longest first."""
    words = [
        Word(tuple(part for lemma in lemmas for part in lemma.split("-")), relation, inverse)
        for relation in codebook.relations.values()
        for listed, inverse in ((relation.nouns, False), (relation.inverse, True))
        for lemmas in listed
    ]
    words.sort(key=lambda w: (-len(w.lemmas), w.type.name, w.lemmas))
    return {last: tuple(w for w in words if w.lemmas[-1] == last) for last in {w.lemmas[-1] for w in words}}


def word_at(text: Text, i: int) -> tuple[Word, int] | None:
    """The word for one who stands in a relation that ends at token ``i``, with its first token; None for none."""
    mention = text.mention(i)
    if mention is not None and mention.named and mention.type == "Organization" and text.tree[i].upos == "PROPN":
        return None  # "Front" in the name of a front
    if text.beside(i, i + 1) and text.tree[i + 1].upos == "NOUN" and text.tree[i].deprel.startswith("compound"):
        return None  # "the rebels' arms supplier" is no arm
    if text.low(i) == "arms":
        return None  # limbs or weapons
    if text.beside(i, i - 1) and text.beside(i, i + 1) and (text.low(i - 1), text.low(i + 1)) == ("in", "of"):
        return None  # "in front of his house"
    lemma = text.tree.lemma(i).rpartition("-")[2]
    for word in _index(text.codebook).get(lemma, ()):
        first = _begins(text, i, word.lemmas)
        if first is not None:
            return word, first
    return None


def _begins(text: Text, i: int, lemmas: tuple[str, ...]) -> int | None:
    """The first token of ``lemmas`` when they end at ``i``: hyphens between do not count, nor what a deputy is
    deputy of ("deputy harbour minister")."""
    k = i
    for lemma in reversed(lemmas[:-1]):
        k -= 1
        while text.beside(i, k) and text.tree[k].text == "-":
            k -= 1
        if lemma == "deputy" and text.beside(i, k - 1) and text.low(k) != lemma and text.upos(k) == "NOUN":
            k -= 1
        if not text.beside(i, k) or lemma not in (text.tree.lemma(k), text.low(k)):
            return None
    return k


def others(text: Text, i: int, first: int, word: Word) -> list[int]:
    """Heads of what the word at ``first`` to ``i`` is tied to: "of Y", "Y's", "Y commander"; several where listed."""
    ends = [d for e in _ends(text, i, first, word) for d in _all(text, text.holder_of(e, word.type.takes["object"]))]
    ends = list(dict.fromkeys(text.kinds.anchor(text.renamed(e)) for e in ends if e != i))
    ends = [e for e in ends if text.kinds.of(e) & {"group", "country", "person", "place"}]
    bodies = [e for e in ends if "group" in text.kinds.of(e) and not text.country(e)]
    whole = word.type.name in ("member_of", "leads", "deputy_of", "part_of", "works_for")
    if whole and bodies and any("place" in text.kinds.of(e) for e in ends):
        return bodies  # "leader of the rebels in Lowmark": of the rebels
    return ends


def _all(text: Text, end: int) -> list[int]:
    return text.tree.conjuncts(text.tree.antecedent(end))


def _ends(text: Text, i: int, first: int, word: Word) -> list[int]:
    tree, allowed = text.tree, PREPOSITIONS.get(word.type.name, frozenset({"of"}))
    owner = _owner(text, i, first)
    after = _after(text, i, allowed)
    found = [e for e in (owner, after) if e is not None]
    for c in tree.children(i, "nmod", "nmod:poss", "obl"):
        if (tree[c].deprel == "nmod:poss" and owner is None) or (c > i and after is None and tree.case(c) in allowed):
            found.append(c)
    compound = _compound(text, i, first, word)
    return [*found, compound] if compound is not None else found


def _after(text: Text, i: int, allowed: frozenset[str]) -> int | None:
    """The head of the phrase after "of" and the like, right behind the word."""
    if not text.beside(i, i + 1) or text.low(i + 1) not in allowed:
        return None
    phrase = text.phrase_from(i + 2)
    return phrase.head if phrase is not None else None


def _owner(text: Text, i: int, first: int) -> int | None:
    """Whose it is: the possessive pronoun or the phrase with an 's that opens the word's own phrase."""
    tree = text.tree
    for k in range(first - 1, text.left(i) - 1, -1):
        if tree[k].xpos in ("PRP$", "WP$"):
            return text.bearer(k)
        if tree[k].text in ("'s", "’s", "'", "’") and k > 0:
            return text.kinds.anchor(_noun_upto(text, k - 1))
    return text.bearer(first - 1) if text.beside(i, first - 1) and tree[first - 1].xpos == "WP$" else None


def _noun_upto(text: Text, k: int) -> int:
    name = text.name_upto(k)
    return name.head if name is not None else k


def _compound(text: Text, i: int, first: int, word: Word) -> int | None:
    """The body whose name stands right before the word: "Northern Front commander", "Lowmark mayor".

    A country or place alone ties nobody ("the Norland commander") except to an office of it; and a unit with a
    definite article bears the name itself ("the Iron Hand unit").
    """
    k = first - 1
    while (
        text.beside(i, k)
        and text.tree[k].upos in ("ADJ", "NOUN")
        and k > text.left(i)
        and not text.named(text.kinds.anchor(k))
    ):
        national = text.tree[k - 1].text[:1].isupper() and text.tree[k - 1].upos in ("PROPN", "ADJ")
        if "group" in text.kinds.of(k) and national and word.type.name == "leads":
            return k  # "Lowmark police chief": of the police
        k -= 1
    name: Stretch | None = text.name_upto(k) if text.beside(i, k) else None
    if name is None or word.type.name not in _COMPOUND or text.country(name.head):
        return None
    kinds = text.kinds.of(name.head)
    if word.type.name == "part_of":
        opening = name.first - 1
        if not text.beside(i, opening) or text.low(opening) not in _INDEFINITE:
            return None
    mention = text.mention(name.head)
    office = word.type.name == "leads" and word.lemmas[-1] in text.codebook.lists["offices"]
    body = (
        "group" in kinds
        and "person" not in kinds
        and (
            "country" not in kinds
            or _organised(text, name.head)
            or (mention is not None and mention.type == "Organization")
        )
    )
    return name.head if body or (office and "place" in kinds) else None


def _organised(text: Text, i: int) -> bool:
    return text.tree.lemma(i) in text.codebook.lists["organised"] or text.tree.lemma(i) in text.codebook.lists["group"]
