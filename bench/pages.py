"""How long the site takes for a page, server side: every page of a case asked twice, the second time counted.

    python bench/pages.py [--case FILE] [--most 2000]

Without --case the demonstration is read into a case of its own. The clock runs around the application itself, in one
process on one thread, with no browser and no socket: from a request to the last byte of its answer. Pages are found by
following links from the first, so what a reader can reach is what is measured. Exports, which write the whole
case, and a report's files are left out.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections import defaultdict
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
BEGIN = ("/", "/find?q=the+navy")

#: Files, not pages.
FILES = re.compile(r"/export/.+|/reports/[^/]+/.+|/static/.+")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--case", type=Path)
    ask.add_argument("--most", type=int, default=2000, help="pages to ask for at most")
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        took = timed(given.case or demonstration(Path(folder)), given.most)
    kinds: dict[str, list[float]] = defaultdict(list)
    for path, milliseconds in took.items():
        kinds[re.sub(r"[?#].*|/[a-z]-[^/]+$", "", path) or "/"].append(milliseconds)
    for kind, every in sorted(kinds.items()):
        say(kind, every)
    say("all", list(took.values()))


def say(kind: str, every: list[float]) -> None:
    found = f"median {middle(every):6.1f} ms, p95 {high(every):6.1f}, most {max(every):6.1f}"
    print(f"{kind:16} {len(every):5} pages: {found}")


def figures(program: Program) -> dict[str, float]:
    """Milliseconds for the pages of the demonstration."""
    with tempfile.TemporaryDirectory() as folder:
        took = list(timed(demonstration(Path(folder))).values())
    return {"median": round(middle(took), 1), "p95": round(high(took), 1)}


def demonstration(folder: Path) -> Path:
    """A case of the demonstration's reports."""
    path = folder / "demo.db"
    with Case(path, create=True) as case, demo_reports() as reports:
        for _ in add(case, [File(str(one)) for one in reports]):
            pass
        settle(case)
    return path


def timed(case: Path, most: int = 2000) -> dict[str, float]:
    """Milliseconds by address."""
    with TestClient(create_app(Settings(case=case)), base_url="http://localhost") as site:
        waiting, found = list(BEGIN), dict.fromkeys(BEGIN)
        while waiting and len(found) < most:
            at = waiting.pop(0)
            for link in re.findall(r'<a [^>]*href="([^"#]+)', site.get(at).text):
                there = urljoin(at, link.replace("&amp;", "&"))
                own = there.startswith("/")  # a report's page also names where it was published
                if own and there not in found and not FILES.fullmatch(there):
                    found[there] = None
                    waiting.append(there)
        took = {}
        for at in list(found)[:most]:
            begun = time.perf_counter()
            answer = site.get(at, follow_redirects=False)
            took[at] = 1000 * (time.perf_counter() - begun)
            assert answer.status_code in (200, 302), at
    return took


def middle(every: list[float]) -> float:
    return sorted(every)[len(every) // 2]


def high(every: list[float]) -> float:
    return quantiles(every, n=20, method="inclusive")[-1] if len(every) > 1 else every[0]


if __name__ == "__main__":
    main()
