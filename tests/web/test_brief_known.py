"""A brief from the site as known on a day: names are those of that day, and what cannot be is said in a line."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def dastan(site: TestClient) -> str:
    """The address of the one whom most pages tell of."""
    view = site.app.state.opened.view()  # type: ignore[attr-defined]
    return next(f"/entities/{id}" for id, one in view.entities.items() if one.name == "Karim Dastan")


def test_what_was_published_later_is_left_out(site: TestClient, dastan: str) -> None:
    now, then = (site.get(f"{dastan}/brief.md{query}").text for query in ("", "?known=2014-05-05"))
    assert now.startswith("# Karim Dastan")
    assert "as known on 5 May 2014" in then
    assert "Dastan" not in then


@pytest.mark.parametrize(("day", "says"), [("May", "is no day"), ("2014-01-01", "nothing that had been published by")])
def test_what_cannot_be_is_said(site: TestClient, dastan: str, day: str, says: str) -> None:
    answer = site.get(f"{dastan}/brief.md?known={day}")
    assert answer.status_code == 400
    assert says in answer.text


def test_the_page_asks_for_the_day(site: TestClient, dastan: str) -> None:
    page = site.get(dastan).text
    assert f'<form action="{dastan}/brief.html">' in page
    assert '<input type="date" name="known" required>' in page
