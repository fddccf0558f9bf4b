"""How long the site takes for a page, server side: every page of a case asked twice, the second time counted.

    python bench/pages.py [--case FILE] [--most 2000]

Without --case the demonstration is read into a case of its own; ``growth.py --case`` leaves a large one. The clock is
the processor's, since other programs run beside, and runs around the application itself, in one process with no browser
and no socket: from a request to the last byte of its answer. Pages are found by following links from the first, so what
a reader can reach is what is measured. Of a large case that is some pages of every kind: the first that links lead to,
and the drawings, lists and searches of ``BEGIN``. Exports, which write the whole case, and a report's files are left
out.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from statistics import quantiles
from urllib.parse import urljoin

from starlette.testclient import TestClient

from bench.program import Program
from whence.case.build import add, settle
from whence.case.case import Case
from whence.case.work import File
from whence.cli.demonstrating import demo_reports
from whence.settings import Settings
from whence.web.app import create_app

#: What is asked for in any case, beside what links lead to.
BEGIN = tuple(
    """/ /index.json /find?q=the+navy /find?q=detention+of /events?type=attack /events?disputed=yes&page=9
    /entities?schema=Person /entities?named=no /relations?page=3 /reports?page=4 /claims?sure=CT- /timeline?width=1200
    /timeline?type=attack /timeline?since=1150-01-01&until=1170-12-31 /timeline?undisputed=yes&origins=2 /timeline.json
    /network?width=1200 /network?acts=yes /map?width=1200 /map?type=attack /sources?type=outlet
    /conflicts?page=2""".split()
)

#: Of each kind of page the first so many that links lead to.
EACH = 40

#: In the address of a brief, which is set and drawn as a document.
BRIEF = "/brief."

#: Files, not pages.
FILES = re.compile(r"/export/.+|/reports/[^/]+/.+|/static/.+")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--case", type=Path)
    ask.add_argument("--most", type=int, default=2000, help="pages to ask for at most")
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = given.case or demonstration(Path(folder))
        first, again = clocked(case, given.most)
    kinds: dict[str, list[float]] = defaultdict(list)
    for path, milliseconds in again.items():
        kinds[kind_of(path)].append(milliseconds)
    for kind, every in sorted(kinds.items()):
        say(kind, every)
    say("first time", list(first.values()))
    say("again", list(again.values()))


def kind_of(path: str) -> str:
    """What a page is of, by its address without ids and questions."""
    return re.sub(r"[?#].*|/[a-z]-[^/]+(?=/|$)", "", path) or "/"


def say(kind: str, every: list[float]) -> None:
    found = f"median {middle(every):6.1f} ms, p95 {high(every):6.1f}, most {max(every):6.1f}"
    print(f"{kind:16} {len(every):5} pages: {found}")


def figures(program: Program) -> dict[str, float]:
    """Milliseconds for the pages of the demonstration."""
    with tempfile.TemporaryDirectory() as folder:
        took = timed(demonstration(Path(folder)))
    briefs = [one for at, one in took.items() if BRIEF in at]
    pages = [one for at, one in took.items() if BRIEF not in at]
    return {"median": round(middle(pages), 1), "p95": round(high(pages), 1), "brief": round(high(briefs), 1)}


def demonstration(folder: Path) -> Path:
    """A case of the demonstration's reports."""
    path = folder / "demo.db"
    with Case(path, create=True) as case, demo_reports() as reports:
        for _ in add(case, [File(str(one)) for one in reports]):
            pass
        settle(case)
    return path


def timed(case: Path, most: int = 2000) -> dict[str, float]:
    """Milliseconds by address, each asked for the second time."""
    return clocked(case, most)[1]


def clocked(case: Path, most: int = 2000, each: int = EACH) -> tuple[dict[str, float], dict[str, float]]:
    """Milliseconds by address, for the first time in a process that has just opened the case, and for the second."""
    return clocked_at(case, reachable(case, most, each))


def clocked_at(case: Path, pages: list[str]) -> tuple[dict[str, float], dict[str, float]]:
    """The same for these addresses."""
    both: list[dict[str, float]] = []
    with TestClient(create_app(Settings(case=case)), base_url="http://localhost") as site:
        for _ in range(2):
            both.append({})
            for at in pages:
                begun = time.process_time()
                answer = site.get(at, follow_redirects=False)
                both[-1][at] = 1000 * (time.process_time() - begun)
                assert answer.status_code in (200, 302), at
    return both[0], both[1]


def reachable(case: Path, most: int, each: int) -> list[str]:
    """Addresses that links lead to from the first, at most so many of each kind."""
    with TestClient(create_app(Settings(case=case)), base_url="http://localhost") as site:
        waiting, found = list(BEGIN), dict.fromkeys(BEGIN)
        kinds = Counter(map(kind_of, BEGIN))
        while waiting and len(found) < most:
            at = waiting.pop(0)
            for link in re.findall(r'<a [^>]*href="([^"#]+)', site.get(at).text):
                there = urljoin(at, link.replace("&amp;", "&"))
                own = there.startswith("/")  # a report's page also names where it was published
                if own and there not in found and not FILES.fullmatch(there) and kinds[kind_of(there)] < each:
                    kinds[kind_of(there)] += 1
                    found[there] = None
                    waiting.append(there)
    return list(found)[:most]


def middle(every: list[float]) -> float:
    return sorted(every)[len(every) // 2]


def high(every: list[float]) -> float:
    return quantiles(every, n=20, method="inclusive")[-1] if len(every) > 1 else every[0]


if __name__ == "__main__":
    main()
