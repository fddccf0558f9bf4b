"""The small bench: the project's own gold set and the quiet pages stay where they were brought."""

from pathlib import Path

import pytest

from bench import quiet
from bench.floors import Floors, broken
from bench.gold import scored
from bench.program import Program, digest, per_cent
from bench.tasks import TASKS

DIGESTS = {task.name: digest(task.files()) for task in TASKS if task.small}


@pytest.fixture(scope="module")
def floors() -> Floors:
    return Floors.load()


def test_the_gold_set_is_read_as_well_as_before(floors: Floors) -> None:
    tallies, _ = scored()
    figures = {"gold.open.f1": per_cent(tallies["open"].f1)}
    assert broken(floors, figures, {"gold": DIGESTS["gold"]}) == []


def test_quiet_pages_stay_quiet(tmp_path: Path) -> None:
    found = quiet.read(Program(tmp_path))
    assert len(found) <= 1, found
