"""An event: its accounts side by side, where they come from, and every claim it rests on."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from whence.case import standing, wording
from whence.case.accounts import Account, Accounts, accounts
from whence.case.titles import event_title, source_title
from whence.case.view import View
from whence.cli.pages.claims import claim_list
from whence.cli.pages.frame import heading, page, quiet, text
from whence.cli.pages.frame import indented as indent
from whence.resolve.resolution import Event

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
    parts = [standing.when(event)]
    if event.place is not None:
        place = view.entities[event.place]
        parts.append(place.name or place.description)
    if event.total:
        parts.append("a total, which may contain events told singly")
    return " · ".join(parts)


def _standing(view: View, event: Event) -> list[RenderableType]:
    worth, now = view.weighed.worth[event.id], standing.now(view, event)
    parts = [
        standing.counted(view, event.id, event.claims),
        f"now: {now}" if now else "",
        standing.conflict_words(view, event.id),
    ]
    return [
        text(" · ".join(part for part in parts if part)),
        text(f"Did it happen? {standing.OCCURRED[worth.occurred]}."),
        text(f"Grade {wording.grade(worth.grade.number)}: {worth.grade.reason}"),
    ]


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
    lines: list[RenderableType] = []
    for one in standing.behind(view, event.id):
        lines.append(text(one.title))
        lines.extend(indent(quiet(reason)) for reason in one.reasons)
    for pairs in standing.side_by_side(view, event.id):
        a, b = pairs.both[0]
        both = f"{source_title(view, a)} / {source_title(view, b)}"
        named = both if len(pairs.both) == 1 else f"{len(pairs.both)} pairs"
        lines.append(text(f"{named}: {pairs.answer}"))
        lines.append(indent(quiet(pairs.reason)))
    return page(*lines)
