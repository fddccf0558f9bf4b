"""Takes the pictures in ``pictures/``, beside this file: pages of the demonstration's site. ``make pictures`` runs it.

Needs a Chromium, as the browser tests do; ``CHROMIUM`` names it where it has an unusual name.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from whence.case.build import add, settle
from whence.case.case import Case
from whence.case.view import View
from whence.case.work import File
from whence.cli.demonstrating import demo_reports, main_event
from whence.cli.serving import listening
from whence.settings import Settings
from whence.web.app import create_app

FOLDER = Path(__file__).with_name("pictures")

#: An invented incident that the tests read; unlike the demonstration's, its towns are on the map.
INCIDENTS = sorted(Path(__file__).parents[1].glob("tests/cases/03-broker/[0-9]*"))

#: A picture in a README is read at about half this width.
WIDTH, HEIGHT = 1120, 760

#: What a picture may weigh, in bytes.
HEAVIEST = 150_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of the demonstration and the file its picture goes into."""

    name: str
    path: Callable[[View], str]
    dark: bool = False
    drawn: bool = False  # by the browser, which takes a moment
    kept: bool = False  # a file to hand over, opened as whoever gets it does
    incidents: bool = False  # of an invented incident that the tests read, whose towns lie somewhere


def event(view: View) -> str:
    """The event that most pages tell."""
    found = main_event(view)
    assert found is not None
    return found.id


def patient(view: View) -> str:
    """Whom it was done to."""
    return view.events[event(view)].roles["patient"][0]


def report(view: View) -> str:
    """A report with comments that tells of it."""
    return max(view.reports_of(view.events[event(view)].claims), key=lambda id: (len(view.comments_on.get(id, ())), id))


PICTURES = (
    Picture("case", lambda view: "/"),
    Picture("event", lambda view: f"/events/{event(view)}"),
    Picture("report", lambda view: f"/reports/{report(view)}"),
    Picture("dossier", lambda view: f"/entities/{patient(view)}"),
    Picture("brief", lambda view: f"/entities/{patient(view)}/brief.html", kept=True),
    Picture("review", lambda view: "/review", dark=True),
    Picture("timeline", lambda view: "/timeline", drawn=True),
    Picture("network", lambda view: "/network", drawn=True),
    Picture("map", lambda view: "/map", drawn=True, incidents=True),
)


def main() -> None:
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("there is no Chromium here: set CHROMIUM to one")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, demo_reports() as reports, sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        take(chromium, Path(folder) / "demonstration.db", reports, [one for one in PICTURES if not one.incidents])
        take(chromium, Path(folder) / "incidents.db", INCIDENTS, [one for one in PICTURES if one.incidents])
        chromium.close()


def take(chromium: Browser, path: Path, reports: Iterable[Path], pictures: Iterable[Picture]) -> None:
    """Pictures of the site of a case of these reports."""
    with Case(path, create=True) as case:
        for _ in add(case, [File(str(one)) for one in reports]):
            pass
        view = settle(case)
    with listening("127.0.0.1", 0) as there:
        server = uvicorn.Server(uvicorn.Config(create_app(Settings(case=path)), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [there]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        for one in pictures:
            scheme: Literal["dark", "light"] = "dark" if one.dark else "light"
            page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)
            address = f"http://127.0.0.1:{there.getsockname()[1]}{one.path(view)}"
            if one.kept:
                file = path.with_suffix(".html")
                file.write_bytes(page.request.get(address).body())
                address = file.as_uri()
            page.goto(address, wait_until="networkidle")
            if one.drawn:
                page.wait_for_selector("figure.drawing :is(svg, canvas)")
                page.wait_for_timeout(500)
            taken = page.screenshot(path=FOLDER / f"{one.name}.png")
            print(f"{one.name}.png: {len(taken) // 1000} kB" + (", heavy" if len(taken) > HEAVIEST else ""))
            page.close()
        server.should_exit = True
        thread.join(10)


if __name__ == "__main__":
    main()
