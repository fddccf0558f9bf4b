"""What the words of a noun phrase tell of whatever it names: how it is presented, number, gender, kin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from whence.language.coreference.lexicon import Kin, Lexicon
from whence.language.reading import EntityType, Token

Kind = Literal["pronoun", "name", "definite", "indefinite", "demonstrative", "possessive", "bare"]
Number = Literal["one", "many", "?"]
Gender = Literal["he", "she", "it", "?"]

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


def is_year(t: Token) -> bool:
    """Four digits that can be a year of ours."""
    return len(t.text) == 4 and t.text.isdigit() and "1500" <= t.text <= "2099"


def kind_of(tokens: Sequence[Token], children: Sequence[Sequence[int]], i: int) -> Kind:
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


def number_of(tokens: Sequence[Token], children: Sequence[Sequence[int]], i: int, kind: Kind, words: Lexicon) -> Number:
    """One or many, by tag, numeral or form."""
    t = tokens[i]
    if kind == "pronoun":
        told = words.pronouns.get(t.text.lower())
        return told.number if told else "?"
    if t.xpos in ("NNS", "NNPS"):
        return "many"
    if t.upos == "NUM":
        return "one" if t.lemma.lower() in ("one", "1") else "many"
    if t.upos == "ADJ":
        return "one" if t.lemma.lower() in words.kin else "many"
    if t.upos == "NOUN" and t.lemma != t.text.lower() and t.text[-1:] == "s":
        return "many"
    for c in children[i]:
        d = tokens[c]
        if d.deprel == "nummod" and c < i:
            return "one" if d.lemma in ("one", "1") else "many"
    return "one" if t.xpos in ("NN", "NNP") else "?"


def gender_of(tokens: Sequence[Token], children: Sequence[Sequence[int]], i: int, kind: Kind, words: Lexicon) -> Gender:
    """ "he" or "she" where a title, a given name or the noun itself says so."""
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


def kin_of(
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    i: int,
    kind: Kind,
    mention: EntityType | None,
    words: Lexicon,
) -> Kin:
    """What sort of thing it is: by its noun, by the type lent for a name, or by a title before it."""
    t = tokens[i]
    if kind == "pronoun":
        told = words.pronouns.get(t.text.lower())
        return "person" if told and (told.gender in ("he", "she") or told.person == 1) else "?"
    lemma = t.lemma.lower()
    if t.upos == "NUM":
        of = [c for c in children[i] if c > i and tokens[c].deprel == "nmod"]
        return "time" if is_year(t) else words.kin.get(tokens[of[0]].lemma.lower(), "?") if of else "?"
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
