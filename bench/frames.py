"""Every event word of the codebook in every construction of news English: which are read right, and what is made up.

    python bench/frames.py [--each N] [--seed S]     the matrix: shares by construction, by type, and the worst words
    python bench/frames.py --wrong FRAME ...         the sentences of some constructions that are read wrong, and how

``frames.yaml`` has the constructions, and who and what stands in them. A sentence is right when every event that it
tells is a claim of the right type with the participants, the number and the certainty that it gives, nobody else acts,
and nothing else is told. A refusal (a plan, a denial, a figure of speech) is right when nothing is told as having
happened.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import yaml
from lemminflect import getInflection

from bench.gold import same_words
from whence.claims.claim import Claim, Extract
from whence.claims.extract import blocks, extract
from whence.codebook import load
from whence.documents.read import read_bytes
from whence.language.reader import Reader

FILE = Path(__file__).with_suffix(".yaml")
HEADER = "Title: What is known so far\nSource: Karsa Herald\nPublished: 19 November 2014\n\n"
#: what makes of each page one about conflict
AFTER = "\n\nOfficials gave no further details."
HAPPENED = frozenset({"CT+", "PR+", "PS+"})
_PARTICLES = frozenset("up down out over away off on at in".split())
_SLOT = re.compile(r"\{(\w+)(?::(\w*))?\}")
#: phrases of state, and those whose subject is the one to whom it is done
_STATES = ("be", "remain", "languish")


@dataclass(frozen=True, slots=True)
class Filler:
    """Somebody or something: the words, those that must be found of them, and the count that they give."""

    words: str
    found: str
    several: bool = False
    sex: str = ""
    count: tuple[int, int | None] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An event that a sentence tells. ``types`` are those that it may be; ``roles`` have the words to be found."""

    types: frozenset[str]
    roles: tuple[tuple[str, str], ...] = ()
    count: tuple[int, int | None] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence with what must come of it; a refusal where ``rows`` is None. ``kin`` are types that may come too."""

    frame: str
    type: str
    word: str
    text: str
    rows: tuple[Row, ...] | None
    kin: frozenset[str] = frozenset()
    date: str = ""
    place: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Word:
    """A codebook word: its pattern, with ``_`` where a phrase has its object."""

    lemmas: str
    pattern: str
    noun: bool


@cache
def data() -> dict[str, Any]:
    """``frames.yaml``, every value a string as printed."""
    loaded: dict[str, Any] = yaml.load(FILE.read_bytes(), yaml.BaseLoader)
    return loaded


def filler(line: str) -> Filler:
    """From ``words | what is found of them | marks``."""
    words, found, marks = (part.strip() for part in line.split("|"))
    several, sex, count = "pl" in marks.split(), "", None
    for mark in marks.split():
        if mark in ("m", "f"):
            sex = mark
        if ".." in mark:
            low, high = mark.split("..")
            count = (int(low), int(high) if high else None)
    return Filler(words, found, several, sex, count)


def pool(names: Iterable[str]) -> list[Filler]:
    """The fillers of lists by name, and those that are written out."""
    return [filler(line) for name in names for line in ([name] if "|" in name else data()[name])]


def inflected(verb: str, form: str) -> str:
    """ "past", "vbn", "ing", "pres" (he), "inf" (they) of a verb."""
    tag = {"past": "VBD", "vbn": "VBN", "ing": "VBG", "pres": "VBZ", "presents": "VBZ"}.get(form)
    first, _, rest = verb.partition("-") if verb not in _WHOLE else (verb, "", "")
    if rest:
        return f"{first}-{inflected(rest, form)}"
    if tag is None:
        return verb
    if (verb, form) in _IRREGULAR:
        return _IRREGULAR[verb, form]
    forms = getInflection(verb, tag=tag)
    return str(forms[0]) if forms else verb


_WHOLE = frozenset({"re-arrest"})
_IRREGULAR = {
    ("hang", "past"): "hanged", ("hang", "vbn"): "hanged", ("beat", "vbn"): "beaten", ("slay", "past"): "slew",
    ("slay", "vbn"): "slain", ("shell", "past"): "shelled", ("bomb", "past"): "bombed",
}  # fmt: skip


def verb_phrase(pattern: str, form: str, done: str | None) -> str:
    """A verb in a form with its object; ``done`` None for a participle that has none, "" for one that stands before."""
    head, _, tail = pattern.partition(" ")
    return " ".join(f"{inflected(head, form)} {tail}".replace("_", done or "").split())


def words_of(type_: str, entry: dict[str, Any]) -> Iterator[Word]:
    """The codebook's words for a type that are in the matrix, but for those that ``except`` has."""
    patterns = data()["objects"].get(type_, {})
    wanted, left = entry.get("words"), set(entry.get("except", ()))
    for trigger in load().events[entry.get("type", type_)].triggers:
        lemmas = " ".join(trigger.lemmas)
        if lemmas in left or (wanted is not None and lemmas not in wanted):
            continue
        if {"tried", "opposite", "statal", "toll", "owned"} & trigger.conditions or trigger.lemmas[0] in _STATES:
            continue
        if trigger.pos == "NOUN":
            yield Word(lemmas, lemmas, True)
        elif trigger.subject is None or not entry.get("by"):
            known = lemmas in patterns or len(trigger.lemmas) == 1 or not entry.get("by")
            if known or trigger.lemmas[-1] in _PARTICLES:
                yield Word(lemmas, patterns.get(lemmas, f"{lemmas} _" if entry.get("by") else lemmas), False)


