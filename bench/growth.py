"""What one more report costs a case of 1,000 and of 20,000 reports, with stored language answers.

    python bench/growth.py [--sizes 1000 20000] [--hub] [--case FILE]

The reports are the demonstration's with other names, years and words, fifteen files and 22 reports to an incident. The
model's answers are made by putting words of the same length into its answers to the demonstration, so no text is read.
With ``--hub`` all incidents lie in the same two countries and places, and the forces and ministries of these act and
speak in every one of them. Outlets are always the same.

What is true of them is known. Nobody of one incident is anybody of another, though two in a hundred incidents have a
man whose name is spelled much like one's of another; people of all other incidents have names of their own that are not
alike. No page of one incident is a copy of a page of another, and each has as many copies as the demonstration.

Prints, for each size, the processor time of adding a file and settling (over the files of three incidents, one by one:
the mean, and the longest), of opening the case and laying out the accounts of one event, how many people were taken for
one with somebody of another incident and how many copies cross incidents, the peak of memory so far and the size on
disk.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from sqlalchemy import func, select

from whence.case import build, readings, reports, work
from whence.case.accounts import accounts
from whence.case.case import Case, put_extracts
from whence.case.links import person, spellings, traits
from whence.case.lookup import lookup
from whence.case.pack import pack
from whence.case.schema import placed
from whence.case.view import View
from whence.claims.claim import Extract
from whence.claims.extract import blocks, extract
from whence.codebook import load
from whence.documents.document import Report
from whence.documents.read import read_path
from whence.language.reading import Reading
from whence.resolve import nodes
from whence.resolve.nodes import Node

#: The countries and places of the demonstration: of each incident its own or, in the hub, everybody's.
PLACES = "Karsa Halvik Norland Parvania Ostra Lowmark Shirkan Delta".split()
#: Its people and groups: of each incident its own.
NAMES = (
    "Dastan Karim Kareem Kamran Marwand Yusuf Tolan Idris Torvald Lena Pieter Aasen Ivo Brandt Stig Halden Sigrid Holm "
    "Erik Sand Aksel Brun Oskar Lind Shirin Valadi Anna Maria Tarn Free Coast Maritime Border Night Blue Lantern Reed "
    "Front Corps"
).split()
#: Groups that are told by their initials too.
SHORT = {"FCF": ("Free", "Coast", "Front"), "MBC": ("Maritime", "Border", "Corps")}
#: Of the other words of an incident one in so many is another word in the next, as reports of two incidents share few
#: sentences. What such a word told is lost, so an incident has some claims fewer than the demonstration.
OTHER = 2
#: Years of incidents. They are no years of news, but with few years incidents of one day would come to be many.
FIRST_YEAR, YEARS = 1100, 2000
LETTERS = "bcdfghjklmnpqrstvwxyz", "aeiou"


#: Files of an incident, and over how many incidents is measured.
FILES, MEASURED = 15, 3


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", type=int, nargs="+", default=[1000, 20000])
    ask.add_argument("--hub", action="store_true", help="countries, places and bodies are shared by all incidents")
    ask.add_argument("--case", type=Path, help="keep the case in this file")
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for found in figures(given.case or Path(folder) / "case.db", sorted(given.sizes), given.hub):
            print(found, flush=True)


@dataclass(frozen=True)
class Grown:
    """What was measured at one size; times in seconds of the processor, memory in MB."""

    reports: int
    parts: int
    largest: int
    one: float
    longest: float
    shown: float
    memory: int
    pace: float
    disk: int
    people: int
    joined: int
    copies: int
    crossing: int

    def __str__(self) -> str:
        return (
            f"{self.reports:6} reports in {self.parts} parts, the largest of {self.largest}: one file more "
            f"{self.one * 1000:.0f} ms (longest {self.longest * 1000:.0f}), an event shown {self.shown * 1000:.0f} ms, "
            f"peak {self.memory} MB, {self.disk} MB on disk; {self.pace:.0f} reports a second from stored answers to "
            f"the settled case; {self.joined} of {self.people} people are joined across incidents, {self.crossing} of "
            f"{self.copies} copies lie across incidents"
        )


def figures(path: Path, sizes: Sequence[int], hub: bool) -> Iterator[Grown]:
    """Grow a case to each size in turn, and measure there."""
    told = [one for file in demo() for one in read_path(file)]
    answers = [work.reader().read(one.text, blocks(one), one.published.edtf) for one in told]
    work.reader.cache_clear()
    files, held = generated(told, answers, hub), 0
    with Case(path, create=True) as case:
        for size in sizes:
            begun, before = time.process_time(), held
            while held < size:
                for _ in range(FILES):
                    held += add(case, next(files))
                if held % 1000 < 25:
                    build.settle(case)
            build.settle(case)
            pace = (held - before) / (time.process_time() - begun)
            times = []
            for _ in range(MEASURED * FILES):
                held += add(case, next(files))
                times.append(timed(lambda: build.settle(case)))
            sizes_of_parts = parts_of(case)
            yield Grown(
                reports=held,
                parts=len(sizes_of_parts),
                largest=max(sizes_of_parts),
                one=sum(times) / len(times),
                longest=max(times),
                shown=timed(lambda: show(case)),
                memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                pace=pace,
                disk=path.stat().st_size // 1_000_000,
                **truth(build.settle(case)),
            )


def truth(view: View) -> dict[str, int]:
    """How many people there are and how many of them are of two incidents; how many copies, and how many likewise."""
    people = [one for one in view.entities.values() if one.schema == "Person" and one.named]
    joined = sum(len({incident(ref.report) for ref in one.members}) > 1 for one in people)
    copies = list(view.weighed.copy_of.items())
    crossing = sum(incident(copy) != incident(original) for copy, original in copies)
    return {"people": len(people), "joined": joined, "copies": len(copies), "crossing": crossing}


def incident(report: str) -> str:
    """Of which incident a report tells."""
    return report.rsplit("-", 1)[1]


def show(case: Case) -> None:
    """Open the case and lay out the accounts of an event of somebody."""
    view = build.settle(case)
    (found, *_) = lookup(view, next(iter(view.entities)))
    id = next(id for id in view.events_of.get(found.id, ()) or view.events)
    accounts(view, view.events[id])


def parts_of(case: Case) -> list[int]:
    """How many reports each part has."""
    with case.database.reading() as connection:
        return list(connection.execute(select(func.count()).select_from(placed).group_by(placed.c.part)).scalars())


def timed(work: Callable[[], object]) -> float:
    """Processor time, since other programs run beside."""
    start = time.process_time()
    work()
    return time.process_time() - start


def demo() -> list[Path]:
    """The demonstration's files."""
    return sorted(Path(str(one)) for one in (files("whence") / "demo").iterdir() if one.name[0].isdigit())


