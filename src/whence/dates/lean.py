"""Does the verb near an expression look back or ahead? For weekdays and days without a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from whence.dates.row import Row, Word
from whence.dates.words import words

if TYPE_CHECKING:
    from whence.dates.grammar import Hit

Direction = Literal["past", "future", ""]

#: How far, in words, a verb is looked for.
_REACH = 12
_STOPS = frozenset(".;:")
_REPORTING = frozenset("said says told reported announced stated added confirmed predicted".split())


_BE = frozenset("is are was were 's 're".split())


def _verb(row: Sequence[Word], i: int) -> Direction:
    """What one word says: by its tag where there is one, else by its form."""
    word = row[i]
    before = row[i - 1] if i else None
    if word.lower in ("will", "shall", "'ll", "wo"):
        return "future"
    if word.tag:
        if word.tag in ("VBD",):
            return "past"
        if word.tag == "VBN":
            return "future" if word.lower in words().ahead else "past"
        if word.tag == "VB" and before is not None and before.tag == "MD":
            return "future"
        if word.tag == "VB" and before is not None and before.tag == "TO":
            planned = any(w.lower in words().ahead for w in row[max(0, i - 5) : i])
            return "future" if planned or row[max(0, i - 2)].lower in _BE else ""
        if word.tag in ("VBZ", "VBP") and word.lower in words().ahead:
            return "future"
        return "future" if word.tag == "JJ" and word.lower in ("due", "payable", "effective") else ""
    if word.lower in words().ahead:
        return "future"
    if before is not None and before.lower == "to" and word.lower.isalpha() and len(word.lower) > 2:
        planned = any(w.lower in words().ahead for w in row[max(0, i - 5) : i])
        return "future" if planned or row[max(0, i - 2)].lower in _BE else ""
    return (
        "past"
        if word.lower in ("was", "were", "had", "did") or (word.lower.endswith("ed") and len(word.lower) > 4)
        else ""
    )


#: "Extended to Nov. 20", "due by May": the day may lie ahead whatever the verb.
_TOWARDS = frozenset("to until till by through before".split())


@dataclass(frozen=True, slots=True)
class Lean:
    """Looks left first, then right, inside the sentence; reporting verbs count only as a last resort."""

    row: Row

    def of(self, hit: Hit) -> Direction:
        items = self.row.words
        if hit.first and items[hit.first - 1].lower in _TOWARDS and self._open_end(hit):
            return ""
        beside = self._beside(hit)
        if beside:
            return beside
        spare: Direction = ""
        left = range(hit.first - 1, max(-1, hit.first - 1 - _REACH), -1)
        right = range(hit.last, min(len(items), hit.last + _REACH))
        for span in (left, right):
            for i in span:
                if items[i].text in _STOPS or not items[i].text:
                    break
                said = _verb(items, i)
                if said and items[i].lower in _REPORTING:
                    spare = spare or said
                elif said:
                    return said
        return spare

    def _beside(self, hit: Hit) -> Direction:
        """ "Announced Friday", "said on Monday"; "as soon as Tuesday": what stands next to it decides."""
        items = self.row.words
        at = hit.first - 1
        if at >= 1 and items[at].lower == "as" and items[at - 1].lower in ("soon", "early"):
            return "future"
        if at >= 1 and items[at].lower == "on":
            at -= 1
        return "past" if at >= 0 and (items[at].lower in _REPORTING or _verb(items, at) == "past") else ""

    def _open_end(self, hit: Hit) -> bool:
        """Is the preposition's end not that of a range ("from 3 to 5 May")?"""
        before = [w.lower for w in self.row.words[max(0, hit.first - 6) : hit.first - 1]]
        return "from" not in before and "between" not in before
