"""Claims that cannot all hold, for every event, relation and identity of a case. Nothing is decided here: rival
values stand side by side, each with its claims."""

from __future__ import annotations

from hashlib import sha256

from whence.resolve.resolution import Ref
from whence.weigh import facets
from whence.weigh.denials import Told
from whence.weigh.evidence import View
from whence.weigh.sides import Matter
from whence.weigh.weighed import Conflict, Facet, Origin, Side

_SAYS: dict[Facet, str] = {
    "agent": "different hands are named, and neither is the other told more precisely",
    "patient": "different ones are named to whom it was done",
    "place": "the places named do not contain one another",
    "date": "no one day fits all the dates given",
    "count": "no one number fits all the counts given",
    "substance": "the accounts differ on what it was about",
    "legality": "one calls it lawful and another unlawful",
    "identity": "the names given are of different people",
    "occurrence": "one says that it is so and another denies it",
}


def conflicts(view: View, told: Told, origin: dict[Ref, Origin]) -> tuple[Conflict, ...]:
    """Every conflict, by what it is about and then by facet, in a stable order."""
    found = []
    for about, lines in told.items():
        matter = Matter(view, about, lines, origin)
        table = facets.EVENT if about in view.events else facets.RELATION if about in view.relations else facets.ENTITY
        for facet, find in table:
            sides = find(matter)
            if sides:
                found.append(_conflict(told, about, facet, sides))
    return tuple(found)


def conflict_id(about: str, facet: Facet) -> str:
    """A conflict's id follows from what it is about and on which facet: there is one of each."""
    return "x" + sha256(f"conflict\0{about}\0{facet}".encode()).hexdigest()[:15]


def _conflict(told: Told, about: str, facet: Facet, sides: tuple[Side, ...]) -> Conflict:
    comments = {line.ref for line in told.get(about, ()) if line.comment}
    serious = sum(1 for side in sides if set(side.claims) - comments) >= 2
    reason = _SAYS[facet] if serious else f"{_SAYS[facet]}; only readers hold one of the sides"
    return Conflict(conflict_id(about, facet), about, facet, sides, reason, serious)
