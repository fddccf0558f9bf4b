"""Durations ("three weeks", "a ten-day siege", "the past two months") and what recurs ("every Friday", "daily")."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from whence.dates import moments
from whence.dates.context import Context
from whence.dates.grammar import Hit, Rule, rule
from whence.dates.moments import Said, plus_days, plus_months
from whence.dates.numerals import amount
from whence.dates.row import Word
from whence.dates.words import words


def _letter(word: Word) -> str | None:
    w = words()
    return w.units.get(word.lower) or w.plural_units.get(word.lower)


def _is_clock(word: Word) -> bool:
    return word.lower.startswith(("second", "min", "hour"))


def _period(number: float | str, unit: Word) -> str | None:
    """The TIMEX3 value: P3D, PT2H, PXW, P9M for three quarters, P1M30S for "a minute and a half"."""
    letter = _letter(unit)
    if letter is None:
        return None
    clock = "T" if _is_clock(unit) else ""
    if letter == "F":
        letter, number = "W", number if number == "X" else 2 * float(number)
    if letter in ("E", "L", "C") and number != "X":
        factor = {"E": 10, "C": 100, "L": 1000}[letter]
        letter, number = "Y", factor * float(number)
    if letter == "Q" and number != "X":
        letter, number = "M", 3 * float(number)
    if number == "X":
        return f"P{clock}X{letter}"
    value = float(number)
    if value.is_integer():
        return f"P{clock}{int(value)}{letter}"
    smaller = {"H": ("M", 60), "Y": ("M", 12), "D": ("TH", 24)}.get(letter) if clock or letter != "M" else None
    if letter == "M" and clock:
        smaller = ("S", 60)
    if smaller and (value * smaller[1]).is_integer():
        whole, rest = int(value), int(value % 1 * smaller[1])
        front = f"{whole}{letter}" if whole else ""
        return f"P{clock}{front}" + (f"T{rest}H" if smaller[0] == "TH" else f"{rest}{smaller[0]}")
    return f"P{clock}{value:g}{letter}"


def _said(value: str | None, edtf: str | None = None) -> Said | None:
    return Said("DURATION", value, edtf, quiet=True) if value else None


def read_duration(hit: Hit, context: Context) -> Said | None:
    """ "Three weeks", "more than four hours", "a few days", "weeks"."""
    unit = hit.words("u")[-1]
    number = amount(hit.words("q")) if hit.has("q") else "X"
    return _said(_period(number, unit)) if number is not None else None


#: Units that reach from one day to another; "the last ten minutes" do not.
_DATED = frozenset(
    "hours hour day days week weeks fortnight fortnights month months quarter quarters year years yrs decade decades"
    " century centuries".split()
)


def read_window(hit: Hit, context: Context) -> Said | None:
    """ "The past two months", "the next three days": a duration that ends or begins at the report's day."""
    unit = hit.words("u")[-1]
    plural = unit.lower in words().plural_units
    number = amount(hit.words("q")) if hit.has("q") else ("X" if plural else 1)
    if number is None:
        return None
    value = _period(number, unit)
    way = {w.lower for w in hit.words("way")}
    here = context.anchor if context.narrative else context.published
    letter = _letter(unit)
    if hit.last < len(hit.row.words) and hit.row.words[hit.last].lower == "of":
        here = None  # "the last three months of 2007" does not count from the report
    if here is None or number == "X" or letter is None or unit.lower not in _DATED:
        return _said(value)
    back = way & {"past", "last", "previous", "latest", "preceding", "prior"}
    ahead = way & {"next", "coming", "following"}
    if not back and not ahead:
        return _said(value)
    sign = -1 if back else 1
    count = float(number) * sign
    if letter == "H":
        there = plus_days(here, ceil(abs(count) / 24) * sign)
    elif letter in ("D", "W", "F"):
        there = plus_days(here, round(count * {"D": 1, "W": 7, "F": 14}[letter]))
    else:
        months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}[letter] * count
        there = plus_months(here, round(months))
    first, last = min(here, there), max(here, there)
    far = f"{there}" if letter in ("D", "H") else f"{there}~"
    return _said(value, f"{far}/{last}" if there == first else f"{first}/{far}")


def read_recent(hit: Hit, context: Context) -> Said | None:
    """ "Recent days", "coming weeks": a vague stretch beside the report's day."""
    unit = hit.words("u")[0]
    if unit.lower not in words().plural_units:
        return None
    if unit.lower in ("weeks", "months"):
        return _said(_period("X", unit))
    return moments.unknown("PAST_REF" if hit.lower("way") in ("recent", "past") else "FUTURE_REF")


def read_hyphened(hit: Hit, context: Context) -> Said | None:
    """ "A four-day siege", "decades-long"; "the two day rally"."""
    number = amount(hit.words("q")) if hit.has("q") else (1 if hit.has("one") else "X")
    return _said(_period(number, hit.words("u")[0])) if number is not None else None


def read_of_period(hit: Hit, context: Context) -> Said | None:
    """ "The first nine months of 2008", "the last week of August"."""
    number = amount(hit.words("q")) if hit.has("q") else 1
    return _said(_period(number, hit.words("u")[0])) if number is not None else None


# Sets ------------------------------------------------------------------------------------------------

_ADVERBS = {"daily": "P1D", "everyday": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
            "hourly": "PT1H", "nightly": "XXXX-XX-XXTNI"}  # fmt: skip


def _set(value: str | None) -> Said | None:
    return Said("SET", value, quiet=True) if value else None


def read_adverb(hit: Hit, context: Context) -> Said | None:
    return _set(_ADVERBS.get(hit.words("w")[0].lower))


