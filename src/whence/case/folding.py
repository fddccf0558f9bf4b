"""Words as SQLite's full-text search sees them, for stores that have another: one tokenizer, and one way to quote.

A scratch index in memory holds a few texts at a time, made with the options of a case's own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing

#: How an index of words is made, and which words around the found ones are shown.
FTS5 = "fts5(report UNINDEXED, title, body, tokenize = 'unicode61 remove_diacritics 2')"
SNIPPET = "snippet(words, 2, char(1), char(2), ' … ', 32)"


class Folder:
    """Takes texts apart into words. Not to be shared between threads."""

    def __init__(self) -> None:
        self._scratch = sqlite3.connect(":memory:")
        self._scratch.execute(f"CREATE VIRTUAL TABLE words USING {FTS5}")
        self._scratch.execute("CREATE VIRTUAL TABLE found USING fts5vocab(words, instance)")

    def close(self) -> None:
        self._scratch.close()

    def words(self, text: str) -> list[str]:
        """The words of a text in order: small letters, without accents."""
        with self._scratch:
            self._scratch.execute("INSERT INTO words (rowid, body) VALUES (1, ?)", (text,))
            rows = self._scratch.execute('SELECT term FROM found ORDER BY "offset"').fetchall()
            self._scratch.execute("DELETE FROM words")
        return [term for (term,) in rows]

    def snippets(self, texts: Iterable[tuple[str, str, str]], query: str) -> dict[str, str]:
        """By report, of those that hold what is asked for, some of the text around it, marked as in ``SNIPPET``.

        ``texts`` are reports with title and body; ``query`` is FTS5's.
        """
        with self._scratch:
            self._scratch.executemany("INSERT INTO words (report, title, body) VALUES (?, ?, ?)", texts)
            asked = f"SELECT report, {SNIPPET} FROM words WHERE words MATCH ?"
            found = dict(self._scratch.execute(asked, (query,)).fetchall())
            self._scratch.execute("DELETE FROM words")
        return found


def folded(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text."""
    with closing(Folder()) as folder:
        return [folder.words(text) for text in texts]
