"""Ties told by a verb whose subject and object are tied: "X funds Y", "Y, led by X", "X belongs to Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from whence.claims.ties.listed import members, rows, shared
from whence.claims.ties.text import Text
from whence.claims.ties.tie import RawRelation, fits
from whence.claims.triggers import phrase_words
from whence.codebook import RelationType, Trigger

#: told by words that other trades use: the topics of the pages on which they count
_ELSEWHERE_TOO: dict[str, tuple[str, ...]] = {
    "supports": ("conflict",), "leads": ("conflict",), "funds": ("conflict",),
    "member_of": ("conflict", "neither"), "works_for": ("conflict", "neither"),
}  # fmt: skip
_PREPOSITIONS = frozenset({"for", "to", "with", "in", "from", "under", "of", "as", "by"})
_SMALL = frozenset({"a", "an", "the", "of", "for", "to", "in", "as", "with"})


@dataclass(frozen=True, slots=True)
class Told:
    """A verb phrase of the codebook at token ``i``."""

    i: int
    relation: RelationType
    trigger: Trigger


Pair = tuple[int, int]
#: verb phrases by verb, and by what a phrase with "be" turns on; each with its number in the codebook
Phrases = tuple[dict[str, list[tuple[int, RelationType, Trigger]]], dict[str, list[tuple[int, RelationType, Trigger]]]]


def by_verb(text: Text) -> Iterator[RawRelation]:
    """ "Parvania funds and trains the rebels", "the Front, led by Adil Rahim", "the brigade belongs to the Front"."""
    phrases = _phrases(text)
    for i in range(len(text.tree.tokens)):
        for told in _told(text, i, phrases):
            relation, lemmas = told.relation, told.trigger.lemmas
            if relation.name in _ELSEWHERE_TOO and text.topic not in _ELSEWHERE_TOO[relation.name]:
                continue
            for subject, object_ in _pairs(text, told):
                object_ = text.renamed(text.holder_of(object_, relation.takes["object"]))
                if fits(text, relation, subject, object_) and not _other_sense(text, told, subject, object_):
                    yield RawRelation(
                        i, relation, subject, object_, _over(text, i), f"{relation.name}:{' '.join(lemmas)}"
                    )


def _phrases(text: Text) -> Phrases:
    """The codebook's verb phrases by the word that must stand: the verb, or what a phrase with "be" turns on."""
    found: Phrases = ({}, {})
    triggers = ((r, trigger) for r in text.codebook.relations.values() for trigger in r.verbs)
    for number, (relation, trigger) in enumerate(triggers):
        first = trigger.lemmas[0]
        table, word = (found[1], _content(trigger)) if first == "be" else (found[0], first)
        table.setdefault(word, []).append((number, relation, trigger))
    return found


def _told(text: Text, i: int, phrases: Phrases) -> Iterator[Told]:
    """The verb phrases at token ``i``, in the codebook's order."""
    token = text.tree[i]
    if token.upos not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
        return
    plain, copular = phrases
    lemma, low = text.tree.lemma(i), text.low(i)
    found = [*copular.get(lemma, ()), *(copular.get(low, ()) if low != lemma else ())]
    if lemma in plain and (token.upos == "VERB" or _verb_for_noun(text, i)):
        found += plain[lemma]
    for _, relation, trigger in sorted(found, key=itemgetter(0)):
        yield Told(i, relation, trigger)


def _verb_for_noun(text: Text, i: int) -> bool:
    """Whether a word read as a plural noun is a verb: "Parvania funds the rebels", "the gang answers to Rahim"."""
    noun = text.tree[i].xpos == "NNS" and text.beside(i, i - 1) and text.tree[i - 1].upos in ("NOUN", "PROPN")
    following = text.low(i + 1)
    row = following == "and" and text.upos(i + 2) == "VERB"
    return noun and (row or following in ("to", "for", "the", "a", "an", "its", "their") or i + 1 in text.names)


