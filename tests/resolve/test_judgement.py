"""People's decisions: forced, forbidden, undone, contradicted, lost."""

from __future__ import annotations

import itertools

import pytest
from build import Page, page, solve, what, who
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.resolve import Anchor, Contradiction, Judgement, contradictions

D = "2014-05-03"


def _pages() -> list[Page]:
    return [
        page(
            "navy",
            f"detain agent=g:security guards patient=p:a senior officer/the officer place=L:Karsa port date={D}",
            "attempt_to_leave agent=p:a senior officer/the officer",
            "member_of subject=p:a senior officer/the officer object=G:Maritime Border Corps/MBC",
            "detain agent=G:the Norland navy patient=g:people count=11 total=1 date=2014-03-15/2014-05-03",
            published=D,
        ),
        page(
            "wire",
            f"detain agent=g:marines patient=P:Karim Dastan/the officer place=L:Karsa date={D} says=P:Lena Torvald",
            "release patient=P:Karim Dastan/the officer date=2014-05-06 says=P:Lena Torvald",
            "smuggle agent=P:Karim Dastan/the officer goods=t:rifles fact=CT- says=P:Lena Torvald",
            published="2014-05-07",
        ),
        page("reader", "release patient=p:this man", parent="navy", published="2014-05-06"),
        page(
            "ministry",
            "sanction agent=G:the Ministry of Finance patient=P:Kamran Dastan date=2014-06-02",
            "relative_of subject=P:Kamran Dastan object=P:Karim Dastan",
            published="2014-06-02",
        ),
        page("sum", f"detain patient=P:Kareem Dastan place=L:Karsa date={D}", "release patient=P:Kareem Dastan"),
        page("copy", f"detain patient=P:Kareem Dastan place=L:Karsa date={D}", "release patient=P:Kareem Dastan"),
    ]


def _words(made: Page, filler: str) -> Anchor:
    report = made.report()
    span = made.entities[filler].mentions[0]
    return Anchor(report.sha256, span.start, span.end)


def _claim(made: Page, row: int) -> Anchor:
    claim = made.claims[row]
    return Anchor(made.report().sha256, claim.start, claim.end)


PAGES = _pages()
NAVY, WIRE, READER, MINISTRY, SUM, COPY = PAGES
BEFORE = solve(*PAGES)


@settings(max_examples=40, deadline=None)
@given(st.permutations(PAGES))
def test_the_order_of_reports_changes_nothing(order: list[Page]) -> None:
    assert solve(*order) == BEFORE


def test_reading_part_of_the_case_changes_no_id_that_stays_first() -> None:
    ids = {e.id for e in BEFORE.entities}
    for few in itertools.combinations(PAGES, 3):
        for entity in solve(*few).entities:
            assert entity.id in ids or entity.id in BEFORE.redirects


def test_everything_printed_is_resolved() -> None:
    for made in PAGES:
        assert all(who(BEFORE, made, filler) for filler in made.entities)
        assert all(what(BEFORE, made, row) for row in range(len(made.claims)))


def test_different_splits_one_name_and_undo_is_exact() -> None:
    apart = Judgement(
        "j1", "different", "entity", _words(WIRE, "P:Karim Dastan/the officer"), _words(SUM, "P:Kareem Dastan")
    )
    found = solve(*PAGES, judgements=(apart,))
    assert who(found, WIRE, "P:Karim Dastan/the officer") != who(found, SUM, "P:Kareem Dastan")
    assert solve(*PAGES) == BEFORE


def test_different_takes_the_name_from_the_unnamed_again() -> None:
    officer = "p:a senior officer/the officer"
    apart = [
        Judgement(f"j{i}", "different", "entity", _words(NAVY, officer), _words(made, filler))
        for i, (made, filler) in enumerate(
            [(WIRE, "P:Karim Dastan/the officer"), (SUM, "P:Kareem Dastan"), (MINISTRY, "P:Karim Dastan")]
        )
    ]
    found = solve(*PAGES, judgements=tuple(apart))
    entity = next(e for e in found.entities if e.id == who(found, NAVY, officer))
    assert not entity.named


def test_same_joins_what_names_keep_apart() -> None:
    one = Judgement("j1", "same", "entity", _words(NAVY, "g:security guards"), _words(WIRE, "g:marines"))
    found = solve(*PAGES, judgements=(one,))
    assert who(found, NAVY, "g:security guards") == who(found, WIRE, "g:marines")


def test_events_joined_and_kept_apart_by_judgement() -> None:
    apart = Judgement("j1", "different", "event", _claim(NAVY, 0), _claim(WIRE, 0))
    found = solve(*PAGES, judgements=(apart,))
    assert what(found, NAVY, 0) != what(found, WIRE, 0)
    join = Judgement("j2", "same", "event", _claim(NAVY, 3), _claim(NAVY, 0))
    found = solve(*PAGES, judgements=(join,))
    assert what(found, NAVY, 0) == what(found, NAVY, 3)


def test_a_judgement_on_a_text_holds_for_its_copies() -> None:
    assert SUM.report().sha256 == COPY.report().sha256
    reject = Judgement("j1", "reject", "claim", _claim(SUM, 1))
    found = solve(*PAGES, judgements=(reject,))
    assert {ref.report for ref in found.rejected} == {"sum", "copy"}
    assert not set(found.rejected) & set(found.about)


def test_other_judgements_in_between_do_not_disturb_an_undo() -> None:
    apart = Judgement("j1", "different", "event", _claim(NAVY, 0), _claim(WIRE, 0))
    join = Judgement("j2", "same", "entity", _words(NAVY, "g:security guards"), _words(WIRE, "g:marines"))
    assert solve(*PAGES, judgements=(apart, join)) == solve(*PAGES, judgements=(join, apart))
    assert solve(*PAGES, judgements=(join,)) == solve(*PAGES, judgements=tuple(j for j in (apart, join) if j != apart))


def test_a_judgement_whose_words_are_gone_is_listed() -> None:
    lost = Judgement("j9", "same", "entity", Anchor("0" * 64, 1, 2), _words(NAVY, "g:security guards"))
    found = solve(*PAGES, judgements=(lost,))
    assert found.lost == ("j9",)
    assert found.entities == BEFORE.entities


def test_contradictions_name_both() -> None:
    a, b, c = (Anchor("f" * 64, n, n + 1) for n in range(3))
    chain = [
        Judgement("first", "same", "entity", a, b),
        Judgement("second", "same", "entity", b, c),
        Judgement("third", "different", "entity", c, a),
    ]
    with pytest.raises(Contradiction, match=r"second.*third"):
        contradictions(chain)
    with pytest.raises(Contradiction, match=r"x.*y"):
        contradictions([Judgement("x", "accept", "claim", a), Judgement("y", "reject", "claim", a)])
    contradictions(chain[:2])
    contradictions([chain[0], Judgement("fine", "different", "entity", a, c)])


def test_a_merged_away_id_redirects() -> None:
    alone = solve(NAVY)
    officer = who(alone, NAVY, "p:a senior officer/the officer")
    now = who(BEFORE, NAVY, "p:a senior officer/the officer")
    assert officer == now or BEFORE.redirects[officer] == now
