"""Which events move which entity into which state: the codebook's states, and whom they are allowed to move."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from whence.codebook.types import State
from whence.dates import compatible, intersect, within
from whence.resolve.resolution import Event, Ref
from whence.weigh.evidence import Evidence, View, last_day
from whence.weigh.weighed import Worth

#: Within one day, what comes before what on a track.
ORDER = {
    "custody": ("at large", "detained", "transferred", "escaped", "released"),
    "life": ("wounded", "dead"),
    "charge": ("charged", "convicted", "acquitted"),
    "listing": ("sanctioned", "delisted"),
}

#: Which schemas may have a state on a track: only people are held and die; bodies and ships are listed too.
BEARERS = {
    "custody": frozenset({"Person"}),
    "life": frozenset({"Person"}),
    "charge": frozenset({"Person", "Organization", "Company", "LegalEntity"}),
    "listing": frozenset({"Person", "Organization", "Company", "PublicBody", "LegalEntity", "Vessel", "Airplane"}),
}


@dataclass(frozen=True, slots=True)
class Move:
    """One event that puts an entity into a state: when, by which claims, and what speaks against it."""

    event: str
    track: str
    state: str
    date: str | None
    undated: bool
    supports: tuple[Evidence, ...]
    denials: tuple[Evidence, ...]
    grade: int
    reason: str = ""

    @property
    def rank(self) -> int:
        """Its place among moves of one day."""
        known = ORDER.get(self.track, ())
        return known.index(self.state) if self.state in known else len(known)


# ---------------------------------------------------------------------------------------- who may have a state
def named_or_singled_out(view: View, event: Event, entity: str) -> bool:
    """A group has no status: "ten men" are not one of them."""
    return entity not in view.groups


def no_total(view: View, event: Event, entity: str) -> bool:
    """A sum over several events says of nobody in particular when it befell him."""
    return not event.total


def of_the_right_kind(view: View, event: Event, entity: str) -> bool:
    """A shipment is not detained in the sense meant here, nor does a company die."""
    state = view.codebook.events[event.type].state
    return state is not None and view.entities[entity].schema in BEARERS.get(state.track, frozenset())


Admits = Callable[[View, Event, str], bool]

#: An event moves an entity only where all of these allow it.
ADMIT: tuple[Admits, ...] = (named_or_singled_out, no_total, of_the_right_kind)


def bearing(line: Evidence, state: State, entity: str, view: View) -> bool:
    """Does this claim speak of this entity in the role that the state goes with, or of nobody else in it?"""
    members = line.roles.get(state.role, ())
    return entity in members or not any(view.entities[m].named for m in members if m in view.entities)


def moves_status(line: Evidence) -> bool:
    """Only what is said to be so moves a status: certain or probable, no question, wish or opinion."""
    return line.supports and line.claim.factuality in ("CT+", "PR+")


# ------------------------------------------------------------------------------------------------------ moves
def not_later_than(lines: Iterable[Evidence]) -> str | None:
    """The date of something undated: some day up to the first page that tells it."""
    days = sorted({line.day for line in lines if line.day is not None}, key=lambda d: (last_day(d), d))
    return f"../{days[0].rpartition('/')[2]}" if days else None


def when(event: Event, lines: tuple[Evidence, ...]) -> tuple[str | None, bool]:
    """When it happened as far as its claims tell, never past the page that first told it; and was it undated?"""
    dates = [line.claim.frame.date.edtf for line in lines if line.claim.frame.date is not None]
    if event.date is not None and not dates:
        dates = [event.date.edtf]
    told = not_later_than(lines)
    if not dates:
        return told, True
    found: str | None = dates[0] if event.date is None else event.date.edtf
    if event.date is None:
        for other in dates[1:]:
            if compatible(found, other):
                found = intersect(found, other) or found
    if told is not None and found is not None and not within(found, told) and "~" not in told:
        found = intersect(found, told) or found
    return found, False


def moves_of(view: View, worth: Mapping[str, Worth], dropped: frozenset[Ref]) -> dict[str, list[Move]]:
    found: dict[str, list[Move]] = defaultdict(list)
    for event in sorted(view.events.values(), key=lambda e: e.id):
        kind = view.codebook.events.get(event.type)
        if kind is None or kind.state is None or event.id not in view.told:
            continue
        state = kind.state
        told = [line for line in view.told[event.id] if line.ref not in dropped]
        for entity in event.roles.get(state.role, ()):
            if entity not in view.entities or not all(rule(view, event, entity) for rule in ADMIT):
                continue
            lines = tuple(line for line in told if bearing(line, state, entity, view))
            supports = tuple(line for line in lines if moves_status(line))
            denials = tuple(line for line in lines if line.denies)
            if not supports and not denials:
                continue
            date, undated = when(event, supports or denials)
            grade = worth[event.id].grade.number if event.id in worth else 6
            found[entity].append(Move(event.id, state.track, state.state, date, undated, supports, denials, grade))
    return found


def heard(lines: Iterable[Evidence]) -> list[Evidence]:
    """The claims that are no reader's."""
    return [line for line in lines if not line.comment]
