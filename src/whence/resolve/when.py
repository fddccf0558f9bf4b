"""Days of claims: how far two may lie apart, and which days a claim may be looked for under."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from whence.claims.claim import When
from whence.dates import bounds

#: An undated claim is looked for this many days back from its report's publication.
NEWS = 7


@lru_cache(maxsize=50_000)
def day(edtf: str | None, last: bool = False) -> date | None:
    """The first (or last) day an EDTF value allows; None where it is open or before the year 1."""
    found = bounds(edtf) if edtf else None
    said = None if found is None else (found[1] if last else found[0])
    try:
        return date.fromisoformat(said[:10]) if said else None
    except ValueError:
        return None


def span(when: When | None) -> tuple[date | None, date | None]:
    """First and last day that a claim's date allows, from its own bounds, else from its EDTF value."""
    if when is None:
        return None, None
    return day(when.earliest or when.edtf), day(when.latest or when.edtf, True)


def gap(a: tuple[date | None, date | None], b: tuple[date | None, date | None]) -> int:
    """Days between two ranges; 0 where they touch or overlap."""
    (since_a, until_a), (since_b, until_b) = a, b
    if until_a and since_b and until_a < since_b:
        return (since_b - until_a).days
    if until_b and since_a and until_b < since_a:
        return (since_a - until_b).days
    return 0


def width(of: tuple[date | None, date | None]) -> int | None:
    """Days from first to last; None where an end is open."""
    since, until = of
    return None if since is None or until is None else (until - since).days


def news_days(published: str | None) -> tuple[date | None, date | None]:
    """When an undated event of a report most likely was: in the days before the report came out."""
    first, last = day(published), day(published, True)
    if last is None:
        return None, None
    return (first or last) - timedelta(days=NEWS), last


def each(of: tuple[date | None, date | None], most: int = 10) -> tuple[date, ...]:
    """The days of a range, if they are few."""
    since, until = of
    if since is None or until is None or (until - since).days > most:
        return ()
    return tuple(since + timedelta(days=n) for n in range((until - since).days + 1))


def months(of: tuple[date | None, date | None], most: int = 4) -> tuple[str, ...]:
    """The months that a range touches, if they are few; of a range with an open end none."""
    since, until = of
    if since is None or until is None:
        return ()
    first, last = since.year * 12 + since.month - 1, until.year * 12 + until.month - 1
    if last - first >= most:
        return ()
    return tuple(f"{n // 12}-{n % 12 + 1:02}" for n in range(first, last + 1))
