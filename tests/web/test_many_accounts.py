"""An event that a whole town tells: the first accounts stand side by side, and the rest one step away."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from running import read_into
from whence.settings import Settings
from whence.web.app import create_app
from whence.web.pages.event import COLUMNS

WITNESSES = "baker teacher nurse fisherman carpenter student driver shopkeeper farmer tailor plumber butcher postman"


def test_the_first_accounts_are_shown_and_the_rest_on_asking(tmp_path: Path) -> None:
    witnesses = WITNESSES.split()
    assert len(witnesses) > COLUMNS
    for number, witness in enumerate(witnesses):
        outlet = f"{witness.title()} Gazette"
        (tmp_path / f"{number:02}.txt").write_text(
            f"Title: Arrest in Basra, told by a {witness}\nSource: {outlet}\nPublished: 2014-05-04\n\n"
            f"BASRA - Soldiers arrested Hamid Tawil in Basra on 3 May 2014, a {witness} told the {outlet}.\n"
        )
    read_into(tmp_path / "case.db", sorted(tmp_path.glob("*.txt")))
    with TestClient(create_app(Settings(case=tmp_path / "case.db")), base_url="http://localhost") as site:
        (row, *_) = site.get("/events.json?type=detain").json()["events"]
        first = site.get(row["event"]["href"] + ".json").json()
        every = site.get(row["event"]["href"] + ".json?all=1").json()
        assert (len(first["columns"]), first["columns_hidden"]) == (COLUMNS, len(every["columns"]) - COLUMNS)
        assert every["columns_hidden"] == 0
        assert len(every["columns"]) > COLUMNS
        assert first["columns"] == every["columns"][:COLUMNS]
        assert all(len(one["cells"]) == COLUMNS for one in first["facets"])
        assert 'href="?all=1#accounts"' in site.get(row["event"]["href"]).text
