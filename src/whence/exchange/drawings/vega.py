"""What all drawings share as Vega specifications (https://vega.github.io/vega/docs/specification/): the frame, the
colours by name, the marks for how claims stand to one another, the key that explains them, and what can be pointed at.

Everything is laid out before it comes here: a specification holds positions in pixels and asks nobody for data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from whence.exchange.drawings.lettering import FONT, width
from whence.exchange.drawings.rows import STANDINGS, Standing

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega/v6.json"

#: Gives the address of a thing's page by its kind and id, or None where it has none.
Link = Callable[[str, str], str | None]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for: words and marks, what stands back, lines, the ground's dots, dispute, the paper."""

    ink: str
    quiet: str
    faint: str
    ground: str
    red: str
    paper: str


#: On a page the style sheet gives the colours, so that a drawing turns dark with the page without being drawn again.
SCREEN = Palette(*(f"var(--drawing-{name})" for name in ("ink", "quiet", "faint", "ground", "red", "paper")))

#: On paper, and wherever no style sheet reaches.
PAPER = Palette("#1d1d1b", "#5f5e5a", "#d9d7d0", "#b9b5a8", "#b3261e", "#ffffff")

CROSS = "M-.75,-.75L.75,.75M-.75,.75L.75,-.75"

#: The mark of each standing: its shape, whether it is filled, and whether it is red.
MARKS: dict[Standing, tuple[str, bool, bool]] = {
    "said": ("circle", True, False),
    "disputed": ("diamond", True, True),
    "contested": ("diamond", False, True),
    "denied": (CROSS, False, False),
    "open": ("circle", False, False),
}


def look(standing: Standing, palette: Palette) -> dict[str, str]:
    """Shape, fill and stroke of a standing's mark, as fields of a datum."""
    shape, filled, red = MARKS[standing]
    colour = palette.red if red else palette.ink
    return {"shape": shape, "fill": colour if filled else palette.paper, "stroke": colour}


def frame(across: float, high: float, marks: Sequence[Spec], *, title: str, signals: Sequence[Spec] = ()) -> Spec:
    """A whole specification; ``title`` is what somebody hears who cannot see it."""
    return {
        "$schema": SCHEMA,
        "description": title,
        "width": across,
        "height": high,
        "padding": 0,
        "autosize": "none",
        "background": None,
        "signals": list(signals),
        "marks": list(marks),
    }


def layer(type: str, name: str, values: Iterable[dict[str, Any]], **encode: Any) -> Spec:
    """Marks of one type, one a datum, silent to a screen reader and to the mouse; :func:`hits` speaks for them.

    A string names the field that gives an encoding; numbers and lists, and what :func:`value` holds, are the same for
    all.
    """
    return {
        "type": type,
        "name": name,
        "from": {"data": f"{name}-rows"},
        "data": list(values),
        "aria": False,
        "interactive": False,
        "encode": {"update": {key: _encoded(value) for key, value in encode.items()}},
    }


def value(given: Any) -> dict[str, Any]:
    """One value for a whole layer."""
    return {"value": given}


def words(name: str, values: Iterable[dict[str, Any]], size: float, fill: str, **encode: Any) -> Spec:
    """Lines of text: each datum has ``words`` and where they stand, ``x`` and the middle of their height ``y``."""
    look = {"font": value(FONT), "fontSize": size, "baseline": value("middle"), "fill": value(fill)}
    return layer("text", name, values, **({"x": "x", "y": "y", "text": "words"} | look | encode))


#: How the name of a layer ends that is the rim of the one before.
RIM = "-rim"


def haloed(name: str, values: list[dict[str, Any]], size: float, fill: str, paper: str, **encode: Any) -> list[Spec]:
    """Lines of text on a rim of paper, so that lines may pass under them."""
    stroke = {"stroke": value(paper), "strokeWidth": 3, "strokeJoin": value("round")}
    rim = words(f"{name}{RIM}", values, size, paper, **stroke, **encode)
    return [rim, words(name, values, size, fill, **encode)]


def hits(values: Iterable[dict[str, Any]], type: str = "rect", **encode: Any) -> Spec:
    """What can be pointed at, tabbed to and followed: one transparent shape over all that belongs to a thing.

    A datum has ``id``, ``title``, ``says`` (its sentence), ``href`` (its page) and where it lies.
    """
    found = layer(type, "hits", values, **encode)
    found["aria"] = True
    found["interactive"] = True
    found["encode"]["update"] |= {
        "fill": value("transparent"),
        "tooltip": {"field": "says"},
        "href": {"field": "href"},
        "description": {"field": "says"},
        "ariaRole": value("link"),
        "cursor": value("pointer"),
    }
    return found


