"""Dates that count from the report's day or from the last date spoken of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from whence.dates import moments
from whence.dates.context import Context
from whence.dates.grammar import Hit, Rule, rule
from whence.dates.moments import Said, plus_days, plus_months
from whence.dates.numerals import amount
from whence.dates.pieces import prefix_part, with_prefix
from whence.dates.words import words
from whence.dates.years import of_unit

_STEPS = {"yesterday": -1, "today": 0, "tomorrow": 1}


def read_today(hit: Hit, context: Context) -> Said | None:
    """ "Today", "yesterday", "earlier today": from the report's day; in a history "today" is the writer's own."""
    word = hit.words("t")[0].lower
    here = context.published if not context.narrative else None
    if here is None:
        return moments.unknown("PRESENT_REF" if word == "today" else "XXXX-XX-XX")
    step = _STEPS[word] * (2 if hit.has("twice") else 1)
    return moments.day(plus_days(here, step))


def _singular(word: str) -> str:
    w = words()
    if word in w.plural_units:
        return next(u for u, letter in w.units.items() if letter == w.plural_units[word] and word[:2] == u[:2])
    return word


def read_unit(hit: Hit, context: Context) -> Said | None:
    """ "This week", "last month", "the following year", "that day", "the same month"."""
    unit = _singular(hit.words("u")[0].lower)
    said = {w.lower for w in hit.words("dt")}
    if unit in ("second", "minute", "hour", "fortnight", "millennium"):
        return None
    step = -1 if said & {"last", "past", "previous", "preceding", "prior"} else 0
    step = 1 if said & {"next", "coming", "upcoming", "following", "subsequent", "ensuing"} else step
    fixed = bool(said & {"that", "same", "following", "previous", "preceding", "subsequent", "ensuing", "prior"})
    fixed = fixed or ("the" in said and "next" in said and unit in ("day", "month", "year", "morning", "decade"))
    if unit == "day" and said & {"last", "past", "latest", "current"}:
        return None
    here = context.anchor if fixed else context.now
    if unit == "day" and fixed and context.last is not None and context.last.grain != "day":
        here = context.last_day if not context.narrative else here
        here = here or context.published
    if "latest" in said and unit == "quarter":
        return _latest_quarter(context)
    if here is None:
        return _unplaced(unit)
    found = of_unit(here, unit, step)
    if found is None:
        return None
    if hit.has("so") and context.published is not None:
        return _so_far(hit, found, context)
    if unit == "day" and fixed and context.last is not None and context.last.grain not in ("day", "none"):
        return Said("DATE", f"{here.year:04d}-XX-XX", context.last.edtf, "none") if context.narrative else found
    return with_prefix(hit, found)


def _unplaced(unit: str) -> Said | None:
    value = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "year": "XXXX",
             "quarter": "XXXX-QX", "decade": "XXX", "century": "XX"}.get(unit)  # fmt: skip
    return moments.unknown(value) if value else None


def _so_far(hit: Hit, found: Said, context: Context) -> Said:
    """ "Earlier this month" ends with the report's day, "later this month" begins there."""
    from whence.dates.notation import ends

    here = context.published if "that" not in hit.lower("dt") else None
    allowed = ends(found.edtf)
    if here is None or allowed is None or found.grain == "day" or context.narrative:
        return found
    since, until = str(allowed.earliest), str(allowed.latest)
    if not since <= here.isoformat() <= until:
        return found
    edtf = f"{since}/{here}" if "earlier" in hit.lower("so") else f"{here}/{until}"
    return replace(found, edtf=edtf)


def _latest_quarter(context: Context) -> Said | None:
    if context.last_quarter is not None:
        return context.last_quarter
    return of_unit(context.published, "quarter", -1) if context.published else moments.unknown("XXXX-QX")


def read_the_unit(hit: Hit, context: Context) -> Said | None:
    """ "The weekend", "the end of the year", "the quarter": the one the text is in."""
    unit = hit.words("u")[0].lower
    if unit == "weekend":
        here = context.now
        if here is None:
            return _unplaced(unit)
        return moments.weekend(plus_days(here, -7 if here.weekday() < 4 and context.lean.of(hit) != "future" else 0))
    if unit == "quarter":
        return _latest_quarter(context)
    if not hit.has("p") and not hit.has("so"):
        return None
    here = context.anchor if context.narrative else context.published
    if unit in ("day", "week") and not context.narrative:
        here = context.last_day or here
    found = of_unit(here, unit, 0) if here else None
    if found is None:
        return None
    return _so_far(hit, found, context) if hit.has("so") else with_prefix(hit, found)


def read_the_year(hit: Hit, context: Context) -> Said | None:
    """ "For the year ended 31 March" is how long; "a high for the year" is the year the text is in."""
    after = hit.row.words[hit.last].lower if hit.last < len(hit.row.words) else ""
    if after in ("ended", "ending"):
        return Said("DURATION", "P1Y", quiet=True)
    here = context.now
    return replace(moments.year(here.year), quiet=True) if here else None


