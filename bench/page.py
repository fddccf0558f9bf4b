# ruff: noqa: E501 (a table reads best with a row on a line)
"""``docs/figures.md``: the day, the model, the table, and what to type."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.floors import Floors, task_of
from bench.lines import LINES, Line
from bench.program import ROOT

FILE = ROOT / "docs" / "figures.md"
#: What ``growth.py --write`` measured last, which takes too long to be run with the rest.
GROWTH = ROOT / "bench" / "growth.json"
#: What ``bench.speed --write`` measured last, for pages on which speed is not measured with the rest.
SPEED = ROOT / "bench" / "speed.json"
SHARE = "speed.share."

HEAD = """# How well and how fast Whence reads

Measured on {day} with the model `{model}` (the first 16 digits of the SHA-256 over its files), version
{version} of Whence. Written by `make bench`; not edited by hand.

Figures are in per cent unless the row says otherwise. "Floor" is what `python -m bench --check` holds a later version
to (a ceiling where lower is better); "asked" is what the project set out to reach. Public sets are measured on their
dev parts: no weights were learned from these, but rules and thresholds were chosen with them in sight, as rules were
with the open reports of the own gold set. Test parts and the held-out third were not looked at. "Known" figures are as
published or as measured from released output; where they are on other text the row says so.

Speed moves with whatever else the machine does. Its ratios do so less: they are of the processor's time, reading and the
bare encoder taking turns.

| what | figure | floor | asked | known |
|---|---|---|---|---|
"""

PROFILE = """
## Where the time of reading goes

Shares of `whence read` on the reports that the speed is measured on, one process, of the processor's time{when}.

| part | share |
|---|---|
"""

GROWN = """
## A case as it grows

Measured on {day} by `python bench/growth.py --write`, which takes an hour or more for the largest: generated reports
with the same outlets, countries, forces and ministries in all. Times are of one processor, the making of reports left
out; paces are those of the last 1,000. The model reads the first 1,000, its answers to all others are stored already.

| what | {sizes} | asked |
|---|{rules}---|
"""

#: Rows of that table: in words, by which figures, and what is asked for.
ROWS = (
    ("parts; reports of the largest", "{parts:,}; {largest}", ""),
    ("the model reads, reports a second", "{read:g}", ""),
    ("claims from its answers, reports a second", "{claims:g}", ""),
    ("stored, reports a second", "{stored:g}", ""),
    ("settled, reports a second", "{settled:g}", ""),
    ("time of all but the model for a report, over that of the first 1,000", "{slower:g}", "at most 1.3"),
    ("one file more, settled, ms", "{one:g}", ""),
    ("the same at the first size, turn by turn, ms", "{one_small:g}", ""),
    ("the first over the second", "{ratio:.2f}", "at most 1.3"),
    ("the longest of 45 files, ms", "{longest:g}", ""),
    ("opening the case and laying out the event told most, ms", "{shown:g}", ""),
    ("a page, 95 of 100 take at most, ms", "{page:g}", "150 at 20,000"),
    ("the same, each asked for the first time since the case was opened", "{page_first:g}", ""),
    ("a search, likewise, ms", "{search:g}", ""),
    ("the same for the first time", "{search_first:g}", ""),
    ("peak of memory so far, the site's with it, MB", "{memory:,}", "under 1000"),
    ("the case on disk, MB", "{disk:,}", ""),
    ("of people, those taken for one with somebody of another incident", "{joined} of {people:,}", ""),
    ("of copies, those whose original tells another incident", "{crossing} of {copies:,}", ""),
)

TAIL = """
## What to type

The project's own tasks need nothing else. Public sets and their scorers are looked for in `../shared`, or in the folder
that `WHENCE_DATA` names: `data/NAME/dev.jsonl.xz` and `scorers/score_*.py`. What is absent is skipped with a word.

```console
$ make bench                          # everything, and this page
$ python -m bench --only polnear re3d # some tasks, without the page
$ python -m bench --small             # own gold set, quiet pages and constructions: two minutes
$ python -m bench --check             # fails where a figure is below its floor
$ python -m bench --pin               # raises the floors to just under what was reached; --lower lets them fall
```

What the bench runs for a public set is what a user would run, here for attributions:

```console
$ python ../shared/scorers/annotate_input.py ../shared/data/polnear/dev.jsonl.xz | whence annotate > marked.jsonl
$ python ../shared/scorers/score_attribution.py ../shared/data/polnear/dev.jsonl.xz marked.jsonl
```

