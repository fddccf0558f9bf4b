"""The ledger is a function of what was read, not of when, in which order or in how many goes."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from running import DEMO, ROOT, read_into
from whence.case import readings, reports, work
from whence.case.build import rebuild, settle
from whence.case.case import Case
from whence.case.database import Where
from whence.case.judgements import undo
from whence.case.judging import decide
from whence.case.pack import unpack
from whence.case.schema import concern, folded, line, part, placed, tally, word
from whence.documents.read import read_path
from whence.exchange.jsonl import lines
from whence.language.reading import Reading
from whence.resolve.judgement import Anchor

#: An incident that has nothing to do with the demonstration's.
BROKER = sorted((ROOT / "tests" / "cases" / "03-broker").glob("[0-9]*"))

#: Somebody of one incident said to be somebody of the other; and one man said to be two, of one name.
JUDGEMENTS: tuple[tuple[Literal["same", "different"], tuple[Path, str], tuple[Path, str]], ...] = (
    ("same", (DEMO[14], "Yusuf Marwand"), (BROKER[3], "Abd al-Rahman Qureishi")),
    ("different", (DEMO[1], "Commander Pieter Aasen"), (DEMO[3], "Commander Pieter Aasen")),
)


@pytest.fixture(scope="module")
def two_incidents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both incidents in one case, read at once; nobody writes to it."""
    path = tmp_path_factory.mktemp("two") / "case.db"
    read_into(path, [*DEMO, *BROKER])
    return path


@pytest.fixture(scope="module")
def judged(two_incidents: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The ledger of both incidents after the judgements."""
    path = Path(shutil.copy(two_incidents, tmp_path_factory.mktemp("judged") / "case.db"))
    judge(path)
    found = ledger(path)
    assert found != ledger(two_incidents)
    return found


@pytest.fixture(scope="module")
def answered(two_incidents: Path) -> SimpleNamespace:
    """A reader that has read both incidents before: it answers at once, and nothing else."""
    answers: dict[tuple[str, str | None], Reading] = {}
    with Case(two_incidents) as case, case.database.reading() as connection:
        model = work.reader().sha256
        for report in reports.load(connection):
            kept = readings.load(connection, report, model)
            assert kept is not None
            answers[report.text, report.published.edtf] = unpack(Reading, kept)

    def read(text: str, _: object, published: str | None) -> Reading:
        return answers[text, published]

    return SimpleNamespace(read=read, sha256=model)


@contextmanager
def answering(answered: SimpleNamespace) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(work, "reader", lambda: answered)
        patch.setattr("whence.case.build.reader", lambda: answered)
        yield


def ledger(where: Where) -> list[str]:
    """Everything that a case says of itself: the ledger, and what its lists and counts are made of."""
    with Case(where) as case:
        told = list(lines(settle(case)))
        with case.database.reading() as connection:
            for table in (line, concern, tally, folded, word):
                columns = [column for column in table.c if column.name != "part"]
                told += sorted(str(tuple(row)) for row in connection.execute(select(*columns)))
        return told


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(order=st.permutations(DEMO), goes=st.integers(1, 3))
def test_any_order_in_any_number_of_goes(
    demo_read: Path, answered: SimpleNamespace, place: Callable[[], Where], order: list[Path], goes: int
) -> None:
    where = place()
    with answering(answered):
        for start in range(goes):
            read_into(where, order[start::goes])
    assert ledger(where) == ledger(demo_read)


@settings(max_examples=4)
@given(order=st.permutations([*DEMO, *BROKER]), goes=st.integers(1, 3), judged_after=st.integers(0, 3))
def test_with_judgements_in_between(
    two_incidents: Path,
    judged: list[str],
    answered: SimpleNamespace,
    tmp_path_factory: pytest.TempPathFactory,
    order: list[Path],
    goes: int,
    judged_after: int,
) -> None:
    """Two incidents in one case, and judgements that tie them together before or after their words are read."""
    path = tmp_path_factory.mktemp("judged") / "case.db"
    with answering(answered):
        for start in range(goes):
            if start == judged_after:
                judge(path)
            read_into(path, order[start::goes])
        if judged_after >= goes:
            judge(path)
        assert ledger(path) == judged
        with Case(path) as case:
            list(rebuild(case))
        assert ledger(path) == judged
        with Case(path) as case:
            for _ in JUDGEMENTS:
                with case.database.writing() as connection:
                    undo(connection, "ana")
        assert ledger(path) == ledger(two_incidents)


def test_a_report_touches_only_the_part_it_belongs_to(
    demo_read: Path, two_incidents: Path, answered: SimpleNamespace, tmp_path: Path
) -> None:
    path = tmp_path / "case.db"
    with answering(answered):
        read_into(path, [*DEMO, *BROKER[1:]])
        before = solved(path)
        read_into(path, BROKER[:1])
    after = solved(path)
    home = dict(demo_parts(path, demo_read))
    assert {number: after[number] for number in home} == {number: before[number] for number in home}
    assert ledger(path) == ledger(two_incidents)


def solved(path: Path) -> dict[int, int]:
    """How often each part was solved."""
    with Case(path) as case, case.database.reading() as connection:
        return {row.number: row.solved for row in connection.execute(select(part))}


def demo_parts(path: Path, demo_read: Path) -> dict[int, str]:
    """The parts that the demonstration's reports are in."""
    with Case(demo_read) as case:
        reports_ = set(case.reports())
    with Case(path) as case, case.database.reading() as connection:
        return {row.part: row.report for row in connection.execute(select(placed)) if row.report in reports_}


def judge(path: Path) -> None:
    """Two that nothing but a judgement makes one, of two incidents; and two of one name kept apart."""
    with Case(path, create=True) as case:
        for kind, a, b in JUDGEMENTS:
            decide(case, kind, "entity", anchor(*a), anchor(*b), "ana")


def anchor(file: Path, words: str) -> Anchor:
    (report,) = (one for one in read_path(file) if one.parent is None)
    start = report.text.index(words)
    return Anchor(report.sha256, start, start + len(words))
