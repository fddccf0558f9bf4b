"""Two places as said: the same, one inside the other, apart, of other names, or not to be told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from whence.codebook import countries, gazetteer
from whence.codebook.gazetteer import Place
from whence.resolve.names import fold

#: ``other``: two names of which nothing says where they lie; a village may be in the district, or a day's march away.
Lie = Literal["same", "inside", "apart", "other", "unknown"]

#: A quarter or a suburb may stand in the gazetteer as a town of its own; towns farther apart than this (km) are two.
NEAR = 25.0

_KINDS = frozenset(
    "the of in at near port harbour harbor airport international city town province district governorate region area "
    "base camp terminal station village central northern southern eastern western north south east west".split()
)
_OPPOSITE = {"north": "south", "northern": "southern", "east": "west", "eastern": "western"}
_OPPOSITES = frozenset((a, b) for x, y in _OPPOSITE.items() for a, b in ((x, y), (y, x)))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its words as printed and folded, the ISO code of its country where the text gives it, whether it is that
    country as a whole, whether its words bear a name ("the market" may be anywhere), and where the gazetteer has it."""

    text: str
    words: frozenset[str]
    country: str | None
    whole: bool
    named: bool
    ground: Place | None

    @property
    def own(self) -> frozenset[str]:
        """The words that name it, without those that say what kind of place it is."""
        return self.words - _KINDS


@lru_cache(maxsize=50_000)
def spot(text: str, country: str | None) -> Spot:
    """Read a printed place."""
    known = countries.of(text)
    ground = None if known else gazetteer.near(text, country)
    named = any(word[:1].isupper() for word in text.removeprefix("The ").split())
    return Spot(text, frozenset(fold(text)), known.code if known else country, known is not None, named, ground)


def lie(a: Spot | None, b: Spot | None) -> Lie:
    """How two places lie, by their words and by the gazetteer."""
    if a is None or b is None or not a.words or not b.words:
        return "unknown"
    if a.country and b.country and a.country != b.country:
        return "apart"
    if any((x, y) in _OPPOSITES for x in a.words for y in b.words) and a.own == b.own:
        return "apart"
    if a.words == b.words or (a.own and a.own == b.own):
        return "same"
    if a.whole or b.whole:
        return _in_country(*((a, b) if a.whole else (b, a)))
    if a.own and b.own and (a.own < b.own or b.own < a.own):
        return "inside"
    if not a.named or not b.named or not a.own or not b.own:
        return "unknown"
    if a.ground is not None and b.ground is not None:
        return _on_the_ground(*_of_one_country(a, a.ground, b, b.ground))
    return "unknown" if a.own & b.own else "other"


def _in_country(whole: Spot, part: Spot) -> Lie:
    """Does a place lie in a country? A name is looked for there first, and elsewhere only where it is not found."""
    said = part.country or (whole.country if gazetteer.near(part.text, whole.country) else None)
    guessed = said or (part.ground.country if part.ground else None)
    return "unknown" if guessed is None else "inside" if guessed == whole.country else "apart"


def _of_one_country(a: Spot, x: Place, b: Spot, y: Place) -> tuple[Place, Place]:
    """The two on the ground: where a name alone was taken for a town of another country, the one in this country."""
    if x.country != y.country:
        if a.country is None and (here := gazetteer.near(a.text, y.country)) is not None:
            return here, y
        if b.country is None and (here := gazetteer.near(b.text, x.country)) is not None:
            return x, here
    return x, y


def _on_the_ground(a: Place, b: Place) -> Lie:
    """How two places of the gazetteer lie: spellings of one town, a town and its region, a quarter and its city."""
    if a.country != b.country:
        return "apart"
    if a == b:
        return "same"
    if gazetteer.contains(a, b) or gazetteer.contains(b, a):
        return "inside"
    if a.kind == b.kind == "city":
        apart = gazetteer.distance_km(a, b)
        return "unknown" if apart is None else "inside" if apart <= NEAR else "apart"
    if a.region is None or b.region is None or "country" in (a.kind, b.kind):
        return "unknown"
    return "same" if a.region == b.region else "apart"
