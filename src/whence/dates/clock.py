"""Times of day: "10 p.m. Wednesday", "0300 hrs", "Tuesday night", "last night", "dawn on 3 May"."""

from __future__ import annotations

from datetime import date

from whence.dates.context import Context
from whence.dates.days import RULES as DAY_RULES
from whence.dates.days import read_day, read_weekday
from whence.dates.grammar import Hit, Rule, rule
from whence.dates.guards import not_counted
from whence.dates.moments import Said, plus_days
from whence.dates.relative import read_today
from whence.dates.words import words


def _day_here(hit: Hit, context: Context) -> Said | None:
    """The day that stands in the expression itself."""
    if hit.has("m"):
        return read_day(hit, context)
    if hit.has("wd"):
        return read_weekday(hit, context)
    return read_today(hit, context) if hit.has("t") else None


def _day_beside(hit: Hit, context: Context) -> tuple[date | None, bool]:
    """The day a time without one belongs to, and whether the sentence says so.

    "At 9 a.m. on Tuesday", else the day spoken of in the sentence; else, as TIMEX3 wants a day, the report's.
    """
    for further in context.hits[context.at + 1 : context.at + 2]:
        between = [w.lower for w in hit.row.words[hit.last : further.first]]
        if further.first - hit.last <= 2 and set(between) <= {"on", ",", "the", "of", "local", "time"}:
            kept = context.at
            context.at += 1
            said = further.rule.read(further, context) if any(further.rule is r for r in DAY_RULES) else None
            context.at = kept
            if said is not None and said.grain == "day":
                return said.first, True
    if _same_sentence(hit, context):
        return context.last_day, True
    return (context.last_day if context.narrative else context.published), False


def _same_sentence(hit: Hit, context: Context) -> bool:
    if not context.at or context.last_day is None:
        return False
    previous = context.hits[context.at - 1]
    return all(w.text not in (".", "") for w in hit.row.words[previous.last : hit.first])


def clock_value(hit: Hit) -> str | None:
    """HH:MM, or a part of the day for dawn and dusk; None where it is no time ("25:00")."""
    if hit.has("mark"):
        return words().daymarks[hit.words("mark")[0].lower]
    if hit.has("mil"):
        text = hit.words("mil")[0].text
        hours, minutes = int(text[:2]), int(text[2:])
    else:
        head, _, rest = hit.words("h")[0].text.replace(".", ":").partition(":")
        if not head.isdigit():
            return None
        hours, minutes = int(head), int(rest[:2] or 0)
        half = hit.lower("ap")[:1]
        if half and not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "p" else 0) if half else hours
    return f"{hours:02d}:{minutes:02d}" if hours <= 24 and minutes < 60 else None


def read_clock(hit: Hit, context: Context) -> Said | None:
    time = clock_value(hit)
    if time is None:
        return None
    beside = _day_here(hit, context)
    if beside is not None and beside.first is None:
        return None
    here, told = (beside.first, True) if beside else _day_beside(hit, context)
    if here is None:
        return Said("TIME", f"XXXX-XX-XXT{time}", quiet=True)
    return Said("TIME", f"{here}T{time}", here.isoformat() if told else None, "day", here, quiet=beside is None)


def _part_letters(hit: Hit) -> str:
    return words().dayparts[hit.words("dp")[0].lower]


def read_daypart(hit: Hit, context: Context) -> Said | None:
    """ "Tuesday night", "the morning of 3 May", "this afternoon", "last night", "the next morning"."""
    letters = _part_letters(hit)
    if hit.has("m") or hit.has("wd") or hit.has("t"):
        beside = _day_here(hit, context)
        here = beside.first if beside else None
        if here is None:
            return Said("TIME", f"{beside.value}T{letters}" if beside else f"XXXX-XX-XXT{letters}", quiet=True)
    elif {w.lower for w in hit.words("dt")} <= {"the"}:
        here, told = _day_beside(hit, context)
        edtf = here.isoformat() if here and told else None
        return Said("TIME", f"{here or 'XXXX-XX-XX'}T{letters}", edtf, "day", here, quiet=True)
    else:
        here = _deictic_day(hit, context)
    if here is None:
        return Said("TIME", f"XXXX-XX-XXT{letters}", quiet=True)
    return Said("TIME", f"{here}T{letters}", here.isoformat(), "day", here)


