"""Numbers as printed: in digits, in words, with fractions, and the vague ones."""

from __future__ import annotations

from collections.abc import Sequence

from whence.dates.row import Word
from whence.dates.words import words

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}

#: Quantities that say "some" and no more; TIMEX3 writes X.
VAGUE = frozenset({"few", "several", "many", "numerous", "countless", "dozens", "tens", "hundreds"})


def in_words(parts: Sequence[str]) -> int | None:
    """ "two hundred and fifty" is 250; None where a word is no number."""
    w = words()
    total = current = 0
    for part in parts:
        if part in ("-", "and"):
            continue
        if part in w.numbers:
            current += w.numbers[part]
        elif part in w.big_numbers:
            current = (current or 1) * w.big_numbers[part]
            if part == "thousand":
                total, current = total + current, 0
        else:
            return None
    return total + current


def year_in_words(parts: Sequence[str]) -> int | None:
    """ "nineteen ninety-six" is 1996, "two thousand six" 2006; None where it is a plain number."""
    w = words()
    plain = [p for p in parts if p not in ("-", "and")]
    if plain[:2] == ["two", "thousand"]:
        rest = in_words(plain[2:]) if plain[2:] else 0
        return 2000 + rest if rest is not None and rest < 100 else None
    head = w.numbers.get(plain[0]) if plain else None
    rest = in_words(plain[1:]) if len(plain) > 1 else None
    if head is None or rest is None or not (head in (17, 18, 19) or head == 20) or not 10 <= rest <= 99:
        return None
    return head * 100 + rest


def ordinal(word: Word) -> int | None:
    """ "3rd" and "third" are 3."""
    digits = "".join(c for c in word.lower if c.isdigit())
    return int(digits) if digits else words().ordinals.get(word.lower)


def amount(parts: Sequence[Word]) -> float | str | None:
    """How many: a number, "X" for a vague one, None where it cannot be read. No words at all are 1."""
    lowers = [p.lower for p in parts if p.lower not in ("a", "an", "of", "the")]
    if not lowers:
        return 1
    if any(w in VAGUE for w in lowers):
        return "X"
    if "couple" in lowers:
        return 2
    extra = 0.0
    if "half" in lowers:
        lowers = lowers[: lowers.index("half")]
        extra = 0.5
        if lowers and lowers[-1] in ("and", "a"):
            lowers = [w for w in lowers if w not in ("and", "a")]
        if not lowers:
            return 0.5
    if lowers[-1] in _FRACTIONS or "/" in lowers[-1]:
        top, _, bottom = lowers[-1].partition("/")
        if bottom == "0":
            return None
        extra = _FRACTIONS.get(lowers[-1]) or int(top) / int(bottom)
        lowers = lowers[:-1]
        if not lowers:
            return extra
    if len(lowers) == 1 and lowers[0].isdigit() and 1900 <= int(lowers[0]) <= 2039:
        return None  # a year: "the 2018 week of talks"
    if len(lowers) == 1 and lowers[0][:1].isdigit():
        return float(lowers[0].replace(",", "")) + extra
    number = in_words(lowers)
    return None if number is None else number + extra
