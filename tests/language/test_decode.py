"""Decoding: spans begin before they go on, and every sentence is one tree."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whence.language.decode import bio_paths, spans, tree
from whence.language.onnx import OVERLAP, WINDOW, windows

TAGS = ["O", "B-source", "I-source", "B-cue", "I-cue"]


def test_a_lone_inside_tag_is_not_allowed() -> None:
    scores = np.array([[2, 1.5, 0, 0, 0], [0, 0, 5, 0, 0], [0, 0, 5, 0, 0]], np.float32)
    (path,) = bio_paths([scores], TAGS)
    assert path == [1, 2, 2]
    assert spans(path, TAGS) == [(0, 3, "source")]


@given(st.lists(st.integers(0, 12), min_size=1, max_size=4), st.integers(0, 2**32 - 1))
def test_paths_are_allowed_and_best(lengths: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = [rng.normal(size=(n, len(TAGS))).astype(np.float32) for n in lengths]
    for one, path in zip(scores, bio_paths(scores, TAGS), strict=True):
        assert len(path) == len(one)
        before = 0
        for tag in path:
            assert tag not in (2, 4) or before in (tag - 1, tag)
            before = tag
        if 0 < len(one) <= 4:
            assert np.isclose(sum(one[i, t] for i, t in enumerate(path)), _best(one), atol=1e-4)


def _best(scores: np.ndarray) -> float:

    return max(
        sum(scores[i, t] for i, t in enumerate(path))
        for path in product(range(len(TAGS)), repeat=len(scores))
        if all(t not in (2, 4) or (i > 0 and path[i - 1] in (t - 1, t)) for i, t in enumerate(path))
    )


@given(st.integers(1, 9), st.integers(0, 2**32 - 1))
def test_trees(n: int, seed: int) -> None:
    heads = tree(np.random.default_rng(seed).normal(size=(n, n)).astype(np.float32))
    assert sum(h == i for i, h in enumerate(heads)) == 1
    for i in range(n):
        at, steps = i, 0
        while heads[at] != at:
            at, steps = heads[at], steps + 1
            assert steps <= n


def is_tree(heads: tuple[int, ...]) -> bool:
    """Whether every word reaches the one word that is its own head."""
    at = list(range(len(heads)))
    for _ in heads:
        at = [heads[i] for i in at]
    return sum(h == i for i, h in enumerate(heads)) == 1 and len(set(at)) == 1


@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_no_tree_is_better(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, n)).astype(np.float32)

    def total(heads: Iterable[int]) -> float:
        return sum(float(scores[i, h]) for i, h in enumerate(heads))

    assert total(tree(scores)) >= max(total(h) for h in product(range(n), repeat=n) if is_tree(h)) - 1e-5


def test_the_best_tree_is_found() -> None:
    scores = np.array([[0, 9, 0], [8, 0, 1], [0, 7, 0]], np.float32)  # 0 and 1 head one another: a cycle
    heads = tree(scores)
    assert heads in ([0, 0, 1], [1, 1, 1])


@given(st.lists(st.integers(1, 12), max_size=400))
def test_windows_tile_the_words(lengths: list[int]) -> None:
    cut = windows(lengths)
    assert [i for _, _, low, high in cut for i in range(low, high)] == list(range(len(lengths)))
    for first, last, low, high in cut:
        assert first <= low <= high <= last
        assert sum(lengths[first:last]) <= WINDOW
    for (_, _, _, seam), (first, _, _, _) in pairwise(cut):
        assert sum(lengths[first:seam]) <= OVERLAP
