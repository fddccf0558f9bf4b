"""PDF: the text of its pages, running heads left out, lines put together to paragraphs again."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import count, pairwise, takewhile
from statistics import median_low, quantiles
from typing import TYPE_CHECKING

from whence.documents.build import Builder
from whence.documents.draft import Draft, Stated
from whence.documents.layout import BULLET
from whence.errors import BadInput

if TYPE_CHECKING:
    from pypdf import PageObject

#: A report has a few dozen pages, a commission's volume some hundreds.
MOST_PAGES = 1000
#: Words of a page's drawing, and marks drawn on all pages: a map has some hundred thousand, its pages of text a few
#: hundred each. The library takes three millionths of a second for one.
LONGEST_PAGE, MOST_DRAWN = 1_000_000, 1_000_000
#: A line at the top or bottom of this share of the pages is a running head.
RUNNING_SHARE = 0.5
#: Lines of one paragraph stand one step apart; more than this many steps is the room between two paragraphs.
WIDE_STEP = 1.25
#: A line shorter than this share of a full one ends its paragraph, if it ends a sentence or the next begins like one.
SHORT_LINE = 0.8
#: Characters at the end of a line in which a word may be broken.
LONGEST_WORD = 50
_NUMBER = re.compile(r"(?:page\s+)?[-–—]?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:…][)\]\"”’»']*$")


def looks_like(data: bytes, name: str) -> bool:
    """Its mark stands in the first bytes, after a little rubbish at most."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, name: str) -> Sequence[Draft]:
    """The whole PDF as one draft."""
    pages = _without_running_heads(_pages(data, name))
    if not any(pages):
        raise BadInput(name, "the PDF holds no text, only pictures of it perhaps: it needs text recognition first")
    builder = Builder()
    for paragraph in _paragraphs(_one_below_the_other(pages)):
        builder.add(paragraph)
    return [Draft(builder.text, tuple(builder.units), _stated(data, builder.text))]


def _pages(data: bytes, name: str) -> list[list[str]]:
    from pypdf import PdfReader, apply_configuration

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends in silence is no news to the reader
    drawn = count(1)

    def draw(*_: object) -> None:
        if next(drawn) > MOST_DRAWN:
            raise BadInput(name, f"the PDF has more than {MOST_DRAWN:,} marks to draw")

    try:
        with apply_configuration(stream_parsing_work_maximum_count=LONGEST_PAGE):
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise BadInput(name, "the PDF is locked with a password")
            if len(reader.pages) > MOST_PAGES:
                raise BadInput(name, f"the PDF has {len(reader.pages)} pages; at most {MOST_PAGES} are read")
            return [_lines(page, draw) for page in reader.pages]
    except BadInput:
        raise
    except Exception as error:  # a broken file trips the library in many ways
        raise BadInput(name, f"the PDF is broken ({error or type(error).__name__})") from error


def _lines(page: PageObject, draw: Callable[..., None]) -> list[str]:
    """The page's lines from top to bottom; an empty one where the page leaves more room or changes the size.

    ``draw`` is called for each mark.
    """
    printed: list[tuple[str, float, float]] = []
    words, at, size = "", 0.0, 0.0

    def piece(text: str, place: list[float], own: list[float], _font: object, points: float) -> None:
        nonlocal words, at, size
        for part in text.replace("\r", "\n").replace("\x00", "").replace("\u00ad\n", "-\n").splitlines(keepends=True):
            if part.strip() and not words.strip():
                at, size = own[4] * place[1] + own[5] * place[3] + place[5], points
            words += part
            if part.endswith("\n"):
                printed.append((" ".join(words.split()), at, size))
                words = ""

    page.extract_text(visitor_text=piece, visitor_operand_before=draw)
    printed = [line for line in [*printed, (" ".join(words.split()), at, size)] if line[0]]
    steps = [one[1] - two[1] for one, two in pairwise(printed) if one[1] - two[1] > 1]
    leading = median_low(steps) if steps else 0.0
    found: list[str] = []
    for before, line in zip([None, *printed], printed, strict=False):
        if before and (before[1] - line[1] > WIDE_STEP * leading or abs(before[2] - line[2]) > 0.1 * line[2]):
            found.append("")
        found.append(line[0])
    return found


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Page numbers go, and so do the first and last lines that most pages share but for their figures."""
    ends = Counter(head for page in pages for head in {_figureless(line) for line in _ends_of(page)})
    running = {head for head, times in ends.items() if head and times >= max(2, RUNNING_SHARE * len(pages))}

    def kept(page: list[str]) -> list[str]:
        outer = set(_ends_of(page))
        return [
            line for line in page if not (line in outer and (_figureless(line) in running or _NUMBER.fullmatch(line)))
        ]

    return [kept(page) for page in pages]


def _ends_of(page: list[str]) -> list[str]:
    """The outermost line at each end of a page, and the next where room sets both apart from the rest."""
    ends: list[str] = []
    for lines in (page, page[::-1]):
        outermost = list(takewhile(bool, lines))
        ends += outermost if len(outermost) <= 2 else outermost[:1]
    return ends


def _figureless(line: str) -> str:
    return re.sub(r"\d+", "", line).casefold().strip()


def _one_below_the_other(pages: list[list[str]]) -> list[str]:
    """All lines of all pages; a page's end ends the paragraph where it ends a sentence."""
    found: list[str] = []
    for page in pages:
        inside = "\n".join(page).strip("\n").split("\n") if any(page) else []
        if found and inside and _ENDS.search(found[-1]):
            found.append("")
        found += inside
    return found


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines joined where the sentence goes on: a full line, and below it one that is no new beginning."""
    said = [len(line) for line in lines if line]
    full = quantiles(said, n=10)[-1] if len(said) > 3 else max(said, default=0)
    words = {word.casefold() for line in lines for word in re.findall(r"[\w’'-]+", line)}
    found: list[list[str]] = []
    gap = True
    last = ""
    for line in lines:
        if not line:
            gap = True
            continue
        if found and not gap and not BULLET.match(line) and _goes_on(last, line, full):
            found[-1][-1:] = _joined(found[-1][-1], line, words)
        else:
            found.append([line])
        gap, last = False, line
    return ["".join(pieces) for pieces in found]


def _goes_on(last: str, line: str, full: float) -> bool:
    if line[0].islower() or last.endswith(("-", "‐")):
        return True
    return len(last) >= SHORT_LINE * full and not (_ENDS.search(last) and len(last) < 0.92 * full)


def _joined(before: str, line: str, words: set[str]) -> tuple[str, str]:
    """Two lines of one paragraph; a hyphen at the end of the first goes where the word is known without it."""
    broken = re.search(r"(\w{2,})[-‐]$", before[-LONGEST_WORD:])
    first = re.match(r"[\w’']+", line)
    if broken is None or first is None:
        return f"{before} ", line
    whole = broken.group(1) + first.group()
    if first.group()[0].islower() and (whole.casefold() in words or broken.group(1).casefold() not in words):
        return before[:-1], line
    return before, line


def _stated(data: bytes, text: str) -> Stated:
    """The title from the file's own description, where the text prints it; the rest of that is the machine's."""
    from pypdf import PdfReader

    try:
        described = PdfReader(io.BytesIO(data)).metadata
        title = " ".join(str(described.title or "").split()) if described else ""
    except Exception:  # the description is a courtesy: a file without a good one is read all the same
        return Stated()
    return Stated(title=title if len(title) > 3 and title in text[:3000] else None)


__all__ = ["looks_like", "read"]
