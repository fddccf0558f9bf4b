"""Events, relations, entities and reports as rows of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from whence.case import wording
from whence.case.accounts import in_conflict
from whence.case.sums import CLAIMS
from whence.case.titles import report_title
from whence.case.view import View
from whence.resolve.resolution import Event, Relation
from whence.web import addresses
from whence.web.asked import Link
from whence.weigh import current


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in a line."""

    event: Annotated[Link, "the event"]
    type: Annotated[str, "its type in the codebook"]
    when: Annotated[str, "its day in words; empty where it is not known"]
    edtf: Annotated[str | None, "its day as EDTF"]
    place: Annotated[str | None, "where"]
    reports: Annotated[int, "how many reports tell it, comments and copies among them"]
    origins: Annotated[int, "how many origins their accounts have"]
    grade: Annotated[int, "how well its content is supported, 1 to 6"]
    occurred: Annotated[str, "whether it happened, by those who speak of it: yes, no, contested, unknown"]
    conflicts: Annotated[tuple[str, ...], "the facets on which claims cannot all hold"]
    role: Annotated[str, "on an entity's page, the part it has in the event"] = ""


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A standing tie in a line."""

    relation: Annotated[Link, "the tie"]
    type: Annotated[str, "its type in the codebook"]
    when: Annotated[str, "since and until when, in words; empty where it is not known"]
    reports: Annotated[int, "how many reports tell it"]
    origins: Annotated[int, "how many origins their accounts have"]
    grade: Annotated[int, "how well it is supported, 1 to 6"]
    conflicts: Annotated[tuple[str, ...], "the facets on which claims cannot all hold"]


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A person, group, place or thing in a line."""

    entity: Annotated[Link, "who or what"]
    schema: Annotated[str, "FollowTheMoney's schema"]
    named: Annotated[bool, "whether any report gives a name"]
    status: Annotated[str, "the present status as said; empty where nothing is said of it"]
    contested: Annotated[bool, "whether that is contested"]
    grade: Annotated[int | None, "how well that is supported, 1 to 6"]
    claims: Annotated[int, "how many claims name it"]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a line."""

    report: Annotated[Link, "the report"]
    type: Annotated[str, "article, press release, comment ..."]
    outlet: Annotated[Link, "who published it"]
    published: Annotated[str, "when, in words"]
    edtf: Annotated[str | None, "when, as EDTF"]
    basis: Annotated[str | None, "whether that is stated or inferred"]
    copy: Annotated[bool, "whether it is a copy of another"]
    claims: Annotated[int, "how many claims were read in it"]
    comments: Annotated[int, "how many comments stand under it"]


def event_row(view: View, one: Event, role: str = "") -> EventRow:
    worth = view.weighed.worth[one.id]
    place = view.entities[one.place] if one.place else None
    return EventRow(
        event=addresses.event(view, one.id),
        type=one.type,
        when=wording.date(one.date.edtf) if one.date else "",
        edtf=one.date.edtf if one.date else None,
        place=(place.name or place.description) if place else None,
        reports=len(view.reports_of(one.claims)),
        origins=len(worth.origins),
        grade=worth.grade.number,
        occurred=worth.occurred,
        conflicts=tuple(in_conflict(view, one.id)),
        role=role,
    )


def relation_row(view: View, one: Relation) -> RelationRow:
    worth = view.weighed.worth[one.id]
    return RelationRow(
        relation=addresses.relation(view, one.id),
        type=one.type,
        when=wording.lasted(one.since, one.until),
        reports=len(view.reports_of(one.claims)),
        origins=len(worth.origins),
        grade=worth.grade.number,
        conflicts=tuple(in_conflict(view, one.id)),
    )


def entity_row(view: View, id: str) -> EntityRow:
    now = current(view.weighed.status.get(id, ()))
    return EntityRow(
        entity=addresses.entity(view, id),
        schema=view.entities[id].schema,
        named=view.entities[id].named,
        status=now.state if now else "",
        contested=now.contested if now else False,
        grade=now.grade if now else None,
        claims=view.counts(id).get(CLAIMS, 0),
    )


def report_row(view: View, id: str) -> ReportRow:
    one, extract = view.reports[id], view.extracts.get(id)
    return ReportRow(
        report=Link(report_title(view.reports, id), f"/reports/{id}"),
        type=one.type,
        outlet=addresses.source(view, view.outlet(id)),
        published=wording.date(one.published.edtf),
        edtf=one.published.edtf,
        basis=one.published.basis,
        copy=id in view.weighed.copy_of,
        claims=len(extract.claims) if extract else 0,
        comments=len(view.comments_on.get(id, ())),
    )
