"""The shipped program and the scorers, run as a user runs them: by their commands, on files.

The data folder (``WHENCE_DATA``, ``../shared`` when unset) holds ``data/NAME/dev.jsonl.xz`` and ``scorers/``. What
needs it raises :class:`Absent` where it is not, and the bench says so in a word and goes on.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]

Row = dict[str, Any]


class Absent(Exception):
    """What a task needs is not on this machine; the message says what."""


class Failed(Exception):
    """A command of the bench went wrong; the message is its last words."""


def shared() -> Path:
    """The folder with ``data`` and ``scorers``."""
    return Path(os.environ.get("WHENCE_DATA") or ROOT.parent / "shared")


def gold_path(name: str) -> Path:
    """The dev part of a set."""
    path = shared() / "data" / name / "dev.jsonl.xz"
    if not path.exists():
        raise Absent(f"there is no {name}/dev.jsonl.xz in the data folder")
    return path


def rows(path: Path) -> Iterator[Row]:
    """The documents of a file of JSON Lines, packed or plain."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def write(path: Path, made: Iterable[Row]) -> Path:
    """JSON Lines."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in made)
    return path


def digest(files: Iterable[Path]) -> str:
    """SHA-256 over the files' bytes, in order of their paths."""
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def command(*words: str | Path, into: Path | None = None) -> str:
    """Runs a Python program and gives what it printed; :class:`Failed` with its last words when it will not."""
    out = into.open("w", encoding="utf-8") if into else subprocess.PIPE
    try:
        ran = subprocess.run(
            [sys.executable, *map(str, words)], stdout=out, stderr=subprocess.PIPE, encoding="utf-8", cwd=ROOT
        )
    finally:
        if into:
            out.close()  # type: ignore[union-attr]
    if ran.returncode:
        said = (ran.stderr or ran.stdout or "no word").strip().splitlines()
        raise Failed(f"{' '.join(Path(str(w)).name for w in words[:4])}: {said[-1]}")
    return ran.stdout or ""


@dataclass
class Program:
    """Runs of the program that several tasks share, in one working folder; each set is marked up once."""

    work: Path
    workers: int = 1
    limit: int | None = None  # so many documents of a set only: for trying the bench itself
    pace: dict[str, float] = field(default_factory=dict)  # words a second of ``annotate``, by set

    def marked(self, name: str) -> Path:
        """``whence annotate`` on a dev part, as ``annotate_input.py`` hands it over."""
        path = self.work / f"{name}.jsonl"
        if not path.exists():
            asked = self.work / f"{name}.in.jsonl"
            command(scorer("annotate_input"), self.gold(name), into=asked)
            words = sum(len(row["text"].split()) for row in rows(asked))
            begun = time.perf_counter()
            command("-m", "whence", "annotate", asked, "--workers", str(self.workers), into=path)
            self.pace[name] = words / (time.perf_counter() - begun)
        return path

    def gold(self, name: str) -> Path:
        """The dev part, or as much of it as the limit allows."""
        path = gold_path(name)
        if self.limit is None:
            return path
        cut = self.work / f"{name}.gold.jsonl"
        if not cut.exists():
            write(cut, list(rows(path))[: self.limit])
        return cut

    def both(self, name: str) -> Iterator[tuple[Row, Row]]:
        """Each document beside what the program made of it."""
        made = {row["id"]: row for row in rows(self.marked(name))}
        for row in rows(self.gold(name)):
            yield row, made[row["id"]]

    def scored(self, script: str, name: str, pred: Path | None = None, *options: str | Path) -> Row:
        """What a scorer prints for a set."""
        answer: Row = json.loads(command(scorer(script), self.gold(name), pred or self.marked(name), *options))
        return answer

    def ledger(self, files: Iterable[Path], name: str) -> Path:
        """A folder with ``ledger.jsonl`` and ``texts`` of a fresh case that holds these files."""
        folder = self.work / name
        folder.mkdir()
        case = ("--case", folder / "case.db")
        command("-m", "whence", "read", *files, *case, "--workers", str(self.workers))
        into = ("--texts", folder / "texts", "-o", folder / "ledger.jsonl")
        command("-m", "whence", "export", "--format", "jsonl", *into, *case)
        return folder

    @cached_property
    def reader(self) -> Any:
        """The library's reader, for the few tasks that the contracts cannot express."""
        from whence.language.reader import Reader

        return Reader()


def scorer(name: str) -> Path:
    """A scorer beside the data."""
    path = shared() / "scorers" / f"{name}.py"
    if not path.exists():
        raise Absent(f"there is no scorer {path.name} in the data folder")
    return path


def per_cent(share: float) -> float:
    """A share of 1 in per cent, to one digit."""
    return round(100 * share, 1)


def f1(right: float, made: float, wanted: float) -> float:
    """The harmonic mean of right/made and right/wanted; 0 where nothing is right."""
    return 2 * right / (made + wanted) if right else 0.0
