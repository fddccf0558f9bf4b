"""When a number is no date: "2,000 fighters", "Resolution 1701", "a 1990 Toyota"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whence.dates.row import Word
from whence.dates.words import words

if TYPE_CHECKING:
    from whence.dates.grammar import Hit

#: After these a four-digit number is a year even before a plural noun ("in 2008 people fled").
_YEAR_WORDS = frozenset(
    "in since until till by before after during from through throughout late early mid of to and spring summer"
    " autumn fall winter year years between post pre".split()
)
#: After these even a round one is ("since 2000").
_FIRM = _YEAR_WORDS - {"and", "of", "to", "by", "between"}
#: After these a round one is as likely a count ("and 2000 dinars").
_LOOSE = frozenset("of to and about around the by after between".split())
#: Behind these a number is measured even after "in" ("in 1900 miles").
_MEASURES = frozenset("percent miles km kilometers kilometres meters metres feet million troops hours hrs".split())
_MARKS = frozenset("$£€#%°@/=+*_&")
_RANKED = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "VBN", "HYPH"})
_DASHES = frozenset("-–—")
_OPENERS = frozenset("-–—/([\"'“‘’`")
#: What may be joined to a year by a hyphen ("mid-2006", "September-2006", "post-1990").
_STEMS = ("s", "er", "il", "ay", "ch", "ly", "ry")


@dataclass(frozen=True, slots=True)
class _Spot:
    """A four-digit number and its neighbours; missing ones are empty words."""

    number: int
    year: Word
    before: Word
    after: Word
    stem: Word  # the word before ``before``

    @property
    def joined(self) -> bool:
        return self.before.lower in _DASHES and self.before.end == self.year.start

    @property
    def plural(self) -> bool:
        """A plural noun follows: by its tag, or without one by its form."""
        after = self.after
        if not after.text.islower():
            return False
        return after.tag == "NNS" if after.tag else len(after.text) > 3 and after.text.endswith("s")


def _of_money_or_name(at: _Spot) -> bool:
    """ "$1999", "Resolution 1701", "AK2000"."""
    before = at.before
    glued = bool(before.text) and before.end == at.year.start and before.lower not in _OPENERS
    return before.lower in _MARKS or before.lower in words().numbered or glued


def _with_unit(at: _Spot) -> bool:
    """ "1990%", "2000m"."""
    glued = at.after.start == at.year.end and at.after.text[:1].isalnum()
    return at.after.lower in ("%", "°", "$", "€") or glued


def _part_of_a_number(at: _Spot) -> bool:
    """ "555-2008", "T-1972": a hyphen joins a year only to another year or to a word of time."""
    if not at.joined:
        return False
    stem = at.stem
    if stem.text.isdigit():
        return len(stem.text) == 3 or len(stem.text) > 4
    return stem.lower not in _YEAR_WORDS and not stem.lower.endswith(_STEMS)


def _of_a_make(at: _Spot) -> bool:
    """ "A 1990 Toyota"."""
    return not at.joined and at.after.lower in words().makes


def _a_count(at: _Spot) -> bool:
    """ "2008 people", "1500 soldiers", "2000 dinars"; not "in 2008 people fled", not "the 1996 elections"."""
    prior, round_number = at.before.lower, at.number % 100 == 0
    if at.joined:
        return False
    if at.after.lower in words().counted:
        sure = prior in ("in", "since") and 1700 <= at.number <= 2100 and not round_number
        return not sure or at.after.lower in _MEASURES
    return at.plural and round_number and prior not in _FIRM and prior != "the"


#: Why a four-digit number is no year.
REFUSALS = (_of_money_or_name, _with_unit, _part_of_a_number, _of_a_make, _a_count)


def _likely(at: _Spot) -> bool:
    """The years of living memory stand alone; older ones want a word of time before them."""
    prior, round_number = at.before.lower, at.number % 100 == 0
    if at.joined or 1900 <= at.number <= 2039:
        return True
    if prior in _YEAR_WORDS or prior in ("(", "the", "about", "around", "circa"):
        return not (round_number and prior in _LOOSE)
    return 1500 <= at.number <= 2100 and at.number % 10 != 0


def is_year(hit: Hit) -> bool:
    """A bare four-digit number is a year: by what stands before and behind it."""
    items = hit.row.words
    at = (hit.span("y") or (hit.first, 0))[0]
    if hit.has("p") and items[at - 1].lower == "the":
        return False  # "the end of the 2014 games" is not the end of 2014

    def word(i: int) -> Word:
        return items[i] if 0 <= i < len(items) else Word(-1, -1, "", "", "")

    spot = _Spot(int(items[at].text), items[at], word(at - 1), word(at + 1), word(at - 2))
    if any(refuses(spot) for refuses in REFUSALS):
        return False
    return at - hit.first >= 1 or _likely(spot)


def short_year(hit: Hit) -> bool:
    """ "'89" is a year, unless it opens a quotation that counts things ("'50 men fled'")."""
    items = hit.row.words
    after = items[hit.last] if hit.last < len(items) else None
    return after is None or not (after.text.islower() and (after.lower in words().counted or after.lower.endswith("s")))


def nought(hit: Hit) -> bool:
    """The two digits of a year begin with a nought ("19 Nov 08"), so they count nothing."""
    return hit.words("yy")[0].text.startswith("0")


def not_counted(hit: Hit) -> bool:
    """The number that would be the day counts no things ("in May 10 soldiers were killed")."""
    after = _after(hit)
    return hit.has("y") or after not in words().counted


def stands_alone(hit: Hit) -> bool:
    """The ordinal is a day and ranks nothing: "on the 13th", "the night of the 12th", not "of the 5th battalion"."""
    items, at = hit.row.words, hit.first
    after = items[hit.last] if hit.last < len(items) else None
    if after is not None and (after.tag in _RANKED or after.lower in ("of", "and", "or", "to", *_DASHES)):
        return False
    by_day = at > 1 and items[at - 2].lower in words().dayparts
    return items[at - 1].lower != "of" or by_day


def _after(hit: Hit) -> str:
    items = hit.row.words
    return items[hit.last].lower if hit.last < len(items) else ""
