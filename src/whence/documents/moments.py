"""Written dates inside a line: the pattern that finds them, and the day each one means.

What a date means is decided by ``whence.dates``; here is only where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from whence.dates.publication import publication

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_CLOCK = (
    r"(?:,?\s*(?:at|@|-|–|—|\||·|•|T)?\s*\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?"
    r"(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:Z|UTC|GMT|EDT|EST|CET|CEST|BST|[+-]\d{2}:?\d{2}))?)"
)
_HOUR = r"(?:,?\s*(?:at|@)?\s*\d{1,2}\s*[ap]\.?m\b\.?)"

#: A day with its year, perhaps with the time of day, perhaps the time first ("4:12 PM on May 3, 2014").
DATE = (
    rf"(?:(?:\d{{1,2}}:\d{{2}}\s*(?:[ap]\.?m\.?)?\s*(?:on|,|-|–|—)?\s+)?{_WEEKDAY}"
    rf"(?:{_MONTH}\s+{_NTH},?\s+\d{{4}}|{_NTH}\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}})|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{1,2}}-\d{{1,2}}-\d{{4}}"
    rf"|\d{{1,2}}-{_MONTH}-\d{{4}})(?!\d)(?:{_CLOCK}|{_HOUR})?)"
)
#: A day of a month without its year, as datelines print it.
MONTHDAY = rf"(?i:{_MONTH}\s+{_NTH}(?:,?\s+\d{{4}})?|{_NTH}\s+{_MONTH}(?:,?\s+\d{{4}})?)"

_FIND = re.compile(rf"(?<![\w/.-]){DATE}", re.IGNORECASE)

_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])")


@dataclass(frozen=True, slots=True)
class Moment:
    """A written date: where it stands in the line, and its EDTF day."""

    start: int
    end: int
    edtf: str


def moments(line: str, *, day_first: bool = False) -> list[Moment]:
    """Every full date of a line that names a real day, in order. ``day_first``: how 3/5/2014 is meant."""
    found = []
    for match in _FIND.finditer(line):
        edtf = day(match.group(), day_first=day_first)
        if edtf is not None:
            found.append(Moment(match.start(), match.end(), edtf))
    return found


def day(line: str, *, day_first: bool = False) -> str | None:
    """The day a line names, as ``whence.dates`` reads it, except that the page may set the day first."""
    return publication(_SLASHED.sub(r"\2/\1/\3", line) if day_first else line)


def is_day_first(text: str) -> bool:
    """Whether the page writes 13/5/2014 somewhere and nowhere 5/13/2014: then 3/5/2014 is a day in May, too."""
    dates = [(int(one), int(two)) for one, two, _ in _SLASHED.findall(text)]
    return any(one > 12 >= two for one, two in dates) and not any(two > 12 for _, two in dates)


def in_year_before(monthday: str, latest: str) -> str | None:
    """A day printed without its year, in the last year in which it is not after ``latest`` (an ISO day)."""
    year = int(latest[:4])
    for candidate in (year, year - 1):
        edtf = publication(f"{monthday}, {candidate}") or publication(f"{monthday} {candidate}")
        if edtf is not None and edtf[:10] <= latest[:10]:
            return edtf
    return None
