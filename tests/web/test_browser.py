"""What a browser makes of the site: nothing refused, nothing asked of others, readable, workable by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hostile import hostile_case
from serving import FLAGS, chromium, served

from whence.case.case import Case
from whence.case.judgements import stands
from whence.web.opened import Opened

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine: browser tests are left out")

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

#: Text whose contrast with what is behind it is below WCAG 2.1's AA (4.5, or 3 where it is large), as the page has it.
CONTRAST = """() => {
  const channel = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const numbers = (words) => words.match(/[\\d.]+/g).map(Number);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const found = numbers(getComputedStyle(at).backgroundColor);
      if (found.length < 4 || found[3] > 0.99) return found;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const element = node.parentElement, style = getComputedStyle(element);
    if (!node.data.trim() || style.visibility === "hidden" || !element.getClientRects().length) continue;
    const [a, b] = [luminance(numbers(style.color)), luminance(behind(element))].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if ((a + 0.05) / (b + 0.05) < (large ? 3 : 4.5)) poor.push(`${node.data.trim().slice(0, 40)} ${style.color}`);
  }
  return [...new Set(poor)];
}"""

#: Whatever a person without a mouse or without sight would miss.
UNNAMED = """() => {
  const wrong = [];
  for (const one of document.querySelectorAll("input:not([type=hidden]), select, textarea"))
    if (!one.labels?.length && !one.ariaLabel) wrong.push(one.outerHTML);
  for (const one of document.querySelectorAll("button, a[href]"))
    if (!one.textContent.trim() && !one.ariaLabel) wrong.push(one.outerHTML);
  for (const one of document.querySelectorAll("[tabindex]")) if (one.tabIndex > 0) wrong.push(one.outerHTML);
  for (const one of document.querySelectorAll("[aria-describedby], [aria-labelledby]"))
    for (const id of `${one.getAttribute("aria-describedby") ?? ""} ${one.getAttribute("aria-labelledby") ?? ""}`.trim().split(/\\s+/))
      if (!document.getElementById(id)) wrong.push(`nothing is called ${id}`);
  if (document.querySelectorAll("h1").length !== 1) wrong.push("not one h1");
  if (!document.documentElement.lang) wrong.push("no language");
  if (document.querySelectorAll("main").length !== 1) wrong.push("not one main");
  return wrong;
}"""  # noqa: E501


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield found
        found.close()


@pytest.fixture(scope="module")
def site(demo_read: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(demo_read) as address:
        yield address


class Watched:
    """A page that remembers what the browser complained of and whom it asked."""

    def __init__(self, page: Any, site: str) -> None:
        self.page, self.site = page, site
        self.complaints: list[str] = []
        self.outside: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.outside.append(request.url))

    def go(self, path: str) -> Any:
        answer = self.page.goto(self.site + path)
        assert answer.status == 200, path
        return self.page

    def asked_others(self) -> list[str]:
        return [url for url in self.outside if not url.startswith((self.site + "/", "data:"))]


Open = Callable[..., Watched]


@pytest.fixture
def look(browser: Any) -> Iterator[Open]:
    """Open a page; at the end nothing was refused and nobody else was asked."""
    contexts, pages = [], []

    def look(site: str, **options: Any) -> Watched:
        contexts.append(browser.new_context(**{"viewport": WIDE, **options}))
        pages.append(Watched(contexts[-1].new_page(), site))
        return pages[-1]

    yield look
    for context in contexts:
        context.close()
    for page in pages:
        assert not page.complaints
        assert not page.asked_others()


@pytest.fixture(scope="module")
def addresses(demo_read: Path) -> list[str]:
    """One page of each kind, the fullest."""
    opened = Opened(demo_read)
    view = opened.view()
    opened.close()
    event = max(view.events, key=lambda id: len(view.claims_about[id]))
    entity = max(view.entities, key=lambda id: len(view.claims_naming.get(id, ())))
    report = max(view.reports, key=lambda id: (len(view.comments_on.get(id, ())), id))
    source = max(view.claims_spoken, key=lambda id: len(view.claims_spoken[id]))
    tie = max(view.relations, key=lambda id: len(view.claims_about[id]))
    things = [f"/events/{event}", f"/entities/{entity}", f"/reports/{report}", f"/sources/{source}"]
    lists = ["/", "/events", "/entities", "/reports", "/claims", "/sources", "/conflicts", "/review", "/judgements"]
    lists += ["/timeline", "/network", "/map"]
    return [*lists, *things, f"/relations/{tie}", "/find?q=rifles", "/export"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_can_be_read_and_worked(look: Open, site: str, addresses: list[str], scheme: str) -> None:
    watched = look(site, color_scheme=scheme)
    for at in addresses:
        page = watched.go(at)
        assert page.evaluate(UNNAMED) == [], at
        assert page.evaluate(CONTRAST) == [], (at, scheme)


def test_no_page_is_wider_than_a_phone(look: Open, site: str, addresses: list[str]) -> None:
    watched = look(site, viewport=PHONE)
    for at in addresses:
        page = watched.go(at)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], at
        assert page.evaluate(CONTRAST) == [], at


def test_dark_is_dark(look: Open, site: str) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    light, dark = (look(site, color_scheme=scheme).go("/").evaluate(colour) for scheme in ("light", "dark"))
    assert light != dark


def test_the_first_key_leads_past_the_menu(look: Open, site: str) -> None:
    page = look(site).go("/events")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    order = []
    for _ in range(4):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.outerHTML.slice(0, 40)"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert len(set(order)) == 4


def test_who_speaks_shows_on_hover_and_on_focus(look: Open, site: str, addresses: list[str]) -> None:
    page = look(site).go(next(at for at in addresses if at.startswith("/reports/")))
    trigger = page.locator(".trigger").first
    tip = trigger.locator(".tip")
    assert not tip.is_visible()
    trigger.hover()
    assert tip.is_visible()
    assert "←" in tip.inner_text() or "states" in tip.inner_text()
    page.mouse.move(0, 0)
    assert not tip.is_visible()
    trigger.locator("a").focus()
    assert tip.is_visible()


def test_a_cell_leads_to_its_words_and_lights_them(look: Open, site: str, addresses: list[str]) -> None:
    page = look(site).go(next(at for at in addresses if at.startswith("/events/")))
    page.locator(".accounts td a").first.click()
    page.wait_for_url("**/reports/*#c-*")
    lit = page.locator(".lit").first
    assert lit.is_visible()
    top = lit.evaluate("(element) => element.getBoundingClientRect().top")
    assert 0 <= top <= WIDE["height"]


def test_without_scripts_everything_is_there(look: Open, site: str, addresses: list[str]) -> None:
    watched = look(site, java_script_enabled=False)
    report = next(at for at in addresses if at.startswith("/reports/"))
    watched.go(report)
    trigger = watched.page.locator(".trigger").first
    trigger.hover()
    assert trigger.locator(".tip").is_visible()
    watched.go("/review")
    assert watched.page.locator(".answers button").count() >= 3


def test_the_review_by_keyboard(look: Open, demo_case: Path) -> None:
    with served(demo_case) as site:
        page = look(site).go("/review")
        asked = page.locator(".side h2, blockquote").all_inner_texts()
        page.keyboard.press("j")
        page.wait_for_url("**/review?at=*")
        assert page.locator(".side h2, blockquote").all_inner_texts() != asked
        first = page.locator("input[name=key]").get_attribute("value")
        page.keyboard.press("d")
        page.wait_for_selector("text=Last decision: 1, different")
        assert page.locator("input[name=key]").get_attribute("value") != first
        page.locator("input[name=note]").press_sequentially("sun")
        assert page.locator("input[name=note]").input_value() == "sun"
        page.locator("h1").click()
        page.locator("input[name=note]").evaluate("(field) => field.blur()")
        page.keyboard.press("u")
        page.wait_for_selector(".undo", state="detached")
        page.wait_for_load_state("networkidle")  # the site closes only when all was sent
    with Case(demo_case) as case:
        assert [(one.kind, stands(one)) for one in case.judgements()] == [("different", False), ("undo", False)]


def test_a_filter_narrows_its_list(look: Open, site: str) -> None:
    page = look(site).go("/events")
    every = page.locator("tbody tr").count()
    page.locator("select[name=disputed]").select_option("yes")
    page.locator(".filters button").click()
    page.wait_for_url("**disputed=yes**")
    assert 0 < page.locator("tbody tr").count() < every
    assert page.locator("tbody .conflict").count() == page.locator("tbody tr").count()


def test_hostile_reports_break_nothing(look: Open, tmp_path: Path) -> None:
    with served(hostile_case(tmp_path)) as site:
        watched = look(site, viewport=PHONE)
        page = watched.go("/reports")
        for at in ["/", "/entities", *page.locator("td.what a").evaluate_all("(all) => all.map((a) => a.pathname)")]:
            watched.go(at)
            assert page.title() != "taken"
            assert page.evaluate("document.querySelectorAll('main img, main script, main svg').length") == 0
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], at


def test_the_policy_holds(browser: Any, site: str) -> None:
    """What a report would smuggle in, put there by hand: the browser refuses it."""
    page = browser.new_page()
    page.goto(site)
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.taken = 1";
          document.body.append(script);
          const image = document.createElement("img");
          image.setAttribute("onerror", "window.taken = 2");
          image.src = "/nothing";
          document.body.append(image);
        }"""
    )
    refused = page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'asked', (error) => String(error))")
    page.wait_for_timeout(100)
    assert page.evaluate("window.taken") is None
    assert "asked" not in refused
    page.close()
