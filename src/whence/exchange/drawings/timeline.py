"""A timeline laid out to the pixel: exact days as marks, uncertain dates as dashed ranges from their earliest to
their latest bound, totals apart from single events, and whatever has no date in a list beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from whence.case.view import View
from whence.case.wording import MONTHS
from whence.exchange.drawings.days import Scale, Tick, scale, ticks
from whence.exchange.drawings.lettering import cut, width
from whence.exchange.drawings.packing import pack
from whence.exchange.drawings.rows import Row, event_row
from whence.exchange.drawings.selection import Selection, choice, events

#: Pixels: letters, small ones, the height of a lane, air beside a label, before a date, between things in a lane, and
#: at the edges.
LETTERS, SMALL, LANE, AIR, TAIL, GAP, EDGE = 13, 11.5, 23, 8, 6, 18, 8

#: Pixels over the first lane and under the last, where the days are named.
HEAD, FOOT = 24, 24

#: A label is no longer than this: the table has the whole title.
LONGEST = 330

#: How far the line of a date without one of its bounds reaches to that side; it ends in an arrow.
OPEN = 42

#: What stands over the second part.
TOTALS = "Totals, which may contain events told singly"

#: More marks than this nobody reads; those with most origins are drawn, and the page says how many are not.
MOST = 150
#: Events without a date that are listed.
MOST_UNDATED = 60


@dataclass(frozen=True, slots=True)
class Item:
    """One event: ``x`` to ``x2`` is its line or, where they are equal, its mark; ``label`` and, after it, its date in
    short as ``tail`` (perhaps "") hang on ``label_x`` and ``tail_x`` by the side that ``align`` says.

    ``open_start`` and ``open_end`` say that the line ends in an arrow because the bound is not known, ``cut_start`` and
    ``cut_end`` that it goes on beyond the frame. ``left`` to
    ``right`` and ``top`` to ``bottom`` is all that belongs to it, label and mark.
    """

    row: Row
    x: float
    x2: float
    y: float
    open_start: bool
    open_end: bool
    cut_start: bool
    cut_end: bool
    label: str
    label_x: float
    tail: str
    tail_x: float
    label_y: float
    align: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def exact(self) -> bool:
        """Whether one day is meant."""
        return self.row.first is not None and self.row.first == self.row.last


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing and what is beside it. ``heading_y`` is where totals begin, None where there are none.

    ``undated`` have no bound at all. ``left_out`` and ``undated_left_out`` count those beyond the most that are shown.
    """

    width: int
    height: int
    items: tuple[Item, ...]
    ticks: tuple[Tick, ...]
    heading_y: float | None
    undated: tuple[Row, ...]
    left_out: int = 0
    undated_left_out: int = 0

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is drawn, in the order of time: the lines of the table."""
        return tuple(sorted((item.row for item in self.items), key=in_time))


def in_time(row: Row) -> tuple[date, date, str]:
    """By first possible day, then by last."""
    return (row.first or row.last or date.min, row.last or date.max, row.id)


def timeline(view: View, selection: Selection, across: int) -> Timeline:
    """The timeline of a selection, ``across`` pixels wide."""
    chosen = choice(selection)
    with_day, more = events(view, replace(chosen, dated=True), MOST)
    without, more_without = events(view, replace(chosen, dated=False), MOST_UNDATED)
    drawn = sorted((event_row(view, one) for one in with_day), key=in_time)
    undated = sorted((event_row(view, one) for one in without), key=lambda row: (row.reported or date.max, row.id))
    laid = lay_out(drawn, undated, across, selection.since, selection.until)
    return replace(laid, left_out=more, undated_left_out=more_without)


def years(view: View, selection: Selection) -> list[tuple[int, int]]:
    """The years in which a selection's events may begin, whatever days it asks for, with how many."""
    return view.lines.years("event", choice(replace(selection, since=None, until=None)))


