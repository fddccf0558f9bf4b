"""Shared by the tests of the documents room: a page written as text, and its parts written as a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from whence.documents import Report, read_bytes

Rows = list[tuple[str, str]]


@pytest.fixture
def page() -> Callable[..., Report]:
    """Read a text as a page, without its comments."""

    def read(text: str, name: str = "page.txt") -> Report:
        return read_bytes(text.encode(), name)[0]

    return read


@pytest.fixture
def rows() -> Callable[[Report], Rows]:
    """A report's parts as (kind, first 40 characters)."""

    def told(report: Report) -> Rows:
        return [(part.kind, report.text[part.start : part.end][:40]) for part in report.parts]

    return told
