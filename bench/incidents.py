"""The incidents of ``tests/cases`` through the ledger: the share of expected rows that it holds.

``tests/cases/compare.py`` reads and compares.
"""

from __future__ import annotations

import re

from bench.program import ROOT, Program, command, per_cent

CASES = ROOT / "tests" / "cases"


def folders() -> list[str]:
    """The incidents, the demonstration first."""
    return sorted(path.parent.name for path in CASES.glob("[0-9]*/expected.yaml"))


def shares(printed: str) -> dict[str, tuple[int, int]]:
    """Rows met and rows asked for, by incident, from the lines that ``compare.py --quiet`` prints."""
    return {m[1]: (int(m[2]), int(m[3])) for m in re.finditer(r"^(\d\d-\S+) (\d+)/(\d+)", printed, re.M)}


def figures(program: Program) -> dict[str, float]:
    """Per cent of rows met, over all incidents and by each."""
    printed = command(CASES / "compare.py", "--quiet", *(CASES / name for name in folders()))
    found = shares(printed)
    met, asked = sum(m for m, _ in found.values()), sum(n for _, n in found.values())
    return {"rows": per_cent(met / max(1, asked))} | {name: per_cent(m / max(1, n)) for name, (m, n) in found.items()}
