"""Deaths announced, denied and announced again: what contests a death, and what shows that it did not happen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from whence.dates import compatible, intersect
from whence.weigh.evidence import Evidence, View, bounds, first_day, last_day
from whence.weigh.moves import Move

#: Deeds that only the living do, and what is only done to the living: the role in which each event shows it.
ALIVE = {
    "detain": "patient", "release": "patient", "transfer": "patient", "escape": "agent", "attempt_to_leave": "agent",
    "meet": "agent", "claim_responsibility": "agent", "threaten": "agent", "wound": "patient", "charge": "patient",
}  # fmt: skip


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


def seen_alive(view: View, entity: str) -> list[tuple[str, Evidence]]:
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
