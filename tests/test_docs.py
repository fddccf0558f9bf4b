"""What the documentation says to type works, and the command reference is what the commands say."""

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from running import DEMO, ROOT, Run

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def typed(page: Path) -> list[str]:
    """The commands of a page, in order."""
    blocks = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ whence ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_says_to_type_works(page: Path, whence: Run, demo_case: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for report in DEMO:
        shutil.copy(report, pages)
    (tmp_path / "texts.jsonl").write_text('{"id": 1, "text": "Two men were arrested in Karsa on Monday."}\n')
    nulls = "-0- ," * 7
    (tmp_path / "SDN.CSV").write_text(
        f'90017,"DASTAN, Karim","individual","NORLAND",{nulls}-0- \r\n'
        f'90018,"BLUE HERON MARINE SUPPLY",-0- ,"NORLAND",{nulls}-0- \r\n'
    )
    for command in typed(page):
        ran = whence(*shlex.split(command)[1:])
        assert (ran.code, ran.err) == (0, ""), command
        assert ran.out.strip(), command


def test_the_readme_says_what_to_type() -> None:
    assert len(typed(ROOT / "README.md")) > 5


def test_the_command_reference_is_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    monkeypatch.setenv("COLUMNS", "100")
    import commands  # type: ignore[import-not-found]

    try:
        assert commands.PAGE.read_text(encoding="utf-8") == commands.page(), "run: make docs"
    finally:
        sys.modules.pop("commands", None)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
