"""What holds for every page: exact offsets, comments within their parts, and no failure but ``BadInput``."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence.documents import Report, read_bytes
from whence.errors import BadInput

LINES = st.sampled_from(
    [
        "Two held at Karsa port",
        "The navy detained two men at the port of Karsa on Saturday, a spokesman said.",
        "“They ran,” a guard said.",
        "The statement said:",
        "By Jane Roe, Norland Ledger",
        "May 3, 2014 4:12 pm",
        "Photo by Ali Vale",
        "Tags: navy, port",
        "Jane Roe is a reporter for the Norland Ledger.",
        "3 Comments",
        "• dana k. says:",
        "joe on May 4, 2014 at 4:12 pm said:",
        "2. Oskar says:",
        "Mira",
        "Pingback: Harbour Notes",
        "They were freed on Sunday.",
        "Reply",
        "Leave a Reply",
        "Related posts",
        "Norland",
        "",
        "",
        "    ",
        "Q: Were they armed?",
        "Title: Two held",
        "Source: Norland Ledger",
        "# Two held",
        "قالت الشرطة إن الرجل محتجز.",
        "\u00a0\u2028\x85 odd \x0c blanks",
        "<p>The navy held <b>two</b> men.</p>",
        "<div class='comment'><cite class='fn'>joe</cite><p>No.</p></div>",
        "<li id='comment-3' class='pingback'>",
        "</div>",
        "<html><body>",
        "</body></html>",
    ]
)
NAMES = st.sampled_from(["page.txt", "page.html", "page.md", "page"])
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def is_sound(reports: list[Report]) -> None:
    page = reports[0]
    for report in reports:
        end = 0
        for part in report.parts:
            assert end <= part.start < part.end <= len(report.text)
            assert report.text[part.start : part.end].strip() == report.text[part.start : part.end] != ""
            end = part.end
    areas = [page.text[part.start : part.end] for part in page.parts if part.kind == "comment"]
    assert len(areas) == len(reports) - 1
    for comment, area in zip(reports[1:], areas, strict=True):
        assert comment.text in area
        assert comment.parent == page.id
    assert len({report.id for report in reports}) == len(reports)


def read_or_refused(data: bytes, name: str) -> None:
    try:
        reports = read_bytes(data, name)
    except BadInput:
        return
    is_sound(reports)


@FEW
@given(st.lists(LINES, max_size=30), NAMES)
def test_any_mixture_of_lines_is_taken_apart_soundly(lines: list[str], name: str) -> None:
    data = "\n".join(lines).encode()
    try:
        reports = read_bytes(data, name)
    except BadInput:
        return
    is_sound(reports)
    assert [report.id for report in read_bytes(data, name)] == [report.id for report in reports]


@FEW
@given(st.binary(max_size=400), NAMES)
def test_any_bytes_give_reports_or_a_refusal(data: bytes, name: str) -> None:
    read_or_refused(data, name)


@FEW
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), NAMES)
def test_any_text_gives_reports_or_a_refusal(text: str, name: str) -> None:
    read_or_refused(text.encode(), name)


@pytest.mark.parametrize("name", ["page.txt", "page.html"])
def test_plain_text_is_covered_by_its_parts(name: str) -> None:
    text = "Two held\n\nThe guards ran after them.\n\n2 Comments\n\n• joe says:\n\nSad.\n\nLeave a Reply\n\nNorland\n"
    page = read_bytes(text.encode(), "page.txt")[0]
    shown = "".join(page.text[part.start : part.end] for part in page.parts)
    assert "".join(shown.split()) == "".join(text.split())
