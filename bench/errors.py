"""What goes wrong on a dev set, by kind and number: the counts behind ``docs/errors.md``.

    python -m bench.errors re3d polnear gold [--top 20] [--show WORDS] [--limit DOCUMENTS]
    python -m bench.errors --page docs/errors.md

``--page`` writes that page, with an invented example of each kind from ``errors.yaml``. ``--show`` prints the
differences whose kind contains the words, with their places: to look at, not to copy. Needs the data folder but for
``gold``, the project's own reports, of which those held out are left out.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import yaml

from bench import kinds
from bench.kinds import Slip
from bench.names_only import TYPES as WIKIGOLD
from bench.names_only import from_annotate
from bench.program import ROOT, Program, Row
from bench.slips import factuality, incidents, roles


def mapped(entities: list[Row], names: Row) -> set[tuple[int, int, str]]:
    """Spans with types in our words; those that map to nothing are left out."""
    typed = [(e["start"], e["end"], names.get(e["type"], e["type"])) for e in entities]
    return {(a, b, kind) for a, b, kind in typed if kind}


def re3d(program: Program) -> Iterator[Slip]:
    names = json.loads((ROOT / "bench" / "types_re3d.json").read_text(encoding="utf-8"))
    for gold, made in program.both("re3d"):
        yield from kinds.entities(gold["text"], mapped(gold["entities"], names), mapped(made["entities"], names))


def wikigold(program: Program) -> Iterator[Slip]:
    names = json.loads(WIKIGOLD.read_text(encoding="utf-8"))
    for gold, made in program.both("wikigold"):
        found = mapped(from_annotate(gold["text"], made), names)
        yield from kinds.entities(gold["text"], mapped(gold["entities"], names), found)


def polnear(program: Program) -> Iterator[Slip]:
    for gold, made in program.both("polnear"):
        yield from kinds.attributions(gold["text"], gold["attributions"], made["attributions"])


def times(name: str) -> Callable[[Program], Iterator[Slip]]:
    def slips(program: Program) -> Iterator[Slip]:
        for gold, made in program.both(name):
            wanted = [t for t in gold["timexes"] if t.get("start") is not None and not t.get("nested")]
            yield from kinds.times(gold["text"], wanted, made["times"])

    return slips


def gum(program: Program) -> Iterator[Slip]:
    for gold, made in program.both("gum"):
        chains: dict[str, list[tuple[int, int]]] = {}
        for e in gold["entities"]:
            chains.setdefault(e["chain"], []).append((e["start"], e["end"]))
        wanted = [spans for spans in chains.values() if len(set(spans)) > 1]
        yield from kinds.chains(gold["text"], wanted, made["clusters"])


def own(program: Program) -> Iterator[Slip]:
    """The notes of ``bench/gold.py``: a claim missed, wrong in some part, or beyond the rows."""
    from bench import gold

    _, wrong = gold.scored()
    for name, notes in wrong.items():
        for note in notes:
            first = note.strip().split("\n")[0]
            if first.startswith("wrong"):
                kind = "wrong: " + first.split(":", 1)[0].split(maxsplit=1)[1]
            else:
                word = re.search(r"[a-z_]{3,}", first.split(maxsplit=1)[1])
                kind = f"{first.split()[0]}: {word.group() if word else '?'}"
            yield Slip(kind, f"{name}: {note.strip()}", "")


class Set(NamedTuple):
    """A set, what is looked at in it (a part of ``errors.yaml``), and how its differences are found."""

    title: str
    part: str
    slips: Callable[[Program], Iterator[Slip]]


SETS = {
    "re3d": Set("re3d dev: entities of the trade, named or not", "entities", re3d),
    "wikigold": Set("WikiGold dev: names", "entities", wikigold),
    "polnear": Set("PolNeAR dev: attributions", "attributions", polnear),
    "tempeval3": Set("TempEval-3 dev: time expressions in news", "times", times("tempeval3")),
    "wikiwars": Set("WikiWars dev: time expressions in accounts of wars", "times", times("wikiwars")),
    "gum": Set("GUM dev: coreference, links to something earlier", "chains", gum),
    "meantime": Set("MEANTIME dev: how surely", "factuality", factuality),
    "rams": Set("RAMS dev: words and roles of attack, death, injury, arrest and court", "roles", roles),
    "muc4": Set("MUC-4 dev: role fillers", "fillers", incidents),
    "gold": Set("The project's own gold reports (those not held out): claims", "claims", own),
}

HEAD = """# What goes wrong, by kind

Counted on {day} with the model `{model}` by `python -m bench.errors --page docs/errors.md`; not edited by hand. A kind
is how one difference between what was expected and what was made looks; one sentence may hold several. The examples
are invented and show the kind, not a text of the set: [square brackets] hold what is expected. The last column is a
judgement: what would mend it, or why it is left. Up to {top} kinds a set that occur more than once, the
commonest first.
"""


def page(found: dict[str, list[Slip]], top: int) -> str:
    """``docs/errors.md``."""
    from whence.language.onnx import Weights

    known = yaml.safe_load((ROOT / "bench" / "errors.yaml").read_text(encoding="utf-8"))
    out = [HEAD.format(day=date.today().isoformat(), model=Weights().sha256[:16], top=top)]
    for name, slips in found.items():
        counts = Counter(slip.kind for slip in slips)
        out.append(f"\n## {SETS[name].title}\n\n{len(slips)} differences of {len(counts)} kinds.\n")
        out.append("| n | kind | for instance | what would mend it |\n|---|---|---|---|")
        for kind, count in counts.most_common(top):
            if count == 1:
                break
            example, mend = known[SETS[name].part].get(kind, ("", ""))
            out.append(f"| {count} | {kind} | {example} | {mend} |")
    return "\n".join(out) + "\n"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("names", nargs="*", choices=[[], *SETS], metavar="NAME", help=", ".join(SETS))
    ask.add_argument("--top", type=int, default=20, help="so many kinds of each set")
    ask.add_argument("--show", help="print the differences whose kind contains these words")
    ask.add_argument("--page", type=Path, help="write the counts as a page")
    ask.add_argument("--limit", type=int, help="so many documents of a set only")
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(Path(folder), limit=asked.limit)
        found: dict[str, list[Slip]] = {}
        for name in asked.names or SETS:
            slips = found[name] = list(SETS[name].slips(program))
            counts = Counter(slip.kind for slip in slips)
            print(f"{name}: {len(slips)} differences of {len(counts)} kinds")
            for kind, count in counts.most_common(asked.top):
                print(f"  {count:4}  {kind}")
            for slip in slips:
                if asked.show and asked.show in slip.kind:
                    print(f"        {slip.kind} | {' '.join(slip.wanted.split())} | {' '.join(slip.made.split())}")
    if asked.page:
        asked.page.write_text(page(found, asked.top), encoding="utf-8")


if __name__ == "__main__":
    main()
