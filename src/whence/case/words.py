"""The index of words in SQLite: FTS5."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, text

from whence.case.folding import SNIPPET


def put(connection: Connection, texts: Iterable[tuple[str, str, str]]) -> None:
    statement = text("INSERT INTO words (report, title, body) VALUES (:report, :title, :body)")
    for report, title, body in texts:
        connection.execute(statement, {"report": report, "title": title, "body": body})


def empty(connection: Connection) -> None:
    connection.execute(text("DELETE FROM words"))


def rows(connection: Connection) -> Iterator[tuple[str, str, str]]:
    for row in connection.execute(text("SELECT report, title, body FROM words ORDER BY report")):
        yield row.report, row.title, row.body


def find(connection: Connection, terms: list[str], limit: int) -> list[tuple[str, str, str]]:
    rows = connection.execute(
        text(
            f"SELECT report, title, {SNIPPET} FROM words "
            "WHERE words MATCH :query ORDER BY bm25(words, 0, 3, 1), report LIMIT :limit"
        ),
        {"query": query(terms), "limit": limit},
    )
    return [(row[0], row[1], row[2]) for row in rows]


def query(terms: Sequence[str]) -> str:
    """All of the terms, each with its words side by side, as FTS5 is asked for them."""
    return " ".join(f'"{term}"' for term in terms)
