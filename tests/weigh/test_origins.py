# ruff: noqa: E501 (a table reads by rows)
"""Who first made an account public. The rows read: who says it on which page, and whose account it is."""

from __future__ import annotations

import pytest
from casefile import Case

from whence.weigh import compare

D = "detain/1"


def rows(*lines: tuple[str, str | None, str]) -> Case:
    case = Case()
    for number, (page, who, _) in enumerate(lines):
        case.says(page, who, D, patient="dastan", words=f"[he was held {number}]")
    return case


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([("gazette", "org:navy", "s:navy"), ("post", "org:navy", "s:navy")], id="one institution in two pages"),
        pytest.param([("gazette", "doc:navy", "s:navy"), ("gazette", "org:navy", "s:navy")], id="its statement is the institution"),
        pytest.param([("gazette", "spox:navy", "s:navy"), ("post", "org:navy", "s:navy")], id="its spokesman is the institution"),
        pytest.param([("gazette", "person:aasen@navy", "s:navy"), ("post", "org:navy", "s:navy")], id="its officer speaks for it"),
        pytest.param([("gazette", "org:navy < link:assessments", "s:navy")], id="assessments that it cites are a link"),
        pytest.param([("gazette", "doc:navy < link:interrogations", "s:navy"), ("post", "org:navy", "s:navy")], id="so are interrogations"),
        pytest.param([("gazette", "org:navy", "s:navy"), ("gazette", None, "s:navy")], id="the page's own sentence rests on its one account"),
        pytest.param([("gazette", "person:torvald", "s:torvald"), ("post", "org:navy", "s:navy")], id="a minister and a navy are two"),
        pytest.param([("gazette", "anon:a dock guard", "s:gazette:a dock guard"), ("post", "anon:a fisherman", "s:post:a fisherman")], id="two witnesses are two"),
        pytest.param([("gazette", "anon:an official@ministry", "s:gazette:an official"), ("post", "anon:an official@ministry", "s:gazette:an official")], id="unnamed officials of one ministry in two pages count once"),
        pytest.param([("gazette", "anon:one official@ministry", "s:gazette:one official"), ("gazette", "anon:another official@ministry", "s:gazette:another official")], id="unless one page tells them apart"),
        pytest.param([("gazette", "anon:a dock guard", "s:gazette:a dock guard"), ("post", "anon:the guard", "s:gazette:a dock guard")], id="one guard in two pages may be one man"),
        pytest.param([("gazette", "anon:a witness", "s:gazette:a witness"), ("post", "anon:a witness", "s:post:a witness")], id="of witnesses there are many"),
        pytest.param([("gazette", "anon:media reports", None)], id="reports belong to nobody"),
        pytest.param([("gazette", None, "s:gazette")], id="a page that names nobody is as far as it goes"),
        pytest.param([("gazette", "org:navy", "s:navy"), ("gazette", "person:torvald", "s:torvald"), ("gazette", None, None)], id="a page with two accounts does not say from which"),
        pytest.param([("gazette", "outlet:Northern Wire", "s:Northern Wire")], id="an agency is credited"),
    ],
)  # fmt: skip
def test_whose_account_it_is(lines: list[tuple[str, str | None, str]]) -> None:
    assert [o.source for o in rows(*lines).origins()] == [want for *_, want in lines]


def test_what_a_page_infers_is_marked() -> None:
    said, own = rows(("gazette", "org:navy", ""), ("gazette", None, "")).origins()
    assert (said.inferred, own.inferred) == (False, True)
    assert "rests on one account" in own.reason


def test_a_denial_is_not_an_account_that_a_page_rests_on() -> None:
    case = rows(("gazette", "org:navy", ""), ("gazette", None, ""))
    case.says("gazette", "person:dastan", D, "CT-", act="denies", patient="dastan")
    assert case.origins()[1].source == "s:navy"


def test_a_page_does_not_rest_on_an_account_that_it_contradicts() -> None:
    case = Case().page("watch", "2014-05-04")
    case.says("watch", "org:navy", "kill/1", patient="dastan", count=(25, 25))
    case.says("watch", None, "kill/1", patient="dastan", count=(7, 7))
    case.says("watch", None, "kill/1", patient="dastan")
    case.says("watch", None, "kill/1", "CT-", patient="dastan")
    assert [o.source for o in case.origins()] == ["s:navy", "s:watch", "s:navy", "s:watch"]


def test_a_summary_with_one_attributed_sentence_does_not_rest_on_it() -> None:
    case = Case().says("review", "org:navy", D)
    for n in range(2, 9):
        case.says("review", None, f"attack/{n}")
    assert case.origins()[-1].source == "s:review"