def _accounting_year(hit: Hit) -> bool:
    if hit.lower("u") != "year":
        return False
    items = hit.row.words
    before = items[hit.first - 1].lower if hit.first else ""
    after = items[hit.last].lower if hit.last < len(items) else ""
    if after in ("ended", "ending"):
        return True
    return before in ("for", "of", "in", "during") and after in (".", ",", ";", "", "and", "in", "by", "when")


def read_period(hit: Hit, context: Context) -> Said | None:
    return _latest_quarter(context)


def read_year_period(hit: Hit, context: Context) -> Said | None:
    """ "The 1988 period": the quarter last spoken of, in that year."""
    number = int(hit.words("y")[0].text)
    latest = context.last_quarter
    if latest is None or latest.first is None or context.narrative:
        return moments.year(number)
    return replace(moments.quarter(number, (latest.first.month - 1) // 3 + 1), quiet=True)


def read_year_earlier_quarter(hit: Hit, context: Context) -> Said | None:
    """ "The year-ago quarter": the last quarter spoken of, a year before."""
    if hit.words("u")[0].lower != "year":
        return None
    latest = _latest_quarter(context)
    if latest is None or latest.first is None:
        return None
    there = plus_months(latest.first, -12)
    return replace(moments.quarter(there.year, (there.month - 1) // 3 + 1), quiet=True)


#: Days either side that "two weeks ago" may be off by: half its unit.
_HALF_UNIT = {"W": 3, "F": 7}


def read_shifted(hit: Hit, context: Context) -> Said | None:
    """ "Two days ago", "three weeks later", "a year earlier", "ten minutes later"."""
    tail = hit.words("tail")[0].lower
    unit = hit.words("u")[0].lower
    letter = words().units.get(unit) or words().plural_units.get(unit) or ("D" if unit in words().dayparts else None)
    number = amount(hit.words("q")) if hit.has("q") or unit in words().units else "X"
    if letter is None or number is None:
        return None
    ago = tail in ("ago", "hence", "from")
    back = tail in ("ago", "earlier", "previously", "before")
    if number == "X":
        return moments.unknown("PAST_REF" if back else "FUTURE_REF")
    if letter in ("S", "M", "H") and unit.startswith(("second", "min", "hour")):
        return _hours(context.published if ago and not context.narrative else context.last_day)
    if letter == "Y" and number == 1 and context.last_quarter is not None and not context.narrative and back:
        return read_year_earlier_quarter(hit, context)
    here = (None if context.narrative else context.published) if ago else context.anchor
    if tail == "earlier" and not context.narrative and context.last is not None and context.last.grain == "day":
        here = context.last_day
    grain = "day" if ago or context.last is None else context.last.grain
    assert isinstance(number, (int, float))
    return _shift(here, grain, number * (-1 if back else 1), letter)


def _hours(here: date | None) -> Said | None:
    """Hours and minutes from a time not known stay on or beside the day."""
    return Said("TIME", f"{here}TXX:XX", f"{here}~", "none") if here else moments.unknown("XXXX-XX-XXTXX:XX", "TIME")


def _shift(here: date | None, grain: str, number: float, letter: str) -> Said | None:
    fine = grain in ("day", "none")
    if letter == "D":
        if here is None:
            return moments.unknown("XXXX-XX-XX")
        there = plus_days(here, round(number))
        return (
            moments.day(there)
            if fine
            else Said("DATE", f"{there.year:04d}-XX-XX", f"{there.year:04d}-{there.month:02d}~")
        )
    if letter in ("W", "F"):
        if here is None:
            return moments.unknown("XXXX-WXX")
        there = plus_days(here, round(number * (7 if letter == "W" else 14)))
        if not fine:
            return Said("DATE", f"{there.year:04d}-WXX", f"{there.year:04d}-{there.month:02d}~")
        found = moments.week(there)
        return replace(found, edtf=moments.slack(there, _HALF_UNIT[letter]), first=there)
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}[letter] * number
    if here is None:
        return moments.unknown("XXXX-XX" if abs(months) < 12 else "XXXX")
    if abs(months) >= 12 * here.year and months < 0:
        return None
    there = plus_months(here, round(months))
    if letter == "M" and grain in ("day", "month", "week", "none"):
        return replace(moments.month(there.year, there.month), edtf=f"{there.year:04d}-{there.month:02d}~")
    if letter == "Q":
        found = moments.quarter(there.year, (there.month - 1) // 3 + 1)
        return replace(found, edtf=f"{there.year:04d}-{there.month:02d}~")
    return replace(moments.year(there.year), edtf=f"{there.year:04d}~")


def read_now(hit: Hit, context: Context) -> Said | None:
    return moments.unknown("PRESENT_REF")


def read_past(hit: Hit, context: Context) -> Said | None:
    return moments.unknown("PAST_REF")


def read_future(hit: Hit, context: Context) -> Said | None:
    return moments.unknown("FUTURE_REF")


def read_day_before(hit: Hit, context: Context) -> Said | None:
    """ "The year before", "the day after" at a clause's end: from the last date spoken of."""
    here = context.anchor
    unit = hit.words("u")[0].lower
    step = -1 if hit.lower("tail") in ("before", "previously", "earlier") else 1
    found = of_unit(here, unit, step) if here else None
    return found


def read_year_end(hit: Hit, context: Context) -> Said | None:
    """ "Year-end", "at month's end"."""
    here = context.now
    unit = hit.words("u")[0].lower
    found = of_unit(here, unit, 0) if here is not None and unit in ("year", "month") else None
    return moments.part_of(found, "late") if found else None


def prefix_is_so_far(hit: Hit) -> bool:
    return prefix_part(hit) is None


def _is_stretch(hit: Hit) -> bool:
    """ "The past year", "the last decade" say how long, back from the report: ``spans`` reads them."""
    said = {w.lower for w in hit.words("dt")}
    return ("the" in said and bool(said & {"past", "last"})) or said == {"past"}


def _no_noun(hit: Hit) -> bool:
    """ "In the past it"; not "in the past month"."""
    items = hit.row.words
    after = items[hit.last] if hit.last < len(items) else None
    return after is None or after.lower in _PRONOUNS or not (after.text[:1].isalnum())


def _lies_ahead(hit: Hit) -> bool:
    """ "In the future", "fears about the future"; not "the future of the port", "the future president"."""
    items = hit.row.words
    before = items[hit.first - 1].lower if hit.first else ""
    after = items[hit.last] if hit.last < len(items) else None
    if before not in ("in", "into", "for", "about", "of", "at", "on"):
        return False
    return after is None or (after.lower != "of" and not after.tag.startswith("NN"))


_PRONOUNS = frozenset("i you he she it we they the a an this that has have had was were is are said".split())
_REST = "(?=comma|dot|close|break|and|$)"

RULES: tuple[Rule, ...] = (
    rule("today", "((early|late|earlier|later) in?)? t:(today|yesterday|tomorrow)", read_today),
    rule("day before yesterday", "the? twice:(unit (before|after)) t:(yesterday|tomorrow)", read_today),
    rule("this week", "so:(earlier|later) in? dt:which u:(unit|weekend)", read_unit),
    rule("last week", "dt:which u:(unit|weekend)", read_unit, lambda h: not _is_stretch(h)),
    rule("early this week", "p:prefix dt:which u:(unit|weekend)", read_unit),
    rule("the weekend", "the u:weekend", read_the_unit),
    rule("the quarter", "the u:unit", read_the_unit, lambda h: h.lower("u") == "quarter"),
    rule("the end of the year", "p:prefix the? u:unit", read_the_unit),
    rule("earlier in the year", "so:(earlier|later) in the u:unit", read_the_unit),
    rule("the year ended", "the year_adjective? u:unit", read_the_year, lambda h: _accounting_year(h)),
    rule(
        "the full year", "the (filler|current) year_adjective? u:unit", read_the_year, lambda h: h.lower("u") == "year"
    ),
    rule("the latest period", "the latest period", read_period),
    rule(
        "the 1988 period",
        "the y:year (period | u:unit)",
        read_year_period,
        lambda h: not h.has("u") or h.lower("u") == "quarter",
    ),
    rule("year-end", "u:unit (dash|poss)? end", read_year_end),
    rule(
        "the year-ago quarter",
        "u:unit dash (ago|earlier) | (the word?)? u:unit dash (ago|earlier) (ordword? unit | period)",
        read_year_earlier_quarter,
        lambda h: h.lower("u") == "year",
    ),
    rule(
        "two days ago",
        "fuzz? q:(quantity|a)? (another|more)? filler? u:anyunit (or so)?"
        " tail:(ago|earlier|later|previously|hence|(from now))",
        read_shifted,
    ),
    rule("three nights ago", "fuzz? q:quantity u:daypart tail:(ago|earlier|later)", read_shifted),
    rule(
        "the day before", f"the u:unit tail:(before|after|previously|following|earlier|later) {_REST}", read_day_before
    ),
    rule("now", "right? now", read_now),
    rule("currently", "currently", read_now),
    rule("these days", "these units", read_now, lambda h: h.row.words[h.last - 1].lower == "days"),
    rule("recently", "more? recently", read_past),
    rule("the past", "(?<=in)the past", read_past, lambda h: _no_noun(h)),
    rule("the past ending", f"the past {_REST}", read_past),
    rule("the future", "the word? future", read_future, lambda h: _lies_ahead(h)),
)
