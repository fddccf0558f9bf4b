"""On which facets the claims about one event cannot all hold: the table, one function a facet.

Each function gives the sides of a conflict, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from whence.weigh.circumstances import count, date, place
from whence.weigh.participants import agent, identity, patient
from whence.weigh.sides import Matter
from whence.weigh.stances import legality, occurrence, substance
from whence.weigh.weighed import Facet, Side

Find = Callable[[Matter], tuple[Side, ...]]

#: Every facet, with what finds it. The order is that of the accounts table.
EVENT: tuple[tuple[Facet, Find], ...] = (
    ("agent", agent), ("patient", patient), ("place", place), ("date", date), ("count", count),
    ("substance", substance), ("legality", legality), ("occurrence", occurrence),
)  # fmt: skip
RELATION: tuple[tuple[Facet, Find], ...] = (("substance", substance), ("occurrence", occurrence))
ENTITY: tuple[tuple[Facet, Find], ...] = (("identity", identity),)