def test_a_sentence_about_the_same_unnamed_man_rests_on_the_same_account() -> None:
    case = Case().entity("the officer", name=None, schema="Person").page("gazette")
    case.says("gazette", "doc:navy", D, patient="the officer")
    for n in range(8):
        case.says("gazette", None, f"attack/{n}", agent="rebels")
    case.says("gazette", None, "smuggle/1", agent="the officer")
    assert case.origins()[-1].source == case.origins()[0].source
    assert case.origins()[-2].source == "s:gazette"


@pytest.mark.parametrize(
    ("day", "origin"), [("2014-05-01", "s:sun"), ("2014-05-04", None), ("2014-05-09", None), (None, None)]
)
def test_a_page_that_names_nobody_is_no_origin_of_what_others_had_told(day: str | None, origin: str | None) -> None:
    case = Case().page("gazette", "2014-05-04").page("sun", day)
    case.says("gazette", "org:navy", D).says("sun", None, D)
    assert case.origins()[1].source == origin


def test_what_was_denied_before_was_not_told_before() -> None:
    case = Case().page("gazette", "2014-05-04").page("sun", "2014-05-09")
    case.says("gazette", "org:navy", D, "CT-", act="denies").says("sun", None, D)
    assert case.origins()[1].source == "s:sun"


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        ("Ministry of Justice of Norland", "Norland", "one_body"),
        ("Norland Navy", "Norland", "one_body"),
        ("Norland Navy", "Parvania", "two_people"),
    ],
)
def test_a_state_and_its_arms(a: str, b: str, rule: str) -> None:
    case = Case().says("gazette", f"org:{a}", D).says("post", f"org:{b}", D)
    assert compare(*case.origins()).rule == rule


def test_a_press_release_speaks_for_its_issuer() -> None:
    case = Case().page("navy-page", type="press release", issuer="navy", outlet="Navy Press Office")
    case.says("navy-page", None, D, agent="navy").says("gazette", "org:navy", D)
    assert [o.source for o in case.origins()] == ["s:navy", "s:navy"]


def military() -> Case:
    case = Case().entity("the military", name=None).entity("Norland military", country="NL")
    return case.entity("Joint Forces Delta").entity("Harbour Ministry")


@pytest.mark.parametrize(
    ("voices", "origins"),
    [
        (("doc:the military", "org:Norland military"), 1),
        (("doc:the military", "thedoc:Joint Forces Delta", "org:Norland military"), 1),
        (("doc:Norland military", "thedoc:Joint Forces Delta"), 1),
        (("doc:Norland military", "doc:Joint Forces Delta"), 2),
        (("doc:Norland military", "thedoc:Harbour Ministry"), 2),
        (("org:Norland military", "org:Joint Forces Delta"), 2),
    ],
    ids=str,
)  # fmt: skip
def test_one_institution_under_a_fuller_and_a_shorter_name(voices: tuple[str, ...], origins: int) -> None:
    case = military()
    for n, who in enumerate(voices):
        case.says("gazette", who, D if n != 1 else "attack/1")
    assert len({o.source for o in case.origins()}) == origins


def test_the_group_is_the_one_that_the_page_has_named() -> None:
    case = Case().entity("Sahar Brigade").entity("the militant group", name=None)
    case.says("gazette", "org:Sahar Brigade", D).says("gazette", "org:the militant group", D)
    assert {o.source for o in case.origins()} == {"s:Sahar Brigade"}


def test_the_group_is_not_told_where_two_groups_speak() -> None:
    case = Case().entity("Sahar Brigade").entity("Free Coast Front").entity("the militant group", name=None)
    for who in ("Sahar Brigade", "Free Coast Front", "the militant group"):
        case.says("gazette", f"org:{who}", D)
    assert len({o.source for o in case.origins()}) == 3


def test_a_ministry_is_no_group() -> None:
    case = Case().entity("Harbour Ministry").entity("the militant group", name=None)
    case.says("gazette", "org:Harbour Ministry", D).says("gazette", "org:the militant group", D)
    assert len({o.source for o in case.origins()}) == 2


def test_its_spokesman_is_the_one_whom_the_page_names() -> None:
    case = Case().entity("Norland", country="NL")
    case.says("gazette", "anon:its spokesman", D).says("gazette", "person:aasen@navy", D)
    assert len({o.source for o in case.origins()}) == 1


