"""Quiet pages: what violence is read into sport, business, arts and science, through the ledger.

    python bench/quiet.py        how many false violent claims, and each of them

Which types are false, and with which factuality, is said in ``tests/cases/README.md``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.program import ROOT, Program, Row, rows

PAGES = ROOT / "tests" / "cases" / "quiet"
VIOLENT = frozenset(
    """kill wound die attack bomb raid airstrike offensive detain seize smuggle possess threaten deploy escape ceasefire
    sanction convict acquit claim_responsibility""".split()
)
DENIED = frozenset({"CT-", "PR-", "PS-"})


def false_claims(ledger: list[Row]) -> list[str]:
    """The violent claims of a ledger of quiet pages, in words."""
    return [
        f"{row['frame']['type']} {row['factuality']}: {row['quote']}"
        for row in ledger
        if row["kind"] == "claim" and row["frame"]["type"] in VIOLENT and row["factuality"] not in DENIED
    ]


def read(program: Program) -> list[str]:
    """The false claims of all quiet pages, read into one case."""
    folder = program.ledger(sorted(PAGES.glob("*.txt")), "quiet")
    return false_claims(list(rows(folder / "ledger.jsonl")))


def figures(program: Program) -> dict[str, float]:
    """How many false violent claims there are."""
    return {"false": float(len(read(program)))}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        found = read(Program(Path(made)))
    print(f"{len(found)} false violent claims on {len(list(PAGES.glob('*.txt')))} pages")
    print("\n".join(found))
