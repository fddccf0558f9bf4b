"""Who says so, and how surely, in every phrasing: attributions of news English crossed with plain contents.

    python bench/voices.py                    the share right of each phrasing and of each content
    python bench/voices.py --misses [WORDS]   also what went wrong, in the phrasings whose name holds WORDS

``bench/voices.yaml`` holds phrasings and contents; names are drawn by a seed. A text is right when every row asked for
is among the claims made of it (chain of sources, act and factuality) and no other claim of its content's types is. The
contents are first read in plain sentences without any attribution: one that is not read there is left out of the
matrix, which so measures voices alone.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from bench.gold import Row, many, norm, rows, same_words
from whence.claims.extract import blocks, extract
from whence.codebook import load
from whence.documents.read import read_bytes
from whence.language.reader import Reader

DATA = Path(__file__).with_suffix(".yaml")
SEED = 1
#: a sentence that says what the page is about, so that the words of conflict are read in their plain sense
SETTING = "Soldiers, rebels, police and prisoners are in the province."
COMMENTS = "\n\n1 Comment\n\n  • Old Reader says:\n    May 6, 2014 at 8:12 pm\n\n    {}\n"
HEADER = "Title: {}\nSource: {}\nPublished: 6 May 2014\n{}\n"

Yaml = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A text of one phrasing and one content, with the rows expected of it.

    A chain's steps are the words of each source after the outlet, outermost first; ``either`` holds the sets of rows of
    which one must be met, ``may`` the values that further claims of ``types`` may have.
    """

    phrasing: str
    content: str
    text: str
    types: tuple[str, ...]
    outlet: str
    comment: bool
    either: tuple[tuple[Yaml, ...], ...]
    may: frozenset[str]
    patient: tuple[str, str]


