"""What a time expression says: a TIMEX3 value, an EDTF date, and the day that later words count from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from whence.dates.notation import days_in

Type = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal["day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "none"]

_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class Said:
    """One expression, read. ``first`` is the first day it allows (None where not known), for "two days later"."""

    type: Type
    value: str
    edtf: str | None = None
    grain: Grain = "none"
    first: date | None = None
    stated: bool = False  # the year stands in the words themselves
    year: int | None = None  # for what has a year but no ``first`` (years before 1)
    quiet: bool = False  # never what "that day" goes back to (durations, "now")


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is no such day or it lies outside the years 1 to 9999."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= days_in(year, month):
        return date(year, month, day)
    return None


def plus_days(of: date, days: int) -> date:
    """Days later; clipped to the calendar's ends."""
    number = of.toordinal() + days
    return date.fromordinal(min(max(number, 1), date.max.toordinal()))


def plus_months(of: date, months: int) -> date:
    """The same day of a later month, or that month's last day; clipped to the calendar's ends."""
    number = of.year * 12 + of.month - 1 + months
    year, month = divmod(min(max(number, 12), 9999 * 12 + 11), 12)
    return date(year, month + 1, min(of.day, days_in(year, month + 1)))


def day(of: date) -> Said:
    return Said("DATE", of.isoformat(), of.isoformat(), "day", of)


def week(of: date) -> Said:
    """The ISO week, Monday to Sunday, that holds the day."""
    iso = of.isocalendar()
    monday = plus_days(of, -of.weekday())
    return Said("DATE", f"{iso.year:04d}-W{iso.week:02d}", f"{monday}/{plus_days(monday, 6)}", "week", monday)


def weekend(of: date) -> Said:
    """Saturday and Sunday of the ISO week that holds the day."""
    iso = of.isocalendar()
    saturday = plus_days(of, 5 - of.weekday())
    edtf = f"{saturday}/{plus_days(saturday, 1)}"
    return Said("DATE", f"{iso.year:04d}-W{iso.week:02d}-WE", edtf, "week", saturday)


def month(year: int, number: int) -> Said:
    text = f"{year:04d}-{number:02d}"
    return Said("DATE", text, text, "month", safe_date(year, number, 1), year=year)


def quarter(year: int, number: int) -> Said:
    first = 3 * number - 2
    edtf = f"{year:04d}-{first:02d}/{year:04d}-{first + 2:02d}"
    return Said("DATE", f"{year:04d}-Q{number}", edtf, "quarter", safe_date(year, first, 1), year=year)


def half(year: int, number: int) -> Said:
    first = 1 if number == 1 else 7
    edtf = f"{year:04d}-{first:02d}/{year:04d}-{first + 5:02d}"
    return Said("DATE", f"{year:04d}-H{number}", edtf, "half", safe_date(year, first, 1), year=year)


def season(year: int, letters: str, number: int) -> Said:
    edtf = f"{year:04d}-{number}"
    return Said("DATE", f"{year:04d}-{letters}", edtf, "season", safe_date(year, _SEASON_MONTH[number], 1), year=year)


def year(number: int) -> Said:
    """A year; before year 1 the value is written as TIMEX2 does (BC0490) and EDTF counts from 0 (-0489)."""
    if number <= 0:
        return Said("DATE", f"BC{1 - number:04d}", f"-{-number:04d}" if number else "0000", "year", None, year=number)
    return Said("DATE", f"{number:04d}", f"{number:04d}", "year", safe_date(number, 1, 1), year=number)


def decade(tens: int) -> Said:
    """``tens`` is 199 for the 1990s."""
    return Said("DATE", f"{tens:03d}", f"{tens:03d}X", "decade", safe_date(tens * 10, 1, 1), year=tens * 10)


def century(hundreds: int) -> Said:
    """``hundreds`` is 19 for the 20th century, as TIMEX3 counts."""
    said = Said("DATE", f"{hundreds:02d}", f"{hundreds:02d}XX", "century", safe_date(hundreds * 100, 1, 1))
    return replace(said, year=hundreds * 100)


def unknown(value: str, type: Type = "DATE") -> Said:
    """A value without a place in the calendar (PRESENT_REF, XXXX-XX-XX)."""
    return Said(type, value, quiet=True)


Part = Literal["early", "mid", "late"]

_DAYS_OF_MONTH: dict[Part, tuple[int, int]] = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_MONTHS_OF_YEAR: dict[Part, tuple[int, int]] = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_YEARS_OF_DECADE: dict[Part, tuple[int, int]] = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_YEARS_OF_CENTURY: dict[Part, tuple[int, int]] = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}


def part_of(said: Said, part: Part) -> Said:
    """ "Mid-October 2006": about the 11th to about the 20th. Days, weeks, seasons and quarters stay whole,

    for "early Monday" and "late spring" say less about days than a split of them would.
    """
    count = said.first.year if said.first else said.year
    if count is None or said.edtf is None or count < 1:
        return said
    if said.grain == "month" and said.first:
        since, until = _DAYS_OF_MONTH[part]
        until = min(until, days_in(count, said.first.month))
        stem = said.edtf
        first = safe_date(count, said.first.month, since)
        return replace(said, edtf=f"{stem}-{since:02d}~/{stem}-{until:02d}~", first=first)
    if said.grain == "year":
        since, until = _MONTHS_OF_YEAR[part]
        first = safe_date(count, since, 1)
        return replace(said, edtf=f"{count:04d}-{since:02d}~/{count:04d}-{until:02d}~", first=first)
    if said.grain in ("decade", "century"):
        since, until = (_YEARS_OF_DECADE if said.grain == "decade" else _YEARS_OF_CENTURY)[part]
        return replace(said, edtf=f"{count + since:04d}~/{count + until:04d}~")
    return said


def days_between(since: date, until: date) -> str:
    """An EDTF interval of days; one day where both are the same."""
    return since.isoformat() if since == until else f"{since}/{until}"


def slack(around: date, days: int) -> str:
    """About a day: that many days either side, both ends marked as approximate."""
    return f"{plus_days(around, -days)}~/{plus_days(around, days)}~"


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def thanksgiving(year: int) -> date:
    """Fourth Thursday of November (United States)."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
