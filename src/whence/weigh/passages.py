"""Passages that two texts share word for word, with their places in both.

Fingerprints say which two texts are worth laying side by side; this lays them there. Case and punctuation
do not count. A run shorter than ``RUN`` words is chance ("in a statement on Monday"), not reuse.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from whence.documents.document import Report, Span

#: The shortest run of equal words that counts as reused: the run of the fingerprints.
RUN = 5
#: Between two passages that an editor only touched up there are at most so many words of his own.
GAP = 8
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Word(NamedTuple):
    """One word as compared, and its characters in the clean text."""

    said: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of equal words: its characters in the original and in the later text, its length in words, and the
    places of its first word in the one and in the other."""

    original: Span
    later: Span
    words: int
    place: int
    later_place: int


def words(report: Report) -> tuple[Word, ...]:
    """The words of a report's story: no headline, caption, bio or menu, which every page has its own of."""
    kinds = {"story", "heading"} if report.parts else set()
    stretches = [(p.start, p.end) for p in report.parts if p.kind in kinds] or [(0, len(report.text))]
    return tuple(
        Word(m[0].replace("’", "'").casefold(), start + m.start(), start + m.end())
        for start, end in stretches
        for m in _WORD.finditer(report.text[start:end])
    )


Index = dict[tuple[str, ...], list[int]]


def index(original: tuple[Word, ...], run: int = RUN) -> Index:
    """Where each run of words begins in an original; made once, however many pages are laid beside it."""
    starts: Index = defaultdict(list)
    for i, here in enumerate(runs(original, run)):
        starts[here].append(i)
    return dict(starts)


def runs(said: tuple[Word, ...], run: int = RUN) -> list[tuple[str, ...]]:
    """The run of words that begins at each word."""
    plain = [word.said for word in said]
    return list(zip(*(plain[n:] for n in range(run)), strict=False))


def shared(
    original: tuple[Word, ...],
    later: tuple[Word, ...],
    run: int = RUN,
    starts: Index | None = None,
    begun: Sequence[tuple[str, ...]] | None = None,
) -> tuple[Passage, ...]:
    """The longest runs of ``later`` that stand in ``original``, in the order of ``later``, none overlapping.

    ``starts`` and ``begun`` are ``index`` of the one and ``runs`` of the other, where they are known."""
    starts = index(original, run) if starts is None else starts
    begun = runs(later, run) if begun is None else begun
    found, at = [], 0
    while at <= len(later) - run:
        best, length = -1, 0
        for i in starts.get(begun[at], ()):
            n = run
            while i + n < len(original) and at + n < len(later) and original[i + n].said == later[at + n].said:
                n += 1
            if n > length:
                best, length = i, n
        if length:
            found.append(
                Passage(
                    Span(original[best].start, original[best + length - 1].end),
                    Span(later[at].start, later[at + length - 1].end),
                    length,
                    best,
                    at,
                )
            )
        at += length or 1
    return tuple(found)


def touched(passages: tuple[Passage, ...]) -> int:
    """Words that an editor changed between two passages that follow each other closely in both texts."""
    changed = 0
    for one, two in pairwise(passages):
        gap = two.later_place - one.later_place - one.words
        if 0 <= two.place - one.place - one.words <= GAP and gap <= GAP:
            changed += gap
    return changed


def covered(passages: tuple[Passage, ...], start: int, end: int) -> float:
    """The share of the characters ``start`` to ``end`` of the later text that stand in a shared passage."""
    inside = sum(max(0, min(p.later.end, end) - max(p.later.start, start)) for p in passages)
    return inside / max(1, end - start)


def origin_of(passages: tuple[Passage, ...], start: int, end: int) -> Span | None:
    """Where ``start`` to ``end`` of the later text stands in the original, as near as the passages tell."""
    touching = [p for p in passages if p.later.start < end and start < p.later.end]
    if not touching:
        return None
    first, last = touching[0], touching[-1]
    left = first.original.start + max(0, start - first.later.start)
    right = last.original.end - max(0, last.later.end - end)
    return Span(min(left, right), max(left, right)) if left != right else None
