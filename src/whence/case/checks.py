"""What must be true of a sound case, as small questions: of the store, a file, a report, the log of decisions.

Each answers in words what is wrong, or nothing. Nothing here touches a database: ``check`` hands things in.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from whence.case.judgements import UNDO, Entry
from whence.case.pack import readable
from whence.case.search import words_of
from whence.claims.claim import Extract
from whence.claims.gate import grounded
from whence.codebook.load import parse
from whence.documents.document import Report, Span
from whence.errors import BadCodebook
from whence.language.reading import Reading

T = TypeVar("T")

RESTORE = "take the case from a backup (`whence backup` makes one)"
REBUILD = "`whence rebuild` makes it again"


class Fault(NamedTuple):
    """Something that is wrong: which check found it, in what, in words, and how to mend it."""

    check: str
    where: str
    says: str
    mend: str


class Check(NamedTuple, Generic[T]):
    """A question and how to mend what it finds; its name is the question's."""

    function: Callable[[T], str | None]
    mend: str

    @property
    def name(self) -> str:
        return self.function.__name__.replace("_", " ")

    def faults(self, where: str, thing: T) -> Iterator[Fault]:
        """What is wrong with one thing; at most one fault, which counts what it found."""
        if says := self.function(thing):
            yield Fault(self.name, where, says, self.mend)


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it is kept: the hash it is kept under, and its packed bytes."""

    sha256: str
    body: bytes


@dataclass(frozen=True)
class Archived:
    """A report and all that is kept beside it.

    ``sha256`` is the text's as it was placed, None before; ``answers`` are the packed answers of models to what is
    asked of this report; ``found`` what the search index holds under its id.
    """

    report: Report
    sha256: str | None
    answers: tuple[bytes, ...]
    extract: bytes | None
    found: tuple[tuple[str, str], ...]

    @cached_property
    def claimed(self) -> Extract | None:
        """What it claims; None where that is not kept or cannot be read."""
        return None if self.extract is None else readable(Extract, self.extract)


@dataclass(frozen=True, slots=True)
class Log:
    """All decisions, and how long each text is that they are anchored in, by its hash."""

    entries: Sequence[Entry]
    lengths: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Codebooks:
    """Every codebook that is kept, by its hash, and the hash of the one in use (None: the one that ships)."""

    kept: Mapping[str, str]
    used: str | None


# -- files and reports -----------------------------------------------------------------------------------------


def bytes_as_read(one: Original) -> str | None:
    """A file's bytes have the SHA-256 under which they are kept."""
    try:
        same = hashlib.sha256(zlib.decompress(one.body)).hexdigest() == one.sha256
    except zlib.error:
        return "its bytes cannot be unpacked"
    return None if same else "its bytes have another hash than when they were read"


def text_as_read(one: Archived) -> str | None:
    """A report's text has the SHA-256 under which it was placed in the case."""
    same = one.sha256 is None or one.report.sha256 == one.sha256
    return None if same else "its text has another hash than when it was read"


def parts_in_order(one: Archived) -> str | None:
    """A report's parts lie in its text, in order, and do not overlap; so do the words that state its date."""
    edges = [edge for part in one.report.parts for edge in (part.start, part.end)]
    dated = one.report.published.evidence
    fits = edges == sorted(edges) and (not edges or (edges[0] >= 0 and edges[-1] <= len(one.report.text)))
    return None if fits and _within([dated] if dated else [], one.report) else "its parts do not fit its text"


def answer_kept(one: Archived) -> str | None:
    """The model's answer to a report's text, paragraphs and date is kept, and can be read."""
    if not one.answers:
        return "no model's answer is kept to its text as it stands"
    damaged = sum(readable(Reading, answer) is None for answer in one.answers)
    return "the model's answer to it cannot be read" if damaged else None


def claims_kept(one: Archived) -> str | None:
    """What a report claims is kept, and can be read."""
    if one.extract is None:
        return "what it claims is not kept"
    return "what it claims cannot be read" if one.claimed is None else None


def quotes_as_printed(one: Archived) -> str | None:
    """A claim's quote is the text at its characters, and holds the word that tells the event."""
    claims = one.claimed.claims if one.claimed else ()
    wrong = [claim for claim in claims if not grounded(claim, one.report.text)]
    if not wrong:
        return None
    return f"{len(wrong)} of {len(claims)} claims quote what is not there, the first at {wrong[0].start}-{wrong[0].end}"


