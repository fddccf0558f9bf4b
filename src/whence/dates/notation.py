"""EDTF (ISO 8601-2) as Whence writes it, and the days it allows.

The values are: a day, a month, a year, a season (``2008-21`` spring to ``2008-24`` winter), a decade
(``199X``), a century (``19XX``), each perhaps with ``~`` (about), ``?`` or ``%``, and intervals of
two of these whose ends may be open (``..`` or empty). A bound is never padded for ``~``: how far "about"
reaches is not in the text, so nothing is made up.

Days are ISO strings at the door and tuples inside, so that years before 1 compare rightly; year 0 is 1 BC.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Day(NamedTuple):
    """One day of the proleptic Gregorian calendar; compares in time order."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"


class Ends(NamedTuple):
    """The first and the last day that a value allows; None where it is open."""

    earliest: Day | None
    latest: Day | None


_POINT = re.compile(r"(-?)(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d))?(?:-(\d\d))?(?:T[\d:.+Z-]*)?[~?%]?")

#: The months of a season number by the meteorologists' count (northern hemisphere, as reports mean it).
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}


def days_in(year: int, month: int) -> int:
    """Days of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _winter(year: int) -> Ends:
    """ "Winter of 2008" may be the one that began in 2007 or the one that ended in 2009: both are allowed."""
    return Ends(Day(year - 1, 12, 1), Day(year + 1, 2, days_in(year + 1, 2)))


def _point(text: str) -> Ends | None:
    """The ends of one value that is no interval; None where it is not one of ours."""
    found = _POINT.fullmatch(text)
    if not found:
        return None
    sign = -1 if found[1] else 1
    first, last = sorted((sign * int(found[2].replace("X", "0")), sign * int(found[2].replace("X", "9"))))
    if found[3] is None:
        return Ends(Day(first, 1, 1), Day(last, 12, 31))
    month = int(found[3])
    if month == 24 and not found[4]:
        return Ends(_winter(first).earliest, _winter(last).latest)
    if month in _SEASONS and not found[4]:
        since, until = _SEASONS[month]
        return Ends(Day(first, since, 1), Day(last, until, days_in(last, until)))
    if not 1 <= month <= 12:
        return None
    if found[4] is None:
        return Ends(Day(first, month, 1), Day(last, month, days_in(last, month)))
    day = int(found[4])
    return Ends(Day(first, month, day), Day(last, month, day)) if 1 <= day <= days_in(first, month) else None


def _end_point(text: str) -> Ends | None:
    """Like ``_point``, but an interval's end may be open."""
    return Ends(None, None) if text in ("", "..") else _point(text)


def ends(edtf: str | None) -> Ends | None:
    """The ends of a value; None where there is no value or it cannot be read."""
    if edtf is None:
        return None
    if "/" not in edtf:
        return _point(edtf)
    before, _, after = edtf.partition("/")
    first, last = _end_point(before), _end_point(after)
    if first is None or last is None:
        return None
    if first.earliest and last.latest and first.earliest > last.latest:
        return None
    return Ends(first.earliest, last.latest)


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """Earliest and latest ISO day that an EDTF value allows; None at an open end, or where it cannot be read.

    ``bounds("2008-10-11~/2008-11-19") == ("2008-10-11", "2008-11-19")``
    """
    found = ends(edtf) or Ends(None, None)
    return (
        str(found.earliest) if found.earliest else None,
        str(found.latest) if found.latest else None,
    )
