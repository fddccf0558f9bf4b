"""The trained model behind ``model.Model``: int8 weights through onnxruntime, one thread, no network.

A text longer than a window is read in windows that overlap; each word's answer comes from the window in which it
stands farthest from an edge. int8 scales are taken over all that is run at once, so windows are run one by one: no
answer depends on what else is read (and one core is no slower for it).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import Any

import numpy as np

from whence.language.model import Answer, Numbers, Scores
from whence.language.wordpiece import CLS, SEP, WordPiece, casing

#: pieces a window holds besides its two end marks, and how many of them the next window repeats
WINDOW, OVERLAP = 240, 64
#: files of the weights folder that decide the answer
FILES = ("model.onnx", "heads.onnx", "relations.onnx", "parts.onnx", "labels.json", "vocab.txt")
MARK = 7  # casing class of the end marks


class Weights:
    """The weights folder: each file read once, hashed as read."""

    def __init__(self) -> None:
        folder = files("whence.language") / "weights"
        self.bytes = {name: (folder / name).read_bytes() for name in FILES}

    @property
    def sha256(self) -> str:
        total = hashlib.sha256()
        for name in FILES:
            total.update(hashlib.sha256(self.bytes[name]).digest())
        return total.hexdigest()


class OnnxModel:
    """Loads the weights when made (0.2 s, some 170 MB)."""

    def __init__(self, weights: Weights | None = None, threads: int = 1) -> None:
        import onnxruntime

        weights = weights or Weights()
        self.sha256 = weights.sha256
        settings = json.loads(weights.bytes["labels.json"])
        self.schemes: Mapping[str, Sequence[str]] = settings["schemes"]
        self._slices = {name: slice(*at) for name, at in settings["slices"].items()}
        self._pieces = WordPiece(weights.bytes["vocab.txt"].decode("utf-8").split("\n"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._sessions = {
            name: onnxruntime.InferenceSession(weights.bytes[name], options, providers=["CPUExecutionProvider"])
            for name in FILES
            if name.endswith(".onnx")
        }

    def answer(self, words: Sequence[str]) -> Answer:
        pieces = [self._pieces.pieces(w) for w in words]
        cases = [casing(w) for w in words]
        rows = [np.zeros((0, self._width), np.float32)]
        rows.extend(self._run(cut, pieces, cases) for cut in windows([len(p) for p in pieces]))
        return _Answer(np.concatenate(rows), self._slices, self._ask)

    @property
    def _width(self) -> int:
        return max(int(s.stop) for s in self._slices.values())

    def _run(
        self, window: tuple[int, int, int, int], pieces: Sequence[tuple[int, ...]], cases: Sequence[int]
    ) -> Scores:
        """Rows for the kept words of one window, in order."""
        first, last, low, high = window
        ids, casings, keep = [CLS], [MARK], []
        for i in range(first, last):
            if low <= i < high:
                keep.append(len(ids))
            ids.extend(pieces[i])
            casings.extend([cases[i]] * len(pieces[i]))
        return self._ask(
            "model.onnx",
            ids=np.asarray([[*ids, SEP]], np.int64),
            casing=np.asarray([[*casings, MARK]], np.int64),
            keep=np.asarray(keep, np.int64),
        )

    def _ask(self, name: str, **feed: Any) -> Scores:
        scores: Scores = self._sessions[name].run(["scores"], feed)[0]
        return scores


def windows(lengths: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """Windows over words of so many pieces each: (first, last, first kept, last kept); kept ranges tile the words."""
    found: list[tuple[int, int]] = []
    first = 0
    while first < len(lengths):
        last, room = first, WINDOW
        while last < len(lengths) and lengths[last] <= room:
            room -= lengths[last]
            last += 1
        found.append((first, last))
        if last == len(lengths):
            break
        back, repeated = last, 0
        while back > first + 1 and repeated + lengths[back - 1] <= OVERLAP:
            back -= 1
            repeated += lengths[back]
        first = back
    seams = [0, *((a + b + 1) // 2 for (a, _), (_, b) in zip(found[1:], found, strict=False)), len(lengths)]
    return [(a, b, seams[i], seams[i + 1]) for i, (a, b) in enumerate(found)]


class _Answer:
    """Rows of head scores and projections; pairs of rows go to the small graphs.

    All products are onnxruntime's on one thread: numpy's would start threads of their own, and differ by them.
    """

    def __init__(self, rows: Scores, slices: Mapping[str, slice], ask: Callable[..., Scores]) -> None:
        self._rows, self._slices, self._ask = rows, slices, ask

    def tags(self, scheme: str) -> Scores:
        return self._rows[:, self._slices[scheme]]

    def _some(self, words: Numbers, projection: str) -> Scores:
        return np.ascontiguousarray(self._rows[words, self._slices[projection]])

    def heads(self, first: int, last: int) -> Scores:
        words = np.arange(first, last)
        return self._ask("heads.onnx", dep=self._some(words, "arc_dep"), head=self._some(words, "arc_head"))

    def relations(self, words: Numbers, heads: Numbers) -> Scores:
        return self._ask("relations.onnx", dep=self._some(words, "rel_dep"), head=self._some(heads, "rel_head"))

    def parts(self, cues: Numbers, words: Numbers) -> Scores:
        return self._ask(
            "parts.onnx",
            cue=self._some(cues, "pair_cue"),
            word=self._some(words, "pair_word"),
            bucket=bucket(words[None, :] - cues[:, None]),
        )


def bucket(distance: Numbers) -> Numbers:
    """Signed distance in words as one of 25 classes, logarithmic to both sides (as in training)."""
    step = np.minimum(1 + (np.log2(np.maximum(np.abs(distance), 1)) * 2).astype(np.int64), 12)
    classes: Numbers = np.where(distance == 0, 12, 12 + np.sign(distance) * step)
    return classes
