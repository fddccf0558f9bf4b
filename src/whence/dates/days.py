"""Dates that name a day or a month: written, numeric, weekdays, named days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from whence.dates import moments
from whence.dates.context import Context
from whence.dates.grammar import Hit, Rule, rule
from whence.dates.guards import not_counted, nought, stands_alone
from whence.dates.moments import Said, plus_days
from whence.dates.numerals import ordinal
from whence.dates.pieces import named_month, stated_year, which_year, with_prefix
from whence.dates.words import words


def _day_number(hit: Hit) -> int | None:
    return ordinal(hit.words("d")[0])


def read_day(hit: Hit, context: Context) -> Said | None:
    """ "Tuesday, 19 November 2008", "Nov. 19", "the 19th of November"."""
    month, day = named_month(hit), _day_number(hit)
    if day is None:
        return None
    stated = stated_year(hit)
    year = stated or which_year(hit, context) or context.year_for(month, day, hit)
    if year is None:
        return Said("DATE", f"XXXX-{month:02d}-{day:02d}")
    found = moments.safe_date(year, month, day)
    return replace(moments.day(found), stated=stated is not None) if found else None


def read_month(hit: Hit, context: Context) -> Said | None:
    """ "October 2006", "mid-October", "the end of May last year"."""
    month = named_month(hit)
    stated = stated_year(hit)
    year = stated or which_year(hit, context)
    if year is None and hit.has("dt"):
        year = _month_from(hit, context, month)
    year = year or context.year_for(month, None, hit)
    if year is None:
        return Said("DATE", f"XXXX-{month:02d}")
    return replace(with_prefix(hit, moments.month(year, month)), stated=stated is not None)


def _month_from(hit: Hit, context: Context, month: int) -> int | None:
    """ "Last May" is the latest May that is over, "next May" the next to come, "this May" this year's."""
    said = {w.lower for w in hit.words("dt")}
    here = context.now
    if here is None:
        return None
    if said & {"last", "past", "previous"}:
        return here.year - (month >= here.month)
    if said & {"next", "coming", "following"}:
        return here.year + (month <= here.month)
    return here.year if said & {"this", "current"} else None


def read_numeric(hit: Hit, context: Context) -> Said | None:
    """ "19/11/2008": month first unless impossible; with dots, or where the text shows it, day first.

    One that could be either, in a text that does not tell, is marked as uncertain ("?").
    """
    text = hit.words("n")[0].text
    mark = "." if "." in text else "/"
    one, two, year = (int(x) for x in text.split(mark))
    if year < 100:
        year += 2000 if year < 70 else 1900
    month_first, day_first = moments.safe_date(year, one, two), moments.safe_date(year, two, one)
    european = mark == "." or (day_first is not None and _day_first(hit.row.text))
    found = (day_first or month_first) if european else (month_first or day_first)
    if found is None:
        return None
    doubt = "?" if mark == "/" and month_first and day_first and one != two and not european else ""
    return replace(moments.day(found), edtf=f"{found}{doubt}", stated=True)


@lru_cache(maxsize=8)
def _day_first(text: str) -> bool:
    """Does a numeric date of the text show that its days come first?"""
    return any(int(d) > 12 for d in re.findall(r"\b(\d{1,2})/\d{1,2}/\d{2,4}\b", text))


def read_iso(hit: Hit, context: Context) -> Said | None:
    found = moments.safe_date(*(int(hit.words(label)[0].text) for label in ("y", "mm", "d")))
    return replace(moments.day(found), stated=True) if found else None


def read_nineeleven(hit: Hit, context: Context) -> Said | None:
    return moments.day(date(2001, 9, 11))


def read_day_tail(hit: Hit, context: Context) -> Said | None:
    """The second day of "3-5 August" or "August 3-5", and the first of "the 28 and 29 August"."""
    day = _day_number(hit)
    joined = [w.lower for w in hit.row.words[max(0, hit.first - 4) : hit.first - 2]]
    if day is None or not any(w in words().months for w in joined):
        return None
    if hit.has("m"):
        month = named_month(hit)
        year = stated_year(hit) or context.year_for(month, day, hit)
        found = moments.safe_date(year, month, day) if year else None
    else:
        last = context.last_day
        found = moments.safe_date(last.year, last.month, day) if last and last.day < day else None
    return moments.day(found) if found else None