def test_one_staff_under_its_own_name_and_with_its_country() -> None:
    case = Case().entity("General Staff").entity("Norway's General Staff", country="NO")
    case.entity("General Staff of the Norwegian Armed Forces", country="NO").entity("General Staff College")
    for page, who in (
        ("gazette", "General Staff"), ("post", "Norway's General Staff"),
        ("wire", "General Staff of the Norwegian Armed Forces"),
    ):  # fmt: skip
        case.says(page, f"org:{who}", D)
    assert len({o.source for o in case.origins()}) == 1


def test_origins_say_when_one_speaks_of_its_own_act() -> None:
    case = Case().says("gazette", "org:navy", D, agent="navy").says("gazette", "org:navy", "attack/1", agent="rebels")
    own, other = case.origins()
    assert (own.party, other.party) == (True, False)
    assert "its own act" in own.reason


def test_a_reader_is_the_origin_of_a_comment_whatever_he_cites() -> None:
    case = Case().page("gazette").page("comment", type="comment", parent="gazette")
    case.says("comment", "org:navy", D)
    assert case.origins()[0].voice == "commenter"


def test_the_same_words_quoted_elsewhere_lead_to_the_one_who_spoke() -> None:
    words = "we stopped the boat at dawn and took four men off it without a shot"
    case = Case().says("post", "org:navy", D, words=words, verbatim=True)
    case.says("gazette", "anon:media reports", D, words=words, verbatim=True)
    assert [o.source for o in case.origins()] == ["s:navy", "s:navy"]


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        (("gazette", "org:navy"), ("post", "doc:navy"), "same"),
        (("gazette", "org:navy"), ("post", "person:torvald"), "independent"),
        (("gazette", "anon:a dock guard"), ("post", "org:navy"), "independent"),
        (("gazette", "anon:a dock guard"), ("gazette", "anon:a fisherman"), "independent"),
        (("gazette", "anon:a dock guard"), ("post", "anon:a fisherman"), "not established"),
        (("gazette", "anon:one official"), ("gazette", "anon:another official"), "independent"),
        (("gazette", "anon:an official@navy"), ("post", "org:navy"), "not established"),
        (("gazette", "org:Harbour Ministry"), ("post", "person:Ministry"), "not established"),
        (("gazette", "org:navy"), ("post", "org:their office"), "not established"),
        (("gazette", None), ("post", "org:navy"), "not established"),
        (("gazette", None), ("post", None), "not established"),
        (("gazette", "anon:media reports"), ("post", "org:navy"), "not established"),
    ],
)
def test_two_claims_side_by_side(first: tuple[str, str], second: tuple[str, str], answer: str) -> None:
    a, b = rows((*first, ""), (*second, "")).origins()
    assert compare(a, b).answer == answer
    assert compare(b, a) == compare(a, b)
    assert compare(a, b).reason


def test_two_arms_of_one_state_are_not_shown_to_be_independent() -> None:
    case = Case().entity("navy", country="NL").entity("ministry", country="NL")
    case.says("gazette", "org:navy", D).says("post", "org:ministry", D)
    a, b = case.origins()
    assert compare(a, b).rule == "one_state"


@pytest.mark.parametrize(("fact", "answer"), [("CT+", "not established"), ("CT-", "independent")])
def test_who_works_for_a_body_is_not_independent_of_it(fact: str, answer: str) -> None:
    case = Case().entity("dorn", schema="Person").says("gazette", "org:court office", D).says("post", "person:dorn", D)
    case.says("post", None, "dorn-works_for-court office", fact)  # type: ignore[arg-type]
    assert compare(*case.origins()[:2]).answer == answer


def test_a_reader_never_corroborates() -> None:
    case = Case().page("gazette").page("comment", type="comment", parent="gazette")
    case.says("gazette", "org:navy", D).says("comment", None, D)
    a, b = case.origins()
    assert compare(a, b).answer == "not established"


STORY = (
    "Two lorries were stopped at the river crossing before dawn and a third turned back when its driver saw the lights. "
    "Nobody was hurt. The crates held engine parts and, under them, forty pistols that had been packed in grease and "
    "wrapped in the pages of a school atlas."
)


@pytest.mark.parametrize("words", ["Two lorries were stopped at the river crossing", "Pistols in an atlas"])
def test_what_a_reprint_says_in_its_own_voice_is_the_original_outlets(words: str) -> None:
    case = (
        Case().page("wire", "2014-05-04", text=STORY).page("post", "2014-05-05", text=f"{STORY}\n\nPistols in an atlas")
    )
    case.says("wire", None, "seize/1", words="Two lorries were stopped at the river crossing")
    case.says("post", None, "seize/2", words=words)
    assert [o.source for o in case.origins()] == ["s:wire", "s:wire"]
