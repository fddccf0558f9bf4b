"""``docs/site.md`` says what the site is, and its examples work."""

from __future__ import annotations

import dataclasses
import re
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from starlette.testclient import TestClient

from running import ROOT
from whence.web.asked import Page
from whence.web.routes import ADDRESSES


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The program that writes the page."""
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    import pages  # type: ignore[import-not-found]

    yield pages
    sys.modules.pop("pages", None)


def test_the_page_is_fresh(maker: Any) -> None:
    assert maker.PAGE.read_text(encoding="utf-8") == maker.page(), "run: make docs"


def test_its_examples_answer(site: TestClient) -> None:
    words = (ROOT / "docs" / "site.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```http\n(.*?)```", words, re.DOTALL)
    asked = [line.split()[1] for block in blocks for line in block.splitlines()]
    assert len(asked) > 5
    for at in asked:
        found = site.get(at)
        assert found.status_code == 200, at
        assert found.json()["title"], at


def test_its_program_works(site: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    words = (ROOT / "docs" / "site.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", words, re.DOTALL)
    run: dict[str, Any] = {"get": lambda path: site.get(path).json()}
    exec(re.sub(r"(?s)^import.*?\n\n(def get.*?\n\n)", "", program), run)
    assert "CT+" in capsys.readouterr().out


def test_what_is_sent_is_what_the_page_says(site: TestClient, maker: Any) -> None:
    """Every key of an answer is a field that explains itself, and no field is missing."""
    view = site.app.state.opened.view()  # type: ignore[attr-defined]
    ids = {"/events": min(view.events), "/entities": min(view.entities), "/relations": min(view.relations)}
    ids |= {"/reports": min(view.reports), "/sources": next(i for i, s in view.sources.items() if s.type == "outlet")}
    compared = 0
    for one in ADDRESSES:
        room = one.path.partition("/{")[0]
        path = one.path.replace("{id}", ids.get(room, ""))
        for page in maker.shown(one):
            if not issubclass(page, Page):
                continue
            sent = site.get((path if path != "/" else "/index") + ".json").json()
            assert set(sent) == {field.name for field in dataclasses.fields(page)}, path
            assert set(sent) == {name for name, _, meaning in maker.fields(page) if meaning}
            compared += 1
    assert compared > 10
