"""Every link inside the site answers, as a page and as JSON, and leads to words that are there."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

from whence.web.routes import ADDRESSES


class Links(HTMLParser):
    """Where a page leads, what it loads, and the ids it bears."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.inline: list[str] = []
        self._in = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self._in = tag
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        if tag in ("script", "img", "link") and (found.get("src") or found.get("href")):
            self.loads.append(str(found.get("src") or found.get("href")))
        if found.get("id"):
            assert found["id"] not in self.ids, f"two things of one id: {found['id']}"
            self.ids.add(str(found["id"]))
        self.inline += [name for name in found if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and not found.get("src")):
            self.inline.append(tag)


@pytest.fixture(scope="module")
def crawled(site: TestClient) -> dict[str, Links]:
    """Every page that can be reached from the first, by address."""
    pages: dict[str, Links] = {}
    waiting = ["/", "/find?q=Dastan"]
    while waiting:
        at = waiting.pop()
        if at in pages:
            continue
        answer = site.get(at, follow_redirects=True)
        assert answer.status_code == 200, at
        kind = answer.headers["content-type"].partition(";")[0]
        pages[at] = Links(answer.text if kind == "text/html" else "")
        leads = [urljoin(at, link).partition("#")[0] for link in pages[at].links]
        waiting += [link for link in leads if "/brief." not in link]  # hundreds, each set anew: see below
    return pages


def test_every_link_stays_inside_and_answers(crawled: dict[str, Links]) -> None:
    assert len(crawled) > 200
    for at, page in crawled.items():
        for link in (*page.links, *page.loads):
            assert not urlsplit(link).netloc, f"{at} leads outside: {link}"


def test_every_kind_of_page_was_reached(crawled: dict[str, Links]) -> None:
    for address in ADDRESSES:
        shape = re.compile(re.sub(r"\{\w+\}", "[^/?]+", address.path) + r"(\?.*)?")
        if address.path == "/claims/{id}" or "/brief." in address.path:
            continue
        assert any(shape.fullmatch(at) for at in crawled), address.path


def test_links_to_words_find_them(crawled: dict[str, Links]) -> None:
    told = 0
    for at, page in crawled.items():
        for link in page.links:
            there, _, words = urljoin(at, link).partition("#")
            if words:
                told += 1
                assert words in crawled[there].ids, f"{at} leads to {link}"
    assert told > 500


def test_no_page_has_anything_inline(crawled: dict[str, Links]) -> None:
    for at, page in crawled.items():
        assert not page.inline, at


def test_a_claim_leads_to_its_words(site: TestClient) -> None:
    claim = site.get("/claims.json").json()["claims"][0]
    answer = site.get(f"/claims/{claim['id']}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, claim["spot"])
    assert site.get("/claims/none").status_code == 404


def test_a_commenter_has_no_page(site: TestClient) -> None:
    view = site.app.state.opened.view()  # type: ignore[attr-defined]
    readers = [id for id, one in view.sources.items() if one.type == "commenter"]
    assert readers
    for id in readers:
        answer = site.get(f"/sources/{id}")
        assert answer.status_code == 404
        assert "no dossier" in answer.text


@pytest.mark.parametrize("form", ["html", "md", "pdf"])
def test_a_brief_can_be_had_of_whoever_has_a_page(site: TestClient, crawled: dict[str, Links], form: str) -> None:
    view = site.app.state.opened.view()  # type: ignore[attr-defined]
    unnamed = min(id for id, one in view.entities.items() if not one.named and view.claims_naming.get(id))
    for at in (f"/events/{max(view.events)}", f"/entities/{unnamed}"):
        assert f"{at}/brief.{form}" in crawled[at].links
        answer = site.get(f"{at}/brief.{form}")
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-disposition"].startswith("attachment")
    assert site.get(f"{at}/brief.exe").status_code == 404
