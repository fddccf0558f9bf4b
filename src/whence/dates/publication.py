"""The day a page says it was published, from the one line where it is written.

Reads any usual form; clock times and zones are ignored, the printed day counts. Not for running text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from whence.dates.notation import days_in
from whence.dates.words import words

#: A two-digit year below this is of the 2000s. Pages older than 1970 were not dated with two digits.
_PIVOT = 70

Form = tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]


def _day(year: str, month: int, day: str) -> str | None:
    """An ISO day, or None where there is no such day."""
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < _PIVOT else 1900
    if not (1 <= month <= 12 and 1400 <= number <= 2999 and 1 <= int(day) <= days_in(number, month)):
        return None
    return f"{number:04d}-{month:02d}-{int(day):02d}"


def _numeric(found: re.Match[str]) -> str | None:
    """Month first, as the archived press mostly writes, unless impossible; with dots the day comes first."""
    one, two, year = found["one"], found["two"], found["year"]
    month_first = _day(year, int(one), two)
    day_first = _day(year, int(two), one)
    return (day_first or month_first) if found["mark"] == "." else (month_first or day_first)


@cache
def _forms() -> tuple[Form, ...]:
    """The written forms; of two that fit, the one that starts earlier in the line counts."""
    months = words().months
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    month = rf"(?P<month>{names})\b\.?"
    two = r"\d{1,2}"
    gap = r"[\s.,/-]{0,3}"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?P<year>\d{4}|'?\d{2})(?![\d:])"

    def named(found: re.Match[str]) -> str | None:
        return _day(found["year"].lstrip("'"), months[found["month"].lower()], found["day"])

    def numbered(found: re.Match[str]) -> str | None:
        return _day(found["year"], int(found["month"]), found["day"])

    def form(pattern: str, read: Callable[[re.Match[str]], str | None]) -> Form:
        return re.compile(pattern, re.I), read

    clock = r"\d{1,2}:\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4}|\s*[+-]\d{4})?"
    return (
        form(rf"(?<!\d)(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>{two})(?P=mark)(?P<day>{two})(?!\d)", numbered),
        form(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?=T?\d{4,6}\b|\W|$)", numbered),
        form(rf"(?<!\d){day}\s*(?:day\s+)?(?:of\s+)?{gap}{month}{gap}{year}", named),
        form(rf"\b{month}{gap}{day}\b(?:{gap}|,?\s+){year}", named),
        form(rf"\b{month}{gap}{day}\b,?\s+(?:at\s+)?{clock},?\s+(?P<year>\d{{4}})\b", named),
        form(rf"(?<!\d)(?P<year>\d{{4}}){gap}{month}{gap}{day}\b", named),
        form(
            rf"(?<!\d)(?P<one>{two})(?P<mark>[/.-])(?P<two>{two})(?P=mark)(?P<year>\d{{4}}|\d\d)(?!\d)",
            _numeric,
        ),
    )


_LABEL = re.compile(r"\b(?:first\s+)?(?:published|posted|filed|issued)\b", re.I)


def _first(text: str) -> str | None:
    """The readable date that starts first; of two at one place, the one that takes in more."""
    best: tuple[int, int, str] | None = None
    for pattern, read in _forms():
        for found in pattern.finditer(text):
            value = read(found)
            if value is not None:
                best = min(best or (len(text), 0, ""), (found.start(), -found.end(), value))
                break
    return best[2] if best else None


def publication(text: str) -> str | None:
    """The EDTF day written in a line like "Published: 3 May 2014"; None where no full date can be read.

    Of several dates the one after "published" or "posted" counts ("Updated 4 May 2014, first posted
    3 May 2014"), else the first. A date without a year is no publication date: the year would be a guess.
    """
    line = " ".join(text.split())
    label = _LABEL.search(line)
    return (_first(line[label.end() :]) if label else None) or _first(line)
