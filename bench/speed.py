"""Reading speed as a ratio: the time of reading invented reports over that of the bare encoder on their text.

    python -m bench.speed [--reports 200] [--write]

Both are seconds of the processor on one thread of one process, and take turns every few reports, so the ratio holds on
any machine and on a busy one. Also says where the rest goes, how much memory more reports take, the same ratio for
``annotate``, and what ``whence read`` takes as a command by the clock with one process and with two (these last two on
a quarter of the reports). ``--write`` puts the figures into docs/figures.md, where they stay until measured again.

The reports are the demonstration's pages, those of the tests' incidents and the quiet ones, each with paragraphs of
others up to some 600 words, and with names, a year and an address of its own: no two are copies or versions of one
page, and an incident comes back with other people.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from bench import page
from whence.case import build, work
from whence.case.case import Case
from whence.codebook import countries
from whence.language.onnx import OnnxModel

#: after so many reports it is the bare encoder's turn
TURN = 5
#: what a report is filled up to
WORDS = 600
ONSETS, ENDS = "b d f g h k l m n p r s t v z br dr st kr tr".split(), "an el ik or un ar is en al ov".split()
CASES = Path(__file__).parent.parent / "tests" / "cases"
#: capital letters that are no name's, though they seldom stand in small ones
NO_NAMES = frozenset(
    "january february march april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday title source byline published http https".split()
)
_WORD = re.compile(r"[^\W\d_]+")


@cache
def pages() -> list[tuple[str, str]]:
    """The demonstration's pages, those of the tests' incidents and the quiet ones: name and text, all invented."""
    demo = [one for one in (files("whence") / "demo").iterdir() if one.name[0].isdigit()]
    told = [one for one in CASES.glob("*/*") if one.parent.name != "gold" and one.suffix in (".txt", ".html")]
    return [(one.name, one.read_text("utf-8")) for one in (*sorted(demo, key=str), *sorted(told))]


@cache
def names() -> frozenset[str]:
    """Words that are names: capital inside a sentence somewhere, in small letters nowhere."""
    text = "\n".join(told for _, told in pages())
    small = {word for word in _WORD.findall(text) if word.islower()}
    inside = set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}", text))
    return frozenset(word for word in inside if word.lower() not in small | NO_NAMES and countries.of(word) is None)


def reports(number: int, folder: Path) -> list[Path]:
    """So many reports, each with names, a year and an address of its own."""
    made = []
    for n in range(number):
        chance = random.Random(n)
        new = {name: coined(chance, len(name)) for name in sorted(names())}
        older = chance.randint(0, 30)
        text = _WORD.sub(lambda found, new=new: new.get(found[0], found[0]), filled(n))
        text = re.sub(r"\b20[012]\d\b", lambda found, older=older: str(int(found[0]) - older), text)
        text = re.sub(r"https?://[^\s\"'<>]+", lambda found, n=n: f"{found[0].rstrip('/')}-{n}", text)
        path = folder / f"{n:04d}{Path(pages()[n % len(pages())][0]).suffix}"
        path.write_text(text, encoding="utf-8")
        made.append(path)
    return made


def filled(n: int) -> str:
    """The text of one page, with the paragraphs of plain ones elsewhere in the list up to ``WORDS``."""
    name, told = pages()[n % len(pages())]
    if name.endswith(".html"):
        return told
    plain = [text for other, text in pages() if other.endswith(".txt")]
    for k in range(len(plain)):
        for paragraph in plain[(n * 7 + 11 * (k + 1)) % len(plain)].split("\n\n")[1:]:
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
            start = time.thread_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.spent[name] += time.thread_time() - start

        return timed


class Recorder:
    """Keeps what the encoder is given, so that it can be run alone on the same text."""

    def __init__(self) -> None:
        self.feeds: list[Any] = []
        self.encode = OnnxModel._ask
        self.model = OnnxModel()
        self.spent = 0.0

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

    def bare(self) -> None:
        """Run the encoder alone on all that it was given since, and add up the seconds."""
        begun = time.thread_time()
        for feed in self.feeds:
            self.encode(self.model, "model.onnx", **feed)
        self.feeds.clear()
        self.spent += time.thread_time() - begun


@dataclass(frozen=True, slots=True)
class Speed:
    """What one run took: seconds of the processor, of ``command`` by the clock; ``memory`` in MB."""

    reports: int
    words: int
    claims: int
    refused: int
    read: float
    bare: float
    parts: dict[str, float]
    annotate: float
    annotate_bare: float
    memory: float  # by how much its peak rose from a quarter of the reports to all of them, none settled yet
    command: dict[int, float]  # words a second of ``whence read`` as a command, by number of processes

    @property
    def ratio(self) -> float:
        return self.read / self.bare

    @property
    def annotate_ratio(self) -> float:
        return self.annotate / self.annotate_bare

    def figures(self) -> dict[str, float]:
        """By the names of ``lines.py``; shares of the time in per cent."""
        shares = {f"share.{part}": round(100 * seconds / self.read, 1) for part, seconds in self.parts.items()}
        return {
            "ratio": round(self.ratio, 2),
            "annotate.ratio": round(self.annotate_ratio, 2),
            "memory": round(self.memory),
            "one": round(self.command[1]),
            "two": round(self.command[2]),
            "encoder": round(self.words / self.bare),
        } | shares

    def lines(self) -> list[str]:
        """For people to read."""
        told = [
            f"{self.reports} reports, {self.words} words, {self.claims} claims, {self.refused} refused",
            f"read {self.read:.1f} s; bare encoder {self.bare:.1f} s; ratio {self.ratio:.2f}",
            f"annotate: ratio {self.annotate_ratio:.2f}",
            f"{self.reports / self.read:.1f} reports/s, {self.words / self.read:.0f} words/s, inside one process",
            f"peak of memory from a quarter of the reports to all: {self.memory:+.0f} MB",
        ]
        told += [f"whence read --workers {n}: {pace:.0f} words/s, start and all" for n, pace in self.command.items()]
        for name, seconds in sorted(self.parts.items(), key=lambda item: -item[1]):
            told.append(f"  {name:28} {seconds:6.1f} s  {100 * seconds / self.read:4.0f} %")
        return told


def measure(number: int) -> Speed:
    """Read, run the bare encoder, mark up, and read again by the command."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "reports"
        folder.mkdir()
        paths = reports(number, folder)
        words = counted(paths)
        read, bare, parts, memory, claims, refused = read_here(paths, Path(made))
        some = paths[: max(1, number // 4)]
        marked, marked_bare = annotate_here(some)
        for path in paths[len(some) :]:
            path.unlink()
        command = {n: counted(some) / read_by_command(folder, Path(made) / f"{n}.db", n) for n in (1, 2)}
    return Speed(number, words, claims, refused, read, bare, parts, marked, marked_bare, memory, command)


def counted(paths: list[Path]) -> int:
    """Words of files, markup and all."""
    return sum(len(path.read_text("utf-8").split()) for path in paths)


def read_here(paths: list[Path], folder: Path) -> tuple[float, float, dict[str, float], float, int, int]:
    """Seconds of reading into a case and of the bare encoder, where the rest went, MB by which the peak of memory rose,
    claims, and files refused."""
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
        peaks = []
        with Recorder() as recorder, Case(folder / "case.db", create=True) as case:
            start, refused = time.thread_time(), 0
            for n, one in enumerate(build.add(case, [work.File(str(path)) for path in paths]), start=1):
                refused += one.reason is not None
                if n % TURN == 0 or n == len(paths):
                    recorder.bare()
                if n in (len(paths) // 4, len(paths)):
                    peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
            added = time.thread_time()
            view = build.settle(case)
            done = time.thread_time()
    finally:
        documents_room.read_path, Reader.read, claims_room.extract = kept[:3]  # type: ignore[method-assign]
        work.pack, work.readings.packed = kept[3:]
    bare = recorder.spent
    whole = done - start - bare
    parts = {**clock.spent, "settling": done - added}
    parts["language beside the encoder"] = parts.pop("language", 0.0) - bare
    parts["encoder"] = bare
    parts["storing and the rest"] = whole - sum(parts.values())
    return whole, bare, parts, peaks[-1] - peaks[0], len(view.claim_ids), refused


def annotate_here(paths: list[Path]) -> tuple[float, float]:
    """Seconds of marking up texts and of the bare encoder on them."""
    from whence.codebook import load
    from whence.exchange.annotate import annotate_lines

    texts = [path.read_text("utf-8") for path in paths]
    lines = [json.dumps({"id": n, "text": text}).encode() for n, text in enumerate(texts)]
    codebook = load()
    with Recorder() as recorder:
        start = time.thread_time()
        for n, _ in enumerate(annotate_lines(lines, codebook), start=1):
            if n % TURN == 0 or n == len(lines):
                recorder.bare()
        whole = time.thread_time() - start - recorder.spent
    return whole, recorder.spent


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
    ask.add_argument("--write", action="store_true", help="put the figures into docs/figures.md")
    given = ask.parse_args()
    told = measure(given.reports)
    print("\n".join(told.lines()))
    if given.write:
        figures = {f"speed.{name}": value for name, value in told.figures().items()}
        page.put_speed({"day": date.today().isoformat(), "figures": figures})


if __name__ == "__main__":
    main()
