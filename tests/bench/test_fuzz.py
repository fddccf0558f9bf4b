"""A few of the inputs of ``bench/fuzz.py``, and that it sees what it is there to see."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest

from bench import fuzz
from bench.hostile import Kind, made
from bench.traps import KINDS
from whence.errors import BadInput

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="limits of memory need /proc")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_hostile_input_is_read_or_refused_in_a_line(kind: Kind) -> None:
    told = fuzz.run(kind, 7, len(kind.traps) + 40, begin=len(kind.traps))
    assert told.bad == []
    assert told.read + told.refused == 40


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_samples_themselves_are_read(kind: Kind, tmp_path: Path) -> None:
    for sample in kind.samples():
        kind.read(sample, tmp_path / f"sample{kind.suffix}")


def crash(data: bytes, path: Path) -> None:
    raise KeyError("inside")


def hang(data: bytes, path: Path) -> None:
    begun = time.process_time()
    while time.process_time() - begun < 60:
        pass


def grow(data: bytes, path: Path) -> None:
    bytearray(2 * fuzz.GROWTH)  # more than what the process may have given back before


def die(data: bytes, path: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def nameless(data: bytes, path: Path) -> None:
    raise BadInput("", "broken")


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (crash, "KeyError"),
        (hang, "more than"),
        (grow, "MemoryError"),
        (die, "SIGKILL"),
        (nameless, "AssertionError"),
    ],
)
def test_what_must_not_happen_is_seen(read: object, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if read is hang:
        monkeypatch.setattr(fuzz, "SECONDS", 0.2)
    monkeypatch.setattr(Kind, "read_once", lambda self: None)
    told = fuzz.run(replace(KINDS[0], read=read, traps=()), 1, 2)  # type: ignore[arg-type]
    assert [number for number, _ in told.bad] == [0, 1]
    assert [why for _, why in told.bad if not why.startswith(said)] == []


def test_the_same_seed_gives_the_same_inputs() -> None:
    for kind in KINDS:
        at = len(kind.traps) + 3
        assert made(kind, 1, at) == made(kind, 1, at)
    assert len({made(KINDS[3], 1, len(KINDS[3].traps) + n) for n in range(50)}) > 40
