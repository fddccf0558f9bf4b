"""How many: "ten", "more than 2,000", "thousands", "one of three", "between 5 and 7", "no". Inclusive bounds."""

from __future__ import annotations

import re
from itertools import pairwise

from whence.claims.claim import Count
from whence.claims.syntax import Tree
from whence.codebook import Codebook

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_SCALE = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12, "score": 20}


def number(words: list[str], table: dict[str, str]) -> int | None:
    """The whole number that ``words`` write ("2,000", "twenty", "two", "hundred"), or None."""
    total: float = 0
    current: float = 0
    seen = False
    for word in words:
        for piece in word.lower().replace("-", " ").split():
            if piece == "and":
                continue
            digits = _DIGITS.fullmatch(piece)
            if digits:
                current += float(piece.replace(",", ""))
            elif piece in _SCALE and piece in table:
                current = (current or 1) * _SCALE[piece]
                if _SCALE[piece] >= 1000:
                    total, current = total + current, 0
            elif piece in table:
                current += float(table[piece])
            else:
                return None
            seen = True
    value = total + current
    return int(value) if seen and value == int(value) else None


def count(tree: Tree, i: int, codebook: Codebook) -> Count | None:
    """The count that stands with the noun ``i`` (or is ``i`` itself, "captured 10"); None where none is said."""
    numbers, several = codebook.tables["numbers"], codebook.tables["several"]
    token = tree[i]
    if token.upos == "NUM" or token.lemma.lower() in several or token.text.lower() in several:
        numerals = [i]
    else:
        numerals = tree.children(i, "nummod")
        if not numerals:
            numerals = [c for c in tree.children(i, "amod", "det", "nmod") if tree[c].text.lower() in several]
        if not numerals:
            head = tree.head(i)
            if (
                head is not None
                and token.deprel == "nmod"
                and tree.case(i) == "of"
                and _countlike(tree, head, numbers, several)
            ):
                numerals = [head]  # "dozens of fighters", "two of the men"
        if not numerals:
            zero = [c for c in tree.children(i, "det", "advmod") if tree[c].text.lower() == "no"]
            return Count(0, 0) if zero else None
    numeral = numerals[0]
    tens = _tens(tree, numeral, numbers)
    if not tens and numeral > 0 and tree[numeral - 1].text == "-" and tree[numeral - 1].end == tree[numeral].start:
        return None  # "an M-16 rifle" counts nothing
    word = tree[numeral].text.lower()
    if word in several:
        return Count(int(several[word]), None)
    beside = [k for k in numerals[1:] if tree[k].upos == "NUM"] if _side_by_side(numerals) else []  # "two hundred"
    words = [
        tree[c].text
        for c in sorted({*tree.children(numeral, "compound", "nummod", "flat"), numeral, *beside, *tens})
        if tree[c].upos == "NUM" or c == numeral
    ]
    value = number(words, numbers)
    if value is None:
        return None
    before = _before(tree, min([numeral, *tree.children(numeral), *tens]), min([numeral, *tens]))
    after = _range(tree, numeral, numbers)
    if after is not None and after > value:
        return Count(value, after)
    for phrase, kind in sorted(codebook.tables["bounds"].items(), key=lambda item: -len(item[0])):
        if before.endswith(phrase):
            return {
                "more": Count(value + 1, None), "least": Count(value, None), "most": Count(1, value),
                "less": Count(1, value - 1), "about": Count(value, value),
            }[kind]  # fmt: skip
    return Count(value, value)


def _tens(tree: Tree, i: int, numbers: dict[str, str]) -> list[int]:
    """The other half of "twenty-five", which the parser takes apart, whichever half ``i`` is."""
    for tens, ones in ((i - 2, i), (i, i + 2)):
        if tens < 0 or ones >= len(tree.tokens):
            continue
        joined = tree[tens + 1].text == "-" and tree[tens].end == tree[tens + 1].start == tree[ones].start - 1
        said = [numbers.get(tree[k].text.lower(), "") for k in (tens, ones)]
        if joined and all(s.isdigit() for s in said) and int(said[0]) in range(20, 100, 10) and 0 < int(said[1]) < 10:
            return [tens + ones - i]
    return []


def _side_by_side(numerals: list[int]) -> bool:
    return all(b == a + 1 for a, b in pairwise(numerals))


def _countlike(tree: Tree, i: int, numbers: dict[str, str], several: dict[str, str]) -> bool:
    text = tree[i].text.lower()
    return tree[i].upos == "NUM" or text in several or (text in numbers and text not in ("a", "an"))


def _before(tree: Tree, first: int, numeral: int) -> str:
    """The words before a numeral, in lower case: its dependents from ``first`` on, and four more of its sentence."""
    start = first
    while start > 0 and first - start < 4 and tree[start - 1].sentence == tree[first].sentence:
        start -= 1
    return " ".join(tree[k].text.lower() for k in range(start, numeral))


def _range(tree: Tree, numeral: int, numbers: dict[str, str]) -> int | None:
    """The upper end in "5 to 7", "between 5 and 7", "5-7"."""
    text = tree[numeral].text
    dashed = re.fullmatch(r"(\d{1,15})\s*[-–]\s*(\d{1,15})", text)
    if dashed:
        return int(dashed.group(2))
    if numeral + 2 < len(tree.tokens) and tree[numeral + 1].text.lower() in ("to", "and", "or", "-", "–"):
        joined = tree[numeral + 1].text.lower()
        between = any(tree[k].text.lower() == "between" for k in range(max(0, numeral - 2), numeral))
        if (joined != "and" or between) and tree[numeral + 2].upos == "NUM":
            return number([tree[numeral + 2].text], numbers)
    return None
