"""In which order the things of a case are listed, on a screen and in a terminal: that of their lines."""

from __future__ import annotations

from whence.case.view import View
from whence.resolve.resolution import Ref
from whence.weigh.weighed import Conflict


def events(view: View) -> list[str]:
    """Events by day, those without one last."""
    return [one.id for one in view.lines.some("event")]


def entities(view: View) -> list[str]:
    """Entities by how many claims name them."""
    return [one.id for one in view.lines.some("entity")]


def relations(view: View) -> list[str]:
    """Relations by how many reports tell them, then by type."""
    return [one.id for one in view.lines.some("relation")]


def reports(view: View) -> list[str]:
    """Reports by the day they were published, comments among them, those without one last."""
    return [one.id for one in sorted(view.reports.values(), key=lambda one: (one.published.edtf or "~", one.id))]


def claims(view: View) -> list[Ref]:
    """Claims by publication and place in the text."""
    return [view.claims[one.id] for one in view.lines.some("claim")]


def conflicts(view: View) -> list[Conflict]:
    """Conflicts, those with more claims first; where only readers hold a side, last."""
    return [view.conflict(one.id) for one in view.lines.some("conflict")]