def mentions_in_text(one: Archived) -> str | None:
    """The words that name an entity, a source or a date lie in the text."""
    if one.claimed is None:
        return None
    spans = [span for entity in one.claimed.entities for span in entity.mentions]
    spans += [source.span for source in one.claimed.sources if source.span]
    spans += [when.span for claim in one.claimed.claims if (when := claim.frame.date) and when.span]
    return None if _within(spans, one.report) else "it has mentions beyond its text"


def claims_complete(one: Archived) -> str | None:
    """Everybody a claim speaks of, and everybody it comes through, is there."""
    if one.claimed is None:
        return None
    entities, sources = len(one.claimed.entities), len(one.claimed.sources)
    wrong = sum(
        not claim.chain
        or any(not 0 <= link.source < sources for link in claim.chain)
        or any(not 0 <= at < entities for role in claim.frame.roles.values() for at in role)
        for claim in one.claimed.claims
    )
    return f"{wrong} claims speak of somebody who is not there" if wrong else None


def words_found(one: Archived) -> str | None:
    """The search index holds a report's words, once."""
    if len(one.found) != 1:
        return f"the search index holds it {len(one.found)} times"
    return None if one.found[0] == words_of(one.report) else "the search index holds other words of it"


def _within(spans: Sequence[Span | tuple[int, int]], report: Report) -> bool:
    return all(0 <= start <= end <= len(report.text) for start, end in spans)


# -- decisions and the codebook --------------------------------------------------------------------------------


def numbers_without_gaps(log: Log) -> str | None:
    """Judgements are numbered from 1 on, without a gap: none was taken out."""
    numbers = [entry.number for entry in log.entries]
    missing = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
    return f"judgement {missing[0]} is missing" if missing else None


def undone_once(log: Log) -> str | None:
    """What an undoing takes back is an earlier decision."""
    kinds = {entry.number: entry.kind for entry in log.entries}
    for entry in log.entries:
        if entry.undone_by is not None and (entry.undone_by < entry.number or entry.kind == UNDO):
            return f"judgement {entry.undone_by} takes back {entry.number}, which it cannot"
    taken = sum(entry.undone_by is not None for entry in log.entries)
    undoings = sum(kind == UNDO for kind in kinds.values())
    return None if taken == undoings else f"{undoings} judgements take something back, but {taken} are taken back"


def anchors_in_text(log: Log) -> str | None:
    """The characters that a judgement is anchored to are those of a text in the case."""
    wrong = [e.number for e in log.entries if any(not _stands(anchor, log) for anchor in anchors(e))]
    return f"judgement {wrong[0]} is about words that no report has" + _more(wrong) if wrong else None


def anchors(entry: Entry) -> list[tuple[str, int, int]]:
    """Text hash, start and end of every anchor of a judgement; an outlet's or author's name has none."""
    named = (entry.body.get(key) for key in ("a", "b", "source", "entity"))
    return [(one[0], one[1], one[2]) for one in named if isinstance(one, list) and len(one) >= 3]


def _stands(anchor: tuple[str, int, int], log: Log) -> bool:
    sha256, start, end = anchor
    return 0 <= start <= end <= log.lengths.get(sha256, -1)


def codebook_kept(books: Codebooks) -> str | None:
    """Every codebook has the SHA-256 under which it is kept, and the one in use is there and can be used."""
    changed = [sha256 for sha256, body in books.kept.items() if hashlib.sha256(body.encode()).hexdigest() != sha256]
    if changed:
        return f"codebook {changed[0][:12]} has another hash than when it was given" + _more(changed)
    if books.used is None:
        return None
    if books.used not in books.kept:
        return "the codebook in use is not kept"
    try:
        parse(books.kept[books.used].encode())
    except BadCodebook as error:
        return f"the codebook in use cannot be used: {error}"
    return None


def _more(wrong: Sequence[Any]) -> str:
    return f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""


OF_ORIGINALS: tuple[Check[Original], ...] = (Check(bytes_as_read, RESTORE),)

OF_REPORTS: tuple[Check[Archived], ...] = (
    Check(text_as_read, RESTORE),
    Check(parts_in_order, RESTORE),
    Check(answer_kept, f"{REBUILD}, unless the text was changed: then {RESTORE}"),
    Check(claims_kept, REBUILD),
    Check(quotes_as_printed, REBUILD),
    Check(mentions_in_text, REBUILD),
    Check(claims_complete, REBUILD),
    Check(words_found, REBUILD),
)

OF_LOG: tuple[Check[Log], ...] = (
    Check(numbers_without_gaps, RESTORE),
    Check(undone_once, RESTORE),
    Check(anchors_in_text, RESTORE),
)

OF_CODEBOOKS: tuple[Check[Codebooks], ...] = (Check(codebook_kept, f"{RESTORE}, or give it again with --codebook"),)
