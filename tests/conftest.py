"""What several rooms' tests share: one demonstration case, read once, and a way to run a command."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from running import DEMO, Ran, Run, read_into
from stores import programs, server
from whence.case.database import Where
from whence.cli import main

# The same examples on every machine, however slow it is: a red test means that the code changed.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def demo_read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration case; never write to it, :func:`demo_case` is a copy."""
    path = tmp_path_factory.mktemp("demo") / "case.db"
    read_into(path, DEMO)
    return path


@pytest.fixture
def demo_case(demo_read: Path, tmp_path: Path) -> Path:
    """A demonstration case of one's own."""
    return Path(shutil.copy(demo_read, tmp_path / "case.db"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a database on PostgreSQL, each case in a schema of its own."""
    with server() as address:
        if address is None:
            pytest.skip("PostgreSQL's programs are not on this machine")
        yield address


def pytest_report_header() -> str | None:
    return None if programs() else "PostgreSQL: no initdb on this machine, tests of a case there are skipped"


_schemas = count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Where]:
    """Gives a place where there is no case yet; a test that takes it runs on each store."""
    if request.param == "sqlite":
        return lambda: tmp_path / f"case-{next(_schemas)}.db"
    address = request.getfixturevalue("postgres")
    return lambda: f"{address}{'&' if '?' in address else '?'}schema=test_{os.getpid()}_{next(_schemas)}"


@pytest.fixture
def where(place: Callable[[], Where]) -> Where:
    """A place where there is no case yet, on each store."""
    return place()


@pytest.fixture
def whence(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in this process, in an empty folder."""
    for name in ("WHENCE_CASE", "WHENCE_CODEBOOK"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WHENCE_USER", "tester")
    monkeypatch.setenv("WHENCE_WORKERS", "1")
    monkeypatch.chdir(tmp_path)

    def run(*argv: object) -> Ran:
        capfd.readouterr()
        code = 0
        try:
            main([str(one) for one in argv])
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capfd.readouterr()
        return Ran(code, out, err)

    return run
