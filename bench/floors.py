"""Floors: what was reached once must be reached again, on the same data.

``floors.toml`` holds a floor for each pinned figure (a ceiling where lower is better) and a digest of the files that
each task is measured on. A floor holds for those bytes alone: other bytes are a failure of their own, not a comparison.
Floors rise by ``--pin``; they fall only by ``--pin --lower``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from bench.lines import BY_KEY, Line

FILE = Path(__file__).with_name("floors.toml")
HEAD = """# Written by `python -m bench --pin`; floors fall only with `--lower`. Figures as in docs/figures.md:
# a floor, or a ceiling where lower is better. `data` are digests of the files that a task is measured on.
"""


@dataclass
class Floors:
    """Limits by figure and digests by task."""

    figures: dict[str, float] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def load(path: Path = FILE) -> Floors:
        if not path.exists():
            return Floors()
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        return Floors(dict(told.get("figures", {})), dict(told.get("data", {})))

    def text(self) -> str:
        """As the file has it."""
        figures = "".join(f'"{key}" = {value:g}\n' for key, value in sorted(self.figures.items()))
        data = "".join(f'{task} = "{digest}"\n' for task, digest in sorted(self.data.items()))
        return f"{HEAD}\n[figures]\n{figures}\n[data]\n{data}"


def misses(line: Line, value: float, limit: float) -> bool:
    """Whether a figure is on the wrong side of its limit."""
    return value > limit if line.down else value < limit


def broken(floors: Floors, figures: dict[str, float], digests: dict[str, str]) -> list[str]:
    """What falls short, in words: figures past their limits, and data that are not those of the limits."""
    told = []
    for task, digest in digests.items():
        pinned = floors.data.get(task)
        if pinned is not None and pinned != digest:
            told.append(f"{task}: its data are not those that the floors were set on")
    for key, limit in sorted(floors.figures.items()):
        line = BY_KEY.get(key)
        if line is None or key not in figures or floors.data.get(task_of(key)) != digests.get(task_of(key)):
            continue
        if misses(line, figures[key], limit):
            side = "above its ceiling" if line.down else "below its floor"
            told.append(f"{key}: {figures[key]:g} is {side} of {limit:g}")
    return told


def task_of(key: str) -> str:
    """The task of a figure."""
    return key.partition(".")[0]


def limit_for(line: Line, value: float) -> float:
    """The limit just past a measured value."""
    moved = value + line.slack if line.down else value - line.slack
    return round(max(0.0, moved), 2)


def pinned(floors: Floors, figures: dict[str, float], digests: dict[str, str], lower: bool) -> tuple[Floors, list[str]]:
    """New floors from measured figures, and those figures for which they would have to fall and may not."""
    new = Floors(dict(floors.figures), floors.data | digests)
    refused = []
    for key, value in figures.items():
        line = BY_KEY.get(key)
        if line is None or not line.pinned:
            continue
        old, wanted = floors.figures.get(key), limit_for(line, value)
        if old is None or lower or not misses(line, wanted, old):
            new.figures[key] = wanted
        elif misses(line, value, old):
            refused.append(key)
    changed = [t for t, d in digests.items() if floors.data.get(t) not in (None, d)]
    if changed and not lower:
        refused += [f"{task} (other data)" for task in changed]
        new.data |= {task: floors.data[task] for task in changed}
    return new, refused
