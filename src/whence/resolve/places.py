"""Two places as said: the same, one inside the other, apart, or not to be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whence.codebook import countries
from whence.resolve.names import fold

Lie = Literal["same", "inside", "apart", "unknown"]

_KINDS = frozenset(
    "the of in at near port harbour harbor airport international city town province district governorate region area "
    "base camp terminal station village central northern southern eastern western north south east west".split()
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its words, the ISO code of its country if known, and whether it is that country as a whole."""

    words: frozenset[str]
    country: str | None
    whole: bool

    @property
    def own(self) -> frozenset[str]:
        """The words that name it, without those that say what kind of place it is."""
        return self.words - _KINDS


def spot(text: str, country: str | None) -> Spot:
    """Read a printed place."""
    known = countries.of(text)
    seat = None if known or country else countries.capital(text)
    if seat is not None:
        country = seat.code
    return Spot(frozenset(fold(text)), known.code if known else country, known is not None)


def lie(a: Spot | None, b: Spot | None) -> Lie:
    """How two places lie. Names that share no word may still be one inside the other: then it is not told."""
    if a is None or b is None or not a.words or not b.words:
        return "unknown"
    if a.words == b.words or (a.own and a.own == b.own):
        return "same"
    if a.country and b.country and a.country != b.country:
        return "apart"
    if a.whole or b.whole:
        return "inside" if a.country == b.country else "unknown"
    if a.own and b.own and (a.own < b.own or b.own < a.own):
        return "inside"
    if a.own and b.own and not a.own & b.own:
        return "apart"
    return "unknown"
