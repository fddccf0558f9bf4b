"""What ``resolve`` compares: each report's entities and claims, in canonical order, with their anchors in the text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from whence.claims.claim import Claim, Extract
from whence.claims.claim import Entity as Printed
from whence.documents.document import Report, Span
from whence.resolve.judgement import Anchor
from whence.resolve.resolution import Ref

Kind = Literal["person", "group", "place", "thing"]

_PLACES = frozenset({"Place", "Address", "Location", "Facility", "Country"})
_GROUPS = frozenset({"Organization", "PublicBody", "Company", "LegalEntity", "Military"})


@dataclass(frozen=True, slots=True)
class Local:
    """One entity as one report prints it. ``article`` is the word its first mention begins with, if one of a few."""

    ref: Ref
    sha256: str
    first: Span
    kind: Kind
    printed: Printed
    words: str
    article: str
    early: bool

    @property
    def anchor(self) -> Anchor:
        return Anchor(self.sha256, *self.first)

    @property
    def words_of_name(self) -> str:
        """Its first name, or the words that stand for it."""
        return self.printed.names[0] if self.printed.names else self.words


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of one report, with what its report says of the day. ``nth`` counts claims of the same words."""

    ref: Ref
    sha256: str
    claim: Claim
    nth: int
    published: str | None
    page: str  # the report, or the page that a comment stands under

    @property
    def anchor(self) -> Anchor:
        return Anchor(self.sha256, self.claim.start, self.claim.end, self.nth)


@dataclass(slots=True)
class Items:
    """All of a case that is compared. ``order`` gives the canonical place: by text, then report id, then index."""

    reports: Mapping[str, Report]
    extracts: Mapping[str, Extract]
    locals: dict[Ref, Local] = field(default_factory=dict)
    told: dict[Ref, Told] = field(default_factory=dict)
    order: dict[Ref, int] = field(default_factory=dict)
    claim_order: dict[Ref, int] = field(default_factory=dict)

    def entities(self, told: Told, role: str) -> tuple[Ref, ...]:
        """Who fills a role of a claim."""
        return tuple(Ref(told.ref.report, i) for i in told.claim.frame.roles.get(role, ()))


def gather(reports: Mapping[str, Report], extracts: Mapping[str, Extract]) -> Items:
    """Put entities and claims of all reports into canonical order."""
    items = Items(reports, extracts)
    hashes = {id_: reports[id_].sha256 for id_ in extracts}
    for id_ in sorted(extracts, key=lambda i: (hashes[i], i)):
        report, extract = reports[id_], extracts[id_]
        for index, entity in enumerate(extract.entities):
            ref = Ref(id_, index)
            items.locals[ref] = _local(ref, hashes[id_], report, entity)
            items.order[ref] = len(items.order)
        seen: dict[tuple[int, int], int] = {}
        for index, claim in enumerate(extract.claims):
            ref, span = Ref(id_, index), (claim.start, claim.end)
            nth = seen[span] = seen.get(span, -1) + 1
            items.told[ref] = Told(ref, hashes[id_], claim, nth, report.published.edtf, report.parent or id_)
            items.claim_order[ref] = len(items.claim_order)
    return items


def _local(ref: Ref, sha256: str, report: Report, entity: Printed) -> Local:
    first = min(entity.mentions) if entity.mentions else Span(0, 0)
    text = report.text[first.start : first.end]
    word = text.split()[0].lower() if text.split() else ""
    head = next((p for p in report.parts if p.start <= first.start < p.end), None)
    early = head is not None and (head.kind == "headline" or head == _first_story(report))
    return Local(ref, sha256, first, kind_of(entity.schema), entity, entity.description or text, word, early)


def _first_story(report: Report) -> object:
    return next((p for p in report.parts if p.kind == "story"), None)


def kind_of(schema: str) -> Kind:
    """Persons, groups and places are compared with their like only."""
    if schema == "Person":
        return "person"
    if schema in _PLACES:
        return "place"
    return "group" if schema in _GROUPS else "thing"


def made_id(prefix: str, anchor: Anchor, salt: str = "") -> str:
    """A short id out of an anchor: 48 bits of hash, so that two of a million things share one once in 500 cases."""
    words = f"{anchor.sha256}:{anchor.start}:{anchor.end}:{anchor.nth}:{salt}"
    return f"{prefix}-{hashlib.sha256(words.encode()).hexdigest()[:12]}"
