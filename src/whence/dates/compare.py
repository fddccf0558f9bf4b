"""Two dates as said, side by side: may they be one day, does one lie inside the other, what do both allow."""

from __future__ import annotations

from whence.dates.notation import Day, Ends, ends

_FIRST, _LAST = Day(-99999, 1, 1), Day(99999, 12, 31)


def _closed(of: Ends) -> tuple[Day, Day]:
    return of.earliest or _FIRST, of.latest or _LAST


def compatible(a: str | None, b: str | None) -> bool:
    """Could both denote one day? A date that is not known, or cannot be read, rules nothing out."""
    left, right = ends(a), ends(b)
    if left is None or right is None:
        return True
    (since_a, until_a), (since_b, until_b) = _closed(left), _closed(right)
    return since_a <= until_b and since_b <= until_a


def within(inner: str | None, outer: str | None) -> bool:
    """Is every day that ``inner`` allows allowed by ``outer``? All lies within a date not known."""
    left, right = ends(inner), ends(outer)
    if right is None:
        return True
    if left is None:
        return False
    (since_a, until_a), (since_b, until_b) = _closed(left), _closed(right)
    return since_b <= since_a and until_a <= until_b


def intersect(a: str | None, b: str | None) -> str | None:
    """The tightest date that both statements allow; None where they cannot both hold or neither is known.

    The order of the two does not matter. Of two that allow the same days the plainer notation stays.
    """
    if ends(a) is None or ends(b) is None or a is None or b is None:
        known = [d for d in (a, b) if d is not None and ends(d) is not None]
        return known[0] if known else None
    if not compatible(a, b):
        return None
    first, second = sorted((a, b), key=lambda d: (len(d), d))
    for inner, outer in ((first, second), (second, first)):
        if within(inner, outer):
            return inner
    since = max(first, second, key=lambda d: (_closed(ends(d) or Ends(None, None))[0], d))
    until = min(first, second, key=lambda d: (_closed(ends(d) or Ends(None, None))[1], d))
    start, end = since.partition("/")[0], until.rpartition("/")[2]
    return start if start == end else f"{start}/{end}"