def read_day_alone(hit: Hit, context: Context) -> Said | None:
    """ "On the 13th": the last such day on or before the one that the text speaks of or came out on."""
    day, here = _day_number(hit), context.now or context.last_day
    if day is None or here is None:
        return None
    for back in range(3):
        month = here.year * 12 + here.month - 1 - back
        found = moments.safe_date(month // 12, month % 12 + 1, day)
        if found is not None and found <= here:
            return moments.day(found)
    return None


def read_weekday(hit: Hit, context: Context) -> Said | None:
    """A weekday: the last one on or before publication unless it is said to be another or the verb looks ahead."""
    number = words().weekdays[hit.words("wd")[0].lower]
    here = context.now
    said = {w.lower for w in hit.words("dt")}
    if (context.narrative and here is not None) or said & {"that", "following", "previous"}:
        here = context.last_day or here
    if here is None:
        return Said("DATE", f"XXXX-WXX-{number + 1}", quiet=True)
    back, ahead = (here.weekday() - number) % 7, (number - here.weekday()) % 7
    if said & {"last", "previous", "past"}:
        return moments.day(plus_days(here, -(back or 7)))
    if said & {"next", "following"}:
        return moments.day(plus_days(here, ahead or 7))
    if said & {"this", "coming"}:
        return moments.day(plus_days(here, ahead if ahead or "coming" not in said else 7))
    if context.narrative:
        return moments.day(plus_days(here, ahead))
    if hit.has("wk"):
        monday = plus_days(here, -here.weekday() + 7 * {"last": -1, "next": 1}.get(hit.words("wk")[0].lower, 0))
        return moments.day(plus_days(monday, number))
    if context.lean.of(hit) == "future" and back:
        return moments.day(plus_days(here, ahead))
    return moments.day(plus_days(here, -back))


def read_holiday(hit: Hit, context: Context) -> Said | None:
    name = hit.lower("h").replace(" 's", "'s")
    entry = words().holidays.get(name)
    if entry is None:
        return None
    stated = stated_year(hit) or which_year(hit, context)

    def on(year: int) -> date | None:
        if entry == "thanksgiving":
            return moments.thanksgiving(year)
        if isinstance(entry, str):
            return plus_days(moments.easter(year), {"good friday": -2, "easter monday": 1}.get(entry, 0))
        return moments.safe_date(year, *entry)

    year = stated
    if year is None:
        here = context.now
        example = on(2001)
        if here is None or example is None:
            return Said(
                "DATE",
                f"XXXX-{example.month:02d}-{example.day:02d}"
                if example and not isinstance(entry, str)
                else "XXXX-XX-XX",
            )
        said = {w.lower for w in hit.words("dt")}
        year = here.year
        this = on(year)
        if this and this > here and "last" in said:
            year -= 1
        elif this and not said and this > here and (this - here).days > 120:
            year -= context.lean.of(hit) != "future"
        elif this and this < here and ("next" in said or context.lean.of(hit) == "future"):
            year += 1
    found = on(year)
    return moments.day(found) if found else None


def _first_of_two(hit: Hit, context: Context) -> Said | None:
    """The first day of "3-5 August": its month and year stand behind the second."""
    row = hit.row
    day = _day_number(hit)
    months = words().months
    at = next((i for i in range(hit.last, min(hit.last + 6, len(row.words))) if row.words[i].lower in months), None)
    if day is None or at is None:
        return None
    month = months[row.words[at].lower]
    beyond = [w.text for w in row.words[at + 1 : at + 3] if len(w.text) == 4 and w.text.isdigit()]
    year = int(beyond[0]) if beyond else context.year_for(month, day, hit)
    found = moments.safe_date(year, month, day) if year else None
    return moments.day(found) if found else None


RULES: tuple[Rule, ...] = (
    rule(
        "weekday, month day, year",
        "(anyday dot? comma?)? m:month dot? (the)? d:(small|ordnum|ordword)"
        " (comma? someyear | (comma|of)? wy:whichyear)?",
        read_day,
        not_counted,
    ),
    rule(
        "weekday, day month year",
        "(anyday dot? comma?)? the? d:(small|ordnum) of? m:month (dot? comma? (someyear) | of? wy:whichyear)?",
        read_day,
    ),
    rule("19 Nov 08", "d:small dash? m:month noughtyear", read_day, nought),
    rule("ordinal of month", "the d:(ordword|second) of m:month (comma? someyear)?", read_day),
    rule(
        "day joined to a day of a month",
        "the? d:(small|ordnum) (?=(and|dash|or|to) the? (small|ordnum) of? month)",
        _first_of_two,
    ),
    rule("second day", "(?<=(month|dot) small dash)d:(small|ordnum) (comma y:year)?", read_day_tail),
    rule("second day of two", "(?<=(month|dot) small and)d:(small|ordnum)", read_day_tail, not_counted),
    rule("second day after to", "(?<=(month|dot) small to)d:(small|ordnum)", read_day_tail, not_counted),
    rule("day alone", "(?<=(on|of|since|until|before|after))the d:ordnum", read_day_alone, stands_alone),
    rule("ISO day", "y:year dash mm:small dash d:small", read_iso),
    rule("numeric day", "n:slashed", read_numeric),
    rule("11 September", "nineeleven", read_nineeleven),
    rule("month and year", "p:prefix? m:month dot? (comma|of)? someyear", read_month),
    rule("month of that year", "p:prefix? m:month dot? (comma|of)? wy:whichyear", read_month),
    rule("this month by name", "p:prefix? dt:which m:month", read_month),
    rule("month", "p:prefix? m:month", read_month),
    rule(
        "weekday",
        "((p:((early|late|earlier|later) in? (on)?)) | dt:(which | this coming))? wd:weekday (?!dash (month|small))"
        " (of? wk:(last|next|this) unit)?",
        read_weekday,
    ),
    rule("holiday", "(dt:which)? h:(holiday+) (comma? of? someyear | wy:whichyear)?", read_holiday),
)