class Sentence:
    """A frame's text with its slots filled by a chance of its own."""

    def __init__(self, chance: random.Random, pools: dict[str, list[Filler]], word: Word | None, on: str) -> None:
        self._chance, self._pools, self._word, self._on = chance, pools, word, on
        self.who: dict[str, Filler] = {}
        self.place = chance.choice(data()["places"])
        day, self.date = (part.strip() for part in chance.choice(data()["days"]).split("|"))
        self._day = day
        self.told: set[str] = set()

    def of(self, slot: str) -> Filler:
        """Who or what stands for a letter; no two are the same."""
        if slot not in self.who:
            taken = {f.found for f in self.who.values()}
            free = [f for f in self._pools[slot] if f.found not in taken]
            self.who[slot] = self._chance.choice(free)
        return self.who[slot]

    def _noun(self, article: bool = False) -> str:
        assert self._word is not None
        noun = self._word.pattern
        return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}" if article else noun

    def _slot(self, match: re.Match[str]) -> str:
        name, of = match[1], match[2]
        if name in ("T", "D"):
            self.told.add(name)
            return self.place if name == "T" else self._day
        if len(name) == 1:
            return self.of(name).words
        if name == "PQ":
            return f"{self.of('P').words} and {self.of('Q').words}"
        if name in ("was", "has"):
            several = self.of(of).several
            return {"was": ("was", "were"), "has": ("has", "have")}[name][several]
        if name.lower() in ("he", "his"):
            said = {"m": {"he": "he", "his": "his"}, "f": {"he": "she", "his": "her"}}[self.of("P").sex][name.lower()]
            return said.capitalize() if name[0].isupper() else said
        if name.lower() == "noun":
            return self._noun().title() if name[0].isupper() else self._noun()
        if name.lower() == "anoun":
            said = self._noun(article=True)
            return said.capitalize() if name[0].isupper() else said
        if name == "on":
            return self._on
        assert self._word is not None, match[0]
        if of == "him":
            done = {"m": "him", "f": "her"}[self.of("P").sex]
        elif of == "PQ":
            done = f"{self.of('P').words} and {self.of('Q').words}"
        else:
            done = self.of(of).words if of else ""
        form = name.lower()
        if form == "pres" and self.of("A").several if "A" in self._pools else False:
            form = "inf"
        said = verb_phrase(self._word.pattern, form, done)
        return said.capitalize() if name[0].isupper() else said

    def text(self, frame: str) -> str:
        """The sentence, with a capital at its start."""
        for letter in "".join(one + other for one, other in re.findall(r"[{:]([APBN]?)(Q?)\}", frame)):
            self.of(letter)
        said = re.sub(r" ?,\.", ".", _SLOT.sub(self._slot, frame)).replace(",,", ",").replace(",.", ".")
        said = re.sub(r", (by|in|on|as|at|from|and|was|were|has)\b", r", \1", said)
        said = re.sub(r"([.?!] )([a-z])", lambda m: m[1] + m[2].upper(), said)
        return said[0].upper() + said[1:]


