"""Write the sets as flat arrays (one .npz), the form that ``train.py`` reads.

python training/encode.py --data ../shared/data --out WORK/encoded.npz [--without-unlicensed]
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import augment
import corpora
import labels
import numpy as np

from whence.language.wordpiece import WordPiece, casing

VOCABULARY = Path(__file__).parent.parent / "src/whence/language/weights/vocab.txt"

#: copies with other names made of each set, and the share of names exchanged in each
COPIES = {
    "re3d": (10, 0.7), "wikigold": (6, 0.7), "pud": (5, 0.7), "wikipedia": (3, 0.7), "wikinews": (6, 0.7),
    "gmb": (1, 0.6), "ewt": (1, 0.7), "gum": (1, 0.7),
}  # fmt: skip


def flat(docs: list[dict], wp: WordPiece) -> dict[str, np.ndarray]:
    """All documents of one set, one after another."""
    out: dict[str, list] = {k: [] for k in ("ids", "ptr", "casing", "head", "rel", "doc", *labels.HEADS)}
    out["ptr"].append(0)
    out["doc"].append(0)
    for doc in docs:
        base = out["doc"][-1]
        for word in doc["words"]:
            pieces = wp.pieces(word)
            out["ids"].extend(pieces)
            out["ptr"].append(out["ptr"][-1] + len(pieces))
            out["casing"].append(casing(word))
        out["head"].extend(base + h if h >= 0 else -1 for h in doc["head"])
        out["rel"].extend(doc["rel"])
        for h in labels.HEADS:
            out[h].extend(doc["labels"][h])
        out["doc"].append(base + len(doc["words"]))
    arrays = {
        k: np.asarray(v, np.int32 if k in ("ptr", "head", "doc") else np.uint16 if k == "ids" else np.int8)
        for k, v in out.items()
    }
    # attributions as rows (document-wide number, part: 0 cue 1 source 2 content, first word, last word)
    rows, n = [], 0
    base = 0
    for doc in docs:
        for source, cue, content in doc["attributions"]:
            for which, spans in enumerate((cue, source, content)):
                rows.extend((n, which, base + a, base + b) for a, b in spans)
            n += 1
        base += len(doc["words"])
    arrays["attributions"] = np.asarray(rows, np.int32).reshape(-1, 4)
    # heads as offsets compress far better
    index = np.arange(len(arrays["head"]))
    arrays["head"] = np.where(arrays["head"] < 0, -9999, arrays["head"] - index).astype(np.int16)
    return arrays


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, default=Path("../shared/data"))
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument(
        "--without-unlicensed", action="store_true", help="leave out polnear and gmb, which state no licence"
    )
    ask.add_argument("--silver", type=Path, help="what silver.py wrote")
    ask.add_argument("--seed", type=int, default=1)
    args = ask.parse_args()
    wp = WordPiece(VOCABULARY.read_text(encoding="utf-8").split("\n"))
    rng = random.Random(args.seed)
    names = augment.Names(args.data)
    arrays = {}
    for split in ("train", "dev"):
        for name, docs in corpora.load(args.data, split, args.without_unlicensed, args.silver).items():
            if split == "train":
                copies, share = COPIES.get(name, (0, 0))
                docs = docs + [augment.swapped(d, names, rng, share) for _ in range(copies) for d in docs]
            one = flat(docs, wp)
            print(split, name, len(docs), "documents", len(one["casing"]), "words", len(one["ids"]), "pieces")
            arrays |= {f"{split}/{name}/{k}": v for k, v in one.items()}
    args.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(args.out, **arrays)


if __name__ == "__main__":
    main()
