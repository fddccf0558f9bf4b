"""The STIX bundle holds what STIX has objects for, names who says so, and never turns a denial into a fact."""

import json
import sys
from typing import Any

import pytest

from whence.case.view import View
from whence.errors import CaseError
from whence.exchange import stix
from whence.exchange.jsonl import records
from whence.exchange.loss import Loss

stix2 = pytest.importorskip("stix2", reason="the stix2 library is not installed")

Object = dict[str, Any]


@pytest.fixture(scope="module")
def exported(view: View) -> tuple[bytes, Loss]:
    return stix.export(view)


@pytest.fixture(scope="module")
def objects(exported: tuple[bytes, Loss]) -> list[Object]:
    found = json.loads(exported[0])["objects"]
    assert isinstance(found, list)
    return found


@pytest.fixture(scope="module")
def by_id(objects: list[Object]) -> dict[str, Object]:
    return {one["id"]: one for one in objects}


def test_the_library_reads_the_bundle_and_finds_no_fault(exported: tuple[bytes, Loss]) -> None:
    bundle = stix2.parse(exported[0].decode(), allow_custom=False)
    kinds = {one.type for one in bundle.objects}
    assert kinds == {"identity", "incident", "relationship", "opinion", "report"}  # no place of it is on a map


def test_places_with_a_country_are_locations(mapped: View) -> None:
    bundle = stix2.parse(stix.export(mapped)[0].decode(), allow_custom=False)
    places = {one.name: one for one in bundle.objects if one.type == "location"}
    assert places["Basra airport"].country == "IQ"
    assert (places["Basra airport"].latitude, places["Basra airport"].longitude) == (30.51, 47.78)


def test_every_reference_leads_to_an_object_of_the_bundle(objects: list[Object], by_id: dict[str, Object]) -> None:
    for one in objects:
        single = [one[key] for key in ("created_by_ref", "source_ref", "target_ref") if key in one]
        assert {*single, *one.get("object_refs", ())} <= set(by_id)
    assert len(by_id) == len(objects)


def test_confidence_is_the_grades_and_no_other_figure(view: View, by_id: dict[str, Object]) -> None:
    seen = set()
    for one in records(view):
        if one["kind"] == "event":
            incident = by_id[stix.stix_id("incident", one["id"])]
            if "confidence" in incident:
                assert incident["confidence"] == {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}[one["grade"]]
                seen.add(one["grade"])
            elif one["grade"] != 6:
                assert one["occurred"] in ("no", "unknown")
    assert {1, 3} <= seen


@pytest.mark.parametrize("factuality", ["CT-", "PR-", "PS-"])
def test_a_denial_is_an_opinion_of_the_one_who_denies(view: View, by_id: dict[str, Object], factuality: str) -> None:
    denials = [one for one in records(view) if one["kind"] == "claim" and one["factuality"] == factuality]
    for one in denials:
        speaker = view.sources[one["sources"][0]["source"]]
        opinion = by_id.get(stix.stix_id("opinion", one["id"]))
        if speaker.type == "commenter":
            assert opinion is None
        elif opinion is not None:
            assert opinion["opinion"] == ("strongly-disagree" if factuality == "CT-" else "disagree")
            assert opinion["created_by_ref"] != stix.stix_id("identity", "whence")
            assert " ".join(one["quote"].split()) in opinion["explanation"]
    if factuality == "CT-":
        assert sum(stix.stix_id("opinion", one["id"]) in by_id for one in denials) > 10


def test_nothing_is_reported_that_everybody_denies(view: View, by_id: dict[str, Object]) -> None:
    """A role or tie that only denials give is called denied, one that nobody commits to unclear."""
    ties = [one for one in by_id.values() if one["type"] == "relationship"]
    assert {one["relationship_type"].split("-")[0] for one in ties} == {"reported", "denied", "unclear", "derived"}
    for one in ties:
        if one["relationship_type"].startswith("reported-"):
            assert "Said by: " in one["description"]
        else:
            assert "confidence" not in one
            assert "Said by: " not in one["description"]


def test_what_did_not_happen_has_no_confidence(view: View, by_id: dict[str, Object]) -> None:
    never = [one for one in records(view) if one["kind"] == "event" and one["occurred"] == "no"]
    assert never
    for one in never:
        incident = by_id[stix.stix_id("incident", one["id"])]
        assert "confidence" not in incident
        assert "occurred-no" in incident["labels"]


def test_no_reader_is_an_identity(view: View, by_id: dict[str, Object]) -> None:
    for one in view.sources.values():
        if one.type == "commenter":
            assert stix.stix_id("identity", one.id) not in by_id


def test_times_are_days_of_publication_and_no_clock(view: View, objects: list[Object]) -> None:
    days = {report.published.edtf for report in view.reports.values()} | {stix.NO_DAY}
    for one in objects:
        for key in ("created", "modified"):
            assert one[key].endswith("T00:00:00.000Z")
            assert one[key][:10] in days
        assert one["created"] <= one["modified"]


def test_without_the_library_one_line_says_what_to_install(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "stix2", None)
    with pytest.raises(CaseError, match=r"needs the stix2 library: pip install 'whence\[stix\]'"):
        stix.export(view)
