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

#: Columns that need room, and columns that must not take it.
WIDE = {"event": 36, "about": 30, "who says so": 24, "entity": 24}
NARROW = {"date": 18, "published": 18, "reports": 7}


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
    """A plain table; columns of numbers are set right."""
    drawn = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for name in columns:
        last = name == "id"
        drawn.add_column(
            name,
            justify="right" if name in NUMBERS else "left",
            no_wrap=last,
            overflow="fold",
            style="dim" if last else "",
            min_width=WIDE.get(name),
            max_width=NARROW.get(name),
        )
    for row in rows:
        drawn.add_row(*(text(cell) for cell in row))
    return drawn


def page(*parts: RenderableType | None) -> RenderableType:
    """Parts one below the other; None leaves nothing."""
    return Group(*(part for part in parts if part is not None))
