"""The timeline: events by the days that reports allow, totals apart, and beside it whatever has no date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from whence.exchange.drawings.timeline import timeline, years
from whence.exchange.drawings.timeline_spec import specification
from whence.exchange.drawings.vega import SCREEN
from whence.web.asked import Asked
from whence.web.pages import drawn
from whence.web.pages.drawn import DrawnPage, Line


@dataclass(frozen=True, slots=True)
class Year:
    """A year in which events may begin."""

    year: Annotated[int, "the year"]
    events: Annotated[int, "how many may begin in it"]
    href: Annotated[str, "the words after ? that ask for this year alone"]
    chosen: Annotated[bool, "whether it is asked for now"]


@dataclass(frozen=True, kw_only=True)
class TimelinePage(DrawnPage):
    template: ClassVar[str] = "timeline.html"
    years: Annotated[tuple[Year, ...], "the years of the case"]
    lines: Annotated[tuple[Line, ...], "the events that are drawn, by day"]
    undated: Annotated[tuple[Line, ...], "the events without a date, by the day of the first report"]
    undated_left_out: Annotated[int, "how many more there are without a date"]


def timeline_page(asked: Asked) -> TimelinePage:
    """The timeline; ?type= ?since= ?until= ?source= ?origins= ?undisputed=yes ?entity= narrow it."""
    view, wanted = asked.view, drawn.selection(asked)
    across = drawn.width(asked)
    found = timeline(view, wanted, across or drawn.WIDEST)
    return TimelinePage(
        title="Timeline",
        **drawn.common(asked, "/timeline", drawn.event_types(view)),
        years=tuple(
            Year(
                year,
                number,
                drawn.asking(asked, since=f"{year:04}-01-01", until=f"{year:04}-12-31"),
                (asked.query.get("since"), asked.query.get("until")) == (f"{year:04}-01-01", f"{year:04}-12-31"),
            )
            for year, number in years(view, wanted)
        ),
        lines=tuple(drawn.line(row) for row in found.rows),
        undated=() if wanted.by_date else tuple(drawn.line(row) for row in found.undated),
        left_out=found.left_out,
        undated_left_out=len(found.undated) + found.undated_left_out if wanted.by_date else found.undated_left_out,
        drawing=specification(found, drawn.address, SCREEN) if across and found.items else None,
    )
