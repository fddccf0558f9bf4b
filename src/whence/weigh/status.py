"""What became of each person and body: states over time, derived from claims, on tracks that run side by side.

An event moves an entity into the state that the codebook gives for its type. The moves of one track are put in
order and each lasts until the next. Nothing is decided between rival claims: a stretch that somebody denies is
contested and stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from whence.codebook.types import State
from whence.dates import compatible, intersect, within
from whence.resolve.resolution import Event, Ref
from whence.weigh.evidence import NO_DAY, Evidence, View, bounds, first_day, last_day
from whence.weigh.weighed import Stretch, Worth

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

#: Deeds that only the living do, and what is only done to the living: the role in which each event shows it.
ALIVE = {
    "detain": "patient", "release": "patient", "transfer": "patient", "escape": "agent", "attempt_to_leave": "agent",
    "meet": "agent", "claim_responsibility": "agent", "threaten": "agent", "wound": "patient", "charge": "patient",
}  # fmt: skip


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


def _moves(view: View, worth: Mapping[str, Worth], dropped: frozenset[Ref]) -> dict[str, list[Move]]:
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


# ------------------------------------------------------------------------------------------------ contestation
def _heard(lines: Iterable[Evidence]) -> list[Evidence]:
    return [line for line in lines if not line.comment]


def denials_from_other_events(moves: list[Move]) -> list[Move]:
    """A denial told as an event of its own ("he was not killed") contests the state that others claim, where the
    two may speak of one day."""
    denied = [m for m in moves if not m.supports and m.denials]
    found = []
    for move in moves:
        if move.supports:
            more = [
                line
                for other in denied
                if other.track == move.track and other.state == move.state
                and (other.undated or move.undated or compatible(other.date, move.date))
                for line in other.denials
                if last_day(line.day) >= first_day(move.date) or move.undated
            ]  # fmt: skip
            found.append(replace(move, denials=tuple({line.ref: line for line in (*move.denials, *more)}.values())))
    return found


def one_death(moves: list[Move]) -> list[Move]:
    """Nobody dies twice: deaths that may be of one day are one stretch, those that cannot be contest each other."""
    deaths = [m for m in moves if m.track == "life" and m.state == "dead"]
    merged: list[Move] = []
    for move in sorted(deaths, key=lambda m: (m.undated, last_day(m.date), m.event)):
        home = next((m for m in merged if compatible(m.date, move.date) or move.undated or m.undated), None)
        if home is None:
            merged.append(move)
            continue
        date = home.date if move.undated else intersect(home.date, move.date) or home.date
        merged[merged.index(home)] = replace(
            home,
            date=date,
            undated=home.undated and move.undated,
            supports=home.supports + move.supports,
            denials=home.denials + move.denials,
            grade=min(home.grade, move.grade),
        )
    merged.sort(key=lambda m: (last_day(m.date), m.event))
    merged = [
        replace(move, reason="he is reported dead again, of another day") if _contests(move, merged) else move
        for move in merged
    ]
    return [m for m in moves if m not in deaths] + merged


def _contests(move: Move, deaths: list[Move]) -> bool:
    """A later death contests an earlier one; two of nearly the same day contest each other, as one may be misdated."""
    own = last_day(move.date)
    others = [last_day(other.date) for other in deaths if other is not move]
    return any(day > own or days_between(day, own) <= MISDATED for day in others)


#: Two deaths reported of days no farther apart than this are one death of which one account has the day wrong.
MISDATED = 14


def days_between(a: str, b: str) -> float:
    """How many days two ISO days lie apart; without end where either is not known."""
    try:
        return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)
    except ValueError:
        return float("inf")


def _seen_alive(view: View, entity: str) -> list[tuple[str, Evidence]]:
    """Days on which somebody certain has the entity do or undergo what only the living can."""
    found = []
    for event in view.events.values():
        role = ALIVE.get(event.type)
        if role is None or entity not in event.roles.get(role, ()) or event.total:
            continue
        for line in view.told.get(event.id, ()):
            date = line.claim.frame.date or event.date
            if line.certain and not line.comment and date is not None and entity in line.roles.get(role, ()):
                day = bounds(date.edtf)[0]
                if day is not None:
                    found.append((day, line))
    return sorted(found, key=lambda pair: (pair[0], pair[1].ref))


# --------------------------------------------------------------------------------------------------- stretches
def _in_order(moves: list[Move]) -> list[Move]:
    """The moves of one track in time. An undated beginning (a detention nobody dates) goes before the first dated
    move that it could precede: nothing says that it came after, and a release would otherwise be undone."""
    dated = sorted((m for m in moves if not m.undated), key=lambda m: (last_day(m.date), m.rank, m.event))
    undated = sorted((m for m in moves if m.undated), key=lambda m: (last_day(m.date), m.rank, m.event))
    line = list(dated)
    for move in undated:
        later = [i for i, other in enumerate(line) if other.rank > move.rank]
        before = [i for i, other in enumerate(line) if last_day(other.date) > last_day(move.date)]
        at = min([*before, *(later if move.rank <= 1 else []), len(line)])
        line.insert(at, move)
    return line


def _stretch(move: Move, until: str | None) -> Stretch:
    against = _heard(move.denials)
    reason = move.reason
    if against and not reason:
        reason = "denied by " + ", ".join(dict.fromkeys(line.speaker.name for line in against if line.speaker)) + "."
    refs = sorted({line.ref for line in (*move.supports, *(move.denials if against else ()))})
    contested = bool(against) or bool(move.reason)
    return Stretch(move.track, move.state, move.date, until, tuple(refs), contested, move.grade, move.event, reason)


#: A state that is reported anew after so many days began anew.
ANEW = 180


def _anew(last: Move, move: Move) -> bool:
    if last.reason or move.reason:
        return True
    gap = days_between(last_day(last.date), first_day(move.date))
    return not (last.undated or move.undated) and ANEW <= gap < float("inf")


def _same_state(moves: list[Move]) -> list[Move]:
    """Events that leave an entity in the state it is in are one stretch, from the first of them on; but one of half
    a year later is new, though nobody told what came between."""
    kept: list[Move] = []
    for move in moves:
        if kept and kept[-1].state == move.state and not _anew(kept[-1], move):
            last = kept[-1]
            kept[-1] = replace(
                last,
                supports=last.supports + move.supports,
                denials=last.denials + move.denials,
                grade=min(last.grade, move.grade),
            )
        else:
            kept.append(move)
    return kept


def statuses(
    view: View, worth: Mapping[str, Worth], dropped: frozenset[Ref] = frozenset()
) -> dict[str, tuple[Stretch, ...]]:
    """The stretches of every entity that has any, by track and then in time."""
    found = {}
    for entity, moves in sorted(_moves(view, worth, dropped).items()):
        standing = one_death(denials_from_other_events(moves))
        by_track: dict[str, list[Move]] = defaultdict(list)
        for move in standing:
            by_track[move.track].append(move)
        stretches: list[Stretch] = []
        for track in sorted(by_track):
            line = _same_state(_in_order(by_track[track]))
            for move, after in zip(line, [*line[1:], None], strict=True):
                until = None if after is None or move.state == "dead" else after.date
                stretches.append(_stretch(move, until))
        stretches = _outlived(view, entity, stretches)
        if stretches:
            found[entity] = tuple(_ended_by_death(stretches))
    return found


def _outlived(view: View, entity: str, stretches: list[Stretch]) -> list[Stretch]:
    """A death ends where somebody certain has the dead man act or be acted on later: it is contested, and closed."""
    alive = _seen_alive(view, entity)
    found = []
    for stretch in stretches:
        dated = stretch.state == "dead" and stretch.since is not None and not stretch.since.startswith("../")
        later = [(day, line) for day, line in alive if dated and day > last_day(stretch.since)]
        if later:
            day, line = later[0]
            stretch = replace(
                stretch,
                until=day,
                contested=True,
                claims=tuple(sorted({*stretch.claims, line.ref})),
                reason=f"reported alive on {day}",
            )
        found.append(stretch)
    return found


def _ended_by_death(stretches: list[Stretch]) -> list[Stretch]:
    """A death that nobody contests ends custody."""
    deaths = [s for s in stretches if s.state == "dead" and not s.contested]
    if not deaths:
        return stretches
    end = deaths[0].since
    return [
        replace(s, until=end) if s.track == "custody" and s.until is None and last_day(s.since) <= last_day(end) else s
        for s in stretches
    ]


# --------------------------------------------------------------------------------------------------- questions
def status_at(stretches: Iterable[Stretch], day: str) -> tuple[Stretch, ...]:
    """The states in force on a day of the world: begun by then for certain, and not ended for certain."""
    return tuple(s for s in stretches if last_day(s.since) <= day and (s.until is None or last_day(s.until) > day))


def current(stretches: Iterable[Stretch]) -> Stretch | None:
    """The ledger's status: the latest of custody and life that has not ended."""
    order = ("custody", "life")
    standing = [s for s in stretches if s.track in order and s.until is None]

    def recency(s: Stretch) -> tuple[str, bool, bool, str]:
        since = last_day(s.since)
        return ("" if since == NO_DAY else since, s.state == "dead", s.track == "custody", s.event)

    return max(standing, key=recency, default=None)
