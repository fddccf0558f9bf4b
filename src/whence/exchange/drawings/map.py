"""A map laid out to the pixel: what happened where, with how exactly the place is known, and beside it whatever has
no place that the gazetteer knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from whence.case import together
from whence.case.chosen import Choice
from whence.case.view import View
from whence.codebook import countries
from whence.codebook.gazetteer import Kind, Place
from whence.exchange.drawings.ground import Box, Ground, free, ground
from whence.exchange.drawings.lettering import cut, width
from whence.exchange.drawings.mercator import Frame, frame
from whence.exchange.drawings.rows import Row, event_row
from whence.exchange.drawings.selection import Selection, choice, events
from whence.exchange.places import located, place_name, point
from whence.resolve.resolution import Event

#: Pixels: letters, the longest name, air between a mark and its name, the smallest and the largest radius of a mark.
LETTERS, LONGEST, AIR, LEAST, MOST = 12.5, 200, 4, 5.0, 15.0

#: Events at points that are shown at most; with a place that is not known, and without any, that are listed.
MOST_EVENTS, MOST_BESIDE = 150, 60
#: Events whose places are looked up for that at most.
LOOKED_AT = 2000

#: How exactly a point is known, in words.
EXACT: dict[Kind, str] = {
    "city": "a town, or in or near it",
    "region": "somewhere in a region",
    "country": "somewhere in a country",
}

#: The sign of conflict beside a name, as on the pages of events.
CONFLICT = "≠"


@dataclass(frozen=True, slots=True)
class Pin:
    """All events at one point. ``printed`` are the places as the reports call them; ``label`` is "" where there is no
    room for it, else it stands at ``label_x``, ``label_y`` to the side that ``align`` says."""

    place: Place
    printed: tuple[str, ...]
    rows: tuple[Row, ...]
    x: float
    y: float
    radius: float
    label: str
    label_x: float
    label_y: float
    align: str

    @property
    def key(self) -> str:
        """A word for the point, the same on every map of the case: kind, country, and point or name."""
        at = point(self.place)
        where = f"{at[0]:.2f}_{at[1]:.2f}" if at and self.place.kind == "city" else self.place.region or ""
        return f"{self.place.kind}-{self.place.country}-{where}".lower().rstrip("-")

    @property
    def name(self) -> str:
        """The gazetteer's name with the country's."""
        known = countries.by_code(self.place.country)
        return self.place.name if known is None or known.name == self.place.name else f"{self.place.name}, {known.name}"

    @property
    def disputed(self) -> bool:
        return any(row.standing in ("disputed", "contested") for row in self.rows)


@dataclass(frozen=True, slots=True)
class Map:
    """The drawing and what is beside it: ``unknown`` are events with the words of a place that is not in the
    gazetteer, ``nowhere`` those of which no report says where, ``left_out`` counts those beyond the most of any of the
    three that are shown. ``frame`` is None where nothing can be drawn."""

    width: int
    frame: Frame | None
    pins: tuple[Pin, ...]
    ground: Ground | None
    unknown: tuple[tuple[Row, str], ...]
    nowhere: tuple[Row, ...]
    left_out: int = 0


def draw_map(view: View, selection: Selection, across: int) -> Map:
    """The map of a selection, ``across`` pixels wide."""
    chosen = choice(selection)
    on, off, left_out = _placed(view, replace(chosen, placed=True))
    nowhere, more = events(view, replace(chosen, placed=False), MOST_BESIDE)
    found = [(event_row(view, one), *_place(view, one)) for one in (*on, *off, *nowhere)]
    return replace(lay_out(found, across), left_out=left_out + more)


def _placed(view: View, chosen: Choice) -> tuple[list[Event], list[Event], int]:
    """Events at points, events whose place is not known, and how many more there are of either; the most told of each.

    Which place has a point only the gazetteer knows, so events are gone through until enough of them have one.
    """
    on: list[str] = []
    off: list[str] = []
    known: dict[str, bool] = {}
    for line in view.lines.some("event", chosen, order="weight", most=LOOKED_AT):
        place = line.place or ""
        if place not in known:
            known[place] = point(located(view, view.resolution.redirects.get(place, place))) is not None
        some, most = (on, MOST_EVENTS) if known[place] else (off, MOST_BESIDE)
        if len(some) < most:
            some.append(line.id)
        if len(on) == MOST_EVENTS:
            break
    left_out = view.lines.count("event", chosen) - len(on) - len(off)
    return together.events(view, on), together.events(view, off), left_out


def _place(view: View, event: Event) -> tuple[str, Place | None]:
    """Where an event was said to be, as printed, and as the gazetteer has it if it has a point."""
    if event.place is None:
        return "", None
    place = located(view, event.place)
    return place_name(view, event.place), place if point(place) else None


def lay_out(found: Sequence[tuple[Row, str, Place | None]], across: int) -> Map:
    """A map of rows, each with its place as printed and as the gazetteer has it."""
    at: dict[Place, list[tuple[Row, str]]] = defaultdict(list)
    for row, words, place in found:
        if place is not None:
            at[place].append((row, words))
    unknown = tuple((row, words) for row, words, place in found if place is None and words)
    nowhere = tuple(row for row, words, place in found if place is None and not words)
    if not at:
        return Map(across, None, (), None, unknown, nowhere)
    on = frame([spot for place in at if (spot := point(place))], across)
    pins, boxes = _pins(at, on)
    return Map(across, on, tuple(pins), ground(on, boxes), unknown, nowhere)


def _pins(at: dict[Place, list[tuple[Row, str]]], on: Frame) -> tuple[list[Pin], list[Box]]:
    """The marks, those with most events first, and every box that they and their names take."""
    ordered = sorted(at.items(), key=lambda item: (-len(item[1]), item[0].country, item[0].name, item[0].kind))
    spots = []
    for place, many in ordered:
        lat_lon = point(place)
        assert lat_lon is not None
        x, y = on.point(*lat_lon)
        spots.append((place, many, x, y, radius(len(many), place.kind)))
    boxes: list[Box] = [(x - r, y - r, x + r, y + r) for _, _, x, y, r in spots]
    pins = []
    for place, many, x, y, r in spots:
        rows = tuple(row for row, _ in many)
        printed = tuple(dict.fromkeys(words for _, words in many))
        name = printed[0] if len(printed) == 1 else place.name  # as the reports have it, where they agree
        label, label_x, label_y, align = _label(name, rows, (x, y, r), on, boxes)
        pins.append(Pin(place, printed, rows, x, y, r, label, label_x, label_y, align))
    return pins, boxes


def radius(number: int, kind: Kind) -> float:
    """The radius of a mark whose area grows with the number of events; less exact places have a wider one."""
    grown = min(MOST, LEAST * sqrt(number) if number > 1 else LEAST)
    return grown + {"city": 0, "region": 4, "country": 7}[kind]


def _label(
    name: str, rows: Sequence[Row], mark: tuple[float, float, float], on: Frame, boxes: list[Box]
) -> tuple[str, float, float, str]:
    """A name beside its mark, on the first side that has room: right, left, above, below."""
    x, y, r = mark
    words = cut(name, LETTERS, LONGEST)
    if len(rows) > 1:
        words += f"  {len(rows)}"
    if any(row.standing in ("disputed", "contested") for row in rows):
        words += f" {CONFLICT}"
    long = width(words, LETTERS)
    right, left = x + r + AIR, x - r - AIR
    sides = (
        (right, y, "left", (right, y - 8, right + long, y + 8)),
        (left, y, "right", (left - long, y - 8, left, y + 8)),
        (x, y - r - 9, "center", (x - long / 2, y - r - 17, x + long / 2, y - r - 1)),
        (x, y + r + 9, "center", (x - long / 2, y + r + 1, x + long / 2, y + r + 17)),
    )
    for at_x, at_y, align, box in sides:
        if free(box, on, boxes):
            boxes.append(box)
            return words, at_x, at_y, align
    return "", x, y, "left"
