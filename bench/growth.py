"""What one more report costs a case of 300 and of 1,000 (or more), with stored language answers.

    python bench/growth.py [--sizes 300 1000]

The reports are the demonstration's with other names and years, fifteen to an incident. The model's answers are made
by putting names of the same length into its answers to the demonstration, so no text is read. Prints, for each size,
the time of settling the whole case, of adding and settling one report more, and the peak of memory so far.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from whence.case import build, readings, reports, work
from whence.case.case import Case, put_extracts
from whence.case.pack import pack
from whence.claims.claim import Extract
from whence.claims.extract import blocks, extract
from whence.documents.document import Report
from whence.documents.read import read_path
from whence.language.reading import Reading

#: What tells one incident from another: its people, places, groups and countries. Outlets stay.
NAMES = (
    "Karsa Halvik Norland Parvania Dastan Karim Kareem Kamran Marwand Yusuf Tolan Idris Torvald Lena Ostra Lowmark "
    "Shirkan Delta"
).split()
LETTERS = "bcdfghjklmnpqrstvwxyz", "aeiou"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", type=int, nargs="+", default=[300, 1000])
    sizes = sorted(ask.parse_args().sizes)
    told = [one for path in demo() for one in read_path(path)]
    answers = [work.reader().read(one.text, blocks(one), one.published.edtf) for one in told]
    with tempfile.TemporaryDirectory() as folder, Case(Path(folder) / "case.db", create=True) as case:
        coming, held = generated(told, answers), 0
        for size in sizes:
            while held < size:
                held += add(case, next(coming))
            whole = timed_settle(case)
            held += add(case, next(coming))
            one = timed_settle(case)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{size:6} reports: settling all {whole:6.1f} s; one file more {one:6.1f} s; peak {memory:.0f} MB")


def demo() -> list[Path]:
    """The demonstration's files."""
    return sorted(Path(str(one)) for one in (files("whence") / "demo").iterdir() if one.name[0].isdigit())


def generated(told: list[Report], answers: list[Reading]) -> Iterator[list[tuple[Report, Reading]]]:
    """Files without end: a page with its comments at a time, each incident with names of its own."""
    incident = 0
    while True:
        incident += 1
        chance = random.Random(incident)
        names = {name: coined(chance, name) for name in NAMES} | {"2014": str(1950 + incident % 75)}
        file: list[tuple[Report, Reading]] = []
        for report, answer in zip(told, answers, strict=True):
            if report.parent is None and file:
                yield file
                file = []
            file.append(renamed(report, answer, names, incident))
        yield file


def renamed(report: Report, answer: Reading, names: dict[str, str], incident: int) -> tuple[Report, Reading]:
    """A report and its answer with other names of the same length, so that every offset holds."""
    pattern = re.compile("|".join(names))
    year = names["2014"]
    text = pattern.sub(lambda found: names[found[0]], report.text)
    parent = None if report.parent is None else f"{report.parent}-{incident}"
    published = replace(report.published, edtf=dated(report.published.edtf, year))
    made = replace(
        report,
        id=f"{report.id}-{incident}",
        parent=parent,
        text=text,
        original=text.encode(),
        url=None,
        published=published,
    )
    tokens = tuple(
        replace(
            token,
            text=text[token.start : token.end],
            lemma=pattern.sub(lambda found: names[found[0]], token.lemma),
        )
        for token in answer.tokens
    )
    times = tuple(
        replace(
            one,
            value=one.value.replace("2014", year),
            edtf=dated(one.edtf, year),
            earliest=dated(one.earliest, year),
            latest=dated(one.latest, year),
        )
        for one in answer.times
    )
    return made, replace(answer, text=text, tokens=tokens, times=times)


def dated(edtf: str | None, year: str) -> str | None:
    """A date of the demonstration's year, in another year."""
    return None if edtf is None else edtf.replace("2014", year)


def coined(chance: random.Random, name: str) -> str:
    """A name of this length."""
    return "".join(chance.choice(LETTERS[at % 2]) for at in range(len(name))).capitalize()


def add(case: Case, file: list[tuple[Report, Reading]]) -> int:
    """Store a file, its answers and its claims, as reading it would."""
    codebook = case.codebook()
    with case.database.writing() as connection:
        page = file[0][0].original
        stored = [replace(report, original=page) for report, _ in file]
        reports.store(connection, "generated", stored)
        for report, answer in file:
            readings.store(connection, report, readings.packed(answer), answer.model)
            found = pack(Extract, extract(report, answer, codebook))
            put_extracts(connection, build.recipe(codebook.sha256, answer.model), [(report.id, found)])
    return len(file)


def timed_settle(case: Case) -> float:
    start = time.perf_counter()
    build.settle(case)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
