"""The map: what is said to have happened where, and how exactly that is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, ClassVar

from whence.exchange.drawings.borders import paths
from whence.exchange.drawings.map import EXACT, Pin, draw_map
from whence.exchange.drawings.map_spec import specification
from whence.exchange.drawings.rows import Row
from whence.exchange.drawings.vega import SCREEN
from whence.exchange.places import point
from whence.web.asked import Asked
from whence.web.pages import drawn
from whence.web.pages.drawn import DrawnPage, Line


@dataclass(frozen=True, slots=True)
class Spot:
    """One point on the map and the events there; ``key`` is its mark's id."""

    key: Annotated[str, "the id of its mark, and of its place in the table"]
    name: Annotated[str, "the place in the gazetteer, with its country"]
    exact: Annotated[str, "how exactly the place is known, in words"]
    printed: Annotated[tuple[str, ...], "what the reports call it"]
    lat: Annotated[float, "degrees, WGS 84; of a region or country the middle of its towns"]
    lon: Annotated[float, "degrees, WGS 84"]
    lines: Annotated[tuple[Line, ...], "the events there, by day"]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An event whose place is not in the gazetteer."""

    place: Annotated[str, "the place, as a report has it"]
    line: Annotated[Line, "the event"]


@dataclass(frozen=True, kw_only=True)
class MapPage(DrawnPage):
    template: ClassVar[str] = "map.html"
    spots: Annotated[tuple[Spot, ...], "the points of the map, those with most events first"]
    unknown: Annotated[tuple[Unplaced, ...], "events with a place that is not in the gazetteer"]
    nowhere: Annotated[tuple[Line, ...], "events of which no report says where"]


def map_page(asked: Asked) -> MapPage:
    """The map; ?type= ?since= ?until= ?source= ?origins= ?undisputed=yes ?entity= narrow it."""
    view, wanted = asked.view, drawn.selection(asked)
    across = drawn.width(asked)
    found = draw_map(view, wanted, across or drawn.WIDEST)
    drawing = None
    if across and found.frame:
        borders = paths(asked.borders, found.frame) if asked.borders else ()
        drawing = specification(found, drawn.address, SCREEN, borders)
    return MapPage(
        title="Map",
        **drawn.common(asked, "/map", drawn.event_types(view)),
        spots=tuple(_spot(pin) for pin in found.pins),
        unknown=tuple(Unplaced(words, drawn.line(row)) for row, words in found.unknown),
        nowhere=tuple(drawn.line(row) for row in by_day(found.nowhere)),
        left_out=found.left_out,
        drawing=drawing,
    )


def _spot(pin: Pin) -> Spot:
    at = point(pin.place)
    assert at is not None
    lines = tuple(drawn.line(row, (pin.key,)) for row in by_day(pin.rows))
    return Spot(pin.key, pin.name, EXACT[pin.place.kind], pin.printed, *at, lines)


def by_day(rows: Iterable[Row]) -> list[Row]:
    """Rows by their first possible day; those without one last, by the day of their first report."""

    def key(row: Row) -> tuple[bool, str, str]:
        day = row.first or row.last
        return (day is None, str(day or row.reported or ""), row.id)

    return sorted(rows, key=key)
