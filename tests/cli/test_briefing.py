"""A brief from the command line: in the form that the file's name asks for, or one line saying why not."""

from pathlib import Path

import pytest

from running import Run


@pytest.mark.parametrize(
    ("file", "begins"), [("b.html", "<!DOCTYPE html>"), ("b.md", "# Karim Dastan"), ("B.MD", "# ")]
)
def test_the_ending_says_how_it_is_set(whence: Run, demo_case: Path, tmp_path: Path, file: str, begins: str) -> None:
    ran = whence("brief", "Karim Dastan", "-o", file)
    assert (ran.code, ran.err) == (0, "")
    assert "notes" in ran.out
    assert (tmp_path / file).read_text(encoding="utf-8").lstrip().startswith(begins)


def test_without_a_file_it_is_markdown_on_standard_output(whence: Run, demo_case: Path, tmp_path: Path) -> None:
    assert whence("brief", "Karim Dastan", "-o", "b.md").code == 0
    assert whence("brief", "Karim Dastan").out == (tmp_path / "b.md").read_text(encoding="utf-8")


def test_it_can_be_asked_as_known_on_a_day(whence: Run, demo_case: Path) -> None:
    ran = whence("brief", "Karim Dastan", "--known", "2014-05-05")
    assert ran.code == 0
    assert "as known on 5 May 2014" in ran.out
    assert "Dastan" not in ran.out


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        (["Karim Dastan", "-o", "b.doc"], 1, "b.doc: a brief is written as .html, .md, .pdf"),
        (["Karim Dastan", "-o", "b"], 1, "b: a brief is written as .html, .md, .pdf"),
        (["Karim Dastan", "-o", "no/folder/b.md"], 1, "cannot be written"),
        (["Nobody At All"], 1, "fits nothing in this case"),
        (["Greta"], 1, "no dossier is made of a commenter"),
        (["Karim Dastan", "--known", "2014-01-01"], 1, "nothing that had been published by 2014-01-01 tells of it"),
        (["Karim Dastan", "--known", "May"], 2, "is no day"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(whence: Run, demo_case: Path, typed: list[str], code: int, says: str) -> None:
    ran = whence("brief", *typed)
    assert (ran.code, ran.out) == (code, "")
    assert says in " ".join(ran.err.split())
