"""GeoJSON (RFC 7946): events and places as points, each with how exactly its point is known.

A point is the gazetteer's: of a town, or the middle of a region's or a country's towns. ``precision`` says which, and
``point_of`` whose point it is, where a report names a place inside it ("the airport of Karbala": Karbala). An event
whose place is not known has no point; the loss report names every one.
"""

from __future__ import annotations

import json

from whence.case.titles import about_title
from whence.case.view import View
from whence.codebook.gazetteer import Place
from whence.exchange.jsonl import records
from whence.exchange.loss import Loss, Record, keys
from whence.exchange.places import PRECISION, located, place_name, point
from whence.exchange.voices import label, voices

#: Schemas of what stands somewhere: places, and facilities at a place.
PLACES = frozenset({"Address", "RealEstate"})

#: What an event's feature has as the ledger has it.
SAME = "type date date_means earliest latest total grade grade_reason disputed occurred".split()

KEPT = {"event": keys("id place count reports origins") | frozenset(SAME), "entity": keys("id name names country")}

WHY = {
    "report": "a map shows where, not who wrote of it",
    "source": "who says so is named on each event, by title alone",
    "claim": "an event's feature names who says so and who denies it, not in which words",
    "relation": "a tie has no place",
    "conflict": "an event's feature says that it is disputed, not on what",
    "suggestion": "what waits for a judgement is not shown as known",
    "event.roles": "the title names those whom the event concerns, up to three",
    "event.lineages": "only how many origins there are is said, not why",
}


def export(view: View) -> tuple[bytes, Loss]:
    """The whole collection as a file, and what it could not carry."""
    loss = Loss("geojson")
    features, mapped = [], []
    for record in records(view):
        if record["kind"] not in KEPT:
            mapped.append(record)
        elif (feature := _feature(view, record, loss)) is not None:
            features.append(feature)
            mapped.append(record)
    loss.compare(mapped, KEPT, WHY)
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n", loss


def _feature(view: View, one: Record, loss: Loss) -> Record | None:
    """One event or place as a feature, or None where it has no point."""
    if one["kind"] == "entity" and not _is_place(view, one["id"]):
        loss.drop("entity", "it is not a place")
        return None
    id = one["id"] if one["kind"] == "entity" else one["place"] and one["place"]["entity"]
    found = located(view, id) if id else None
    at = point(found)
    if found is None or at is None:
        why = "its place is not in the gazetteer" if id else "no report says where"
        words = place_name(view, one["id"]) if one["kind"] == "entity" else about_title(view, one["id"])
        loss.drop(f"{one['kind']} without coordinates", why, which=f"{one['id']} {words}")
        return None
    said = _place(view, one) if one["kind"] == "entity" else _event(view, one)
    lat, lon = at
    return {
        "type": "Feature",
        "id": one["id"],
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {"kind": "place" if one["kind"] == "entity" else "event", **_exactness(view, id, found), **said},
    }


def _is_place(view: View, id: str) -> bool:
    return view.entities[id].schema in PLACES


def _exactness(view: View, id: str, found: Place) -> Record:
    return {
        "place": place_name(view, id),
        "place_id": id,
        "precision": PRECISION[found.kind],
        "point_of": found.name,
        "country": found.country,
    }


def _place(view: View, one: Record) -> Record:
    return {"title": one["name"] or one["description"], "names": one["names"]}


def _event(view: View, one: Record) -> Record:
    said = voices(view, view.claims_about.get(one["id"], ()))
    count = one["count"] or {"low": None, "high": None}
    return {
        "title": label(view, one["id"]),
        **{key: one[key] for key in SAME},
        "count_low": count["low"],
        "count_high": count["high"],
        "reports": len(one["reports"]),
        "origins": len(one["origins"]),
        "said_by": list(said.says),
        "denied_by": list(said.denies),
    }
