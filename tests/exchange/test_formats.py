"""What leaves in other formats reads back as what the ledger has, and the loss report counts the rest."""

import csv
import io
import json
import zipfile
from collections import Counter
from dataclasses import replace
from typing import Any

import networkx
import pytest

from whence.case.view import View
from whence.errors import CaseError
from whence.exchange import csv as tables
from whence.exchange import geojson, graphml
from whence.exchange.formats import FORMATS, write
from whence.exchange.jsonl import records
from whence.exchange.loss import Loss

Record = dict[str, Any]


def of(view: View, kind: str) -> dict[str, Record]:
    return {one["id"]: one for one in records(view) if one["kind"] == kind}


# -- every format ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_a_case_gives_the_same_bytes_every_time(view: View, name: str) -> None:
    one, other = io.BytesIO(), io.BytesIO()
    assert write(view, name, one).record() == write(view, name, other).record()
    assert one.getvalue() == other.getvalue()
    assert one.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_every_record_is_carried_or_counted_as_lost(view: View, name: str) -> None:
    """By kind: what is in the file and what the report says is not add up to the ledger."""
    loss = FORMATS[name].files(view)[1]
    there = Counter(one["kind"] for one in records(view))
    told = Counter(loss.carried)
    for (what, _), number in loss.lost.items():
        if (kind := what.split()[0]) in there:  # "event" and "event without coordinates", not "event.roles"
            told[kind] += number
    assert told == there


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "jsonl"])
def test_no_format_but_the_ledger_claims_to_hold_everything(view: View, name: str) -> None:
    assert FORMATS[name].files(view)[1].total


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("jsonl", "csv")])
def test_what_a_commenter_said_is_not_collected_under_his_name(view: View, name: str) -> None:
    others = {one.name for one in view.sources.values() if one.type != "commenter"}
    names = {one.name for one in view.sources.values() if one.type == "commenter"} - others
    files = FORMATS[name].files(view)[0]
    printed = b" ".join(data for file, data in files.items() if file != "sidecar.jsonl").decode()  # it is the ledger's
    assert names
    assert not [one for one in names if one in printed]


def test_a_key_that_no_format_knows_yet_is_a_loss() -> None:
    loss = Loss("csv")
    event = {"kind": "event", "id": "v-1", "type": "raid", "weather": "fog", "place": None}
    loss.compare([event], {"event": frozenset({"id", "type"})}, {})
    assert [(row["what"], row["count"]) for row in loss.record()["lost"]] == [("event.weather", 1)]


def test_an_unknown_format_is_refused(view: View) -> None:
    with pytest.raises(CaseError, match="no export format 'xls'"):
        write(view, "xls", io.BytesIO())


# -- CSV ---------------------------------------------------------------------------------------------------------


