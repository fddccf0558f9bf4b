"""When a number is no date: "2,000 fighters", "Resolution 1701", "a 1990 Toyota"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.dates.words import words

if TYPE_CHECKING:
    from whence.dates.grammar import Hit

#: After these a four-digit number is a year even before a plural noun ("in 2008 people fled").
_YEAR_WORDS = frozenset(
    "in since until till by before after during from through throughout late early mid of to and spring summer"
    " autumn fall winter year years between post pre".split()
)
#: After these even a round one is ("in 2000 villages fell" is read so too).
_FIRM = _YEAR_WORDS - {"and", "of", "to", "by", "between"}
#: Behind these a number is measured even after "in" ("in 1900 miles").
_MEASURES = frozenset("percent per miles km kilometers kilometres meters metres feet million troops hours hrs".split())
_MARKS = frozenset("$£€#%°@/=+*_&")


def not_counted(hit: Hit) -> bool:
    """The number that would be the day counts no things ("in May 10 soldiers were killed")."""
    after = _after(hit)
    return hit.has("y") or after not in words().counted


def _after(hit: Hit) -> str:
    items = hit.row.words
    return items[hit.last].lower if hit.last < len(items) else ""


def is_year(hit: Hit) -> bool:
    """A bare four-digit number is a year: by what stands before and behind it."""
    w = words()
    items = hit.row.words
    at = (hit.span("y") or (hit.first, 0))[0]
    year = items[at]
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    number = int(year.text)
    prior = before.lower if before else ""
    if (
        prior
        and before
        and (prior in _MARKS or prior in w.numbered or (before.end == year.start and prior not in "-–—/(['\"“‘’`"))
    ):
        return False
    if after and (after.lower in ("%", "°", "$", "€") or (after.start == year.end and after.text[:1].isalnum())):
        return False
    if hit.has("p") or at - hit.first >= 2:
        return True
    joined = bool(prior and before and prior in "-–—" and before.end == year.start)
    if joined:
        stem = items[at - 2] if at > 1 else None
        if not (
            stem
            and (
                stem.text.isdigit()
                or stem.lower in _YEAR_WORDS
                or stem.lower.endswith(("s", "er", "il", "ay", "ch", "ly", "ry"))
            )
        ):
            return False
        return not (stem.text.isdigit() and len(stem.text) != 4 and len(stem.text) > 2)
    if after and after.lower in w.makes:
        return False
    counted = bool(after and (after.lower in w.counted or (after.tag == "NNS" and after.text.islower())))
    plain_plural = (
        after is not None
        and not after.tag
        and after.text.islower()
        and len(after.text) > 3
        and after.text.endswith("s")
    )
    if plain_plural and number % 100 == 0 and prior not in _FIRM and prior != "the":
        return False
    if counted:
        fled = prior in ("in", "since") and 1700 <= number <= 2100 and number % 100 != 0
        return fled and after is not None and after.lower not in _MEASURES
    if 1900 <= number <= 2039:
        return True
    if prior in _YEAR_WORDS or prior in ("(", "the", "about", "around", "circa"):
        return not (
            number % 100 == 0 and prior in ("of", "to", "and", "about", "around", "the", "by", "after", "between")
        )
    return 1500 <= number <= 2100 and number % 10 != 0
