"""How well copies and lineage are told: precision and recall over the labelled pairs of ``tests/weigh/pairs``.

    python bench/origins.py [--errors] [--read]

Without ``--read`` the claims are given by hand, so that the figures are those of weighing alone. With it the
pages are read, claims extracted and resolved by the whole program, and the claim that overlaps the marked words
is the one looked at; a page on which none does is counted as missed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "weigh"))

from casefile import Case  # noqa: E402

from whence.documents.document import Part, Published, Report  # noqa: E402
from whence.resolve.resolution import Ref  # noqa: E402
from whence.weigh import compare, weigh  # noqa: E402
from whence.weigh.copies import find  # noqa: E402
from whence.weigh.weighed import Weighed  # noqa: E402

Story = dict[str, Any]


def stories() -> list[Story]:
    """Every story, reprints written out."""
    found = []
    for path in sorted((ROOT / "tests" / "weigh" / "pairs").glob("*.yaml")):
        for story in yaml.safe_load(path.read_text(encoding="utf-8")):
            for page in story["pages"].values():
                if "reprint" in page:
                    _reprint(page, story["pages"][page["reprint"]])
            found.append(story)
    return found


def _reprint(page: Story, original: Story) -> None:
    """A page's text as an editor made it out of another's."""
    text, words = original["text"], original["words"]
    for cut in page.get("cut", ()):
        assert cut in text, cut
        text = text.replace(cut, "").strip() + "\n"
    for old, new in page.get("change", {}).items():
        assert old in text, old
        text, words = text.replace(old, new), words.replace(old, new)
    page["text"] = page.get("lead", "") + text + "".join(f"\n{more}\n" for more in page.get("add", ()))
    page["words"], page["who"] = page.get("words", words), page.get("who", original["who"])
    page.setdefault("account", original["account"])


def answer(a: Story, b: Story) -> str:
    """What a careful reader would say of two pages of one story."""
    (one, _, over), (two, _, above) = a["account"].partition(" of "), b["account"].partition(" of ")
    if one == two:
        return "same"
    return "not established" if "?" in one + two or one == above or two == over else "independent"


def report(name: str, page: Story) -> Report:
    """A page as a report whose paragraphs are its story."""
    text, parts, at = page["text"].strip(), [], 0
    for paragraph in text.split("\n\n"):
        parts.append(Part("story", at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Report(
        name, "article", None, page.get("outlet", name), (), Published(page["day"], "stated"), None, None, "en", text,
        tuple(parts), b"",
    )  # fmt: skip


def by_hand(story: Story) -> tuple[Weighed, dict[str, Ref | None]]:
    """The story with its claims as written in the labels."""
    case = Case()
    for name, page in story["pages"].items():
        case.page(name, page["day"], text=page["text"].strip(), outlet=page.get("outlet", name))
        case.says(name, page["who"], story["event"], words=page["words"], verbatim=_quoted(page))
    return case.weighed(), {name: Ref(name, 0) for name in story["pages"]}


def _quoted(page: Story) -> bool:
    """Do the words stand in quotation marks?"""
    before = page["text"][: page["text"].index(page["words"])]
    return before.count('"') % 2 == 1


class WholeProgram:
    """Reads pages as the program does."""

    def __init__(self) -> None:
        from whence.claims.extract import blocks, extract
        from whence.codebook import load
        from whence.language.reader import Reader
        from whence.resolve import resolve

        self.blocks, self.extract, self.resolve = blocks, extract, resolve
        self.codebook, self.reader = load(), Reader()

    def read(self, story: Story) -> tuple[Weighed, dict[str, Ref | None]]:
        """The story as read; for each page the claim that overlaps the marked words, or None."""
        reports = {name: report(name, page) for name, page in story["pages"].items()}
        extracts = {
            name: self.extract(r, self.reader.read(r.text, self.blocks(r), r.published.edtf), self.codebook)
            for name, r in reports.items()
        }
        resolution = self.resolve(reports, extracts, self.codebook)
        marked: dict[str, Ref | None] = {}
        for name, page in story["pages"].items():
            start = reports[name].text.index(page["words"])
            end = start + len(page["words"])
            touching = [
                (abs(c.trigger.start - start), Ref(name, i))
                for i, c in enumerate(extracts[name].claims)
                if c.frame.kind == "event" and c.trigger.start < end and start < c.trigger.end
                and Ref(name, i) in resolution.about
            ]  # fmt: skip
            marked[name] = min(touching)[1] if touching else None
        return weigh(reports, extracts, resolution, self.codebook), marked


def lineage_pairs(weighed: Weighed, refs: dict[str, Ref | None], story: Story) -> Iterator[tuple[str, str, str, str]]:
    """Each pair of pages with the right answer and the one given ("missed" where a page has no such claim)."""
    for a, b in combinations(story["pages"], 2):
        right = answer(story["pages"][a], story["pages"][b])
        one, two = refs[a], refs[b]
        if one is None or two is None:
            yield a, b, right, "missed"
        else:
            yield a, b, right, compare(weighed.origin[one], weighed.origin[two]).answer


def figures(counts: Counter[tuple[str, str]], what: str) -> str:
    """Precision, recall and F1 of one answer."""
    hit = counts[what, what]
    given = sum(n for (_, g), n in counts.items() if g == what)
    wanted = sum(n for (w, _), n in counts.items() if w == what)
    precision, recall = hit / max(1, given), hit / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"precision {precision:6.1%}  recall {recall:6.1%}  F1 {f1:6.1%}  ({hit} of {wanted})"


def copies(all_: list[Story]) -> tuple[Counter[tuple[str, str]], list[str]]:
    """All pages of all stories together: which pairs are a page and its reprint."""
    pages = {f"{s['story']}: {n}": report(f"{s['story']}: {n}", p) for s in all_ for n, p in s["pages"].items()}
    root = {f"{s['story']}: {n}": f"{s['story']}: {p.get('reprint', n)}" for s in all_ for n, p in s["pages"].items()}
    found = find(pages).copy_of
    counts: Counter[tuple[str, str]] = Counter()
    wrong = []
    for a, b in combinations(sorted(pages), 2):
        right = "copy" if root[a] == root[b] else "no copy"
        given = "copy" if found.get(a, a) == found.get(b, b) else "no copy"
        counts[right, given] += 1
        if right != given:
            wrong.append(f"{a} | {b}: {right}, given {given}")
    return counts, wrong


def share(counts: Counter[tuple[str, str]], what: str) -> float:
    """F1 of one answer."""
    given = sum(n for (_, g), n in counts.items() if g == what)
    wanted = sum(n for (w, _), n in counts.items() if w == what)
    return 2 * counts[what, what] / max(1, given + wanted)


def measure() -> dict[str, float]:
    """F1 of copies, and of each answer on lineage with claims given and with pages read by the whole program."""
    all_ = stories()
    told = {"copies": share(copies(all_)[0], "copy")}
    for name, way in (("given", by_hand), ("read", WholeProgram().read)):
        lineage: Counter[tuple[str, str]] = Counter()
        for story in all_:
            lineage.update((right, given) for _, _, right, given in lineage_pairs(*way(story), story))
        told |= {f"{name}.{what.replace(' ', '_')}": share(lineage, what) for what in ("same", "independent")}
    return told


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list every pair that was told wrongly")
    parser.add_argument("--read", action="store_true", help="read the pages with the whole program")
    args = parser.parse_args()
    all_ = stories()
    counts, wrong = copies(all_)
    print(f"copies, {sum(counts.values())} pairs of {sum(len(s['pages']) for s in all_)} pages")
    print(f"  {'copy':16}{figures(counts, 'copy')}")
    told = WholeProgram().read if args.read else by_hand
    lineage: Counter[tuple[str, str]] = Counter()
    for story in all_:
        weighed, refs = told(story)
        for a, b, right, given in lineage_pairs(weighed, refs, story):
            lineage[right, given] += 1
            if right != given:
                wrong.append(f"{story['story']}: {a} | {b}: {right}, given {given}")
    print(f"lineage, {sum(lineage.values())} pairs{', as read' if args.read else ', claims given'}")
    for what in ("same", "independent", "not established"):
        print(f"  {what:16}{figures(lineage, what)}")
    missed = sum(n for (_, given), n in lineage.items() if given == "missed")
    if missed:
        print(f"  missed: {missed} pairs with a page on which no claim was found")
    if args.errors:
        print("\n".join(wrong))


if __name__ == "__main__":
    main()
