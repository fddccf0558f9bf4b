"""Which line above the first paragraph is the headline.

Copied pages start with it, or with menus, the outlet's name, its motto and the number of the issue. What tells a
headline from these is that the story goes on to use its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.documents.document import PartKind
from whence.documents.furniture import fits, match
from whence.documents.layout import Unit
from whence.documents.moments import moments

#: A headline may run longer than a heading, but not like a paragraph.
HEADLINE_WORDS = 32
#: A shorter line is a kicker or a menu's, where there is a longer one.
SHORTEST = 4
#: A letterhead stands among so many lines at the top.
LETTERHEAD = 3
#: How many paragraphs are searched for a headline's words.
PARAGRAPHS = 3
#: A line that shares no more than this part of the words that the likest line shares with the story is above it by
#: accident.
ACCIDENT = 1 / 3
#: Words are compared by their first letters, so that "arrest" is found in "arrested".
STEM = 5


def headline(units: Sequence[Unit], kinds: Sequence[PartKind | None], first: int, title: str | None) -> int | None:
    """The index of the headline among the open units (those of kind None) above the first paragraph.

    ``first`` is the index of the first paragraph, ``title`` what the page's own data call it. None where there is none.
    """
    hinted = [i for i, kind in enumerate(kinds) if kind == "headline"]
    if hinted:
        return hinted[0]
    above = [
        i
        for i in range(min(first, len(units)))
        if kinds[i] is None and units[i].words <= HEADLINE_WORDS and not units[i].text.endswith(":")
    ]
    if title is not None:
        same = [i for i in above if plain(units[i].text) == plain(title)]
        return same[0] if same else None
    above = [i for i in above if i >= LETTERHEAD or not is_letterhead(units, kinds, i)]
    if not above:
        return _sentence(units, kinds, first)
    long_enough = [i for i in above if units[i].words >= SHORTEST]
    if not long_enough:
        return max(above, key=lambda i: units[i].words)
    return _told_again(units, long_enough, first)


def _told_again(units: Sequence[Unit], above: Sequence[int], first: int) -> int:
    """The first line that the story takes up, the first of all where it takes up none.

    A browser prints the window's title, outlet and all, above the page: then the line that has the headline alone.
    """
    told = {stem for unit in units[first : first + PARAGRAPHS] for stem in _stems(unit.text)}
    shared = {i: len(_stems(units[i].text) & told) for i in above}
    most = max(shared.values())
    found = next((i for i in above if shared[i] > most * ACCIDENT), above[0])
    alone = (i for i in above if i > found and before_the_title(units[found].text, units[i].text) is not None)
    return next(alone, found)


def before_the_title(window: str, line: str) -> str | None:
    """The words before a headline in a window's title: "Gulf Watch" of "Gulf Watch: Dhow intercepted"."""
    if not window.endswith(line) or len(window) == len(line):
        return None
    found = re.fullmatch(r"(.*\w)\W*(?:[:|»·•]|\s[–—-]|::)\s+", window[: -len(line)])
    return found[1] if found else None


def is_letterhead(units: Sequence[Unit], kinds: Sequence[PartKind | None], i: int) -> bool:
    """Whether a line is an institution's name beside a line like "PRESS RELEASE" or "Bulletin 7" or beside its
    office's, or on top of the page above its place and day.

    The release's own headline, if it has one, stands below. Lines with its offices and address may come between.
    """
    if not fits("institution", units[i].text.split(" - ")[0]):
        return False
    below = i + 1
    while below < len(units) and (fits("office", units[below].text) or fits("address", units[below].text)):
        below += 1
    if i == 0 and below > 1:
        return True  # "MINISTRY OF DEFENCE" over "PRESS SERVICE"
    beside = [j for j in (i - 1, below) if 0 <= j < len(units) and not units[j].prose]
    if any(fits(cue, units[j].text) for j in beside for cue in ("release", "issue", "institution")):
        return True
    return i == 0 and any(kinds[j] == "meta" and moments(units[j].text) for j in beside)


def _sentence(units: Sequence[Unit], kinds: Sequence[PartKind | None], first: int) -> int | None:
    """A headline that another rule took or that ends in a full stop.

    "Statement by the harbour office" or "Video: guards at the gate" may head the page; one short sentence on
    top is its headline where a byline or date stands below it.
    """
    if units and first > 0 and kinds[0] in ("meta", "caption") and not moments(units[0].text):
        taken = units[0]
        if SHORTEST <= taken.words <= HEADLINE_WORDS and match("byline", taken.text) is None and taken.hint is None:
            return 0
    if first + 1 >= len(units) or units[first].words > 16 or kinds[first] is not None:
        return None
    lone = len(re.findall(r"[.!?…](?:\s|$)", units[first].text)) == 1
    return first if lone and kinds[first + 1] == "meta" else None


def _stems(line: str) -> set[str]:
    return {word[:STEM] for word in re.findall(r"[^\W\d_]{4,}", line.casefold())}


def plain(line: str) -> str:
    """A line's words alone, by which two printings of one title are known."""
    return " ".join(re.findall(r"\w+", line.casefold()))
