"""Reading speed as a ratio: the wall time of reading demo-like reports over that of the bare encoder on their text.

    python bench/speed.py [--reports 200]

Both run in one process on one thread, in one run, so the ratio holds on any machine. Also says where the rest goes,
what ``whence read`` takes as a command with one process and with two, and the same ratio for ``annotate``.
The reports are the demonstration's with other names and dates, so no two are copies; each is filled up with the
stories that follow it to some 600 words.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from whence.case import build, work
from whence.case.case import Case
from whence.language.onnx import OnnxModel

NAMES = (
    "Karsa Halvik Norland Norlandic Parvania Parvanian Dastan Karim Kareem Kamran Heron Marwand Yusuf Tolan Idris "
    "Torvald Lena Ostra Lowmark Shirkan Delta "
    "Harbour Gazette Standard Corran Elsa Visk Hanna Oland Marit Amsel Rolf Sollas Ingrid"
).split()
#: what a report is filled up to
WORDS = 600
ONSETS, ENDS = "b d f g h k l m n p r s t v z br dr st kr tr".split(), "an el ik or un ar is en al ov".split()


def reports(number: int, folder: Path) -> list[Path]:
    """So many reports, each with names of its own."""
    demo = sorted(one for one in (files("whence") / "demo").iterdir() if one.name[0].isdigit())
    made = []
    for n in range(number):
        chance = random.Random(n)
        source = demo[n % len(demo)]
        names = {name: coined(chance, len(name)) for name in NAMES}
        told = filled(n, demo)
        day, year = chance.randint(1, 28), chance.randint(1991, 2023)
        text = re.sub(r"\b(" + "|".join(NAMES) + r")\b", lambda found, names=names: names[found[0]], told)
        text = text.replace("2014", str(year)).replace(" 3 May", f" {day} May")
        path = folder / f"{n:04d}{Path(source.name).suffix}"
        path.write_text(text, encoding="utf-8")
        made.append(path)
    return made


def filled(n: int, demo: list[Any]) -> str:
    """The text of one demonstration report, with the paragraphs of the plain ones after it up to ``WORDS``."""
    first = demo[n % len(demo)]
    told = str(first.read_text("utf-8"))
    if first.name.endswith(".html"):
        return told
    plain = [one for one in demo if one.name.endswith(".txt")]
    for k in range(len(plain)):
        for paragraph in plain[(n + 1 + k) % len(plain)].read_text("utf-8").split("\n\n")[1:]:
            if len(told.split()) + len(paragraph.split()) > WORDS:
                return told
            told = told.rstrip() + "\n\n" + paragraph.strip() + "\n"
    return told


def coined(chance: random.Random, length: int) -> str:
    """A name that is nobody's."""
    word = ""
    while len(word) < length:
        word += chance.choice(ONSETS) + chance.choice(ENDS)
    return word.capitalize()


