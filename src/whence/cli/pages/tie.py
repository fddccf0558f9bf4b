"""A standing tie between two entities, and everybody who speaks of it."""

from __future__ import annotations

from rich.console import RenderableType

from whence.case import wording
from whence.case.accounts import in_conflict
from whence.case.titles import relation_title
from whence.case.view import View
from whence.cli.pages.claims import claim_list
from whence.cli.pages.frame import heading, page, text


def relation_page(view: View, id: str) -> RenderableType:
    """One relation: since when, on how many origins it rests, who says so and who denies it."""
    tie, worth = view.relations[id], view.weighed.worth[id]
    parts = [
        wording.several(len(view.reports_of(tie.claims)), "report"),
        wording.several(len(worth.origins), "origin"),
    ]
    if lasted := wording.lasted(tie.since, tie.until):
        parts.insert(0, lasted)
    if facets := in_conflict(view, id):
        parts.append(f"in conflict: {', '.join(facets)}")
    return page(
        heading(relation_title(view, tie)),
        text(" · ".join(parts)),
        text(f"Grade {wording.grade(worth.grade.number)}: {worth.grade.reason}"),
        text(""),
        claim_list(view, view.claims_about.get(id, [])),
    )
