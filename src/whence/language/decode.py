"""From scores to what is allowed: tag sequences in which spans begin before they go on, and trees."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from whence.language.model import Scores


def bio_paths(scores: Sequence[Scores], tags: Sequence[str]) -> list[list[int]]:
    """The best allowed tag sequence for each of several stretches of words, each [word, tag].

    ``tags`` is O, then B- and I- of each type side by side; an I- follows only a B- or I- of its own type.
    The stretches are decoded side by side, so the time is that of the longest.
    """
    lengths = [len(s) for s in scores]
    rows, length, width = len(scores), max(lengths, default=0), len(tags)
    if not length:
        return [[] for _ in scores]
    filled = np.zeros((length, rows, width))
    for r, s in enumerate(scores):
        filled[: len(s), r] = s
        filled[len(s) :, r, 1:] = -1e9
    begin = np.arange(1, width, 2)
    everywhere = np.arange(rows)
    best = filled[0].copy()
    best[:, begin + 1] = -1e9
    back = np.zeros((length, rows, width), np.int64)
    for t in range(1, length):
        top = best.argmax(1)
        back[t] = top[:, None]
        goes_on = best[:, 2::2] > best[:, 1::2]
        back[t, :, 2::2] = np.where(goes_on, begin + 1, begin)
        new = filled[t]
        inside = np.where(goes_on, best[:, 2::2], best[:, 1::2]) + new[:, 2::2]
        best = best[everywhere, top][:, None] + new
        best[:, 2::2] = inside
    path = np.zeros((length, rows), np.int64)
    path[-1] = best.argmax(1)
    for t in range(length - 1, 0, -1):
        path[t - 1] = back[t][everywhere, path[t]]
    return [path[:n, r].tolist() for r, n in enumerate(lengths)]


def spans(path: Sequence[int], tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first, last, type) of each span in a tag sequence."""
    found: list[tuple[int, int, str]] = []
    for i, number in enumerate(path):
        tag = tags[number]
        if tag.startswith("B-"):
            found.append((i, i + 1, tag[2:]))
        elif tag != "O" and found:
            found[-1] = (found[-1][0], i + 1, found[-1][2])
    return found


def tree(scores: Scores) -> list[int]:
    """The best tree with one root over [dependent, head] scores; the root is its own head."""
    n = len(scores)
    greedy = scores.argmax(1)
    roots = [i for i in range(n) if greedy[i] == i]
    heads = [int(h) for h in greedy]
    if len(roots) == 1 and not _cycle(heads):
        return heads
    # The best tree under each root, the most promising first, until no other root could do better.
    own = np.diag(scores).astype(np.float64)
    free = scores.astype(np.float64)
    np.fill_diagonal(free, -1e9)
    top = free.max(1)
    bound = own + top.sum() - top
    most = -np.inf
    for root in np.argsort(-bound, kind="stable").tolist():
        if bound[root] <= most:
            break
        answer = _arborescence(free, root)
        total = own[root] + sum(free[i, h] for i, h in enumerate(answer) if i != root)
        if total > most:
            most, heads = total, answer
    return heads


def _cycle(heads: Sequence[int], root: int | None = None) -> list[int]:
    """One cycle in a head list (own heads are not cycles), or nothing."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        trail = []
        i = start
        while i != root and not state[i] and heads[i] != i:
            state[i] = 1
            trail.append(i)
            i = heads[i]
        if i in trail:
            return trail[trail.index(i) :]
        for j in trail:
            state[j] = 2
    return []


def _arborescence(scores: np.ndarray[tuple[int, int], np.dtype[np.float64]], root: int) -> list[int]:
    """Chu-Liu and Edmonds: the best head for every node but the root; ``scores`` [dependent, head]."""
    best = scores.argmax(1)
    heads = [int(h) for h in best]
    heads[root] = root
    cycle = _cycle(heads, root)
    if not cycle:
        return heads
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    ring = np.asarray(cycle)
    kept = scores[ring, best[ring]]
    n = len(rest)
    small = np.full((n + 1, n + 1), -1e9)
    small[:n, :n] = scores[np.ix_(rest, rest)]
    entering = scores[np.ix_(ring, rest)] - kept[:, None]
    enter_at = entering.argmax(0)
    small[n, :n] = entering.max(0)
    leaving = scores[np.ix_(rest, ring)]
    leave_at = leaving.argmax(1)
    small[:n, n] = leaving.max(1)
    inner = _arborescence(small, int(np.flatnonzero(rest == root)[0]))
    for k, node in enumerate(rest):
        if node != root:
            heads[node] = int(ring[leave_at[k]]) if inner[k] == n else int(rest[inner[k]])
    broken = int(ring[enter_at[inner[n]]])
    heads[broken] = int(rest[inner[n]])
    return heads
