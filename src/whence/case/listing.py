"""In which order the things of a case are listed, on a screen and in a terminal."""

from __future__ import annotations

from whence.case.view import View, by_day
from whence.resolve.resolution import Ref
from whence.weigh.weighed import Conflict


def events(view: View) -> list[str]:
    """Events by day, those without one last."""
    return [one.id for one in sorted(view.events.values(), key=by_day)]


def entities(view: View) -> list[str]:
    """Entities by how many claims name them."""
    return sorted(view.entities, key=lambda id: (-len(view.claims_naming.get(id, ())), id))


def relations(view: View) -> list[str]:
    """Relations by how many reports tell them, then by type."""
    ties = view.relations.values()
    return [one.id for one in sorted(ties, key=lambda one: (-len(view.reports_of(one.claims)), one.type, one.id))]


def reports(view: View, *, comments: bool = True) -> list[str]:
    """Reports by the day they were published, those without one last."""
    kept = (one for one in view.reports.values() if comments or one.parent is None)
    return [one.id for one in sorted(kept, key=lambda one: (one.published.edtf or "~", one.id))]


def claims(view: View) -> list[Ref]:
    """Claims by publication and place in the text."""
    return sorted(view.claim_ids, key=view.published_order)


def conflicts(view: View) -> list[Conflict]:
    """Conflicts, those with more claims first; where only readers hold a side, last."""

    def order(one: Conflict) -> tuple[bool, int, str]:
        return (not one.serious, -sum(len(side.claims) for side in one.sides), one.id)

    return sorted(view.weighed.conflicts, key=order)
