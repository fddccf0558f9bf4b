"""Rules over words, written as a line a person can argue with, compiled to a regex over classes.

``m:month dot? (d:small|d2:ordnum) (comma y:year)?`` is a regex in which every lower-case name is a class
of the lexer or a macro of ``MACROS``; ``label:name`` makes a group that the rule's function asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from whence.dates.lexer import symbols
from whence.dates.moments import Said
from whence.dates.row import Row, Word

if TYPE_CHECKING:
    from whence.dates.context import Context

MACROS: dict[str, str] = {
    # A number in words: "two hundred and fifty", "twenty-four".
    "numwords": "(num|big) (dash? (num|big))* (dash? and num ((dash)? num)?)?",
    "cardinal": "(numwords|small|number|year)",
    # How many: "5 1/2", "two and a half", "a few", "a couple of", "several hundred".
    "quantity": (
        "((small|number|year) fraction? | numwords ((and a half)|(and half))? | fraction | (a? few) | several | many"
        " | a? couple of? | a big | half (a)?)"
    ),
    "fuzz": (
        "(nearly | about | under | at least | at most | (no)? more than | (no)? less than | up to"
        " | over (?=a|num|small|number|half))"
    ),
    "anyunit": "(unit|units)",
    "ordinal": "(ordword|second|ordnum)",
    "anyday": "(weekday|short_weekday)",
    "yearwords": "(num dash? (num|big) (dash? and? num)? (dash? num)?)",
    # "early", "mid-", "the end of", "the latter part of", "early in".
    "prefix": (
        "((early|late|mid) (dash|in)? | the? word? (start|end|middle) of the?"
        " | the? (early|late|latter|later|middle|mid) part of the? | (earlier|later) in? the?)"
    ),
    # "this year", "last year", "that year" after a month or season.
    "whichyear": "((this|that|last|next|(the|that) same|the? (previous|following|next|coming|past|current)) unit)",
    "someyear": "(y:year|ys:shortyear|yw:(yearnum dash? num (dash? num)?))",
    # "19 Nov 08", "19-Nov-08": two digits, read only with a leading nought.
    "noughtyear": "(dash? yy:small)",
    "which": (
        "((this (past|coming|same)?) | that same?"
        " | the? (last|next|past|coming|previous|following|same|current|latest))"
    ),
    # A day that may stand beside a time; the labels are those the functions of days.py ask for.
    "aday": (
        "((anyday dot? comma?)? m:month dot? d:(small|ordnum) (comma? y:year)?"
        " | wd:weekday | t:(today|yesterday|tomorrow))"
    ),
    "dmyday": "((anyday comma?)? the? d:(small|ordnum) of? m:month (dot? comma? y:year)?)",
    "clocktime": "(h:(small|clock|number) dot? ap:ampm | h:clock | h:small word poss word"
    " | mil:military (hrs|units)? | mark:daymark)",
    "timezone": "(tz:zone time?)",
}

_PIECE = re.compile(r"(?P<group>[a-z]\w*):\(|(?P<open>\((?!\?))|(?:(?P<label>[a-z]\w*):)?(?P<name>[a-z_]+)|\s+")


def _expanded(line: str) -> str:
    codes = symbols()

    def expand(found: re.Match[str]) -> str:
        if found["group"]:
            return f"(?P<{found['group']}>"
        if found["open"]:
            return "(?:"
        name, label = found["name"], found["label"]
        if name is None:
            return ""
        if name == "num":  # the heads of years in words are numbers too
            body = f"[{codes['num']}{codes['yearnum']}]"
        else:
            body = codes[name] if name in codes else f"(?:{_expanded(MACROS[name])})"
        return f"(?P<{label}>{body})" if label else body

    return _PIECE.sub(expand, line)


@cache
def compiled(line: str) -> re.Pattern[str]:
    """The regex over class characters that a rule's line stands for.

    A label may occur in several alternatives: the second becomes ``label__2`` and so on, as a regex asks.
    """
    seen: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        label = found[1]
        seen[label] = seen.get(label, 0) + 1
        return found[0] if seen[label] == 1 else f"(?P<{label}__{seen[label]}>"

    return re.compile(re.sub(r"\(\?P<([a-z]\w*)>", number, _expanded(line)))


@cache
def _groups(pattern: re.Pattern[str]) -> dict[str, tuple[int, ...]]:
    """Label -> the groups that carry it."""
    out: dict[str, tuple[int, ...]] = {}
    for name, number in pattern.groupindex.items():
        label = name.partition("__")[0]
        out[label] = (*out.get(label, ()), number)
    return out


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule's line fits."""

    rule: Rule
    row: Row
    match: re.Match[str]

    @property
    def first(self) -> int:
        return self.match.start()

    @property
    def last(self) -> int:
        """Index after the last word."""
        return self.match.end()

    def span(self, label: str) -> tuple[int, int] | None:
        """First word of a group and the one after its last; None where the group took no part."""
        for number in _groups(self.match.re).get(label, ()):
            if self.match.start(number) >= 0:
                return self.match.span(number)
        return None

    def has(self, label: str) -> bool:
        return self.span(label) is not None

    def words(self, label: str) -> tuple[Word, ...]:
        span = self.span(label)
        return self.row.words[slice(*span)] if span else ()

    def lower(self, label: str) -> str:
        """The words of a group in lower case, joined by blanks; "" where the group took no part."""
        return " ".join(w.lower for w in self.words(label))


@dataclass(frozen=True, slots=True)
class Rule:
    """A line over words, and the function that says what the words mean (None: nothing after all).

    The line is compiled when first used, so that importing the rules costs nothing.
    """

    name: str
    line: str
    read: Callable[[Hit, Context], Said | None]
    guard: Callable[[Hit], bool] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        return compiled(self.line)


rule = Rule
