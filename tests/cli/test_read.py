"""Reading from the command line: what is in goes in, what is bad is named in one line, nothing is lost."""

import json
import os
import sys
from pathlib import Path

import pytest

from running import DEMO, ROOT, Run

NAVY = DEMO[1]

BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "zeros.txt": b"\x00" * 4096,
    "cut.html": b"<html><head><title>Two held</title></head><body><article><p>Two men were held in Karsa on Mon",
    "cut-tag.html": b"<html><body><p>Two men were held in Karsa on Monday.</p><div class=",
    "huge.html": b"<html><body>" + b"<p>Two men were held in Karsa on Monday.</p>" * 700_000 + b"</body></html>",
}


def ledger(whence: Run) -> str:
    ran = whence("export", "--format", "jsonl")
    assert ran.code == 0
    return ran.out


def test_reading_then_exporting(whence: Run, tmp_path: Path) -> None:
    ran = whence("read", NAVY)
    assert (ran.code, ran.err) == (0, "")
    assert NAVY.name in ran.out
    kinds = {json.loads(line)["kind"] for line in ledger(whence).splitlines()}
    assert {"report", "source", "entity", "event", "claim"} <= kinds
    assert (tmp_path / "case.db").exists()


def test_reading_again_says_so_and_changes_nothing(whence: Run) -> None:
    whence("read", NAVY)
    before = ledger(whence)
    ran = whence("read", NAVY)
    assert ran.code == 0
    assert "in the case already" in ran.out
    assert ledger(whence) == before


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_line_and_the_case_stays(whence: Run, tmp_path: Path, name: str, demo_case: Path) -> None:
    bad = tmp_path / name
    bad.write_bytes(BAD[name])
    before = ledger(whence)
    ran = whence("read", bad)
    assert ran.code == 1
    (line,) = ran.err.splitlines()
    assert line.startswith(f"whence: {bad}: ")
    assert len(line) > len(f"whence: {bad}: ")
    assert ledger(whence) == before


def test_bytes_in_no_encoding_are_refused_or_read_but_never_crash(whence: Run, tmp_path: Path) -> None:
    bad = tmp_path / "noise.txt"
    bad.write_bytes(bytes((n * 7919 + 13) % 251 + 4 for n in range(4000)))
    ran = whence("read", bad)
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1


def test_the_good_files_beside_a_bad_one_are_kept(whence: Run, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a-empty.txt").touch()
    (folder / "b-navy.txt").write_bytes(NAVY.read_bytes())
    ran = whence("read", folder)
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert "refused" in ran.out
    assert '"kind": "claim"' in ledger(whence)


def test_a_missing_file_and_an_address_are_named(whence: Run, tmp_path: Path) -> None:
    ran = whence("read", "nowhere.txt", "http://127.0.0.1/page")
    assert ran.code == 1
    first, second = ran.err.splitlines()
    assert first == "whence: nowhere.txt: there is no such file or folder"
    assert second == "whence: http://127.0.0.1/page: not fetched: 127.0.0.1 is not on the public internet"
    assert not (tmp_path / "case.db").exists()


def test_an_archive_goes_in_page_by_page_and_again_changes_nothing(whence: Run, tmp_path: Path) -> None:
    towns = ("Karsa", "Halvik", "Lowmark")
    pages = [f"A man held in {town}\n\nGuards detained a man in {town} on Friday.".encode() for town in towns]
    record = (
        "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:{0}>\r\nWARC-Date: 2014-05-09T00:00:00Z\r\n"
        "WARC-Target-URI: https://news.example/{0}\r\nContent-Type: text/plain\r\nContent-Length: {1}\r\n\r\n"
    )
    archive = tmp_path / "pages.warc"
    archive.write_bytes(
        b"".join(record.format(n, len(page)).encode() + page + b"\r\n\r\n" for n, page in enumerate(pages))
    )
    assert whence("read", archive).code == 0
    first = ledger(whence)
    addresses = {json.loads(line).get("url") for line in first.splitlines()}
    assert {f"https://news.example/{n}" for n in range(3)} <= addresses
    assert whence("read", archive).code == 0
    assert ledger(whence) == first


def test_nothing_good_leaves_no_case_behind(whence: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert whence("read", "empty.txt").code == 1
    assert not (tmp_path / "case.db").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open any folder")
def test_a_folder_without_permission_is_named(whence: Run, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        ran = whence("read", closed, NAVY)
    finally:
        closed.chmod(0o700)
    assert ran.code == 1
    assert ran.err == f"whence: {closed}: no permission to open this folder\n"
    assert NAVY.name in ran.out


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
def test_a_file_whose_name_is_no_text(whence: Run, tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(str(tmp_path)) + b"/caf\xe9.txt")
    Path(name).write_bytes(NAVY.read_bytes())
    ran = whence("read", name, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)[0]["reports"] == 1
    Path(name).write_bytes(b"")
    ran = whence("read", name)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)


def test_standard_input(whence: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with NAVY.open("rb") as opened:
        monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": opened})())
        ran = whence("read", "-")
    assert ran.code == 0
    assert "standard input" in ran.out


def test_json_says_what_became_of_each_file(whence: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    rows = json.loads(whence("read", NAVY, "empty.txt", "--json").out)
    assert [(Path(row["file"]).name, row["reports"], bool(row["refused"])) for row in rows] == [
        (NAVY.name, 1, False),
        ("empty.txt", 0, True),
    ]


def test_options_may_stand_before_the_command_or_in_the_environment(
    whence: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert whence("--case", "one.db", "read", NAVY).code == 0
    assert whence("read", NAVY, "--case", "two.db").code == 0
    monkeypatch.setenv("WHENCE_CASE", "three.db")
    assert whence("read", NAVY).code == 0
    assert sorted(path.name for path in tmp_path.glob("*.db")) == ["one.db", "three.db", "two.db"]


def test_a_bad_codebook_is_one_line_and_nothing_is_read(whence: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("events: [")
    ran = whence("read", NAVY, "--codebook", "mine.yaml")
    assert ran.code == 1
    assert ran.err.startswith("whence: mine.yaml: ")
    assert len(ran.err.splitlines()) == 1


def test_a_codebook_that_is_not_there(whence: Run) -> None:
    ran = whence("read", NAVY, "--codebook", "nowhere.yaml")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)


def test_the_missions_own_page_keeps_the_contract(whence: Run, tmp_path: Path) -> None:
    seed = ROOT.parent / "shared" / "seed" / "report.txt"
    if not seed.exists():
        pytest.skip("the page is not beside this checkout")
    assert whence("read", seed).code == 0
    rows = [json.loads(line) for line in ledger(whence).splitlines()]
    whence("export", "--texts", "texts")
    for row in rows:
        if row["kind"] == "claim":
            text = (tmp_path / "texts" / f"{row['report']}.txt").read_bytes().decode()
            assert text[row["start"] : row["end"]] == row["quote"]
