"""Somebody's status over time, as asked for a day."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType

from whence.case import wording
from whence.case.titles import entity_title
from whence.case.view import View
from whence.cli.pages.dossier import status_table
from whence.cli.pages.frame import heading, page, text
from whence.weigh.weighed import Stretch


def status_page(
    view: View, id: str, stretches: Sequence[Stretch], as_of: str | None, known: str | None
) -> RenderableType:
    """The states in force on the day asked for, or all of them."""
    asked = [f"on {wording.date(as_of)}"] if as_of else []
    asked += [f"as published by {wording.date(known)}"] if known else []
    head = heading(f"{entity_title(view, id)}: status, as said" + (f", {', '.join(asked)}" if asked else ""))
    if not stretches:
        return page(head, text("Nothing is said of it."))
    reasons = [text(f"{one.state}: {one.reason}", "dim") for one in stretches if one.reason]
    return page(head, status_table(view, stretches), *reasons)
