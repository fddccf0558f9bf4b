"""What dates are made of: the year beside a month, "early" and "the end of" before one."""

from __future__ import annotations

from whence.dates.context import Context
from whence.dates.grammar import Hit
from whence.dates.moments import Part, Said, part_of
from whence.dates.numerals import year_in_words
from whence.dates.words import words


def stated_year(hit: Hit) -> int | None:
    """The year among the words of the expression."""
    if hit.has("y"):
        return int(hit.words("y")[0].text)
    if hit.has("ys"):
        number = int(hit.words("ys")[0].text[1:])
        return number + (1900 if number > 30 else 2000)
    if hit.has("yy"):
        return 2000 + int(hit.words("yy")[0].text)
    if hit.has("yw"):
        return year_in_words([w.lower for w in hit.words("yw")])
    return None


def which_year(hit: Hit, context: Context, label: str = "wy") -> int | None:
    """The year that "this year" or "that year" beside a month means."""
    said = {w.lower for w in hit.words(label)}
    if not said & {"year"}:
        return None
    if said & {"that", "same", "following", "previous"} or (context.narrative and "this" in said):
        here = context.anchor
    else:
        here = context.now
    if here is None:
        return None
    return here.year + (-1 if said & {"last", "previous"} else 1 if said & {"next", "following", "coming"} else 0)


def prefix_part(hit: Hit) -> Part | None:
    """Which part of it: early, mid or late."""
    said = {w.lower for w in hit.words("p")}
    if said & {"early", "start", "beginning", "outset"}:
        return "early"
    if said & {"late", "end", "close", "latter"}:
        return "late"
    if said & {"mid", "middle"}:
        return "mid"
    return "late" if "later" in said and "part" in said else None


def with_prefix(hit: Hit, said: Said) -> Said:
    part = prefix_part(hit)
    return part_of(said, part) if part else said


def named_month(hit: Hit) -> int:
    """The number of the month that is named."""
    return words().months[hit.words("m")[0].lower]
