"""A network: who is said to be tied to whom. Ties are links, those in dispute apart from the others; with ``acts``
also what one is said to have done to another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from whence.case.titles import entity_title
from whence.case.view import View
from whence.exchange.drawings.rows import Row, Standing, event_row, relation_row
from whence.exchange.drawings.selection import Selection, choice, events, relations
from whence.resolve.resolution import Event

Sort = Literal["person", "body", "other"]

#: What a node's shape says: FollowTheMoney's schemata, people and bodies; all else is a place or a thing.
SORTS: dict[str, Sort] = {
    "Person": "person",
    "Organization": "body",
    "Company": "body",
    "PublicBody": "body",
    "LegalEntity": "body",
}

#: More nodes than this nobody reads; those with most ties are drawn, and the page says how many are not.
MOST = 150
#: Ties, and likewise acts, that are laid out: those with most origins.
MOST_TIES = 200


@dataclass(frozen=True, slots=True)
class Node:
    """One entity; ``ties`` counts the rows in which it stands, drawn or not."""

    id: str
    title: str
    sort: Sort
    named: bool
    ties: int


@dataclass(frozen=True, slots=True)
class Link:
    """What is said to go from one node to another: all rows between the two that agree in being disputed or not."""

    id: str
    source: str
    target: str
    rows: tuple[Row, ...]
    words: str
    standing: Standing

    @property
    def disputed(self) -> bool:
        return self.standing in ("disputed", "contested")


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and links in a stable order; ``rows`` are the lines of the table, ``left_out`` counts those not drawn."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    rows: tuple[Row, ...]
    left_out: int


def network(view: View, selection: Selection, *, acts: bool = False, most: int = MOST) -> Network:
    """The ties that a selection keeps, and those they tie; one of an entity to itself is in the table alone."""
    said: list[tuple[str, str, str, Row]] = []
    chosen = choice(selection)
    ties, left_out = relations(view, chosen, MOST_TIES)
    for tie in ties:
        known = view.codebook.relations.get(tie.type)
        words = known.says if known else tie.type.replace("_", " ")
        said.append((tie.subject, tie.object, words, relation_row(view, tie)))
    if acts:
        done, more = events(view, replace(chosen, act=True), MOST_TIES)
        left_out += more
        for event in done:
            kind = view.codebook.events.get(event.type)
            words = (kind.says if kind else event.type.replace("_", " ")).lower()
            row = event_row(view, event)
            said += [(a, b, words, row) for a, b in _pairs(event)]
    return assemble(view, said, most, left_out)


def assemble(view: View, said: Sequence[tuple[str, str, str, Row]], most: int, left_out: int = 0) -> Network:
    """A network of (from, to, words, row); ``left_out`` ties were left out before."""
    ties: dict[str, set[str]] = defaultdict(set)
    for a, b, _, row in said:
        if a != b:
            ties[a].add(row.id)
            ties[b].add(row.id)
    kept = set(sorted(ties, key=lambda id: (-len(ties[id]), id))[:most])
    nodes = [
        Node(
            id=id,
            title=entity_title(view, id, mark=False),
            sort=SORTS.get(view.entities[id].schema, "other"),
            named=view.entities[id].named,
            ties=len(ties[id]),
        )
        for id in sorted(kept)
    ]
    rows = {row.id: row for a, b, _, row in said if a == b or {a, b} <= kept}
    ordered = sorted(rows.values(), key=lambda row: (row.kind, row.title, row.id))
    left_out += len({row.id for _, _, _, row in said}) - len(rows)
    return Network(tuple(nodes), tuple(_links(said, kept)), tuple(ordered), left_out)


def _links(said: Iterable[tuple[str, str, str, Row]], kept: set[str]) -> list[Link]:
    between: dict[tuple[str, str, bool], list[tuple[str, Row]]] = defaultdict(list)
    for a, b, words, row in said:
        if a != b and a in kept and b in kept:
            between[a, b, row.standing in ("disputed", "contested")].append((words, row))
    return [
        Link(
            id=f"{a}-{b}-{int(disputed)}",
            source=a,
            target=b,
            rows=tuple({row.id: row for _, row in many}.values()),
            words=", ".join(dict.fromkeys(words for words, _ in many)),
            standing=many[0][1].standing,
        )
        for (a, b, disputed), many in sorted(between.items())
    ]


def _pairs(event: Event) -> list[tuple[str, str]]:
    """Who is said to have done an event to whom, or for whom."""
    to = (*event.roles.get("patient", ()), *event.roles.get("recipient", ()))
    return list(dict.fromkeys((a, b) for a in event.roles.get("agent", ()) for b in to))
