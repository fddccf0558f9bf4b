"""An event: its accounts side by side, where they come from, and every claim it rests on."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from whence.case import wording
from whence.case.accounts import Account, Accounts, accounts, in_conflict, origin_of
from whence.case.titles import event_title, source_title
from whence.case.view import View
from whence.cli.pages.claims import claim_list
from whence.cli.pages.frame import heading, page, quiet, text
from whence.cli.pages.frame import indented as indent
from whence.resolve.resolution import Event
from whence.weigh import current

#: Columns that fit beside one another on a page of 100; more accounts go into further tables.
SIDE_BY_SIDE = 4

CONFLICT = "<- conflict"


def event_page(view: View, id: str) -> RenderableType:
    """Everything about one event."""
    event = view.events[id]
    return page(
        accounts_page(view, event),
        text(""),
        heading("Origins"),
        _origins(view, event),
        text(""),
        heading("Claims"),
        claim_list(view, view.claims_about.get(id, [])),
    )


def accounts_page(view: View, event: Event) -> RenderableType:
    """The head of an event's page: title, day, place, how it stands, and the table."""
    laid_out = accounts(view, event)
    tables: list[RenderableType] = []
    for start in range(0, len(laid_out.columns), SIDE_BY_SIDE):
        tables += [text(""), _table(laid_out, laid_out.columns[start : start + SIDE_BY_SIDE])]
    return page(heading(event_title(view, event)), text(_when_and_where(view, event)), *_standing(view, event), *tables)


def _when_and_where(view: View, event: Event) -> str:
    parts = [wording.date(event.date.edtf) if event.date else "date not known"]
    if event.date is not None and event.date.means == "throughout":
        parts[0] = f"all of {parts[0]}"
    if event.place is not None:
        place = view.entities[event.place]
        parts.append(place.name or place.description)
    if event.total:
        parts.append("a total, which may contain events told singly")
    return " · ".join(parts)


def _standing(view: View, event: Event) -> list[RenderableType]:
    worth = view.weighed.worth[event.id]
    reports = view.reports_of(event.claims)
    copies = sum(report in view.weighed.copy_of for report in reports)
    comments = sum(view.reports[report].parent is not None for report in reports)
    counted = wording.several(len(reports), "report")
    extra = ((copies, "copy", "copies"), (comments, "comment", "comments"))
    if said := ", ".join(wording.several(number, one, many) for number, one, many in extra if number):
        counted += f" ({said})"
    parts = [f"{counted}, {wording.several(len(worth.origins), 'origin')}"]
    for patient in event.roles.get("patient", ())[:1]:
        now = current(view.weighed.status.get(patient, ()))
        if now is not None:
            since = f" {wording.since(now.since)}" if now.since else ""
            contested = ", contested" if now.contested else ""
            parts.append(f"now: {now.state}{since} (grade {now.grade}{contested})")
    if facets := in_conflict(view, event.id):
        parts.append(f"in conflict: {', '.join(facets)}")
    return [
        text(" · ".join(parts)),
        text(f"Did it happen? {OCCURRED[worth.occurred]}."),
        text(f"Grade {wording.grade(worth.grade.number)}: {worth.grade.reason}"),
    ]


OCCURRED = {
    "yes": "Those who speak of it say yes",
    "no": "Those who speak of it say no",
    "contested": "Some say yes, some say no",
    "unknown": "Nobody says so outright",
}


def _table(laid_out: Accounts, columns: tuple[Account, ...]) -> RenderableType:
    drawn = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", show_lines=False)
    drawn.add_column("", style="dim", min_width=9)
    for column in columns:
        drawn.add_column(_head(column), ratio=1, overflow="fold")
    drawn.add_column("", style="red", no_wrap=True)
    for row in laid_out.rows:
        if not any(column.source in row.cells for column in columns):
            continue
        cells = [_cell([cell.words for cell in row.cells.get(column.source, ())]) for column in columns]
        drawn.add_row(text(row.facet), *cells, text(CONFLICT if row.conflict else ""))
    return drawn


def _head(column: Account) -> Text:
    count = wording.several(len(column.reports), "comment" if column.comment else "report")
    copies = f", {wording.several(column.copies, 'copy', 'copies')}" if column.copies else ""
    return text(column.title).append(f"\nin {count}{copies}", "not bold dim")


def _cell(words: list[str]) -> Text:
    return text("; ".join(words) if words else "-")


def _origins(view: View, event: Event) -> RenderableType:
    """Each origin with the reasons why claims count as its own, each reason once."""
    reasons: dict[str, dict[str, None]] = {}
    for ref in view.claims_about.get(event.id, []):
        origin = view.weighed.origin.get(ref)
        if origin is not None:
            title = source_title(view, origin_of(view, ref)) + ("" if origin.source else ": no origin")
            reasons.setdefault(title, {})[origin.reason + (" (inferred)" if origin.inferred else "")] = None
    lines: list[RenderableType] = []
    for title, why in reasons.items():
        lines.append(text(title))
        lines.extend(indent(quiet(reason)) for reason in why)
    pairs: dict[tuple[str, str], list[str]] = {}
    for a, b, lineage in view.weighed.worth[event.id].lineages:
        pairs.setdefault((LINEAGE[lineage.answer], lineage.reason), []).append(
            f"{source_title(view, a)} / {source_title(view, b)}"
        )
    for (answer, reason), both in pairs.items():
        named = f"{both[0]}: {answer}" if len(both) == 1 else f"{len(both)} pairs: {answer}"
        lines.append(text(named))
        lines.append(indent(quiet(reason)))
    return page(*lines)


LINEAGE = {
    "same": "one origin",
    "independent": "independent of one another",
    "not established": "whether they are independent is not established",
}
