"""What a case costs as it grows: to 1,000, 10,000 and 100,000 generated reports (``generated``).

    python bench/growth.py [--sizes 1000 10000 100000] [--read 1000] [--own] [--case FILE] [--write]

The model reads the first so many reports (``--read``); of all others its answers are made, as they would lie in the
case. With ``--own`` each incident has countries, places, forces and ministries of its own; else all share them, which
is harder. Without ``--case`` the case lies in a folder that is taken away. ``--write`` puts the table into
docs/figures.md, and keeps it in bench/growth.json for when that page is written with the rest.

Measured at each size, in processor time of one process, the making of reports left out: how many reports a second the
model reads, are made into claims, are stored and are settled, over the last 1,000; what one file more costs to settle,
over the files of three incidents, each put in turn into this case and into one of the first size, so that whatever
else the machine does falls on both; how long the site takes for a page of every kind and for a search, asked for the
first time since the case was opened and again (``pages``); memory and disk; and what of the truth was missed.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from statistics import mean
from urllib.parse import urlencode

from sqlalchemy import func, select

from bench import page, pages
from bench.generated import demo, generated, incident_of
from whence.case import build, readings, reports, work
from whence.case.accounts import accounts
from whence.case.case import Case, put_extracts
from whence.case.pack import pack
from whence.case.schema import placed
from whence.case.view import View
from whence.claims.claim import Extract
from whence.claims.extract import blocks, extract
from whence.documents.document import Report
from whence.documents.read import read_path
from whence.language.reading import Reading

#: Files of an incident, over how many incidents is measured, and after how many reports the case is settled.
FILES, MEASURED, SETTLED = 15, 3, 1000
#: Of each kind of page so many are asked for.
EACH = 15

File = list[tuple[Report, Reading]]


@dataclass(frozen=True)
class Grown:
    """What was measured at one size; times in milliseconds, paces in reports a second, memory and disk in MB.

    ``read`` is 0 where the model read nothing since the last size. ``one_small`` is what ``one`` was, in the same
    minutes, in a case of the first size; ``slower`` the time per report over that of the first 1,000.
    """

    reports: int
    parts: int
    largest: int
    read: float
    claims: float
    stored: float
    settled: float
    slower: float
    one: float
    one_small: float
    longest: float
    shown: float
    page: float
    page_first: float
    search: float
    search_first: float
    memory: int
    disk: int
    people: int
    joined: int
    copies: int
    crossing: int


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000, 100000])
    ask.add_argument("--read", type=int, default=1000, help="how many reports the model reads")
    ask.add_argument("--own", action="store_true", help="each incident has countries, places and bodies of its own")
    ask.add_argument("--case", type=Path, help="keep the case in this file")
    ask.add_argument("--write", action="store_true", help="put the table into docs/figures.md")
    given = ask.parse_args()
    found: list[Grown] = []
    with tempfile.TemporaryDirectory() as folder:
        for one in figures(given.case or Path(folder) / "case.db", sorted(given.sizes), given.read, not given.own):
            found.append(one)
            print(json.dumps(asdict(one)), flush=True)
            if given.write:
                page.put_growth({"day": date.today().isoformat(), "sizes": [asdict(grown) for grown in found]})


class Clock:
    """Processor time by what it was spent on."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self.reports: dict[str, int] = defaultdict(int)

    @contextmanager
    def __call__(self, on: str, reports: int = 0) -> Iterator[None]:
        begun = time.process_time()
        yield
        self.spent[on] += time.process_time() - begun
        self.reports[on] += reports

    def pace(self, on: str) -> float:
        """Reports a second; 0 where nothing was done."""
        return round(self.reports[on] / self.spent[on], 1) if self.reports[on] else 0.0

    def each(self) -> float:
        """Seconds a report, the model's left out."""
        return sum(self.spent[on] / self.reports[on] for on in ("claims", "stored", "settled"))


def figures(path: Path, sizes: Sequence[int], read: int = 0, hub: bool = True) -> Iterator[Grown]:
    """Grow a case to each size in turn, and measure there."""
    told = [one for file in demo() for one in read_path(file)]
    answers = [answer_of(one) for one in told]
    made, held, reading = generated(told, answers, hub), 0, Clock()
    first: float | None = None
    small = path.with_name(f"{path.stem}-small.db")
    with Case(path, create=True) as case:
        for size in sizes:
            clock = Clock()
            while held < size:
                clock, before = Clock(), held
                while held < min(size, before + SETTLED):
                    for _ in range(FILES):
                        file = next(made)
                        if held < read:
                            with reading("read", len(file)):
                                file = [(report, answer_of(report)) for report, _ in file]
                        held += add(case, file, clock)
                with clock("settled", held - before):
                    build.settle(case)
            first = first or clock.each()
            if not small.exists():
                case.database.back_up(small)
                work.reader.cache_clear()
            more = [next(made) for _ in range(MEASURED * FILES)]
            took = one_more(case, small, more)
            held += sum(len(file) for file in more)
            yield measured(case, path, held, reading, clock, first, took)
    small.unlink(missing_ok=True)


