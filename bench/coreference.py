"""Coreference on GUM dev: CoNLL F1 without singletons, by the reader's own answer and with gold trees.

    python -m bench.coreference [--data ../shared/data] [--scorers ../shared/scorers] [--trees reader|gold]

``reader`` reads the plain text with the shipped model, as a user would; ``gold`` hands the annotators' trees to
the rules and no types, which shows what the rules alone lose. Also prints links by kind of phrase: of those made,
how many are right. The data folder is needed; without it the bench says so and stops.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from bench.program import rows
from bench.treebank import gold_trees
from whence.documents.document import Span
from whence.language.coreference import clusters, phrases

Answer = tuple[tuple[tuple[Span, ...], ...], dict[Span, str]]


def answer_gold(document: dict[str, Any]) -> Answer:
    """Clusters over the annotators' trees."""
    tokens, sentences = gold_trees(document)
    kinds = {p.span: p.kind for p in phrases(tokens, sentences)}
    return clusters(document["text"], tokens, sentences, (), ()), kinds


def answer_reader(document: dict[str, Any], reader: Any) -> Answer:
    """Clusters as the shipped model reads the plain text."""
    reading = reader.read(document["text"])
    kinds = {p.span: p.kind for p in phrases(reading.tokens, reading.sentences, reading.mentions)}
    return reading.clusters, kinds


def links(document: dict[str, Any], answer: Answer, counts: Counter[tuple[str, bool]]) -> None:
    """Count each link to an earlier member as right when the annotators have both in one chain."""
    chain_of = {(e["start"], e["end"]): e["chain"] for e in reversed(document["entities"])}
    found, kinds = answer
    for cluster in found:
        for k, span in enumerate(cluster[1:], 1):
            chain = chain_of.get(tuple(span))
            right = chain is not None and any(chain_of.get(tuple(s)) == chain for s in cluster[:k])
            counts[kinds.get(span, "?"), right] += 1


def main() -> None:
    """Answer, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--scorers", type=Path, default=Path("../shared/scorers"))
    parser.add_argument("--trees", choices=("reader", "gold"), default="reader")
    options = parser.parse_args()
    gold = options.data / "gum" / "dev.jsonl.xz"
    if not gold.exists():
        raise SystemExit(f"skipped: no data at {gold}")
    reader: Any = None
    if options.trees == "reader":
        from whence.language.reader import Reader

        reader = Reader()
    counts: Counter[tuple[str, bool]] = Counter()
    words, spent = 0, 0.0
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for document in rows(gold):
            begun = time.perf_counter()
            answer = answer_reader(document, reader) if reader else answer_gold(document)
            spent += time.perf_counter() - begun
            words += sum(len(s["tokens"]) for s in document["sentences"])
            links(document, answer, counts)
            out.write(json.dumps({"id": document["id"], "clusters": answer[0]}) + "\n")
        out.flush()
        command = [sys.executable, str(options.scorers / "score_coref.py"), str(gold), out.name]
        command += ["--field", "entities", "--scope", "doc", "--no-singletons"]
        scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print(f"{options.trees} trees: CoNLL F1 {100 * scored['conll']:.1f}; {words / spent:,.0f} words/s")
    for measure in ("mentions", "muc", "b3", "ceafe", "pairwise"):
        print(f"  {measure:9}" + "".join(f" {k} {100 * scored[measure][k]:5.1f}" for k in ("p", "r", "f1")))
    for kind in sorted({k for k, _ in counts}):
        right, made = counts[kind, True], counts[kind, True] + counts[kind, False]
        print(f"  links of {kind:14} {right}/{made} right")


if __name__ == "__main__":
    main()
