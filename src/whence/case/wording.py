"""Dates, factuality and grades in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from whence.claims.claim import Factuality

FACTUALITY: Mapping[Factuality, str] = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "certainly not",
    "PR-": "probably not",
    "PS-": "possibly not",
    "Uu": "not known",
}

#: The Admiralty code's words for how well content is supported (AJP-2.1).
GRADES: Mapping[int, str] = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}

MONTHS = "January February March April May June July August September October November December".split()
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)(?:T(\d\d:\d\d).*)?")
_DOUBT = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def factuality(code: Factuality) -> str:
    """ "certain (CT+)"."""
    return f"{FACTUALITY[code]} ({code})"


def grade(number: int) -> str:
    """ "3, possibly true"."""
    return f"{number}, {GRADES[number]}"


def date(edtf: str | None) -> str:
    """An EDTF date as one would say it; forms that have no short saying stay as they are."""
    if not edtf:
        return "date not known"
    if "/" in edtf and edtf[0] not in "[{":
        start, _, end = edtf.partition("/")
        if start in ("", ".."):
            return f"until {date(end)}"
        if end in ("", ".."):
            return f"since {date(start)}"
        return f"{date(start)} to {date(end)}"
    found = _DAY.fullmatch(edtf)
    if found is None:
        return edtf
    year, month, day, doubt, clock = found.groups()
    words = _DOUBT[doubt] + " ".join(part for part in (day and str(int(day)), _month(month), year) if part)
    return f"{words}, {clock}" if clock else words


def since(edtf: str) -> str:
    """When something began: a range is a day not known, not a stretch."""
    return f"since {some_day(edtf)}"


def lasted(since_: str | None, until: str | None) -> str:
    """ "since 2009", "since 2009 until some day up to May 2014", or nothing where neither end is told."""
    return " ".join(([since(since_)] if since_ else []) + ([f"until {some_day(until)}"] if until else []))


def some_day(edtf: str) -> str:
    """A day that may be known as one of a range."""
    start, stroke, end = edtf.partition("/")
    if not stroke or edtf[0] in "[{" or end in ("", ".."):
        return date(start if stroke else edtf)
    if start in ("", ".."):
        return f"some day up to {date(end)}"
    return f"some day from {date(start)} to {date(end)}"


def several(number: int, one: str, many: str | None = None) -> str:
    """ "1 report", "2 reports"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _month(digits: str | None) -> str | None:
    if digits is None:
        return None
    number = int(digits)
    return MONTHS[number - 1] if 1 <= number <= 12 else SEASONS.get(number, digits)
