"""The tokenizer: cut as the UD English treebanks cut, with exact offsets for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.language.words import words

CUT = [
    ("The guards didn't fire.", "The|guards|did|n't|fire|."),
    ("He can't and cannot go.", "He|ca|n't|and|can|not|go|."),
    ("The navy's boat; the guards' boat.", "The|navy|'s|boat|;|the|guards|'|boat|."),
    ("Capt. Omar D. Farid of the U.S.-led force", "Capt.|Omar|D.|Farid|of|the|U.S.|-|led|force"),
    ("on Jan. 5, at 10 a.m., for $5,000 (25%).", "on|Jan.|5|,|at|10|a.m.|,|for|$|5,000|(|25|%|)|."),
    ("a 23-year-old anti-government fighter", "a|23|-|year|-|old|anti-government|fighter"),
    ("O'Brien met al-Nasri in Sana'a.", "O'Brien|met|al|-|Nasri|in|Sana'a|."),
    ("“No,” she said... “never”—twice!", "“|No|,|”|she|said|...|“|never|”|—|twice|!"),
    ("Write to desk@karsa.com or see www.karsa.com/a?b=1.", "Write|to|desk@karsa.com|or|see|www.karsa.com/a?b=1|."),
    ("the 3rd Brigade and/or 1,200 men", "the|3rd|Brigade|and|/|or|1,200|men"),
    ("No. 4 berth. No. It is shut.", "No.|4|berth|.|No|.|It|is|shut|."),
    ("zero\u200bwidth and tabs\tand\nlines", "zero|width|and|tabs|and|lines"),
    ("", ""),
    ("\n \t", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_cut(text: str, expected: str) -> None:
    assert "|".join(text[a:b] for a, b in words(text)) == expected


@given(st.text(max_size=300))
def test_words_tile_the_text(text: str) -> None:
    """In order, not empty, no white space inside, and nothing visible left out."""
    found = words(text)
    at = 0
    for start, end in found:
        assert at <= start < end <= len(text)
        assert not any(c.isspace() for c in text[start:end])
        assert not any(c.isalnum() for c in text[at:start])
        at = end
    assert not any(c.isalnum() for c in text[at:])


@given(st.text(max_size=80), st.text(max_size=40))
def test_a_stretch_is_read_as_if_alone(before: str, after: str) -> None:
    text = before + after
    inside = [(a - len(before), b - len(before)) for a, b in words(text, len(before))]
    assert inside == words(after)
