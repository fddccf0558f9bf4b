"""Somebody's status over time: a row a stretch, each drawn on one scale with what is not known of its ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from whence.case import wording
from whence.case.view import View
from whence.dates import bounds
from whence.resolve.resolution import Ref
from whence.web import addresses
from whence.web.asked import Link
from whence.weigh.weighed import Stretch

#: Years that a scale names at most; more are told apart by every second, fifth, tenth ...
TICKS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch on the scale, in percent of its width."""

    start: Annotated[float, "from here on it may have begun"]
    surely: Annotated[float, "from here on it had begun"]
    until: Annotated[float, "up to here it lasted"]
    end: Annotated[float, "by here it was over"]
    open: Annotated[bool, "whether nothing that was read ends it"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that the scale names."""

    at: Annotated[float, "where it stands, in percent of the width"]
    words: Annotated[str, "the day in words"]


@dataclass(frozen=True, slots=True)
class State:
    """One stretch of a status, as said."""

    track: Annotated[str, "custody, life, listing or charge; they run side by side"]
    state: Annotated[str, "detained, released, dead ..."]
    since: Annotated[str, "since when, in words"]
    until: Annotated[str, "until when, in words; empty where nothing that was read ends it"]
    since_edtf: Annotated[str | None, "since when, as EDTF"]
    until_edtf: Annotated[str | None, "until when, as EDTF"]
    contested: Annotated[bool, "whether somebody denies it, or it cannot be so"]
    reason: Annotated[str, "what contests it"]
    grade: Annotated[int, "how well it is supported, 1 to 6"]
    event: Annotated[Link | None, "the event that began it"]
    voices: Annotated[tuple[Link, ...], "who says so, each leading to the words"]
    bar: Annotated[Bar | None, "where it lies on the scale, in percent; null where no day is known"]


@dataclass(frozen=True, slots=True)
class History:
    """All stretches and the scale they are drawn on."""

    states: Annotated[tuple[State, ...], "by track, then in time"]
    ticks: Annotated[tuple[Tick, ...], "days that the scale names, and where they stand on it, in percent"]


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to percent, with a little room on either side; None where no day is known."""

    first: int
    last: int

    def at(self, day: int) -> float:
        return round(4 + 88 * (day - self.first) / max(1, self.last - self.first), 2)

    def ticks(self) -> tuple[Tick, ...]:
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        step = next(n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if (last.year - first.year) // n <= TICKS)
        years = [date(year, 1, 1) for year in range(first.year, last.year + 1) if year % step == 0 and year > 0]
        inside = [day for day in years if first <= day <= last]
        if len(inside) > 1:
            return tuple(Tick(self.at(day.toordinal()), str(day.year)) for day in inside)
        days = [first, last] if self.first < self.last else [first]
        return tuple(Tick(self.at(day.toordinal()), wording.date(day.isoformat())) for day in days)


def history(view: View, stretches: Sequence[Stretch]) -> History:
    """The stretches of one entity as a table with a drawing in it."""
    ends = [_ends(one) for one in stretches]
    known = sorted(day for four in ends for day in four if day is not None)
    scale = Scale(known[0], known[-1]) if known else None
    states = [_state(view, one, four, scale) for one, four in zip(stretches, ends, strict=True)]
    return History(tuple(states), scale.ticks() if scale else ())


Ends = tuple[int | None, int | None, int | None, int | None]


def _ends(one: Stretch) -> Ends:
    return (*_days(one.since), *_days(one.until))


def _days(edtf: str | None) -> tuple[int | None, int | None]:
    if not edtf:
        return None, None
    first, last = bounds(edtf)
    return _ordinal(first), _ordinal(last)


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:  # a day before year 1
        return None


def _state(view: View, one: Stretch, ends: Ends, scale: Scale | None) -> State:
    return State(
        track=one.track,
        state=one.state,
        since=wording.some_day(one.since) if one.since else "not known",
        until=wording.some_day(one.until) if one.until else "",
        since_edtf=one.since,
        until_edtf=one.until,
        contested=one.contested,
        reason=one.reason,
        grade=one.grade,
        event=addresses.event(view, one.event) if one.event in view.events else None,
        voices=voices(view, one.claims),
        bar=_bar(ends, one.until is None, scale) if scale else None,
    )


def _bar(ends: Ends, open_: bool, scale: Scale) -> Bar | None:
    began, had, lasted, over = ends
    surely = had if had is not None else began
    if surely is None and lasted is None and over is None:
        return None
    left = scale.at(began) if began is not None else 0.0
    sure = scale.at(surely) if surely is not None else left
    if open_:
        return Bar(left, max(left, sure), 100.0, 100.0, True)
    end = scale.at(over) if over is not None else 100.0
    until = scale.at(lasted) if lasted is not None else sure
    return Bar(left, max(left, sure), max(sure, min(until, end)), max(sure, end), False)


def voices(view: View, refs: Iterable[Ref]) -> tuple[Link, ...]:
    """Who says so, each once, leading to the first words with which they do."""
    found: dict[str, str] = {}
    for ref in refs:
        found.setdefault(addresses.source(view, view.chain(ref)[0][0]).words, addresses.spot(view, ref))
    return tuple(Link(words, href) for words, href in found.items())
