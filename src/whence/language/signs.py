"""What the words of a name, and the words beside it, say that it names: "the freighter X", "X fighters", "in X".

The model knows names by their look; names that it has not met look like persons' names. A sign is a small function
that looks at one name in its place and says what it speaks for, or nothing. Signs and the model's own shares are
added up over every place where one text has the name: one name, one type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from whence.codebook import countries
from whence.language import nouns
from whence.language.model import Scores
from whence.language.reading import EntityType, Token
from whence.language.titles import Piece, head_of, is_title

#: what a name may turn out to be; other types keep what they are
SETTLED: tuple[EntityType, ...] = ("Person", "Place", "Organization", "Vehicle")

_ARTICLES = frozenset({"the", "a", "an"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})


class Name(NamedTuple):
    """A name in its place: tokens ``first`` to ``last`` (exclusive) and the one that heads it."""

    tokens: Sequence[Token]
    first: int
    last: int
    head: int

    def before(self, n: int = 1) -> str:
        """The ``n``-th word before it in its sentence, in lower case, or ""."""
        return self._word(self.first - n)

    def after(self, n: int = 1) -> str:
        """The ``n``-th word after it in its sentence, in lower case, or ""."""
        return self._word(self.last - 1 + n)

    def _word(self, i: int) -> str:
        there = 0 <= i < len(self.tokens) and self.tokens[i].sentence == self.tokens[self.first].sentence
        return self.tokens[i].text.lower() if there else ""

    def noun(self, i: int) -> str:
        """The lemma of the word in small letters at ``i`` that may be a noun, in the name's sentence, or ""."""
        if (
            not self._word(i)
            or self.tokens[i].upos not in ("NOUN", "PROPN", "ADJ")
            or not self.tokens[i].text.islower()
        ):
            return ""
        return self.tokens[i].lemma


def of_noun(noun: str) -> EntityType | None:
    """What a common noun is a word for."""
    if noun in nouns.VEHICLE:
        return "Vehicle"
    if noun in nouns.GROUP - nouns.MEMBER or noun in nouns.MEDIA or noun in nouns.BODY:
        return "Organization"
    return "Place" if noun in nouns.PLACE else None


def own_last_word(name: Name) -> EntityType | None:
    """Its last word says what it is: "Northern Front", "Heron Shipping Ltd", "Karsa River"."""
    if name.last - name.first < 2:
        return None
    word = name.tokens[name.last - 1].text.lower().rstrip(".")
    if word in nouns.PLACE_NAMES:
        return "Place"
    return "Organization" if word in (nouns.GROUP | nouns.FIRM | nouns.MEDIA) - {"union"} else None


def own_first_word(name: Name) -> EntityType | None:
    """Its first word is one that begins names of bodies, places or ships in many languages: "Liwa", "Wadi", "MV"."""
    if name.last - name.first < 2:
        return None
    word = name.tokens[name.first].text
    if word in nouns.SHIP_LEADS:
        return "Vehicle"
    if word.lower() in nouns.BODY_LEADS:
        return "Organization"
    return "Place" if word.lower() in nouns.PLACE_LEADS else None


def country(name: Name) -> EntityType | None:
    """It ends in a country: "Nazi Germany", "Upper Egypt"."""
    words = [t.text for t in name.tokens[name.first : name.last]]
    return "Place" if len(words) == 2 and words[0].istitle() and countries.of(words[1]) else None


def sort_before(name: Name) -> EntityType | None:
    """The noun right before it says what it is: "the freighter Heron", "the newspaper Post", "a dhow, the X"."""
    i = name.first - 1
    while name.tokens[i].text in _QUOTES and i > 0:
        i -= 1
    if i > 1 and name.tokens[i].text.lower() == "the" and name.tokens[i - 1].text == ",":
        i -= 2
    return of_noun(name.noun(i)) if i >= 0 else None


def aboard(name: Name) -> EntityType | None:
    """One is aboard ships and planes only."""
    at = 2 if name.before() in _ARTICLES else 1
    return "Vehicle" if name.before(at) == "aboard" else None


