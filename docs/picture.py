"""Draws ``accounts.svg``, beside this file: the accounts of the demonstration's main event, as printed."""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path

from rich.console import Console

from whence.case.build import add, settle
from whence.case.case import Case
from whence.case.work import File
from whence.cli.demonstrating import demo_reports, main_event
from whence.cli.pages.event import accounts_page

PICTURE = Path(__file__).with_name("accounts.svg")


def draw() -> str:
    """The picture, as SVG."""
    with tempfile.TemporaryDirectory() as folder, Case(Path(folder) / "demo.db", create=True) as case:
        with demo_reports() as reports:
            for _ in add(case, [File(str(one)) for one in reports]):
                pass
        view = settle(case)
        event = main_event(view)
        assert event is not None
        console = Console(record=True, width=102, file=io.StringIO(), highlight=False, emoji=False, force_terminal=True)
        console.print(accounts_page(view, event))
        drawn = console.export_svg(title="whence show", unique_id="accounts")
        drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.S)  # a page of ours asks nobody for a font
        return re.sub(r"<!--.*?-->\s*", "", drawn, flags=re.S).replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
