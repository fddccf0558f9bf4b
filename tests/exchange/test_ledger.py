"""The ledger keeps its contract, whatever is in the case."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from whence.case.imprint import NO_OUTLET
from whence.case.view import View
from whence.exchange.jsonl import lines, records, write_texts

CHECKER = Path(__file__).parent.parent.parent.parent / "shared" / "scorers" / "check_ledger.py"


@pytest.fixture(scope="module")
def ledger(view: View) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines(view)]


def checker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_ledger", CHECKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not CHECKER.exists(), reason="the checker is not beside this checkout")
def test_the_checker_finds_no_fault(view: View, ledger: list[dict[str, Any]]) -> None:
    texts = {report.id: report.text for report in view.reports.values()}
    assert list(checker().faults(ledger, texts)) == []


def test_every_quote_is_the_text_at_its_offsets(view: View, ledger: list[dict[str, Any]]) -> None:
    claims = [row for row in ledger if row["kind"] == "claim"]
    assert claims
    for row in claims:
        text = view.reports[row["report"]].text
        assert text[row["start"] : row["end"]] == row["quote"]
        assert row["quote"].strip()
        start, end = row["trigger"]
        assert row["start"] <= start < end <= row["end"]
        position, quote = row["selector"]
        assert (position["start"], position["end"]) == (row["start"], row["end"])
        assert text.startswith(quote["prefix"] + quote["exact"] + quote["suffix"], row["start"] - len(quote["prefix"]))


def test_lines_are_in_order_and_keys_sorted(view: View) -> None:
    kinds = ["report", "source", "entity", "event", "relation", "claim", "conflict", "suggestion"]
    rows = list(records(view))
    assert [(kinds.index(row["kind"]), row["id"]) for row in rows] == sorted(
        (kinds.index(row["kind"]), row["id"]) for row in rows
    )
    for line in lines(view):
        keys = list(json.loads(line))
        assert keys == sorted(keys)


def test_nothing_of_the_time_of_reading_is_in_it(view: View) -> None:
    assert "read_at" not in "".join(lines(view))


def test_texts_are_written_as_they_were_hashed(view: View, tmp_path: Path) -> None:
    import hashlib

    write_texts(view, tmp_path / "texts")
    for report in view.reports.values():
        data = (tmp_path / "texts" / f"{report.id}.txt").read_bytes()
        assert hashlib.sha256(data).hexdigest() == report.sha256


def test_an_unknown_outlet_is_a_source_of_its_own_for_each_page(view: View) -> None:
    from dataclasses import replace

    nameless = {id: replace(report, outlet=None) for id, report in view.reports.items()}
    bare = replace(view, reports=nameless, extracts={}, stored=None)
    pages = [report for report in nameless.values() if report.parent is None]
    outlets = {bare.outlet(report.id) for report in pages}
    assert len(outlets) == len(pages)
    assert {bare.sources[id].name for id in outlets} == {NO_OUTLET}
    for report in nameless.values():
        if report.parent is not None:
            assert bare.outlet(report.id) == bare.outlet(report.parent)


def test_no_dossier_is_made_of_a_commenter(ledger: list[dict[str, Any]]) -> None:
    commenters = [row for row in ledger if row["kind"] == "source" and row["type"] == "commenter"]
    assert commenters
    assert all(row["entity"] is None for row in commenters)


def test_a_chain_ends_at_the_pages_outlet(ledger: list[dict[str, Any]]) -> None:
    outlet = {row["id"]: row["outlet"] for row in ledger if row["kind"] == "report"}
    for row in ledger:
        if row["kind"] == "claim":
            assert row["sources"][-1]["source"] == outlet[row["report"]]
