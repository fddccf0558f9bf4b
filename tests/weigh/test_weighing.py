"""What holds of every case, whatever is in it: order does not matter, and nothing is dropped or made up."""

from __future__ import annotations

import random

from casefile import Case, codebook
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.resolve.resolution import Ref
from whence.weigh import current, weigh
from whence.weigh.rules import manual
from whence.weigh.weighed import Weighed

WHO = st.sampled_from(
    [None, "org:navy", "doc:navy", "spox:navy", "person:torvald", "anon:a dock guard", "anon:an official@ministry",
     "anon:media reports", "outlet:page 1", "doc:navy < link:assessments"]
)  # fmt: skip
FACT = st.sampled_from(["CT+", "CT+", "PR+", "PS+", "CT-", "Uu"])
ABOUT = st.sampled_from(["detain/1", "release/1", "kill/1", "kill/2", "navy-supports-rebels"])
MORE = st.fixed_dictionaries(
    {},
    optional={
        "agent": st.sampled_from(["navy", "marines", "guards"]),
        "date": st.sampled_from(["2014-05-03", "2014-05", "2014-05-09", "../2014-05-04"]),
        "count": st.integers(0, 12),
        "act": st.sampled_from(["states", "denies", "admits", "asks", "announces"]),
        "verbatim": st.booleans(),
    },
)
ROW = st.tuples(st.integers(0, 5), WHO, ABOUT, FACT, MORE)
DAYS = ("2014-05-04", "2014-05-04", "2014-05-06", None, "2014-05-20~", "2014-06")


def case_of(rows: list[tuple[int, str | None, str, str, dict[str, object]]]) -> Case:
    case = Case().entity("dastan", schema="Person").entity("guards", name=None, group=True)
    for number, day in enumerate(DAYS):
        kind = "comment" if number == 5 else "article"
        case.page(f"page {number}", day, type=kind, parent="page 0" if number == 5 else None)
    for number, who, about, fact, more in rows:
        given = dict(more)
        if "-" not in about:
            given["patient"] = "dastan"
        else:
            given.pop("agent", None)
        case.says(f"page {number}", None if number == 5 else who, about, fact, **given)  # type: ignore[arg-type]
    return case


def shuffled(case: Case, seed: int) -> Weighed:
    reports, extracts, resolution = case.build()
    order = random.Random(seed).sample(sorted(reports), len(reports))
    return weigh({r: reports[r] for r in order}, {r: extracts[r] for r in order[::-1]}, resolution, codebook())


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=12), st.integers(0, 99))
def test_the_order_of_reports_does_not_matter(rows: list, seed: int) -> None:  # type: ignore[type-arg]
    case = case_of(rows)
    assert shuffled(case, seed) == case.weighed()


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=12))
def test_every_claim_and_event_is_weighed_and_points_to_what_exists(rows: list) -> None:  # type: ignore[type-arg]
    case = case_of(rows)
    _, extracts, resolution = case.build()
    weighed = case.weighed()
    claims = {Ref(r, i) for r, extract in extracts.items() for i in range(len(extract.claims))}
    sources = {s.id for s in resolution.sources}
    assert set(weighed.origin) == set(weighed.claim_grade) == claims
    assert set(weighed.worth) == {e.id for e in resolution.events} | {r.id for r in resolution.relations}
    assert all(o.source is None or o.source in sources for o in weighed.origin.values())
    assert all(o.reason for o in weighed.origin.values())
    for worth in weighed.worth.values():
        assert set(worth.origins) <= sources
        assert len(set(worth.origins)) == len(worth.origins)
        assert 1 <= worth.grade.number <= 6
    for conflict in weighed.conflicts:
        assert len(conflict.sides) >= 2
        held = [ref for side in conflict.sides for ref in side.claims]
        assert set(held) <= claims
        assert len(held) == len(set(held))


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=12))
def test_a_disputed_event_has_a_conflict_and_a_status_rests_on_claims(rows: list) -> None:  # type: ignore[type-arg]
    weighed = case_of(rows).weighed()
    serious = {c.about for c in weighed.conflicts if c.serious}
    assert {about for about, worth in weighed.worth.items() if worth.disputed} == serious & set(weighed.worth)
    for stretches in weighed.status.values():
        assert all(s.claims and s.event in weighed.worth for s in stretches)
        assert current(stretches) is None or current(stretches) in stretches


@settings(max_examples=40, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=12))
def test_what_is_not_yet_published_changes_nothing(rows: list) -> None:  # type: ignore[type-arg]
    early = [row for row in rows if DAYS[row[0]] == "2014-05-04"]
    known = case_of(rows).weighed("2014-05-04")
    assert {ref.report for ref in known.origin} <= {"page 0", "page 1"}
    assert len(known.origin) == len(early)


def test_every_rule_says_what_it_does() -> None:
    entries = manual()
    assert len(entries) >= 50
    assert all(len(entry.says.split()) >= 4 for entry in entries)
    assert len({entry.says for entry in entries}) == len(entries)
