"""The data sets as documents of words with labels, one shape for all.

A document is a dict: ``words`` (printed forms), ``labels`` (head name -> list of label numbers, -100 where the set
says nothing), ``head`` and ``rel`` (absolute index of the head; -1 where unknown), ``attributions``
[(source, cue, content)], each a list of (first, last) word slices, and ``names`` [(first, last, kind)] that may be
swapped for other names. Sets without words of their own are cut by ``whence.language.words``.
"""

from __future__ import annotations

import json
import lzma
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from pathlib import Path

import labels

from whence.language.words import words

NONE = -100


def read(path: Path):
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def blank(tokens: list[str]) -> dict:
    n = len(tokens)
    return {
        "words": tokens,
        "labels": {h: [NONE] * n for h in labels.HEADS},
        "head": [-1] * n,
        "rel": [NONE] * n,
        "attributions": [],
        "names": [],
        "attributed": False,
    }


class Lookup:
    """Word slices for character spans, by bisection."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.starts = [a for a, _ in spans]
        self.ends = [b for _, b in spans]

    def __call__(self, start: int, end: int) -> tuple[int, int] | None:
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end)
        return (first, last) if first < last else None


def paint(tags: list[int], names: list[str], first: int, last: int, kind: str) -> None:
    tags[first] = names.index(f"B-{kind}")
    for i in range(first + 1, last):
        tags[i] = names.index(f"I-{kind}")


def trees(path: Path, uner: dict | None = None, demonyms: frozenset = frozenset()):
    """GUM and EWT: tags, trees, sentence starts; GUM's entity types by head word; EWT's names from ``uner``."""
    for row in read(path):
        tokens = [t for s in row["sentences"] for t in s["tokens"]]
        doc = blank([t[0] if " " not in t[0] else t[0].replace(" ", "") for t in tokens])
        lab = doc["labels"]
        base = 0
        for s in row["sentences"]:
            for i, t in enumerate(s["tokens"]):
                k = base + i
                lab["upos"][k] = labels.UPOS.index(t[2])
                lab["xpos"][k] = labels.XPOS.index(t[3]) if t[3] in labels.XPOS else NONE
                lab["start"][k] = int(i == 0)
                doc["head"][k] = base + t[5] - 1 if t[5] else k
                doc["rel"][k] = labels.DEPREL.index(t[6]) if t[6] in labels.DEPREL else NONE
            base += len(s["tokens"])
        spans = [(t[7], t[8]) for t in tokens]
        find = Lookup(spans)
        if "entities" in row:
            lab["noun"] = [0] * len(tokens)
            for e in sorted(row["entities"], key=lambda e: e["start"] - e["end"]):
                at = find(e["start"], e["end"])
                if at is None:
                    continue
                tops = [k for k in range(*at) if not at[0] <= doc["head"][k] < at[1] or doc["head"][k] == k]
                if tops:
                    lab["noun"][tops[0]] = labels.NOUN.index(e["type"])
                if e["type"] == "person" and all(lab["upos"][k] == labels.UPOS.index("PROPN") for k in range(*at)):
                    doc["names"].append((*at, "PER"))
        if uner and row["id"] in uner:
            other = uner[row["id"]]
            lab["gold"] = [0] * len(tokens)
            for e in other["entities"]:
                at = find(e["start"], e["end"])
                if at is None:
                    continue
                kind = e["type"] if e["type"] != "OTH" else "NAT" if e["text"] in demonyms else "MISC"
                paint(lab["gold"], labels.GOLD, *at, kind)
                doc["names"].append((*at, kind))
            for a, b in other.get("unsure", ()):
                at = find(a, b)
                if at:
                    for k in range(*at):
                        lab["gold"][k] = NONE
        yield doc


def plain(row: dict, sentences: list[tuple[int, int]] | None = None) -> tuple[dict, Lookup]:
    """A document cut by our own tokenizer; sentence starts where the set gives sentences."""
    spans = words(row["text"])
    doc = blank([row["text"][a:b] for a, b in spans])
    find = Lookup(spans)
    if sentences:
        doc["labels"]["start"] = [0] * len(spans)
        for a, b in sentences:
            at = find(a, b)
            if at:
                doc["labels"]["start"][at[0]] = 1
    return doc, find


def polnear(path: Path):
    for row in read(path):
        doc, find = plain(row)
        doc["attributed"] = True
        tags = [0] * len(doc["words"])
        skip = [find(f["start"], f["end"]) for f in row.get("flags", ()) if f.get("type") == "Discard"]
        for a in row["attributions"]:
            part = {k: [s for s in (find(*x) for x in a[k]) if s] for k in ("source", "cue", "content")}
            doc["attributions"].append([part["source"], part["cue"], part["content"]])
        for which, kind in ((2, "content"), (0, "source"), (1, "cue")):
            for a in doc["attributions"]:
                for s in a[which]:
                    paint(tags, labels.ATTRIBUTION, *s, kind)
        for s in skip:
            if s:
                tags[s[0] : s[1]] = [NONE] * (s[1] - s[0])
        doc["labels"]["attribution"] = tags
        yield doc


RANKS = re.compile(
    r"(?i)\b(president|minister|secretary|general|gen|lt|col|capt|spc|sgt|officer|mr|mrs|dr|chief|petty)\b"
)


def re3d(path: Path):
    for row in read(path):
        doc, find = plain(row)
        tags = [0] * len(doc["words"])
        taken = [False] * len(tags)
        for e in sorted(row["entities"], key=lambda e: (e["start"] - e["end"], e["start"])):
            at = find(e["start"], e["end"])
            if at is None or any(taken[at[0] : at[1]]):
                continue
            taken[at[0] : at[1]] = [True] * (at[1] - at[0])
            paint(tags, labels.RE3D, *at, e["type"])
            ws = doc["words"][at[0] : at[1]]
            if all(w[0].isupper() for w in ws) and not RANKS.search(e["text"]) and ws[0] not in ("I", "We", "He", "It"):
                kind = {"Person": "PER", "Location": "LOC"}.get(e["type"])
                if kind:
                    doc["names"].append((*at, kind))
        doc["labels"]["re3d"] = tags
        yield doc


def wikigold(path: Path, demonyms: frozenset):
    for row in read(path):
        doc, find = plain(row, row["sentences"])
        tags = [0] * len(doc["words"])
        for e in row["entities"]:
            at = find(e["start"], e["end"])
            if at:
                kind = "NAT" if e["type"] == "MISC" and e["text"] in demonyms else e["type"]
                paint(tags, labels.GOLD, *at, kind)
                doc["names"].append((*at, kind))
        doc["labels"]["gold"] = tags
        yield doc


def pud(path: Path, demonyms: frozenset):
    """News and Wikipedia sentences; capitals outside its three types are left unsaid."""
    rows = list(read(path))
    for k in range(0, len(rows), 12):
        whole = None
        for row in rows[k : k + 12]:
            doc, find = plain(row, [(0, len(row["text"]))])
            tags = [0] * len(doc["words"])
            for i, w in enumerate(doc["words"]):
                if w in demonyms or (i and w[0].isupper() and w != "I"):
                    tags[i] = NONE
            for e in row["entities"]:
                at = find(e["start"], e["end"])
                if at:
                    paint(tags, labels.GOLD, *at, e["type"])
                    doc["names"].append((*at, e["type"]))
            doc["labels"]["gold"] = tags
            whole = doc if whole is None else join(whole, doc)
        yield whole


def gmb(path: Path):
    whole = None
    for row in read(path):
        doc, find = plain(row, [(0, len(row["text"]))])
        tags = [0] * len(doc["words"])
        for e in row["entities"]:
            at = find(e["start"], e["end"])
            if at is None:
                continue
            kind = {"geo": "GEO", "gpe": "GPE", "org": "ORG", "per": "PER"}.get(e["type"])
            if e["type"] == "tim":
                continue
            if kind is None:
                tags[at[0] : at[1]] = [NONE] * (at[1] - at[0])
                continue
            first, last = at
            if e.get("title"):
                t = find(*e["title"])
                if t and t[0] == first and t[1] <= last:
                    paint(tags, labels.GMB, *t, "TITLE")
                    first = t[1]
            if first < last:
                paint(tags, labels.GMB, first, last, kind)
                doc["names"].append((first, last, {"GEO": "LOC", "GPE": "NAT"}.get(kind, kind)))
        doc["labels"]["gmb"] = tags
        whole = doc if whole is None else join(whole, doc)
        if len(whole["words"]) > 600:
            yield whole
            whole = None
    if whole:
        yield whole


def join(a: dict, b: dict) -> dict:
    n = len(a["words"])
    return {
        "words": a["words"] + b["words"],
        "labels": {h: a["labels"][h] + b["labels"][h] for h in labels.HEADS},
        "head": a["head"] + [x if x < 0 else x + n for x in b["head"]],
        "rel": a["rel"] + b["rel"],
        "attributions": a["attributions"] + b["attributions"],
        "names": a["names"] + [(s + n, e + n, k) for s, e, k in b["names"]],
        "attributed": a["attributed"] or b["attributed"],
    }


def demonyms(data: Path) -> frozenset:
    """Words that gmb's train part calls a people or a nationality more often than anything else."""
    people, other = Counter(), Counter()
    for row in read(data / "gmb" / "train.jsonl.xz"):
        for e in row["entities"]:
            (people if e["type"] == "gpe" else other)[e["text"]] += 1
    return frozenset(w for w, n in people.items() if n >= 2 and n > other[w] and "." not in w)


def load(data: Path, split: str, without_unlicensed: bool = False) -> dict[str, list[dict]]:
    """Every set used, by name. ``without_unlicensed`` leaves out the sets that state no licence."""
    known = demonyms(data) if not without_unlicensed else frozenset()
    sets: dict[str, list[dict]] = {}
    uner = {r["id"]: r for r in read(data / "uner_ewt" / "train.jsonl.xz")} if split == "train" else {}
    part = f"{split}.jsonl.xz"
    sets["ewt"] = list(trees(data / "ud_ewt" / part, uner, known))
    sets["gum"] = list(trees(data / "gum" / part))
    sets["re3d"] = list(re3d(data / "re3d" / part))
    sets["wikigold"] = list(wikigold(data / "wikigold" / part, known))
    if split == "train":
        sets["pud"] = list(pud(data / "uner_pud" / part, known))
    if not without_unlicensed:
        sets["polnear"] = list(polnear(data / "polnear" / part))
        sets["gmb"] = list(gmb(data / "gmb" / part))
    return sets