def _content(trigger: Trigger) -> str:
    """The word that carries a phrase with "be": "unit" of "be a unit of"."""
    return next((w for w in reversed(trigger.lemmas[1:]) if w not in _SMALL), "")


def _over(text: Text, i: int) -> bool:
    """Whether the verb says that it is past: "used to lead", "formerly led", "once commanded"."""
    before = {text.low(k) for k in range(i - 3, i) if text.beside(i, k)}
    return "formerly" in before or "once" in before or {"used", "to"} <= before


def _pairs(text: Text, told: Told) -> list[Pair]:
    tree, i, lemmas = text.tree, told.i, told.trigger.lemmas
    if lemmas[0] == "be":
        return _copular(text, i, lemmas)
    if lemmas[-1] in _PREPOSITIONS and len(lemmas) > 1:
        return _prepositional(text, i, lemmas)
    words = phrase_words(tree, i, told.trigger)
    if words is None:
        return []
    if tree.is_passive(i) or _participle(text, i):
        return _passive(text, i) or _passive_by_order(text, i)
    objects = tree.children(i, "obj") if len(words) > 1 else [c for c in tree.children(i, "obj") if c not in words]
    objects = objects or shared(text, i) or (_behind(text, i) if len(words) == 1 else [])
    subject = text.doer(i)
    return _crossed(text, subject, objects) if subject is not None else []


def _crossed(text: Text, subject: int, objects: list[int]) -> list[Pair]:
    ends = [text.tree.antecedent(o) for c in objects for o in text.tree.conjuncts(c)]
    ends += [m for o in ends for m in members(text, o) if m not in ends]
    return [(s, o) for s in text.tree.conjuncts(subject) for o in ends]


def _prepositional(text: Text, i: int, lemmas: tuple[str, ...]) -> list[Pair]:
    """ "works for Y", "provides support to Y": the object stands after the phrase's last word."""
    tree, wanted, inner = text.tree, lemmas[-1], lemmas[1:-1]
    if inner and not any(tree.lemma(c) in inner for c in tree.children(i)):
        return []
    hosts = [i, *tree.children(i, "obj")]
    objects = [c for host in hosts for c in tree.children(host, "obl", "nmod") if tree.case(c) == wanted]
    if not inner and text.low(i + 1) == wanted and not objects:
        phrase = text.phrase_from(i + 2)
        objects = [phrase.head] if phrase is not None else []
    subject = text.doer(i)
    return _crossed(text, subject, objects) if subject is not None else []


def _copular(text: Text, i: int, lemmas: tuple[str, ...]) -> list[Pair]:
    """ "is part of Y", "is based in Y", also in apposition: "the brigade, part of Y, ..."."""
    tree = text.tree
    wanted = lemmas[-1] if lemmas[-1] in _PREPOSITIONS else None
    ends = [c for c in tree.children(i, "nmod", "obl", "xcomp", "obj") if wanted is None or tree.case(c) == wanted]
    if not ends and wanted is not None and text.low(i + 1) == wanted:
        phrase = text.phrase_from(i + 2)
        ends = [phrase.head] if phrase is not None else []
    said = bool(tree.children(i, "cop")) or tree[i].upos == "VERB"
    subject = tree.subject(i) if said else None
    if subject is None:
        subject = text.noun_before(text.left(i))
    if subject is None:
        return []
    return [(s, o) for s in tree.conjuncts(subject) for e in ends for o in tree.conjuncts(e)]


def _passive(text: Text, i: int) -> list[Pair]:
    tree = text.tree
    patient = tree.subject(i)
    agents = [c for c in tree.children(i, "obl") if tree.case(c) == "by" or tree[c].deprel == "obl:agent"]
    if patient is None:
        return []
    named = [d for by in agents for d in rows(text, by)]
    return [(a, p) for a in named for p in tree.conjuncts(patient)]


