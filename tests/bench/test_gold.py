"""What counts on the gold set: tables of rows, claims made, and how they are tallied."""

from typing import Any

import pytest

from bench.gold import Row, Tally, score

TEXT = "Police said troops shot a farmer and trained the River Front. Odd Brekke, a police spokesman, vowed to attack."
KILL = {"quote": "troops shot a farmer", "type": "kill", "roles": {"agent": "troops", "patient": "a farmer"},
        "chain": ["Wire", "Police"], "act": "states", "factuality": "CT+"}  # fmt: skip
TRAIN = {"quote": "trained the River Front", "type": ["train", "trains"], "between": ["troops", "River Front"],
         "chain": ["Wire", "Police"], "act": "states", "factuality": "CT+"}  # fmt: skip


def made(type_: str, word: str, chain: str = "Wire < Police", factuality: str = "CT+", **roles: str) -> Row:
    at = TEXT.index(word)
    end = TEXT.index(".", at) + 1
    start = 0 if at < TEXT.index(". ") else TEXT.index(". ") + 2
    parties = {role: [[words]] for role, words in roles.items()}
    steps = [[step] for step in chain.split(" < ")]
    return Row(start, end, (at, at + len(word)), TEXT, type_, parties, steps, "states", factuality, None, type_)


def tally(expected: list[dict[str, Any]], *claims: Row) -> tuple[int, int, int]:
    """Rows asked for, claims that count, and those that are right."""
    counts = Tally()
    score(expected, list(claims), {}, counts)
    return counts.expected, counts.made, counts.right


SHOT = made("kill", "shot", agent="troops", patient="a farmer")


@pytest.mark.parametrize(
    ("claim", "counted"),
    [
        (made("kill", "attack", agent="Odd Brekke"), 1),
        (made("attack", "attack", factuality="Uu", agent="Odd Brekke"), 0),
        (made("attack", "shot", agent="troops"), 0),
        (made("attack", "shot", "Wire", agent="troops"), 1),
        (made("located_in", "shot", subject="troops", object="Karsa"), 0),
        (made("works_for", "spokesman", subject="Police", object="Norland"), 0),
        (made("works_for", "spokesman", subject="a farmer", object="Norland"), 1),
    ],
    ids=["surplus", "threatened", "wider kin", "kin by another speaker", "place", "who only speaks", "who takes part"],
)  # fmt: skip
def test_surplus(claim: Row, counted: int) -> None:
    assert tally([KILL], SHOT, claim) == (1, 1 + counted, 1)


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        (made("train", "trained", agent="troops", patient="the River Front"), 1),
        (made("trains", "trained", subject="troops", object="the River Front"), 1),
        (made("train", "trained", agent="troops"), 0),
        (made("train", "trained", agent="troops", patient="a farmer"), 0),
    ],
)
def test_members_between_may_stand_in_any_role(claim: Row, right: int) -> None:
    assert tally([TRAIN], claim) == (1, 1, right)


def test_a_passive_must_not_gain_a_doer() -> None:
    row = {**KILL, "roles": {"patient": "a farmer"}}
    assert tally([row], SHOT) == (1, 1, 0)
