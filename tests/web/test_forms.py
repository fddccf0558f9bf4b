"""Decisions by form: only from a page of ours, each in the log with its undo, each refusal a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from whence.case.case import Case
from whence.case.judgements import stands
from whence.cli import main
from whence.settings import Settings
from whence.web.app import create_app


@pytest.fixture
def site(demo_case: Path) -> Iterator[TestClient]:
    """A demonstration of one's own."""
    settings = Settings(case=demo_case, user="tester")
    with TestClient(create_app(settings), base_url="http://localhost", raise_server_exceptions=False) as client:
        yield client


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def answered(site: TestClient, verdict: str, at: str = "/review", **more: str) -> str:
    """Answer the question at an address; gives the page that follows."""
    page = site.get(at).text
    sent = {"token": field(page, "token"), "key": field(page, "key"), "verdict": verdict, **more}
    answer = site.post("/review", data=sent)
    assert answer.status_code == 200, answer.text
    return answer.text


def ledger(site: TestClient) -> bytes:
    return site.get("/export/jsonl").content


def log(path: Path) -> list[tuple[str, str, bool]]:
    with Case(path) as case:
        return [(one.kind, one.user, stands(one)) for one in case.judgements()]


def test_an_answer_is_written_down_and_the_next_question_comes(site: TestClient, demo_case: Path) -> None:
    first = field(site.get("/review").text, "key")
    after = answered(site, "different", note="two farms")
    assert field(after, "key") != first
    assert log(demo_case) == [("different", "tester", True)]
    assert "two farms" in site.get("/judgements").text
    assert first not in site.get("/").text


def test_undo_leaves_no_trace_but_in_the_log(site: TestClient, demo_case: Path) -> None:
    before, count = ledger(site), site.get("/review.json").json()["total"]
    after = answered(site, "same")
    assert ledger(site) != before
    page = site.post("/review/undo", data={"token": field(after, "token"), "number": field(after, "number")})
    assert page.status_code == 200
    assert ledger(site) == before
    assert site.get("/review.json").json()["total"] == count
    assert log(demo_case) == [("same", "tester", False), ("undo", "tester", False)]


def test_not_sure_puts_a_question_last(site: TestClient, demo_case: Path) -> None:
    before = site.get("/review.json").json()
    answered(site, "unsure")
    after = site.get("/review.json").json()
    assert after["key"] != before["key"]
    assert after["total"] == before["total"]
    assert log(demo_case) == [("note", "tester", True)]


def test_skip_decides_nothing(site: TestClient, demo_case: Path) -> None:
    page = site.get("/review.json").json()
    after = site.get(page["skip"].replace("/review", "/review.json")).json()
    assert after["number"] == 2
    assert log(demo_case) == []


def test_a_claim_is_accepted_or_rejected(site: TestClient, demo_case: Path) -> None:
    keys, at = {}, "/review.json"
    while (page := site.get(at).json())["key"] not in keys:
        keys[page["key"]] = page["kind"]
        at = page["skip"].replace("/review", "/review.json")
    claims = [key for key, kind in keys.items() if kind == "claim"]
    assert len(claims) >= 2
    answered(site, "accept", f"/review?at={claims[0]}")
    answered(site, "reject", f"/review?at={claims[1]}")
    assert [kind for kind, _, _ in log(demo_case)] == ["accept", "reject"]
    left = {one["key"] for one in [site.get("/review.json").json()]}
    assert not left & set(claims[:2])


def test_a_source_gets_its_letter(site: TestClient, demo_case: Path) -> None:
    source = site.get("/sources.json").json()["sources"][0]["source"]["href"]
    token = field(site.get(source).text, "token")
    page = site.post(source, data={"token": token, "letter": "B"})
    assert page.status_code == 200
    assert site.get(source + ".json").json()["row"]["letter"] == "B"
    refused = site.post(source, data={"token": token, "letter": "G"})
    assert refused.status_code == 400
    assert "from A to F" in refused.text
    assert log(demo_case) == [("grade", "tester", True)]


@pytest.mark.parametrize("token", ["", "wrong", "0" * 64])
@pytest.mark.parametrize("path", ["/review", "/review/undo", "/settle", "/sources/x"])
def test_a_form_without_our_token_is_refused(site: TestClient, demo_case: Path, path: str, token: str) -> None:
    page = site.get("/review").text
    sent = {"token": token, "key": field(page, "key"), "verdict": "same"}
    assert site.post(path, data=sent).status_code == 400
    assert log(demo_case) == []


def test_a_token_fits_only_its_own_cookie(site: TestClient, demo_case: Path) -> None:
    page = site.get("/review").text
    site.cookies.clear()
    sent = {"token": field(page, "token"), "key": field(page, "key"), "verdict": "same"}
    assert site.post("/review", data=sent).status_code == 400
    assert log(demo_case) == []


def test_a_form_from_another_site_is_refused(site: TestClient, demo_case: Path) -> None:
    page = site.get("/review").text
    sent = {"token": field(page, "token"), "key": field(page, "key"), "verdict": "same"}
    assert site.post("/review", data=sent, headers={"sec-fetch-site": "cross-site"}).status_code == 400
    assert log(demo_case) == []


def test_a_question_that_is_gone_is_said(site: TestClient) -> None:
    page = site.get("/review").text
    sent = {"token": field(page, "token"), "key": field(page, "key"), "verdict": "same"}
    assert site.post("/review", data=sent).status_code == 200
    again = site.post("/review", data=sent)
    assert again.status_code == 400
    assert "answered already" in again.text


def test_nonsense_is_refused(site: TestClient) -> None:
    page = site.get("/review").text
    token = field(page, "token")
    for sent in ({"verdict": "listed", "key": field(page, "key")}, {"verdict": "same", "key": "none"}, {}):
        assert site.post("/review", data={"token": token, **sent}).status_code == 400
    assert site.post("/review/undo", data={"token": token}).status_code == 400
    assert site.post("/review", content=b"\xff" * 100, headers={"content-type": "text/plain"}).status_code == 400


def test_a_form_without_end_is_refused(site: TestClient, demo_case: Path) -> None:
    page = site.get("/review").text
    sent = {"token": field(page, "token"), "key": field(page, "key"), "verdict": "same"}
    assert site.post("/review", data={**sent, "note": "x" * 5_000}).status_code == 400
    assert site.post("/review", data={**sent, "note": "x" * 500_000}).status_code == 413
    assert log(demo_case) == []


def test_an_id_that_merged_away_leads_on(site: TestClient) -> None:
    page = site.get("/review.json").json()
    while page["kind"] != "one" or "/entities/" not in page["sides"][0]["heading"]["href"]:
        page = site.get(page["skip"].replace("/review", "/review.json")).json()
    ids = [side["heading"]["href"] for side in page["sides"]]
    answered(site, "same", f"/review?at={page['key']}")
    stands_at = {str(site.get(id).url) for id in ids}
    assert len(stands_at) == 1
    assert {site.get(id + ".json").status_code for id in ids} == {200}


def test_what_another_process_decides_is_seen(site: TestClient, demo_case: Path) -> None:
    before = site.get("/judgements.json").json()["pages"]["rows"]
    with suppress(SystemExit):
        main(["grade", "Northern Wire", "C", "--case", str(demo_case)])
    assert site.get("/judgements.json").json()["pages"]["rows"] == before + 1
    rows = site.get("/sources.json").json()["sources"]
    assert {one["letter"] for one in rows} == {None, "C"}
