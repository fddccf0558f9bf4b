"""Finding reports again by their words (FTS5, accents folded)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text

from whence.documents.document import Report

#: Words in quotation marks are looked for side by side; others in any place, all of them.
_TERM = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words, and some of the text around them; ``marks`` are the words in ``snippet``."""

    report: str
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...]


def index(connection: Connection, one: Report) -> None:
    """Take up a report's words."""
    title, body = words_of(one)
    connection.execute(
        text("INSERT INTO words (report, title, body) VALUES (:report, :title, :body)"),
        {"report": one.id, "title": title, "body": body},
    )


def words_of(one: Report) -> tuple[str, str]:
    """A report's title and its words. A page leaves out its comments, which are reports of their own."""
    kept = one.parts if one.parent is not None else tuple(part for part in one.parts if part.kind != "comment")
    return one.title or "", "\n\n".join(one.text[part.start : part.end] for part in kept) or one.text


def indexed(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Report, title and words of every row of the index, in order of reports."""
    for row in connection.execute(text("SELECT report, title, body FROM words ORDER BY report")):
        yield row.report, row.title, row.body


def make_index(connection: Connection, every: Iterable[Report]) -> None:
    """Make the index anew."""
    kept = list(every)  # read before the index is written, on the same connection
    connection.execute(text("DELETE FROM words"))
    for one in kept:
        index(connection, one)


def find(connection: Connection, words: str, limit: int = 20) -> list[Hit]:
    """The reports that hold all the words, best first (bm25; a title counts three times), then by id."""
    terms = [phrase or word for phrase, word in _TERM.findall(words)]
    terms = [term.replace('"', "") for term in terms if any(letter.isalnum() for letter in term)]
    if not terms:
        return []
    rows = connection.execute(
        text(
            "SELECT report, title, snippet(words, 2, char(1), char(2), ' … ', 32) FROM words "
            "WHERE words MATCH :query ORDER BY bm25(words, 0, 3, 1), report LIMIT :limit"
        ),
        {"query": " ".join(f'"{term}"' for term in terms), "limit": limit},
    )
    return [Hit(report, title, *_unmark(snippet)) for report, title, snippet in rows]


def _unmark(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take the two control characters out that mark a found word, and say where it stands."""
    plain, marks, start = "", [], 0
    for piece in re.split("([\1\2])", snippet):
        if piece == "\1":
            start = len(plain)
        elif piece == "\2":
            marks.append((start, len(plain)))
        else:
            plain += re.sub(r"\s+", " ", piece)
    return plain, tuple(marks)
