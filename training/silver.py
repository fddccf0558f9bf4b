"""re3d's scheme on more text, by the model at hand: what two of its views agree on, for the next model to learn from.

    python training/silver.py --data ../shared/data --out WORK/silver.jsonl [--documents 1600]

re3d has 50 documents to learn from, and a model soon knows them by heart. Here the packaged model reads news (gmb) and
reports on weapons (framenet15, train) and its scheme's own answer is compared with what ``annotate`` would print,
which rests on other schemes and on rules as well. A span that both find is labelled; what only rules find is labelled
where it is arms, a vehicle or a name with its title; every other word that either view marks is left unsaid, and so
is one that gmb holds for a name and both leave out. FrameNet's Weapon frame is gold: it overrules both.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import corpora
import labels
import numpy as np

from whence.language.decode import bio_paths, spans
from whence.language.entities import entities
from whence.language.onnx import OnnxModel
from whence.language.reader import Reader
from whence.language.reading import Reading

TYPES = {
    "Organization": "Organisation", "Place": "Location", "Facility": "Location", "Person": "Person",
    "Quantity": "Quantity", "Nationality": "Nationality", "Weapon": "Weapon", "Vehicle": "Vehicle", "Money": "Money",
}  # fmt: skip
#: how sure the scheme must be that a word is none of its business
SURE = 0.8


def views(reading: Reading, scores: np.ndarray) -> tuple[set, set, np.ndarray]:
    """The scheme's own spans, ``annotate``'s, and the share of O for each word."""
    names = labels.RE3D
    shares = np.exp(scores - scores.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    own = set()
    log = np.log(shares + 1e-9)
    cut = reading.sentences
    for s, path in zip(cut, bio_paths([log[s.first : s.last] for s in cut], names), strict=True):
        own |= {(s.first + a, s.first + b, kind) for a, b, kind in spans(path, names)}
    find = corpora.Lookup([(t.start, t.end) for t in reading.tokens])
    told = set()
    for e in entities(reading):
        at = find(e.start, e.end)
        if at and e.type in TYPES:
            told.add((*at, TYPES[e.type]))
    return own, told, shares[:, 0]


def tagged(reading: Reading, scores: np.ndarray, held: list[bool]) -> list[int]:
    """One tag a word; ``held``: words that another set holds for (part of) a name."""
    own, told, outside = views(reading, scores)
    titles = {m.first for m in reading.mentions if m.type == "Title"}
    military = {(a, b) for a, b, kind in own if kind == "MilitaryPlatform"}
    sure = {s for s in told if s in own or s[2] in ("Weapon", "Vehicle") or (s[2] == "Person" and s[0] in titles)}
    tags = [corpora.NONE if outside[i] < SURE or held[i] else 0 for i in range(len(reading.tokens))]
    for a, b, _ in own | told:
        tags[a:b] = [corpora.NONE] * (b - a)
    for a, b, kind in sorted(sure, key=lambda s: s[0] - s[1]):
        if all(t <= 0 for t in tags[a:b]):
            corpora.paint(tags, labels.RE3D, a, b, "MilitaryPlatform" if (a, b) in military else kind)
    for a, b, kind in own:  # times and documents are nobody else's
        if kind in ("Temporal", "DocumentReference") and all(t <= 0 for t in tags[a:b]):
            corpora.paint(tags, labels.RE3D, a, b, kind)
    return tags


def agreed(doc: dict, scores: np.ndarray) -> list[int]:
    """The name scheme of the gold sets on gmb's text: what it and gmb's silver names agree on."""
    starts = [i for i, start in enumerate(doc["labels"]["start"]) if start == 1]
    log = (
        scores
        - np.log(np.exp(scores - scores.max(1, keepdims=True)).sum(1, keepdims=True))
        - scores.max(1, keepdims=True)
    )
    edges = list(zip(starts, [*starts[1:], len(log)], strict=True))
    own = set()
    for (first, _), path in zip(edges, bio_paths([log[a:b] for a, b in edges], labels.GOLD), strict=True):
        own |= {(first + a, first + b, kind) for a, b, kind in spans(path, labels.GOLD)}
    theirs = {(a, b, kind) for a, b, kind in doc["names"]}
    outside = np.exp(log[:, 0])
    tags = [corpora.NONE if outside[i] < SURE or silver != 0 else 0 for i, silver in enumerate(doc["labels"]["gmb"])]
    for a, b, kind in own & theirs:
        corpora.paint(tags, labels.GOLD, a, b, kind)
    return tags


def news(data: Path, reader: Reader, model: OnnxModel, limit: int):
    """gmb's documents as ``corpora.gmb`` cuts them."""
    for number, doc in enumerate(corpora.gmb(data / "gmb" / "train.jsonl.xz")):
        if number == limit:
            return
        text, blocks = "\n".join(doc["texts"]), []
        for one in doc["texts"]:
            start = blocks[-1][1] + 1 if blocks else 0
            blocks.append((start, start + len(one)))
        reading = reader.read(text, blocks)
        if [t.text for t in reading.tokens] != doc["words"]:
            continue
        answer = model.answer(doc["words"])
        held = [t > 0 for t in doc["labels"]["gmb"]]
        yield {
            "set": "gmb",
            "number": number,
            "re3d": tagged(reading, answer.tags("re3d"), held),
            "gold": agreed(doc, answer.tags("gold")),
        }


def weapons(data: Path, reader: Reader, model: OnnxModel):
    """FrameNet's whole documents, in pieces of 30 sentences."""
    for row in corpora.read(data / "framenet15" / "train.jsonl.xz"):
        for k in range(0, len(row["sentences"]), 30):
            cut = row["sentences"][k : k + 30]
            start, end = cut[0][0], cut[-1][1]
            reading = reader.read(row["text"][start:end], [(a - start, b - start) for a, b in cut])
            if not reading.tokens:
                continue
            words = [t.text for t in reading.tokens]
            tags = tagged(reading, model.answer(words).tags("re3d"), [False] * len(words))
            find = corpora.Lookup([(t.start + start, t.end + start) for t in reading.tokens])
            for f in row["frames"]:
                at = find(f["start"], f["end"]) if f["frame"] == "Weapon" and start <= f["start"] < end else None
                if at is None or at[1] - at[0] > 4:
                    continue
                head = reading.tokens[at[1] - 1]
                if head.upos == "NOUN" and head.deprel not in ("compound", "amod"):
                    for i in range(*at):
                        tags[i] = corpora.NONE
                    corpora.paint(tags, labels.RE3D, *at, "Weapon")
                    if at[1] < len(tags) and tags[at[1]] > 0 and tags[at[1]] % 2 == 0:
                        tags[at[1]] = corpora.NONE
                elif not any(t > 0 for t in tags[at[0] : at[1]]):
                    tags[at[0] : at[1]] = [corpora.NONE] * (at[1] - at[0])
            starts = [0] * len(words)
            for s in reading.sentences:
                starts[s.first] = 1
            yield {"set": "framenet", "words": words, "re3d": tags}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, default=Path("../shared/data"))
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--documents", type=int, default=1600, help="how many of gmb's documents")
    args = ask.parse_args()
    model = OnnxModel()
    reader = Reader(model)
    with args.out.open("w") as out:
        for rows in (weapons(args.data, reader, model), news(args.data, reader, model, args.documents)):
            for row in rows:
                out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