def items(seed: int = 1, each: int = 0) -> Iterator[Item]:
    """All sentences, or for each construction and type at most ``each`` words, drawn by ``seed``."""
    for group in ("done", "of", "on", "self"):
        for name, frame in data()[group].items():
            for type_, entry in data()["types"].items():
                words = [w for w in words_of(type_, entry) if _takes(group, frame, entry, w)]
                if each and len(words) > each:
                    words = random.Random(f"{seed}/{name}/{type_}").sample(words, each)
                for word in words:
                    yield _item(f"{group}: {name}", frame, type_, entry, word, seed)
    everyone = {"P": pool(["several"]), "Q": pool(["several"]), "A": _plural(), "B": _plural(), "N": pool(["people"])}
    for text, rows in data()["whole"].items():
        for n in range(max(1, min(each or 3, 3))):
            made = Sentence(random.Random(f"{seed}/{text}/{n}"), everyone, None, "")
            said = made.text(text)
            found = tuple(_row(part, made) for part in rows.split("; "))
            kin = frozenset(k for row in found for t in row.types for k in load().events[t].kin)
            yield Item(f"whole: {text}", "whole", "", said, found, kin)
    yield from _refusals(seed, each)


def _plural() -> list[Filler]:
    return [f for f in pool(["doers"]) if f.several]


def _takes(group: str, frame: dict[str, Any], entry: dict[str, Any], word: Word) -> bool:
    if set(frame.get("not", ())) & set(entry["to"]) or word.noun == (group in ("done", "self")):
        return False
    if group == "self" or "by" not in entry:
        return (group == "self") == ("by" not in entry) and "{A}" not in frame["text"]
    return group == "done" or group in entry


def _item(name: str, frame: dict[str, Any], type_: str, entry: dict[str, Any], word: Word, seed: int) -> Item:
    done = pool([p for p in frame["P"] if "|" in p or p in entry["to"] or not set(entry["to"]) & {"people"}]
                if "P" in frame else entry["to"])  # fmt: skip
    if "P" in frame and not done:
        done = pool(entry["to"])
    pools = {"P": done, "Q": pool(frame.get("Q", ["several", "people"] if "extra" in frame else entry["to"]))}
    if "by" in entry or "A" in frame:
        pools["A"] = pool(frame.get("A", entry.get("by")))
        pools["B"] = pool(entry.get("by", ["doers"]))
    made = Sentence(random.Random(f"{seed}/{name}/{type_}/{word.lemmas}"), pools, word, entry.get("on", ""))
    text = made.text(frame["text"])
    real = entry.get("type", type_)
    types = frozenset({real, *_same_word(word)})
    rows = []
    for letters in frame["rows"].split():
        roles = [("agent", made.of(c).found) for c in letters if c in "AB"]
        whom = [made.of(c) for c in letters if c in "PQ"]
        for one in frame.get("names", ()):
            rows.append(Row(types, (*roles, (entry["done"], one))))
        if whom or not frame.get("names"):
            counted = whom[0].count if whom else None
            rows.append(Row(types, (*roles, *((entry["done"], w.found) for w in whom)), counted))
    kin = {*entry.get("kin", ()), *types, *(k for t in types for k in load().events[t].kin)}
    if "extra" in frame:
        kind, letter = frame["extra"].split()
        rows.append(Row(frozenset({kind, "kill", "die"}), (("patient", made.of(letter).found),), made.of(letter).count))
        kin |= {"kill", "die"}
    date = made.date if "D" in made.told else ""
    place = made.place if "T" in made.told else ""
    return Item(name, type_, word.lemmas, text, tuple(rows), frozenset(kin), date, place, "sure" not in frame)


