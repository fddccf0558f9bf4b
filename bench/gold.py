"""How well single reports are read: the claims of tests/cases/gold against those a careful analyst wrote down.

    python bench/gold.py              figures for the reports that rules may be written from, and for the held-out third
    python bench/gold.py --misses     also each missed, wrong and surplus claim of the reports that are not held out

A claim is right when its type, roles, chain of sources and factuality all are. Rows marked optional count neither way,
and of what is made beyond the rows that which ``UNCOUNTED`` names, after ``tests/cases/README.md``.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from whence.claims.claim import Claim, Extract
from whence.claims.extract import blocks, extract
from whence.codebook import load
from whence.documents.document import Report
from whence.documents.read import read_path
from whence.language.reader import Reader

GOLD = Path(__file__).parent.parent / "tests" / "cases" / "gold"
_ARTICLES = re.compile(r"\b(the|a|an|some|his|her|its|their)\b|['’]s\b|[^\w\s-]", re.I)


def norm(words: str) -> str:
    """Without case, articles, possessives and marks."""
    return " ".join(_ARTICLES.sub(" ", words.casefold()).split())


def same_words(a: str, b: str) -> bool:
    """Whether one contains the other as whole words."""
    x, y = f" {norm(a)} ", f" {norm(b)} "
    return bool(x.strip()) and bool(y.strip()) and (x in y or y in x)


def many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@dataclass
class Row:
    """One claim made, in words."""

    start: int
    end: int
    trigger: tuple[int, int]
    text: str
    type: str
    roles: dict[str, list[list[str]]]
    chain: list[list[str]]
    act: str
    factuality: str
    comment: str | None
    words: str
    heading: bool = False


@dataclass
class Tally:
    """Counts over reports."""

    expected: int = 0
    made: int = 0
    right: int = 0
    found: int = 0
    parts: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        return self.right / self.made if self.made else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def line(self, name: str) -> str:
        p, r, f = self.precision, self.recall, self.f1
        shares = "  ".join(
            f"{k} {self.parts[k] / max(1, self.found):.0%}" for k in ("roles", "chain", "factuality", "act")
        )
        return (
            f"{name:<9} claims: expected {self.expected}, made {self.made}, right {self.right}: "
            f"P {p:.1%} R {r:.1%} F1 {f:.1%} | told at all: R {self.found / max(1, self.expected):.1%} "
            f"P {self.found / max(1, self.made):.1%}; of these right in {shares}"
        )


def rows(report: Report, found: Extract) -> list[Row]:
    def names(i: int) -> list[str]:
        e = found.entities[i]
        return [*e.names, *([e.description] if e.description else []), *(report.text[s:t] for s, t in e.mentions)]

    def source(i: int) -> list[str]:
        s = found.sources[i]
        extra = names(s.entity) if s.entity is not None else []
        return [s.name, *extra, *(names(s.of) if s.of is not None else [])]

    def row(c: Claim) -> Row:
        return Row(
            c.start, c.end, c.trigger, report.text, c.frame.type,
            {role: [names(i) for i in members] for role, members in c.frame.roles.items()},
            [source(link.source) for link in reversed(c.chain)], c.act, c.factuality,
            report.authors[0] if report.parent and report.authors else None,
            f"{c.frame.type} {({k: [names(i)[0] if names(i) else '?' for i in v] for k, v in c.frame.roles.items()})} "
            f"{c.factuality} {' <- '.join(source(link.source)[0] for link in c.chain)} "
            f"| {report.text[slice(*c.trigger)]} @ {c.quote[:70]!r}",
            any(part.kind == "headline" and part.start <= c.trigger[0] < part.end for part in report.parts),
        )  # fmt: skip

    return [row(c) for c in found.claims]


def locate(expected: dict[str, Any], row: Row) -> bool:
    """Whether the made claim stands at the expected words and is of an expected type."""
    if row.type not in [("identified_as" if t == "identity" else t) for t in many(expected["type"])]:
        return False
    if (expected.get("comment") is None) != (row.comment is None):
        return False
    at = row.text.find(expected["quote"])
    return at >= 0 and row.start < at + len(expected["quote"]) and at < row.end


def participants(wanted: Any, made: list[list[str]], ids: dict[str, list[str]]) -> bool:
    for one in many(wanted):
        forms = ids.get(one, [one])
        if not any(same_words(form, name) for form in forms for names in made for name in names):
            return False
    return True


def judge(expected: dict[str, Any], row: Row, ids: dict[str, list[str]]) -> dict[str, bool]:
    """Which parts of a located claim are right."""
    roles = all(participants(w, row.roles.get(role, []), ids) for role, w in (expected.get("roles") or {}).items())
    if (
        "agent" in row.roles
        and "agent" not in (expected.get("roles") or {})
        and not expected.get("optional")
        and expected.get("roles")
    ):
        roles = False
    if expected.get("between"):
        # its members take part, in whatever role
        roles = all(any(participants(w, m, ids) for m in row.roles.values()) for w in many(expected["between"]))
    chain = expected.get("chain") or []
    chain_right = len(chain) == len(row.chain) and all(
        any(same_words(form, name) for form in many(step) for f in [form] for name in names for form in ids.get(f, [f]))
        for step, names in zip(chain, row.chain, strict=True)
    )
    return {
        "roles": roles,
        "chain": chain_right,
        "factuality": row.factuality in many(expected.get("factuality", row.factuality)),
        "act": row.act in many(expected.get("act", row.act)),
    }


@dataclass(frozen=True)
class Page:
    """What a rule on surplus claims may look at: the rows, the claims made, and the participants' phrases."""

    expected: list[dict[str, Any]]
    made: list[Row]
    ids: dict[str, list[str]]

    def speaks(self, names: list[str]) -> bool:
        """Whether somebody is a source in the rows or in the claims made."""
        steps = [form for want in self.expected for step in (want.get("chain") or [])[1:] for form in many(step)]
        forms = [name for step in steps for name in self.ids.get(step, [step])]
        forms += [name for row in self.made for step in row.chain[1:] for name in step]
        return any(same_words(form, name) for form in forms for name in names)

    def takes_part(self, names: list[str]) -> bool:
        """Whether somebody fills a role of a row."""
        wanted = [
            form
            for want in self.expected
            for value in [*(want.get("roles") or {}).values(), want.get("between") or []]
            for one in many(value)
            for form in self.ids.get(one, [one])
        ]
        return any(same_words(form, name) for form in wanted for name in names)


