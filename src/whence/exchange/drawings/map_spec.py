"""A laid-out map as a Vega specification."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi
from typing import Any

from whence.case.wording import several
from whence.codebook.gazetteer import Kind
from whence.exchange.drawings import vega
from whence.exchange.drawings.ground import COUNTRY, TOWN
from whence.exchange.drawings.map import CONFLICT, EXACT, LETTERS, Map, Pin
from whence.exchange.drawings.vega import Link, Palette, Spec

#: Each exactness has its own mark, which says itself where colours do not: a spot, a dashed ring, a dashed square.
SHAPES: dict[Kind, str] = {"city": "circle", "region": "circle", "country": "square"}

#: Titles that a tooltip names at most; the table has them all.
TITLES = 8


def specification(drawn: Map, link: Link, palette: Palette, borders: Sequence[str] = ()) -> Spec:
    """The drawing with its key; ``borders`` are SVG paths in the frame's pixels, drawn faintly under all else."""
    keys, down = vega.key(_keys(drawn.pins, palette), drawn.width, LETTERS - 1, palette)
    high = drawn.frame.height if drawn.frame else 0
    inside = vega.clipped("map", _ground(drawn, borders, palette), drawn.width, high, down + 4, palette.faint)
    number = sum(len(pin.rows) for pin in drawn.pins)
    title = f"Map of {several(number, 'event')} at {several(len(drawn.pins), 'place')}"
    marks = [*keys, inside, *vega.shifted(_pins(drawn.pins, link, palette), down + 4)]
    return vega.finished(vega.frame(drawn.width, high + down + 8, marks, title=title))


def _keys(pins: Sequence[Pin], palette: Palette) -> list[vega.Key]:
    kinds = {pin.place.kind for pin in pins}
    found = [
        vega.Key(words, SHAPES[kind], "transparent" if dash else palette.ink, palette.ink, dash=dash)
        for kind, words in EXACT.items()
        if kind in kinds
        for dash in [kind != "city"]
    ]
    if any(len(pin.rows) > 1 for pin in pins):
        found.append(vega.Key("a number: so many events there", line=None))
    if any(pin.disputed for pin in pins):
        found.append(vega.Key(f"red, with {CONFLICT}: some are in conflict", "circle", palette.red, palette.red))
    return found


def _ground(drawn: Map, borders: Sequence[str], palette: Palette) -> list[Spec]:
    if drawn.ground is None:
        return []
    towns = [{"path": drawn.ground.towns}]
    countries = [{"x": one.x, "y": one.y, "words": one.words} for one in drawn.ground.countries]
    places = [{"x": one.x, "y": one.y, "words": one.words} for one, _, _ in drawn.ground.places]
    dots = [{"x": x, "y": y} for _, x, y in drawn.ground.places]
    lines = [{"path": path} for path in borders]
    return [
        vega.layer("path", "borders", lines, path="path", stroke=vega.value(palette.quiet), strokeWidth=0.75),
        vega.layer("path", "towns", towns, path="path", stroke=vega.value(palette.ground), strokeWidth=1.8,
                   strokeCap=vega.value("round")),
        *vega.haloed("countries", countries, COUNTRY, palette.quiet, palette.paper, align=vega.value("center")),
        vega.layer("symbol", "town-dots", dots, x="x", y="y", size=8, fill=vega.value(palette.quiet)),
        *vega.haloed("town-names", places, TOWN, palette.quiet, palette.paper),
    ]  # fmt: skip


def _pins(pins: Sequence[Pin], link: Link, palette: Palette) -> list[Spec]:
    marks: dict[bool, list[dict[str, Any]]] = {True: [], False: []}
    labels, hits = [], []
    for pin in pins:
        colour = palette.red if pin.disputed else palette.ink
        area = 4 * pin.radius**2 if pin.place.kind == "country" else pi * pin.radius**2
        mark = {"x": pin.x, "y": pin.y, "size": area, "shape": SHAPES[pin.place.kind], "colour": colour}
        marks[pin.place.kind == "city"].append(mark)
        if pin.label:
            labels.append({"x": pin.label_x, "y": pin.label_y, "words": pin.label, "align": pin.align})
        only = pin.rows[0]
        hits.append(
            {
                "x": pin.x,
                "y": pin.y,
                "size": 4 * (pin.radius + 4) ** 2,
                "says": _says(pin),
                "href": link("event", only.id) if len(pin.rows) == 1 else link("point", pin.key),
                "id": pin.key,
                "title": pin.name,
            }
        )
    return [
        vega.layer("symbol", "regions", marks[False], x="x", y="y", size="size", shape="shape", stroke="colour",
                   strokeDash=[4, 3], strokeWidth=1.75),
        vega.layer("symbol", "points", marks[True], x="x", y="y", size="size", fill="colour", shape="shape",
                   stroke=vega.value(palette.paper), strokeWidth=1, fillOpacity=0.85),
        *vega.haloed("labels", labels, LETTERS, palette.ink, palette.paper, align="align",
                     fontWeight=vega.value("bold")),
        vega.hits(hits, "symbol", x="x", y="y", size="size"),
    ]  # fmt: skip


def _says(pin: Pin) -> str:
    if len(pin.rows) == 1:
        return f"{pin.name}. {pin.rows[0].says}"
    titles = "; ".join(row.title for row in pin.rows[:TITLES])
    more = f"; and {len(pin.rows) - TITLES} more" if len(pin.rows) > TITLES else ""
    return f"{pin.name} ({EXACT[pin.place.kind]}). {several(len(pin.rows), 'event')}: {titles}{more}."