def read_back(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def sheets(view: View) -> dict[str, list[dict[str, str]]]:
    return {name: read_back(data) for name, data in tables.export(view)[0].items()}


@pytest.mark.parametrize(
    ("sheet", "kind"),
    [("reports", "report"), ("sources", "source"), ("entities", "entity"), ("events", "event"),
     ("relations", "relation"), ("claims", "claim"), ("conflicts", "conflict"), ("suggestions", "suggestion")],
)  # fmt: skip
def test_every_kind_has_a_table_that_reads_back_value_for_value(
    view: View, sheets: dict[str, list[dict[str, str]]], sheet: str, kind: str
) -> None:
    there = of(view, kind)
    rows = sheets[f"{sheet}.csv"]
    assert [row["id"] for row in rows] == list(there)
    for row in rows:
        for key, written in row.items():
            if key in (record := there[row["id"]]):
                plain = written.removeprefix("'") if written[1:2] in tables.FORMULA else written
                assert plain == tables.cell(record[key])


def test_lists_are_tables_that_put_the_ledger_together_again(
    view: View, sheets: dict[str, list[dict[str, str]]]
) -> None:
    entities, events, claims = of(view, "entity"), of(view, "event"), of(view, "claim")
    names: dict[str, list[str]] = {}
    for row in sheets["names.csv"]:
        names.setdefault(row["entity"], []).append(row["name"])
    assert names == {id: one["names"] for id, one in entities.items() if one["names"]}
    roles: dict[str, dict[str, list[str]]] = {}
    for row in sheets["participants.csv"]:
        roles.setdefault(row["event"], {}).setdefault(row["role"], []).append(row["entity"])
    assert roles == {id: one["roles"] for id, one in events.items() if one["roles"]}
    chains: dict[str, list[dict[str, str]]] = {}
    for row in sheets["chains.csv"]:
        chains.setdefault(row["claim"], []).append({"source": row["source"], "act": row["act"]})
    assert chains == {id: one["sources"] for id, one in claims.items()}


def test_a_cell_that_a_spreadsheet_would_run_is_disarmed_and_counted(view: View) -> None:
    id, report = next(iter(view.reports.items()))
    hostile = replace(view, reports=dict(view.reports) | {id: replace(report, title='=HYPERLINK("x")')})
    files, loss = tables.export(hostile)
    (row,) = [row for row in read_back(files["reports.csv"]) if row["id"] == id]
    assert row["title"] == '\'=HYPERLINK("x")'
    assert sum(number for (what, _), number in loss.lost.items() if what == "cell as printed") >= 1


def test_a_zip_holds_the_tables_and_the_loss_report(view: View) -> None:
    data = io.BytesIO()
    loss = write(view, "csv", data)
    with zipfile.ZipFile(data) as packed:
        assert packed.testzip() is None
        assert {f"{table.name}.csv" for table in tables.TABLES} | {"loss.json"} == set(packed.namelist())
        assert json.loads(packed.read("loss.json")) == loss.record()


# -- GraphML -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def graph(view: View) -> "networkx.MultiDiGraph[str]":
    found = networkx.read_graphml(io.BytesIO(graphml.export(view)[0]), force_multigraph=True)
    assert isinstance(found, networkx.MultiDiGraph)
    return found


def test_every_entity_and_event_is_a_node(view: View, graph: "networkx.MultiDiGraph[str]") -> None:
    assert set(graph) == set(view.entities) | set(view.events)
    for id, one in of(view, "event").items():
        node = graph.nodes[id]
        for key in graphml.SAME["event"]:
            assert node.get(key) == (one[key] if one[key] != "" else None)
        assert node["origins"] == len(one["origins"])


def test_every_role_place_and_tie_is_an_edge_that_says_who_says_so(
    view: View, graph: "networkx.MultiDiGraph[str]"
) -> None:
    edges = Counter((a, data["type"], b) for a, b, data in graph.edges(data=True))
    wanted: Counter[tuple[str, str, str]] = Counter()
    for event in of(view, "event").values():
        wanted.update((event["id"], role, one) for role, members in event["roles"].items() for one in members)
        if event["place"]:
            wanted[event["id"], "place", event["place"]["entity"]] += 1
    for tie in of(view, "relation").values():
        wanted[tie["subject"], tie["type"], tie["object"]] += 1
    assert edges == wanted
    for _, _, data in graph.edges(data=True):
        assert data.get("said_by") or data.get("denied_by") or data["type"]
    voiced = [data for _, _, data in graph.edges(data=True) if data.get("said_by") or data.get("denied_by")]
    assert len(voiced) > 0.9 * graph.number_of_edges()


def test_a_name_with_control_characters_is_still_xml(view: View) -> None:
    id, entity = next(iter(view.entities.items()))
    changed = replace(entity, name="Boro\x00\x1b[31m & <b>\u202e", names=("x",), named=True)
    entities = tuple(changed if one.id == id else one for one in view.resolution.entities)
    hostile = replace(view, resolution=replace(view.resolution, entities=entities), stored=None)
    found = networkx.read_graphml(io.BytesIO(graphml.export(hostile)[0]), force_multigraph=True)
    assert found.nodes[id]["name"] == "Boro[31m & <b>\u202e"


# -- GeoJSON -----------------------------------------------------------------------------------------------------


def test_a_collection_keeps_the_rules_of_rfc_7946(mapped: View) -> None:
    collection = json.loads(geojson.export(mapped)[0])
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    assert collection["features"]
    for feature in collection["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str)
        assert isinstance(feature["properties"], dict)
        assert feature["geometry"]["type"] == "Point"
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
    ids = [feature["id"] for feature in collection["features"]]
    assert len(ids) == len(set(ids))


def test_points_are_the_ledgers_and_say_how_exact_they_are(mapped: View) -> None:
    features = {one["id"]: one for one in json.loads(geojson.export(mapped)[0])["features"]}
    events = {id: one for id, one in of(mapped, "event").items() if one["place"] and one["place"]["lat"] is not None}
    assert events
    for id, event in events.items():
        assert features[id]["geometry"]["coordinates"] == [event["place"]["lon"], event["place"]["lat"]]
    (held,) = [one["properties"] for one in features.values() if one["properties"].get("type") == "detain"]
    assert (held["place"], held["precision"], held["point_of"]) == ("Basra airport", "town", "Basrah")
    assert held["said_by"] == ["the interior ministry"]


def test_events_without_a_point_are_named_in_the_loss_report(mapped: View) -> None:
    data, loss = geojson.export(mapped)
    shown = {one["id"] for one in json.loads(data)["features"]}
    missing = {line.split()[0] for lines in loss.which.values() for line in lines if line.startswith("v-")}
    assert missing == set(mapped.events) - shown
    assert missing
