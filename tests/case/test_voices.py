"""How sources speak in the demonstration, counted by hand where it is little."""

from __future__ import annotations

from pathlib import Path

import pytest

from whence.case.build import settle
from whence.case.case import Case
from whence.case.naming import printed
from whence.case.view import View
from whence.case.voices import copied, record


@pytest.fixture(scope="module")
def view(demo_read: Path) -> View:
    with Case(demo_read) as case:
        return settle(case)


def source(view: View, name: str) -> str:
    (found,) = (id for id, one in view.sources.items() if one.name == name and one.type == "outlet")
    return found


def test_an_outlet_that_reprints_makes_no_claim_of_its_own(view: View) -> None:
    daily, standard = source(view, "Delta Daily"), source(view, "The Halvik Standard")
    assert record(view, daily).speaks == 0
    assert record(view, daily).passes_on > 0
    assert (dict(copied(view, daily)[0]), dict(copied(view, standard)[1])) == ({standard: 1}, {daily: 1})


def test_every_claim_has_one_who_speaks(view: View) -> None:
    assert sum(record(view, id).speaks for id in view.sources) == len(view.claim_ids)


def test_what_is_disputed_counts_as_nothing_else(view: View) -> None:
    for id in view.sources:
        found = record(view, id)
        assert found.alone + found.others + found.confirmed + found.disputed <= found.speaks + found.passes_on


def test_names_come_with_the_reports_that_print_them(view: View) -> None:
    (dastan,) = (id for id, one in view.entities.items() if one.name == "Karim Dastan")
    names = printed(view, dastan)
    assert names[0].words == "Karim Dastan"
    assert [one.name for one in names] == sorted((one.name for one in names), reverse=True)
    for one in names:
        for report in one.reports:
            assert one.words in " ".join(view.reports[report].text.split()) or not one.name
    assert any(not one.name for one in names), "those who named nobody are there too"
