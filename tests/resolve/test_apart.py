"""Two names that are not even scored, since each has a word that the other lacks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.resolve.descriptions import compare, parse
from whence.resolve.nodes import ASK, Node, apart, node, score

WORDS = st.sampled_from(
    "karim kareem dastan dastane daston dustan al aldastan el k d kulešov kuleshov kulesov park pak abdul".split()
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(lambda every: named(" ".join(every)))


def named(name: str) -> Node:
    return node("person", name, None, False)


@given(NAMES, NAMES)
def test_names_that_are_told_apart_would_not_be_asked_about(a: Node, b: Node) -> None:
    assert not apart(a, b) or score(a, b).value < ASK


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Karim Dastan", "Karim Holm", True),
        ("Karim Dastan", "Kareem Dastaan", False),
        ("Karim Dastan", "Dastan", False),
        ("Karim Al Dastan", "Karim Aldastan", False),
        ("Ivo Kulešov", "Ivo Kuleshov", False),
    ],
)
def test_told_apart(a: str, b: str, expected: bool) -> None:
    assert apart(named(a), named(b)) is expected


@pytest.mark.parametrize(
    ("a", "b", "forbidden"),
    [
        ("the first officer", "a second senior officer", True),
        ("the first officer", "a senior officer", False),
        ("the second officer", "a second senior officer", False),
    ],
)
def test_one_of_a_row_is_not_another(a: str, b: str, forbidden: bool) -> None:
    assert compare(parse(a, False), parse(b, False)).never is forbidden