#: types that say less about the same words: a wider one beside a narrower row
WIDER = {
    "attack": {"kill", "bomb", "wound", "airstrike", "raid"}, "kill": {"die"},
    "train": {"trains"}, "trains": {"train"}, "fund": {"funds"}, "funds": {"fund"}, "arm": {"arms"}, "arms": {"arm"},
    "establish": {"established"}, "established": {"establish"},
}  # fmt: skip


def open_matter(row: Row, page: Page) -> bool:
    """What is threatened, demanded, promised, asked or conditional, written down as such."""
    return row.factuality == "Uu"


def habit(row: Row, page: Page) -> bool:
    """Where a body sits, and the tie of somebody who only speaks to the body he speaks for."""
    if row.type == "located_in":
        return True
    subject = [name for names in row.roles.get("subject", []) for name in names]
    return row.type in ("works_for", "member_of") and page.speaks(subject) and not page.takes_part(subject)


def headline(row: Row, page: Page) -> bool:
    """A headline's claim that repeats a row of the story."""
    return row.heading and any(
        row.type in many(want["type"]) and judge(want, row, page.ids)["roles"] for want in page.expected
    )


def kin(row: Row, page: Page) -> bool:
    """The wider kin of a row at the same words by the same speaker."""
    for want in page.expected:
        types = {"identified_as" if t == "identity" else t for t in many(want["type"])}
        at = row.text.find(want["quote"])
        same_place = at >= 0 and row.start < at + len(want["quote"]) and at < row.end
        if types & WIDER.get(row.type, set()) and same_place and judge(want, row, page.ids)["chain"]:
            return True
    return False