def lay_out(
    drawn: Sequence[Row], undated: Sequence[Row], across: int, since: date | None = None, until: date | None = None
) -> Timeline:
    """Rows with at least one bound, in the order of time, on one scale: from ``since`` to ``until`` where given."""
    days = [day for row in drawn for day in (row.first, row.last) if day is not None]
    if not days:
        return Timeline(across, 0, (), (), None, tuple(undated))
    on = scale(days, EDGE, across - EDGE, since, until)
    single, bottom = _band([row for row in drawn if not row.total], on, HEAD)
    totals = [row for row in drawn if row.total]
    heading_y = None
    items = single
    if totals:
        heading_y = bottom + (LANE if single else LANE / 2)
        more, bottom = _band(totals, on, heading_y + LANE / 2)
        items = single + more
    return Timeline(
        width=across,
        height=round(bottom + FOOT),
        items=tuple(items),
        ticks=tuple(ticks(on, SMALL)),
        heading_y=heading_y,
        undated=tuple(undated),
    )


def _band(rows: Sequence[Row], on: Scale, top: float) -> tuple[list[Item], float]:
    """Rows packed under ``top``, and where they end."""
    placed = [_place(row, on) for row in rows]
    lanes = pack([(one.left, one.right, one.depth) for one in placed], GAP)
    items = [_item(row, on, one, top + lane * LANE) for row, one, lane in zip(rows, placed, lanes, strict=True)]
    deepest = max((lane + one.depth for one, lane in zip(placed, lanes, strict=True)), default=0)
    return items, top + deepest * LANE


@dataclass(frozen=True, slots=True)
class _Label:
    """What is written of a row, and how wide it is."""

    title: str
    tail: str

    @property
    def long(self) -> float:
        return width(self.title, LETTERS) + self.behind

    @property
    def behind(self) -> float:
        """What the date takes, with the air before it."""
        return width(self.tail, SMALL) + TAIL if self.tail else 0.0


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where a row lies along the scale, before its lane is known; ``depth`` lanes, the label in the first of two.

    ``at`` is the side of the label that is held: its left end, or its right one.
    """

    x: float
    x2: float
    label: _Label
    at: float
    align: str
    left: float
    right: float
    depth: int


def _place(row: Row, on: Scale) -> _Placed:
    """Label and date to the right of the mark or else to its left, or else the label alone, or else over the mark."""
    x, x2 = _extent(row, on)
    right, left = on.right - x2 - AIR, x - on.left - AIR
    title = cut(row.title, LETTERS, LONGEST)
    for label in (_Label(title, _short(row.dated)), _Label(title, "")):
        if label.long <= right:
            return _Placed(x, x2, label, x2 + AIR, "left", x, x2 + AIR + label.long, 1)
        if label.long <= left:
            return _Placed(x, x2, label, x - AIR, "right", x - AIR - label.long, x2, 1)
    label = _over(row, title, on.right - on.left)
    at = max(on.left, min(x, on.right - label.long))
    return _Placed(x, x2, label, at, "left", min(x, at), max(x2, at + label.long), 2)


def _over(row: Row, title: str, room: float) -> _Label:
    """A label in a lane of its own: with the date if there is room, cut if there is not even for itself."""
    both = _Label(title, _short(row.dated))
    return both if both.long <= room else _Label(cut(row.title, LETTERS, room), "")


def _short(dated: str) -> str:
    """A date with the months by their first letters."""
    return " ".join(word[:3] if word in MONTHS else word for word in dated.split())


def _extent(row: Row, on: Scale) -> tuple[float, float]:
    """The line of an event, as far as it lies in the frame; one point where its day is known."""
    if row.first is not None and row.first == row.last:
        return on.middle(row.first), on.middle(row.first)
    x = on.start(row.first) if row.first else None
    x2 = on.end(row.last) if row.last else None
    if x is None:
        assert x2 is not None
        x = x2 - OPEN
    if x2 is None:
        x2 = x + OPEN
    return max(on.left, x), min(on.right, x2)


def _item(row: Row, on: Scale, at: _Placed, top: float) -> Item:
    title = width(at.label.title, LETTERS)
    ltr = at.align == "left"
    return Item(
        row=row,
        x=at.x,
        x2=at.x2,
        y=top + (0.5 if at.depth == 1 else 1.3) * LANE,
        open_start=row.first is None,
        open_end=row.last is None,
        cut_start=row.first is not None and row.first < on.first,
        cut_end=row.last is not None and row.last > on.last,
        label=at.label.title,
        label_x=at.at if ltr else at.at - at.label.behind,
        tail=at.label.tail,
        tail_x=at.at + title + TAIL if ltr else at.at,
        label_y=top + (0.5 if at.depth == 1 else 0.6) * LANE,
        align=at.align,
        left=at.left,
        right=at.right,
        top=top,
        bottom=top + at.depth * LANE,
    )
