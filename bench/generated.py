"""Reports without end, made of the demonstration's with other names, years and words: fifteen files and 22 reports to
an incident.

The model's answers are made by putting words of the same length into its answers to the demonstration, so that every
offset holds and no text need be read. With ``hub`` all incidents lie in the same two countries and places, and the
forces and ministries of these act and speak in every one of them. Outlets are always the same.

What is true of them is known. Nobody of one incident is anybody of another, though two in a hundred incidents have a
man whose name is spelled much like one's of another; people of all other incidents have names of their own that are not
alike. No page of one incident is a copy of a page of another, and each has as many copies as the demonstration.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from whence.case.links import person, spellings, traits
from whence.claims.extract import extract
from whence.codebook import load
from whence.documents.document import Report
from whence.language.reading import Reading, Token
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
#: Years of the demonstration that become others.
SHIFTED = range(1990, 2020)
LETTERS = "bcdfghjklmnpqrstvwxyz", "aeiou"


def demo() -> list[Path]:
    """The demonstration's files."""
    return sorted(Path(str(one)) for one in (files("whence") / "demo").iterdir() if one.name[0].isdigit())


def generated(told: list[Report], answers: list[Reading], hub: bool = False) -> Iterator[list[tuple[Report, Reading]]]:
    """Files without end: a page with its comments at a time, each incident with names and a year of its own."""
    incident, coiner = 0, Coiner(told, answers)
    tokens = (token.text for answer in answers for token in answer.tokens)
    plain = sorted({word for word in tokens if len(word) > 3 and word.isalpha() and word.islower()})
    places = () if hub else PLACES
    cutter = Cutter((*plain, *places, *NAMES, *SHORT), map(str, SHIFTED))
    moulds = [Mould(report, answer, cutter) for report, answer in zip(told, answers, strict=True)]
    while True:
        incident += 1
        chance = random.Random(incident)
        words = {word for word in plain if chance.random() < 1 / OTHER}
        names = {name: coined(chance, name) for name in (*sorted(words), *places)}
        names |= coiner.people(chance)
        names |= {short: "".join(names[word][0] for word in words) for short, words in SHORT.items()}
        names |= {name.upper(): names[name].upper() for name in names if name[0].isupper()}
        years = {str(told): str(FIRST_YEAR + incident % YEARS + told - 2014) for told in SHIFTED}
        names |= years
        file: list[tuple[Report, Reading]] = []
        for mould in moulds:
            if mould.report.parent is None and file:
                yield file
                file = []
            file.append(mould.filled(names, years, incident))
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


class Cutter:
    """Cuts a text at the words that may become others: those in small letters as whole words, all else wherever."""

    def __init__(self, words: Iterable[str], years: Iterable[str]) -> None:
        every = [form for word in words for form in dict.fromkeys((word, word if word.islower() else word.upper()))]
        self._at = re.compile("(" + "|".join(rf"\b{w}\b" if w.islower() else w for w in (*every, *years)) + ")")

    def cut(self, text: str) -> tuple[str, ...]:
        """The text in pieces, every second one a word that may become another."""
        return tuple(self._at.split(text))


class Mould:
    """A report and its answer, cut once, to be filled with other words of the same length, so that offsets hold."""

    def __init__(self, report: Report, answer: Reading, cutter: Cutter) -> None:
        self.report, self._answer = report, answer
        self._text, self._title = cutter.cut(report.text), cutter.cut(report.title or "")
        self._lemmas = [cutter.cut(token.lemma) for token in answer.tokens]

    def filled(self, names: Mapping[str, str], years: Mapping[str, str], incident: int) -> tuple[Report, Reading]:
        """The report of one incident."""
        report, answer = self.report, self._answer
        text = join(self._text, names)
        made = replace(
            report,
            id=f"{report.id}-{incident}",
            parent=None if report.parent is None else f"{report.parent}-{incident}",
            title=join(self._title, names) or None,
            text=text,
            original=text.encode(),
            url=None,
            published=replace(report.published, edtf=dated(report.published.edtf, years)),
        )
        tokens = tuple(
            Token(
                one.start, one.end, text[one.start : one.end], join(lemma, names),
                one.upos, one.xpos, one.head, one.deprel, one.sentence,
            )
            for one, lemma in zip(answer.tokens, self._lemmas, strict=True)
        )  # fmt: skip
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


def join(pieces: tuple[str, ...], names: Mapping[str, str]) -> str:
    """Pieces with the words that become others in their place."""
    if len(pieces) == 1:
        return pieces[0]
    return "".join(names.get(piece, piece) if at % 2 else piece for at, piece in enumerate(pieces))


def incident_of(report: str) -> str:
    """Of which incident a report tells."""
    return report.rsplit("-", 1)[1]


def respelled(name: str) -> str:
    """The name with its first vowel heard otherwise."""
    return re.sub("[aeiou]", lambda found: "e" if found[0] == "a" else "a", name, count=1)


def dated(edtf: str | None, years: Mapping[str, str]) -> str | None:
    """A date of the demonstration in another year, as many years later or earlier as all others."""
    return None if edtf is None else re.sub(r"(?<!\d)\d{4}(?!\d)", lambda found: years.get(found[0], found[0]), edtf)


def coined(chance: random.Random, name: str) -> str:
    """A word of this length, with a capital if this has one."""
    made = "".join(chance.choice(LETTERS[at % 2]) for at in range(len(name)))
    return made if name.islower() else made.capitalize()
