"""The timeline, the network and the map in a browser: what is drawn is what the table has, and all of it is reached."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from serving import chromium, served
from starlette.testclient import TestClient
from test_browser import CONTRAST, PHONE, UNNAMED, WIDE, Open, Watched, browser, look  # noqa: F401  # fixtures too

from running import read_into

needs_browser = pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine: browser tests are left out")


def lettered() -> bool:
    """Whether this machine has a font with the advances that labels are laid out by (see ``lettering``)."""
    asked = shutil.which("fc-match")
    found = subprocess.run([asked, "Helvetica"], capture_output=True, text=True).stdout if asked else ""
    return any(name in found for name in ("Liberation Sans", "Arial", "Helvetica", "Nimbus Sans"))


needs_letters = pytest.mark.skipif(not lettered(), reason="no font as wide as Helvetica here: labels are not measured")

PLACES = """Title: Raids in two cities
Source: Gulf Ledger
Published: 2014-05-04
URL: https://gulfledger.example/0504

BASRA - Police detained Hamid Tawil, a fuel trader, in Basra on 3 May 2014, the interior ministry said. Soldiers
killed two gunmen in Basra on 1 May 2014, the army said. Twelve people were killed in an attack in Mosul on 2
May 2014, the ministry said. The army denied that soldiers attacked Mosul. Gunmen kidnapped a surveyor near the
old brickworks in early 2014, a shopkeeper said.
"""

MARKS = ".stage [role=link]"

#: Where every line of text in a drawing stands, the rims of paper under them left out.
TEXTS = """() => [...document.querySelectorAll(".stage g.mark-text:not([class*=-rim]) text")].map((text) => {
  const box = text.getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom, text.textContent];
})"""


@pytest.fixture(scope="module")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of a case whose places are on the map."""
    folder = tmp_path_factory.mktemp("mapped")
    (folder / "page.txt").write_text(PLACES, encoding="utf-8")
    read_into(folder / "case.db", [folder / "page.txt"])
    with served(folder / "case.db") as address:
        yield address


@pytest.fixture(scope="module")
def demo(demo_read: Path) -> Iterator[str]:
    with served(demo_read) as address:
        yield address


def drawn(watched: Watched, path: str) -> Any:
    """A page once its drawing is there."""
    page = watched.go(path)
    page.wait_for_selector(".stage.done", timeout=20_000)
    return page


def hrefs(page: Any, within: str) -> set[str]:
    found = page.locator(within).evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    return {str(one) for one in found}


def marks(page: Any) -> set[str]:
    return {str(one) for one in page.locator(MARKS).evaluate_all("(all) => all.map((one) => one.__data__.datum.href)")}


@needs_browser
@needs_letters
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawings_can_be_read(look: Open, demo: str, mapped: str, size: dict[str, int], scheme: str) -> None:  # noqa: F811
    months = "/timeline?since=2014-03-01&until=2014-07-31"
    for site, path in ((demo, "/timeline"), (demo, months), (demo, "/network?acts=yes"), (mapped, "/map")):
        page = drawn(look(site, viewport=size, color_scheme=scheme), path)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
        assert page.evaluate(UNNAMED) == [], path
        assert page.evaluate(CONTRAST) == [], path
        frame = page.locator(".stage svg").bounding_box()
        texts = page.evaluate(TEXTS)
        assert len(texts) > 5, path
        for left, top, right, low, words in texts:
            assert left >= frame["x"] - 1, words
            assert right <= frame["x"] + frame["width"] + 1, words
            assert frame["y"] - 1 <= top
            assert low <= frame["y"] + frame["height"] + 1, words
        over = [
            (a[4], b[4])
            for a, b in combinations(texts, 2)
            if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 4
        ]
        assert over == [], path


@needs_browser
def test_the_timeline_and_its_table_have_the_same_events(look: Open, demo: str) -> None:  # noqa: F811
    page = drawn(look(demo), "/timeline")
    assert marks(page) == hrefs(page, "#lines + table td.what a")
    assert len(marks(page)) > 10
    assert page.locator("#undated + p + table tbody tr").count() > 10


@needs_browser
def test_the_network_and_its_table_have_the_same_ties(look: Open, demo: str) -> None:  # noqa: F811
    page = drawn(look(demo), "/network")
    ties = {href for href in marks(page) if href.startswith("/relations/")}
    rows = page.locator("tr[data-marks]").evaluate_all("(all) => all.map((one) => one.dataset.marks.split(' '))")
    links = page.locator(".hits-links [role=link]").evaluate_all("(all) => all.map((one) => one.__data__.datum.id)")
    assert set(links) == {mark for row in rows for mark in row if mark.count("-") > 2}
    assert ties <= hrefs(page, "#lines + table td.what a")


@needs_browser
def test_the_map_and_its_table_have_the_same_places(look: Open, mapped: str) -> None:  # noqa: F811
    page = drawn(look(mapped), "/map")
    ids = page.locator(MARKS).evaluate_all("(all) => all.map((one) => 'at-' + one.__data__.datum.id)")
    assert sorted(ids) == sorted(page.locator("tr.place").evaluate_all("(all) => all.map((one) => one.id)"))
    assert page.locator("tr.place").count() == 2
    assert "old brickworks" in page.locator("#unknown + table").inner_text()


