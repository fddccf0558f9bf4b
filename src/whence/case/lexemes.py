"""The index of words in PostgreSQL: lexemes (``tsvector``) under a GIN index, folded as SQLite folds them.

PostgreSQL's own parser takes addresses, numbers and words with hyphens apart otherwise, and keeps at most 256 places of
a word, none beyond the 16,383rd. So the words come folded, and words that must stand side by side are looked for in
the folded text of those reports that hold them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing

from sqlalchemy import Connection, text

from whence.case.folding import Folder, folded
from whence.case.words import query

#: A longer word is cut: a lexeme holds less than 2,048 bytes.
LONGEST = 400

#: PostgreSQL's bounds: the last place it tells apart, the places of one word, and, with some to spare, the bytes of
#: all lexemes of a text.
LAST, PLACES, MOST = 16_383, 255, 900_000

_PUT = text("INSERT INTO words (report, folded, lexemes) VALUES (:report, :folded, CAST(:lexemes AS tsvector))")

#: Weights of D, C, B and A; titles are A, everything else D.
_WEIGHTS = "{0.333, 0, 0, 1}"


def put(connection: Connection, texts: Iterable[tuple[str, str, str]]) -> None:
    with closing(Folder()) as folder:
        for report, title, body in texts:
            heading, rest = folder.words(title), folder.words(body)
            row = {"report": report, "folded": _line(heading) + _line(rest), "lexemes": vector(heading, rest)}
            connection.execute(_PUT, row)


def empty(connection: Connection) -> None:
    connection.execute(text("DELETE FROM words"))


def rows(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Title and body are not kept: they are the report's where its words are those of the row, else empty."""
    from whence.case.reports import load
    from whence.case.search import words_of

    kept = connection.execute(text("SELECT report, folded FROM words ORDER BY report")).all()
    with closing(Folder()) as folder:
        for report, line in kept:
            found = [words_of(one) for one in load(connection, [report])]
            same = any(_line(folder.words(title)) + _line(folder.words(body)) == line for title, body in found)
            yield (report, *found[0]) if same else (report, "", "")


def find(connection: Connection, terms: list[str], limit: int) -> list[tuple[str, str, str]]:
    asked = [words for words in folded(terms) if words]
    if not asked:
        return []
    values: dict[str, object] = {"limit": limit, "asked": " & ".join(_quoted(one) for words in asked for one in words)}
    where = ["lexemes @@ CAST(:asked AS tsquery)"]
    for n, words in enumerate(words for words in asked if len(words) > 1 or len(words[0]) > LONGEST):
        where.append(f"strpos(folded, :side{n}) > 0")
        values[f"side{n}"] = f" {' '.join(words)} "
    best = text(
        f"SELECT report FROM words WHERE {' AND '.join(where)} "
        f"ORDER BY ts_rank('{_WEIGHTS}', lexemes, CAST(:asked AS tsquery)) DESC, report LIMIT :limit"
    )
    return _quoting(connection, list(connection.execute(best, values).scalars()), terms)


def _quoting(connection: Connection, ids: list[str], terms: list[str]) -> list[tuple[str, str, str]]:
    """Those reports in that order, each with title and snippet."""
    from whence.case.reports import load
    from whence.case.search import words_of

    found = {one.id: (one.id, *words_of(one)) for one in load(connection, ids)}
    with closing(Folder()) as folder:
        snippets = folder.snippets(found.values(), query(terms))
    return [(id, found[id][1], snippets[id]) for id in ids]


def vector(title: Sequence[str], body: Sequence[str]) -> str:
    """The words as PostgreSQL reads a ``tsvector``: each once, with its places while there is room for them.

    Of a text with more different words than PostgreSQL takes, the first that fit are kept.
    """
    places: dict[str, list[str]] = defaultdict(list)
    for at, word in enumerate((*title, *body), start=1):
        if len(found := places[_quoted(word)]) < PLACES:
            found.append(f"{min(at, LAST)}{'A' if at <= len(title) else ''}")
    size = {word: len(word.encode()) + 4 for word in places}
    roomy = sum(size.values()) + 2 * sum(map(len, places.values())) < MOST
    kept, room = [], MOST
    for word, every in places.items():
        if (room := room - size[word]) < 0:
            break
        kept.append(f"{word}:{','.join(every)}" if roomy else word)
    return " ".join(kept)


def _line(words: Sequence[str]) -> str:
    """Words one after the other, a blank before and behind each; the next line is another text."""
    return f" {' '.join(words)} \n" if words else ""


def _quoted(word: str) -> str:
    return "'" + word[:LONGEST].replace("\\", "\\\\").replace("'", "''") + "'"
