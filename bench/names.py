"""Names: does the comparison find one party under two spellings? F1 on the name pairs' dev part.

    python bench/names.py [--data ../shared/data] [--errors]

Printed: precision, recall and F1 at each threshold, and the two thresholds that ``resolve`` uses.
"""

from __future__ import annotations

import argparse
import json
import lzma
from pathlib import Path
from typing import Any

from whence.resolve import groups, people
from whence.resolve.names import group, person
from whence.resolve.nodes import ASK, JOIN


def value(schema: str, one: str, other: str) -> float:
    """The score of two names under the schema that the pair gives."""
    if schema == "Person":
        return people.compare(person(one), person(other)).value
    return groups.compare(group(one), group(other)).value


def figures(scored: list[tuple[float, bool]], threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1, in per cent."""
    hits = sum(1 for v, match in scored if v >= threshold and match)
    said = sum(1 for v, _ in scored if v >= threshold)
    true = sum(1 for _, match in scored if match)
    p, r = (hits / said if said else 0.0), hits / true
    return 100 * p, 100 * r, 100 * 2 * p * r / (p + r) if p + r else 0.0


def pairs(data: Path) -> list[dict[str, Any]]:
    """The pairs of the dev part."""
    with lzma.open(data / "name_pairs" / "dev.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def scored(data: Path) -> list[tuple[float, bool]]:
    """Each pair's score, and whether it is one party."""
    return [(value(p["schema"], p["name1"], p["name2"]), bool(p["match"])) for p in pairs(data)]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", default="../shared/data")
    ask.add_argument("--errors", action="store_true")
    given = ask.parse_args()
    told = scored(Path(given.data))
    for threshold in sorted({*(n / 100 for n in range(50, 100, 5)), ASK, JOIN}):
        p, r, f = figures(told, threshold)
        mark = {ASK: "  asks", JOIN: "  joins"}.get(threshold, "")
        print(f"{threshold:.2f}  P {p:5.1f}  R {r:5.1f}  F1 {f:5.1f}{mark}")
    if given.errors:
        for (v, match), pair in sorted(zip(told, pairs(Path(given.data)), strict=True), key=lambda x: x[0][0]):
            if (v >= ASK) != match:
                print(f"{v:.2f} {'=' if match else 'x'} {pair['schema'][:3]} {pair['name1']} | {pair['name2']}")


if __name__ == "__main__":
    main()
