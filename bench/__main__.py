"""Every accuracy and speed figure by one command: ``make bench``.

    python -m bench                    all tasks, then docs/figures.md
    python -m bench --only polnear     some tasks, without the page
    python -m bench --small            the project's own gold set and quiet pages, under three minutes
    python -m bench --check            also fail where a figure is below its floor (bench/floors.toml)
    python -m bench --pin [--lower]    raise the floors to just under what was reached; --lower lets them fall

Public sets are looked for in ../shared or where WHENCE_DATA says; what is absent is skipped with a word.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path

from bench import page
from bench.floors import FILE, Floors, broken, pinned
from bench.lines import BY_KEY
from bench.program import Absent, Program, digest
from bench.tasks import TASKS, Task
from whence.language.onnx import Weights


@dataclass
class Run:
    """What was measured, on which bytes, and what could not be."""

    figures: dict[str, float] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def task(self, task: Task, program: Program) -> None:
        """Measure one task and print its figures."""
        print(f"{task.name}", flush=True)
        begun = time.perf_counter()
        try:
            files = task.files()
            told = task.measure(program)
        except Absent as absent:
            self.skipped[task.name] = str(absent)
            print(f"    skipped: {absent}", flush=True)
            return
        except Exception as failed:  # one task must not stop the others
            self.failed.append(f"{task.name}: {type(failed).__name__}: {failed}")
            self.skipped[task.name] = "failed"
            print(f"    FAILED: {type(failed).__name__}: {failed}", flush=True)
            return
        if program.limit is None:
            self.digests[task.name] = digest(files)
        for name, value in told.items():
            key = f"{task.name}.{name}"
            self.figures[key] = value
            print(f"    {value:7g}  {BY_KEY[key].words if key in BY_KEY else key}", flush=True)
        pace = f", annotate at {program.pace[task.name]:.0f} words/s" if task.name in program.pace else ""
        print(f"    ({time.perf_counter() - begun:.0f} s{pace})", flush=True)


def main(argv: list[str] | None = None) -> int:
    """The exit code: 1 where a task failed or, with ``--check``, where a figure is below its floor."""
    shape = argparse.RawDescriptionHelpFormatter
    ask = argparse.ArgumentParser(prog="bench", description=__doc__, formatter_class=shape)
    ask.add_argument("--only", nargs="+", choices=[task.name for task in TASKS], metavar="TASK")
    ask.add_argument("--small", action="store_true", help="only the quick tasks that need no data folder")
    ask.add_argument("--check", action="store_true", help="fail where a figure is below its floor")
    ask.add_argument("--pin", action="store_true", help="raise the floors to just under what was reached")
    ask.add_argument("--lower", action="store_true", help="with --pin: let floors fall")
    ask.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes of annotate and read")
    ask.add_argument("--limit", type=int, help="so many documents of each public set: to try the bench itself")
    ask.add_argument("--keep", type=Path, help="a folder for what was made, to look at and to go on from")
    given = ask.parse_args(argv)
    if given.limit and given.pin:
        ask.error("floors are not pinned on a part of the data")

    run, floors = Run(), Floors.load()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(given.keep or Path(folder), given.workers, given.limit)
        program.work.mkdir(parents=True, exist_ok=True)
        for task in TASKS:
            if (task.small or not given.small) and (not given.only or task.name in given.only):
                run.task(task, program)

    code = bool(run.failed)
    if given.pin:
        floors, refused = pinned(floors, run.figures, run.digests, given.lower)
        FILE.write_text(floors.text(), encoding="utf-8")
        if refused:
            print("floors that would have to fall (--lower): " + ", ".join(refused))
    if given.check:
        short = broken(floors, run.figures, run.digests)
        print("\n".join(short) if short else "every floor holds")
        code = code or bool(short)
    if not (given.only or given.small or given.limit):
        model = Weights().sha256
        page.write(page.page(date.today().isoformat(), model, version("whence"), run.figures, run.skipped, floors))
        print(f"written: {page.FILE.relative_to(Path.cwd()) if page.FILE.is_relative_to(Path.cwd()) else page.FILE}")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
