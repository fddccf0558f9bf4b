"""The data sets as documents of words with labels, one shape for all.

A document is a dict: ``words`` (printed forms), ``labels`` (head name -> list of label numbers, -100 where the set
says nothing), ``head`` and ``rel`` (absolute index of the head; -1 where unknown), ``attributions``
[(source, cue, content)], each a list of (first, last) word slices, and ``names`` [(first, last, kind)] that may be
swapped for other names. Sets without words of their own are cut by ``whence.language.words``.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from pathlib import Path

import labels

from bench.program import rows as read
from whence.codebook import countries
from whence.language.words import words

NONE = -100


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
        "texts": [],
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
        if "entities" in row and demonyms:
            lab["gold"] = proper(doc, row, find, demonyms)
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
                kind = {"Person": "PER", "Location": "LOC", "Organisation": "ORG"}.get(e["type"])
                if kind and (kind != "ORG" or len(ws) > 1 or ws[0].isupper()):
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


def wikipedia(path: Path, demonyms: frozenset):
    """Re-DocRED: names of Wikipedia's introductions; it counts peoples among places, times and numbers as entities."""
    for row in read(path):
        doc, find = plain(row, row["sentences"])
        tags = [0] * len(doc["words"])
        mentions = [(m["start"], m["end"], e["type"]) for e in row["entities"] for m in e["mentions"]]
        for start, end, kind in sorted(mentions, key=lambda m: m[0] - m[1]):
            at = find(start, end)
            if at is None or kind in ("TIME", "NUM") or any(tags[at[0] : at[1]]):
                continue
            if row["text"][start:end] in demonyms:
                kind = "NAT"
            paint(tags, labels.GOLD, *at, kind)
            doc["names"].append((*at, kind))
        doc["labels"]["gold"] = tags
        yield doc


def wikinews(path: Path, demonyms: frozenset):
    """MEANTIME: names in the sentences that are annotated in full; capitals it says nothing of are left unsaid."""
    for row in read(path):
        cut = [s for s in row["sentences"] if s["sent"] < 6]
        doc, find = plain(row | {"text": row["text"][: cut[-1]["end"]]}, [(s["start"], s["end"]) for s in cut])
        tags = [0] * len(doc["words"])
        for i, word in enumerate(doc["words"]):
            if word in demonyms or (word != word.lower() and not doc["labels"]["start"][i] and word != "I"):
                tags[i] = NONE
        kinds = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "PRO": "MISC"}
        for e in sorted(row["entities"], key=lambda e: e["start"] - e["end"]):
            at = find(e["start"], e["end"])
            kind = kinds.get(e.get("ent_type"))
            if at is None or kind is None or e.get("syntactic_type") not in ("NAM", "PRE.NAM"):
                continue
            first, last = at
            if doc["words"][first].lower() == "the" and last - first > 1:
                first += 1
            ws = doc["words"][first:last]
            if any(t > 0 for t in tags[first:last]) or not all(w != w.lower() or w in "-.&of" for w in ws):
                continue
            if " ".join(ws) in demonyms:
                kind = "NAT"
            paint(tags, labels.GOLD, first, last, kind)
            doc["names"].append((first, last, kind))
        doc["labels"]["gold"] = tags
        yield doc


def proper(doc: dict, row: dict, find: Lookup, demonyms: frozenset) -> list[int]:
    """Names of a treebank with noun types: phrases of proper nouns alone; other proper nouns are left unsaid."""
    name, plain_word = labels.UPOS.index("PROPN"), ("of", "the", "and", "for", "-", "&", "'s")
    upos = doc["labels"]["upos"]
    tags = [NONE if u == name else 0 for u in upos]
    for i, word in enumerate(doc["words"]):
        if word in demonyms and not (i and upos[i - 1] == name):
            tags[i] = labels.GOLD.index("B-NAT")
    kinds = {"person": "PER", "organization": "ORG", "place": "LOC"}
    for e in sorted(row["entities"], key=lambda e: e["start"] - e["end"]):
        at = find(e["start"], e["end"])
        kind = kinds.get(e["type"])
        if at and e["type"] == "time" and not any(tags[k] > 0 for k in range(*at)):
            tags[at[0] : at[1]] = [0] * (at[1] - at[0])
        if at is None or kind is None:
            continue
        first, last = at
        if doc["words"][first].lower() == "the" and last - first > 1:
            first += 1
        if countries.of(" ".join(doc["words"][first:last])):
            kind = "LOC"  # an acting country is an organisation there; the other sets keep to what the name names
        if last - first > 1 and doc["words"][last - 1] == "'s":
            last -= 1
        inside = range(first, last)
        if upos[first] != name or upos[last - 1] != name or any(tags[k] > 0 for k in inside):
            continue
        if any(upos[k] != name and doc["words"][k] not in plain_word for k in inside):
            continue
        if kind == "PER" and RANKS.search(" ".join(doc["words"][first:last])):
            continue
        paint(tags, labels.GOLD, first, last, kind)
    return tags


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
        doc["texts"] = [row["text"]]
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
        "texts": a["texts"] + b["texts"],
    }


def demonyms(data: Path) -> frozenset:
    """Words that gmb's train part calls a people or a nationality more often than anything else."""
    people, other = Counter(), Counter()
    for row in read(data / "gmb" / "train.jsonl.xz"):
        for e in row["entities"]:
            (people if e["type"] == "gpe" else other)[e["text"]] += 1
    return frozenset(w for w, n in people.items() if n >= 2 and n > other[w] and "." not in w)


def taught(sets: dict[str, list[dict]], path: Path) -> None:
    """Adds what ``silver.py`` wrote: more schemes on gmb's documents, and a set of its own."""
    sets["framenet"] = []
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["set"] == "framenet":
                doc = blank(row["words"])
                doc["labels"]["re3d"] = row["re3d"]
                sets["framenet"].append(doc)
            elif "gmb" in sets:
                sets["gmb"][row["number"]]["labels"] |= {"re3d": row["re3d"], "gold": row["gold"]}


def load(data: Path, split: str, without_unlicensed: bool = False, silver: Path | None = None) -> dict[str, list[dict]]:
    """Every set used, by name. ``without_unlicensed`` leaves out the sets that state no licence."""
    known = demonyms(data) if not without_unlicensed else frozenset()
    sets: dict[str, list[dict]] = {}
    uner = {r["id"]: r for r in read(data / "uner_ewt" / "train.jsonl.xz")} if split == "train" else {}
    part = f"{split}.jsonl.xz"
    sets["ewt"] = list(trees(data / "ud_ewt" / part, uner, known))
    sets["gum"] = list(trees(data / "gum" / part, None, known if split == "train" else frozenset()))
    sets["re3d"] = list(re3d(data / "re3d" / part))
    sets["wikigold"] = list(wikigold(data / "wikigold" / part, known))
    if split == "train":
        sets["pud"] = list(pud(data / "uner_pud" / part, known))
        # its dev part is its only open one, and no figure on its names is ever reported
        sets["wikipedia"] = list(wikipedia(data / "redocred" / "dev.jsonl.xz", known))
        sets["wikinews"] = list(wikinews(data / "meantime" / part, known))
    if not without_unlicensed:
        sets["polnear"] = list(polnear(data / "polnear" / part))
        sets["gmb"] = list(gmb(data / "gmb" / part))
    if silver and split == "train":
        taught(sets, silver)
    return sets
