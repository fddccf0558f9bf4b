"""From lines to units: the paragraphs, headings and menu entries of a page, before it is known which is which.

A browser's "copy" gives paragraphs set apart by blank lines, or one to a line, or wrapped at some column.
The text is never altered: a unit is only a pair of offsets into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from whence.documents.document import PartKind

#: Text wrapped by a mail program or editor breaks at 60 to 100 columns; longer lines are whole paragraphs.
WIDEST_WRAP = 100
NARROWEST_WRAP = 50
#: How many of the full lines must stop in the middle of a sentence before a text counts as wrapped.
WRAPPED_SHARE = 0.4

BULLET = re.compile(r"(?:[•·▪◦‣∙●○*–—-]|#\d{1,4}\b|\(?\d{1,3}[.)])\s+")
_SENTENCE_END = re.compile(r"[.!?…۔؟。！？](?:[)\]\"”’»'\u2069]|\[\d+\])*$")
_STOPS = re.compile(r"[.!?…۔؟。！？:;,](?:[)\]\"”’»'\u2069])*$")
_BLANK = "".join(chr(c) for c in range(0x3001) if chr(c).isspace()) + "\u200b\u200e\u200f\ufeff\x1a"


@dataclass(frozen=True, slots=True)
class Unit:
    """One stretch of text that stands by itself. ``gap``: a blank line comes before it."""

    start: int
    end: int
    text: str
    indent: int = 0
    gap: bool = True
    hint: PartKind | None = None

    @property
    def bullet(self) -> int:
        """How many characters of a bullet or number it starts with."""
        found = BULLET.match(self.text)
        return found.end() if found else 0

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does, closing quotation marks and brackets aside."""
        return bool(_SENTENCE_END.search(self.text[-12:]))

    @property
    def stops(self) -> bool:
        """Whether it ends with any mark that a title or a menu entry lacks."""
        return bool(_STOPS.search(self.text[-12:]))

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph: a sentence of some length, or simply long."""
        if self.words >= 30 or (self.words >= 6 and self.ends_sentence):
            return True
        # A paragraph may close with the outlet's name in brackets, after its full stop.
        return self.words >= 12 and bool(re.search(r"[.!?][\"”’)]* +\S", self.text))


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its outer blanks."""

    start: int
    end: int
    text: str
    indent: int


def lines(text: str, start: int = 0) -> Iterator[Line | None]:
    """The lines of the text from ``start`` on; None for a blank one."""
    at = start
    for raw in text[start:].split("\n"):
        kept = raw.strip(_BLANK)
        if kept:
            indent = len(raw) - len(raw.lstrip(_BLANK))
            yield Line(at + indent, at + indent + len(kept), kept, indent)
        else:
            yield None
        at += len(raw) + 1


def _pairs(blocks: Iterable[list[Line]]) -> list[tuple[Line, Line]]:
    return [pair for block in blocks for pair in pairwise(block)]


def _wrap_width(blocks: list[list[Line]]) -> int | None:
    """The column at which the text was wrapped, or None where each line is a unit of its own.

    Wrapped text betrays itself: most of its long lines break off in the middle of a sentence.
    """
    widths = sorted(line.indent + len(line.text) for block in blocks for line in block)
    if not widths or widths[-1] < NARROWEST_WRAP:
        return None
    # One long address or table row does not speak against wrapping: the widest hundredth is left out.
    width = widths[max(0, len(widths) - 1 - len(widths) // 50)]
    if width > WIDEST_WRAP:
        return None
    full = [(one, two) for one, two in _pairs(blocks) if _is_full(one, two, width)]
    broken = [pair for pair in full if not _SENTENCE_END.search(pair[0].text)]
    return width if full and len(broken) >= WRAPPED_SHARE * len(full) else None


def _is_full(line: Line, after: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this line (with three columns of grace)."""
    first = after.text.split(maxsplit=1)[0]
    length = line.indent + len(line.text)
    return length >= width // 2 and length + 1 + len(first) > width - 3


def _continues(line: Line, after: Line, width: int | None) -> bool:
    """Whether ``after`` goes on with the paragraph that ``line`` belongs to."""
    if BULLET.match(after.text):
        return False
    if width is None:
        return (
            after.text[0].islower()
            and len(line.text) >= NARROWEST_WRAP
            and not _STOPS.search(line.text)
            and len(after.text) >= 3
        )
    if after.indent > line.indent + 1 and not BULLET.match(line.text):
        return False
    return _is_full(line, after, width)


def _blocks(text: str, start: int) -> list[list[Line]]:
    """The lines between blank lines."""
    blocks: list[list[Line]] = [[]]
    for line in lines(text, start):
        if line is not None:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def units(text: str, start: int = 0) -> list[Unit]:
    """The units of the text from ``start`` on, in order."""
    blocks = _blocks(text, start)
    width = _wrap_width(blocks)
    found: list[Unit] = []
    for block in blocks:
        gap = True
        first = last = block[0]
        for line in block[1:]:
            if not _continues(last, line, width):
                found.append(_unit(text, first, last, gap))
                first, gap = line, False
            last = line
        found.append(_unit(text, first, last, gap))
    return found


def _unit(text: str, first: Line, last: Line, gap: bool) -> Unit:
    return Unit(first.start, last.end, text[first.start : last.end], first.indent, gap)
