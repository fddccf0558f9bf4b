"""A whole case at one moment, for those who show or export it: everything looked up, nothing decided."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from whence.case.digest import digest
from whence.case.imprint import Imprint, imprint
from whence.case.listed import Decision
from whence.claims.claim import Claim, Extract
from whence.codebook import Codebook
from whence.documents.document import Report
from whence.resolve.resolution import Entity, Event, Ref, Relation, Resolution, Source, Suggestion
from whence.weigh.weighed import Conflict, Weighed


@dataclass(frozen=True)
class View:
    """Reports, what each claims, what it all resolves to, what it is worth, and the letters and listings of people."""

    reports: Mapping[str, Report]
    extracts: Mapping[str, Extract]
    resolution: Resolution
    weighed: Weighed
    letters: Mapping[str, str]  # by source id
    codebook: Codebook
    listings: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)  # by entity id

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {one.id: one for one in self.resolution.entities}

    @cached_property
    def events(self) -> dict[str, Event]:
        return {one.id: one for one in self.resolution.events}

    @cached_property
    def relations(self) -> dict[str, Relation]:
        return {one.id: one for one in self.resolution.relations}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every voice of the case, with one for each outlet and author that no claim has named yet."""
        return {one.id: one for one in self.resolution.sources} | self._imprint.added

    @cached_property
    def conflicts(self) -> dict[str, list[Conflict]]:
        """Conflicts by what they are about."""
        found: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in self.weighed.conflicts:
            found[conflict.about].append(conflict)
        return found

    @cached_property
    def claims_about(self) -> dict[str, list[Ref]]:
        """Claims by the event, relation or entity they are about, in the order they were published."""
        found: dict[str, list[Ref]] = defaultdict(list)
        for ref, about in self.resolution.about.items():
            found[about].append(ref)
        for refs in found.values():
            refs.sort(key=self.published_order)
        return found

    @cached_property
    def claims_naming(self) -> dict[str, list[Ref]]:
        """Claims by the entities that take part in what they say."""
        found: dict[str, list[Ref]] = defaultdict(list)
        for ref in sorted(self.resolution.about):
            frame = self.claim(ref).frame
            members = {member for every in frame.roles.values() for member in every}
            for id in {self.entity_id(ref.report, member) for member in members}:
                found[id].append(ref)
        return found

    @cached_property
    def claims_spoken(self) -> dict[str, list[Ref]]:
        """Claims by the sources in their chains."""
        found: dict[str, list[Ref]] = defaultdict(list)
        for ref in sorted(self.resolution.about):
            for source, _ in self.chain(ref):
                found[source].append(ref)
        return found

    @cached_property
    def events_of(self) -> dict[str, list[str]]:
        """Events by the entities that have a part in them, as whoever they concern or as their place; by day."""
        found: dict[str, list[str]] = defaultdict(list)
        for event in sorted(self.resolution.events, key=by_day):
            members = {one for every in event.roles.values() for one in every}
            for id in sorted(members | ({event.place} if event.place else set())):
                found[id].append(event.id)
        return found

    @cached_property
    def relations_of(self) -> dict[str, list[str]]:
        """Relations by the two entities that they tie, by type."""
        found: dict[str, list[str]] = defaultdict(list)
        for tie in sorted(self.resolution.relations, key=lambda one: (one.type, one.id)):
            for id in dict.fromkeys((tie.subject, tie.object)):
                found[id].append(tie.id)
        return found

    @cached_property
    def suggestions_of(self) -> dict[str, list[Suggestion]]:
        """Open suggestions by either of the two things that may be one."""
        found: dict[str, list[Suggestion]] = defaultdict(list)
        for one in self.resolution.suggestions:
            for id in (one.a, one.b):
                found[id].append(one)
        return found

    @cached_property
    def voices_of(self) -> dict[str, list[str]]:
        """Sources by the entity that they are, or on whose behalf they speak."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.resolution.sources:
            for id in dict.fromkeys(id for id in (one.entity, one.of) if id is not None):
                found[id].append(one.id)
        return found

    @cached_property
    def published_by(self) -> dict[str, list[str]]:
        """Reports by the source that is their outlet, comments left out, in the order they were published."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in sorted(self.reports.values(), key=lambda one: (one.published.edtf or "~", one.id)):
            if one.parent is None:
                found[self.outlet(one.id)].append(one.id)
        return found

    @cached_property
    def comments_on(self) -> dict[str, list[str]]:
        """Comments and trackbacks by the page they stand under, in the order they were published."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in sorted(self.reports.values(), key=lambda one: (one.published.edtf or "~", one.id)):
            if one.parent is not None:
                found[one.parent].append(one.id)
        return found

    @cached_property
    def copies_of(self) -> dict[str, list[str]]:
        """Pages that were copied from a page, by that page."""
        found: dict[str, list[str]] = defaultdict(list)
        for copy, original in sorted(self.weighed.copy_of.items()):
            found[original].append(copy)
        return found

    def is_group(self, id: str) -> bool:
        """Whether every report that speaks of an entity means several by it ("security guards")."""
        members = self.entities[id].members
        return bool(members) and all(self.extracts[ref.report].entities[ref.index].group for ref in members)

    @cached_property
    def claim_ids(self) -> dict[Ref, str]:
        """An id for every claim that is about something, made of what the claim says and where it stands.

        Two claims of one report that agree in all of it (which no rule should make) are told apart by a number.
        """
        ids: dict[Ref, str] = {}
        seen: Counter[str] = Counter()
        for ref in sorted(self.resolution.about):
            content = digest(ref.report, *self._content(ref))
            seen[content] += 1
            ids[ref] = content if seen[content] == 1 else digest(content, seen[content])
        return ids

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
        return self._imprint.outlet[report]

    def authors(self, report: str) -> tuple[str, ...]:
        """The source ids of a report's authors, in printed order."""
        return self._imprint.authors[report]

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
