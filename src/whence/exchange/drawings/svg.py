"""A specification drawn on the server, for the brief and for pages without scripts."""

from __future__ import annotations

import re

from whence.case.view import View
from whence.exchange.drawings.selection import Selection
from whence.exchange.drawings.timeline import timeline
from whence.exchange.drawings.timeline_spec import specification
from whence.exchange.drawings.vega import PAPER, Link, Spec

#: vl-convert takes an address without a host for a data set of Vega's examples and puts their host before it.
_HOST = re.compile(r' xlink:href="https://vega\.github\.io/vega-datasets/')


def svg(spec: Spec) -> str:
    """The drawing as SVG text, with links to its marks' pages."""
    import vl_convert

    drawn = vl_convert.vega_to_svg(spec, allowed_base_urls=[])
    return _HOST.sub(' xlink:href="', drawn)


def timeline_svg(view: View, selection: Selection, link: Link, across: int = 720) -> str:
    """The timeline of a selection on paper, ``across`` pixels wide; "" where nothing of it has a date.

    :func:`whence.exchange.drawings.selection.of_entity` and ``around`` select for an entity and for an event.
    ``link`` gives a mark's address by kind and id, None for a mark that leads nowhere.
    """
    drawn = timeline(view, selection, across)
    return svg(specification(drawn, link, PAPER)) if drawn.items else ""
