"""FollowTheMoney entities keep the model's rules, and the statements put together are the entities."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from whence.case.listed import Decision
from whence.case.view import View
from whence.exchange import ftm
from whence.exchange.jsonl import records
from whence.exchange.voices import voices

FACTS = yaml.safe_load((Path(__file__).parent / "followthemoney.yaml").read_text(encoding="utf-8"))

Entity = dict[str, Any]


def exported(view: View) -> tuple[dict[str, Entity], list[dict[str, str]], list[dict[str, Any]]]:
    files = ftm.export(view)[0]
    entities = [json.loads(line) for line in files["entities.ftm.json"].decode().splitlines()]
    statements = csv.DictReader(io.StringIO(files["statements.csv"].decode(), newline=""), dialect=csv.unix_dialect)
    sidecar = [json.loads(line) for line in files["sidecar.jsonl"].decode().splitlines()]
    assert len({one["id"] for one in entities}) == len(entities)
    return {one["id"]: one for one in entities}, list(statements), sidecar


@pytest.fixture(scope="module")
def parts(view: View) -> tuple[dict[str, Entity], list[dict[str, str]], list[dict[str, Any]]]:
    return exported(view)


@pytest.fixture(scope="module")
def entities(parts: tuple[dict[str, Entity], Any, Any]) -> dict[str, Entity]:
    return parts[0]


@pytest.fixture(scope="module")
def statements(parts: tuple[Any, list[dict[str, str]], Any]) -> list[dict[str, str]]:
    return parts[1]


def faults(entities: dict[str, Entity]) -> list[str]:
    """What the model's own facts have against the entities."""
    found = []
    for id, one in entities.items():
        facts = FACTS[one["schema"]]
        if one["schema"] != "Document":  # spoken of, not archived: it has no file's name
            found += [f"{id} lacks {prop}" for prop in facts.get("required", ()) if not one["properties"].get(prop)]
        for prop, values in one["properties"].items():
            if prop not in facts["properties"]:
                found.append(f"{id}: {one['schema']} has no {prop}")
                continue
            _, _, wanted = facts["properties"][prop].partition(" ")
            for value in values if wanted else ():
                if value not in entities or wanted not in FACTS[entities[value]["schema"]]["is"]:
                    found.append(f"{id}.{prop}: {value} is no {wanted}")
    return found


def test_entities_keep_the_models_rules(entities: dict[str, Entity], mapped: View) -> None:
    assert faults(entities) == []
    assert faults(exported(mapped)[0]) == []


def test_the_rules_are_a_check_that_can_fail(entities: dict[str, Entity]) -> None:
    event = next(one for one in entities.values() if one["schema"] == "Event")
    bad = {**event, "properties": {"weather": ["fog"], "proof": ["nobody"]}}
    assert len(faults(entities | {event["id"]: bad})) == 3


def test_statements_put_together_are_the_entities(
    entities: dict[str, Entity], statements: list[dict[str, str]]
) -> None:
    again: dict[str, dict[str, list[str]]] = {}
    for one in statements:
        values = again.setdefault(one["entity_id"], {})
        if one["prop"] != "id" and one["value"] not in values.setdefault(one["prop"], []):
            values[one["prop"]].append(one["value"])
        assert one["schema"] == entities[one["entity_id"]]["schema"]
    assert again == {id: one["properties"] for id, one in entities.items()}
    assert len({one["id"] for one in statements}) == len(statements)


def test_a_statement_of_a_claim_names_the_report_and_the_printed_words(
    view: View, statements: list[dict[str, str]]
) -> None:
    reports = {ftm.dataset(id): report for id, report in view.reports.items()}
    quoted = [one for one in statements if one["prop"] == "description"]
    assert quoted
    for one in quoted:
        report = reports[one["dataset"]]
        assert one["original_value"] in report.text
        assert one["first_seen"] == report.published.edtf


def test_every_claim_is_in_the_sidecar_as_the_ledger_has_it(view: View, parts: tuple[Any, Any, list[Any]]) -> None:
    kinds = ("claim", "source", "conflict")
    assert parts[2] == json.loads(json.dumps([one for one in records(view) if one["kind"] in kinds]))