| task | how it is measured |
|---|---|
| gold | `python bench/gold.py`: a claim is right when type, roles, chain of sources and factuality are; what counts neither way is said in `tests/cases/README.md` |
| quiet | `python bench/quiet.py`: through the ledger; the types are those of `tests/cases/README.md` |
| frames | `python bench/frames.py`: sentences made of `bench/frames.yaml`, a word of each type in each construction; the constructions one by one with `--each 3` |
| incidents | `python tests/cases/compare.py tests/cases/NN-name`: rows of entities, events, relations, claims, conflicts, statuses and what must not be said |
| origins | `python bench/origins.py`, and `--read` |
| polnear | `score_attribution.py` on `annotate`, exact spans |
| re3d | `score_entities.py --map bench/types_re3d.json` on `annotate`; document names, frequencies, times and call signs are left out |
| wikigold | `score_entities.py --map bench/types_wikigold.json`, named mentions only; MISC is left out on both sides, with our types that only it could answer |
| tempeval3, wikiwars | `score_timex.py` on `annotate` (`--skip-nested` for WikiWars) |
| ud_ewt | `bench/syntax.py`: words given, sentence starts our own; the library, as `annotate` gives no trees |
| gum | `score_coref.py --field entities --scope doc --no-singletons` on the clusters of `annotate` |
| meantime | `bench/factuality.py`: gold mentions given to the library, as nearly all are of types outside the codebook; the author's view |
| muc4 | `bench/fillers.py`: events and roles of `annotate` as role fillers, then `score_muc.py`, strict |
| growth | `python bench/growth.py`: what is generated and what is true of it says `bench/generated.py` |
| rams | `bench/roles.py`: the event word is given; roles of the event of `annotate` at that word, none where there is none |
| name_pairs | `python bench/names.py` |
| ecbplus | `bench/events.py` (words alone), `bench/across.py` (the program: all documents in one case, claims' words as mentions) |
| speed | `python -m bench.speed`: 200 reports of some 600 words made from the invented pages of the project, with names of their own; ratios of the processor's time on one thread in one process; words a second by the clock, on 50 of them, start and all |
"""


def number(line: Line, value: float) -> str:
    """A figure with its unit."""
    told = f"{value:g}" if line.unit != "%" else f"{value:.1f}"
    return f"{told} {line.unit}" if line.unit not in ("%", "") else told


def row(line: Line, figures: Mapping[str, float], skipped: Mapping[str, str], floors: Floors) -> str:
    """One row of the table."""
    task = task_of(line.key)
    value = number(line, figures[line.key]) if line.key in figures else "not measured: " + skipped.get(task, "no task")
    limit = f"{floors.figures[line.key]:g}" if line.key in floors.figures else ""
    return f"| {line.words} | {value} | {limit} | {line.least} | {line.known} |"


def page(
    day: str, model: str, version: str, figures: Mapping[str, float], skipped: Mapping[str, str], floors: Floors
) -> str:
    """The whole page."""
    kept = {} if "speed.ratio" in figures else speed()
    known = figures | kept.get("figures", {})
    table = "".join(row(line, known, skipped, floors) + "\n" for line in LINES)
    head = HEAD.format(day=day, model=model[:16], version=version)
    return head + table + profile(known, kept.get("day", "")) + growth() + TAIL


def speed(path: Path = SPEED) -> dict[str, Any]:
    """What ``bench.speed --write`` measured last: the day, and figures by key."""
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return kept


def put_speed(measured: Mapping[str, Any], path: Path = FILE, kept: Path = SPEED) -> None:
    """Keep what was measured of speed, and put its rows and its profile in place of those on the page."""
    kept.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    text, floors = path.read_text(encoding="utf-8"), Floors.load()
    for line in LINES:
        if line.key in measured["figures"]:
            now = row(line, measured["figures"], {}, floors)
            text = re.sub(rf"^\| {re.escape(line.words)} \|.*$", lambda _, now=now: now, text, flags=re.M)
    text = re.sub(r"\n## Where the time of reading goes\n.*?(?=\n## )", "", text, flags=re.S)
    before, _, after = text.partition("\n## ")
    write(f"{before}{profile(measured['figures'], measured['day'])}\n## {after}", path)


def profile(figures: Mapping[str, float], day: str = "") -> str:
    """Where the time goes, the largest part first; nothing where speed was not measured. ``day`` as it was measured,
    where that was not with the rest."""
    shares = {key.removeprefix(SHARE): value for key, value in figures.items() if key.startswith(SHARE)}
    if not shares:
        return ""
    parts = sorted(shares.items(), key=lambda item: -item[1])
    head = PROFILE.format(when=f", measured on {day} by `python -m bench.speed --write`" if day else "")
    return head + "".join(f"| {part} | {share:.1f} % |\n" for part, share in parts)


def growth(path: Path = GROWTH) -> str:
    """How a case grew when it was measured last; nothing where it never was."""
    if not path.exists():
        return ""
    kept = json.loads(path.read_text(encoding="utf-8"))
    sizes: list[dict[str, Any]] = [one | {"ratio": one["one"] / one["one_small"]} for one in kept["sizes"]]
    told = " | ".join(f"{one['reports']:,}" for one in sizes)
    head = GROWN.format(day=kept["day"], sizes=told, rules="---|" * len(sizes))
    rows = ((words, (form.format(**one) for one in sizes), asked) for words, form, asked in ROWS)
    return head + "".join(f"| {words} | {' | '.join(values)} | {asked} |\n" for words, values, asked in rows)


def put_growth(measured: Mapping[str, Any], path: Path = FILE, kept: Path = GROWTH) -> None:
    """Keep what was measured of growth, and put its table in place of the one on the page."""
    kept.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    without = re.sub(r"\n## A case as it grows\n.*?(?=\n## )", "", text, flags=re.S)
    before, _, after = without.partition("\n## What to type\n")
    write(f"{before}{growth(kept)}\n## What to type\n{after}", path)


def write(text: str, path: Path = FILE) -> None:
    path.write_text(text, encoding="utf-8")