def read_every(hit: Hit, context: Context) -> Said | None:
    """ "Every day", "every other week", "each July", "twice a month", "per day"."""
    w = words()
    last = hit.words("u")[-1]
    if last.lower in w.weekdays:
        return _set(f"XXXX-WXX-{w.weekdays[last.lower] + 1}")
    if last.lower in w.months:
        return _set(f"XXXX-{w.months[last.lower]:02d}")
    if last.lower in w.seasons:
        return _set(f"XXXX-{w.seasons[last.lower][0]}")
    if last.lower in w.dayparts:
        return _set(f"XXXX-XX-XXT{w.dayparts[last.lower]}")
    if last.lower.startswith("weekend"):
        return _set("XXXX-WXX-WE")
    number = amount(hit.words("q")) if hit.has("q") else 1
    if number is None:
        return None
    if hit.has("other"):
        number = 2
    return _set(_period(number, last))


def read_weekdays(hit: Hit, context: Context) -> Said | None:
    """ "Mondays": every one."""
    number = words().weekdays[hit.words("w")[0].lower[:-1]]
    return _set(f"XXXX-WXX-{number + 1}")


def per_unit(hit: Hit) -> bool:
    """ "A year" is a rate after what is counted ("1,000 dollars a year"), else how long."""
    at = (hit.span("u") or (hit.first + 1, 0))[0] - 1
    before = hit.row.words[at - 1] if at else None
    if before is None or not before.text:
        return False
    if before.text.isdigit() or before.lower in ("%", "percent", "million", "billion", "times", "once", "twice"):
        return True
    counted = hit.row.words[at - 2] if at > 1 else None
    if counted is not None and counted.text.replace(",", "").isdigit():
        return True
    if before.tag:
        return before.tag in ("NNS", "CD") and before.lower not in ("for", "than")
    return before.lower in words().plural_units or before.lower in words().counted


def not_rate(hit: Hit) -> bool:
    return not (hit.lower("q") in ("a", "an") and per_unit(hit))


def _not_age(items: Sequence[Word], last: int) -> bool:
    """Ages are no durations of anything that happened ("37 years old", "years of age")."""
    after = [w.lower for w in items[last : last + 2]]
    return after[:1] != ["old"] and after != ["-", "old"] and after != ["of", "age"]


def is_duration(hit: Hit) -> bool:
    if hit.lower("u") == "quarter" and hit.has("q"):
        return False
    return _not_age(hit.row.words, hit.last) and not_rate(hit)


def bare_plural(hit: Hit) -> bool:
    """ "For weeks", "years of war"; not "his years", "days old", "the hours"."""
    unit = hit.words("u")[0].lower
    before = hit.row.words[hit.first - 1].lower if hit.first else ""
    if unit in ("seconds", "minutes", "quarters", "mins", "hours") and before not in ("for", "within", "after", "of"):
        return False
    return _not_age(hit.row.words, hit.last) and before not in (
        "his",
        "her",
        "their",
        "my",
        "our",
        "your",
        "early",
        "those",
        "all",
    )


RULES: tuple[Rule, ...] = (
    rule("three weeks", "fuzz? q:quantity (another|more)? filler? u:anyunit (or so)?", read_duration, is_duration),
    rule("a week", "fuzz? q:a another? filler? u:unit (or so)?", read_duration, is_duration),
    rule("another week", "another q:quantity? u:anyunit", read_duration, is_duration),
    rule("week and a half", "q:(a unit and a half)", lambda h, c: _and_a_half(h)),
    rule("two to three weeks", "quantity (to|or|dash) q:quantity u:anyunit", read_duration, is_duration),
    rule("weeks", "u:units ((or|and|to) units)?", read_duration, bare_plural),
    rule(
        "four-day",
        "q:(numwords|small|number|several) dash u:unit",
        read_hyphened,
        lambda h: _not_age(h.row.words, h.last),
    ),
    rule("decades-long", "u:units dash long", read_hyphened),
    rule("month-long", "one:unit dash long", lambda h, c: _said(_period(1, h.words("one")[0]))),
    rule(
        "the past two months",
        "fuzz? the? way:(past|last|next|coming|previous|following|latest|ordword) q:quantity"
        " filler? u:anyunit (or so)?",
        read_window,
        lambda h: h.lower("u") not in ("weekend",),
    ),
    rule(
        "the four previous weeks",
        "the q:quantity way:(past|last|next|coming|previous|following|latest|ordword) u:units",
        read_window,
    ),
    rule("the past year", "the way:(past|last) u:(unit)", read_window, lambda h: _long_enough(h)),
    rule("past week", "way:past u:unit", read_window, lambda h: _long_enough(h)),
    rule("the three days", "the q:(numwords|small|number) u:units", read_duration, is_duration),
    rule("recent days", "(the)? way:(recent|coming|future|past) u:units", read_recent),
    rule("first days", "the (ordword|last) u:units", read_duration, lambda h: False),
    rule("daily", "w:daily", read_adverb),
    rule(
        "every day", "every ((q:quantity) | other:other)? u:(anyunit|weekday|month|season|daypart|weekend)", read_every
    ),
    rule("per day", "per u:unit", read_every),
    rule("a year, as a rate", "a u:unit", read_every, per_unit),
    rule("twice a week", "(once | quantity times) (a|per|every) u:unit", read_every),
    rule("Mondays", "w:weekdays", read_weekdays),
)


def _long_enough(hit: Hit) -> bool:
    return hit.lower("u") not in ("second", "minute", "hour", "day", "quarter")


def _and_a_half(hit: Hit) -> Said | None:
    return _said(_period(1.5, hit.words("q")[1]))
