"""The demonstration's site, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from whence.settings import Settings
from whence.web.app import create_app

BASE = "http://localhost"


@pytest.fixture(scope="module")
def site(demo_read: Path) -> Iterator[TestClient]:
    """The demonstration case, for tests that change nothing."""
    with TestClient(create_app(Settings(case=demo_read)), base_url=BASE, raise_server_exceptions=False) as client:
        yield client
