"""The network: who is said to be tied to whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Annotated, ClassVar

from whence.exchange.drawings.network import network
from whence.exchange.drawings.network_layout import lay_out
from whence.exchange.drawings.network_spec import specification
from whence.exchange.drawings.vega import SCREEN
from whence.web.asked import Asked
from whence.web.pages import drawn
from whence.web.pages.drawn import DrawnPage, Line


@dataclass(frozen=True, kw_only=True)
class NetworkPage(DrawnPage):
    template: ClassVar[str] = "network.html"
    lines: Annotated[tuple[Line, ...], "the ties, and where they are asked for the acts, that are drawn"]
    nodes: Annotated[int, "how many entities are drawn"]


def network_page(asked: Asked) -> NetworkPage:
    """The network; ?acts=yes adds what one is said to have done to another, the rest narrows it as the timeline."""
    view, wanted = asked.view, drawn.selection(asked)
    across, acts = drawn.width(asked), asked.query.get("acts") == "yes"
    found = network(view, wanted, acts=acts)
    marks: dict[str, dict[str, None]] = defaultdict(dict)
    for link in found.links:
        for row in link.rows:
            marks[row.id] |= dict.fromkeys((link.id, link.source, link.target))
    types = drawn.relation_types(view) + (drawn.event_types(view) if acts else [])
    show = drawn.choose(asked, "acts", "Show", (("", "standing ties"), ("yes", "ties, and acts on one another")))
    return NetworkPage(
        title="Network",
        **drawn.common(asked, "/network", types, show),
        lines=tuple(drawn.line(row, marks.get(row.id, ())) for row in found.rows),
        nodes=len(found.nodes),
        left_out=found.left_out,
        drawing=specification(found, lay_out(found, across), drawn.address, SCREEN) if across and found.nodes else None,
    )
