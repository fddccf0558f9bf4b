"""Generated reports keep their offsets; what was measured of growth goes into its own part of the page."""

from __future__ import annotations

from dataclasses import asdict
from itertools import islice
from pathlib import Path

from bench.generated import demo, generated
from bench.growth import Grown
from bench.lines import BY_KEY
from bench.page import put_growth, put_speed
from whence.claims.extract import blocks
from whence.documents.read import read_path
from whence.language.reading import Reading, Sentence, Token

PAGE = "# Figures\n\n| a | b |\n\n## What to type\n\nThis.\n"


def read_by_words(text: str) -> Reading:
    """An answer in which every word is a token."""
    tokens, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        tokens.append(Token(at, at + len(word), word, word, "NOUN", "NN", 0, "dep", 0))
        at += len(word)
    return Reading(text, tuple(tokens), (Sentence(0, len(text), 0, len(tokens)),), (), (), (), (), "words")


def test_other_words_stand_where_the_demonstration_has_its_own() -> None:
    told = [one for file in demo()[:2] for one in read_path(file)]
    made = [both for file in islice(generated(told, [read_by_words(one.text) for one in told]), 6) for both in file]
    assert len({report.id for report, _ in made}) == len(made)
    for at, (report, answer) in enumerate(made):
        first = told[at % len(told)]
        assert (len(report.text), blocks(report)) == (len(first.text), blocks(first))
        assert report.text != first.text
        assert all(report.text[token.start : token.end] == token.text for token in answer.tokens)


def test_the_table_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    page, kept = tmp_path / "figures.md", tmp_path / "growth.json"
    page.write_text(PAGE)
    for one, day in ((90.0, "2026-01-01"), (120.0, "2026-01-02")):
        grown = Grown(**dict.fromkeys(Grown.__annotations__, 1) | {"reports": 20000, "one": one, "one_small": 100.0})
        put_growth({"day": day, "sizes": [asdict(grown)]}, page, kept)
    text = page.read_text()
    assert text.startswith("# Figures\n\n| a | b |\n")
    assert text.endswith("\n\n## What to type\n\nThis.\n")
    assert text.count("## A case as it grows") == 1
    assert "Measured on 2026-01-02" in text
    assert "| the first over the second | 1.20 | at most 1.3 |" in text


def test_the_rows_of_speed_take_the_place_of_those_before(tmp_path: Path) -> None:
    file, kept = tmp_path / "figures.md", tmp_path / "speed.json"
    line = BY_KEY["speed.ratio"]
    rows = f"| {line.words} | 9 times | 9 | | |\n| other | 1 | | | |\n"
    file.write_text(f"# Figures\n\n{rows}\n## What to type\n\nThis.\n")
    for ratio in (2.5, 2.25):
        put_speed({"day": "2026-01-02", "figures": {"speed.ratio": ratio, "speed.share.claims": 7.0}}, file, kept)
    text = file.read_text()
    assert f"\n| {line.words} | 2.25 times |" in text
    assert "\n| other | 1 | | | |\n" in text
    assert text.count("## Where the time of reading goes") == 1
    assert "measured on 2026-01-02" in text
    assert "\n| claims | 7.0 % |\n\n## What to type\n\nThis.\n" in text
