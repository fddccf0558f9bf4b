"""Mentions as re3d's guidelines cut them: names with their article, rank and nationality; pronouns; nothing nested.

Claims and resolution want the bare name ("Karim Dastan"); the guidelines want the whole phrase ("Major General
Karim Dastan", "the Karsa Police"). This module turns the one into the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from whence.codebook import countries
from whence.language.reading import EntityType, Mention, Reading, Token

#: how the words before a name hang on it where they belong to its phrase
_LEADS = frozenset({"det", "amod", "compound", "nmod:desc", "flat", "nummod", "nmod:poss", "punct", "case"})
#: what a country does or suffers as an organisation ("Norland denies it", "agreed by Norland", "talks between ...")
_ACTING = frozenset({"nsubj", "nsubj:pass", "obl:agent", "nsubj:outer"})
_ACTING_WITH = frozenset({"between", "with", "by"})
#: nouns whose members are actors ("the nations that took part include Norland")
_ALLIES = frozenset({"nation", "country", "state", "community", "member", "partner", "ally", "coalition", "group"})
#: pronouns whose word alone says what they stand for (the guidelines count few others)
_PERSONS = frozenset({"i", "me", "my", "he", "she", "him"})
_GROUPS = frozenset({"we"})


class Entity(NamedTuple):
    """One entity of ``whence annotate``: characters of the text, type, and whether it is a name."""

    start: int
    end: int
    type: EntityType
    named: bool


def entities(reading: Reading) -> tuple[Entity, ...]:
    """The entities of one text in text order."""
    found: dict[tuple[int, int], Entity] = {}
    for m in reading.mentions:
        if m.type != "Title":
            first = _left(reading, m)
            kind: EntityType = "Organization" if m.type == "Place" and _acts(reading, m) else m.type
            found[(first, m.last)] = Entity(reading.tokens[first].start, m.end, kind, m.named)
    kept = [
        entity for (a, b), entity in found.items() if not any((c, d) != (a, b) and c <= a and b <= d for c, d in found)
    ]
    kept.extend(Entity(m.start, m.end, m.type, m.named) for m in reading.mentions if m.type == "Title")
    kept.extend(_pronouns(reading))
    return tuple(sorted(set(kept)))


def _acts(reading: Reading, mention: Mention) -> bool:
    """Whether a country stands for its government: as a subject, as an agent, or in a list of such."""
    tokens = reading.tokens
    if not countries.of(reading.text[mention.start : mention.end]):
        return False
    at = mention.head
    while tokens[at].deprel == "conj" and tokens[tokens[at].head].upos == "PROPN":
        at = tokens[at].head
    word, up = tokens[at], tokens[tokens[at].head]
    if word.deprel == "obj" and up.lemma == "include":
        return any(t.lemma in _ALLIES for t in _under(tokens, word.head, "nsubj"))
    cases = {t.text.lower() for t in _under(tokens, at, "case")}
    if "including" in cases:
        return up.lemma in _ALLIES
    return word.deprel in _ACTING or bool(cases & _ACTING_WITH)


def _under(tokens: Sequence[Token], head: int, deprel: str) -> list[Token]:
    """The words near ``head`` that hang on it by this relation."""
    return [t for t in tokens[max(0, head - 60) : head + 60] if t.head == head and t.deprel == deprel]


def _left(reading: Reading, mention: Mention) -> int:
    """The first word of a name's phrase: the words right before it that hang on it or on one another."""
    first = mention.first
    if not mention.named or mention.type == "Nationality":
        return first
    tokens = reading.tokens
    first = next((m.first for m in reading.mentions if m.type == "Title" and m.last == first), first)
    while first > 0 and tokens[first - 1].sentence == tokens[first].sentence:
        word = tokens[first - 1]
        if word.deprel not in _LEADS or not first - 1 < word.head < mention.last or word.upos == "ADP":
            break
        first -= 1
    while first < mention.first and tokens[first].upos == "PUNCT":
        first += 1
    return first


def _pronouns(reading: Reading) -> list[Entity]:
    """Personal pronouns, typed by their cluster or by themselves."""
    kinds = {(m.start, m.end): m.type for m in reading.mentions}
    of_cluster: dict[tuple[int, int], EntityType] = {}
    for cluster in reading.clusters:
        inside = [kinds[s] for s in cluster if s in kinds]
        of_cluster |= {(s[0], s[1]): inside[0] for s in cluster if inside}
    found = []
    for t in reading.tokens:
        low = t.text.lower()
        if low in _PERSONS:
            found.append(Entity(t.start, t.end, "Person", False))
        elif low in _GROUPS:
            found.append(Entity(t.start, t.end, of_cluster.get((t.start, t.end), "Organization"), False))
    return found
