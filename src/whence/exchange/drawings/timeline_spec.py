"""A laid-out timeline as a Vega specification."""

from __future__ import annotations

from whence.exchange.drawings import vega
from whence.exchange.drawings.timeline import FOOT, HEAD, LETTERS, SMALL, TOTALS, Item, Timeline
from whence.exchange.drawings.vega import Link, Palette, Spec

#: An arrow's head, pointing right, in Vega's symbol units.
ARROW = "M-.6,-.8L.6,0L-.6,.8"


def specification(drawn: Timeline, link: Link, palette: Palette) -> Spec:
    """The drawing with its key."""
    keys, down = vega.key(_keys(drawn, palette), drawn.width, SMALL, palette)
    marks = vega.shifted([*_ground(drawn, palette), *_marks(drawn.items, link, palette)], down)
    title = f"Timeline of {len(drawn.items)} events"
    return vega.finished(vega.frame(drawn.width, drawn.height + down, [*keys, *marks], title=title))


def _keys(drawn: Timeline, palette: Palette) -> list[vega.Key]:
    items = drawn.items
    found = vega.standing_keys((item.row.standing for item in items), palette)
    ranges = [item for item in items if not item.exact]
    if any(item.row.about for item in items if item.exact):
        found.append(vega.Key("about this day", "circle", palette.paper, palette.ink, size=150))
    if any(not item.row.throughout for item in ranges):
        found.append(vega.Key("on some day of these", line="dashed"))
    if any(item.row.throughout for item in ranges):
        found.append(vega.Key("on every day of these", line="solid"))
    if any(item.open_start or item.open_end for item in items):
        found.append(vega.Key("the other end is not known", ARROW, stroke=palette.ink, line="dashed"))
    return found


def _ground(drawn: Timeline, palette: Palette) -> list[Spec]:
    """Lines where days, months or years begin, named over and under the drawing."""
    foot = drawn.height - FOOT
    lines = [{"x": t.x, "y": 4, "y2": drawn.height - 4, "wide": 1.25 if t.strong else 0.75} for t in drawn.ticks]
    said = [
        {"x": t.x + 4, "y": y, "words": t.words} for t in drawn.ticks if t.words for y in (HEAD / 2, foot + FOOT / 2)
    ]
    heads, over, back = [], [], []
    if (y := drawn.heading_y) is not None:
        side = {"x": 8, "x2": drawn.width - 8}
        heads.append({"x": 8, "y": y, "words": TOTALS})
        over.append({**side, "y": y - 12})
        back.append({**side, "y": y - 9, "y2": y + 9})
    return [
        vega.layer("rule", "grid", lines, x="x", y="y", y2="y2", stroke=vega.value(palette.faint), strokeWidth="wide"),
        vega.words("tick-words", said, SMALL, palette.quiet),
        vega.layer("rect", "heading-back", back, x="x", x2="x2", y="y", y2="y2", fill=vega.value(palette.paper)),
        vega.layer("rule", "heading-line", over, x="x", x2="x2", y="y", stroke=vega.value(palette.quiet)),
        vega.words("headings", heads, LETTERS, palette.quiet, fontStyle=vega.value("italic")),
    ]


def _marks(items: tuple[Item, ...], link: Link, palette: Palette) -> list[Spec]:
    lines, ends, arrows, exact, about, labels, tails, hits = [], [], [], [], [], [], [], []
    for item in items:
        look = vega.look(item.row.standing, palette)
        x, x2, y = item.x, item.x2, item.y
        if item.exact:
            exact.append({"x": x, "y": y, **look})
            if item.row.about:
                about.append({"x": x, "y": y, "stroke": look["stroke"]})
        else:
            dash = [1, 0] if item.row.throughout else [4, 3]
            lines.append({"x": x, "x2": x2, "y": y, "stroke": look["stroke"], "dash": dash})
            sides = ((x, item.open_start, item.cut_start, 180), (x2, item.open_end, item.cut_end, 0))
            for at, open_, beyond, angle in sides:
                if open_:
                    arrows.append({"x": at, "y": y, "stroke": look["stroke"], "angle": angle})
                elif not beyond:
                    ends.append({"x": at, "y": y, **look})
        labels.append({"x": item.label_x, "y": item.label_y, "words": item.label, "align": item.align})
        if item.tail:
            tails.append({"x": item.tail_x, "y": item.label_y, "words": item.tail, "align": item.align})
        hits.append(
            {
                "x": item.left - 6,
                "x2": item.right + 4,
                "y": item.top + 1,
                "y2": item.bottom - 1,
                "says": item.row.says,
                "href": link(item.row.kind, item.row.id),
                "id": item.row.id,
                "title": item.row.title,
            }
        )
    return [
        vega.layer("rule", "ranges", lines, x="x", x2="x2", y="y", stroke="stroke", strokeDash="dash", strokeWidth=1.5),
        vega.layer("symbol", "about", about, x="x", y="y", stroke="stroke", size=150, strokeDash=[2, 2]),
        vega.layer("symbol", "ends", ends, x="x", y="y", shape="shape", fill="fill", stroke="stroke", size=26),
        vega.layer("symbol", "arrows", arrows, x="x", y="y", angle="angle", stroke="stroke", size=60,
                   shape=vega.value(ARROW), strokeWidth=1.5),
        vega.layer("symbol", "days", exact, x="x", y="y", shape="shape", fill="fill", stroke="stroke", size=64,
                   strokeWidth=1.5),
        *vega.haloed("labels", labels, LETTERS, palette.ink, palette.paper, align="align"),
        *vega.haloed("tails", tails, SMALL, palette.quiet, palette.paper, align="align"),
        vega.hits(hits, x="x", x2="x2", y="y", y2="y2"),
    ]  # fmt: skip