#: what counts neither way beyond the rows, each rule with its reason
UNCOUNTED: tuple[Callable[[Row, Page], bool], ...] = (open_matter, habit, headline, kin)


def score(expected: list[dict[str, Any]], made: list[Row], ids: dict[str, list[str]], tally: Tally) -> list[str]:
    """Pairs each expected row with the best made one; returns what is wrong, in words."""
    notes = []
    used: set[int] = set()
    page = Page(expected, made, ids)
    for want in sorted(expected, key=lambda w: bool(w.get("optional"))):
        places = [
            (sum(parts.values()), parts["roles"], -abs(row.trigger[0] - row.text.find(want["quote"])), -n, parts)
            for n, row in enumerate(made)
            if n not in used and locate(want, row) and (parts := judge(want, row, ids))
        ]
        optional = bool(want.get("optional"))
        if not optional:
            tally.expected += 1
        if not places:
            if not optional:
                asked = f"{want.get('roles')} {want.get('chain')} {want.get('factuality')}"
                notes.append(f"  missed  {many(want['type'])} {asked} @ {want['quote']!r}")
            continue
        best = max(places, key=lambda p: p[:4])
        used.add(-best[3])
        if optional:
            continue
        parts = best[4]
        tally.made += 1
        tally.found += 1
        tally.parts.update({k: int(v) for k, v in parts.items()})
        if parts["roles"] and parts["chain"] and parts["factuality"]:
            tally.right += 1
        else:
            wrong = ",".join(k for k, v in parts.items() if not v)
            asked = f"{want.get('roles')} {want.get('chain')} {want.get('act')} {want.get('factuality')}"
            notes.append(f"  wrong   {wrong}: want {asked}\n          got  {made[-best[3]].words}")
    for n, row in enumerate(made):
        if n not in used:
            again = any(locate(want, row) for want in expected)
            if again and any(
                locate(w, row) and all(judge(w, row, ids)[k] for k in ("roles", "chain", "factuality"))
                for w in expected
            ):
                continue  # the same claim told again
            if any(locate(w, row) and w.get("optional") for w in expected):
                continue
            if any(rule(row, page) for rule in UNCOUNTED):
                continue
            tally.made += 1
            notes.append(f"  surplus {row.words}")
    return notes


def scored(only: str = "") -> tuple[dict[str, Tally], dict[str, list[str]]]:
    """Figures for the open and the held-out reports, and what is wrong in each open one."""
    reader, codebook = Reader(), load()
    tallies = {"open": Tally(), "held out": Tally()}
    wrong: dict[str, list[str]] = {}
    for path in sorted(GOLD.glob("*.yaml")):
        if only and only not in path.name:
            continue
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        made: list[Row] = []
        text = next(p for p in sorted(path.parent.glob(path.stem + ".*")) if p.suffix != ".yaml")
        for report in read_path(text):
            reading = reader.read(report.text, blocks(report), report.published.edtf)
            made += rows(report, extract(report, reading, codebook))
        ids = {
            e["id"]: [*many(e.get("name", [])), *e.get("names", []), *many(e.get("description", []))]
            for e in gold.get("entities") or []
        }
        held = bool(gold.get("held_out"))
        notes = score(gold.get("claims") or [], made, ids, tallies["held out" if held else "open"])
        if not held:
            wrong[path.stem] = notes
    return tallies, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    tallies, wrong = scored(args.only)
    if args.misses:
        for name, notes in wrong.items():
            print("\n".join([name, *notes]))
    for name, tally in tallies.items():
        print(tally.line(name))


if __name__ == "__main__":
    main()
