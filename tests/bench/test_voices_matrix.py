"""Speakers in every phrasing: a sample of the matrix stays as right as it was."""

import random

import pytest

from bench.gold import Row
from bench.voices import SEED, Bench, Case, cases, judge, told

#: the share of the sample that is right; it may only rise
FLOOR = 0.97


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench()


def test_contents_are_read_where_nobody_speaks(bench: Bench) -> None:
    assert bench.unread(told()) == {}


def test_phrasings_are_heard_as_before(bench: Bench) -> None:
    by_phrasing: dict[str, list[Case]] = {}
    for case in cases(told()):
        by_phrasing.setdefault(case.phrasing, []).append(case)
    draw = random.Random(SEED)
    phrasings, _ = bench.matrix(draw.choice(one) for one in by_phrasing.values())
    right = phrasings.share(phrasings.asked)
    assert right >= FLOOR, "\n".join(f"{name}\n{''.join(texts)}" for name, texts in phrasings.wrong.items())


def _row(chain: list[str], act: str, value: str) -> Row:
    roles = {"patient": [["a shepherd"]]}
    return Row(0, 9, (0, 9), "", "kill", roles, [[name] for name in chain], act, value, None, "")


ASKED = Case(
    "before", "killed", "", ("kill",), "Northern Wire", False,
    (({"chain": [["the army"]], "act": "states", "value": "CT+"},),), frozenset({"Uu"}), ("patient", "shepherd"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("made", "right"),
    [
        ([_row(["Northern Wire", "The army"], "states", "CT+")], True),
        ([_row(["Northern Wire"], "states", "CT+")], False),
        ([_row(["Northern Wire", "The army"], "denies", "CT+")], False),
        ([_row(["Northern Wire", "The army"], "states", "PR+")], False),
        ([_row(["Northern Wire", "The army"], "states", "CT+"), _row(["Northern Wire"], "states", "CT+")], False),
        ([_row(["Northern Wire", "The army"], "states", "CT+"), _row(["Northern Wire"], "states", "Uu")], True),
        ([], False),
    ],
)
def test_a_text_is_right_by_chain_act_and_value_and_nothing_else(made: list[Row], right: bool) -> None:
    assert judge(ASKED, made) is right
