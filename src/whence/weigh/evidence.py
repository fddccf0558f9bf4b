"""Claims laid beside what ``resolve`` made of them: the one view of a case that all of ``weigh`` reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from whence import dates
from whence.claims.claim import Claim, Extract
from whence.codebook.types import Codebook
from whence.documents.document import Report
from whence.resolve.resolution import Entity, Event, Ref, Relation, Resolution, Source

#: Sorts after every day: a page whose day is not known cannot have been earlier than another.
NO_DAY = "9999-99-99"

POSITIVE = frozenset({"CT+", "PR+", "PS+"})
NEGATIVE = frozenset({"CT-", "PR-"})

#: Acts that take no stance on whether the content holds.
NO_STANCE = frozenset({"asks", "opines"})


def is_comment(report: Report) -> bool:
    """A reader's contribution, which never corroborates."""
    return report.type in ("comment", "trackback")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim with its report, its chain and its participants as resolved across reports.

    ``roles`` and ``place`` hold entity ids; ``day`` is the EDTF day of publication (a comment without one
    of its own came out no earlier than its page, whose day it takes).
    """

    ref: Ref
    claim: Claim
    report: Report
    about: str
    chain: tuple[Source, ...]
    roles: Mapping[str, tuple[str, ...]]
    place: str | None
    day: str | None
    comment: bool
    unattributed: bool

    @property
    def speaker(self) -> Source | None:
        """The one who speaks; None only where the chain is not resolved."""
        return self.chain[0] if self.chain else None

    @property
    def supports(self) -> bool:
        """Does it say that its content holds, however surely?"""
        return self.claim.factuality in POSITIVE and self.claim.act not in NO_STANCE

    @property
    def denies(self) -> bool:
        """Does it say that its content does not hold?"""
        return self.claim.factuality in NEGATIVE and self.claim.act not in NO_STANCE

    @property
    def certain(self) -> bool:
        """Does it say so without a doubt of its own?"""
        return self.claim.factuality == "CT+" and self.claim.act not in NO_STANCE


@lru_cache(maxsize=65536)
def bounds(edtf: str) -> tuple[str | None, str | None]:
    """Earliest and latest ISO day, read once: a case has few dates and many claims."""
    return dates.bounds(edtf)


def first_day(edtf: str | None) -> str:
    """The first day that a date allows, for sorting; unknown days come last."""
    if edtf is None:
        return NO_DAY
    earliest, latest = bounds(edtf)
    return earliest or latest or NO_DAY


def last_day(edtf: str | None) -> str:
    """The last day that a date allows, for sorting; unknown days come last."""
    if edtf is None:
        return NO_DAY
    earliest, latest = bounds(edtf)
    return latest or earliest or NO_DAY


def precedence(report: Report) -> tuple[str, int, str, str]:
    """Sorts originals before copies: the earlier published, then the longer, then the lower hash."""
    return (first_day(report.published.edtf), -len(report.text), report.sha256, report.id)


def published(report: Report, reports: Mapping[str, Report]) -> str | None:
    """A report's day of publication; a comment without one takes its page's."""
    if report.published.edtf is None and report.parent is not None and report.parent in reports:
        return reports[report.parent].published.edtf
    return report.published.edtf


class View:
    """A case as ``weigh`` sees it. Everything is in a canonical order, whatever order the reports came in."""

    def __init__(
        self,
        reports: Mapping[str, Report],
        extracts: Mapping[str, Extract],
        resolution: Resolution,
        codebook: Codebook,
        known: str | None = None,
    ) -> None:
        self.resolution = resolution
        self.codebook = codebook
        self.all_reports = reports
        #: whether two entities may be one, by their ids in order: asked for every pair of claims, worked out once
        self.compared: dict[tuple[str, str], bool] = {}
        self.reports: dict[str, Report] = {
            r.id: r
            for r in sorted(reports.values(), key=precedence)
            if known is None or first_day(published(r, reports)) <= known
        }
        self.extracts = extracts
        self.entities: dict[str, Entity] = {e.id: e for e in resolution.entities}
        self.sources: dict[str, Source] = {s.id: s for s in resolution.sources}
        self.events: dict[str, Event] = {e.id: e for e in resolution.events}
        self.relations: dict[str, Relation] = {r.id: r for r in resolution.relations}
        self.by_report: dict[str, tuple[Evidence, ...]] = {
            report: tuple(self._told(self.reports[report])) for report in self.reports
        }
        told: dict[str, list[Evidence]] = defaultdict(list)
        for lines in self.by_report.values():
            for line in lines:
                told[line.about].append(line)
        self.told: dict[str, tuple[Evidence, ...]] = {about: tuple(told[about]) for about in sorted(told)}

    def _told(self, report: Report) -> list[Evidence]:
        extract = self.extracts.get(report.id)
        if extract is None:
            return []
        resolution, day = self.resolution, published(report, self.all_reports)

        def entity(index: int | None) -> str | None:
            return None if index is None else resolution.entity_of.get(Ref(report.id, index))

        lines = []
        for index, claim in enumerate(extract.claims):
            ref = Ref(report.id, index)
            about = resolution.about.get(ref)
            if about is None:
                continue
            ids = [resolution.source_of.get(Ref(report.id, link.source)) for link in claim.chain]
            speaker = extract.sources[claim.chain[0].source] if claim.chain else None
            lines.append(
                Evidence(
                    ref=ref,
                    claim=claim,
                    report=report,
                    about=about,
                    chain=tuple(self.sources[i] for i in ids if i in self.sources),
                    roles={
                        role: tuple(dict.fromkeys(e for e in map(entity, members) if e is not None))
                        for role, members in sorted(claim.frame.roles.items())
                    },
                    place=entity(claim.frame.place),
                    day=day,
                    comment=is_comment(report),
                    unattributed=speaker is None or (speaker.span is None and speaker.type != "commenter"),
                )
            )
        return sorted(lines, key=lambda line: (line.claim.start, line.claim.end, line.ref.index))

    @cached_property
    def outlets(self) -> dict[str, Source]:
        """The source that each report's own voice belongs to: its outlet, or a comment's commenter."""
        found: dict[str, Source] = {}
        for report in self.reports.values():
            extract = self.extracts.get(report.id)
            for index, source in enumerate(extract.sources if extract else ()):
                known = self.sources.get(self.resolution.source_of.get(Ref(report.id, index), ""))
                wanted = ("commenter",) if is_comment(report) else ("outlet", "organization")
                if known is not None and source.span is None and source.type in wanted:
                    found.setdefault(report.id, known)
        for page, lines in self.by_report.items():
            for line in lines:
                if line.chain and page not in found:
                    found[page] = line.chain[0] if line.comment else line.chain[-1]
        return found

    @cached_property
    def press(self) -> tuple[Source, ...]:
        """The outlets of the case, in a stable order."""
        return tuple(sorted((s for s in self.sources.values() if s.type == "outlet"), key=lambda s: s.id))

    @cached_property
    def groups(self) -> frozenset[str]:
        """Entities that every report speaks of as several ("security guards"); they have no status."""
        several: dict[str, bool] = {}
        for entity in self.resolution.entities:
            local = [
                self.extracts[ref.report].entities[ref.index].group
                for ref in entity.members
                if ref.report in self.extracts and ref.index < len(self.extracts[ref.report].entities)
            ]
            several[entity.id] = bool(local) and not entity.named and all(local)
        return frozenset(e for e, group in several.items() if group)

    @cached_property
    def above(self) -> dict[str, frozenset[str]]:
        """What each entity is said to be part of or located in, however far up."""
        up: dict[str, set[str]] = defaultdict(set)
        for relation in self.resolution.relations:
            if relation.type in ("part_of", "located_in") and relation.id in self.told:
                up[relation.subject].add(relation.object)
            if relation.type == "also_known_as" and relation.id in self.told:
                up[relation.subject].add(relation.object)
                up[relation.object].add(relation.subject)
        closed: dict[str, frozenset[str]] = {}
        for start in sorted(up):
            seen, todo = set[str](), sorted(up[start])
            while todo:
                at = todo.pop()
                if at not in seen:
                    seen.add(at)
                    todo.extend(sorted(up.get(at, ())))
            closed[start] = frozenset(seen - {start})
        return closed

    @cached_property
    def serves(self) -> dict[str, frozenset[str]]:
        """The bodies that each person is said to lead, work for or belong to; a denied tie counts for nothing."""
        found: dict[str, set[str]] = defaultdict(set)
        for relation in self.resolution.relations:
            held = any(line.supports for line in self.told.get(relation.id, ()))
            if held and relation.type in ("leads", "deputy_of", "works_for", "member_of"):
                found[relation.subject].add(relation.object)
        return {person: frozenset(bodies) for person, bodies in found.items()}

    @cached_property
    def open(self) -> frozenset[frozenset[str]]:
        """Pairs of entities of which it is still to be judged whether they are one."""
        return frozenset(frozenset((s.a, s.b)) for s in self.resolution.suggestions if s.what == "entity")

    def words(self, entity: str) -> str:
        """An entity in words: its name, or how it is described."""
        known = self.entities.get(entity)
        return "" if known is None else known.name or known.description