def clipped(name: str, marks: Sequence[Spec], across: float, high: float, down: float, edge: str) -> Spec:
    """Layers in a frame of their own that lies ``down`` pixels under the top and lets nothing out."""
    data, inside = gather(marks)
    size = {"x": value(0.5), "y": value(down + 0.5), "width": value(across - 1), "height": value(high - 1)}
    size |= {"stroke": value(edge), "clip": value(True)}
    return {
        "type": "group",
        "name": name,
        "aria": False,
        "interactive": False,
        "encode": {"update": size},
        "data": data,
        "marks": inside,
    }


def gather(marks: Sequence[Spec]) -> tuple[list[Spec], list[Spec]]:
    """Layers as data sets and marks apart, as a specification wants them; layers without data are dropped."""
    groups = [one for one in marks if one["type"] == "group"]
    full = [one for one in marks if one["type"] != "group" and one["data"]]
    data = [{"name": one["from"]["data"], "values": one["data"]} for one in full]
    bare = {one["name"]: {key: value for key, value in one.items() if key != "data"} for one in full}
    kept = [one for one in marks if one in groups or one["name"] in bare]
    return data, [bare.get(one["name"], one) for one in kept]


def finished(spec: Spec) -> Spec:
    """A specification whose layers' data stand where Vega looks for them."""
    data, marks = gather(spec["marks"])
    return spec | {"data": data, "marks": marks}


# ----------------------------------------------------------------------------------------------------- the key
@dataclass(frozen=True, slots=True)
class Key:
    """One line of the key: a symbol's look, or a line's dash ("solid", "dashed", "open"), and what it means."""

    words: str
    shape: str | None = None
    fill: str = "transparent"
    stroke: str = ""
    size: float = 64
    line: str | None = None
    dash: bool = False


#: Pixels: a row of the key, the room its symbol takes, air between two.
ROW, SYMBOL, BETWEEN = 20, 30, 18


def standing_keys(found: Iterable[Standing], palette: Palette) -> list[Key]:
    """The marks that a drawing uses, in their order."""
    used = set(found)
    looks = {one: look(one, palette) for one in MARKS if one in used}
    return [Key(STANDINGS[one], at["shape"], at["fill"], at["stroke"]) for one, at in looks.items()]


def key(keys: Sequence[Key], across: float, size: float, palette: Palette, left: float = 8) -> tuple[list[Spec], float]:
    """The key in rows over a drawing, and how high it is."""
    symbols, lines, said = [], [], []
    x, y = left, ROW / 2
    for one in keys:
        long = (SYMBOL if one.shape or one.line else 0) + width(one.words, size)
        if x > left and x + long > across - left:
            x, y = left, y + ROW
        stroke = one.stroke or palette.ink
        if one.line:
            dash = [4, 3] if one.line in ("dashed", "red") else [1, 0]
            lines.append({"x": x, "x2": x + 22, "y": y, "stroke": stroke, "dash": dash})
        if one.shape:
            middle = x + 11
            symbols.append({"x": middle, "y": y, "shape": one.shape, "fill": one.fill, "stroke": stroke})
            symbols[-1] |= {"size": one.size, "dash": [3, 2] if one.dash else [1, 0]}
        said.append({"x": x + (SYMBOL if one.shape or one.line else 0), "y": y, "words": one.words})
        x += long + BETWEEN
    marks = [
        layer("rule", "key-lines", lines, x="x", x2="x2", y="y", stroke="stroke", strokeDash="dash", strokeWidth=1.5),
        layer("symbol", "key-symbols", symbols, x="x", y="y", shape="shape", fill="fill", stroke="stroke", size="size",
              strokeWidth=1.5, strokeDash="dash"),
        words("key-words", said, size, palette.quiet),
    ]  # fmt: skip
    return marks, (y + ROW / 2 if keys else 0)


def shifted(marks: Sequence[Spec], down: float) -> list[Spec]:
    """The same layers further down, for what stands under a key."""
    moved = []
    for one in marks:
        values = [
            {name: value + down if name in ("y", "y2", "yc") else value for name, value in datum.items()}
            for datum in one["data"]
        ]
        moved.append(one | {"data": values})
    return moved


def _encoded(given: Any) -> Any:
    if isinstance(given, dict):
        return given
    return {"field": given} if isinstance(given, str) else {"value": given}
