"""Figures of the packaged model on dev, by the scorers beside the data. Prints one line a set.

    python training/evaluate.py --data ../shared/data --scorers ../shared/scorers [--only polnear re3d wikigold ud_ewt]

Needs the package alone (no torch). Predictions are written beside ``--out`` for a closer look.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from bench.program import rows
from whence.language import decode
from whence.language.entities import entities
from whence.language.onnx import OnnxModel
from whence.language.reader import Reader

RE3D = {
    "Organisation": "Organization", "Location": "Place", "Facility": "Place", "MilitaryPlatform": "Vehicle",
    "DocumentReference": None, "CommsIdentifier": None, "Frequency": None, "Temporal": None, "Other": None,
    "Title": None,
}  # fmt: skip
WIKIGOLD = {
    "PER": "Person", "LOC": "Place", "ORG": "Organization", "MISC": None, "Facility": "Place", "Other": None,
    "Title": None, "Nationality": None, "Weapon": None, "Vehicle": None, "Quantity": None, "Money": None,
}  # fmt: skip


def predict(reader: Reader, path: Path, out: Path, named_only: bool) -> tuple[int, float]:
    """Annotate a set; returns words and seconds."""
    count, begun = 0, time.time()
    with out.open("w") as f:
        for row in rows(path):
            r = reader.read(row["text"])
            count += len(r.tokens)
            row = {
                "id": row["id"],
                "entities": [
                    {"start": m.start, "end": m.end, "type": m.type}
                    for m in (r.mentions if named_only else entities(r))
                    if m.named or not named_only
                ],
                "attributions": [
                    {"source": a.source, "cue": a.cue, "content": a.content} for a in r.attributions
                ],
            }  # fmt: skip
            f.write(json.dumps(row) + "\n")
    return count, time.time() - begun


def score(script: Path, gold: Path, pred: Path, mapping: dict | None, folder: Path) -> dict:
    command = [sys.executable, str(script), str(gold), str(pred)]
    if mapping is not None:
        types = folder / "types.json"
        types.write_text(json.dumps(mapping))
        command += ["--map", str(types)]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def syntax(model: OnnxModel, path: Path) -> dict[str, float]:
    """Tags and trees on gold tokens with the model's own sentence starts; sentence F1 by spans of tokens."""
    right = dict.fromkeys(("upos", "xpos", "uas", "las"), 0)
    total = same = own = gold_count = 0
    for row in rows(path):
        tokens, gold, base = [], set(), 0
        for s in row["sentences"]:
            for i, t in enumerate(s["tokens"]):
                tokens.append((t[0].replace(" ", ""), t[2], t[3], base + t[5] - 1 if t[5] else base + i, t[6]))
            gold.add((base, base + len(s["tokens"])))
            base += len(s["tokens"])
        answer = model.answer([t[0] for t in tokens])
        starts = answer.tags("start").argmax(1)
        edges = [i for i in range(len(tokens)) if i == 0 or starts[i]]
        cut = list(zip(edges, [*edges[1:], len(tokens)], strict=True))
        heads = np.zeros(len(tokens), np.int64)
        for a, b in cut:
            heads[a:b] = np.asarray(decode.tree(answer.heads(a, b))) + a
        names = model.schemes["relation"]
        relations = answer.relations(np.arange(len(tokens)), heads).argmax(1)
        upos, xpos = answer.tags("upos").argmax(1), answer.tags("xpos").argmax(1)
        for i, (_, u, x, h, r) in enumerate(tokens):
            right["upos"] += model.schemes["upos"][upos[i]] == u
            right["xpos"] += model.schemes["xpos"][xpos[i]] == x
            right["uas"] += heads[i] == h
            right["las"] += heads[i] == h and names[relations[i]] == r
        total += len(tokens)
        same += len(gold & set(cut))
        own += len(cut)
        gold_count += len(gold)
    return {k: round(v / total, 4) for k, v in right.items()} | {"sentence_f1": round(2 * same / (own + gold_count), 4)}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, default=Path("../shared/data"))
    ask.add_argument("--scorers", type=Path, default=Path("../shared/scorers"))
    ask.add_argument("--out", type=Path, default=Path("/tmp/whence-dev"))
    ask.add_argument("--only", nargs="*", default=["ud_ewt", "gum", "re3d", "wikigold", "polnear"])
    args = ask.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    model = OnnxModel()
    reader = Reader(model)
    for name in args.only:
        gold = args.data / name / "dev.jsonl.xz"
        if name in ("ud_ewt", "gum"):
            print(name, json.dumps(syntax(model, gold)), flush=True)
            continue
        pred = args.out / f"{name}.jsonl"
        count, seconds = predict(reader, gold, pred, named_only=name == "wikigold")
        print(name, f"{count} words, {count / seconds:.0f} words/s")
        if name == "polnear":
            s = score(args.scorers / "score_attribution.py", gold, pred, None, args.out)
            print(json.dumps(s), flush=True)
        else:
            s = score(args.scorers / "score_entities.py", gold, pred, RE3D if name == "re3d" else WIKIGOLD, args.out)
            brief = {k: s[k] for k in ("exact", "exact_untyped", "relaxed")}
            print(json.dumps(brief), json.dumps({k: v["exact"] for k, v in s["types"].items()}), flush=True)


if __name__ == "__main__":
    main()
