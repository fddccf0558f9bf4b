"""A whole case at one moment, for those who show or export it: everything looked up, nothing decided."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from anyascii import anyascii

from whence.case.digest import digest
from whence.case.imprint import Imprint, imprint
from whence.case.listed import Decision
from whence.claims.claim import Claim, Extract
from whence.codebook import Codebook
from whence.documents.document import Report
from whence.resolve.resolution import Entity, Event, Ref, Relation, Resolution, Source, Suggestion
from whence.weigh.weighed import Conflict, Weighed

if TYPE_CHECKING:
    from whence.case.chosen import Lines
    from whence.case.naming import Print
    from whence.case.stored import StoredCase


class Named(NamedTuple):
    """A thing that bears a name or heading; ``main`` if it is the one that it goes by."""

    kind: str
    id: str
    main: bool


def plain(words: str) -> str:
    """Without accents, case, articles and marks, so that a name may be typed as it comes."""
    bare = re.sub(r"[^a-z0-9]+", " ", anyascii(words).lower()).strip()
    return re.sub(r"^(the|a|an) ", "", bare)


@dataclass(frozen=True)
class View:
    """Reports, what each claims, what it all resolves to, what it is worth, and the letters and listings of people.

    A view of a whole case loads each thing when it is asked for and keeps only so many (``stored``); without, as of one
    part that was just resolved, everything is at hand and is looked through once.
    """

    reports: Mapping[str, Report]
    extracts: Mapping[str, Extract]
    resolution: Resolution
    weighed: Weighed
    letters: Mapping[str, str]  # by source id
    codebook: Codebook
    listings: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)  # by entity id
    stored: StoredCase | None = None

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        if self.stored:
            return self.stored.entities
        return {one.id: one for one in self.resolution.entities}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        if self.stored:
            return self.stored.events
        return {one.id: one for one in self.resolution.events}

    @cached_property
    def relations(self) -> Mapping[str, Relation]:
        if self.stored:
            return self.stored.relations
        return {one.id: one for one in self.resolution.relations}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every voice of the case, with one for each outlet and author that no claim has named yet."""
        if self.stored:
            return self.stored.sources
        return {one.id: one for one in self.resolution.sources} | self._imprint.added

    @cached_property
    def conflicts(self) -> Mapping[str, list[Conflict]]:
        """Conflicts by what they are about."""
        if self.stored:
            return self.stored.conflicts
        found: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in self.weighed.conflicts:
            found[conflict.about].append(conflict)
        return found

    def conflict(self, id: str) -> Conflict:
        """One conflict by its id."""
        return self.stored.conflict[id] if self.stored else self._conflict[id]

    @cached_property
    def _conflict(self) -> Mapping[str, Conflict]:
        return {one.id: one for one in self.weighed.conflicts}

    def suggestion(self, id: str) -> Suggestion:
        """One open suggestion by its id."""
        return self.stored.suggestion[id] if self.stored else self._suggestion[id]

    @cached_property
    def _suggestion(self) -> Mapping[str, Suggestion]:
        return {one.id: one for one in self.resolution.suggestions}

    @cached_property
    def claims_about(self) -> Mapping[str, list[Ref]]:
        """Claims by the event, relation or entity they are about, in the order they were published."""
        if self.stored:
            return self.stored.claims_about
        found: dict[str, list[Ref]] = defaultdict(list)
        for ref, about in self.resolution.about.items():
            found[about].append(ref)
        for refs in found.values():
            refs.sort(key=self.published_order)
        return found

    @cached_property
    def claims_naming(self) -> Mapping[str, list[Ref]]:
        """Claims by the entities that take part in what they say."""
        if self.stored:
            return self.stored.claims_naming
        found: dict[str, list[Ref]] = defaultdict(list)
        for ref in sorted(self.resolution.about):
            frame = self.claim(ref).frame
            members = {member for every in frame.roles.values() for member in every}
            for id in {self.entity_id(ref.report, member) for member in members}:
                found[id].append(ref)
        return found

    @cached_property
    def claims_spoken(self) -> Mapping[str, list[Ref]]:
        """Claims by the sources in their chains."""
        if self.stored:
            return self.stored.claims_spoken
        found: dict[str, list[Ref]] = defaultdict(list)
        for ref in sorted(self.resolution.about):
            for source, _ in self.chain(ref):
                found[source].append(ref)
        return found

    @cached_property
    def events_of(self) -> Mapping[str, list[str]]:
        """Events by the entities that have a part in them, as whoever they concern or as their place; by day."""
        if self.stored:
            return self.stored.events_of
        found: dict[str, list[str]] = defaultdict(list)
        for event in sorted(self.resolution.events, key=by_day):
            members = {one for every in event.roles.values() for one in every}
            for id in sorted(members | ({event.place} if event.place else set())):
                found[id].append(event.id)
        return found

    @cached_property
    def relations_of(self) -> Mapping[str, list[str]]:
        """Relations by the two entities that they tie, by type."""
        if self.stored:
            return self.stored.relations_of
        found: dict[str, list[str]] = defaultdict(list)
        for tie in sorted(self.resolution.relations, key=lambda one: (one.type, one.id)):
            for id in dict.fromkeys((tie.subject, tie.object)):
                found[id].append(tie.id)
        return found

    @cached_property
    def suggestions_of(self) -> Mapping[str, list[Suggestion]]:
        """Open suggestions by either of the two things that may be one."""
        if self.stored:
            return self.stored.suggestions_of
        found: dict[str, list[Suggestion]] = defaultdict(list)
        for one in self.resolution.suggestions:
            for id in (one.a, one.b):
                found[id].append(one)
        return found

    @cached_property
    def voices_of(self) -> Mapping[str, list[str]]:
        """Sources by the entity that they are, or on whose behalf they speak."""
        if self.stored:
            return self.stored.voices_of
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.resolution.sources:
            for id in dict.fromkeys(id for id in (one.entity, one.of) if id is not None):
                found[id].append(one.id)
        return found

    @cached_property
    def published_by(self) -> Mapping[str, list[str]]:
        """Reports by the source that is their outlet, comments left out, in the order they were published."""
        if self.stored:
            return self.stored.published_by
        found: dict[str, list[str]] = defaultdict(list)
        for one in sorted(self.reports.values(), key=lambda one: (one.published.edtf or "~", one.id)):
            if one.parent is None:
                found[self.outlet(one.id)].append(one.id)
        return found

    @cached_property
    def comments_on(self) -> Mapping[str, list[str]]:
        """Comments and trackbacks by the page they stand under, in the order they were published."""
        if self.stored:
            return self.stored.comments_on
        found: dict[str, list[str]] = defaultdict(list)
        for one in sorted(self.reports.values(), key=lambda one: (one.published.edtf or "~", one.id)):
            if one.parent is not None:
                found[one.parent].append(one.id)
        return found

    @cached_property
    def copies_of(self) -> Mapping[str, list[str]]:
        """Pages that were copied from a page, by that page."""
        if self.stored:
            return self.stored.copies_of
        found: dict[str, list[str]] = defaultdict(list)
        for copy, original in sorted(self.weighed.copy_of.items()):
            found[original].append(copy)
        return found

    def is_lost(self) -> bool:
        """Whether it can show nothing more that it does not hold: the store went away meanwhile."""
        return self.stored is not None and self.stored.is_lost()

    def is_group(self, id: str) -> bool:
        """Whether every report that speaks of an entity means several by it ("security guards")."""
        if self.stored:
            return self.stored.is_group(id)
        members = self.entities[id].members
        return bool(members) and all(self.extracts[ref.report].entities[ref.index].group for ref in members)

    @cached_property
    def called(self) -> Mapping[str, tuple[Named, ...]]:
        """The things that bear each name or heading, as ``plain`` has it."""
        if self.stored:
            return self.stored.called
        from whence.case.called import called

        return called(self)

    def names_with(self, words: Sequence[str], kind: str, most: int) -> list[str]:
        """Names and headings of a kind of thing, as ``plain`` has them, that have all the words, in order."""
        if self.stored:
            return self.stored.names_with(words, kind, most)
        fits = (name for name, every in self.called.items() if any(one.kind == kind for one in every))
        return sorted(name for name in fits if set(words) <= set(name.split()))[:most]

    @cached_property
    def claim_ids(self) -> Mapping[Ref, str]:
        """An id for every claim that is about something, made of what the claim says and where it stands.

        Two claims of one report that agree in all of it (which no rule should make) are told apart by a number.
        """
        if self.stored:
            return self.stored.claim_ids
        ids: dict[Ref, str] = {}
        seen: Counter[str] = Counter()
        for ref in sorted(self.resolution.about):
            content = digest(ref.report, *self._content(ref))
            seen[content] += 1
            ids[ref] = content if seen[content] == 1 else digest(content, seen[content])
        return ids

    @cached_property
    def claims(self) -> Mapping[str, Ref]:
        """Claims by their ids."""
        if self.stored:
            return self.stored.claims
        return {id: ref for ref, id in self.claim_ids.items()}

    def prints(self, id: str) -> Iterable[Print]:
        """What each report calls an entity."""
        from whence.case.naming import prints

        return self.stored.prints.get(id, ()) if self.stored else prints(self, id)

    def counts(self, id: str) -> Mapping[str, int]:
        """What is counted of an entity or a source (``sums``)."""
        return self.stored.counts(id) if self.stored else self._sums.get(id, {})

    @cached_property
    def _sums(self) -> Mapping[str, Mapping[str, int]]:
        from whence.case.sums import sums

        return sums(self)

    @cached_property
    def lines(self) -> Lines:
        """Its things as lists and drawings ask for them."""
        from whence.case.chosen import HeldLines

        return self.stored.lines if self.stored else HeldLines(self)

    def beginning(self, kind: str, start: str) -> list[str]:
        """A few ids, of a kind of thing, that begin so."""
        if self.stored:
            return self.stored.beginning(kind, start)
        every: dict[str, Iterable[str]] = {
            "entity": self.entities,
            "event": self.events,
            "relation": self.relations,
            "source": self.sources,
            "claim": self.claims,
            "report": self.reports,
        }
        return sorted(id for id in every[kind] if id.startswith(start))

    def reports_with(self, sha256: str) -> list[str]:
        """The reports of this text."""
        if self.stored:
            return self.stored.reports_with(sha256)
        return sorted(id for id, one in self.reports.items() if one.sha256 == sha256)

    def hold(self, kind: str, ids: Iterable[str]) -> None:
        """Read values of a kind of row (``settled.KINDS``) at once that are about to be asked for one by one."""
        if self.stored:
            self.stored.rows.hold(kind, ids)

    def published(self, reports: Collection[str]) -> dict[str, str | None]:
        """The dates (EDTF) of reports, by id."""
        return self.stored.dates.of(reports) if self.stored else {id: self.reports[id].published.edtf for id in reports}

    @cached_property
    def last_published(self) -> str | None:
        """The date (EDTF) of the report that came out last, as text; None where none has one."""
        if self.stored:
            return self.stored.last_published()
        return max((one.published.edtf for one in self.reports.values() if one.published.edtf), default=None)

    def reports_of(self, claims: Iterable[Ref]) -> list[str]:
        """The reports that claims stand in; a page fetched again is not one more beside its first version."""
        found = {ref.report for ref in claims}
        return sorted(one for one in found if self.weighed.version_of.get(one) not in found)

    def claim(self, ref: Ref) -> Claim:
        return self.extracts[ref.report].claims[ref.index]

    def chain(self, ref: Ref) -> list[tuple[str, str]]:
        """Source ids and acts from the one who speaks to the page's outlet, each source once in a row."""
        steps: list[tuple[str, str]] = []
        for link in self.claim(ref).chain:
            source = self.resolution.source_of[Ref(ref.report, link.source)]
            if not steps or steps[-1][0] != source:
                steps.append((source, link.act))
        return steps

    def entity_id(self, report: str, index: int) -> str:
        return self.resolution.entity_of[Ref(report, index)]

    def outlet(self, report: str) -> str:
        """The source id of a report's outlet; one of its own for a page that names none."""
        return self.stored.outlet[report] if self.stored else self._imprint.outlet[report]

    def authors(self, report: str) -> tuple[str, ...]:
        """The source ids of a report's authors, in printed order."""
        return self.stored.authors[report] if self.stored else self._imprint.authors[report]

    def published_order(self, ref: Ref) -> tuple[str, str, int, int]:
        """Earliest first; reports without a date come last."""
        return (self.reports[ref.report].published.edtf or "~", ref.report, self.claim(ref).start, ref.index)

    @cached_property
    def _imprint(self) -> Imprint:
        return imprint(self.reports, self.extracts, self.resolution)

    def _content(self, ref: Ref) -> tuple[object, ...]:
        """What makes a claim this claim: its place, its frame, its chain, its stance; no index, no derived id."""
        claim, extract = self.claim(ref), self.extracts[ref.report]

        def entity(index: int | None) -> object:
            return None if index is None else extract.entities[index].mentions

        return (
            (claim.start, claim.end, claim.trigger),
            (claim.frame.kind, claim.frame.type, claim.factuality, claim.act),
            [(role, [entity(index) for index in every]) for role, every in sorted(claim.frame.roles.items())],
            entity(claim.frame.place),
            [(extract.sources[link.source].name, link.act) for link in claim.chain],
        )


def by_day(event: Event) -> tuple[str, str, str]:
    """The order in which events are listed: those of the earliest day first, those without a day last."""
    return ((event.date and event.date.earliest) or "9", event.type, event.id)
