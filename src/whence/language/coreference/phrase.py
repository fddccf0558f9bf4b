"""Noun phrases of a report from its syntax: what coreference links and what participants are described by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from whence.documents.document import Span
from whence.language.coreference.extent import extent
from whence.language.coreference.lexicon import Kin, Lexicon, lexicon
from whence.language.coreference.traits import Gender, Kind, Number, gender_of, is_year, kin_of, kind_of, number_of
from whence.language.reading import EntityType, Mention, Sentence, Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase.

    ``first``/``last`` slice the tokens of the whole phrase (characters ``span``): relative clauses are in it,
    appositions and further conjuncts are not. ``said`` are the characters fit to name a participant: relative
    clauses, participles, brackets and a possessive's ``'s`` left out, ``of`` and other complements kept.
    ``kin`` is what sort of thing the words allow; ``number`` and ``gender`` are "?" where they do not tell.
    ``members`` are the heads of the conjuncts when the phrase is a coordination ("Adel and Omar").
    """

    first: int
    last: int
    head: int
    sentence: int
    kind: Kind
    kin: Kin
    number: Number
    gender: Gender
    span: Span
    said: Span
    members: tuple[int, ...] = ()


#: Relations by which a number, an adjective or a determiner heads a phrase ("the dead", "two were held").
_ARGUMENT = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "root"})
#: Relations that join words to a phrase without heading one.
_NEVER = frozenset({"flat", "fixed", "goeswith", "expl", "punct", "discourse", "reparandum", "case", "cc", "mark"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def phrases(
    tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention] = ()
) -> tuple[Phrase, ...]:
    """The noun phrases of a report in text order, the longer first where two begin together.

    ``mentions`` lend their types to phrases with the same head; without them the word lists alone decide.
    """
    known = _agreed(tokens, mentions)
    children: list[list[int]] = [[] for _ in tokens]
    for i, t in enumerate(tokens):
        if t.head != i:
            children[t.head].append(i)
    words = lexicon()
    found: list[Phrase] = []
    for s in sentences:
        for i in range(s.first, s.last):
            if _heads_phrase(tokens, children, i) and (i in known or not _within_name(tokens, i)):
                phrase = _phrase(tokens, children, i, known.get(i), words)
                found.append(phrase)
                group = _coordination(tokens, children, phrase)
                if group is not None:
                    found.append(group)
    found.sort(key=lambda p: (p.first, -p.last, p.head, bool(p.members)))
    return tuple(found)


def _agreed(tokens: Sequence[Token], mentions: Sequence[Mention]) -> dict[int, EntityType]:
    """The type of each mention by its head; equal names take the type that most of them have."""
    by_words: dict[str, Counter[EntityType]] = {}
    for m in mentions:
        if m.named:
            by_words.setdefault(_name_words(tokens, m), Counter())[m.type] += 1
    return {m.head: by_words[_name_words(tokens, m)].most_common(1)[0][0] if m.named else m.type for m in mentions}


def _name_words(tokens: Sequence[Token], m: Mention) -> str:
    return " ".join(t.text.lower() for t in tokens[m.first : m.last] if t.text not in _POSSESSIVE)


def _heads_phrase(tokens: Sequence[Token], children: list[list[int]], i: int) -> bool:
    """Nouns, names and pronouns head phrases; numbers, adjectives and determiners only as arguments."""
    t = tokens[i]
    relation = t.deprel.partition(":")[0]
    if relation in _NEVER and not (relation == "expl" and t.lemma == "it"):
        return False
    if t.deprel == "nmod:desc" and i < t.head and tokens[t.head].upos == "PROPN":
        return False  # "General" before a name is its title
    if t.upos in ("NOUN", "PROPN"):
        return True
    if t.upos == "NUM" and relation in ("appos", "dep", "list", "compound", "root") and is_year(t):
        return True
    if t.xpos in ("PRP", "PRP$"):
        return True
    if t.upos == "PRON":
        return relation != "det" and t.xpos in ("DT", "NN")
    if relation not in _ARGUMENT:
        return False
    if t.upos in ("NUM", "DET"):
        return relation != "root" or t.lemma == "one"
    return t.upos == "ADJ" and any(tokens[c].lemma == "the" and tokens[c].deprel == "det" for c in children[i])


def _within_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name is but a word of a longer one ("Dune" in "Dune League"); a reader that names it knows better."""
    t = tokens[i]
    return t.upos == "PROPN" and tokens[t.head].upos == "PROPN" and t.deprel.startswith(("compound", "amod"))


def _phrase(
    tokens: Sequence[Token], children: list[list[int]], i: int, mention: EntityType | None, words: Lexicon
) -> Phrase:
    low, high, short = extent(tokens, children, i)
    kind = kind_of(tokens, children, i)
    number, gender = number_of(tokens, children, i, kind, words), gender_of(tokens, children, i, kind, words)
    kin = kin_of(tokens, children, i, kind, mention, words)
    if gender in ("he", "she") and kin == "?":
        kin = "person"
    if kin in ("people", "person") and gender == "it":
        gender = "?"
    if kin == "people":
        number = "many"
    return Phrase(
        low,
        high + 1,
        i,
        tokens[i].sentence,
        kind,
        kin,
        number,
        gender,
        Span(tokens[low].start, tokens[high].end),
        Span(tokens[low].start, tokens[short].end),
    )


def _coordination(tokens: Sequence[Token], children: list[list[int]], whole: Phrase) -> Phrase | None:
    """ "Adel and Omar" as one phrase of several; nothing where the head has no conjunct that is a noun."""
    i = whole.head
    members = [c for c in children[i] if tokens[c].deprel.startswith("conj") and tokens[c].upos in _NOMINAL]
    if not members or tokens[i].upos not in _NOMINAL:
        return None
    last = max(extent(tokens, children, c)[1] for c in members)
    return Phrase(
        whole.first,
        max(last + 1, whole.last),
        i,
        whole.sentence,
        whole.kind,
        "people" if whole.kin == "person" else whole.kin,
        "many",
        "?",
        Span(whole.span.start, max(tokens[last].end, whole.span.end)),
        Span(whole.said.start, tokens[last].end),
        (i, *members),
    )
