"""A settled case as it is kept: what ``View`` looks up, each thing by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import cast, get_args

from sqlalchemy import intersect, select

from whence.case.chosen import StoredLines
from whence.case.lazy import ById, ByRef, Dates, InOrder, LastOfEach, Lists
from whence.case.naming import Print
from whence.case.rows import Rows
from whence.case.schema import word
from whence.case.snapshot import Snapshot
from whence.case.sums import PARTS, SEVERAL
from whence.case.view import Named
from whence.resolve.resolution import Entity, Event, Ref, Relation, Resolution, Source, Suggestion
from whence.weigh.conflicts import conflict_id
from whence.weigh.weighed import Conflict, Facet, Weighed

COUNTS = "SELECT what, number FROM tally WHERE id = :id"


class StoredCase:
    """Everything that a case keeps of itself, as ``View`` wants it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.rows = rows = Rows(snapshot)
        self.entities: Mapping[str, Entity] = ById(rows, "entity")
        self.events: Mapping[str, Event] = ById(rows, "event")
        self.relations: Mapping[str, Relation] = ById(rows, "relation")
        self.sources: Mapping[str, Source] = ById(rows, "source")
        self.conflict: Mapping[str, Conflict] = ById(rows, "conflict")
        self.conflicts: Mapping[str, list[Conflict]] = Conflicts(rows)
        self.suggestion: Mapping[str, Suggestion] = ById(rows, "suggestion")
        self.suggestions_of: Mapping[str, list[Suggestion]] = Lists(rows, "suggestions_of")
        self.voices_of: Mapping[str, list[str]] = Lists(rows, "voices_of")
        self.published_by: Mapping[str, list[str]] = LastOfEach(rows, "published_by")
        self.comments_on: Mapping[str, list[str]] = Lists(rows, "comments_on")
        self.copies_of: Mapping[str, list[str]] = Lists(rows, "copies_of")
        self.events_of: Mapping[str, list[str]] = LastOfEach(rows, "events_of")
        self.relations_of: Mapping[str, list[str]] = LastOfEach(rows, "relations_of")
        self.claims: Mapping[str, Ref] = ById(rows, "claim")
        self.claim_ids: Mapping[Ref, str] = ByRef(rows, "claim_ids")
        self.claims_about: Mapping[str, list[Ref]] = Lists(rows, "claims_about")
        self.claims_naming: Mapping[str, list[Ref]] = Lists(rows, "claims_naming")
        self.claims_spoken: Mapping[str, list[Ref]] = InOrder(rows, "claims_spoken")
        self.prints: Mapping[str, tuple[Print, ...]] = ById(rows, "printed")
        self.lines = StoredLines(snapshot, rows.every)
        self.called: Mapping[str, tuple[Named, ...]] = ById(rows, "called")
        self.outlet: Mapping[str, str] = ById(rows, "outlet")
        self.authors: Mapping[str, tuple[str, ...]] = ById(rows, "authors")
        self.dates = Dates(snapshot)

    def is_lost(self) -> bool:
        """Whether nothing more can be read: the store went away meanwhile."""
        return self._snapshot.is_lost()

    def is_group(self, id: str) -> bool:
        """Whether every part that knows an entity knows it as several."""
        counts = self.counts(id)
        return counts.get(SEVERAL, 0) == counts.get(PARTS, 0) > 0

    def counts(self, id: str) -> Mapping[str, int]:
        """What is counted of an entity or a source over all parts (``sums``)."""
        found: Counter[str] = Counter()
        for one in self.rows.every(id):
            found.update(dict(tuple(row) for row in self.rows.ask(COUNTS, id=one)))
        return found

    def names_with(self, words: Sequence[str], kind: str, most: int) -> list[str]:
        """Names and headings of a kind of thing that have all the words, in order."""
        each = [select(word.c.name).where(word.c.word == one, word.c.kind == kind) for one in words]
        query = intersect(*each).order_by("name").limit(most) if len(each) > 1 else each[0].order_by("name").limit(most)
        return list(self._snapshot.run(lambda connection: connection.execute(query).scalars().all()))

    def reports_with(self, sha256: str) -> list[str]:
        """The reports of this text."""
        rows = self.rows.ask("SELECT report FROM placed WHERE sha256 = :sha256 ORDER BY report", sha256=sha256)
        return [report for (report,) in rows]

    def last_published(self) -> str | None:
        """The date of the report that came out last."""
        ((found,),) = self.rows.ask("SELECT max(published) FROM report")
        return cast(str | None, found)

    def beginning(self, kind: str, start: str, most: int = 20) -> list[str]:
        """The first few ids of a kind that begin so; of reports, their outlets' rows have the ids."""
        return self.rows.beginning("outlet" if kind == "report" else kind, start, most)

    def resolution(self) -> Resolution:
        """Who is who and what is one event."""
        rows = self.rows
        return Resolution(
            entities=self.entities.values(),
            sources=self.sources.values(),
            events=self.events.values(),
            relations=self.relations.values(),
            suggestions=self.suggestion.values(),
            entity_of=ByRef(rows, "entity_of"),
            source_of=ByRef(rows, "source_of"),
            about=ByRef(rows, "about"),
            redirects=Redirects(rows),
        )

    def weighed(self) -> Weighed:
        """What it is worth."""
        rows = self.rows
        return Weighed(
            copy_of=ById(rows, "copy_of"),
            origin=ByRef(rows, "origin"),
            worth=ById(rows, "worth"),
            conflicts=self.conflict.values(),
            status=ById(rows, "status"),
            claim_grade=ByRef(rows, "claim_grade"),
            version_of=ById(rows, "version_of"),
            copy_reason=ById(rows, "copy_reason"),
        )


class Conflicts(Mapping[str, list[Conflict]]):
    """Conflicts by what they are about: one a facet, whose id says which."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __getitem__(self, about: str) -> list[Conflict]:
        ids = [conflict_id(about, facet) for facet in get_args(Facet)]
        self._rows.hold("conflict", ids)
        every = (self._rows.get("conflict", id) for id in ids)
        if not (found := [one for one in every if one is not None]):
            raise KeyError(about)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({one.about for _, one in self._rows.items("conflict")}))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Redirects(ById[str]):
    """Ids that merged away, within a part or between parts, to those they are now."""

    def __init__(self, rows: Rows) -> None:
        super().__init__(rows, "redirect")

    def __getitem__(self, id: str) -> str:
        now = self._rows.names.get(id) or self._rows.get("redirect", id)
        if now is None:
            raise KeyError(id)
        return cast(str, now)