def _deictic_day(hit: Hit, context: Context) -> date | None:
    said = {w.lower for w in hit.words("dt")}
    published = None if context.narrative else context.published
    if said & {"that", "same"}:
        return context.last_day or published
    if said & {"next", "following"}:
        here = context.last_day or published
        return plus_days(here, 1) if here else None
    if said & {"previous"}:
        here = context.last_day or published
        return plus_days(here, -1) if here else None
    if "last" in said:
        return plus_days(published, -1) if published else None
    return context.last_day if context.narrative else published


def read_tonight(hit: Hit, context: Context) -> Said | None:
    here = None if context.narrative else context.published
    if here is None:
        return Said("TIME", "XXXX-XX-XXTNI", quiet=True)
    return Said("TIME", f"{here}TNI", here.isoformat(), "day", here)


def plain_clock(hit: Hit) -> bool:
    """A bare "10:30" is a time where a word for it stands before it, "noon" where it is no name."""
    before = hit.row.words[hit.first - 1].lower if hit.first else ""
    after = hit.row.words[hit.last].lower if hit.last < len(hit.row.words) else ""
    if hit.has("ap") or hit.has("mil") or hit.has("tz"):
        return True
    if hit.has("mark"):
        return before in ("at", "until", "before", "after", "by", "since", "around", "from") and hit.lower("mark") in (
            "noon",
            "midnight",
            "midday",
        )
    return before in (
        "at",
        "around",
        "about",
        "by",
        "until",
        "from",
        "before",
        "after",
        "since",
        "between",
        "and",
        "to",
    ) or after in (
        "gmt",
        "utc",
        "local",
        "est",
        "hours",
    )


RULES: tuple[Rule, ...] = (
    rule("10 p.m. Wednesday", "(about|nearly|early|late)? clocktime timezone? comma? aday", read_clock, not_counted),
    rule("10 p.m. 3 May", "(about)? clocktime timezone? comma? dmyday", read_clock),
    rule("10 p.m.", "(about)? clocktime timezone?", read_clock, plain_clock),
    rule("Wednesday 10 p.m.", "aday comma? h:(small|clock) dot? ap:ampm", read_clock),
    rule("dawn on 3 May", "mark:daymark (on|of) (dmyday)", read_clock),
    rule("dawn on Tuesday", "mark:daymark (on|of) (aday)", read_clock),
    rule("4 in the morning", "h:(small|clock) in the dp:daypart", lambda h, c: _clock_in(h, c)),
    rule(
        "Tuesday night",
        "((early|late|mid) dash? (in|on)?)? (dt:(last|next|this))? aday (early|late)? dp:daypart",
        read_daypart,
    ),
    rule(
        "the night of 3 May",
        "((early|late|mid) dash? in?)? the? (early|late)? dp:daypart (units)? (of|on) the? dmyday",
        read_daypart,
    ),
    rule(
        "the night of Tuesday",
        "((early|late|mid) dash? in?)? the? (early|late)? dp:daypart (units)? (of|on) aday",
        read_daypart,
    ),
    rule("mid-afternoon yesterday", "((early|late|mid) dash?)? dp:daypart t:(today|yesterday|tomorrow)", read_daypart),
    rule(
        "this morning",
        "((early|late|earlier|later|mid) dash? (on)?)?"
        " dt:(this|that same?|the? (next|following|previous|same)|last) dp:daypart",
        read_daypart,
    ),
    rule(
        "mid afternoon",
        "(early|late|mid) dash? dp:daypart",
        read_daypart,
        lambda h: h.lower("dp") in ("afternoon", "morning", "evening"),
    ),
    rule("in the morning", "dt:the dp:daypart", read_daypart, lambda h: _in_the(h)),
    rule("tonight", "(early|late|earlier|later)? tonight", read_tonight),
    rule("overnight", "overnight", read_tonight),
)


def _in_the(hit: Hit) -> bool:
    before = hit.row.words[hit.first - 1].lower if hit.first else ""
    after = hit.row.words[hit.last].lower if hit.last < len(hit.row.words) else ""
    return before in ("in", "during") and after in (".", ",", "", "and", "when", "after", ";")


def _clock_in(hit: Hit, context: Context) -> Said | None:
    head, _, rest = hit.words("h")[0].text.partition(":")
    hours = int(head)
    if not 1 <= hours <= 12:
        return None
    hours = hours % 12 + (
        12 if hit.lower("dp") in ("afternoon", "evening") or (hit.lower("dp") == "night" and hours > 5) else 0
    )
    here, told = _day_beside(hit, context)
    edtf = here.isoformat() if here and told else None
    return Said("TIME", f"{here or 'XXXX-XX-XX'}T{hours:02d}:{rest or '00'}", edtf, "day", here, quiet=True)
