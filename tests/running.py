"""Running commands and making cases, for the tests of several rooms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from whence.case.build import add, refresh, settle
from whence.case.case import Case
from whence.case.database import Where
from whence.case.work import File

ROOT = Path(__file__).parent.parent
DEMO = sorted((ROOT / "src" / "whence" / "demo").glob("[0-9]*"))


class Ran(NamedTuple):
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def read_into(where: Where, files: list[Path]) -> None:
    """Make a case of files, in one process."""
    with Case(where, create=True) as case:
        for _ in add(case, [File(str(file)) for file in files]):
            pass
        list(refresh(case))
        settle(case)
