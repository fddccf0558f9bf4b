"""Windows of the encoded sets, drawn at random, packed into batches of arrays."""

from __future__ import annotations

import random

import labels
import numpy as np

MOST_CUES = 12
CLS, SEP, UNKNOWN = 101, 102, 100
STRAIGHT, CURLY = 1000, (1523, 1524)  # " and “ ” in the vocabulary


class Corpus:
    """One set as flat arrays; ``draw`` cuts a window out of it."""

    def __init__(self, arrays: dict[str, np.ndarray]) -> None:
        self.__dict__.update({k: arrays[k] for k in ("ids", "ptr", "casing", "rel", "doc")})
        self.ids = self.ids.astype(np.int64)
        self.labels = {h: arrays[h] for h in labels.HEADS}
        index = np.arange(len(self.casing))
        offset = arrays["head"].astype(np.int64)
        self.head = np.where(offset == -9999, -1, offset + index)
        self.has_trees = bool((self.head >= 0).any())
        rows = arrays["attributions"]
        self.attributed = len(rows) > 0
        self.items: list[list[tuple[int, int, int]]] = []
        for n, which, a, b in rows:
            while len(self.items) <= n:
                self.items.append([])
            self.items[n].append((int(which), int(a), int(b)))
        self.cues = sorted((a, i) for i, item in enumerate(self.items) for w, a, _ in item if w == 0)
        self.cue_starts = np.asarray([a for a, _ in self.cues], np.int64)
        seen = np.zeros(len(self.casing), bool)
        seen[self.cue_starts] = True
        self.is_cue = seen
        firsts = self.ids[self.ptr[:-1]]
        pieces, counts = np.unique(firsts[seen], return_counts=True) if self.attributed else ((), ())
        self.cue_like = np.isin(firsts, [p for p, c in zip(pieces, counts, strict=True) if c >= 8])

    def __len__(self) -> int:
        return len(self.casing)

    def slice(self, rng: random.Random, room: int) -> tuple[int, int]:
        """Words first..last of one document whose pieces fit into ``room``."""
        at = rng.randrange(len(self))
        d = int(np.searchsorted(self.doc, at, side="right")) - 1
        low, high = int(self.doc[d]), int(self.doc[d + 1])
        if rng.random() < 0.15:
            at = low
        elif self.labels["start"][at] >= 0 and rng.random() < 0.8:
            while at > low and self.labels["start"][at] != 1:
                at -= 1
        last = int(np.searchsorted(self.ptr, self.ptr[at] + room, side="right")) - 1
        return at, max(at + 1, min(last, high))


def draw(corpus: Corpus, rng: random.Random, room: int, word_dropout: float) -> dict:
    """One window of about ``room`` pieces as arrays over its words; short documents are packed together."""
    parts = []
    left = room
    while left > 24 and len(parts) < 12:
        a, b = corpus.slice(rng, left)
        n = int(corpus.ptr[b] - corpus.ptr[a])
        if n > left:
            break
        parts.append((a, b))
        left -= n
    if not parts:
        return draw(corpus, rng, room, word_dropout)
    index = np.concatenate([np.arange(a, b) for a, b in parts])
    ids = np.concatenate([corpus.ids[corpus.ptr[a] : corpus.ptr[b]] for a, b in parts])
    counts = (corpus.ptr[index + 1] - corpus.ptr[index]).astype(np.int64)
    casing = corpus.casing[index].astype(np.int64)
    owner = np.repeat(np.arange(len(index)), counts)
    if word_dropout:
        gone = np.random.default_rng(rng.getrandbits(32)).random(len(index)) < word_dropout
        ids = np.where(gone[owner], UNKNOWN, ids)
    if rng.random() < 0.25:  # the two ways of writing quotation marks
        if rng.random() < 0.7:
            ids = np.where(np.isin(ids, CURLY), STRAIGHT, ids)
        else:
            turn = np.cumsum(ids == STRAIGHT) % 2
            ids = np.where(ids == STRAIGHT, np.where(turn == 1, *CURLY), ids)
    out = {"ids": ids, "counts": counts, "casing": recased(casing, rng), "index": index}
    out["labels"] = {h: corpus.labels[h][index].astype(np.int64) for h in labels.HEADS}
    where = {int(k): i for i, k in enumerate(index)} if corpus.has_trees or corpus.attributed else {}
    if corpus.has_trees:
        out["head"] = np.asarray([where.get(int(h), -100) if h >= 0 else -100 for h in corpus.head[index]])
        out["rel"] = np.where(out["head"] >= 0, corpus.rel[index], -100)
        seams = np.zeros(len(index), np.int64)
        at = 0
        for a, b in parts:
            seams[at] = 1
            at += b - a
        out["sentence"] = np.cumsum((out["labels"]["start"] == 1) | (seams == 1))
    if corpus.attributed:
        cues, tags = [], []
        at = 0
        for a, b in parts:
            lo, hi = np.searchsorted(corpus.cue_starts, [a, b])
            for start, item in corpus.cues[lo:hi]:
                row = np.full(len(index), -100, np.int64)
                row[at : at + b - a] = 0
                for which, s, e in corpus.items[item]:
                    s2, e2 = max(s, a), min(e, b)
                    if which and s2 < e2:
                        kind = 1 if which == 1 else 3
                        row[at + s2 - a : at + e2 - a] = kind + 1
                        if s >= a:
                            row[at + s - a] = kind
                cues.append(at + start - a)
                tags.append(row)
            at += b - a
        own = corpus.cue_like[index] & ~corpus.is_cue[index]
        false = list(np.flatnonzero(own))
        rng.shuffle(false)
        for k in false[:3]:
            cues.append(int(k))
            tags.append(np.zeros(len(index), np.int64))
        order = list(range(len(cues)))
        if len(order) > MOST_CUES:
            order = rng.sample(order, MOST_CUES)
        out["cues"] = [cues[i] for i in order]
        out["tags"] = [tags[i] for i in order]
    return out


