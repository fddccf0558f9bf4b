"""Whoever is killed while working costs repeated work, and nothing else."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from whence.case.pool import HOPELESS, Job, Workers, in_order
from whence.errors import CaseError

MANY = list(range(24))

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such kill here")


def square(task: int, _: Path) -> int:
    return task * task


def die(task: int, at: Path) -> int:
    """The square, but what is named in the folder kills whoever squares it: once if its file says so, else always."""
    kills = at / str(task)
    if kills.exists():
        if kills.read_text() == "once":
            kills.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return task * task


def given_up(task: int) -> int:
    return -task


def test_results_come_in_the_order_of_tasks(tmp_path: Path) -> None:
    assert list(in_order(Job(square, tmp_path, given_up), MANY, Workers(2))) == [(n, n * n) for n in MANY]


@pytest.mark.parametrize("killers", [[0], [5], [23], [3, 4, 5], [0, 9, 18]], ids=str)
def test_a_process_that_is_killed_once_is_not_seen_in_the_results(tmp_path: Path, killers: list[int]) -> None:
    for one in killers:
        (tmp_path / str(one)).write_text("once")
    assert list(in_order(Job(die, tmp_path, given_up), MANY, Workers(2))) == [(n, n * n) for n in MANY]


@pytest.mark.parametrize("killers", [[0], [7], [23], [6, 7]], ids=str)
def test_a_task_that_always_kills_is_given_up_and_no_other(tmp_path: Path, killers: list[int]) -> None:
    for one in killers:
        (tmp_path / str(one)).write_text("always")
    found = list(in_order(Job(die, tmp_path, given_up), MANY, Workers(2)))
    assert found == [(n, -n if n in killers else n * n) for n in MANY]


def test_where_no_process_stays_alive_the_work_ends(tmp_path: Path) -> None:
    for one in MANY:
        (tmp_path / str(one)).write_text("always")
    done: list[int] = []
    with pytest.raises(CaseError, match="again and again"):
        done.extend(task for task, _ in in_order(Job(die, tmp_path, given_up), MANY, Workers(2)))
    assert len(done) == HOPELESS - 1


def test_tasks_are_taken_as_they_are_needed(tmp_path: Path) -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for one in range(1000):
            taken.append(one)
            yield one

    results = in_order(Job(square, tmp_path, given_up), tasks(), Workers(2))
    assert next(results) == (0, 0)
    assert len(taken) < 20
    results.close()  # type: ignore[attr-defined]
