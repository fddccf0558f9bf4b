"""Constructions of news English: how the sentences are made, and that as many are read right as before."""

from __future__ import annotations

import re

import pytest

from bench.floors import Floors, broken
from bench.frames import Item, Matrix, Read, data, figures, items, verb_phrase, words_of
from bench.program import digest
from bench.tasks import TASKS


@pytest.mark.parametrize(
    ("pattern", "form", "done", "said"),
    [
        ("arrest _", "past", "two men", "arrested two men"),
        ("take _ into custody", "past", "two men", "took two men into custody"),
        ("take _ into custody", "vbn", "", "taken into custody"),
        ("gun down _", "ing", "Idris Tolan", "gunning down Idris Tolan"),
        ("car-bomb _", "past", "a post", "car-bombed a post"),
        ("swoop on _", "pres", "a market", "swoops on a market"),
        ("hang _", "past", "him", "hanged him"),
    ],
)
def test_verbs_are_inflected_with_their_objects(pattern: str, form: str, done: str, said: str) -> None:
    assert verb_phrase(pattern, form, done) == said


def test_a_seed_gives_the_same_sentences_and_another_others() -> None:
    first, again, other = ([i.text for i in items(seed, 1)] for seed in (1, 1, 2))
    assert first == again != other


def test_every_slot_is_filled_and_every_row_stands_in_its_sentence() -> None:
    for item in items(3, 2):
        assert not re.search(r"[{}_]| ,| \.|  ", item.text), item.text
        named = {words for row in item.rows or () for role, words in row.roles if role != "goods"}
        assert all(words.casefold() in item.text.casefold() for words in named), item


def test_there_are_as_many_constructions_as_were_asked_for() -> None:
    assert sum(len(data()[group]) for group in ("done", "of", "on", "self")) >= 60
    assert len(data()["refused"]) >= 30
    assert all(list(words_of(name, entry)) for name, entry in data()["types"].items())


SAID = "Gunmen killed two men in Gao."


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("kill agent=gunmen patient=men 2", False), ("kill agent=soldiers patient=men 2", True),
        ("kill agent=gunmen patient=women 2", True), ("kill agent=gunmen patient=men 3", True),
        ("detain agent=gunmen patient=men 2", True), ("kill patient=men 2", True), (None, True),
    ],
)  # fmt: skip
def test_a_sentence_is_judged(rows: str | None, wrong: bool) -> None:
    from bench.frames import Row

    expected = None
    if rows is not None:
        type_, *roles, count = rows.split()
        pairs = tuple((r.split("=")[0], r.split("=")[1]) for r in roles)
        expected = (Row(frozenset({type_}), pairs, (int(count), int(count))),)
    assert bool(Read().wrong(Item("told", "", "", SAID, expected))) is wrong


def test_shares_are_of_the_constructions_asked_for() -> None:
    matrix = Matrix({("frame", "done: a"): [True, False], ("frame", "refused: b"): [True], ("type", "x"): [False]}, {})
    assert (matrix.share("done"), matrix.share("refused")) == (50, 100)


def test_as_many_are_read_right_as_before() -> None:
    task = next(t for t in TASKS if t.name == "frames")
    found = {f"frames.{name}": value for name, value in figures().items()}
    assert broken(Floors.load(), found, {"frames": digest(task.files())}) == []
