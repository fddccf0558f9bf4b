# ruff: noqa: E501 (a table reads by rows)
"""What is a copy of what. The stories are short reports of an invented incident."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.documents.document import Part, Published, Report, Span
from whence.weigh.copies import find, same_address
from whence.weigh.passages import covered, origin_of, shared, words

WIRE = """KARSA - Two customs officers were hurt on Monday when a lorry broke through the barrier at the Ostrand bridge.
The driver fled on foot into the reeds and has not been found, the district prefect said.
Officers who opened the lorry counted thirty crates of engine parts and a sack of unlicensed pistols.
The bridge was closed for four hours and traffic was sent round by the old ferry road."""

REWRITE = """A lorry crashed the gate of the bridge at Ostrand at the start of the week and left two customs men injured.
According to the prefect, police are still looking for whoever was at the wheel. Pistols without papers lay
among boxes of spare parts in the back, and drivers had to take the ferry for half a day."""


def page(
    id: str, text: str, day: str | None = "2014-05-04", type: str = "article", url: str | None = None, title: str = ""
) -> Report:
    whole = f"{title or id}\n\n{text}"
    start = len(title or id) + 2
    parts = (Part("headline", 0, start - 2), Part("story", start, len(whole)))
    return Report(
        id, type, title or id, id, (), Published(day, "stated" if day else None), url, None, "en", whole, parts, b""
    )  # type: ignore[arg-type]


def copy_of(*pages: Report) -> dict[str, str]:
    return find({p.id: p for p in pages}).copy_of


FEW = "Two officers were hurt at the Ostrand bridge on Monday, the prefect said."

CASES = [
    # (what, pages, copies)
    ("a reprint under another headline", [page("wire", WIRE), page("post", WIRE, "2014-05-05", title="Lorry runs gate")], {"post": "wire"}),
    ("a reprint that cuts the last sentence", [page("wire", WIRE), page("post", WIRE.rsplit("\n", 1)[0], "2014-05-05")], {"post": "wire"}),
    ("a reprint with a word changed here and there", [page("wire", WIRE), page("post", WIRE.replace("has not been found", "is still at large").replace("sack", "bag"), "2014-05-05")], {"post": "wire"}),
    ("a reprint of a reprint goes back to the first", [page("wire", WIRE), page("post", WIRE, "2014-05-05"), page("sun", WIRE, "2014-05-06")], {"post": "wire", "sun": "wire"}),
    ("of two on one day the longer is the original", [page("short", WIRE.rsplit("\n", 1)[0]), page("long", WIRE)], {"short": "long"}),
    ("a page without a day is no original of one with a day", [page("undated", WIRE, None), page("post", WIRE, "2014-05-05")], {"undated": "post"}),
    ("a rewrite is no copy", [page("wire", WIRE), page("post", REWRITE, "2014-05-05")], {}),
    ("one shared sentence is no copy", [page("wire", WIRE), page("post", REWRITE + "\n" + WIRE.split("\n")[3], "2014-05-05")], {}),
    ("two briefs of the same few words", [page("wire", FEW), page("post", FEW, "2014-05-05")], {"post": "wire"}),
    ("two briefs that share a phrase are no copies", [page("wire", FEW), page("post", "Two officers were hurt at the Ostrand ferry, a witness said.", "2014-05-05")], {}),
    ("a comment is no copy", [page("wire", WIRE), page("reader", WIRE, "2014-05-05", type="comment")], {}),
    ("a page fetched again is a version, not a copy", [page("first", WIRE, url="https://post.example/1"), page("again", WIRE + "\nMore was found.", "2014-05-05", url="http://www.post.example/1/#top")], {}),
    ("empty pages are nobody's copies", [page("a", ""), page("b", "")], {}),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "expected"), [pytest.param(p, e, id=what) for what, p, e in CASES])
def test_copies(pages: list[Report], expected: dict[str, str]) -> None:
    assert copy_of(*pages) == expected
    assert copy_of(*reversed(pages)) == expected


def test_a_copy_says_why() -> None:
    found = find({"wire": page("wire", WIRE), "post": page("post", WIRE, "2014-05-05")})
    assert "100% of its words" in found.reason["post"]


def test_a_version_points_to_the_first_one() -> None:
    first, again = (
        page("first", WIRE, url="https://x.example/1"),
        page("again", WIRE + " More.", "2014-06-01", url="https://x.example/1"),
    )
    assert find({"first": first, "again": again}).version_of == {"again": "first"}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("https://x.example/1", "http://www.x.example/1/", True),
        ("https://X.example/1#c2", "https://x.example/1", True),
        ("https://x.example/1?page=2", "https://x.example/1", False),
        ("https://x.example/A", "https://x.example/a", False),
    ],
)
def test_addresses(a: str, b: str, same: bool) -> None:
    assert (same_address(a) == same_address(b)) is same


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(6, 40), st.integers(0, 30), st.integers(0, 30))
def test_a_shared_passage_is_found_where_it_stands(seed: int, length: int, before: int, after: int) -> None:
    draw = random.Random(seed)
    passage = " ".join(f"w{draw.randrange(10**6)}" for _ in range(length))
    one = page("one", " ".join([*(f"a{i}" for i in range(before)), passage, *(f"b{i}" for i in range(after))]))
    two = page("two", " ".join([*(f"c{i}" for i in range(after)), passage, *(f"d{i}" for i in range(before))]))
    (found,) = shared(words(one), words(two))
    assert one.text[found.original.start : found.original.end] == passage
    assert two.text[found.later.start : found.later.end] == passage
    assert covered((found,), found.later.start, found.later.end) == 1.0
    middle = Span(found.later.start + 3, found.later.end - 2)
    there = origin_of((found,), *middle)
    assert there is not None
    assert one.text[there.start : there.end] == two.text[middle.start : middle.end]
