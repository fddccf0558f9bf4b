"""How wide words are when drawn, so that labels can be laid out where there is no font to ask.

The advances are those that Helvetica, Arial and Liberation Sans share (Adobe's font metrics, thousandths of the
size); the drawings ask for these fonts first. A wider font costs a little air, for which ``SPARE`` is kept.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, east_asian_width

#: The fonts that drawings ask for, all with the same advances but the last.
FONT = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif'

#: What is added to every width, for fonts a little wider than the table and for rounding.
SPARE = 1.04

_GROUPS = {
    191: "'",
    222: "ijl",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    355: '"',
    500: "Jcksvxyz",
    556: "#$?0123456789_abdeghnopquL",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
_ADVANCES = {letter: width for width, letters in _GROUPS.items() for letter in letters}

#: A letter that the table lacks: accented ones and other scripts are seldom wider than a capital.
_OTHER = 667


@lru_cache(maxsize=20_000)
def width(words: str, size: float) -> float:
    """Pixels that a line of words takes at a font size in pixels."""
    return sum(_advance(letter) for letter in words) * size / 1000 * SPARE


def cut(words: str, size: float, room: float) -> str:
    """The words, or as many of them as fit in ``room`` pixels with an ellipsis; "" where not even a few do."""
    if width(words, size) <= room:
        return words
    kept = words
    while kept and width(kept.rstrip() + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,;:") + "…" if len(kept) >= 4 else ""


def _advance(letter: str) -> int:
    if letter in _ADVANCES:
        return _ADVANCES[letter]
    if combining(letter):
        return 0
    return 1000 if east_asian_width(letter) in "WF" or letter == "…" else _OTHER
