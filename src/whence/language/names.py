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
from whence.language.edges import mended
from whence.language.model import Answer, Model, Scores
from whence.language.reading import EntityType, Mention, Sentence, Token
from whence.language.signs import SETTLED, settled
from whence.language.titles import Piece, head_of, is_office, is_title, titled

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
SILVER = 0.6
#: weight of re3d's scheme on what a name is, beside the name schemes
SECOND_VIEW = 0.5
#: re3d's words for the first types of ``SETTLED``, which are the first of ``NAMES`` too
_THEIRS = ("Person", "Location", "Organisation")
#: nouns' types by GUM's scheme that make a phrase a mention even where re3d's scheme is silent
NOUN_TYPES: dict[str, EntityType] = {"person": "Person", "organization": "Organization"}

#: how the words before a noun hang on it where they belong to its phrase
_BEFORE = frozenset({"det", "amod", "compound", "nmod:poss"})
#: parts of speech that begin or end no mention
_NEVER_LAST = frozenset({"VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PUNCT"})
_NEVER_FIRST = frozenset({"AUX", "CCONJ", "SCONJ", "PUNCT"})

Found = tuple[int, int, EntityType]


def mentions(
    answer: Answer, model: Model, tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> tuple[Mention, ...]:
    """All mentions of one text in text order, the longer first where two begin together."""
    if not tokens:
        return ()
    views = _views(answer, model)
    names = named(views, sentences)
    names = [(*_trimmed(tokens, a, b), kind) for a, b, kind in names]
    phrases = [(*_grown(tokens, *_trimmed(tokens, a, b)), kind) for a, b, kind in _phrases(answer, model, sentences)]
    phrases = [p for p in phrases if not _pronoun(tokens, p[0], p[1])]
    name_at = {i: n for n in names if n[2] not in ("Title", "Nationality") for i in range(n[0], n[1])}
    found: dict[Piece, EntityType] = {}
    for first, last, kind in phrases:
        head = head_of(tokens, first, last)
        name = name_at.get(head)
        if name is not None and first <= name[0] and name[1] <= last:
            found[name[:2]] = _typed(tokens, head, name[2])
        elif tokens[head].upos == "PROPN":
            bare = first if is_office(tokens, first, last) else _bare(tokens, first, last)
            found[(bare, last)] = _typed(tokens, head, kind)
        else:
            found[(first, last)] = _typed(tokens, head, kind)
    phrase_at = {i: span for span in found for i in range(*span)}
    for first, last, kind in names:
        over = {phrase_at[i] for i in range(first, last) if i in phrase_at}
        if any(not _apart(tokens, span, (first, last)) for span in over):
            continue
        found.setdefault((first, last), _typed(tokens, head_of(tokens, first, last), kind))
    found = settled(mended(titled(found, tokens), tokens), tokens, _shares(answer, model, views))
    taken = {i for span in found for i in range(*span)}
    found |= {(a, b): kind for a, b, kind in _nouns(answer, model, tokens) if b - 1 not in taken}
    found = _as_named(found, tokens)
    return tuple(
        _mention(tokens, *span, kind)
        for span, kind in sorted(found.items(), key=_order)
        if not _broken(tokens, *span, kind)
    )


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> Piece:
    """Without the verbs, links and marks at its edges, which are no part of any mention."""
    low, high = first, last
    while high - low > 1 and tokens[high - 1].upos in _NEVER_LAST:
        if tokens[high - 1].xpos == "-RRB-" and any(t.xpos == "-LRB-" for t in tokens[low:high]):
            break
        high -= 1
    while high - low > 1 and (tokens[low].upos in _NEVER_FIRST or tokens[low].deprel in ("case", "cc")):
        low += 1
    return (low, high) if any(t.upos not in _NEVER_LAST for t in tokens[low:high]) else (first, last)


def _grown(tokens: Sequence[Token], first: int, last: int) -> Piece:
    """A noun phrase from its article on: "a former navy commander", not "navy commander"."""
    if tokens[head_of(tokens, first, last)].upos != "NOUN":
        return first, last
    while first > 0 and tokens[first - 1].deprel in _BEFORE and first <= tokens[first - 1].head < last:
        first -= 1
    return first, last


def _broken(tokens: Sequence[Token], first: int, last: int, kind: EntityType) -> bool:
    """A piece of a word ("47" of "AK-47", "40 AK-") or a rank without its bearer ("Lt.")."""
    if tokens[last - 1].xpos == "HYPH":
        return True
    if kind == "Quantity" and first > 0 and tokens[first - 1].xpos == "HYPH":
        return True
    return kind == "Person" and tokens[last - 1].text.endswith(".") and is_title(tokens[last - 1]) and last - first == 1


def _order(item: tuple[tuple[int, int], EntityType]) -> tuple[int, int]:
    return item[0][0], -item[0][1]


def _mention(tokens: Sequence[Token], first: int, last: int, kind: EntityType) -> Mention:
    head = head_of(tokens, first, last)
    office = kind == "Title" or (kind == "Person" and is_office(tokens, first, last))
    is_name = not office and (tokens[head].upos == "PROPN" or kind == "Nationality")
    return Mention(tokens[first].start, tokens[last - 1].end, kind, is_name, first, last, head)


def _apart(tokens: Sequence[Token], outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    """Whether a name inside a mention is one more mention: it lies beside the mention's head, not around it."""
    head = head_of(tokens, *outer)
    return outer[0] <= inner[0] and inner[1] <= outer[1] and not inner[0] <= head < inner[1]


def _bare(tokens: Sequence[Token], first: int, last: int) -> int:
    """A name's first word: its article is no part of it."""
    return first + 1 if last - first > 1 and tokens[first].upos == "DET" else first


def named(views: Sequence[Scores], sentences: Sequence[Sentence]) -> list[Found]:
    """Names by the two name schemes together; ``views`` as of ``_views``."""
    tags = ["O", *(f"{m}-{k}" for k in NAMES for m in "BI")]
    shares = np.zeros((len(views[0]), len(tags)), np.float32)
    for k, view in enumerate(views):
        shares[:, 1 + 2 * k : 3 + 2 * k] = view
    shares[:, 0] = np.maximum(1 - shares[:, 1:].sum(1), 1e-6)
    return [(a, b, _kind(kind)) for a, b, kind in _by_sentence(np.log(shares + 1e-6), tags, sentences)]


def _views(answer: Answer, model: Model) -> list[Scores]:
    """The two name schemes' shares of each type of ``NAMES``, [word, begins or goes on]."""
    gold_tags, gmb_tags = model.schemes["gold"], model.schemes["gmb"]
    gold, gmb = np.exp(log_softmax(answer.tags("gold"))), np.exp(log_softmax(answer.tags("gmb")))
    found = []
    for a, b in NAMES.values():
        one = gold[:, [gold_tags.index(f"{m}-{a}") for m in "BI"]] if a else None
        two = gmb[:, [gmb_tags.index(f"{m}-{b}") for m in "BI"]] if b else None
        found.append(_vote(one, two))
    return found


def _shares(answer: Answer, model: Model, views: Sequence[Scores]) -> Scores:
    """[word, type of ``SETTLED``]: the name schemes' shares, and re3d's as one more voice on what a name is."""
    tags, view = model.schemes["re3d"], np.exp(log_softmax(answer.tags("re3d")))
    shares = np.zeros((len(view), len(SETTLED)), np.float32)
    for k, theirs in enumerate(_THEIRS):
        shares[:, k] = views[k].sum(1)
        for mark in "BI":
            shares[:, k] += SECOND_VIEW * view[:, tags.index(f"{mark}-{theirs}")]
    return shares


def _by_sentence(scores: Scores, tags: Sequence[str], sentences: Sequence[Sentence]) -> list[tuple[int, int, str]]:
    """Spans decoded sentence by sentence: none crosses a sentence's end."""
    paths = bio_paths([scores[s.first : s.last] for s in sentences], tags)
    return [
        (s.first + a, s.first + b, kind)
        for s, path in zip(sentences, paths, strict=True)
        for a, b, kind in spans(path, tags)
    ]


def _vote(gold: Scores | None, silver: Scores | None) -> Scores:
    if gold is None:
        assert silver is not None
        return silver
    if silver is None:
        return gold
    return (1 - SILVER) * gold + SILVER * silver


def _phrases(answer: Answer, model: Model, sentences: Sequence[Sentence]) -> list[Found]:
    tags = model.schemes["re3d"]
    found = _by_sentence(log_softmax(answer.tags("re3d")), tags, sentences)
    return [(a, b, RE3D[kind]) for a, b, kind in found if kind in RE3D]


def _nouns(answer: Answer, model: Model, tokens: Sequence[Token]) -> list[Found]:
    """Noun phrases of people, groups, weapons and vehicles, each from its first modifier to its head."""
    scheme = model.schemes["noun"]
    best = answer.tags("noun").argmax(1)
    re3d = model.schemes["re3d"]
    view = answer.tags("re3d")
    person = [re3d.index(f"{m}-Person") for m in "BI"]
    group = [re3d.index(f"{m}-Organisation") for m in "BI"]
    found: list[Found] = []
    for i, token in enumerate(tokens):
        if token.upos != "NOUN" or token.deprel in ("compound", "nmod:desc"):
            continue
        low = token.lemma
        kind: EntityType | None = NOUN_TYPES.get(scheme[best[i]])
        if low in nouns.WEAPON:
            kind = "Weapon"
        elif low in nouns.VEHICLE and (low not in nouns.OTHERWISE or scheme[best[i]] in ("object", "O")):
            kind = "Vehicle"
        elif low in nouns.FACILITY and scheme[best[i]] == "place":
            kind = "Facility"
        if kind is None:
            continue
        if kind in ("Person", "Organization"):
            one = scheme[best[i]] == "person" and token.xpos == "NN"
            person_like = one or view[i, person].max() > view[i, group].max()
            kind = "Person" if person_like and low not in nouns.GROUP else "Organization"
        found.append((_left(tokens, i), i + 1, kind))
    return found


def _as_named(found: dict[Piece, EntityType], tokens: Sequence[Token]) -> dict[Piece, EntityType]:
    """What may be somebody or a firm is what the name beside it is: "the vessel's owner, Vale Trading"."""
    heads = {head_of(tokens, *span): kind for span, kind in found.items()}
    beside = {
        t.head: heads[i]
        for i, t in enumerate(tokens)
        if t.deprel == "appos" and t.upos == "PROPN" and heads.get(i) in ("Person", "Organization")
    }
    return {
        span: beside[head]
        if (head := head_of(tokens, *span)) in beside and tokens[head].lemma in nouns.EITHER
        else kind
        for span, kind in found.items()
    }


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
    while first < head and tokens[first].deprel.split(":")[0] in ("punct", "case", "fixed", "mark", "cc"):
        first += 1
    return first


def _typed(tokens: Sequence[Token], head: int, kind: EntityType) -> EntityType:
    """A place that is a building is a Facility; arms and vehicles are known by their noun, whatever the scheme says."""
    low = tokens[head].lemma.lower()
    if kind == "Place" and low in nouns.FACILITY:
        return "Facility"
    if kind in ("Weapon", "Vehicle", "Other") or (kind == "Place" and tokens[head].upos == "NOUN"):
        if low in nouns.WEAPON:
            return "Weapon"
        if low in nouns.VEHICLE:
            return "Vehicle"
    return kind


def _pronoun(tokens: Sequence[Token], first: int, last: int) -> bool:
    return last - first == 1 and tokens[first].upos in ("PRON", "DET")


def _kind(name: str) -> EntityType:
    for kind in get_args(EntityType):
        if kind == name:
            return kind  # type: ignore[no-any-return]
    raise ValueError(name)
