"""A few of the kills of ``bench/kills.py``, on each store."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from bench.kills import Killer
from running import DEMO
from whence.case.database import Where


def test_killed_at_any_moment_nothing_is_lost(place: Callable[[], Where], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHENCE_USER", "tester")
    killer = Killer(str(place()), [str(path) for path in DEMO[1:5]], random.Random(7), judgements=2)
    killer.run(4)
    assert killer.wrong == []
    assert killer.kills.total() >= 4
