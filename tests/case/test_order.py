"""The ledger is a function of what was read, not of when, in which order or in how many goes."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from running import DEMO, read_into
from whence.case import readings, reports, work
from whence.case.build import settle
from whence.case.case import Case
from whence.case.pack import unpack
from whence.exchange.jsonl import lines
from whence.language.reading import Reading


@pytest.fixture(scope="module")
def answered(demo_read: Path) -> SimpleNamespace:
    """A reader that has read the demonstration before: it answers at once, and nothing else."""
    answers: dict[tuple[str, str | None], Reading] = {}
    with Case(demo_read) as case, case.database.reading() as connection:
        model = work.reader().sha256
        for report in reports.load(connection):
            kept = readings.load(connection, report, model)
            assert kept is not None
            answers[report.text, report.published.edtf] = unpack(Reading, kept)

    def read(text: str, _: object, published: str | None) -> Reading:
        return answers[text, published]

    return SimpleNamespace(read=read, sha256=model)


@settings(max_examples=5)
@given(order=st.permutations(DEMO), goes=st.integers(1, 3))
def test_any_order_in_any_number_of_goes(
    demo_read: Path, answered: SimpleNamespace, tmp_path_factory: pytest.TempPathFactory, order: list[Path], goes: int
) -> None:
    path = tmp_path_factory.mktemp("order") / "case.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(work, "reader", lambda: answered)
        patch.setattr("whence.case.build.reader", lambda: answered)
        for start in range(goes):
            read_into(path, order[start::goes])
    with Case(path) as shuffled, Case(demo_read) as whole:
        assert list(lines(settle(shuffled))) == list(lines(settle(whole)))
