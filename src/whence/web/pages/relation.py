"""A standing tie between two entities, and everybody who speaks of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from whence.case import standing, wording
from whence.case.titles import relation_title
from whence.web import addresses
from whence.web.asked import Asked, Elsewhere, Link, Page
from whence.web.pages.event import Dispute, Lineage, Origin, disputes, first_claims, lineages, moved, origins
from whence.web.pages.told import Told, all_told


@dataclass(frozen=True, kw_only=True)
class RelationPage(Page):
    template: ClassVar[str] = "relation.html"
    id: Annotated[str, "the relation's id"]
    type: Annotated[str, "its type in the codebook"]
    subject: Annotated[Link, "of whom it is said"]
    object: Annotated[Link, "to whom or what it ties"]
    when: Annotated[str, "since and until when, in words; empty where it is not known"]
    since: Annotated[str | None, "since when, as EDTF"]
    until: Annotated[str | None, "until when, as EDTF"]
    counted: Annotated[str, "reports, copies, comments and origins"]
    happened: Annotated[str, "whether it is so, by those who speak of it, in a sentence"]
    grade: Annotated[int, "how well it is supported, 1 to 6"]
    graded: Annotated[str, "the Admiralty code's words for that number"]
    grade_reason: Annotated[str, "the sentence that says why"]
    disputes: Annotated[tuple[Dispute, ...], "on what claims cannot all hold"]
    origins: Annotated[tuple[Origin, ...], "where the accounts come from, with the reasons"]
    lineages: Annotated[tuple[Lineage, ...], "whether they are independent of one another, with the reasons"]
    claims: Annotated[tuple[Told, ...], "claims about it, by publication"]
    claims_hidden: Annotated[int, "claims that are not shown; ?all=1 shows them"]


def relation_page(asked: Asked) -> RelationPage | Elsewhere:
    """One tie: since when, on how many origins it rests, who says so and who denies it."""
    view = asked.view
    tie = view.relations.get(asked.id)
    if tie is None:
        return moved(view, asked.id, "relations")
    worth = view.weighed.worth[tie.id]
    shown, hidden = first_claims(asked, tie.id)
    return RelationPage(
        title=relation_title(view, tie),
        id=tie.id,
        type=tie.type,
        subject=addresses.entity(view, tie.subject),
        object=addresses.entity(view, tie.object),
        when=wording.lasted(tie.since, tie.until),
        since=tie.since,
        until=tie.until,
        counted=standing.counted(view, tie.id, tie.claims),
        happened=standing.OCCURRED[worth.occurred],
        grade=worth.grade.number,
        graded=wording.GRADES[worth.grade.number],
        grade_reason=worth.grade.reason,
        disputes=disputes(view, tie.id),
        origins=origins(view, tie.id),
        lineages=lineages(view, tie.id),
        claims=all_told(view, shown),
        claims_hidden=hidden,
    )