def _participle(text: Text, i: int) -> bool:
    """Whether a participle and "by" stand there, alone or in a row: "led by", "funded and trained by"."""
    return text.tree[i].xpos in ("VBN", "VBD") and _by(text, i) is not None


def _by(text: Text, i: int) -> int | None:
    """The "by" that follows participle ``i``, past further participles of its row."""
    k = i + 1
    while text.beside(i, k) and k - i < 7:
        if text.low(k) == "by":
            return k
        if text.low(k) not in ("and", "or", ",") and text.tree[k].xpos not in ("VBN", "VBD", "RB"):
            return None
        k += 1
    return None


def _passive_by_order(text: Text, i: int) -> list[Pair]:
    """ "the Front, (which is) funded and led by Adil Rahim": by the order of the words, where the tree lost an end."""
    by = _by(text, i)
    phrase = text.phrase_from(by + 1) if by is not None else None
    patient = text.noun_before(i)
    if phrase is None or patient is None:
        return []
    return [(a, patient) for a in rows(text, phrase.head)]


def _behind(text: Text, i: int) -> list[int]:
    """The phrase right behind the verb, or behind the last verb of its row: "funds and trains the rebels"."""
    k = i + 1
    while text.low(k) in ("and", "or", ",") and text.beside(i, k + 1) and text.tree[k + 1].xpos.startswith("VB"):
        k += 2
    phrase = text.phrase_from(k) if text.beside(i, k) else None
    return [phrase.head] if phrase is not None else []


def _other_sense(text: Text, told: Told, subject: int, object_: int) -> bool:
    """Whether the verb means something else here."""
    return any(refusal(text, told, subject, object_) for refusal in REFUSALS)


def unorganised(text: Text, told: Told, subject: int, object_: int) -> bool:
    """ "created a problem": what is founded is a body."""
    if "organised" not in told.trigger.conditions:
        return False
    tree, kinds = text.tree, text.kinds
    named = text.named(object_) and "group" in kinds.of(object_)
    return not named and tree.lemma(object_) not in text.codebook.lists["organised"]


def both_ways(text: Text, told: Told, subject: int, object_: int) -> bool:
    """ "belongs to" and "answers to" are told of people as members and subordinates, of bodies as parts."""
    if told.relation.name not in ("part_of", "member_of", "works_for") or told.trigger.lemmas not in _EITHER:
        return False
    person = "person" in text.kinds.of(subject)
    return person == (told.relation.name == "part_of")


def joined_forces(text: Text, told: Told, subject: int, object_: int) -> bool:
    """ "joined forces with", "joined the march": no membership."""
    return told.trigger.lemmas == ("join",) and text.low(object_) == "forces" and not text.tree.children(object_, "det")


def reported(text: Text, told: Told, subject: int, object_: int) -> bool:
    """ "reported it to the police", "answers to the name of": not whom one serves."""
    if told.trigger.lemmas != ("report", "to"):
        return text.tree.lemma(object_) == "name"
    tree, i = text.tree, told.i
    habitual = tree[i].xpos in ("VBZ", "VBP") or text.low(i + 1) == "directly"
    return bool(tree.children(i, "obj", "ccomp")) or tree.is_passive(i) or not habitual


def led_along(text: Text, told: Told, subject: int, object_: int) -> bool:
    """ "led them away": whom a pronoun or a mere crowd leads somewhere is not who leads it."""
    return told.relation.name == "leads" and (
        (text.pronoun(object_) and text.low(object_) != "it")
        or any(text.tree.case(c) in ("to", "into", "away") for c in text.tree.children(told.i, "obl"))
    )


def paid(text: Text, told: Told, subject: int, object_: int) -> bool:
    """ "She paid him for it": a body that pays somebody funds him, a person buys."""
    return told.trigger.lemmas == ("pay",) and "person" in text.kinds.of(subject)


_EITHER = frozenset({("belong", "to"), ("answer", "to")})
REFUSALS = (unorganised, both_ways, joined_forces, reported, led_along, paid)
