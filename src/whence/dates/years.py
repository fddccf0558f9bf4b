"""Dates that name a season, a quarter, a year, a decade or a century."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from whence.dates import moments
from whence.dates.context import Context, joints
from whence.dates.grammar import Hit, Rule, rule
from whence.dates.guards import is_year, short_year
from whence.dates.moments import Said, plus_days, plus_months
from whence.dates.numerals import ordinal
from whence.dates.pieces import named_month, stated_year, which_year, with_prefix
from whence.dates.words import words


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
        return replace(said, value=f"{said.value}-{named_month(hit):02d}", edtf=f"{said.edtf}-{named_month(hit):02d}")
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


def read_two_year_season(hit: Hit, context: Context) -> Said | None:
    """ "The winter of 2006-07" begins in the one year and ends in the other."""
    letters, _ = words().seasons[hit.words("s")[0].lower]
    year = int(hit.words("y")[0].text)
    tail = hit.words("t")[0].text
    if letters != "WI" or not tail.isdigit() or int(tail) % 100 != (year + 1) % 100:
        return None
    said = moments.season(year, letters, 24)
    return replace(said, edtf=f"{year:04d}-12/{year + 1:04d}-02", stated=True)


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
    for further in context.hits[context.at + 1 : context.at + 2]:
        tied = 1 <= further.first - hit.last <= 2 and hit.row.symbols[hit.last] in joints()
        if tied and further.has("s") and stated_year(further):
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


def _quarter_of(hit: Hit, context: Context) -> Said | None:
    said = read_quarter(hit, context)
    if said is not None and hit.has("y2"):
        return moments.quarter(int(hit.words("y2")[0].text), int(said.value[-1]))
    return said


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
    rule("year", "p:prefix? (the unit)? year_adjective? y:year", read_year, is_year),
    rule("about a year", "ca:about y:year", read_year, is_year),
    rule("short year", "p:prefix? ys:shortyear", read_year, short_year),
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
        "winter of two years",
        "(the p:prefix? (the)?)? s:season of? y:year dash t:(small|number|year)",
        read_two_year_season,
    ),
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
)
