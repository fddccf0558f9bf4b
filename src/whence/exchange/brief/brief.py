"""A brief as plain values: sentences, and for each the notes that it rests on."""

from __future__ import annotations

from dataclasses import dataclass

#: Marks that open and that close a quotation.
MARKS = ('"“«', '"”»')


@dataclass(frozen=True, slots=True)
class Note:
    """The words under a sentence: exactly as printed, where they stand, and through whom they came.

    ``start`` and ``end`` are code points of the text whose SHA-256 is ``sha256``. ``through`` has the page's outlet
    first and the one who speaks last, or nothing where the outlet itself speaks; ``dated`` is the day of publication
    in words, saying so where it is inferred.
    """

    number: int
    quote: str
    report: str
    title: str
    outlet: str
    dated: str
    through: str
    sha256: str
    start: int
    end: int
    copy: bool

    @property
    def bears_marks(self) -> bool:
        """Whether the words bring quotation marks of their own, so that a page need not add any."""
        return self.quote[:1] in MARKS[0] and self.quote[-1:] in MARKS[1]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the numbers of its notes, at least one. ``contested`` marks what claims contradict."""

    words: str
    notes: tuple[int, ...]
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account says of one facet; nothing if it does not speak of it."""

    said: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One facet across the accounts."""

    facet: str
    cells: tuple[Cell, ...]
    conflict: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The accounts of one event side by side: for each column who, and in how many reports."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class State:
    """One stretch of a status: what it is, from when to when, how well supported, and who says so."""

    track: str
    state: str
    since: str
    until: str
    grade: str
    said: Sentence
    contested: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What is said of one event or tie, under the event's or tie's own heading."""

    id: str
    heading: str
    dated: str
    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """One report that the notes point into."""

    id: str
    title: str
    outlet: str
    dated: str
    url: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief. ``known`` is the last day of publication counted, in words; ``drawing`` is SVG or ""."""

    title: str
    kind: str
    known: str
    read: str
    about: tuple[Sentence, ...]
    summary: tuple[Sentence, ...]
    status: tuple[State, ...]
    passages: tuple[Passage, ...]
    more: tuple[Sentence, ...]
    ties: tuple[Sentence, ...]
    questions: tuple[Sentence, ...]
    notes: tuple[Note, ...]
    cited: tuple[Cited, ...]
    drawing: str = ""

    def sentences(self) -> list[Sentence]:
        """Every sentence of the brief, cells of tables among them."""
        found = [*self.about, *self.summary, *(one.said for one in self.status)]
        for passage in self.passages:
            found += passage.sentences
            rows = [row for table in passage.tables for row in table.rows]
            found += [said for row in rows for cell in row.cells for said in cell.said]
        return [*found, *self.more, *self.ties, *self.questions]
