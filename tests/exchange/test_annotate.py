"""Texts are marked up line by line, in order, and a bad line stops nobody else."""

import json
from typing import Any

import pytest

from whence.case.pool import ALONE, Workers
from whence.codebook import load
from whence.exchange.annotate import BadLine, annotate_lines

TEXT = (
    "HALVIK — The Norland Navy said on Tuesday that its marines had detained a trawler captain, Odd Brekke, "
    "in “the inner harbour”. The captain denies it."
)


def marked(*lines: object, workers: Workers = ALONE) -> list[Any]:
    data = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return [
        one if isinstance(one, BadLine) else json.loads(one) for one in annotate_lines(data, load(), workers)
    ]  # fmt: skip


def spans(found: dict[str, Any]) -> list[tuple[int, int]]:
    every = [(one["start"], one["end"]) for key in ("entities", "times", "events") for one in found[key]]
    every += [tuple(span) for one in found["attributions"] for part in one.values() for span in part]
    every += [tuple(span) for cluster in found["clusters"] for span in cluster]
    return every + [tuple(span) for one in found["events"] for role in one["roles"].values() for span in role]


def test_the_contract() -> None:
    (found,) = marked({"id": 7, "text": TEXT, "published": "2014-05-07"})
    assert list(found) == ["id", "entities", "attributions", "times", "events", "clusters"]
    assert found["id"] == 7
    assert all(set(one) == {"start", "end", "type", "named"} for one in found["entities"])
    assert all(set(one) == {"source", "cue", "content"} for one in found["attributions"])
    assert all(set(one) == {"start", "end", "type", "value", "edtf"} for one in found["times"])
    assert all({"start", "end", "type", "roles", "factuality"} <= set(one) for one in found["events"])
    assert spans(found)
    assert all(0 <= start < end <= len(TEXT) for start, end in spans(found))
    (detain,) = [one for one in found["events"] if one["type"] == "detain"]
    assert TEXT[detain["start"] : detain["end"]] == "detained"


def test_offsets_count_code_points() -> None:
    """A character outside the basic plane before the name moves it by one, not by two or four."""
    text = f"\N{LEFT-POINTING MAGNIFYING GLASS} {TEXT}"
    plain, moved = marked({"id": 1, "text": TEXT}, {"id": 2, "text": text})
    phrases = [TEXT[one["start"] : one["end"]] for one in plain["entities"]]
    assert any(phrase.endswith("Odd Brekke") for phrase in phrases), phrases
    assert [text[one["start"] : one["end"]] for one in moved["entities"]] == phrases


def test_order_is_kept_and_company_changes_nothing() -> None:
    rows = [{"id": n, "text": f"On {n} May 2014 the army shelled Ostra and killed {n} men."} for n in range(1, 9)]
    together = marked(*rows, workers=Workers(2))
    assert [one["id"] for one in together] == list(range(1, 9))
    assert marked(rows[4]) == [together[4]]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "is not JSON"),
        (b"\xff\xfe{}", "is not UTF-8"),
        (b"[]", "is not a JSON object"),
        (b'{"text": "x"}', "has no id"),
        (b'{"id": 1}', "has no text"),
        (b'{"id": 1, "text": 5}', "has no text"),
        (b'{"id": 1, "text": "\\ud800"}', "half a character"),
        (b'{"id": 1, "text": "x", "published": "soon"}', "is no date"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(line: bytes, reason: str) -> None:
    first, bad, last = marked({"id": 1, "text": TEXT}, line, {"id": 3, "text": TEXT})
    assert (first["id"], last["id"]) == (1, 3)
    assert isinstance(bad, BadLine)
    assert bad.number == 2
    assert reason in bad.reason


def test_empty_lines_are_passed_over_but_counted() -> None:
    (bad,) = marked(b"\n", b"nonsense")
    assert bad.number == 2


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "…", "\u200f", "x" * 5000])
def test_odd_texts_are_marked_up(text: str) -> None:
    (found,) = marked({"id": "odd", "text": text})
    assert isinstance(found, dict), found
    assert all(0 <= start < end <= len(text) for start, end in spans(found))