@dataclass
class Matrix:
    """Right and asked, by phrasing and by content; ``wrong`` says what was asked and what was made."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def share(self, names: Iterable[str]) -> float:
        """The share right over some phrasings."""
        kept = list(names)
        return sum(self.right[n] for n in kept) / max(1, sum(self.asked[n] for n in kept))


def told() -> Yaml:
    """The phrasings, contents and names."""
    data: Yaml = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return data


def cases(data: Yaml, group: str = "phrasings", seed: int = SEED) -> Iterator[Case]:
    """Every phrasing of a group with every content."""
    for phrasing in data[group]:
        for content in data["contents"]:
            yield _case(data, phrasing, content, random.Random(f"{seed} {phrasing['id']} {content['id']}"))


def _case(data: Yaml, phrasing: Yaml, content: Yaml, draw: random.Random) -> Case:
    words = {key: draw.choice(names) for key, names in data["names"].items()}
    words["last"] = words["person"].split()[-1]
    fill = _forms(words, content, draw)
    text = phrasing["text"].format_map(fill)
    form = phrasing.get("form")
    outlet = words["outlet"]
    title = fill["Passive"] if form == "headline" else "The province on Monday"
    kind = "Type: transcript\n" if form == "transcript" else ""
    comment = form == "comment"
    if form == "testimony":
        text = f"Testimony of {words['person']}, recorded in {words['city']}\n\n{text}"
    story = SETTING + COMMENTS.format(text) if comment else f"{text}\n\n{SETTING}"
    words |= {"reader": "Old Reader"}
    either = tuple(
        tuple(
            {**row, "chain": [[words.get(w, w) for w in many(step)] for step in row.get("chain", [])]} for row in kept
        )
        for kept in (phrasing["rows"], *([phrasing["or"]] if "or" in phrasing else []))
    )
    return Case(
        phrasing["id"], content["id"], HEADER.format(title, outlet, kind) + story, tuple(content["types"]), outlet,
        comment, either, frozenset(phrasing.get("may", ())), (content["role"], norm(content["of"])),
    )  # fmt: skip


def _forms(words: dict[str, str], content: Yaml, draw: random.Random) -> dict[str, str]:
    """All that a phrasing may ask for: names, and the content as clause, passive, gerund and so on."""
    who, of = draw.choice(content["who"]), content["of"]
    tail = f"{of} near {draw.choice(['Bekal', 'Orsha Pass', 'Lake Ruun', 'Dessa'])}"
    place = tail[len(of) :]
    many_of = not of.startswith(("a ", "an "))
    were, have = ("were", "have") if many_of else ("was", "has")
    said = {
        **words,
        "who": who, "of": of, "were": were, "are": "are" if many_of else "is", "have": have,
        "clause": f"{who} {content['past']} {tail}",
        "past": f"{content['past']} {tail}",
        "had": f"{who} had {content['part']} {tail}",
        "passive": f"{of} {were} {content['part']}{place}",
        "passive_had": f"{of} had been {content['part']}{place}",
        "by": f"{of} {were} {content['part']} by {who}{place}",
        "ing": f"{content['ing']} {tail}",
        "inf": f"{content['base']} {tail}",
        "perfect": f"{content['part']} {tail}",
        "passive_perfect": f"{content['part']}{place}",
        "noun": f"{content['noun']}{place}",
    }  # fmt: skip
    bare = words["body"].removeprefix("the ")
    said |= {"Body_": bare[0].upper() + bare[1:] if bare.islower() else bare, "LAST": words["last"].upper()}
    said["Body_'s"] = f"{words['body'][0].upper()}{words['body'][1:]}" + ("'s" if not bare.endswith("s") else "'")
    return said | {key.capitalize(): value[0].upper() + value[1:] for key, value in said.items() if key.islower()}


def judge(case: Case, made: list[Row]) -> bool:
    """Whether some set of rows is met and nothing else is made of the content."""
    role, of = case.patient
    told = [
        row for row in made
        if row.type in case.types and not row.heading and (row.comment is not None) == case.comment
        and any(norm(n) == of or of in norm(n) for names in row.roles.get(role, []) for n in names)
    ]  # fmt: skip
    return any(_met(case, kept, told) for kept in case.either)


def _met(case: Case, wanted: tuple[Yaml, ...], made: list[Row]) -> bool:
    asked = all(any(_fits(case, row, one) for one in made) for row in wanted)
    other = (one for one in made if not any(_fits(case, row, one) for row in wanted))
    return asked and all(one.factuality in case.may for one in other)


def _fits(case: Case, wanted: Yaml, row: Row) -> bool:
    chain = [[case.outlet], *wanted["chain"]]
    through = len(chain) == len(row.chain) and all(
        any(same_words(word, name) for word in step for name in names)
        for step, names in zip(chain, row.chain, strict=True)
    )
    return through and row.act in many(wanted["act"]) and row.factuality in many(wanted["value"])


class Bench:
    """One reader and codebook for all texts."""

    def __init__(self, reader: Reader | None = None) -> None:
        self.reader, self.codebook = reader or Reader(), load()

    def made(self, case: Case) -> list[Row]:
        """The claims of one text."""
        found: list[Row] = []
        for report in read_bytes(case.text.encode(), "page.txt"):
            reading = self.reader.read(report.text, blocks(report), report.published.edtf)
            found += rows(report, extract(report, reading, self.codebook))
        return found

    def unread(self, data: Yaml, seed: int = SEED) -> dict[str, list[str]]:
        """The contents that are not read in some plain sentence, with its text."""
        wanted = {"chain": [], "act": ["states"], "value": "CT+"}
        found: dict[str, list[str]] = {}
        for case in cases(data, "plain", seed):
            if not judge(replace(case, either=((wanted,),)), self.made(case)):
                found.setdefault(case.content, []).append(case.text.split("\n\n")[1])
        return found

    def matrix(self, asked: Iterable[Case]) -> tuple[Matrix, Matrix]:
        """What is right, by phrasing and by content."""
        phrasings, contents = Matrix(), Matrix()
        for case in asked:
            made = self.made(case)
            right = judge(case, made)
            for matrix, name in ((phrasings, case.phrasing), (contents, case.content)):
                matrix.asked[name] += 1
                matrix.right[name] += right
                if not right:
                    text = case.text.split("\n\n", 1)[1].replace("\n", " ").replace(SETTING, "").strip()
                    got = "\n".join(f"        {row.words}  [{row.act}]" for row in made if row.type in case.types)
                    matrix.wrong.setdefault(name, []).append(f"      {text}\n{got}")
        return phrasings, contents


def figures() -> dict[str, float]:
    """The share right over all, and the share of phrasings of which at least half the contents are right."""
    data, bench = told(), Bench()
    dropped = bench.unread(data)
    phrasings, _ = bench.matrix(case for case in cases(data) if case.content not in dropped)
    held = sum(phrasings.right[n] * 2 >= phrasings.asked[n] for n in phrasings.asked)
    return {"right": phrasings.share(phrasings.asked), "phrasings": held / max(1, len(phrasings.asked))}


def main() -> None:
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--misses", nargs="?", const="", help="what went wrong, in phrasings whose name holds these words")
    ask.add_argument("--seed", type=int, default=SEED)
    given = ask.parse_args()
    data, bench = told(), Bench()
    dropped = bench.unread(data, given.seed)
    for content, texts in dropped.items():
        print(f"left out, not read without attribution: {content}: {texts[0]}")
    kept = [case for case in cases(data, seed=given.seed) if case.content not in dropped]
    if given.misses:
        kept = [case for case in kept if given.misses in case.phrasing]
    phrasings, contents = bench.matrix(kept)
    for name in sorted(phrasings.asked, key=lambda n: phrasings.right[n] / phrasings.asked[n]):
        print(f"{phrasings.right[name]:3}/{phrasings.asked[name]:<3} {name}")
        if given.misses is not None:
            print("".join(line + "\n" for line in phrasings.wrong.get(name, [])), end="")
    print("  ".join(f"{name} {contents.right[name]}/{contents.asked[name]}" for name in contents.asked))
    total = phrasings.share(phrasings.asked)
    print(f"{len(phrasings.asked)} phrasings, {sum(phrasings.asked.values())} texts: right {total:.1%}")


if __name__ == "__main__":
    main()