class Clock:
    """Adds up the time spent inside functions, wrapped where they are looked up."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **kwargs: Any) -> Any:
            start = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                self.spent[name] += time.perf_counter() - start

        return timed


class Recorder:
    """Keeps what the encoder is given, so that it can be run alone on the same text."""

    def __init__(self) -> None:
        self.feeds: list[Any] = []
        self.encode = OnnxModel._ask

    def __enter__(self) -> Recorder:
        encode, feeds = self.encode, self.feeds

        def recorded(model: OnnxModel, name: str, **feed: Any) -> Any:
            if name == "model.onnx":
                feeds.append(feed)
            return encode(model, name, **feed)

        OnnxModel._ask = recorded  # type: ignore[method-assign]
        return self

    def __exit__(self, *_: object) -> None:
        OnnxModel._ask = self.encode  # type: ignore[method-assign]

    def bare(self) -> float:
        """Seconds of the encoder alone on all that it was given."""
        model = OnnxModel()
        for feed in self.feeds[:3]:
            self.encode(model, "model.onnx", **feed)
        begun = time.perf_counter()
        for feed in self.feeds:
            self.encode(model, "model.onnx", **feed)
        return time.perf_counter() - begun


@dataclass(frozen=True, slots=True)
class Speed:
    """What one run took, in seconds."""

    reports: int
    words: int
    claims: int
    refused: int
    read: float
    bare: float
    parts: dict[str, float]
    annotate: float
    annotate_bare: float
    command: dict[int, float]  # ``whence read`` as a command, by number of processes

    @property
    def ratio(self) -> float:
        return self.read / self.bare

    @property
    def annotate_ratio(self) -> float:
        return self.annotate / self.annotate_bare

    def pace(self, workers: int) -> float:
        """Words a second of the command."""
        return self.words / self.command[workers]

    def lines(self) -> list[str]:
        """For people to read."""
        told = [
            f"{self.reports} reports, {self.words} words, {self.claims} claims, {self.refused} refused",
            f"read {self.read:.1f} s; bare encoder {self.bare:.1f} s; ratio {self.ratio:.2f}",
            f"annotate: ratio {self.annotate_ratio:.2f}",
            f"{self.reports / self.read:.1f} reports/s, {self.words / self.read:.0f} words/s, inside one process",
        ]
        told += [f"whence read --workers {n}: {self.pace(n):.0f} words/s, start and all" for n in sorted(self.command)]
        for name, seconds in sorted(self.parts.items(), key=lambda item: -item[1]):
            told.append(f"  {name:28} {seconds:6.1f} s  {100 * seconds / self.read:4.0f} %")
        return told


def measure(number: int) -> Speed:
    """Read, run the bare encoder, mark up, and read again by the command."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "reports"
        folder.mkdir()
        paths = reports(number, folder)
        words = sum(len(path.read_text("utf-8").split()) for path in paths)
        read, bare, parts, claims, refused = read_here(paths, Path(made))
        marked, marked_bare = annotate_here(paths[: max(1, number // 4)])
        command = {workers: read_by_command(folder, Path(made) / f"{workers}.db", workers) for workers in (1, 2)}
    return Speed(number, words, claims, refused, read, bare, parts, marked, marked_bare, command)


def read_here(paths: list[Path], folder: Path) -> tuple[float, float, dict[str, float], int, int]:
    """Seconds of reading into a case and of the bare encoder, where the rest went, claims, and files refused."""
    from whence.claims import extract as claims_room
    from whence.documents import read as documents_room
    from whence.language.reader import Reader

    clock = Clock()
    kept = (documents_room.read_path, Reader.read, claims_room.extract, work.pack, work.readings.packed)
    documents_room.read_path = clock.wrap("documents", documents_room.read_path)
    Reader.read = clock.wrap("language", Reader.read)  # type: ignore[method-assign]
    claims_room.extract = clock.wrap("claims", claims_room.extract)
    work.pack = clock.wrap("packing", work.pack)
    work.readings.packed = clock.wrap("packing", work.readings.packed)
    try:
        work.reader().read("Warm.", None, None)
        clock.spent.clear()
        with Recorder() as recorder, Case(folder / "case.db", create=True) as case:
            start = time.perf_counter()
            refused = [one for one in build.add(case, [work.File(str(path)) for path in paths]) if one.reason]
            added = time.perf_counter()
            view = build.settle(case)
            done = time.perf_counter()
    finally:
        documents_room.read_path, Reader.read, claims_room.extract = kept[:3]  # type: ignore[method-assign]
        work.pack, work.readings.packed = kept[3:]
    whole, bare = done - start, recorder.bare()
    parts = {**clock.spent, "settling": done - added}
    parts["language beside the encoder"] = parts.pop("language", 0.0) - bare
    parts["encoder"] = bare
    parts["storing and the rest"] = whole - sum(parts.values())
    return whole, bare, parts, len(view.claim_ids), len(refused)


def annotate_here(paths: list[Path]) -> tuple[float, float]:
    """Seconds of marking up texts and of the bare encoder on them."""
    from whence.codebook import load
    from whence.exchange.annotate import annotate_lines

    texts = [path.read_text("utf-8") for path in paths]
    lines = [json.dumps({"id": n, "text": text}).encode() for n, text in enumerate(texts)]
    codebook = load()
    with Recorder() as recorder:
        start = time.perf_counter()
        for _ in annotate_lines(lines, codebook):
            pass
        whole = time.perf_counter() - start
    return whole, recorder.bare()


def read_by_command(folder: Path, case: Path, workers: int) -> float:
    """Seconds of ``whence read`` on a folder, from its start to its end."""
    words = [sys.executable, "-m", "whence", "read", str(folder), "--case", str(case), "--workers", str(workers)]
    start = time.perf_counter()
    ran = subprocess.run(words, capture_output=True, text=True)
    spent = time.perf_counter() - start
    if ran.returncode:
        raise RuntimeError(f"whence read: {(ran.stderr or ran.stdout).strip().splitlines()[-1]}")
    return spent


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=200)
    print("\n".join(measure(ask.parse_args().reports).lines()))


if __name__ == "__main__":
    main()
