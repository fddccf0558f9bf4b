"""The tables of a case, and how an older case becomes a newer one.

Primary tables hold what cannot be made again: what was published, what people decided, what the codebook
said, and what the model answered (it could be asked again, but at a cost, and another machine may answer
differently in the last bit). Derived tables can be emptied at any time and are made again from the primary.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    insert,
    inspect,
    select,
    text,
)

from whence.case.columns import Key, Number, Text
from whence.case.folding import FTS5

metadata = MetaData()

#: What the case knows of itself: ``version`` (number of migrations that ran), ``codebook`` (sha256 of the one in
#: use), ``recipe`` (what the extracts were made with), ``settled`` (the judgements that the derived tables were made
#: with), ``listed`` (what the keys of listed parties were made with), ``made`` (how often any part changed) and, in
#: PostgreSQL, ``changes`` (how often anything did).
info = Table(
    "info",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# -- primary ---------------------------------------------------------------------------------------------------

#: A file as it was read, byte for byte (zlib). ``name`` and ``read_at`` (UTC) serve the reader of this table
#: only: nothing derived may depend on them.
original = Table(
    "original",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("read_at", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

#: One published text. A page and its comments are several reports of one original. Rows never change.
#: ``authors`` is a JSON list; ``parts`` a JSON list of [kind, start, end]; offsets count code points of ``text``.
report = Table(
    "report",
    metadata,
    Column("id", Text, primary_key=True),
    Column("original", Text, ForeignKey("original.sha256"), nullable=False, index=True),
    Column("type", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("authors", Text, nullable=False),
    Column("published", Text),
    Column("published_basis", Text),
    Column("published_start", Integer),
    Column("published_end", Integer),
    Column("url", Text),
    Column("parent", Text, ForeignKey("report.id")),
    Column("language", Text),
    Column("issuer", Text),
    Column("text", Text, nullable=False),
    Column("parts", Text, nullable=False),
)

#: What the model answered about one text. ``asked`` is the hash of all that was asked (text, blocks, date), so
#: two reports with one text share one answer.
reading = Table(
    "reading",
    metadata,
    Column("asked", Text, primary_key=True),
    Column("model", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

#: Every codebook this case was read with, as it was written.
codebook = Table(
    "codebook",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

#: What people decided, in order. Append-only: the triggers below refuse anything else. An undoing is a row of its
#: own (kind ``undo``) whose ``undoes`` is the number it takes back; no number is taken back twice.
judgement = Table(
    "judgement",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("judgement.number"), unique=True),
)

#: A list of parties that somebody publishes (a sanctions list), as it was imported last. ``sha256`` is the file's.
party_list = Table(
    "party_list",
    metadata,
    Column("name", Text, primary_key=True),
    Column("format", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("imported_at", Text, nullable=False),
)

#: The parties of each list; ``id`` is the list's own. From ``aliases`` on, JSON lists; births are EDTF, countries
#: ISO 3166 codes.
party = Table(
    "party",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("list", Text, ForeignKey("party_list.name"), nullable=False),
    Column("id", Key, nullable=False),
    Column("schema", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("weak", Text, nullable=False),
    Column("births", Text, nullable=False),
    Column("countries", Text, nullable=False),
    Column("programmes", Text, nullable=False),
    UniqueConstraint("list", "id"),
)

_REFUSED = "a judgement is never changed: undo it"

#: What makes the log append-only, in each store's words.
APPEND_ONLY = {
    "sqlite": tuple(
        f"CREATE TRIGGER judgement_{verb} BEFORE {verb} ON judgement BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
        for verb in ("UPDATE", "DELETE")
    ),
    "postgresql": (
        "CREATE FUNCTION judgement_stands() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN RAISE EXCEPTION '{_REFUSED}'; END $$",
        "CREATE TRIGGER judgement_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON judgement "
        "FOR EACH STATEMENT EXECUTE FUNCTION judgement_stands()",
    ),
}

# -- derived ---------------------------------------------------------------------------------------------------

#: What one report claims. ``recipe`` is the hash of codebook, model and version that made it.
extract = Table(
    "extract",
    metadata,
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("recipe", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("extract_recipe", "recipe", "report"),
)

#: Reports whose claims are new since the case was settled last.
pending = Table("pending", metadata, Column("report", Text, ForeignKey("report.id"), primary_key=True))

#: A part of the case: reports that ties hold together (``links``), resolved and weighed by themselves. ``made``
#: is the number of its last change, ``solved`` that of the change with which it was solved last.
UNSOLVED = text("made <> solved")
part = Table(
    "part",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("made", Integer, nullable=False),
    Column("solved", Integer, nullable=False),
    Index("part_unsolved", "number", sqlite_where=UNSOLVED, postgresql_where=UNSOLVED),
)

#: In which part each report is; ``sha256`` is its text's, to which judgements are anchored.
placed = Table(
    "placed",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("report", Text, ForeignKey("report.id"), nullable=False, unique=True),
    Column("part", Integer, ForeignKey("part.number"), nullable=False, index=True),
    Column("sha256", Text, nullable=False, index=True),
)

#: What a report may be tied by, a key a row; ``placed`` is its number.
link = Table(
    "link",
    metadata,
    Column("key", Key, primary_key=True),
    Column("placed", Integer, primary_key=True, autoincrement=False),
    Index("link_placed", "placed"),
    sqlite_with_rowid=False,
)

#: Under which keys the spellings of a person's name are looked up.
spelled = Table(
    "spelled",
    metadata,
    Column("key", Key, primary_key=True),
    Column("name", Key, primary_key=True),
    sqlite_with_rowid=False,
)

#: A sample of the fingerprints of stories. ``marks`` says how many of them the story has.
mark = Table(
    "mark",
    metadata,
    Column("mark", Number, primary_key=True),
    Column("placed", Integer, primary_key=True, autoincrement=False),
    Column("marks", Integer, nullable=False),
    Index("mark_placed", "placed"),
    sqlite_with_rowid=False,
)

#: What resolve and weigh gave, one row an item (an event, an entity, one report's claims ...) and part, so that
#: settling again writes only what changed. ``settled.py`` says which kinds there are.
settled = Table(
    "settled",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("id", Key, primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
    Index("settled_part", "part"),
)

#: One thing in a list (``lines``): by what lists, drawings and counts choose and order it. ``part`` is 0 for what may
#: stand in several parts. ``rank`` and ``weight`` are orders, read as text; ``first`` and ``last`` ISO days.
line = Table(
    "line",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("type", Text, nullable=False),
    Column("flag", Integer, nullable=False),
    Column("rank", Text, nullable=False),
    Column("weight", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("place", Text),
    Column("act", Integer, nullable=False),
    Index("line_part", "part"),
    Index("line_rank", "kind", "rank", "id"),
    Index("line_type", "kind", "type", "rank", "id"),
    Index("line_weight", "kind", "weight", "id"),
    Index("line_number", "kind", "number"),
)

#: Whom a line concerns: entities in it (``in``), its place (``at``), sources that speak of it (``says``), those to whom
#: an account of it goes back (``origin``), and who published it (``by``).
concern = Table(
    "concern",
    metadata,
    Column("who", Text, primary_key=True),
    Column("how", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Index("concern_line", "kind", "id"),
    sqlite_with_rowid=False,
)

#: Counts over all parts, kept up as parts are solved: of an entity or a source, by what is counted.
tally = Table(
    "tally",
    metadata,
    Column("id", Text, primary_key=True),
    Column("what", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    sqlite_with_rowid=False,
)

#: What may stand in several parts and changed in one: its lines are to be drawn up again.
touched = Table("touched", metadata, Column("kind", Text, primary_key=True), Column("id", Text, primary_key=True))

#: Ids of one entity in several parts that go by other names of it: each to the one that it is now.
folded = Table(
    "folded", metadata, Column("id", Text, primary_key=True), Column("now", Text, nullable=False, index=True)
)

#: The words of names and headings, by which a name of which somebody types a few is found.
word = Table(
    "word",
    metadata,
    Column("word", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Index("word_name", "name"),
    sqlite_with_rowid=False,
)

#: What is derived from reports and judgements by settling, to be emptied together.
SETTLED = (settled, line, concern, tally, touched, folded, word, link, mark, spelled, placed, part, pending)

#: Under which keys each name of a listed party is looked up; ``at`` counts the party's names. ``info.listed`` says
#: what the keys were made with.
party_key = Table(
    "party_key",
    metadata,
    Column("key", Key, primary_key=True),
    Column("party", Integer, primary_key=True, autoincrement=False),
    Column("at", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

#: Words of every report, accents folded. Comments are reports of their own, so a page's row leaves them out. In
#: PostgreSQL ``folded`` has the words as they follow one another, a blank before and behind each.
WORDS = {
    "sqlite": (f"CREATE VIRTUAL TABLE words USING {FTS5}",),
    "postgresql": (
        'CREATE TABLE words (report text COLLATE "C" PRIMARY KEY, folded text NOT NULL, lexemes tsvector NOT NULL)',
        "CREATE INDEX words_lexemes ON words USING gin (lexemes)",
    ),
}


# -- migrations ------------------------------------------------------------------------------------------------


def first_tables(connection: Connection) -> None:
    """Version 1: all the tables above."""
    metadata.create_all(connection, checkfirst=False)
    store = connection.dialect.name
    for statement in (*APPEND_ONLY[store], *WORDS[store]):
        connection.exec_driver_sql(statement)


def lists(connection: Connection) -> None:
    """Version 2: lists of parties. A case that was made by the above has them."""
    metadata.create_all(connection, tables=[party_list, party, party_key])


def parts(connection: Connection) -> None:
    """Version 3: a case in parts. What was settled before is made again."""
    columns = {column["name"] for column in inspect(connection).get_columns("settled")}
    if "part" not in columns:
        connection.exec_driver_sql("DROP TABLE settled")
        connection.exec_driver_sql("CREATE INDEX extract_recipe ON extract (recipe, report)")
    metadata.create_all(connection, tables=list(SETTLED))
    known = select(pending.c.report)
    waiting = select(extract.c.report).where(extract.c.report.not_in(known))
    connection.execute(insert(pending).from_select(["report"], waiting))
    connection.exec_driver_sql("DELETE FROM info WHERE key = 'settled'")


def lines(connection: Connection) -> None:
    """Version 4: lists that are asked for a page at a time. Every part is solved again, where it is."""
    metadata.create_all(connection, tables=[line, concern, tally, touched, folded, word])
    connection.execute(part.update().values(solved=0))


#: In order; a case of version n has had the first n of them. Never edit one that was released: add another.
MIGRATIONS: tuple[Callable[[Connection], None], ...] = (first_tables, lists, parts, lines)