@cache
def _types_by_word() -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event in load().events.values():
        for trigger in event.triggers:
            found[" ".join(trigger.lemmas), trigger.pos].add(event.name)
    return {key: frozenset(types) for key, types in found.items()}


def _same_word(word: Word) -> frozenset[str]:
    """Every type that the word may tell."""
    return _types_by_word().get((word.lemmas, "NOUN" if word.noun else "VERB"), frozenset())


def _row(told: str, made: Sentence) -> Row:
    """From ``type|type role=words``, where a letter stands for who is there."""
    types, *roles = told.split()
    found = []
    count = None
    for role in roles:
        name, words = role.split("=")
        who = made.who.get(words)
        if who is not None and name != "agent":
            count = who.count
        found.append((name, who.found if who is not None else words.replace("_", " ")))
    return Row(frozenset(types.split("|")), tuple(found), count)


def _refusals(seed: int, each: int) -> Iterator[Item]:
    for name, text in data()["refused"].items():
        for type_, entry in data()["types"].items():
            wanted = [w for w in words_of(type_, entry) if "by" in entry and w.noun == name.startswith("noun")]
            if "{on}" in text:
                wanted = [w for w in wanted if "on" in entry]
            if "of {P}" in text:
                wanted = [w for w in wanted if "of" in entry]
            chance = random.Random(f"{seed}/{name}/{type_}")
            for word in chance.sample(wanted, min(len(wanted), max(1, each // 2) if each else 4)):
                pools = {"P": pool(entry["to"]), "A": [f for f in pool(entry["by"]) if f.several] or _plural()}
                made = Sentence(chance, pools, word, entry.get("on", ""))
                yield Item(f"refused: {name}", type_, word.lemmas, made.text(text), None)
    for text in data()["plain"]:
        yield Item("refused: other senses", "plain", "", text, None)


# ------------------------------------------------------------------------------------------------------- reading
class Read:
    """Reads a sentence as a page and judges what is made of it."""

    def __init__(self) -> None:
        self._reader, self._codebook = Reader(), load()

    def claims(self, text: str) -> tuple[Extract, list[Claim]]:
        """The page's extract, and its claims of events."""
        report = read_bytes((HEADER + text + AFTER).encode(), "page.txt")[0]
        reading = self._reader.read(report.text, blocks(report), report.published.edtf)
        found = extract(report, reading, self._codebook)
        return found, [c for c in found.claims if c.frame.kind == "event"]

    def wrong(self, item: Item) -> list[str]:
        """What is wrong, in words; nothing where the sentence is right."""
        found, claims = self.claims(item.text)
        if item.rows is None:
            told = [c for c in claims if c.factuality in HAPPENED and c.frame.type != "threaten"]
            return [f"told: {shown(found, c)}" for c in told]
        faults: list[str] = []
        for row in item.rows:
            alike = [c for c in claims if c.frame.type in row.types]
            if not alike:
                faults.append(f"untold: {'/'.join(sorted(row.types))}")
                continue
            doers = [words for other in item.rows for role, words in other.roles if role == "agent"]
            best = min((_faults(found, c, row, doers, item.sure) for c in alike), key=len)
            faults += best
        fits = item.kin | {t for row in item.rows for t in row.types}
        faults += [f"surplus: {shown(found, c)}" for c in claims if c.frame.type not in fits and c.factuality != "Uu"]
        return [*faults, *(f"    made {shown(found, c)}" for c in claims)] if faults else []

    def circumstances(self, item: Item) -> tuple[bool, bool]:
        """Whether the first event's place and date are right, or none was told."""
        found, claims = self.claims(item.text)
        mine = [c for c in claims if item.rows and c.frame.type in item.rows[0].types]
        places = [_names(found, c.frame.place) for c in mine if c.frame.place is not None]
        dates = [c.frame.date.edtf for c in mine if c.frame.date is not None]
        place = not item.place or any(same_words(item.place, name) for names in places for name in names)
        return place, not item.date or item.date in dates


def _names(found: Extract, i: int) -> list[str]:
    entity = found.entities[i]
    return [*entity.names, *([entity.description] if entity.description else [])]


def _faults(found: Extract, claim: Claim, row: Row, doers: list[str], sure: bool) -> list[str]:
    """What is wrong with a claim as the one that ``row`` expects; ``doers`` are those whom the sentence lets act."""
    faults = []
    for role, words in row.roles:
        members = claim.frame.roles.get(role, ())
        if not any(same_words(words, name) for i in members for name in _names(found, i)):
            faults.append(f"no {role} {words}")
    for i in claim.frame.roles.get("agent", ()) if row.roles else ():
        if not any(same_words(w, name) for w in doers for name in _names(found, i)):
            faults.append(f"made up: {_names(found, i)[:1]}")
    if row.count is not None:
        count = claim.frame.count
        if count is None or (count.low, count.high) != row.count:
            faults.append(f"count {count} for {row.count}")
    if sure and claim.factuality != "CT+":
        faults.append(f"factuality {claim.factuality}")
    return faults


def shown(found: Extract, claim: Claim) -> str:
    """A claim in a line."""
    roles = {role: [(_names(found, i) or ["?"])[0] for i in who] for role, who in claim.frame.roles.items()}
    return f"{claim.frame.type} {roles} {claim.factuality}"


# ------------------------------------------------------------------------------------------------------ the matrix
@dataclass
class Matrix:
    """Shares of what is right, by construction, type and word."""

    right: dict[tuple[str, str], list[bool]]
    notes: dict[str, list[str]]

    def share(self, *starts: str) -> float:
        """Per cent of the sentences whose construction starts so."""
        found = [r for (by, name), values in self.right.items() for r in values if by == "frame"
                 and name.startswith(starts)]  # fmt: skip
        return 100 * sum(found) / max(1, len(found))


TOLD = ("done", "of", "on", "self", "whole")


def measure(chosen: Iterable[Item]) -> Matrix:
    """Reads and judges sentences."""
    read, right, notes = Read(), defaultdict(list), defaultdict(list)
    for item in chosen:
        wrong = read.wrong(item)
        keys = [("frame", item.frame)]
        if item.rows is not None and item.word:
            keys += [("type", item.type), ("word", f"{item.type}: {item.word}")]
        for key in keys:
            right[key].append(not wrong)
        if wrong:
            notes[item.frame].append("\n      ".join([f"{item.type} {item.word!r}: {item.text}", *wrong]))
    return Matrix(dict(right), dict(notes))


def figures() -> dict[str, float]:
    """Per cent right: what is told, and what is refused; a word of each type in each construction."""
    matrix = measure(items(1, 1))
    return {"told": round(matrix.share(*TOLD), 1), "refused": round(matrix.share("refused"), 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--each", type=int, default=3, help="words of each type in each construction; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", nargs="+", metavar="FRAME", help="constructions, or the beginnings of their names")
    parser.add_argument("--types", nargs="+")
    given = parser.parse_args()
    chosen: Iterable[Item] = items(given.seed, given.each)
    if given.types:
        chosen = (i for i in chosen if i.type in given.types)
    if given.wrong:
        matrix = measure(i for i in chosen if i.frame.startswith(tuple(given.wrong)))
        for name, notes in matrix.notes.items():
            print("\n".join([f"== {name}", *(f"   {note}" for note in notes)]))
    else:
        matrix = measure(chosen)
    for by in ("frame", "type", "word"):
        shares = sorted((sum(v) / len(v), len(v), name) for (b, name), v in matrix.right.items() if b == by)
        print(f"-- by {by}" + (" (the worst 40)" if by == "word" else ""))
        for share, number, name in shares[:40] if by == "word" else shares:
            print(f"{share:7.0%} of {number:4}  {name}")
    print(f"told {matrix.share(*TOLD):.1f} %, refused {matrix.share('refused'):.1f} %")


if __name__ == "__main__":
    main()