def test_a_tie_that_everybody_denies_is_no_membership(view: View, entities: dict[str, Entity]) -> None:
    typed = denied = 0
    for tie in view.relations.values():
        said = voices(view, view.claims_about[tie.id])
        one = entities[tie.id]
        words = one["properties"].get("role", one["properties"].get("relationship"))[0]
        assert words.startswith(f"{said.how}: ")
        typed += one["schema"] != "UnknownLink"
        if not said.says:
            denied += 1
            assert one["schema"] == "UnknownLink"
    assert typed
    assert denied


def test_what_is_denied_or_only_feared_does_not_read_as_done(view: View, entities: dict[str, Entity]) -> None:
    for id, event in view.events.items():
        (name,) = entities[id]["properties"]["name"]
        occurred = view.weighed.worth[event.id].occurred
        assert name.endswith("(said not to have happened)") == (occurred == "no")
        assert name.endswith("(not said outright)") == (occurred == "unknown")


def test_ranges_become_a_start_and_an_end_and_the_notes_keep_what_was_said(
    view: View, entities: dict[str, Entity]
) -> None:
    ranges = [one for one in view.events.values() if one.date and one.date.means and one.date.earliest]
    assert ranges
    for event in ranges:
        assert event.date is not None
        values = entities[event.id]["properties"]
        assert (values["startDate"], values["endDate"]) == ([event.date.earliest], [event.date.latest])
        assert event.date.edtf in values["notes"][0]


@pytest.mark.parametrize("edtf", ["2014-05~/2014-06", "../2014", "2014-21", "[2013,2014]", ""])
def test_a_date_that_the_model_has_no_form_for_is_not_cut_to_fit(edtf: str) -> None:
    assert ftm._partial(edtf) is None


def test_only_a_confirmed_listing_is_a_sanction(view: View) -> None:
    id = next(iter(view.entities))
    yes = Decision(1, True, "ofac-sdn", "90017", "DASTAN, Karim", "tester", "2014-05-04", "")
    no = replace(yes, number=2, listed=False)
    assert not [one for one in exported(view)[0].values() if one["schema"] == "Sanction"]
    refused = exported(replace(view, listings={id: (no,)}))[0]
    assert not [one for one in refused.values() if one["schema"] == "Sanction"]
    confirmed = exported(replace(view, listings={id: (yes,)}))[0]
    (sanction,) = [one for one in confirmed.values() if one["schema"] == "Sanction"]
    assert sanction["properties"]["entity"] == [id]
    assert faults(confirmed) == []


def test_the_library_reads_entities_and_statements(view: View) -> None:
    """Where followthemoney is installed (it wants PyICU), it must agree with the facts above and with our ids."""
    reason = "followthemoney is not installed; the model's facts are checked without it"
    model = pytest.importorskip("followthemoney", reason=reason).model
    from followthemoney.dataset import Dataset  # type: ignore[import-not-found]
    from followthemoney.statement import Statement, StatementEntity  # type: ignore[import-not-found]
    from followthemoney.statement.serialize import read_csv_statements  # type: ignore[import-not-found]

    files = ftm.export(view)[0]
    for line in files["entities.ftm.json"].decode().splitlines():
        one = json.loads(line)
        proxy = model.get_proxy(one)
        assert proxy.schema.name == one["schema"]
        assert {prop: sorted(values) for prop, values in one["properties"].items()} == {
            prop: sorted(values) for prop, values in proxy.to_dict()["properties"].items()
        }
        if one["schema"] != "Document":
            proxy.schema.validate(one)
    by_entity: dict[str, list[Any]] = {}
    for statement in read_csv_statements(io.BytesIO(files["statements.csv"])):
        key = (statement.dataset, statement.entity_id, statement.prop, statement.value, False)
        assert statement.id == Statement.make_key(*key)
        by_entity.setdefault(statement.entity_id, []).append(statement)
    case = Dataset.make({"name": ftm.CASE, "title": "Case"})
    for id, said in by_entity.items():
        assert StatementEntity.from_statements(case, said).id == id
    for name in {ftm.CASE, ftm.GAZETTEER, *map(ftm.dataset, view.reports)}:
        assert Dataset.make({"name": name, "title": name}).name == name
