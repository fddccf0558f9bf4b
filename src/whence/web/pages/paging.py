"""Long lists, a page of them at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar
from urllib.parse import urlencode

from whence.case.chosen import ALL, Choice
from whence.web.asked import Asked

T = TypeVar("T")

#: Rows on a page.
ROWS = 50


@dataclass(frozen=True, slots=True)
class Pages:
    """Where one is in a list."""

    number: Annotated[int, "this page, from 1"]
    last: Annotated[int, "the last page"]
    rows: Annotated[int, "rows on all pages"]
    before: Annotated[str | None, "the words after ? that ask for the page before"]
    after: Annotated[str | None, "the words after ? that ask for the next"]


def turn(asked: Asked, rows: Sequence[T], at_once: int = ROWS) -> tuple[Sequence[T], Pages]:
    """The rows of the page that was asked for, the last one where there are not so many."""
    pages = place(asked, len(rows), at_once)
    return rows[(pages.number - 1) * at_once : pages.number * at_once], pages


def lines(asked: Asked, kind: str, choice: Choice = ALL, at_once: int = ROWS) -> tuple[list[str], Pages]:
    """The ids on the page that was asked for of the case's things of a kind, in the order of their list."""
    every = asked.view.lines
    pages = place(asked, every.count(kind, choice), at_once)
    found = every.some(kind, choice, start=(pages.number - 1) * at_once, most=at_once)
    return [one.id for one in found], pages


def place(asked: Asked, rows: int, at_once: int) -> Pages:
    """Where the page that was asked for is among so many rows."""
    last = max(1, -(-rows // at_once))
    number = min(asked.number("page"), last)

    def other(page: int) -> str | None:
        return "?" + urlencode({**asked.query, "page": page}) if 1 <= page <= last else None

    return Pages(number, last, rows, other(number - 1), other(number + 1))
