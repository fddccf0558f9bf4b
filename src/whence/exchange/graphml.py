"""GraphML: who is in which event and tied to whom, for Gephi, Cytoscape, yEd and networkx.

Entities and events are nodes. An edge is one role of one entity in one event, one place of one event, or one tie;
it says who says so and who denies it, because an edge alone would read as a fact.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from whence.case.titles import entity_title
from whence.case.view import View
from whence.exchange.jsonl import records
from whence.exchange.loss import Loss, Record, keys
from whence.exchange.voices import Voices, claims_of_place, claims_of_role, label, voices

if TYPE_CHECKING:
    import networkx

#: What a node or an edge has as the ledger has it, by the kind of record.
SAME = {
    "entity": "schema name named description country".split(),
    "event": "type date date_means earliest latest total grade grade_reason disputed occurred".split(),
    "relation": "type since until grade grade_reason disputed".split(),
}

KEPT = {
    "entity": keys("id status") | frozenset(SAME["entity"]),
    "event": keys("id place roles count reports origins") | frozenset(SAME["event"]),
    "relation": keys("id subject object reports origins") | frozenset(SAME["relation"]),
}

WHY = {
    "report": "a graph of who and what has no place for pages",
    "source": "who says so is named on each edge, by title alone",
    "claim": "an edge names who says so and who denies it, not in which words",
    "conflict": "a node says that it is disputed, not on what",
    "suggestion": "what waits for a judgement is not shown as known",
    "entity.names": "GraphML has no lists; the main name is kept",
    "entity.named_by": "claims are not carried",
    "entity.status_history": "only the present state is kept, on the node",
    "entity.listings": "GraphML has no lists",
    "event.lineages": "only how many origins there are is said, not why",
}


def export(view: View) -> tuple[bytes, Loss]:
    """The graph as a file, and what it could not carry."""
    import networkx

    loss, data = Loss("graphml"), io.BytesIO()
    networkx.write_graphml_xml(graph(view, loss.passing(records(view), KEPT, WHY)), data)
    return data.getvalue(), loss


def graph(view: View, everything: Iterable[Record]) -> networkx.MultiDiGraph[str]:
    """The ledger's entities, events and relations as a graph whose nodes and edges go by the ledger's ids."""
    import networkx

    found = networkx.MultiDiGraph()
    for one in everything:
        if one["kind"] == "entity":
            now = one["status"] or {}
            state = {f"{key}_as_said": now.get(key) for key in ("state", "since", "contested")}
            found.add_node(one["id"], **_known("entity", one, label=entity_title(view, one["id"]), **state))
        elif one["kind"] == "event":
            count = one["count"] or {}
            number = {"count_low": count.get("low"), "count_high": count.get("high")}
            more = {"label": label(view, one["id"]), **number, **_size(one)}
            found.add_node(one["id"], **_known("event", one, **more))
            _parts(view, one, found)
        elif one["kind"] == "relation":
            said = voices(view, view.claims_about.get(one["id"], ()))
            more = {**_size(one), **_said(said)}
            found.add_edge(one["subject"], one["object"], one["id"], **_known("relation", one, **more))
    return found


def _parts(view: View, one: Record, found: networkx.MultiDiGraph[str]) -> None:
    """The edges from an event to those who are in it and to where it was."""
    event = view.events[one["id"]]
    edges = [
        (role, entity, claims_of_role(view, event, role, entity))
        for role, members in one["roles"].items()
        for entity in members
    ]
    if one["place"] is not None:
        place = one["place"]["entity"]
        edges.append(("place", place, claims_of_place(view, event, place)))
    for role, entity, refs in edges:
        said = voices(view, refs)
        found.add_edge(event.id, entity, f"{event.id} {role} {entity}", kind="role", type=role, **_said(said))


def _known(kind: str, one: Record, **more: Any) -> dict[str, Any]:
    """The values that are known: GraphML has no empty value, and XML none of the control characters."""
    values = {"kind": kind} | {key: one[key] for key in SAME[kind]} | more
    return {key: _clean(value) for key, value in values.items() if value not in (None, "")}


def _size(one: Record) -> dict[str, int]:
    return {"reports": len(one["reports"]), "origins": len(one["origins"])}


def _said(said: Voices) -> dict[str, str]:
    both = {"said_by": said.said_by, "denied_by": said.denied_by}
    return {key: str(_clean(value)) for key, value in both.items() if value}


def _clean(value: object) -> object:
    if not isinstance(value, str):
        return value
    return "".join(char for char in value if char in "\t\n" or (char >= " " and char not in "\ufffe\uffff"))
