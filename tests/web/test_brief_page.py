"""The brief's HTML in a browser: nothing refused, nothing asked of anybody, readable on a wide screen and a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from serving import chromium
from test_browser import CONTRAST, PHONE, UNNAMED, WIDE, browser  # noqa: F401  # a fixture

from whence.case.build import settle
from whence.case.case import Case
from whence.case.lookup import one
from whence.exchange.brief.give import brief_of
from whence.exchange.brief.html import html

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine: browser tests are left out")


@pytest.fixture(scope="module")
def file(demo_read: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    with Case(demo_read) as case:
        view = settle(case)
        path.write_bytes(html(brief_of(view, one(view, "Karim Dastan", ("entity",)).id)))
    return path


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_it_stands_alone_and_can_be_read(browser: Any, file: Path, size: dict[str, int]) -> None:  # noqa: F811
    page = browser.new_page(viewport=size)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert said == []
    assert asked == [file.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate(UNNAMED) == []
    page.click("sup a >> nth=0")
    assert page.evaluate("document.querySelector(':target').closest('.notes') !== null")
    page.close()
