"""Two cases to export: the demonstration, and one whose places are on the map."""

from pathlib import Path

import pytest

from running import read_into
from whence.case.build import settle
from whence.case.case import Case
from whence.case.view import View

MAPPED = """Title: Two held at the airport
Source: Gulf Ledger
Published: 2014-05-04
URL: https://gulfledger.example/0504

BASRA - Police detained Hamid Tawil, a fuel trader, at Basra airport on 3 May 2014, the interior ministry said.

Twelve people were killed in an attack in Mosul on 2 May 2014, the ministry said. The army denied that soldiers
attacked Mosul.

Gunmen kidnapped a surveyor near the old brickworks in early 2014, a shopkeeper said.
"""


@pytest.fixture(scope="session")
def view(demo_read: Path) -> View:
    with Case(demo_read) as case:
        return settle(case)


@pytest.fixture(scope="session")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> View:
    """A case of one page whose places the gazetteer knows, but for one."""
    folder = tmp_path_factory.mktemp("mapped")
    (folder / "page.txt").write_text(MAPPED, encoding="utf-8")
    read_into(folder / "case.db", [folder / "page.txt"])
    with Case(folder / "case.db") as case:
        return settle(case)
