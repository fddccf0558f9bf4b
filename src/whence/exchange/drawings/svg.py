"""A specification drawn on the server, for the brief and for pages without scripts."""

from __future__ import annotations

import re

from whence.case.view import View
from whence.exchange.drawings.selection import Selection
from whence.exchange.drawings.timeline import timeline
from whence.exchange.drawings.timeline_spec import specification
from whence.exchange.drawings.vega import PAPER, RIM, Link, Spec

#: vl-convert takes an address without a host for a data set of Vega's examples and puts their host before it.
_HOST = re.compile(r' xlink:href="https://vega\.github\.io/vega-datasets/')
_FILL = re.compile(r' fill="[^"]*">')


def svg(spec: Spec) -> str:
    """The drawing as SVG text, with links to its marks' pages."""
    import vl_convert

    rims = [mark for mark in spec["marks"] if mark["name"].endswith(RIM)]
    rest = [mark for mark in spec["marks"] if mark not in rims]
    drawn = _HOST.sub(' xlink:href="', vl_convert.vega_to_svg(spec | {"marks": rest}, allowed_base_urls=[]))
    for mark in rims:
        drawn = _rimmed(drawn, mark)
    return drawn


def _rimmed(drawn: str, rim: Spec) -> str:
    """The drawing with the rim of a layer of text beneath it. To lay text out is most of the work of drawing, and a rim
    is laid out as its text is."""
    look, name = rim["encode"]["update"], rim["name"].removesuffix(RIM)
    fill, stroke, join = (look[key]["value"] for key in ("fill", "stroke", "strokeJoin"))
    width = f'stroke-width="{look["strokeWidth"]["value"]}" stroke-linejoin="{join}"'

    def under(found: re.Match[str]) -> str:
        head, texts = found.groups()
        head = head.replace(f'role-mark {name}"', f'role-mark {name}{RIM}"')
        return head + _FILL.sub(f' fill="{fill}" stroke="{stroke}" {width}>', texts) + "</g>" + found[0]

    return re.sub(rf'(<g class="mark-text role-mark {name}"[^>]*>)(.*?)</g>', under, drawn, flags=re.S)


def timeline_svg(view: View, selection: Selection, link: Link, across: int = 720) -> str:
    """The timeline of a selection on paper, ``across`` pixels wide; "" where nothing of it has a date.

    :func:`whence.exchange.drawings.selection.of_entity` and ``around`` select for an entity and for an event.
    ``link`` gives a mark's address by kind and id, None for a mark that leads nowhere.
    """
    drawn = timeline(view, selection, across)
    return svg(specification(drawn, link, PAPER)) if drawn.items else ""