def generated(told: list[Report], answers: list[Reading], hub: bool = False) -> Iterator[list[tuple[Report, Reading]]]:
    """Files without end: a page with its comments at a time, each incident with names and a year of its own."""
    incident, coiner = 0, Coiner(told, answers)
    tokens = (token.text for answer in answers for token in answer.tokens)
    plain = sorted({word for word in tokens if len(word) > 3 and word.isalpha() and word.islower()})
    while True:
        incident += 1
        chance = random.Random(incident)
        words = {word for word in plain if chance.random() < 1 / OTHER}
        names = {name: coined(chance, name) for name in (*sorted(words), *(() if hub else PLACES))}
        names |= coiner.people(chance)
        names |= {short: "".join(names[word][0] for word in words) for short, words in SHORT.items()}
        names |= {name.upper(): names[name].upper() for name in names if name[0].isupper()}
        years = {str(told): str(FIRST_YEAR + incident % YEARS + told - 2014) for told in range(1990, 2020)}
        names |= years
        file: list[tuple[Report, Reading]] = []
        for report, answer in zip(told, answers, strict=True):
            if report.parent is None and file:
                yield file
                file = []
            file.append(renamed(report, answer, names, years, incident))
        yield file


#: One in so many incidents has a man whose name is spelled like one's of another.
ALIKE = 50


class Coiner:
    """Names people, so that no full name is spelled like one of another incident but where that is meant."""

    def __init__(self, told: list[Report], answers: list[Reading]) -> None:
        book = load()
        known = (traits(one, extract(one, answer, book), book) for one, answer in zip(told, answers, strict=True))
        words = {name.lower(): name for name in NAMES}
        keys = {key for one in known for key in one.people}
        self._full = sorted(tuple(words[w] for w in key.split()) for key in keys if set(key.split()) <= words.keys())
        self._taken: dict[str, list[Node]] = defaultdict(list)
        self._last: dict[str, str] = {}
        self._incidents = 0

    def people(self, chance: random.Random) -> dict[str, str]:
        """A new word for each word of the demonstration's names."""
        self._incidents += 1
        names = {name: coined(chance, name) for name in NAMES}
        while alike := [full for full in self._full if self._alike(self._node(names, full))]:
            names |= {word: coined(chance, word) for full in alike for word in full}
        if self._incidents % ALIKE == 0:
            names |= {word: respelled(self._last[word]) for word in self._full[0]}
        self._last = names
        for full in self._full:
            node = self._node(names, full)
            for key in nodes.keys(node):
                self._taken[key].append(node)
        return names

    def _node(self, names: dict[str, str], full: tuple[str, ...]) -> Node:
        return person(" ".join(sorted(names[word].lower() for word in full)))

    def _alike(self, node: Node) -> bool:
        others = {other for key in nodes.keys(node) for other in self._taken.get(key, ())}
        return any(spellings(node, other) for other in others)


def renamed(
    report: Report, answer: Reading, names: dict[str, str], years: dict[str, str], incident: int
) -> tuple[Report, Reading]:
    """A report and its answer with other words of the same length, so that every offset holds."""
    pattern = re.compile("|".join(rf"\b{name}\b" if name.islower() else name for name in names))
    text = pattern.sub(lambda found: names[found[0]], report.text)
    parent = None if report.parent is None else f"{report.parent}-{incident}"
    published = replace(report.published, edtf=dated(report.published.edtf, years))
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
            value=dated(one.value, years) or "",
            edtf=dated(one.edtf, years),
            earliest=dated(one.earliest, years),
            latest=dated(one.latest, years),
        )
        for one in answer.times
    )
    return made, replace(answer, text=text, tokens=tokens, times=times)


def respelled(name: str) -> str:
    """The name with its first vowel heard otherwise."""
    return re.sub("[aeiou]", lambda found: "e" if found[0] == "a" else "a", name, count=1)


def dated(edtf: str | None, years: dict[str, str]) -> str | None:
    """A date of the demonstration in another year, as many years later or earlier as all others."""
    return None if edtf is None else re.sub(r"(?<!\d)\d{4}(?!\d)", lambda found: years.get(found[0], found[0]), edtf)


def coined(chance: random.Random, name: str) -> str:
    """A word of this length, with a capital if this has one."""
    made = "".join(chance.choice(LETTERS[at % 2]) for at in range(len(name)))
    return made if name.islower() else made.capitalize()


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


if __name__ == "__main__":
    main()
