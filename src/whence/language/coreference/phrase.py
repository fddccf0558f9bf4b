"""Noun phrases of a report from its syntax: what coreference links and what participants are described by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from whence.documents.document import Span
from whence.language.coreference.lexicon import Kin, Lexicon, lexicon
from whence.language.reading import EntityType, Mention, Sentence, Token

Kind = Literal["pronoun", "name", "definite", "indefinite", "demonstrative", "possessive", "bare"]
Number = Literal["one", "many", "?"]
Gender = Literal["he", "she", "it", "?"]


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
#: Dependents that stand outside the phrase of their head.
_OUTSIDE = frozenset(
    "appos conj cc punct parataxis nsubj cop aux mark advcl discourse vocative dislocated expl list orphan "
    "reparandum csubj obl dep ccomp cc:preconj".split()
)
#: Dependents that belong to a phrase but not to its short description.
_LONG = frozenset({"acl", "parataxis", "appos", "advcl", "dep"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BRACKETS = frozenset("()[]{}")
_PAIR = {")": "(", "]": "[", "}": "{", "”": "“", "’": "‘", "»": "«", '"': '"'}
#: Adverbs that bear on the clause, not on the phrase they stand before.
_FOCUS = frozenset(
    {
        "only",
        "even",
        "also",
        "just",
        "really",
        "traditionally",
        "actually",
        "then",
        "not",
        "sometimes",
        "namely",
        "i.e.",
        "e.g.",
        "perhaps",
        "possibly",
        "especially",
    }
)
_OPENING = frozenset('"“‘`«(') | {"``"}

_HE = frozenset({"mr", "sir", "lord", "king", "prince", "father", "brother"})
_SHE = frozenset({"mrs", "ms", "miss", "lady", "queen", "princess", "dame", "madam", "sister"})

_KIN_OF_TYPE: dict[str, Kin] = {
    "Person": "person",
    "Organization": "group",
    "Place": "place",
    "Facility": "place",
    "Weapon": "weapon",
    "Vehicle": "vehicle",
    "Quantity": "measure",
    "Money": "measure",
}


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
    if t.upos == "NUM" and relation in ("appos", "dep", "list", "compound", "root") and _is_year(t):
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


def _is_year(t: Token) -> bool:
    return len(t.text) == 4 and t.text.isdigit() and "1500" <= t.text <= "2099"


def _reach(children: list[list[int]], tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """First and last token (inclusive) under ``i``."""
    low = high = i
    for c in children[i]:
        a, b = _reach(children, tokens, c)
        low, high = min(low, a), max(high, b)
    return low, high


def _extent(tokens: Sequence[Token], children: list[list[int]], i: int) -> tuple[int, int, int]:
    """Of the phrase headed by ``i``: first token, last token (inclusive), last token of its short form."""
    low = high = short = i
    predicate = any(tokens[c].deprel == "cop" for c in children[i])
    for c in sorted(children[i], key=lambda c: abs(c - i)):
        relation = tokens[c].deprel
        base = relation.partition(":")[0]
        if base in _OUTSIDE or relation in _OUTSIDE:
            continue
        if base == "case" and c < i:
            continue
        if base == "advmod" and (c > i or predicate or tokens[c].lemma in _FOCUS):
            continue
        if c > i and tokens[i].upos == "PROPN" and base in ("nmod", "obl", "nummod") and _bracketed(tokens, i, c):
            continue
        a, b = _reach(children, tokens, c)
        if c < i:
            low = min(low, a)
        else:
            high = max(high, b)
            if base not in _LONG and c - short <= 12:
                short = max(short, _short_reach(tokens, children, c))
    # prepositions of the head may lie inside ("from about 40 men"): start after the last of them
    for c in children[i]:
        base = tokens[c].deprel.partition(":")[0]
        if c < i and base in ("case", "mark", "cc", "punct") and low <= c and base in ("case", "mark", "cc"):
            low = max(low, c + 1)
    return low, high, _cut(tokens, i, short)


def _bracketed(tokens: Sequence[Token], i: int, c: int) -> bool:
    """Whether what hangs on a name from ``c`` stands in brackets ("Spang (1983)") or after a comma or dash."""
    return any(tokens[k].text in _BRACKETS or tokens[k].text in (",", "–", "-", "—") for k in range(i + 1, c))


def _short_reach(tokens: Sequence[Token], children: list[list[int]], i: int) -> int:
    """Last token under ``i`` once clauses, appositions and brackets are left out."""
    high = i
    for c in children[i]:
        if c > i and tokens[c].deprel.partition(":")[0] not in _LONG and tokens[c].deprel != "punct":
            high = max(high, _short_reach(tokens, children, c))
    return high


def _cut(tokens: Sequence[Token], i: int, last: int) -> int:
    """End the short form before a bracket or a dash, and before a comma that opens no list."""
    for k in range(i + 1, last + 1):
        if tokens[k].text in _BRACKETS or tokens[k].text in ("--", "–", "—", ";", ":"):
            return k - 1
    return last


def _phrase(
    tokens: Sequence[Token], children: list[list[int]], i: int, mention: EntityType | None, words: Lexicon
) -> Phrase:
    low, high, short = _extent(tokens, children, i)
    while low < i and (tokens[low].upos == "PUNCT" or tokens[low].text in _OPENING):
        low += 1
    while high > i and tokens[high].upos == "PUNCT" and not _closes(tokens, low, high):
        high -= 1
    short = min(short, high)
    while short > i and (tokens[short].upos == "PUNCT" or tokens[short].text in _POSSESSIVE):
        short -= 1
    kind = kind_of(tokens, children, i)
    number, gender = _number(tokens, children, i, kind, words), _gender(tokens, children, i, kind, words)
    kin = _kin(tokens, children, i, kind, mention, words)
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


def _closes(tokens: Sequence[Token], low: int, k: int) -> bool:
    """Whether the mark at ``k`` closes a bracket or quotation that the phrase itself opened."""
    opening = _PAIR.get(tokens[k].text)
    return opening is not None and any(tokens[j].text in opening for j in range(low, k))


def kind_of(tokens: Sequence[Token], children: list[list[int]], i: int) -> Kind:
    """How the phrase presents what it names."""
    t = tokens[i]
    if t.xpos in ("PRP", "PRP$") or t.upos == "PRON":
        return "pronoun"
    if t.upos == "PROPN":
        return "name"
    for c in children[i]:
        if c > i:
            break
        d = tokens[c]
        if d.deprel.startswith("nmod:poss"):
            return "possessive"
        if d.deprel.startswith("det"):
            if d.lemma == "the":
                return "definite"
            if d.lemma in ("this", "that", "these", "those") or d.text.lower() in ("these", "those"):
                return "demonstrative"
            return "indefinite"
    return "bare"


def _number(tokens: Sequence[Token], children: list[list[int]], i: int, kind: Kind, words: Lexicon) -> Number:
    t = tokens[i]
    if kind == "pronoun":
        told = words.pronouns.get(t.text.lower())
        return told.number if told else "?"
    if t.xpos in ("NNS", "NNPS"):
        return "many"
    if t.upos == "NUM":
        return "one" if t.lemma in ("one", "1") else "many"
    if t.upos == "ADJ":
        return "one" if t.lemma.lower() in words.kin else "many"
    if t.upos == "NOUN" and t.lemma != t.text.lower() and t.text[-1:] == "s":
        return "many"
    for c in children[i]:
        d = tokens[c]
        if d.deprel == "nummod" and c < i:
            return "one" if d.lemma in ("one", "1") else "many"
    return "one" if t.xpos in ("NN", "NNP") else "?"


def _gender(tokens: Sequence[Token], children: list[list[int]], i: int, kind: Kind, words: Lexicon) -> Gender:
    t = tokens[i]
    form = t.text.lower()
    if kind == "pronoun":
        told = words.pronouns.get(form)
        return told.gender if told else "?"
    if kind == "name":
        for c in sorted([i, *children[i]]):
            if c > i + 3 or (tokens[c].deprel.startswith(("nmod:poss", "appos", "conj")) and c != i):
                continue
            low = tokens[c].text.lower().rstrip(".")
            if low in _HE:
                return "he"
            if low in _SHE:
                return "she"
            sex = words.sex.get(tokens[c].lemma.lower()) or words.given.get(low)
            if sex and tokens[c].upos in ("PROPN", "NOUN"):
                return sex
        return "?"
    sex = words.sex.get(t.lemma.lower())
    if sex:
        return sex
    for c in children[i]:
        word = tokens[c].lemma.lower()
        if word in ("female", "pregnant"):
            return "she"
        if word in ("male", "bearded"):
            return "he"
    return "?"


def _kin(
    tokens: Sequence[Token],
    children: list[list[int]],
    i: int,
    kind: Kind,
    mention: EntityType | None,
    words: Lexicon,
) -> Kin:
    t = tokens[i]
    if kind == "pronoun":
        told = words.pronouns.get(t.text.lower())
        return "person" if told and (told.gender in ("he", "she") or told.person == 1) else "?"
    lemma = t.lemma.lower()
    if t.upos == "NUM":
        return "time" if _is_year(t) else "?"
    if kind == "name":
        listed = words.kin.get(lemma)
        person = mention is not None and mention == "Person"
        if listed in ("group", "place") and not person and any(tokens[c].deprel == "compound" for c in children[i]):
            return listed  # "Free Coast Front": its last word says what it is
        if mention is not None and mention in _KIN_OF_TYPE:
            return _KIN_OF_TYPE[mention]
        if listed and listed != "person":
            return listed
        for c in [*children[i], i]:
            low = tokens[c].text.lower().rstrip(".")
            if low in words.given or (c < i and low in words.titles and tokens[c].deprel != "amod"):
                return "person"
            if (
                c < i
                and tokens[c].deprel in ("compound", "nmod:desc")
                and words.kin.get(tokens[c].lemma.lower()) == "person"
            ):
                return "person"
        return listed or "?"
    listed = words.kin.get(lemma)
    if listed:
        return listed
    if mention is not None and mention in _KIN_OF_TYPE:
        return _KIN_OF_TYPE[mention]
    if t.upos == "ADJ":
        return "people"
    return "?"


def _coordination(tokens: Sequence[Token], children: list[list[int]], whole: Phrase) -> Phrase | None:
    """ "Adel and Omar" as one phrase of several; nothing where the head has no conjunct that is a noun."""
    i = whole.head
    members = [c for c in children[i] if tokens[c].deprel.startswith("conj") and tokens[c].upos in _NOMINAL]
    if not members or tokens[i].upos not in _NOMINAL:
        return None
    last = max(_extent(tokens, children, c)[1] for c in members)
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


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