def sort_behind(name: Name) -> EntityType | None:
    """The noun right behind it has it for its sort: "the X group", "X fighters", "X district"."""
    i = name.last
    while i < len(name.tokens) and name.tokens[i].upos == "ADJ":
        i += 1
    noun = name.noun(i)
    if not noun or name.tokens[name.head].head < name.last:
        return None
    if noun in nouns.PLACE:
        return "Place"
    return "Organization" if noun in nouns.GROUP | nouns.MEDIA - nouns.RULES else None


def explained(name: Name) -> EntityType | None:
    """A phrase between commas explains it: "X, a local newspaper, ...", "X, a village near ..."."""
    if name.after() != "," or name.after(2) not in _ARTICLES:
        return None
    i = name.last + 2
    while (
        i < len(name.tokens) and i < name.last + 7 and name.tokens[i].upos in ("ADJ", "NOUN", "PROPN", "PUNCT", "NUM")
    ):
        if name.tokens[i].text in (",", "."):
            break
        i += 1
    after = name.tokens[i] if i < len(name.tokens) else None
    told = after is not None and after.upos in ("VERB", "AUX", "PART") and after.xpos != "VBN"
    return None if told else of_noun(name.noun(i - 1))  # "Rahim, the army said" explains nothing


def told_to_be(name: Name) -> EntityType | None:
    """Its sentence says what it is: "X is a chain of shops", "X are a band", "X was a village"."""
    head = name.tokens[name.head]
    governor = name.tokens[head.head]
    named = head.deprel == "nsubj" and name.after() in ("is", "are", "was", "were") and governor.upos == "NOUN"
    return of_noun(governor.lemma) if named else None


def located(name: Name) -> EntityType | None:
    """Things are in, near, off or outside places; what is "X's" or a body that one has a part in is none."""
    if name.before() not in ("in", "near", "outside", "off", "around") or name.after() in ("'s", "’s"):
        return None
    governor = name.tokens[name.tokens[name.head].head]
    return None if governor.lemma in nouns.BELONGING or governor.lemma in nouns.FEELING else "Place"


def origin(name: Name) -> EntityType | None:
    """Somebody is from a place: "a driver from X", "men from X"."""
    governor = name.tokens[name.tokens[name.head].head]
    somebody = governor.upos in ("NOUN", "PROPN") and name.tokens[name.head].deprel == "nmod"
    return "Place" if name.before() == "from" and somebody and name.after() not in ("'s", "’s") else None


def struck(name: Name) -> EntityType | None:
    """What is shelled or besieged is a place."""
    governor = name.tokens[name.tokens[name.head].head]
    done = name.tokens[name.head].deprel in ("obj", "nsubj:pass") and governor.upos == "VERB"
    return "Place" if done and governor.lemma in nouns.AT_PLACES else None


def reports(name: Name) -> EntityType | None:
    """What reports, with nothing more said of it, is an outlet: "X reported on Monday", ", X reported"."""
    governor = name.tokens[name.tokens[name.head].head]
    told = governor.lemma == "report" and governor.upos == "VERB" and name.tokens[name.head].deprel == "nsubj"
    return "Organization" if told and name.after() in ("reported", "reports", "has", "said") else None


def seat(name: Name) -> EntityType | None:
    """ "The village of X", "the governor of X", "residents of X", "north of X"."""
    if name.before() != "of":
        return None
    noun = name.noun(name.first - 2) or name.before(2)
    return "Place" if noun in nouns.PLACE or noun in nouns.SEAT else None


def belonging(name: Name) -> EntityType | None:
    """ "A leader of X", "a member of the X", "joined X": one belongs to bodies, not to persons."""
    at = 2 if name.before() in _ARTICLES else 1
    governor = name.tokens[name.tokens[name.head].head]
    if name.before(at) == "of" and name.noun(name.first - 1 - at) in nouns.BELONGING:
        return "Organization"
    joined = governor.lemma in ("join", "disband") and name.tokens[name.head].deprel == "obj"
    return "Organization" if joined else None


def articled(name: Name) -> EntityType | None:
    """Against a person: no person's name has an article, unless a noun follows or a title or an adjective leads."""
    tokens = name.tokens
    if name.before() != "the" or tokens[name.first].upos != "PROPN" or is_title(tokens[name.first]):
        return None
    inside = name.first <= tokens[name.first - 1].head < name.last and not name.noun(name.last)
    return "Person" if inside and tokens[name.head].xpos == "NNP" else None


