"""Reports are found by their words, in any case and with or without accents, and alike on each store."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from whence.case.case import Case
from whence.case.database import Where
from whence.case.reports import store
from whence.documents.document import Part, Published, Report


def report(id: str, text: str, *parts: Part, parent: str | None = None) -> Report:
    return Report(
        id=id, type="comment" if parent else "article", title=None, outlet=None, authors=(),
        published=Published(None, None), url=None, parent=parent, language="en", text=text,
        parts=parts or (Part("story", 0, len(text)),), original=b"x",
    )  # fmt: skip


@pytest.fixture
def case(where: Where) -> Case:
    case = Case(where, create=True)
    page = "Rifles came ashore at Halvik.\n\nThe pier was dark, says a reader."
    reports = [
        report("page", page, Part("story", 0, 29), Part("comment", 31, len(page))),
        report("comment", "The pier was dark, says a reader.", parent="page"),
        report("other", "Café owners in Karsa sold rifles, and later boats."),
    ]
    with case.database.writing() as connection:
        store(connection, "file", reports)
    return case


FOUND: list[tuple[str, list[str]]] = [
    ("rifles", ["page", "other"]),
    ("RIFLES halvik", ["page"]),
    ("cafe", ["other"]),
    ('"sold rifles"', ["other"]),
    ('"rifles sold"', []),
    ("pier dark", ["comment"]),  # a comment's words are found in the comment, not on its page as well
    ("submarine", []),
    ('" ( * and', ["other"]),  # marks of the query language are only marks here
    ("", []),
]


def test_find(case: Case) -> None:
    with case:
        for words, found in FOUND:
            assert sorted(hit.report for hit in case.find(words)) == sorted(found), words


def test_a_snippet_says_where_the_words_stand(case: Case) -> None:
    with case:
        (hit,) = case.find("halvik")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Halvik"]


#: Words that tokenizers see otherwise: accents, signs, numbers, other letters, marks of query languages.
ODD = (
    "Café", "CAFE\u0301", "naïve", "Straße", "STRASSE", "ΣΊΣΥΦΟΣ", "σίσυφος", "İstanbul", "istanbul", "Łódź",
    "über-alt", "re-read", "don't", "U.S.", "AK-47", "1,500", "3.5", "-7", "user@post.example",
    "https://wire.example/a_b?c=d", "x_y", "a%b", "50%", "(port)", "\"port\"", "port*", "'port'", "port:1A",
    "port & pier", "!pier", "карта", "КАРТА", "ميناء", "مِيناء", "港口", "①", "½", "\u0301alone", "\ufffd",
    "e\u0301\u0323", "pier\u00a0side", "soft\u00adhyphen", "zero\u200bwidth", "back\\slash", "w" * 600,
)  # fmt: skip


def test_both_stores_find_the_same_and_show_the_same_of_it(place: Callable[[], Where], tmp_path: Path) -> None:
    """On SQLite this compares a case with itself; on PostgreSQL, with one on SQLite."""
    chance = random.Random(7)
    reports = [report(f"r{n:02}", " ".join(chance.choices(ODD, k=chance.randint(1, 40)))) for n in range(25)]
    asked = [*ODD, *(f'"{" ".join(chance.sample(ODD, 2))}"' for _ in range(15)), *(r.text[:30] for r in reports[:5])]
    asked += [f'"{chance.choice(r.text.split())} {r.text.split()[0]}" {chance.choice(ODD)}' for r in reports[:10]]
    with Case(tmp_path / "one.db", create=True) as one, Case(place(), create=True) as other:
        for case in (one, other):
            with case.database.writing() as connection:
                store(connection, "file", reports)
        found = 0
        for words in asked:
            wanted = sorted(one.find(words, 100), key=lambda hit: hit.report)
            assert sorted(other.find(words, 100), key=lambda hit: hit.report) == wanted, words
            found += len(wanted)
    assert found > 100


def test_a_text_of_more_words_than_an_index_takes_is_kept_and_found(case: Case) -> None:
    chance = random.Random(1)
    words = ("".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=12)) for _ in range(75_000))
    long = report("long", f"Harbour {' '.join(words)}")
    with case:
        with case.database.writing() as connection:
            store(connection, "long", [replace(long, original=b"long")])
        assert [hit.report for hit in case.find("harbour")] == ["long"]
