"""Who and what is spoken of: the name schemes' answers merged into one list of mentions.

Three schemes vote. ``gold`` and ``gmb`` know names only; their shares are added and decoded as one. ``re3d`` knows
names and noun phrases ("security guards") of this trade. Where a name lies inside a phrase headed by a name, the
name stands ("Karim Dastan" of "Major General Karim Dastan") and the words before it are a Title; inside a phrase
headed by a common noun both stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import numpy as np

from whence.language import nouns
from whence.language.attributions import log_softmax
from whence.language.decode import bio_paths, spans
from whence.language.model import Answer, Model, Scores
from whence.language.reading import EntityType, Mention, Token

#: re3d's types in our words; its times are another module's work
RE3D: dict[str, EntityType] = {
    "Organisation": "Organization",
    "Location": "Place",
    "Person": "Person",
    "Quantity": "Quantity",
    "Nationality": "Nationality",
    "Weapon": "Weapon",
    "MilitaryPlatform": "Vehicle",
    "DocumentReference": "Other",
    "Vehicle": "Vehicle",
    "Money": "Money",
    "CommsIdentifier": "Other",
    "Frequency": "Quantity",
}
#: what a name may be, and which tag of each scheme says so
NAMES: dict[EntityType, tuple[str | None, str | None]] = {
    "Person": ("PER", "PER"),
    "Place": ("LOC", "GEO"),
    "Organization": ("ORG", "ORG"),
    "Nationality": ("NAT", "GPE"),
    "Other": ("MISC", None),
    "Title": (None, "TITLE"),
}
#: share of the silver scheme's vote on names (tuned on wikigold and re3d dev)
SILVER = 0.5
#: nouns' types by GUM's scheme that make a phrase a mention even where re3d's scheme is silent
NOUN_TYPES: dict[str, EntityType] = {"person": "Person", "organization": "Organization"}

Found = tuple[int, int, EntityType]


def mentions(answer: Answer, model: Model, tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """All mentions of one text in text order, the longer first where two begin together."""
    if not tokens:
        return ()
    found: dict[tuple[int, int], EntityType] = {}
    names = named(answer, model)
    phrases = _phrases(answer, model)
    for first, last, kind in phrases:
        if _pronoun(tokens, first, last):
            continue
        inner = [n for n in names if first <= n[0] and n[1] <= last and n[2] not in ("Title", "Nationality")]
        head = _head(tokens, first, last)
        top = next((n for n in inner if n[0] <= head < n[1]), None)
        if kind == "Person" and top is not None and top[2] == "Person":
            continue  # the name stands for the phrase
        found[(first, last)] = _typed(tokens, head, kind)
    for first, last, kind in names:
        same = [(a, b) for a, b in found if a < last and first < b]
        if any(tokens[_head(tokens, a, b)].upos == "PROPN" and _head(tokens, a, b) in range(first, last)
               and kind != "Person" for a, b in same):  # fmt: skip
            continue  # re3d's span of the same name
        if (first, last) not in found:
            found[(first, last)] = _typed(tokens, _head(tokens, first, last), kind)
    for first, last, kind in _nouns(answer, model, tokens):
        if not any(
            a < last and first < b for a, b in found if tokens[_head(tokens, a, b)].upos != "PROPN" or a <= first
        ):
            found[(first, last)] = kind
    return tuple(
        Mention(
            tokens[a].start,
            tokens[b - 1].end,
            kind,
            tokens[_head(tokens, a, b)].upos == "PROPN" or (kind == "Nationality"),
            a,
            b,
            _head(tokens, a, b),
        )
        for (a, b), kind in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1]))
    )


def named(answer: Answer, model: Model) -> list[Found]:
    """Names by the two name schemes together."""
    gold_tags, gmb_tags = model.schemes["gold"], model.schemes["gmb"]
    gold, gmb = np.exp(log_softmax(answer.tags("gold"))), np.exp(log_softmax(answer.tags("gmb")))
    kinds = list(NAMES)
    tags = ["O", *(f"{m}-{k}" for k in kinds for m in "BI")]
    shares = np.zeros((len(gold), len(tags)), np.float32)
    for k, kind in enumerate(kinds):
        for m, mark in enumerate("BI"):
            a, b = NAMES[kind]
            one = gold[:, gold_tags.index(f"{mark}-{a}")] if a else None
            two = gmb[:, gmb_tags.index(f"{mark}-{b}")] if b else None
            shares[:, 1 + 2 * k + m] = _vote(one, two)
    shares[:, 0] = np.maximum(1 - shares[:, 1:].sum(1), 1e-6)
    path = bio_paths(np.log(shares + 1e-6)[None], tags)[0]
    return [(a, b, _kind(kind)) for a, b, kind in spans(path, tags)]


def _vote(gold: Scores | None, silver: Scores | None) -> Scores:
    if gold is None:
        assert silver is not None
        return silver
    if silver is None:
        return gold
    return (1 - SILVER) * gold + SILVER * silver


def _phrases(answer: Answer, model: Model) -> list[Found]:
    tags = model.schemes["re3d"]
    path = bio_paths(log_softmax(answer.tags("re3d"))[None], tags)[0]
    return [(a, b, RE3D[kind]) for a, b, kind in spans(path, tags) if kind in RE3D]


def _nouns(answer: Answer, model: Model, tokens: Sequence[Token]) -> list[Found]:
    """Noun phrases of people, groups, weapons and vehicles, each from its first modifier to its head."""
    scheme = model.schemes["noun"]
    best = answer.tags("noun").argmax(1)
    found: list[Found] = []
    for i, token in enumerate(tokens):
        if token.upos != "NOUN" or token.deprel in ("compound", "nmod:desc"):
            continue
        low = token.lemma
        kind: EntityType | None = NOUN_TYPES.get(scheme[best[i]])
        if low in nouns.WEAPON:
            kind = "Weapon"
        elif low in nouns.VEHICLE and scheme[best[i]] in ("object", "O"):
            kind = "Vehicle"
        elif low in nouns.FACILITY and scheme[best[i]] == "place":
            kind = "Facility"
        if kind is None:
            continue
        if kind == "Person" and low in nouns.GROUP:
            kind = "Organization"
        found.append((_left(tokens, i), i + 1, kind))
    return found


def _left(tokens: Sequence[Token], head: int) -> int:
    """Where the phrase of ``head`` begins: its determiners, adjectives, numbers and compounds to the left."""
    first = head
    for i in range(head - 1, max(-1, head - 12), -1):
        if tokens[i].sentence != tokens[head].sentence:
            break
        j, steps = i, 0
        while tokens[j].head != j and steps < 6 and not first <= tokens[j].head <= head:
            j, steps = tokens[j].head, steps + 1
            if j < i - 12 or j > head:
                break
        up = tokens[j]
        if not first <= up.head <= head or up.deprel.split(":")[0] not in (
            "det", "amod", "nummod", "compound", "nmod", "advmod", "punct", "flat", "case", "cc", "conj",
        ) or (up.deprel == "nmod" and up.head == head):  # fmt: skip
            break
        if up.deprel.startswith("punct") and tokens[i].xpos not in ("HYPH", "NN"):
            break
        first = i
    while first < head and tokens[first].upos in ("PUNCT", "ADP", "CCONJ"):
        first += 1
    return first


def _typed(tokens: Sequence[Token], head: int, kind: EntityType) -> EntityType:
    """A place that is a building or an installation is a Facility."""
    low = tokens[head].lemma.lower()
    if kind == "Place" and low in nouns.FACILITY:
        return "Facility"
    return kind


def _pronoun(tokens: Sequence[Token], first: int, last: int) -> bool:
    return last - first == 1 and tokens[first].upos in ("PRON", "DET")


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    """The word of a span whose own head lies outside it (the first such, marks apart)."""
    outside = [
        i for i in range(first, last)
        if tokens[i].upos != "PUNCT" and (tokens[i].head == i or not first <= tokens[i].head < last)
    ]  # fmt: skip
    return outside[0] if outside else last - 1


def _kind(name: str) -> EntityType:
    for kind in get_args(EntityType):
        if kind == name:
            return kind  # type: ignore[no-any-return]
    raise ValueError(name)
