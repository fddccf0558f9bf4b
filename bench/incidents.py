"""The incidents of ``tests/cases`` through the ledger: the share of expected rows that it holds.

``tests/cases/compare.py`` reads and compares.
"""

from __future__ import annotations

import re

import yaml

from bench.program import ROOT, Program, command, per_cent

CASES = ROOT / "tests" / "cases"


def folders() -> list[str]:
    """The incidents, the demonstration first."""
    return sorted(path.parent.name for path in CASES.glob("[0-9]*/expected.yaml"))


def shares(printed: str) -> dict[str, tuple[int, int]]:
    """Rows met and rows asked for, by incident, from the lines that ``compare.py --quiet`` prints."""
    return {m[1]: (int(m[2]), int(m[3])) for m in re.finditer(r"^(\d\d-\S+) (\d+)/(\d+)", printed, re.M)}


def held_out(name: str) -> bool:
    """Whether an incident is only ever scored."""
    return bool(yaml.safe_load((CASES / name / "expected.yaml").read_text(encoding="utf-8")).get("held_out"))


def figures(program: Program) -> dict[str, float]:
    """Per cent of rows met, over the open incidents, over those held out and by each."""
    found = shares(command(CASES / "compare.py", "--quiet", *(CASES / name for name in folders())))
    figure = {name: per_cent(met / max(1, asked)) for name, (met, asked) in found.items()}
    for what, wanted in (("rows", False), ("held_out", True)):
        some = [share for name, share in found.items() if held_out(name) == wanted]
        figure[what] = per_cent(sum(met for met, _ in some) / max(1, sum(asked for _, asked in some)))
    return figure
