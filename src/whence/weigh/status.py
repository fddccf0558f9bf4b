"""What became of each person and body: states over time, derived from claims, on tracks that run side by side.

An event moves an entity into the state that the codebook gives for its type. The moves of one track are put in
order and each lasts until the next. Nothing is decided between rival claims: a stretch that somebody denies is
contested and stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from whence.resolve.resolution import Ref
from whence.weigh.deaths import days_between, denials_from_other_events, one_death, seen_alive
from whence.weigh.evidence import NO_DAY, View, first_day, last_day
from whence.weigh.moves import Move, heard, moves_of
from whence.weigh.weighed import Stretch, Worth


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
    against = heard(move.denials)
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
    for entity, moves in sorted(moves_of(view, worth, dropped).items()):
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
    alive = seen_alive(view, entity)
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
