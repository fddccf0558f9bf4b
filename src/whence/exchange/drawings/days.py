"""Days along a line: a linear scale, and where its ticks stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from whence.case.wording import MONTHS
from whence.exchange.drawings.lettering import width

#: Pixels between a tick and its label.
INSET = 4

#: Empty days kept at either end, as a part of the whole.
MARGIN = 0.02


@dataclass(frozen=True, slots=True)
class Scale:
    """Every day as wide as every other, from ``first`` at pixel ``left`` to the end of ``last`` at ``right``."""

    first: date
    last: date
    left: float
    right: float

    @property
    def day(self) -> float:
        """Pixels of one day."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def start(self, of: date) -> float:
        """Where a day begins."""
        return self.left + (of - self.first).days * self.day

    def end(self, of: date) -> float:
        """Where a day ends."""
        return self.start(of) + self.day

    def middle(self, of: date) -> float:
        return self.start(of) + self.day / 2


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the drawing; ``strong`` where a larger unit begins. ``words`` may be empty."""

    x: float
    words: str
    strong: bool


def scale(
    days: Iterable[date], left: float, right: float, since: date | None = None, until: date | None = None
) -> Scale:
    """A scale over all these days with a little air, a week about a single day; from ``since`` and to ``until`` where
    they are given."""
    known = sorted(days)
    first, last = known[0], known[-1]
    air = max(3 if first == last else 1, round((last - first).days * MARGIN))
    start, end = since or _shifted(first, -air), until or _shifted(last, air)
    return Scale(start, max(start, end), left, right)


def ticks(of: Scale, size: float, least: float = 56) -> list[Tick]:
    """Ticks at the finest unit that leaves ``least`` pixels between them: days, weeks, months, quarters, years, or
    many years."""
    for days_between, unit in _UNITS:
        if days_between * of.day >= least:
            return _labelled(of, list(unit(of.first, of.last)), size)
    return _labelled(of, list(_years(100)(of.first, of.last)), size)


def _labelled(of: Scale, found: list[date], size: float) -> list[Tick]:
    """The year is said on the first tick and where it changes; a label that has no room is left out."""
    made: list[Tick] = []
    year, free = None, of.left
    yearly = all(one.month == 1 and one.day == 1 for one in found)
    monthly = all(one.day == 1 for one in found)
    for one in found:
        fresh = one.year != year
        year = one.year
        month = MONTHS[one.month - 1][:3]
        words = str(one.year) if yearly else month if monthly else f"{one.day} {month}"
        if fresh and not yearly:
            words += f" {one.year}"
        x = of.start(one)
        end = x + INSET + width(words, size)
        fits = x >= free and end <= of.right
        free = end + INSET if fits else free
        made.append(Tick(x, words if fits else "", fresh and not yearly))
    return made


Unit = Callable[[date, date], Iterator[date]]


def _every_days(step: int) -> Unit:
    """Every day, or every seventh from a Monday on."""

    def unit(first: date, last: date) -> Iterator[date]:
        skip = 0 if step == 1 else -first.weekday() % 7
        return (first + timedelta(days=n) for n in range(skip, (last - first).days + 1, step))

    return unit


def _months(step: int) -> Unit:
    def unit(first: date, last: date) -> Iterator[date]:
        every = (date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13, step))
        return (one for one in every if first <= one <= last)

    return unit


def _years(step: int) -> Unit:
    def unit(first: date, last: date) -> Iterator[date]:
        every = (date(max(year, 1), 1, 1) for year in range(first.year // step * step, last.year + 1, step))
        return (one for one in every if first <= one <= last)

    return unit


#: Units of time from the finest on, each with the fewest days between two of its ticks.
_UNITS: tuple[tuple[int, Unit], ...] = (
    (1, _every_days(1)),
    (7, _every_days(7)),
    (28, _months(1)),
    (90, _months(3)),
    *((365 * step, _years(step)) for step in (1, 2, 5, 10, 20, 50)),
)


def _shifted(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return day
