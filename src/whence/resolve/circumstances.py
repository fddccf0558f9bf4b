"""Do the days, the places and the numbers of two claims let them tell one event? Rules over two tellings."""

from __future__ import annotations

from datetime import timedelta

from whence.resolve import when
from whence.resolve.places import lie
from whence.resolve.telling import Telling

#: An undated event may still be one of this many days before the week in which its report came out.
LATELY = 30
#: A report seldom tells without a date what lies farther back than this many days.
LONG_AGO = 365
#: Days between two reports beyond which undated claims about the unnamed are not thought one.
MONTHS_APART = 120


def dates(a: Telling, b: Telling) -> float | None:
    """The same day says much, some days in common less; a day or two apart may be a slip, more is another event."""
    if a.days == (None, None) or b.days == (None, None):
        return _undated(a, b)
    apart = when.gap(a.days, b.days) - (3 if a.about or b.about else 0)
    if apart > 2:
        return -1.0
    if apart > 0:
        return -0.3 * apart
    widths = [w for w in (when.width(a.days), when.width(b.days)) if w is not None]
    if len(widths) < 2:
        return 0.2
    if max(widths) <= 1:
        return 1.0
    return 0.8 if max(widths) <= 8 else 0.5 if max(widths) <= 40 else 0.2


def _undated(a: Telling, b: Telling) -> float | None:
    """An event without a day is of the day of the sentences around it; else, told as news, it was most likely in the
    week before its report came out, seldom more than a year before; never after."""
    if a.days == b.days == (None, None):
        if a.lent_days != (None, None) and b.lent_days != (None, None):
            return 0.8 if when.gap(a.lent_days, b.lent_days) == 0 else -0.3
        return 0.3 if a.published != (None, None) and when.gap(a.published, b.published) == 0 else None
    bare, dated = (a, b) if a.days == (None, None) else (b, a)
    since, until = bare.published
    if until and dated.days[0] and dated.days[0] > until + timedelta(days=1):
        return -1.0
    if bare.lent_days != (None, None):
        return 0.8 if when.gap(bare.lent_days, dated.days) == 0 else -0.3
    if since and until and dated.days[0] and dated.days[1]:
        before = when.gap((since, until), dated.days)
        return 0.4 if before == 0 else 0.2 if before <= LATELY else -0.1 if before <= LONG_AGO else -0.4
    return None


def dates_exclude(a: Telling, b: Telling) -> float | None:
    """More than two days apart, or after the report that tells it: two events."""
    return -1.0 if (dates(a, b) or 0.0) <= -1.0 else None


def days_known_near(a: Telling, b: Telling) -> bool:
    """Is something known of when each was, by its own day or by its report's, and does it lie near the other?"""
    one, other = (t.days if t.days != (None, None) else t.published for t in (a, b))
    return (None, None) not in (one, other) and when.gap(one, other) <= LATELY


def long_apart(a: Telling, b: Telling) -> float | None:
    """Two undated claims about nobody named alike, in reports months apart, are of two events: "three fishermen" then
    and now."""
    if a.days != (None, None) or b.days != (None, None) or a.page == b.page or set(a.main_ids) & set(b.main_ids):
        return None
    if (None, None) in (a.published, b.published) or (any(p.named for p in a.main) and any(p.named for p in b.main)):
        return None
    return -1.0 if when.gap(a.published, b.published) > MONTHS_APART else None


def places(a: Telling, b: Telling) -> float | None:
    """One place, or one within the other; two names that nothing places speak half against it, and so do two places of
    which one is only that of the sentences around it."""
    own = a.spot is not None and b.spot is not None
    found = lie(a.spot or a.lent_spot, b.spot or b.lent_spot)
    return {"same": 1.0, "inside": 0.6, "apart": -1.0 if own else -0.5, "other": -0.5 if own else -0.2}.get(found)


def goals(a: Telling, b: Telling) -> float | None:
    """Where to, or to whom: a man handed over at the border and then flown to the capital is moved twice."""
    if not a.goal_ids or not b.goal_ids:
        return None
    return 0.4 if set(a.goal_ids) & set(b.goal_ids) else -1.0


def counts(a: Telling, b: Telling) -> float | None:
    """How many: a number that both give (one like 34 says more than a 2, and more still in the same month's news), or
    numbers that cannot both hold."""
    if not (a.counted or b.counted) or _uncounted(a) or _uncounted(b):
        return None
    meet = (a.high is None or b.low <= a.high) and (b.high is None or a.low <= b.high)
    if meet and a.counted and b.counted:
        if a.low == b.low and _odd(a.low) and days_known_near(a, b):
            return 3.0 if a.high == b.high else 2.5
        exact = a.low == b.low and a.high == b.high
        return 2.0 if exact and a.low >= 4 else 1.5 if exact and a.low >= 2 else 1.0
    if meet:
        return None
    return -1.0


def _odd(number: int) -> bool:
    """Is this no round number, and too large to be met by chance?"""
    return number > 10 and number % (10 if number < 100 else 100) != 0


def _uncounted(t: Telling) -> bool:
    """Several of whom no number is given, or nobody at all."""
    return not t.counted and all(p.several for p in t.main)


def sums_apart(a: Telling, b: Telling) -> float | None:
    """Two totals of one report over other stretches of time are two totals."""
    return -1.0 if a.total and b.total and a.report == b.report and a.days != b.days else None
