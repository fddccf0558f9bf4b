"""What lies under a map's marks: the gazetteer's towns as faint dots, with the names of countries and great towns.

No borders are kept with Whence, because every data set of them takes a side somewhere. Towns show a region just as
well: coasts and deserts stay empty, river valleys fill.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np

from whence.codebook import countries, gazetteer
from whence.exchange.drawings.lettering import width
from whence.exchange.drawings.mercator import Frame, upwards

Box = tuple[float, float, float, float]

#: Pixels: of two towns nearer than this the larger is drawn; the letters of countries and of towns.
GRAIN, COUNTRY, TOWN = 3, 11, 10.5

#: How many towns are named at most, and how many must be seen for a country to be named.
NAMED, ENOUGH = 14, 6

#: How far off the middle of its towns a country's name may stand, the nearest first, as long as the town next to it is
#: one of its own.
OFFSETS = sorted(
    ((across, down) for across in range(-120, 121, 30) for down in range(-72, 73, 12)),
    key=lambda to: (to[0] ** 2 + (2 * to[1]) ** 2, to),
)

#: Pixels of the frame for each country that is named: the larger ones come first.
SPARSE = 13_000


@dataclass(frozen=True, slots=True)
class Name:
    """A name on the ground: ``x``, ``y`` is the middle of a country's name, and the left end of a town's."""

    words: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Ground:
    """Towns as one SVG path of points, and the names that have room."""

    towns: str
    countries: tuple[Name, ...]
    places: tuple[tuple[Name, float, float], ...]


@lru_cache(maxsize=32)
def _seen(frame: Frame) -> tuple[Any, Any, Any]:
    """Pixels of the towns in a frame, thinned, and their rows in the table: the largest of each grain."""
    lat, lon, people, _ = _table()
    y = -upwards(lat) * frame.scale - frame.top
    x = np.radians(lon) * frame.scale - frame.left
    inside = np.flatnonzero((x >= 0) & (x <= frame.width) & (y >= 0) & (y <= frame.height))
    inside = inside[np.argsort(-people[inside], kind="stable")]
    cells = (y[inside] // GRAIN).astype(np.int64) * (frame.width + 1) + (x[inside] // GRAIN).astype(np.int64)
    _, first = np.unique(cells, return_index=True)
    kept = inside[np.sort(first)]
    return x[kept], y[kept], kept


@lru_cache(maxsize=32)
def _dots(frame: Frame) -> str:
    x, y, _ = _seen(frame)
    return "".join(f"M{a:.1f},{b:.1f}h0" for a, b in zip(x.tolist(), y.tolist(), strict=True))


def ground(frame: Frame, taken: Sequence[Box]) -> Ground:
    """The ground of a frame; names keep clear of the boxes that are ``taken`` and of one another."""
    x, y, rows = _seen(frame)
    boxes = list(taken)
    names = _countries(frame, x, y, rows, boxes)
    places = _places(frame, x, y, rows, boxes)
    return Ground(_dots(frame), tuple(names), tuple(places))


def _countries(frame: Frame, x: Any, y: Any, rows: Any, taken: list[Box]) -> list[Name]:
    """Each country's name about the middle of its towns that are seen, those with most towns first."""
    codes = _table()[3][rows]
    found = []
    for code, count in zip(*np.unique(codes, return_counts=True), strict=True):
        known = countries.by_code(str(code))
        if known is None or count < ENOUGH:
            continue
        here = codes == code
        found.append((-int(count), str(code), known.name.upper(), float(np.median(x[here])), float(np.median(y[here]))))
    names: list[Name] = []
    most = frame.width * frame.height // SPARSE
    for _, code, words, at_x, at_y in sorted(found):
        if len(names) == most:
            break
        half = width(words, COUNTRY) / 2
        for across, down in OFFSETS:
            to_x = min(max(at_x + across, half + 4), frame.width - half - 4)
            box = (to_x - half, at_y + down - 8, to_x + half, at_y + down + 8)
            if free(box, frame, taken) and codes[np.hypot(x - to_x, y - at_y - down).argmin()] == code:
                taken.append(box)
                names.append(Name(words, to_x, at_y + down))
                break
    return names


def _places(frame: Frame, x: Any, y: Any, rows: Any, taken: list[Box]) -> list[tuple[Name, float, float]]:
    """The largest towns that have room for their names, each with its dot."""
    names: list[tuple[Name, float, float]] = []
    most = slice(6 * NAMED)
    for at_x, at_y, row in zip(x[most].tolist(), y[most].tolist(), rows[most].tolist(), strict=True):
        if len(names) == NAMED:
            break
        words = _towns()[row].name
        box = (at_x - 3, at_y - 8, at_x + 6 + width(words, TOWN), at_y + 8)
        if free(box, frame, taken):
            taken.append(box)
            names.append((Name(words, at_x + 5, at_y), at_x, at_y))
    return names


def free(box: Box, frame: Frame, taken: Sequence[Box]) -> bool:
    """Whether a box lies in the frame and covers nothing."""
    a, b, c, d = box
    inside = a >= 0 and b >= 0 and c <= frame.width and d <= frame.height
    return inside and not any(a < right and left < c and b < low and top < d for left, top, right, low in taken)


@cache
def _towns() -> list[gazetteer.Place]:
    return list(gazetteer.towns())


@cache
def _table() -> tuple[Any, Any, Any, Any]:
    """Latitude, longitude, people and country of every town."""
    towns = _towns()
    return (
        np.array([one.lat or 0.0 for one in towns]),
        np.array([one.lon or 0.0 for one in towns]),
        np.array([one.population for one in towns]),
        np.array([one.country for one in towns]),
    )
