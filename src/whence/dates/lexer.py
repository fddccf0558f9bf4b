"""A text as a row of classed words, one character a word, so that a rule over words is a plain regex.

The words here are cut by this module, not taken from the model: a rule must not depend on whether a
tokenizer splits "mid-October". The model's tags are looked up by offset, and only to refuse
("may" and "march" as verbs). Where there are no tags the neighbours of the word decide alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whence.dates.words import words

Token = tuple[int, int, str, str]

#: Classes that the lexer gives by shape or from a table of its own, beside ``classes`` of words.yaml.
SHAPES = (
    "word", "break", "comma", "dot", "dash", "slash", "poss", "open", "close", "month", "weekday", "short_weekday",
    "season", "daypart", "daymark", "second", "unit", "units", "num", "big", "ordword", "decadeword", "holiday",
    "small", "year", "number", "ordnum", "fraction", "clock", "military", "slashed", "decadenum", "apos", "shortyear",
    "nineeleven", "weekdays", "makeword",
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
        ("unit", w.units), ("units", w.plural_units), ("num", w.numbers), ("big", w.big_numbers), ("ordword", w.ordinals),
        ("decadeword", w.decades), ("season", w.seasons), ("daypart", w.dayparts), ("daymark", w.daymarks),
        ("month", w.months), ("weekday", w.weekdays), ("short_weekday", w.short_weekdays),
    ):  # fmt: skip
        table.update(dict.fromkeys(members, name))
    table.update({f"{day}s": "weekdays" for day in w.weekdays})
    table.update({word: name for name, members in w.classes.items() for word in members})
    table.update({"second": "second", ",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash", "/": "slash"})
    table.update({"(": "open", ")": "close", "'": "apos", "’": "apos", "dozens": "units_of"})
    table.pop("dozens")
    return table


_WORD = re.compile(
    r"""
    (?P<nineeleven>9/11(?![/\d]))
  | (?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![/\d]) | \d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d))
  | (?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:]) | \d{1,2}\.\d\d(?=\s?[ap]\.?m\b) | \d{1,2}(?=[ap]m\b))
  | (?P<military>[0-2]\d[0-5]\d(?=\s?(?:hrs?|hours|h|Z|GMT|UTC)\b))
  | (?P<fraction>\d/\d(?![/\d]) | [½¼¾])
  | (?P<decadenum>(?:\d\d|['’])\d0['’]?s\b | \d0s\b(?<=\ \d0s))
  | (?P<ordnum>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<num>\d{1,3}(?:,\d{3})+(?!\d) | \d+(?:\.\d+)?)
  | (?P<dotted>[ap]\.m\.? | b\.c\.(?:e\.?)? | a\.d\.?)
  | (?P<poss>['’]s\b)
  | (?P<letters>[^\W\d_]+)
  | (?P<other>\S)
    """,
    re.X | re.I,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: its characters, how it is printed, and the Penn tag there ("" where there is none)."""

    start: int
    end: int
    text: str
    lower: str
    tag: str


@dataclass(frozen=True, slots=True)
class Row:
    """The words of a text beside their classes: ``symbols[i]`` is the class of ``words[i]``."""

    text: str
    words: tuple[Word, ...]
    symbols: str


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
    _settle(out, classes)
    return Row(text, tuple(out), "".join(codes[c] for c in classes))


# What may stand beside a month that is also a common word.
_BEFORE_MONTH = frozenset(
    "in since until by before after during from to through last next this early late mid dash every previous"
    " following small ordnum and or between comma of coming past same start end middle weekday".split()
)
_AFTER_MONTH = frozenset("small year ordnum apos".split())


def _settle(out: list[Word], classes: list[str]) -> None:
    """Decide words that have two readings by what stands beside them (in place)."""
    w = words()
    _settle_holidays(out, classes)
    for i, (word, kind) in enumerate(zip(out, classes, strict=True)):
        if kind == "month" and not _is_month(out, classes, i):
            classes[i] = "word"
        elif kind == "short_weekday" and not word.text[:1].isupper():
            classes[i] = "word"
        elif (
            (kind == "season" and not _is_season(out, classes, i))
            or (kind in ("weekday", "daily", "weekdays") and _is_title(out, i))
            or (kind == "weekday" and i and out[i - 1].lower in w.named_days and out[i - 1].text[:1].isupper())
        ):
            classes[i] = "word"
        elif kind == "now" and i + 1 < len(out) and classes[i + 1] == "dash":
            classes[i] = "word"


@cache
def _holidays() -> tuple[tuple[str, ...], ...]:
    """The names of days, in words, the longest first."""
    return tuple(
        sorted(
            (tuple(_WORD.findall(n) and [m.group() for m in _WORD.finditer(n)]) for n in words().holidays),
            key=len,
            reverse=True,
        )
    )


def _settle_holidays(out: Sequence[Word], classes: list[str]) -> None:
    """Mark the words of "Christmas Eve" as one name (in place)."""
    heads = {name[0] for name in _holidays()}
    for i, word in enumerate(out):
        if word.lower not in heads or not word.text[:1].isupper() or classes[i] == "holiday":
            continue
        for name in _holidays():
            if tuple(w.lower for w in out[i : i + len(name)]) == name:
                classes[i : i + len(name)] = ["holiday"] * len(name)
                break


def _near(items: Sequence[str], i: int) -> str:
    return items[i] if 0 <= i < len(items) else "break"


def _is_month(out: Sequence[Word], classes: Sequence[str], i: int) -> bool:
    """ "May" is a month in "in May" and "May 3", none in "May Haddad" or "May they"; "march" never is."""
    word = out[i]
    doubtful = word.lower in words().doubtful_months
    if word.text.islower() and (doubtful or len(word.lower) < 5):
        return False
    if not doubtful and len(word.lower) > 4:
        return True
    before, after = _near(classes, i - 1), _near(classes, i + 1)
    after2 = _near(classes, i + 2)
    dated = after in _AFTER_MONTH or (after == "comma" and after2 == "year")
    dated = (
        dated
        or (after == "dot" and after2 in _AFTER_MONTH)
        or (after == "of" and after2 in ("year", "that", "this", "last"))
    )
    if (
        dated
        or before in ("small", "ordnum")
        or (before == "of" and _near(classes, i - 2) in ("small", "ordnum", "ordword"))
    ):
        return True
    if word.lower == "may" and word.tag == "MD":
        return False
    if not doubtful:
        return after == "dot" or before in _BEFORE_MONTH
    if word.lower not in ("may", "march", "august"):
        return after == "dot" and before in _BEFORE_MONTH
    if before not in _BEFORE_MONTH:
        # "The March elections": a noun follows; not "the March on the capital".
        follower = out[i + 1].lower if i + 1 < len(out) else ""
        return (
            before in ("the", "a")
            and follower not in ("on", "for", "of", "to", "against", "through")
            and (after == "word" and follower.islower() and word.lower != "may")
        )
    if before in ("and", "or", "comma", "dash", "of", "to"):
        near = {_near(classes, i - 2), _near(classes, i - 3), _near(classes, i + 2)}
        return bool(near & {"month", "small", "start", "end", "middle", "year"}) or (before == "of" and after != "word")
    nextup = out[i + 1] if i + 1 < len(out) else None
    return not (nextup and nextup.text[:1].isupper() and word.lower == "may" and nextup.tag.startswith("NNP"))


def _is_season(out: Sequence[Word], classes: Sequence[str], i: int) -> bool:
    """Refuses "the fall of the regime", "Operation Spring Lance", "spring water", "fall back"."""
    word, after = out[i], out[i + 1] if i + 1 < len(out) else None
    if word.tag in ("VB", "VBD", "VBN", "VBP", "VBZ", "VBG"):
        return False
    if any(
        out[j].lower in ("operation", "operations", "arab", "prague", "code-named", "exercise")
        for j in range(max(0, i - 2), i)
    ):
        return False
    before, following, beyond = _near(classes, i - 1), _near(classes, i + 1), _near(classes, i + 2)
    if following == "year" or (
        following in ("comma", "of") and beyond in ("year", "that", "this", "last", "next", "apos", "num")
    ):
        return True
    named = word.text[:1].isupper() and i and classes[i - 1] not in ("break", "dot")
    if named and after and after.text[:1].isupper() and before != "last":
        return False
    if word.lower in ("fall", "spring"):
        if following == "of":
            return False
        near = ("in", "the", "this", "last", "next", "early", "late", "mid", "every", "and", "or", "dash", "during",
                "by", "since", "until", "past", "coming", "previous", "following", "that", "comma", "of")  # fmt: skip
        if word.lower == "fall" and before in ("the", "and", "or", "dash", "comma", "of", "that"):
            return before == "the" and _near(classes, i - 2) in (
                "in",
                "until",
                "by",
                "since",
                "during",
                "through",
                "and",
                "late",
                "over",
            )
        return before in near or (word.lower == "spring" and before == "break")
    return True


def _is_title(out: Sequence[Word], i: int) -> bool:
    """ "Sunday Herald" and "Daily Post" are newspapers."""
    after = out[i + 1] if i + 1 < len(out) else None
    return bool(after and out[i].text[:1].isupper() and after.text[:1].isupper() and after.lower in words().papers)
