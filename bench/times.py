"""Time expressions on public dev sets, by the figures of TempEval-3: the dates leaf alone, without the model.

    python bench/times.py [--data ../shared/data] [--split dev] [--errors N]

Needs the data folder and, beside it, ``scorers/score_timex.py``. Words are cut at spaces and marks, with no
tags, where a set brings no tokens: the figures are a floor for the whole program, which has the model's tags.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import lzma
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from whence.dates import Tagged, tag

SETS = {"tempeval3": {}, "wikiwars": {"skip_nested": True}, "meantime": {"skip_dct": True}}

Doc = dict[str, Any]


def scorer(data: Path) -> ModuleType:
    path = data.parent / "scorers" / "score_timex.py"
    spec = importlib.util.spec_from_file_location("score_timex", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"skipped: no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(path: Path) -> Iterator[Doc]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def parts(doc: Doc) -> tuple[list[tuple[int, int, str, str]], list[tuple[int, int]]]:
    """Tokens and sentences: the set's own where it has them."""
    text = doc["text"]
    spans = doc.get("token_offsets") or [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    tokens = [(s, e, text[s:e], "") for s, e in spans]
    sentences = []
    for given in doc.get("sentences") or ():
        inside = [i for i, t in enumerate(tokens) if given["start"] <= t[0] < given["end"]]
        if inside:
            sentences.append((inside[0], inside[-1] + 1))
    return tokens, sentences


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, default=Path("../shared/data"))
    ask.add_argument("--split", default="dev")
    ask.add_argument("--set", choices=SETS, action="append")
    ask.add_argument("--errors", type=int, default=0, help="also print so many of the commonest errors")
    chosen = ask.parse_args()
    if not chosen.data.is_dir():
        raise SystemExit(f"skipped: no data folder at {chosen.data}")
    score = scorer(chosen.data)
    tag("Warm up on 3 May 2014.", [], [], None)
    for name in chosen.set or SETS:
        graded, errors, words, spent = [], Counter[str](), 0, 0.0
        for doc in documents(chosen.data / name / f"{chosen.split}.jsonl.xz"):
            tokens, sentences = parts(doc)
            begun = time.perf_counter()
            found = tag(doc["text"], tokens, sentences, doc.get("dct"))
            spent += time.perf_counter() - begun
            words += len(doc["text"].split())
            gold = score.timexes(doc, "timexes", **SETS[name])
            graded.append((gold, [as_timex(t) for t in found], None))
            if chosen.errors:
                errors.update(differences(doc, gold, found))
        result = score.score(graded)
        print(
            f"{name:10} strict F1 {100 * result['strict']['f1']:.1f} (p {100 * result['strict']['p']:.1f}, "
            f"r {100 * result['strict']['r']:.1f})  relaxed F1 {100 * result['relaxed']['f1']:.1f}  "
            f"value F1 {100 * result['value_f1']:.1f} (accuracy {100 * result['value_accuracy']:.1f})  "
            f"type F1 {100 * result['type_f1']:.1f}  {words} words in {1000 * spent:.0f} ms"
        )
        for line, count in errors.most_common(chosen.errors):
            print(f"  {count:3} {line}")


def as_timex(tagged: Tagged) -> Doc:
    return {"start": tagged.start, "end": tagged.end, "type": tagged.type, "value": tagged.value}


def differences(doc: Doc, gold: list[Doc], found: list[Tagged]) -> Iterator[str]:
    """What was missed, added, cut otherwise or valued otherwise, in words that group."""
    text = doc["text"]

    def shown(start: int, end: int) -> str:
        return " ".join(text[start:end].split())

    for g in gold:
        near = [t for t in found if t.start < g["end"] and g["start"] < t.end]
        said = shown(g["start"], g["end"])
        if not near:
            yield f"missed [{said}] {g['type']} {g['value']} in: {shown(max(0, g['start'] - 30), g['end'] + 20)}"
        elif (near[0].start, near[0].end) != (g["start"], g["end"]):
            yield f"extent [{said}] but [{shown(near[0].start, near[0].end)}]"
        elif near[0].value != g["value"]:
            around = shown(max(0, g["start"] - 40), g["end"] + 15)
            yield f"value [{said}] {g['value']} but {near[0].value}, dct {doc.get('dct')}: {around}"
    for t in found:
        if not any(t.start < g["end"] and g["start"] < t.end for g in gold):
            yield f"added [{shown(t.start, t.end)}] in: {shown(max(0, t.start - 30), t.end + 20)}"


if __name__ == "__main__":
    main()
