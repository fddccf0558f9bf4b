"""The preposition that governs a date: "since mid-October", "before 2009", "from March to May".

TIMEX3 leaves the preposition out of the extent, so ``value`` does too; ``edtf`` takes it in, for a claim
needs what the whole phrase says. Nothing reaches past the report's day unless the date itself does.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from whence.dates.grammar import Hit
from whence.dates.moments import Said, plus_days
from whence.dates.notation import ends

#: Words that may stand between the preposition and the expression without loosening it.
_DETERMINERS = frozenset("the a an its their his at".split())


def _signal(hit: Hit) -> tuple[str, bool]:
    """The preposition before the expression, and whether the date only describes a noun ("since the 2003 war")."""
    items = hit.row.words
    at = hit.first - 1
    loose = False
    if at >= 0 and items[at].lower in _DETERMINERS:
        at, loose = at - 1, True
    after = items[hit.last] if hit.last < len(items) else None
    if after is not None and after.lower in ("'s", "'"):
        loose = True
    word = items[at].lower if at >= 0 else ""
    if word == "of" and at >= 1 and items[at - 1].lower == "as":
        word = "as of"
    if word == "to" and at >= 1 and items[at - 1].lower == "prior":
        word = "before"
    if word == "than" and at >= 1 and items[at - 1].lower in ("later", "earlier"):
        word = "by" if items[at - 1].lower == "later" else ""
    return word, loose


def _start(edtf: str) -> str:
    """The first end of a value, as an end of an interval (which takes no X)."""
    return edtf.partition("/")[0].replace("X", "0")


def _end(edtf: str) -> str:
    return edtf.rpartition("/")[2].replace("X", "9")


def _onwards(hit: Hit) -> bool:
    after = [w.lower for w in hit.row.words[hit.last : hit.last + 1]]
    return after in (["on"], ["onward"], ["onwards"], ["forward"])


def _until_now(hit: Hit) -> bool:
    """ "From 2003 to the present", "2003-present"."""
    joint, *after = [w.lower for w in hit.row.words[hit.last : hit.last + 3]] or [""]
    return joint in ("to", "until", "through", "-", "–") and bool({"present", "now", "today"} & set(after))


def _so_far(hit: Hit) -> bool:
    """ "So far this year"."""
    return [w.lower for w in hit.row.words[max(0, hit.first - 2) : hit.first]] == ["so", "far"]


def _interval(start: str, end: str) -> str:
    return start if start == end else f"{start}/{end}"


def governed(hit: Hit, said: Said, published: date | None) -> str | None:
    """The EDTF date of the expression with its preposition."""
    edtf = said.edtf
    allowed = ends(edtf)
    if edtf is None or allowed is None or said.type in ("DURATION", "SET"):
        return edtf
    word, loose = _signal(hit)
    vague = "~" in edtf
    here = published.isoformat() if published else ".."
    past = published is None or allowed.earliest is None or str(allowed.earliest) <= here
    if word == "since" or (word == "from" and _onwards(hit)) or _until_now(hit) or _so_far(hit):
        return _interval(_start(edtf), here if past else "..")
    if word in ("about", "around", "approximately", "circa") and "/" not in edtf and edtf[-1].isdigit():
        return edtf if said.grain == "season" else f"{edtf}~"
    if word in ("until", "by"):
        return f"../{_end(edtf)}"
    if word == "before":
        if vague or loose or said.type == "TIME" or said.first is None or allowed.earliest is None:
            return f"../{_end(edtf)}"
        return f"../{plus_days(date.fromisoformat(str(allowed.earliest)), -1)}"
    if word == "after":
        latest = allowed.latest
        close = here if published is not None and latest is not None and str(latest) < here else ".."
        if vague or loose or said.type == "TIME" or latest is None or latest.year < 1:
            return f"{_start(edtf)}/{close}"
        return _interval(str(plus_days(date.fromisoformat(str(latest)), 1)), close)
    return edtf


def ranges(hits: Sequence[Hit], said: Sequence[Said]) -> dict[int, str]:
    """Index of an expression -> the range it is an end of: "from March to May", "between 3 and 5 May", "1915-17",

    "the spring and summer of 2008".
    """
    out: dict[int, str] = {}
    for i, (one, two) in enumerate(pairwise(hits)):
        left, right = said[i], said[i + 1]
        if left.edtf is None or right.edtf is None or {left.type, right.type} & {"DURATION", "SET"}:
            continue
        between = [w.lower for w in one.row.words[one.last : two.first]]
        between = [w for w in between if w not in ("the", "on", "in")]
        before = one.row.words[one.first - 1].lower if one.first else ""
        if before == "the" and one.first > 1:
            before = one.row.words[one.first - 2].lower
        joined = between in (["to"], ["-"], ["–"], ["—"], ["through"], ["until"], ["till"], ["up", "to"]) or (
            between == ["and"] and (before == "between" or left.grain == right.grain == "season")
        )
        if between == ["to"] and before not in ("from", "between") and left.grain != right.grain:
            joined = False
        first, last = ends(left.edtf), ends(right.edtf)
        if not joined or first is None or last is None or first.earliest is None or last.latest is None:
            continue
        if first.earliest <= last.latest:
            edtf = f"{_start(left.edtf)}/{_end(right.edtf)}"
            out[i] = out[i + 1] = edtf
    return out