@needs_browser
def test_filters_narrow_what_is_drawn(look: Open, demo: str) -> None:  # noqa: F811
    page = drawn(look(demo), "/timeline")
    every = page.locator(MARKS).count()
    page.locator("select[name=undisputed]").select_option("yes")
    page.locator("form.filters[aria-label] button").click()
    page.wait_for_selector(".stage.done")
    calm = page.locator(MARKS).count()
    assert 0 < calm < every
    assert page.locator("#lines + table .conflict").count() == 0
    page.locator(".years a", has_text="2009").or_(page.locator(".years a", has_text="2005")).first.click()
    page.wait_for_url("**since=20*")
    page.wait_for_selector(".stage.done")
    assert 0 < page.locator(MARKS).count() < calm
    assert page.locator("select[name=undisputed]").input_value() == "yes"
    page.locator("text=Show everything").click()
    page.wait_for_selector(".stage.done")
    assert page.locator(MARKS).count() == every


@needs_browser
def test_a_timeline_by_keyboard(look: Open, demo: str) -> None:  # noqa: F811
    page = drawn(look(demo), "/timeline")
    page.locator(".years a").last.focus()
    page.keyboard.press("Tab")
    at = "document.activeElement.__data__?.datum"
    first = page.evaluate(f"{at}.id")
    assert page.locator(".drawing-tip").is_visible()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{at}.id") != first
    page.keyboard.press("Home")
    assert page.evaluate(f"{at}.id") == first
    page.keyboard.press("Tab")  # one stop for the whole drawing
    assert page.evaluate(f"!{at}")
    page.keyboard.press("Shift+Tab")
    href = page.evaluate(f"{at}.href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{href}")
    page.wait_for_load_state("networkidle")


@needs_browser
def test_a_network_lights_what_is_tied_and_lists_it(look: Open, demo: str) -> None:  # noqa: F811
    page = drawn(look(demo), "/network")
    dim = "document.querySelectorAll('.stage .links path[opacity=\"0.12\"]').length"
    assert page.evaluate(dim) == 0
    mark = page.locator(".hits [role=link]").first
    mark.hover()
    page.wait_for_function(f"{dim} > 0")
    page.mouse.move(0, 0)
    page.wait_for_function(f"{dim} === 0")
    mark.focus()
    page.keyboard.press("Enter")
    panel = page.locator(".panel")
    title, id = mark.evaluate("(one) => [one.__data__.datum.title, one.__data__.datum.id]")
    assert panel.locator("h2").inner_text() == title
    assert panel.locator("li").count() == page.locator(f'tr[data-marks~="{id}"]').count() > 0
    page.keyboard.press("Escape")
    assert panel.locator("li").count() == 0
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/entities/{id}")
    page.wait_for_load_state("networkidle")


@needs_browser
def test_a_dispute_shows_without_colour_and_the_ink_turns_with_the_page(look: Open, demo: str) -> None:  # noqa: F811
    inks = set()
    for scheme in ("light", "dark"):
        page = drawn(look(demo, color_scheme=scheme), "/network")
        dashed = page.locator(".stage .links path[stroke-dasharray='5,3']")
        assert dashed.count() > 0
        red = dashed.first.evaluate("(one) => getComputedStyle(one).stroke")
        ink = page.locator(".stage .nodes path").first.evaluate("(one) => getComputedStyle(one).stroke")
        assert red != ink
        inks.add(ink)
    assert len(inks) == 2


@needs_browser
def test_a_drawing_is_laid_out_again_for_another_width(look: Open, demo: str) -> None:  # noqa: F811
    page = drawn(look(demo), "/timeline")
    assert page.locator(".stage svg").get_attribute("width") == "1248"
    page.set_viewport_size(PHONE)
    page.wait_for_selector(".stage svg[width='358']")
    assert page.locator(MARKS).count() == page.locator("#lines + table tbody tr").count()
    page.wait_for_load_state("networkidle")


def test_the_table_needs_no_script(site: TestClient) -> None:
    for path in ("/timeline", "/network"):
        page = site.get(path).text
        assert "<noscript>" in page
        assert page.count('<tr data-marks="') > 15


def test_a_drawing_is_made_only_for_a_width(site: TestClient) -> None:
    assert site.get("/timeline.json").json()["drawing"] is None
    found = site.get("/timeline.json?width=700").json()
    assert found["drawing"]["width"] == 700
    assert site.get("/timeline.json?width=1").json()["drawing"]["width"] == 280
    assert len(found["lines"]) > 10


@pytest.mark.parametrize(
    ("asked", "status", "says"),
    [
        ("since=yesterday", 400, "a day is written like 2014-05-03"),
        ("source=s-none", 404, "no source s-none"),
        ("entity=e-none", 404, "no entity e-none"),
        ("type=none", 200, ""),
        ("origins=-1", 200, ""),
    ],
)
@pytest.mark.parametrize("path", ["/timeline", "/network", "/map"])
def test_nonsense_is_answered_in_a_sentence(site: TestClient, path: str, asked: str, status: int, says: str) -> None:
    answer = site.get(f"{path}?{asked}")
    assert answer.status_code == status
    assert says in answer.text


def test_the_library_is_sent_once(site: TestClient) -> None:
    first = site.get("/static/vega.js")
    assert first.headers["content-type"].startswith("text/javascript")
    assert "vegaEmbed" in first.text
    again = site.get("/static/vega.js", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_an_entitys_page_can_ask_for_its_timeline(site: TestClient) -> None:
    view = site.app.state.opened.view()  # type: ignore[attr-defined]
    event = max(view.events.values(), key=lambda one: len(one.claims))
    (patient,) = event.roles["patient"]
    page = site.get(f"/timeline.json?entity={patient}").json()
    assert f"/events/{event.id}" in {line["link"]["href"] for line in page["lines"]}
    assert page["only"]["href"] == f"/entities/{patient}"
