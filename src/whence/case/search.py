"""Finding reports again by their words, accents folded: FTS5 in SQLite, a GIN index of lexemes in PostgreSQL.

Both give the same hits with the same words around them. Which come first differs: SQLite ranks by bm25, which weighs a
word by how rare it is in the case, PostgreSQL by ``ts_rank``, which does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection

from whence.case import lexemes, words
from whence.documents.document import Report

#: Words in quotation marks are looked for side by side; others in any place, all of them.
_TERM = re.compile(r'"([^"]+)"|(\S+)')


class Index(Protocol):
    """What a store's index does; ``words`` is SQLite's, ``lexemes`` PostgreSQL's."""

    def put(self, connection: Connection, texts: Iterable[tuple[str, str, str]]) -> None:
        """Take up the words of reports, each with its title and body."""

    def empty(self, connection: Connection) -> None:
        """Forget all words."""

    def rows(self, connection: Connection) -> Iterator[tuple[str, str, str]]:
        """Report, title and body of every row, in order of reports."""

    def find(self, connection: Connection, terms: list[str], limit: int) -> list[tuple[str, str, str]]:
        """Of the best reports that hold all terms: id, title and a snippet, as ``folding.SNIPPET`` marks it."""


_INDEX: dict[str, Index] = {"sqlite": words, "postgresql": lexemes}


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words, and some of the text around them; ``marks`` are the words in ``snippet``."""

    report: str
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...]


def index(connection: Connection, every: Iterable[Report]) -> None:
    """Take up the words of reports."""
    _INDEX[connection.dialect.name].put(connection, ((one.id, *words_of(one)) for one in every))


def words_of(one: Report) -> tuple[str, str]:
    """A report's title and its words. A page leaves out its comments, which are reports of their own."""
    kept = one.parts if one.parent is not None else tuple(part for part in one.parts if part.kind != "comment")
    return one.title or "", "\n\n".join(one.text[part.start : part.end] for part in kept) or one.text


def indexed(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Report, title and words of every row of the index, in order of reports."""
    yield from _INDEX[connection.dialect.name].rows(connection)


def make_index(connection: Connection, every: Iterable[Report]) -> None:
    """Make the index anew."""
    _INDEX[connection.dialect.name].empty(connection)
    index(connection, every)


def find(connection: Connection, words: str, limit: int = 20) -> list[Hit]:
    """The reports that hold all the words, best first (a title counts three times), then by id."""
    terms = [phrase or word for phrase, word in _TERM.findall(words.replace("\0", " "))]
    terms = [term.replace('"', "") for term in terms if any(letter.isalnum() for letter in term)]
    if not terms:
        return []
    found = _INDEX[connection.dialect.name].find(connection, terms, limit)
    return [Hit(report, title, *_unmark(snippet)) for report, title, snippet in found]


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
