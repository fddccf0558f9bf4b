"""Reading speed as a ratio: the wall time of reading demo-like reports over that of the bare encoder on their text.

    python bench/speed.py [--reports 200]

Both run in one process on one thread, in one run, so the ratio holds on any machine. Also says where the rest goes.
The reports are the demonstration's with other names and dates, so no two are copies.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable
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
ONSETS, ENDS = "b d f g h k l m n p r s t v z br dr st kr tr".split(), "an el ik or un ar is en al ov".split()


def reports(number: int, folder: Path) -> list[Path]:
    """So many reports, each with names of its own."""
    demo = sorted(one for one in (files("whence") / "demo").iterdir() if one.name[0].isdigit())
    made = []
    for n in range(number):
        chance = random.Random(n)
        source = demo[n % len(demo)]
        names = {name: coined(chance, len(name)) for name in NAMES}
        told = source.read_text("utf-8")
        day, year = chance.randint(1, 28), chance.randint(1991, 2023)
        text = re.sub(r"\b(" + "|".join(NAMES) + r")\b", lambda found, names=names: names[found[0]], told)
        text = text.replace("2014", str(year)).replace(" 3 May", f" {day} May")
        path = folder / f"{n:04d}{Path(source.name).suffix}"
        path.write_text(text, encoding="utf-8")
        made.append(path)
    return made


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


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=200)
    number = ask.parse_args().reports

    from whence.claims import extract as claims_room
    from whence.documents import read as documents_room
    from whence.language.reader import Reader

    clock, feeds = Clock(), []
    encode = OnnxModel._ask

    def recorded(self: OnnxModel, name: str, **feed: Any) -> Any:
        if name == "model.onnx":
            feeds.append(feed)
        return encode(self, name, **feed)

    OnnxModel._ask = recorded  # type: ignore[method-assign]
    documents_room.read_path = clock.wrap("documents", documents_room.read_path)
    Reader.read = clock.wrap("language", Reader.read)  # type: ignore[method-assign]
    claims_room.extract = clock.wrap("claims", claims_room.extract)
    work.pack = clock.wrap("packing", work.pack)
    work.readings.packed = clock.wrap("packing", work.readings.packed)

    with tempfile.TemporaryDirectory() as folder:
        paths = reports(number, Path(folder))
        words = sum(len(path.read_text("utf-8").split()) for path in paths)
        work.reader().read("Warm.", None, None)
        feeds.clear()
        clock.spent.clear()
        with Case(Path(folder) / "case.db", create=True) as case:
            start = time.perf_counter()
            refused = [one for one in build.add(case, [work.File(str(path)) for path in paths]) if one.reason]
            added = time.perf_counter()
            view = build.settle(case)
            done = time.perf_counter()

    model = OnnxModel()
    start_bare = time.perf_counter()
    for feed in feeds:
        encode(model, "model.onnx", **feed)
    bare = time.perf_counter() - start_bare

    whole = done - start
    print(f"{number} reports, {words} words, {len(view.claim_ids)} claims, {len(refused)} refused")
    print(f"read {whole:.1f} s; bare encoder {bare:.1f} s; ratio {whole / bare:.2f}")
    print(f"{number / whole:.1f} reports/s, {words / whole:.0f} words/s, one process")
    parts = {**clock.spent, "settling": done - added}
    parts["language beside the encoder"] = parts.pop("language", 0.0) - bare
    parts["encoder"] = bare
    parts["storing and the rest"] = whole - sum(parts.values())
    for name, seconds in sorted(parts.items(), key=lambda item: -item[1]):
        print(f"  {name:28} {seconds:6.1f} s  {100 * seconds / whole:4.0f} %")


if __name__ == "__main__":
    main()
