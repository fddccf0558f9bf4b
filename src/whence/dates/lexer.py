"""A text as a row of classed words, one character a word, so that a rule over words is a plain regex.

The words here are cut by this module, not taken from the model: a rule must not depend on whether a
tokenizer splits "mid-October". The model's tags are looked up by offset, and only to refuse
("may" and "march" as verbs). Where there are no tags the neighbours of the word decide alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from whence.dates.doubtful import settle
from whence.dates.row import Row, Word
from whence.dates.words import words

Token = tuple[int, int, str, str]

#: Classes that the lexer gives by shape or from a table of its own, beside ``classes`` of words.yaml.
SHAPES = (
    "word", "break", "comma", "dot", "dash", "slash", "poss", "open", "close", "month", "weekday", "short_weekday",
    "season", "daypart", "daymark", "second", "unit", "units", "num", "big", "ordword", "decadeword", "holiday",
    "small", "year", "number", "ordnum", "fraction", "clock", "military", "slashed", "decadenum", "apos", "shortyear",
    "nineeleven", "weekdays", "yearnum",
)  # fmt: skip


@cache
def symbols() -> dict[str, str]:
    """Class name -> its character (private use area, so no text can forge one)."""
    names = [*SHAPES, *words().classes]
    return {name: chr(0xE000 + i) for i, name in enumerate(names)}


@cache
def _lexicon() -> dict[str, str]:
    """Lower-case word -> class name."""
    w = words()
    table: dict[str, str] = {}
    for name, members in (
        ("unit", w.units), ("units", w.plural_units), ("num", w.numbers), ("big", w.big_numbers),
        ("ordword", w.ordinals),
        ("decadeword", w.decades), ("season", w.seasons), ("daypart", w.dayparts), ("daymark", w.daymarks),
        ("month", w.months), ("weekday", w.weekdays), ("short_weekday", w.short_weekdays),
    ):  # fmt: skip
        table.update(dict.fromkeys(members, name))
    table.update(dict.fromkeys(("seventeen", "eighteen", "nineteen", "twenty"), "yearnum"))
    table.update({f"{day}s": "weekdays" for day in w.weekdays})
    table.update({word: name for name, members in w.classes.items() for word in members})
    table.update({"second": "second", ",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash", "/": "slash"})
    table.update({"(": "open", ")": "close", "'": "apos", "’": "apos"})
    return table


_WORD = re.compile(
    r"""
    (?P<nineeleven>9/11(?![/\d]))
  | (?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![/\d]) | \d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d))
  | (?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:]) | \d{1,2}\.\d\d(?=\s?[ap]\.?m\b) | \d{1,2}(?=[ap]m\b))
  | (?P<military>[0-2]\d[0-5]\d(?=\s?(?:hrs?|hours|h|Z|GMT|UTC)\b))
  | (?P<fraction>\d/\d(?![/\d]) | [½¼¾])
  | (?P<decadenum>(?:\d\d|['’])\d0['’]?s\b | \d0s\b(?<=\ \d0s))
  | (?P<shortyear>['’]\d\d\b(?!['’]?s))
  | (?P<ordnum>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<num>\d{1,3}(?:,\d{3})+(?!\d) | \d+(?:\.\d+)?)
  | (?P<dotted>[ap]\.m\.? | b\.c\.(?:e\.?)? | a\.d\.?)
  | (?P<poss>['’]s\b)
  | (?P<letters>[^\W\d_]+)
  | (?P<other>\S)
    """,
    re.X | re.I,
)


def _shape(kind: str, text: str) -> str:
    """The class of a word in digits."""
    if kind != "num":
        return kind
    if text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31:
        return "small"
    return "year" if len(text) == 4 and text.isdigit() and 1000 <= int(text) <= 2999 else "number"


def read(text: str, tokens: Sequence[Token], sentences: Sequence[tuple[int, int]]) -> Row:
    """The row of a text. A blank line breaks it, and so does a line end where a sentence begins."""
    lexicon, codes = _lexicon(), symbols()
    starts = [t[0] for t in tokens]
    opens = {tokens[first][0] for first, last in sentences if first < min(last, len(tokens))}
    out: list[Word] = []
    classes: list[str] = []
    position = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        gap = text[position:start]
        if "\n" in gap and (gap.count("\n") > 1 or start in opens):
            out.append(Word(start, start, "", "", ""))
            classes.append("break")
        position = end
        kind, printed = found.lastgroup or "other", found.group()
        lower = printed.lower().replace("’", "'")
        at = bisect_right(starts, start) - 1
        tag = tokens[at][3] if at >= 0 and tokens[at][1] > start else ""
        out.append(Word(start, end, printed, lower, tag))
        if kind in ("letters", "other", "dotted"):
            classes.append(lexicon.get(lower, "word"))
        else:
            classes.append(_shape(kind, printed))
    settle(out, classes)
    return Row(text, tuple(out), "".join(codes[c] for c in classes))
