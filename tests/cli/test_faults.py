"""A full disk, a read-only case, damaged pages, a power cut, a newer case, a clock gone back: a line, no damage."""

import random
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from running import DEMO, Run
from whence.case import judgements, sqlite
from whence.case.build import add, settle
from whence.case.case import Case
from whence.case.check import faults
from whence.case.judging import decide, entity_anchor
from whence.case.work import File
from whence.exchange.jsonl import lines

#: A page whose bytes are many and whose words are few.
PAGE = (
    "<html><head><title>A man held in Karsa</title></head><body><article><h1>A man held in Karsa</h1>"
    "<p>Guards detained a man in Karsa on 3 May 2014, the navy said.</p></article><!-- {} --></body></html>"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE.format(random.Random(1).randbytes(300_000).hex()))
    return path


def ledger(path: Path) -> list[str]:
    with Case(path) as case:
        return list(lines(settle(case)))


def test_a_full_disk_is_a_line_and_what_was_in_is_there_still(
    whence: Run, demo_case: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ledger(demo_case)
    with closing(sqlite3.connect(demo_case)) as inside:
        (pages,) = inside.execute("PRAGMA page_count").fetchone()
    with monkeypatch.context() as full:
        full.setattr(sqlite, "PRAGMAS", (*sqlite.PRAGMAS, f"max_page_count = {pages + 2}"))
        ran = whence("read", page)
        assert (ran.code, ran.err) == (1, "whence: case.db: the disk is full; what was in the case is there still\n")
    assert whence("check", "--quick").code == 0
    assert ledger(demo_case) == before
    assert whence("read", page).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_a_disk_that_takes_no_more_is_a_line(demo_case: Path, page: Path) -> None:
    """As a quota does it: no file of the process may grow beyond a size."""
    before = ledger(demo_case)
    command = [sys.executable, "-m", "whence", "read", "--case", str(demo_case), "--workers", "1", str(page)]
    most = demo_case.stat().st_size // 8

    def limit() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    ran = subprocess.run(command, capture_output=True, text=True, preexec_fn=limit)
    assert ran.returncode == 1
    assert ran.stderr.startswith(f"whence: {demo_case}: the disk "), ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert ledger(demo_case) == before


@pytest.mark.parametrize("words", [("read", "page.html"), ("grade", "Northern Wire", "B"), ("rebuild",)], ids=" ".join)
def test_a_case_that_cannot_be_written_is_a_line_and_can_be_read(
    whence: Run, demo_case: Path, page: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    before = demo_case.read_bytes()
    monkeypatch.setattr(sqlite, "PRAGMAS", (*sqlite.PRAGMAS, "query_only = ON"))
    ran = whence(*words)
    assert ran.code == 1
    assert ran.err == "whence: case.db: the file or its folder is read-only, so nothing can be written down\n"
    assert whence("list", "events").code == 0
    assert demo_case.read_bytes() == before


@pytest.mark.parametrize(
    "words", [("list", "events"), ("export",), ("find", "ferry"), ("read", "page.html"), ("check",)], ids=" ".join
)
def test_damaged_pages_are_a_line(whence: Run, demo_case: Path, page: Path, words: tuple[str, ...]) -> None:
    data = bytearray(demo_case.read_bytes())
    size = int.from_bytes(data[16:18]) or 65536
    data[4 * size :] = random.Random(1).randbytes(len(data) - 4 * size)
    demo_case.write_bytes(data)
    ran = whence(*words)
    assert ran.code == 1
    said = ran.out if words == ("check",) and not ran.err else ran.err
    assert said
    assert "Traceback" not in said
    assert all(line.startswith(("whence: case.db: ", "the store: ")) for line in said.splitlines()), said


@settings(max_examples=15)
@given(cut=st.floats(0, 1))
def test_a_log_that_a_power_cut_left_short_is_a_sound_case(
    demo_read: Path, tmp_path_factory: pytest.TempPathFactory, cut: float
) -> None:
    """The case is that of some transaction's end, whatever is missing of the write-ahead log."""
    folder = tmp_path_factory.mktemp("cut")
    live, left = Path(shutil.copy(demo_read, folder / "live.db")), folder / "left.db"
    with Case(live) as case:
        for number in range(4):
            with case.database.writing() as connection:
                judgements.append(connection, "grade", {"source": ["outlet", "A Wire"], "letter": "B"}, f"ana {number}")
        shutil.copy(live, left)
        log = Path(f"{live}-wal").read_bytes()
    Path(f"{left}-wal").write_bytes(log[: round(len(log) * cut)])
    with Case(left) as case:
        assert list(faults(case)) == []
        users = [entry.user for entry in case.judgements()]
    assert users == [f"ana {number}" for number in range(len(users))]
    assert len(users) == 4 or cut < 1


@pytest.mark.parametrize(
    "words", [("read", "page.html"), ("list", "events"), ("check",), ("backup", "b.db")], ids=" ".join
)
def test_a_newer_case_is_left_alone(whence: Run, demo_case: Path, page: Path, words: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(demo_case)) as newer:
        newer.execute("UPDATE info SET value = '99' WHERE key = 'version'")
        newer.commit()
    before = demo_case.read_bytes()
    ran = whence(*words)
    assert (ran.code, ran.err) == (1, "whence: case.db: was written by a newer Whence (case version 99)\n")
    assert demo_case.read_bytes() == before


def test_a_clock_that_goes_back_changes_no_order(demo_case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Backwards(datetime):
        year_now = 2030

        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            cls.year_now -= 1
            return datetime(cls.year_now, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(judgements, "datetime", Backwards)
    before = ledger(demo_case)
    with Case(demo_case) as case:
        view = settle(case)
        people = sorted(id for id, one in view.entities.items() if one.schema == "Person")
        first, second, third = (entity_anchor(view, id) for id in people[:3])
        decide(case, "same", "entity", first, second, "ana")
        decide(case, "note", "entity", third, None, "ana", "later, by a clock that went back")
        taken = []
        for _ in range(2):
            with case.database.writing() as connection:
                taken.append(judgements.undo(connection, "ana").number)
        log = case.judgements()
    assert taken == [2, 1]
    assert [entry.number for entry in log] == [1, 2, 3, 4]
    assert [entry.at for entry in log] == sorted((entry.at for entry in log), reverse=True)
    assert ledger(demo_case) == before


def test_a_case_read_by_a_clock_that_goes_back_has_the_same_ledger(
    demo_read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Backwards(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(1980, 1, 1, tzinfo=UTC)

    monkeypatch.setattr("whence.case.reports.datetime", Backwards)
    with Case(tmp_path / "case.db", create=True) as case:
        assert all(outcome.reason is None for outcome in add(case, [File(str(file)) for file in DEMO]))
    assert ledger(tmp_path / "case.db") == ledger(demo_read)