def recased(casing: np.ndarray, rng: random.Random) -> np.ndarray:
    """Now and then a window in capitals, in lower case, or as a headline."""
    dice = rng.random()
    if dice > 0.05:
        return casing
    if dice < 0.015:
        return np.where((casing == 1) | (casing == 2) | (casing == 4), 3, casing)
    if dice < 0.035:
        return np.where((casing == 2) | (casing == 3) | (casing == 4) | (casing == 6), 1, casing)
    return np.where(casing == 1, 2, casing)


def batch(windows: list[dict]) -> dict[str, np.ndarray]:
    """Windows side by side, padded."""
    n = len(windows)
    s = -(-(max(len(w["ids"]) for w in windows) + 2) // 8) * 8
    t = max(len(w["casing"]) for w in windows)
    k = max((len(w.get("cues", ())) for w in windows), default=0)
    out = {
        "ids": np.zeros((n, s), np.int64),
        "casing": np.zeros((n, s), np.int64),
        "first": np.zeros((n, t), np.int64),
        "head": np.full((n, t), -100, np.int64),
        "rel": np.full((n, t), -100, np.int64),
        "sentence": np.full((n, t), -1, np.int64),
        "cues": np.full((n, k), -1, np.int64),
        "tags": np.full((n, k, t), -100, np.int64),
        **{h: np.full((n, t), -100, np.int64) for h in labels.HEADS},
    }
    for i, w in enumerate(windows):
        m, p = len(w["casing"]), len(w["ids"])
        out["ids"][i, 0] = CLS
        out["ids"][i, 1 : p + 1] = w["ids"]
        out["ids"][i, p + 1] = SEP
        out["casing"][i, 1 : p + 1] = np.repeat(w["casing"], w["counts"])
        out["casing"][i, 0] = out["casing"][i, p + 1] = 7
        out["first"][i, :m] = np.concatenate([[0], np.cumsum(w["counts"])[:-1]]) + 1
        for h in labels.HEADS:
            out[h][i, :m] = w["labels"][h]
        if "head" in w:
            out["head"][i, :m], out["rel"][i, :m], out["sentence"][i, :m] = w["head"], w["rel"], w["sentence"]
        for j, (cue, tags) in enumerate(zip(w.get("cues", ()), w.get("tags", ()), strict=True)):
            out["cues"][i, j] = cue
            out["tags"][i, j, :m] = tags
    return out


def load(path: str, split: str) -> dict[str, Corpus]:
    with np.load(path) as f:
        names = sorted({k.split("/")[1] for k in f.files if k.startswith(split + "/")})
        keys = ("ids", "ptr", "casing", "head", "rel", "doc", "attributions", *labels.HEADS)
        return {n: Corpus({k: f[f"{split}/{n}/{k}"] for k in keys}) for n in names}
