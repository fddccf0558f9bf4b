"""One model for all tests of the room, and a terse way to write down what a sentence claims."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from whence.claims.claim import Extract
from whence.claims.extract import blocks, extract
from whence.codebook import load
from whence.documents.document import Report
from whence.documents.read import read_bytes
from whence.language.reader import Reader

HEADER = "Title: What is known so far\nSource: Karsa Herald\nPublished: 19 November 2014\n\n"


@pytest.fixture(scope="session")
def claims() -> Callable[[str], tuple[Report, Extract]]:
    """Reads a story of the invented Karsa Herald of 19 November 2014 and gives its report and extract."""
    reader, codebook = Reader(), load()

    def read(story: str) -> tuple[Report, Extract]:
        report = read_bytes((HEADER + story).encode(), "story.txt")[0]
        return report, extract(report, reader.read(report.text, blocks(report), report.published.edtf), codebook)

    return read
