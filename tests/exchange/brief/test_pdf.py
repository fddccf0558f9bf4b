"""The PDF holds what the brief holds, Arabic names too, and says what to install where typst is missing."""

import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from running import read_into
from whence.case.build import settle
from whence.case.case import Case
from whence.case.lookup import one
from whence.case.view import View
from whence.errors import CaseError
from whence.exchange.brief.brief import Brief
from whence.exchange.brief.give import brief_of
from whence.exchange.brief.pdf import pages, pdf

ARABIC = """Title: Marines kill a broker
Source: Gulf Ledger
Published: 2014-05-04
URL: https://gulfledger.example/0504

Marines killed Abu حسن in Basra on 1 May 2014, the interior ministry said.
"""


@pytest.fixture(scope="module", autouse=True)
def _typst() -> None:
    pytest.importorskip("typst", reason="the typst library is not installed")


@pytest.fixture(scope="module")
def dastan(view: View) -> Brief:
    return brief_of(view, one(view, "Karim Dastan", ("entity",)).id)


def text(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


def test_it_has_every_heading_sentence_and_report(dastan: Brief) -> None:
    printed = text(pdf(dastan)).replace(" ", "")
    for said in dastan.sentences():
        assert said.words.replace(" ", "") in printed, said.words
    for cited in dastan.cited:
        assert cited.sha256 in printed
    for heading in ("In short", "Status, as said", "Timeline", "What is said", "Open questions", "Notes"):
        assert heading.replace(" ", "") in printed


def test_arabic_names_survive(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(ARABIC, encoding="utf-8")
    read_into(tmp_path / "case.db", [tmp_path / "page.txt"])
    with Case(tmp_path / "case.db") as case:
        view = settle(case)
    brief = brief_of(view, one(view, "Abu حسن", ("entity",)).id)
    assert "حسن" in brief.title
    assert "حسن" in text(pdf(brief))
    assert pages(brief)[0].startswith(b"\x89PNG")


def test_hostile_words_are_set_as_words(dastan: Brief) -> None:
    hostile = '#read("/etc/passwd") *b* @note-1 $x$ <x> // \u202e // `y`'
    printed = text(pdf(replace(dastan, title=hostile, drawing="")))
    assert '#read("/etc/passwd") *b* @note-1 $x$ <x>' in printed


def test_the_same_brief_gives_the_same_bytes(dastan: Brief) -> None:
    assert pdf(dastan) == pdf(dastan)


def test_without_typst_one_line_says_what_to_install(dastan: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(CaseError, match=r"needs the typst library: pip install 'whence\[pdf\]'"):
        pdf(dastan)
