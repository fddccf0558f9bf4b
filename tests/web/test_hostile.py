"""A report that means harm shows as text and breaks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hostile import HANDLER, LONG, SCRIPT, hostile_case
from starlette.testclient import TestClient

from whence.case.view import View
from whence.settings import Settings
from whence.web.addresses import SHOWN
from whence.web.app import create_app


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = hostile_case(tmp_path_factory.mktemp("hostile"))
    with TestClient(create_app(Settings(case=path)), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def view(site: TestClient) -> View:
    return site.app.state.opened.view()  # type: ignore[attr-defined, no-any-return]


def every_page(view: View) -> list[str]:
    found = ["/", "/events", "/entities", "/relations", "/reports", "/claims", "/sources", "/conflicts", "/review"]
    found += [f"/find?q={quote(SCRIPT)}", f"/events?type={quote(SCRIPT)}", f"/nothing/{quote(SCRIPT, safe='')}"]
    found += [f"/events/{id}" for id in view.events]
    found += [f"/entities/{id}" for id in view.entities]
    found += [f"/relations/{id}" for id in view.relations]
    found += [f"/reports/{id}" for id in view.reports]
    return found + [f"/sources/{id}" for id, one in view.sources.items() if one.type != "commenter"]


def test_something_was_read(view: View) -> None:
    assert view.claim_ids
    assert len(view.reports) > 3


def test_markup_shows_as_text(site: TestClient, view: View) -> None:
    shown = 0
    for at in every_page(view):
        page = site.get(at).text
        assert SCRIPT not in page, at
        assert "<img" not in page, at
        assert "<svg onload" not in page, at
        assert not re.search(r'href="(?!/|#|\?)', page), at
        shown += "&lt;script&gt;" in page
    assert shown > 3


def test_text_is_shown_to_the_letter(site: TestClient, view: View) -> None:
    (report,) = (one for one in view.reports.values() if one.title and "Brask" in one.title)
    blocks = site.get(f"/reports/{report.id}.json").json()["blocks"]
    told = "".join(piece["text"] for block in blocks for piece in block["pieces"])
    assert HANDLER in told
    for block in blocks:
        words = "".join(piece["text"] for piece in block["pieces"])
        assert report.text[block["start"] :].startswith(words)


def test_a_long_line_is_cut_and_can_be_had_whole(site: TestClient, view: View) -> None:
    (report,) = (one for one in view.reports.values() if len(one.text) > LONG)
    page = site.get(f"/reports/{report.id}")
    assert "x" * 40_000 in page.text
    assert len(page.content) < 3 * SHOWN
    assert "more characters" in page.text
    assert "x" * LONG in site.get(f"/reports/{report.id}?all=1").text
    assert len(site.get(f"/reports/{report.id}/text").content) > LONG


def test_a_pages_title_turns_nothing_round(site: TestClient, view: View) -> None:
    for id in view.reports:
        head = site.get(f"/reports/{id}").text.partition("</title>")[0]
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", head)


def test_what_is_downloaded_never_runs_here(site: TestClient, view: View) -> None:
    for id in view.reports:
        for what in ("original", "text"):
            headers = site.get(f"/reports/{id}/{what}").headers
            assert headers["content-type"] == "application/octet-stream"
            assert headers["content-disposition"].startswith("attachment")
            assert headers["x-content-type-options"] == "nosniff"
