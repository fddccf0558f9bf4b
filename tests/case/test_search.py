"""Reports are found by their words, in any case and with or without accents."""

from pathlib import Path

import pytest

from whence.case.case import Case
from whence.case.reports import store
from whence.documents.document import Part, Published, Report


def report(id: str, text: str, *parts: Part, parent: str | None = None) -> Report:
    return Report(
        id=id, type="comment" if parent else "article", title=None, outlet=None, authors=(),
        published=Published(None, None), url=None, parent=parent, language="en", text=text,
        parts=parts or (Part("story", 0, len(text)),), original=b"x",
    )  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Case:
    case = Case(tmp_path / "case.db", create=True)
    page = "Rifles came ashore at Halvik.\n\nThe pier was dark, says a reader."
    reports = [
        report("page", page, Part("story", 0, 29), Part("comment", 31, len(page))),
        report("comment", "The pier was dark, says a reader.", parent="page"),
        report("other", "Café owners in Karsa sold rifles, and later boats."),
    ]
    with case.database.writing() as connection:
        store(connection, "file", reports)
    return case


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("rifles", ["page", "other"]),
        ("RIFLES halvik", ["page"]),
        ("cafe", ["other"]),
        ('"sold rifles"', ["other"]),
        ('"rifles sold"', []),
        ("pier dark", ["comment"]),  # a comment's words are found in the comment, not on its page as well
        ("submarine", []),
        ('" ( * and', ["other"]),  # marks of the query language are only marks here
        ("", []),
    ],
)
def test_find(case: Case, words: str, found: list[str]) -> None:
    with case:
        assert sorted(hit.report for hit in case.find(words)) == sorted(found)


def test_a_snippet_says_where_the_words_stand(case: Case) -> None:
    with case:
        (hit,) = case.find("halvik")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Halvik"]