class Sign(NamedTuple):
    """A sign and its weight, beside shares that add up to 1.5 where the model is sure."""

    function: Callable[[Name], EntityType | None]
    weight: float
    forbids: bool = False

    @property
    def name(self) -> str:
        return self.function.__name__


SIGNS = (
    Sign(own_last_word, 1.0),
    Sign(own_first_word, 1.5),
    Sign(country, 0.8),
    Sign(sort_before, 2.0),
    Sign(aboard, 2.0),
    Sign(sort_behind, 1.0),
    Sign(explained, 2.0),
    Sign(told_to_be, 2.0),
    Sign(located, 0.9),
    Sign(origin, 0.7),
    Sign(struck, 1.5),
    Sign(reports, 0.7),
    Sign(seat, 1.2),
    Sign(belonging, 0.6),
    Sign(articled, -0.8),
)
#: a sign of this weight says plainly what a name is
PLAIN = 2.0


def signs(name: Name) -> Iterator[tuple[EntityType, float]]:
    """What each sign at a name's place speaks for, with its weight."""
    for sign in SIGNS:
        kind = sign.function(name)
        if kind is not None:
            yield kind, sign.weight


def settled(found: dict[Piece, EntityType], tokens: Sequence[Token], shares: Scores) -> dict[Piece, EntityType]:
    """One type for one name: ``shares`` [word, type of ``SETTLED``] and the signs, over every place of the name.

    A name that stands alone for a longer one ("Rahim" of "Adil Rahim", "Heron" of "Heron Shipping") is of its type.
    """
    votes: dict[tuple[str, ...], Scores] = {}
    names: dict[Piece, tuple[str, ...]] = {}
    for (first, last), kind in found.items():
        head = head_of(tokens, first, last)
        spoken = list(signs(Name(tokens, first, last, head)))
        if kind == "Other" and any(weight >= PLAIN for _, weight in spoken):
            kind = "Organization"  # whatever it is, the signs will say
        if kind not in SETTLED[:3] or tokens[head].upos != "PROPN" or (kind == "Person" and is_title(tokens[head])):
            continue
        key = names[first, last] = tuple(t.text.lower() for t in tokens[first:last])
        vote = votes.setdefault(key, np.zeros(len(SETTLED), np.float32))
        vote += shares[first:last].mean(0)
        if countries.of(_text(tokens[first:last])):
            continue
        for said, weight in spoken:
            vote[SETTLED.index(said)] += weight
    peoples = _peoples(tokens)
    parts = {word for key in votes if len(key) > 1 for word in key}
    for key, vote in votes.items():
        if len(key) == 1 and key[0] not in parts and any(_of_the_land(people, key[0]) for people in peoples):
            vote[SETTLED.index("Place")] += PLAIN
    kinds = {key: SETTLED[int(vote.argmax())] for key, vote in votes.items()}
    lands = {key[0] for key, kind in kinds.items() if kind == "Place" and len(key) == 1}
    for key in kinds:
        if len(key) == 1 and key[0] in peoples and any(_of_the_land(key[0], land) for land in lands):
            kinds[key] = "Nationality"
    return {piece: kinds.get(names.get(piece, ()), kind) for piece, kind in found.items()}


def _peoples(tokens: Sequence[Token]) -> frozenset[str]:
    """Words that stand as adjectives of a people do: with a capital before a noun in small letters, or before "and"."""
    return frozenset(
        one.text.lower()
        for one, after in pairwise(tokens)
        if one.text[:1].isupper()
        and one.sentence == after.sentence
        and (one.upos == "ADJ" or after.lemma == "and" or (after.upos == "NOUN" and after.text.islower()))
    )


def _of_the_land(people: str, land: str) -> bool:
    """Is this what the people of the land are called: "Parvanian" of Parvania, "Norlander" of Norland?"""
    if len(land) < 5 or people == land:
        return False
    if land.endswith("a"):
        return people in (f"{land}n", f"{land[:-1]}ese")
    return land.endswith(("land", "stan")) and people in (f"{land}er", f"{land}ic", f"{land}ish", f"{land}i")


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(t.text for t in tokens)
