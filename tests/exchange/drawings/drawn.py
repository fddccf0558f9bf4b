"""Rows made by hand, for drawings that need no case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from whence.dates import bounds
from whence.exchange.drawings.rows import Row

ROW = Row(
    id="v-1",
    kind="event",
    type="detain",
    title="Detention of Karim Dastan",
    standing="said",
    dated="3 May 2014",
    first=date(2014, 5, 3),
    last=date(2014, 5, 3),
    about=False,
    throughout=False,
    total=False,
    place=None,
    origins=1,
    reports=1,
    grade=3,
    conflicts=(),
    reported=None,
)


def row(edtf: str, id: str = "v-1", **more: object) -> Row:
    """A row of this date."""
    first, last = (date.fromisoformat(day) if day else None for day in bounds(edtf))
    return replace(ROW, id=id, dated=edtf, first=first, last=last, **more)  # type: ignore[arg-type]
