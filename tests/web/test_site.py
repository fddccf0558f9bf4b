"""What every answer carries, and what is said when there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from running import Run
from whence.case.view import View
from whence.cli.serving import is_loopback
from whence.settings import Settings
from whence.web.app import create_app


def main_event(view: View) -> str:
    return max(view.events.values(), key=lambda one: len(one.claims)).id


@pytest.fixture(scope="module")
def event(site: TestClient) -> str:
    return "/events/" + main_event(site.app.state.opened.view())  # type: ignore[attr-defined]


def test_an_event_shows_its_accounts(site: TestClient, event: str) -> None:
    page = site.get(event)
    assert page.status_code == 200
    assert "12 reports (1 copy), 5 origins" in page.text
    assert "≠" in page.text
    assert 'href="/reports/r-' in page.text


def test_a_pages_fields_are_its_json(site: TestClient, event: str) -> None:
    found = site.get(event + ".json")
    assert found.headers["content-type"] == "application/json"
    assert found.json()["grade"] == 1
    assert [one["facet"] for one in found.json()["disputes"]] == ["by whom"]


@pytest.mark.parametrize("path", ["/events/v-none", "/events/v-none.json", "/nothing", "/static/whence.css"])
def test_every_answer_carries_the_headers(site: TestClient, path: str) -> None:
    headers = site.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"


def test_what_is_not_there_is_said_on_a_page(site: TestClient) -> None:
    page = site.get("/events/v-none")
    assert page.status_code == 404
    assert "nothing of this id" in page.text
    assert site.get("/events/v-none.json").json()["status"] == 404
    assert site.post("/events/v-none").status_code == 405


def test_what_goes_wrong_inside_stays_inside(site: TestClient, event: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> View:
        raise RuntimeError("secret /path/of/the.db")

    monkeypatch.setattr(site.app.state.opened, "view", broken)  # type: ignore[attr-defined]
    page = site.get(event)
    assert page.status_code == 500
    assert "secret" not in page.text
    assert "content-security-policy" in page.headers


def test_a_foreign_name_is_refused(site: TestClient, event: str) -> None:
    assert site.get(event, headers={"host": "rebound.example"}).status_code == 421
    assert site.get(event, headers={"host": "127.0.0.1:8000"}).status_code == 200
    assert site.get(event, headers={"host": "[::1]:8000"}).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "example.org"])
def test_another_host_is_refused_in_a_line(host: str, whence: Run) -> None:
    ran = whence("serve", "--host", host)
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert host in ran.err


def test_loopback_is_known_in_all_its_spellings() -> None:
    assert all(is_loopback(one) for one in ("localhost", "127.0.0.1", "127.3.2.1", "::1", "[::1]"))


def test_a_file_keeps_its_name_and_its_header(demo_case: Path) -> None:
    """A case may be called what it likes; a header takes less."""
    odd = demo_case.rename(demo_case.with_name('дело "7"\r\nx.db'))
    with TestClient(create_app(Settings(case=odd)), base_url="http://localhost") as client:
        named = client.get("/export/jsonl").headers["content-disposition"]
        assert client.get("/").status_code == 200
    assert named.startswith("attachment; filename=")
    assert "%D0%B4%D0%B5%D0%BB%D0%BE" in named
    assert "\n" not in named
