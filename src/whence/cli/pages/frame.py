"""The few shapes that every page is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from whence.cli.speak import safe

NUMBERS = frozenset({"reports", "comments", "claims", "rejected", "origins", "grade", "score", "entities"})

#: Columns that take the room that is left, and columns that must not take much.
WIDE = frozenset({"event", "about", "entity", "source", "report", "who says so", "why"})
NARROW = {"date": 14, "published": 14}


def text(words: str, style: str = "") -> Text:
    """Words as they are, less what a page could smuggle into a terminal."""
    return Text(safe(words), style=style)


def heading(words: str) -> Text:
    return text(words, "bold")


def quiet(words: str) -> Text:
    return text(words, "dim")


def indented(what: RenderableType, by: int = 2) -> Padding:
    return Padding(what, (0, 0, 0, by))


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> RenderableType:
    """A plain table; columns of numbers are set right, ids are never cut."""
    drawn = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    drawn.expand = any(name in WIDE for name in columns)
    for name in columns:
        drawn.add_column(
            name,
            justify="right" if name in NUMBERS else "left",
            no_wrap=name == "id",
            overflow="fold",
            style="dim" if name == "id" else "",
            ratio=1 if name in WIDE else None,
            max_width=NARROW.get(name),
        )
    for row in rows:
        drawn.add_row(*(text(cell) for cell in row))
    return drawn


def page(*parts: RenderableType | None) -> RenderableType:
    """Parts one below the other; None leaves nothing."""
    return Group(*(part for part in parts if part is not None))
