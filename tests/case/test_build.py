"""Reading is resumed, repeated and reordered without a trace in what comes out."""

import random
import sqlite3
from pathlib import Path

import pytest

from running import DEMO, read_into
from whence.case.build import add, rebuild, settle
from whence.case.case import Case
from whence.case.pool import Workers
from whence.case.work import File
from whence.exchange.jsonl import lines

FEW = DEMO[1:7]


def ledger(path: Path) -> str:
    with Case(path) as case:
        return "".join(lines(settle(case)))


@pytest.fixture(scope="module")
def few_read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("few") / "case.db"
    read_into(path, FEW)
    return path


def test_another_order_gives_the_same_ledger(demo_read: Path, tmp_path: Path) -> None:
    order = DEMO[:]
    random.Random(7).shuffle(order)
    read_into(tmp_path / "other.db", order)
    assert ledger(tmp_path / "other.db") == ledger(demo_read)


def test_one_at_a_time_gives_the_same_ledger(few_read: Path, tmp_path: Path) -> None:
    for file in reversed(FEW):
        read_into(tmp_path / "slow.db", [file])
    assert ledger(tmp_path / "slow.db") == ledger(few_read)


def test_several_processes_give_the_same_ledger(few_read: Path, tmp_path: Path) -> None:
    with Case(tmp_path / "fast.db", create=True) as case:
        outcomes = list(add(case, [File(str(file)) for file in FEW], workers=Workers(2)))
    assert [(outcome.name, outcome.reason) for outcome in outcomes] == [(str(file), None) for file in FEW]
    assert ledger(tmp_path / "fast.db") == ledger(few_read)


def test_rebuilding_gives_the_same_ledger(demo_case: Path) -> None:
    before = ledger(demo_case)
    with Case(demo_case) as case:
        assert len(list(rebuild(case))) == case.report_count()
    assert ledger(demo_case) == before


def test_rebuilding_asks_the_model_nothing_it_has_answered(demo_case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from whence.language.reader import Reader

    def never(*_: object) -> None:
        raise AssertionError("the model was asked again")

    monkeypatch.setattr(Reader, "read", never)
    with Case(demo_case) as case:
        list(rebuild(case))


def test_reading_twice_changes_nothing(demo_case: Path) -> None:
    before = demo_case.read_bytes()
    with Case(demo_case) as case:
        outcomes = list(add(case, [File(str(file)) for file in DEMO]))
        settle(case)
    assert all(outcome.known and not outcome.claims for outcome in outcomes)
    assert demo_case.read_bytes() == before


def test_a_refused_file_leaves_the_others(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    with Case(tmp_path / "case.db", create=True) as case:
        outcomes = list(add(case, [File(str(empty)), File(str(DEMO[1])), File(str(tmp_path / "missing.txt"))]))
        assert [outcome.reason is None for outcome in outcomes] == [False, True, False]
        assert case.report_count() == 1


def test_originals_are_kept_byte_for_byte(demo_case: Path) -> None:
    with Case(demo_case) as case:
        kept = {case.original(id) for id in case.reports()}
    assert kept == {file.read_bytes() for file in DEMO}


def test_emptied_derived_tables_come_back(demo_case: Path) -> None:
    """As after a crash between reading and settling, or by hand."""
    before = ledger(demo_case)
    with sqlite3.connect(demo_case) as inside:
        inside.execute("DELETE FROM settled")
        inside.execute("DELETE FROM info WHERE key = 'settled'")
    inside.close()
    assert ledger(demo_case) == before


def test_a_codebook_of_ones_own_makes_the_claims_anew(demo_case: Path, tmp_path: Path) -> None:
    from importlib.resources import files

    from whence.case.build import refresh

    before = ledger(demo_case)
    mine = tmp_path / "mine.yaml"
    text = (files("whence.codebook") / "codebook.yaml").read_text(encoding="utf-8")
    mine.write_text(f"# a comment of mine\n{text}", encoding="utf-8")
    with Case(demo_case) as case:
        case.use_codebook(mine)
        assert len(list(refresh(case))) == case.report_count()
        assert list(refresh(case)) == []
    assert ledger(demo_case) == before


def test_a_rebuild_that_is_stopped_loses_no_report(demo_case: Path) -> None:
    before = ledger(demo_case)
    with Case(demo_case) as case:
        next(rebuild(case))  # and no more
    assert ledger(demo_case) == before
    with Case(demo_case) as case:
        assert case.find("ferry")