def answer_of(report: Report) -> Reading:
    """The model's answer."""
    return work.reader().read(report.text, blocks(report), report.published.edtf)


def add(case: Case, file: File, clock: Clock) -> int:
    """Store a file, its answers and its claims, as reading it would."""
    codebook = case.codebook()
    with clock("claims", len(file)):
        found = [(report, answer, pack(Extract, extract(report, answer, codebook))) for report, answer in file]
    page = file[0][0].original
    with clock("stored", len(file)), case.database.writing() as connection:
        reports.store(connection, "generated", [replace(report, original=page) for report, _ in file])
        for report, answer, claims in found:
            readings.store(connection, report, readings.packed(answer), answer.model)
            put_extracts(connection, build.recipe(codebook.sha256, answer.model), [(report.id, claims)])
    return len(file)


def one_more(case: Case, small: Path, made: list[File]) -> dict[str, list[float]]:
    """Put files one by one into this case and into a small one, turn by turn; milliseconds to settle each of them."""
    took: dict[str, list[float]] = {"large": [], "small": []}
    with Case(small) as little:
        for file in made:
            for name, one in (("large", case), ("small", little)):
                add(one, file, Clock())
                took[name].append(timed(partial(build.settle, one)))
    return took


def measured(
    case: Case, path: Path, held: int, reading: Clock, clock: Clock, first: float, took: dict[str, list[float]]
) -> Grown:
    """What there is to say of the case as it stands."""
    inside = parts_of(case)
    opened, again = pages.clocked(path, each=EACH)
    looked_for, once_more = pages.clocked_at(path, searches(case))
    return Grown(
        reports=held,
        parts=len(inside),
        largest=max(inside),
        read=reading.pace("read"),
        claims=clock.pace("claims"),
        stored=clock.pace("stored"),
        settled=clock.pace("settled"),
        slower=round(clock.each() / first, 2),
        one=round(mean(took["large"]), 1),
        one_small=round(mean(took["small"]), 1),
        longest=round(max(took["large"]), 1),
        shown=round(timed(lambda: show(case)), 1),
        page=round(pages.high([*again.values()]), 1),
        page_first=round(pages.high([*opened.values()]), 1),
        search=round(pages.high([*once_more.values()]), 1),
        search_first=round(pages.high([*looked_for.values()]), 1),
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        disk=path.stat().st_size // 1_000_000,
        **truth(build.settle(case)),
    )


def searches(case: Case, many: int = 40) -> list[str]:
    """Addresses of searches: for names and for two words of a report, of reports from all over the case."""
    view = build.settle(case)
    ids = list(view.reports)
    found = []
    for id in ids[:: max(1, len(ids) // many)]:
        words = sorted({word for word in view.reports[id].text.split() if word.isalpha()}, key=lambda w: (-len(w), w))
        names = [one for one in view.extracts[id].entities if one.names]
        asked = [" ".join(words[:2]), *(one.names[0] for one in names[:1])]
        found += [f"/find?{urlencode({'q': one})}" for one in asked]
    return list(dict.fromkeys(found))


def truth(view: View) -> dict[str, int]:
    """How many people there are and how many of them are of two incidents; how many copies, and how many likewise."""
    people = (one for one in view.entities.values() if one.schema == "Person" and one.named)
    of = [len({incident_of(ref.report) for ref in one.members}) > 1 for one in people]
    copies = [incident_of(copy) != incident_of(original) for copy, original in view.weighed.copy_of.items()]
    return {"people": len(of), "joined": sum(of), "copies": len(copies), "crossing": sum(copies)}


def show(case: Case) -> None:
    """Open the case and lay out the accounts of an event."""
    view = build.settle(case)
    accounts(view, view.events[view.lines.some("event", order="weight", most=1)[0].id])


def parts_of(case: Case) -> list[int]:
    """How many reports each part has."""
    with case.database.reading() as connection:
        return list(connection.execute(select(func.count()).select_from(placed).group_by(placed.c.part)).scalars())


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of processor time, since other programs run beside."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


if __name__ == "__main__":
    main()
