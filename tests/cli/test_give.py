"""What leaves the case: the ledger, its texts, and texts marked up."""

import json
from pathlib import Path

from running import Run
from whence.exchange.formats import FORMATS


def test_export_to_a_file_and_to_standard_output_are_one(whence: Run, demo_case: Path, tmp_path: Path) -> None:
    out = whence("export", "--format", "jsonl").out
    ran = whence("export", "-o", "ledger.jsonl", "--texts", "texts")
    assert ran.code == 0
    assert (tmp_path / "ledger.jsonl").read_bytes().decode() == out
    assert f"{len(out.splitlines())} records" in ran.out
    reports = [json.loads(line)["id"] for line in out.splitlines() if json.loads(line)["kind"] == "report"]
    assert sorted(path.stem for path in (tmp_path / "texts").iterdir()) == sorted(reports)


def test_a_format_that_is_not_there_is_one_line(whence: Run, demo_case: Path) -> None:
    ran = whence("export", "--format", "xls")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"whence: there is no export format 'xls'; there is: {', '.join(FORMATS)}\n"


def test_the_loss_report_lies_beside_a_file_and_in_a_folder(whence: Run, demo_case: Path, tmp_path: Path) -> None:
    ran = whence("export", "--format", "graphml", "-o", "case.graphml")
    assert (ran.code, ran.err) == (0, "")
    assert "case.graphml.loss.json" in " ".join(ran.out.split())
    assert json.loads((tmp_path / "case.graphml.loss.json").read_text(encoding="utf-8"))["format"] == "graphml"
    assert whence("export", "--format", "csv", "-o", "tables").code == 0
    assert json.loads((tmp_path / "tables" / "loss.json").read_text(encoding="utf-8"))["carried"]["claim"] > 0
    assert whence("export", "--format", "csv", "-o", "tables.zip").code == 0
    assert not (tmp_path / "tables.zip.loss.json").exists()
    assert whence("export", "--format", "geojson", "--loss", "lost.json").code == 0
    assert (tmp_path / "lost.json").exists()


def test_the_ledger_loses_nothing_and_has_no_loss_report(whence: Run, demo_case: Path, tmp_path: Path) -> None:
    assert whence("export", "-o", "ledger.jsonl").code == 0
    assert sorted(path.name for path in tmp_path.glob("ledger*")) == ["ledger.jsonl"]


def test_a_folder_that_cannot_be_written_is_one_line(whence: Run, demo_case: Path) -> None:
    ran = whence("export", "-o", "no/such/folder/ledger.jsonl")
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1


def test_annotate_goes_on_after_a_bad_line_and_says_which(whence: Run, tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text(
        '{"id": "a", "text": "Police arrested two men in Karsa on 3 May 2014."}\nnonsense\n{"id": "b", "text": ""}\n'
    )
    ran = whence("annotate", "texts.jsonl")
    assert ran.code == 1
    assert ran.err == "whence: line 2: is not JSON\n"
    first, last = map(json.loads, ran.out.splitlines())
    assert (first["id"], last["id"]) == ("a", "b")
    assert [event["type"] for event in first["events"]] == ["detain"]


def test_annotate_of_a_missing_file_is_one_line(whence: Run) -> None:
    ran = whence("annotate", "nowhere.jsonl")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)


def test_the_demonstration_ends_on_its_main_event_and_says_what_to_type(whence: Run, tmp_path: Path) -> None:
    ran = whence("demo", "--case", "demo.db")
    assert (ran.code, ran.err) == (0, "")
    assert "invented" in ran.out
    assert "by whom" in ran.out
    last = [line.strip() for line in ran.out.splitlines() if line.strip().startswith("whence ")]
    assert last
    for command in last[:3]:
        assert whence(*command.split()[1:]).code == 0
