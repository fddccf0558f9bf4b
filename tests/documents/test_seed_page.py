"""The mission's own page, where the shared folder is at hand: a real post as copied from a browser."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from whence.documents import read_path

SEED = Path(__file__).parents[3] / "shared" / "seed" / "report.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the shared folder is not here")


def test_the_page():
    page, *comments = read_path(SEED)
    assert page.title == SEED.read_text().split("\n")[0]
    assert page.authors == ("Bill Roggio",)
    assert page.outlet == "FDD's Long War Journal"
    assert (page.published.edtf, page.published.basis) == ("2008-11-19", "inferred")
    assert page.published.evidence is not None
    assert page.text[slice(*page.published.evidence)] == "11/19/2008"
    assert Counter(part.kind for part in page.parts) == {
        "headline": 1, "story": 9, "heading": 1, "caption": 1, "bio": 1, "tags": 1, "comment": 4, "menu": 7, "meta": 1,
    }  # fmt: skip
    assert [(c.type, *c.authors) for c in comments] == [
        ("trackback", "David M"),
        ("comment", "joe"),
        ("comment", "Rhyno327/lrs"),
        ("comment", "Mark Pyruz"),
    ]
    assert {c.parent for c in comments} == {page.id}
    assert page.text == SEED.read_text()
