"""The labelled pairs stay told as they are: no copy and no lineage is lost or made up."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

import origins as bench

STORIES = bench.stories()


def test_there_are_enough_pairs_of_every_kind() -> None:
    kinds = Counter(
        bench.answer(a, b)
        for story in STORIES
        for i, a in enumerate(story["pages"].values())
        for b in list(story["pages"].values())[i + 1 :]
    )
    assert sum(kinds.values()) >= 150
    assert min(kinds.values()) >= 20


def test_every_reprint_is_found_and_nothing_else() -> None:
    assert bench.copies(STORIES)[1] == []


@pytest.mark.parametrize("story", STORIES, ids=[s["story"] for s in STORIES])
def test_lineage(story: bench.Story) -> None:
    weighed, refs = bench.by_hand(story)
    wrong = [row for row in bench.lineage_pairs(weighed, refs, story) if row[2] != row[3]]
    assert wrong == []
