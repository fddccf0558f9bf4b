"""Dates that name a day, a month, a season, a quarter, a year, a decade or a century."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from whence.dates import moments
from whence.dates.context import Context
from whence.dates.grammar import MACROS, Hit, Rule, rule
from whence.dates.guards import is_year, not_counted
from whence.dates.moments import Part, Said, part_of, plus_days, plus_months
from whence.dates.numerals import ordinal, year_in_words
from whence.dates.words import words

MACROS.update(
    {
        "anyday": "(weekday|short_weekday)",
        "yearwords": "(num dash? (num|big) (dash? and? num)? (dash? num)?)",
        # "early", "mid-", "the end of", "the latter part of", "early in".
        "prefix": (
            "((early|late|mid) (dash|in)? | the? word? (start|end|middle) of the?"
            " | the? (early|late|latter|later|middle|mid) part of the? | (earlier|later) in? the?)"
        ),
        # "this year", "last year", "that year" after a month or season.
        "whichyear": "((this|that|last|next|(the|that) same|the? (previous|following|next|coming|past|current)) unit)",
        "someyear": "(y:year|ys:shortyear|yw:yearwords)",
        "which": (
            "((this (past|coming|same)?) | that same?"
            " | the? (last|next|past|coming|previous|following|same|current|latest))"
        ),
    }
)


def stated_year(hit: Hit) -> int | None:
    """The year among the words of the expression."""
    if hit.has("y"):
        return int(hit.words("y")[0].text)
    if hit.has("ys"):
        number = int(hit.words("ys")[0].text[1:])
        return number + (1900 if number > 30 else 2000)
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


def _month(hit: Hit) -> int:
    return words().months[hit.words("m")[0].lower]


def _day_number(hit: Hit) -> int | None:
    return ordinal(hit.words("d")[0])


def read_day(hit: Hit, context: Context) -> Said | None:
    """ "Tuesday, 19 November 2008", "Nov. 19", "the 19th of November"."""
    month, day = _month(hit), _day_number(hit)
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
    month = _month(hit)
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
    if day is None:
        return None
    if hit.has("m"):
        month = _month(hit)
        year = stated_year(hit) or context.year_for(month, day, hit)
        found = moments.safe_date(year, month, day) if year else None
    else:
        last = context.last_day
        found = moments.safe_date(last.year, last.month, day) if last and last.day < day else None
    return moments.day(found) if found else None


def read_year(hit: Hit, context: Context) -> Said | None:
    number = stated_year(hit)
    if number is None:
        return None
    said = with_prefix(hit, moments.year(number))
    if "about" in {w.lower for w in hit.words("ca")} or hit.words("ca"):
        said = replace(said, edtf=f"{number:04d}~")
    return replace(said, stated=True)


def read_year_tail(hit: Hit, context: Context) -> Said | None:
    """The "17" of "1915-17"; "2008-07" is left alone unless it can only be a range."""
    before = int(hit.row.words[hit.first - 2].text)
    text = hit.words("t")[0].text
    if len(text) != 2 or not text.isdigit():
        return None
    number = before - before % 100 + int(text)
    return replace(moments.year(number), stated=True) if number > before else None


def read_bc(hit: Hit, context: Context) -> Said | None:
    number = int(float(hit.words("n")[0].text.replace(",", "")))
    if not 1 <= number <= 9999:
        return None
    said = moments.year(1 - number)
    if hit.has("m") and said.edtf:
        return replace(said, value=f"{said.value}-{_month(hit):02d}", edtf=f"{said.edtf}-{_month(hit):02d}")
    if hit.has("s"):
        letters, _ = words().seasons[hit.words("s")[0].lower]
        return replace(said, value=f"{said.value}-{letters}")
    return replace(said, edtf=f"{said.edtf}~") if hit.has("ca") and said.edtf else said


def read_decade(hit: Hit, context: Context) -> Said | None:
    """ "the 1990s", "the '90s", "the early nineties"."""
    if hit.has("dw"):
        tens = 190 + words().decades[hit.words("dw")[0].lower]
    else:
        digits = "".join(c for c in hit.words("dn")[0].text if c.isdigit())
        tens = int(digits) // 10 if len(digits) == 4 else 190 + int(digits) // 10
        tens += 10 if len(digits) == 2 and int(digits) < 30 else 0
    return replace(with_prefix(hit, moments.decade(tens)), stated=True)


def read_century(hit: Hit, context: Context) -> Said | None:
    number = ordinal(hit.words("o")[0])
    if hit.lower("u") != "century" or number is None:
        return None
    if hit.has("o20"):
        number += 20
    if hit.has("bc"):
        return Said("DATE", f"BC{number - 1:02d}", year=None, quiet=True)
    return with_prefix(hit, moments.century(number - 1)) if 1 <= number <= 30 else None


def read_season(hit: Hit, context: Context) -> Said | None:
    letters, number = words().seasons[hit.words("s")[0].lower]
    stated = stated_year(hit)
    year = stated or which_year(hit, context)
    if year is None:
        year = _season_year(hit, context, number)
    if year is None:
        return Said("DATE", f"XXXX-{letters}", quiet=True)
    return replace(moments.season(year, letters, number), stated=stated is not None)


def _season_year(hit: Hit, context: Context, number: int) -> int | None:
    """The nearest such season: the last one for "last", the one to come for "next", else by the verb."""
    for further in context.hits[context.at + 1 : context.at + 3]:
        if further.has("s") and further.first - hit.last <= 2 and stated_year(further):
            return stated_year(further)
    here = context.now
    if here is None:
        return None
    said = {w.lower for w in hit.words("dt")}
    first_month = {21: 3, 22: 6, 23: 9, 24: 12}[number]
    if context.narrative:
        ahead = "next" in said or "following" in said
        return here.year + (first_month + 2 < here.month or (ahead and first_month <= here.month)) - ("last" in said)
    if said & {"last", "previous"} or ("past" in said):
        return here.year - (first_month + 2 >= here.month)
    if said & {"next", "coming", "following"}:
        return here.year + (first_month <= here.month)
    lean = "" if said else context.lean.of(hit)
    if first_month > here.month and not said and lean != "future":
        return here.year - 1
    return here.year


def read_quarter(hit: Hit, context: Context) -> Said | None:
    """ "the third quarter", "third-quarter", "the 1988 second quarter", "next year's first quarter"."""
    if hit.lower("u") not in ("quarter", "quarters"):
        return None
    number = ordinal(hit.words("o")[0]) or 0
    if not 1 <= number <= 4:
        return None
    stated = stated_year(hit)
    year = stated or which_year(hit, context)
    if year is None and hit.has("back"):
        base = context.published
        year = base.year - 1 if base else None
    if year is None:
        here = context.now
        if here is None:
            return Said("DATE", f"XXXX-Q{number}")
        running = (here.month - 1) // 3 + 1
        year = here.year - (number > running and context.lean.of(hit) != "future" and number - running > 1)
    return replace(moments.quarter(year, number), stated=stated is not None)


def read_half(hit: Hit, context: Context) -> Said | None:
    said = {w.lower for w in hit.words("o")}
    number = 1 if said & {"first", "1st"} else 2 if said & {"second", "2nd", "last", "latter"} else 0
    if not number:
        return None
    year = stated_year(hit) or which_year(hit, context)
    here = context.anchor if context.narrative else context.now
    if year is None and here is not None:
        year = here.year
    return moments.half(year, number) if year else None


def read_weekday(hit: Hit, context: Context) -> Said | None:
    """A weekday: the last one on or before publication unless it is said to be another or the verb looks ahead."""
    number = words().weekdays[hit.words("wd")[0].lower]
    here = context.now
    if context.narrative and here is not None:
        here = context.last_day or here
    if here is None:
        return Said("DATE", f"XXXX-WXX-{number + 1}", quiet=True)
    back, ahead = (here.weekday() - number) % 7, (number - here.weekday()) % 7
    said = {w.lower for w in hit.words("dt")}
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
    at = hit.last + 2
    while at < len(row.words) and row.words[at].lower == "of":
        at += 1
    if day is None or at >= len(row.words) or row.words[at].lower not in words().months:
        return None
    month = words().months[row.words[at].lower]
    beyond = [w.text for w in row.words[at + 1 : at + 3] if len(w.text) == 4 and w.text.isdigit()]
    year = int(beyond[0]) if beyond else context.year_for(month, day, hit)
    found = moments.safe_date(year, month, day) if year else None
    return moments.day(found) if found else None


def _quarter_of(hit: Hit, context: Context) -> Said | None:
    said = read_quarter(hit, context)
    if said is not None and hit.has("y2"):
        return moments.quarter(int(hit.words("y2")[0].text), int(said.value[-1]))
    return said


def of_unit(here: date, unit: str, step: int) -> Said | None:
    """The day, week, month, quarter, year, decade or century that many steps from the one that holds ``here``."""
    if unit == "day":
        return moments.day(plus_days(here, step))
    if unit == "week":
        return moments.week(plus_days(here, 7 * step))
    if unit == "weekend":
        return moments.weekend(plus_days(here, 7 * step))
    if unit == "month":
        there = plus_months(here, step)
        return moments.month(there.year, there.month)
    if unit == "quarter":
        there = plus_months(here, 3 * step)
        return moments.quarter(there.year, (there.month - 1) // 3 + 1)
    if unit == "year" and 1 <= here.year + step <= 9999:
        return moments.year(here.year + step)
    if unit == "decade" and 0 <= here.year // 10 + step <= 999:
        return moments.decade(here.year // 10 + step)
    if unit == "century" and 0 <= here.year // 100 + step <= 99:
        return moments.century(here.year // 100 + step)
    return None


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
    rule("ordinal of month", "the d:(ordword|second) of m:month (comma? someyear)?", read_day),
    rule(
        "day joined to a day of a month",
        "the? d:(small|ordnum) (?=(and|dash|or|to) (small|ordnum) of? month)",
        _first_of_two,
    ),
    rule("second day", "(?<=month small dash)d:(small|ordnum) (comma y:year)?", read_day_tail),
    rule("second day of two", "(?<=month small and)d:(small|ordnum)", read_day_tail, not_counted),
    rule("second day after to", "(?<=month small to)d:(small|ordnum)", read_day_tail, not_counted),
    rule("ISO day", "y:year dash mm:small dash d:small", read_iso),
    rule("numeric day", "n:slashed", read_numeric),
    rule("11 September", "nineeleven", read_nineeleven),
    rule("month and year", "p:prefix? m:month dot? (comma|of)? someyear", read_month),
    rule("month of that year", "p:prefix? m:month dot? (comma|of)? wy:whichyear", read_month),
    rule("this month by name", "p:prefix? dt:which m:month", read_month),
    rule("month", "p:prefix? m:month", read_month),
    rule("year", "p:prefix? (the unit)? year_adjective? y:year", read_year, is_year),
    rule("about a year", "ca:about y:year", read_year, is_year),
    rule("short year", "p:prefix? ys:shortyear", read_year),
    rule("year in words", "p:prefix? (the unit)? yw:yearwords", read_year),
    rule("end of a range of years", "(?<=year dash)t:(small|number)", read_year_tail),
    rule(
        "year before Christ",
        "(p:prefix)? (ca:about dot?)? (s:season of? | m:month dot? small?)? n:(small|number|year) bc",
        read_bc,
    ),
    rule("decade", "the? p:prefix? dn:decadenum", read_decade),
    rule("decade in words", "the p:prefix? dw:decadeword", read_decade),
    rule("century", "the? p:prefix? (the)? o:ordinal dash? u:unit bc:bc?", read_century),
    rule(
        "season", "(the? p:prefix? (the)? | dt:which) ? s:season (comma? of? someyear | of? wy:whichyear)?", read_season
    ),
    rule(
        "quarter",
        "the? (year_adjective | y:year | back:(unit dash (ago|earlier)))? year_adjective? o:ordinal dash? u:anyunit"
        " (of (the? year_adjective?) (y2:year | wy:whichyear))?",
        _quarter_of,
    ),
    rule("year's quarter", "wy:whichyear poss year_adjective? o:ordinal dash? u:anyunit", read_quarter),
    rule("half of a year", "the? o:(ordinal|last|latter) half of (someyear | wy:whichyear | the unit)", read_half),
    rule(
        "weekday",
        "((p:((early|late|earlier|later) in? (on)?)) | dt:(which | this coming))? wd:weekday (?!dash (month|small))"
        " (of? wk:(last|next|this) unit)?",
        read_weekday,
    ),
    rule("holiday", "(dt:which)? h:(holiday+) (comma? of? someyear | wy:whichyear)?", read_holiday),
)
