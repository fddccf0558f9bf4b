"""Several processes that read into one case at once leave the ledger that one would have left."""

from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread
from types import SimpleNamespace

import pytest

from running import DEMO, read_into
from whence.case import database, readings, reports, work
from whence.case.build import add, rebuild, settle
from whence.case.case import Case
from whence.case.database import Where
from whence.case.pack import unpack
from whence.case.work import File
from whence.errors import CaseError
from whence.exchange.jsonl import lines
from whence.language.reading import Reading

FEW = DEMO[1:5]


@pytest.fixture
def answered(demo_read: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that has read the demonstration before: it answers at once."""
    answers: dict[tuple[str, str | None], Reading] = {}
    model = work.reader().sha256
    with Case(demo_read) as case, case.database.reading() as connection:
        for report in reports.load(connection):
            kept = readings.load(connection, report, model)
            assert kept is not None
            answers[report.text, report.published.edtf] = unpack(Reading, kept)
    reader = SimpleNamespace(read=lambda text, _, published: answers[text, published], sha256=model)
    monkeypatch.setattr(work, "reader", lambda: reader)
    monkeypatch.setattr("whence.case.build.reader", lambda: reader)


def test_writers_at_once_leave_the_ledger_of_one(place: Callable[[], Where], answered: None, tmp_path: Path) -> None:
    where, start = place(), Barrier(3)
    wrong: list[BaseException] = []

    def read(files: list[Path]) -> None:
        try:
            start.wait(60)
            with Case(where, create=True) as case:
                for file in files:
                    assert [one.reason for one in add(case, [File(str(file))])] == [None]
                settle(case)
        except BaseException as error:
            wrong.append(error)

    shares = [[*FEW[n::3], FEW[0]] for n in range(3)]  # and one file that all of them read
    threads = [Thread(target=read, args=(share,)) for share in shares]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    read_into(tmp_path / "alone.db", FEW)
    with Case(where) as case, Case(tmp_path / "alone.db") as alone:
        assert case.is_settled()
        wanted = list(lines(settle(alone)))
        assert list(lines(settle(case))) == wanted
        list(rebuild(case))
        assert list(lines(settle(case))) == wanted


def test_a_second_writer_waits_and_then_says_so(where: Where, monkeypatch: pytest.MonkeyPatch) -> None:
    from whence.case import postgres, sqlite

    for module in (sqlite, postgres):
        monkeypatch.setattr(module, "PATIENCE", 1)
    assert database.PATIENCE == 30
    with Case(where, create=True) as one, Case(where) as other:
        with one.database.writing():
            assert other.report_count() == 0  # who reads need not wait
            with (
                pytest.raises(CaseError, match="another process has been writing for"),
                other.database.writing(),
            ):
                pass
        with other.database.writing():  # and when the first is done, it writes
            pass
