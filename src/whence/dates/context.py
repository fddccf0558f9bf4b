"""What a relative expression is resolved against: the report's day, and the last date the text spoke of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from whence.dates.lean import Lean
from whence.dates.lexer import symbols
from whence.dates.moments import Said, safe_date
from whence.dates.words import words

if TYPE_CHECKING:
    from whence.dates.grammar import Hit

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*|[~?%])?")


def day_of(published: str | None) -> date | None:
    """The day of an EDTF day or an ISO time; None where it names no single day."""
    found = _DAY.fullmatch(published or "")
    return safe_date(int(found[1]), int(found[2]), int(found[3])) if found else None


@dataclass(slots=True)
class Context:
    """Grows while a text is read from its start; one for each text, never shared.

    ``narrative`` means that undated months and days go with the last date spoken of, not with ``published``:
    so where no publication day is known, and in histories.
    """

    published: date | None
    narrative: bool
    lean: Lean
    hits: Sequence[Hit] = ()
    at: int = 0
    last: Said | None = None  # the last dated expression
    last_at: int = 0  # the word after it
    story: Said | None = None  # the last one that moved the story: no year said only in passing
    last_day: date | None = None  # the last one that was a single day
    last_quarter: Said | None = None

    def note(self, said: Said, hit: Hit) -> None:
        """Remember what the text now speaks of."""
        if said.quiet or (said.first is None and said.year is None):
            return
        self.last = said
        self.last_at = hit.last
        if said.grain != "year" or self.story is None or _close(said, self.story):
            self.story = said
        if said.grain == "day" and said.first is not None:
            self.last_day = said.first
        if said.grain == "quarter":
            self.last_quarter = said

    @property
    def now(self) -> date | None:
        """What "last year" counts from: the report's day; in a history the last date spoken of.

        Without a publication day nothing does: "last week" in an undated page says no week.
        """
        if self.published is None:
            return None
        if self.narrative and self.last is not None and self.last.first is not None:
            return self.last.first
        return None if self.narrative else self.published

    @property
    def anchor(self) -> date | None:
        """What "the next day" and "two weeks later" count from."""
        if self.last is not None and self.last.first is not None:
            return self.last.first
        return self.published

    def year_for(self, month: int, day: int | None, hit: Hit) -> int | None:
        """The year of a month, or of a day of a month, that is printed without one."""
        ahead = self._year_ahead(month)
        if ahead is not None:
            return ahead
        if self.narrative:
            return self._narrative_year(month)
        if self.published is None:
            return None
        told = self._told_year(month, hit)
        if told is not None:
            return told
        return self._nearest_year(self.published, month, day, self.lean.of(hit))

    def _told_year(self, month: int, hit: Hit) -> int | None:
        """ "Arrested in January 2007. In March he was moved": news goes on in the year it has just stated."""
        last = self.last
        if last is None or not last.stated or last.first is None or last.grain not in ("day", "month"):
            return None
        if self.published is None or hit.first - self.last_at > TOLD_REACH:
            return None
        return last.first.year if last.first.year < self.published.year and month >= last.first.month else None

    def _year_ahead(self, month: int) -> int | None:
        """ "From March to May 2007": the year stands at the end of the range or list."""
        for nearer, further in zip(self.hits[self.at :], self.hits[self.at + 1 :], strict=False):
            if not 1 <= further.first - nearer.last <= 2 or further.row.symbols[nearer.last] not in joints():
                return None
            digits = further.words("y")
            if digits and further.rule.name == "second day":
                return int(digits[0].text)
            if digits and further.has("m") and digits[0].text.isdigit():
                there = words().months[further.words("m")[0].lower]
                number = int(digits[0].text)
                return number if month <= there else number - 1
            if not further.has("m"):
                return None
        return None

    def _narrative_year(self, month: int) -> int | None:
        """The year of the last date; the next one where the month would lie well before it."""
        story = self.story
        if story is None:
            return None
        if story.first is None:
            return story.year
        coarse = story.grain in ("year", "decade", "century")
        behind = 0 if coarse else story.first.month - month
        return story.first.year + (behind > NARRATIVE_STEP_BACK)

    @staticmethod
    def _nearest_year(published: date, month: int, day: int | None, lean: str) -> int:
        """The year that puts it on or before publication, unless the verb looks ahead."""
        months_off = month - published.month
        if day is None:
            if lean == "future":
                return published.year + (months_off < 0)
            far = FAR_MONTHS if lean == "past" else NEAR_MONTHS
            return published.year - (months_off > far) + (lean != "past" and months_off < -9)
        candidates = [d for y in (-1, 0, 1) if (d := safe_date(published.year + y, month, day))]
        if not candidates:
            return published.year
        if lean == "future":
            later = [d for d in candidates if d >= published]
            return later[0].year if later else candidates[-1].year
        if lean == "past":
            sooner = [d for d in candidates if d <= published]
            return sooner[-1].year if sooner else candidates[0].year
        return min(
            candidates, key=lambda d: (d > published and (d - published).days > SOON_DAYS, abs((d - published).days), d)
        ).year


#: A past verb puts a month in the year before where it would lie this many months or more ahead.
FAR_MONTHS = 1
#: The same without a verb that tells.
NEAR_MONTHS = 4
#: Without a verb that tells, a day no further ahead than this is nearer than last year's.
SOON_DAYS = 60

#: News goes on in a year it stated at most this many words before.
TOLD_REACH = 40

#: How many months a narrative may go back without the year changing ("In March ... In January" stays).
NARRATIVE_STEP_BACK = 8


#: A year further off than this from the story is an aside in any case ("a 2003 study").
ASIDE_YEARS = 10


def _close(one: Said, other: Said) -> bool:
    if one.first is None or other.first is None:
        return True
    return abs(one.first.year - other.first.year) <= ASIDE_YEARS


@cache
def joints() -> frozenset[str]:
    """Classes of the words that tie two dates into one range or list."""
    codes = symbols()
    return frozenset(codes[name] for name in ("to", "and", "or", "dash", "comma", "through", "until"))
