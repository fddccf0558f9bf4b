# ruff: noqa: E501 (a table reads by rows)
"""The Admiralty number. The rows read: who says so and how surely, and the number that follows."""

from __future__ import annotations

import pytest
from casefile import Case

from whence.weigh import weigh

D = "detain/1"
READER = "reader"

ROWS = [
    # two independent origins
    (1, "confirmed", [("gazette", "org:navy", "CT+"), ("post", "person:torvald", "CT+")]),
    (1, "confirmed", [("gazette", "person:a witness", "CT+"), ("gazette", "anon:a dock guard", "CT+")]),
    # agreement whose independence is not established
    (2, "several_origins", [("gazette", "anon:a dock guard", "CT+"), ("post", "anon:a fisherman", "CT+")]),
    (2, "several_origins", [("gazette", None, "CT+"), ("post", None, "CT+")]),
    (2, "admitted", [("gazette", "person:dastan", "admits")]),
    (3, "one_origin", [("gazette", "org:navy", "admits")]),
    # one origin, however often repeated
    (3, "one_origin", [("gazette", "org:navy", "CT+")]),
    (3, "one_origin", [("gazette", "org:navy", "CT+"), ("post", "doc:navy", "CT+"), ("sun", "spox:navy", "CT+")]),
    (3, "one_origin", [("gazette", "org:navy", "CT+"), ("gazette", None, "CT+"), (READER, None, "CT+")]),
    (3, "denied", [("gazette", "org:navy", "CT+"), ("post", "person:torvald", "CT+"), ("sun", "person:dastan", "CT-")]),
    # doubtful
    (4, "denied", [("gazette", "org:navy", "CT+"), ("post", "person:torvald", "CT-")]),
    (4, "nobody_certain", [("gazette", "org:navy", "PR+")]),
    (4, "nobody_certain", [("gazette", "org:navy", "PS+"), ("post", "person:torvald", "PR+")]),
    (4, "readers_alone", [(READER, None, "CT+")]),
    (4, "readers_alone", [(READER, None, "CT+"), ("reader 2", None, "CT+"), ("reader 3", None, "CT+")]),
    # improbable
    (5, "outweighed", [("gazette", "org:navy", "CT+"), ("post", "person:torvald", "CT-"), ("sun", "person:dastan", "CT-")]),
    (5, "outweighed", [("gazette", "org:navy", "PR+"), ("post", "person:torvald", "CT-")]),
    (5, "readers_alone", [(READER, None, "CT+"), ("post", "person:torvald", "CT-")]),
    # cannot be judged
    (6, "nobody_named", [("gazette", "anon:media reports", "CT+")]),
    (6, "no_stance", [("gazette", "org:navy", "Uu")]),
    (6, "no_stance", [(READER, None, "Uu")]),
]  # fmt: skip


def case_of(rows: list[tuple[str, str | None, str]]) -> Case:
    case = Case().page("gazette")
    for n, (page, who, fact) in enumerate(rows):
        if page.startswith("reader"):
            case.page(page, type="comment", parent="gazette", text="")
        more: dict[str, object] = {"act": "denies"} if fact == "CT-" else {"act": "asks"} if fact == "Uu" else {}
        if fact == "admits":
            fact, more = "CT+", {"act": "admits"}
        case.says(page, who, D, fact, patient="dastan", words=f"[he was held {n}]", **more)  # type: ignore[arg-type]
    return case


@pytest.mark.parametrize(("number", "rule", "rows"), ROWS, ids=str)
def test_the_number_and_the_rule_that_gives_it(number: int, rule: str, rows: list[tuple[str, str | None, str]]) -> None:
    given = case_of(rows).weighed().worth[D].grade
    assert (given.number, given.rule) == (number, rule)
    assert given.reason.endswith(".")


def test_what_everybody_denies_is_graded_as_denied() -> None:
    worth = case_of([("gazette", "org:navy", "CT-"), ("post", "person:torvald", "CT-")]).weighed().worth[D]
    assert (worth.occurred, worth.grade.number) == ("no", 1)


@pytest.mark.parametrize(
    ("facts", "occurred"),
    [
        (["CT+"], "yes"), (["CT+", "PR+"], "yes"), (["CT-"], "no"), (["CT+", "CT-"], "contested"),
        (["PR+", "CT-"], "contested"), (["PR+"], "unknown"), (["PS+", "Uu"], "unknown"), (["PR-"], "unknown"),
    ],
)  # fmt: skip
def test_whether_it_happened(facts: list[str], occurred: str) -> None:
    rows = [(f"page {n}", f"person:p{n}", fact) for n, fact in enumerate(facts)]
    assert case_of(rows).weighed().worth[D].occurred == occurred  # type: ignore[arg-type]


def test_readers_are_no_origins_beside_others() -> None:
    worth = case_of([("gazette", "org:navy", "CT+"), (READER, None, "CT+")]).weighed().worth[D]
    assert worth.origins == ("s:navy",)
    assert case_of([(READER, None, "CT+")]).weighed().worth[D].origins == ("s:reader",)


def test_every_two_origins_are_set_side_by_side() -> None:
    worth = (
        case_of(
            [("gazette", "org:navy", "CT+"), ("post", "person:torvald", "CT+"), ("sun", "anon:an officer@navy", "CT+")]
        )
        .weighed()
        .worth[D]
    )
    assert [(a, b, lineage.answer) for a, b, lineage in worth.lineages] == [
        ("s:navy", "s:torvald", "independent"),
        ("s:navy", "s:sun:an officer", "not established"),
        ("s:torvald", "s:sun:an officer", "independent"),
    ]


def test_the_claim_of_a_rival_value_is_graded_for_that_value() -> None:
    case = Case().entity("marines", name=None, group=True).entity("security guards", name=None, group=True)
    case.says("gazette", "org:navy", D, agent="security guards").says("post", "person:torvald", D, agent="marines")
    weighed = case.weighed()
    assert weighed.worth[D].grade.number == 1
    assert {g.number for g in weighed.claim_grade.values()} == {4}


def test_the_number_never_reads_the_letters() -> None:
    reports, extracts, resolution = case_of(ROWS[0][2]).build()
    from casefile import codebook

    one = weigh(reports, extracts, resolution, codebook(), {"s:navy": "A"})
    two = weigh(reports, extracts, resolution, codebook(), {"s:navy": "E"})
    assert one == two
