# ruff: noqa: E501 (a table reads by rows)
"""Which claims cannot all hold, and which only seem to. The rows read: what each account says, and whether they clash."""

from __future__ import annotations

import pytest
from casefile import Case

D = "detain/1"


def two(a: dict[str, object], b: dict[str, object], about: str = D) -> Case:
    about = str(a.pop("about", about))
    case = Case()
    for name, more in {
        "US forces": {"name": None, "country": "US", "group": True},
        "US Marines": {"country": "US"},
        "United States": {"schema": "Country", "country": "US"},
        "Iranian forces": {"name": None, "country": "IR", "group": True},
        "security guards": {"name": None, "group": True},
        "port security guards": {"name": None, "group": True},
        "gunmen": {"name": None, "group": True},
        "soldiers": {"name": None, "group": True},
        "police": {"name": None, "group": True},
        "marines": {"name": None, "group": True},
        "guerrillas": {"name": None, "group": True},
        "villagers": {"name": None, "group": True},
        "Bergen": {"schema": "Place", "country": "NO"},
        "a guest house in Bergen": {"schema": "RealEstate", "name": None},
        "the airport": {"schema": "RealEstate", "name": None},
        "people": {"name": None, "group": True},
        "civilians": {"name": None, "group": True},
        "Karim Dastan": {"schema": "Person"},
        "Idris Tolan": {"schema": "Person"},
        "the officer": {"schema": "Person", "name": None},
        "a depot": {"schema": "Facility", "name": None},
        "a vaccine plant": {"schema": "Facility", "name": None},
        "Karsa": {"schema": "Place", "country": "NO"},
        "Karsa port": {"schema": "Facility", "country": "NO"},
        "Lowmark": {"schema": "Place", "country": "NO"},
        "Norway": {"schema": "Country", "country": "NO"},
        "Oslo": {"schema": "Place", "country": "NO"},
        "Stockholm": {"schema": "Place", "country": "SE"},
        "rifles": {"schema": "Thing", "name": None},
        "weapons": {"schema": "Thing", "name": None},
        "cement": {"schema": "Thing", "name": None},
    }.items():
        case.entity(name, **more)
    case.page("gazette", "2014-05-04").page("post", "2014-05-06")
    case.says("gazette", a.pop("who", "org:navy"), about, **a)  # type: ignore[arg-type]
    case.says("post", b.pop("who", "person:torvald"), about, **b)  # type: ignore[arg-type]
    return case


CLASH = [
    ("agent", {"agent": "US forces"}, {"agent": "security guards"}),
    ("agent", {"agent": "US Marines"}, {"agent": "Delta Police"}),
    ("agent", {"agent": "US forces"}, {"agent": "Iranian forces"}),
    ("agent", {"agent": "marines"}, {"agent": "security guards"}),
    ("patient", {"patient": "Karim Dastan"}, {"patient": "Idris Tolan"}),
    ("patient", {"patient": "a depot"}, {"patient": "a vaccine plant"}),
    ("place", {"place": "Oslo"}, {"place": "Stockholm"}),
    ("place", {"place": "Oslo"}, {"place": "Bergen"}),
    ("place", {"place": "Oslo"}, {"place": "a guest house in Bergen"}),
    ("patient", {"patient": "guerrillas"}, {"patient": "villagers"}),
    ("count", {"count": 34, "patient": "guerrillas"}, {"count": 52, "patient": "villagers"}),
    ("date", {"date": "2014-05-03"}, {"date": "2014-05-04"}),
    ("date", {"date": "2014-05"}, {"date": "2014-06-01"}),
    ("count", {"count": 9, "patient": "people"}, {"count": 12, "patient": "people"}),
    ("count", {"count": (0, 0), "patient": "civilians", "fact": "CT-", "act": "denies"}, {"count": 9, "patient": "civilians"}),
    ("count", {"count": (10, None)}, {"count": 4}),
    ("occurrence", {}, {"fact": "CT-", "act": "denies"}),
    ("substance", {"about": "smuggle/1", "fact": "PR+", "act": "suspects"}, {"fact": "CT-", "act": "denies"}),
    ("occurrence", {"fact": "PR+", "act": "believes"}, {"fact": "CT-", "act": "denies"}),
    ("substance", {"goods": "rifles"}, {"goods": "cement"}),
    ("legality", {"words": "the unlawful detention of the officer", "trigger": "detention"}, {"words": "his detention was legal", "trigger": "detention"}),
]  # fmt: skip

NO_CLASH = [
    ("agent", {"agent": "US forces"}, {"agent": "US Marines"}),
    ("agent", {"agent": "United States"}, {"agent": "US Marines"}),
    ("agent", {"agent": "US forces"}, {"agent": "soldiers"}),
    ("agent", {"agent": "gunmen"}, {"agent": "Free Coast Front"}),
    ("agent", {"agent": "security guards"}, {"agent": "port security guards"}),
    ("agent", {"agent": ["US forces", "police"]}, {"agent": "police"}),
    ("agent", {"agent": "US forces"}, {}),
    ("agent", {"agent": "Karim Dastan"}, {"agent": "Free Coast Front"}),
    ("patient", {"patient": "the officer"}, {"patient": "Karim Dastan"}),
    ("patient", {"patient": ["Karim Dastan", "Idris Tolan"]}, {"patient": "Karim Dastan"}),
    ("place", {"place": "Karsa"}, {"place": "Karsa port"}),
    ("place", {"place": "Karsa"}, {"place": "Norway"}),
    ("place", {"place": "Karsa"}, {"place": "Lowmark"}),
    ("place", {"place": "Bergen"}, {"place": "a guest house in Bergen"}),
    ("place", {"place": "Bergen"}, {"place": "the airport"}),
    ("patient", {"patient": "people"}, {"patient": "villagers"}),
    ("date", {"date": "2014-05"}, {"date": "2014-05-03"}),
    ("date", {"date": "../2014-05-04"}, {"date": "2014-05-03"}),
    ("date", {"date": "2014-05-03~"}, {"date": "2014-05-05"}),
    ("count", {"count": (10, None)}, {"count": 12}),
    ("count", {"count": 10, "patient": "people"}, {"count": 7, "patient": "civilians"}),
    ("occurrence", {}, {"fact": "Uu", "act": "asks"}),
    ("occurrence", {"about": "smuggle/1", "fact": "PR+", "act": "suspects"}, {"fact": "CT-", "act": "denies"}),
    ("substance", {"fact": "CT+"}, {"fact": "CT-", "act": "denies"}),
    ("substance", {"goods": "rifles"}, {"goods": "weapons"}),
    ("legality", {"words": "the unlawful detention of the officer", "trigger": "detention"}, {"words": "the detention of the officer for illegal trade", "trigger": "detention"}),
]  # fmt: skip


@pytest.mark.parametrize(("facet", "a", "b"), CLASH, ids=str)
def test_two_accounts_clash(facet: str, a: dict[str, object], b: dict[str, object]) -> None:
    found = two(dict(a), dict(b)).conflict(facet)
    assert found is not None
    assert len(found.sides) == 2
    assert len({ref for side in found.sides for ref in side.claims}) == 2


@pytest.mark.parametrize(("facet", "a", "b"), NO_CLASH, ids=str)
def test_two_accounts_do_not_clash(facet: str, a: dict[str, object], b: dict[str, object]) -> None:
    assert two(dict(a), dict(b)).conflict(facet) is None


def test_who_tells_of_both_fighters_and_villagers_denies_neither() -> None:
    case = two({"patient": "guerrillas", "count": 34}, {"patient": "villagers", "count": 52})
    case.says("gazette", "org:navy", D, patient="villagers", count=3)
    assert case.conflict("patient") is None


def test_a_page_that_quotes_two_voices_on_who_was_hit_denies_neither_and_tells_of_neither() -> None:
    case = two({"patient": "guerrillas", "count": 25}, {"patient": "villagers", "count": 7})
    case.says("post", "org:navy", D, patient="guerrillas", count=25)
    assert case.conflict("patient") is not None
    assert case.conflict("count") is not None


@pytest.mark.parametrize(
    ("who", "role", "clash"),
    [("person:seif", {}, True), ("org:ministry", {}, False), ("person:seif", {"patient": "a school"}, False)],
    ids=["of the one deed that the page tells", "nobody denies what he says himself", "of a deed to another"],
)
def test_there_was_no_attack(who: str, role: dict[str, object], clash: bool) -> None:
    case = Case().page("gazette", "2014-05-04").page("post", "2014-05-06")
    for thing in ("a plant", "a school"):
        case.entity(thing, name=None, schema="Facility")
    case.says("gazette", "org:ministry", "attack/1", patient="a plant").says("post", "org:navy", "attack/1")
    case.says("gazette", who, "attack/2", "CT-", act="denies", **role)
    found = [c for c in case.weighed().conflicts if c.about == "attack/1" and c.facet == "occurrence"]
    assert bool(found) is clash


def test_one_report_may_hold_both_sides() -> None:
    case = (
        Case().entity("US forces", name=None, country="US", group=True).entity("security guards", name=None, group=True)
    )
    case.says("gazette", "org:navy", D, agent="US forces").says("gazette", "org:navy", D, agent="security guards")
    found = case.conflict("agent")
    assert found is not None
    assert [side.value for side in found.sides] == ["US forces", "security guards"]


@pytest.mark.parametrize(
    ("a", "b", "clash"),
    [
        ("org:navy", "org:navy", False),
        ("org:navy", "person:torvald", True),
    ],
    ids=["its own later count supersedes", "another's does not"],
)
def test_a_later_correction_by_the_same_source_supersedes(a: str, b: str, clash: bool) -> None:
    case = two({"who": a, "count": 9}, {"who": b, "count": 12})
    assert (case.conflict("count") is not None) is clash


@pytest.mark.parametrize(
    ("words", "clash"), [("we clarify that police detained him", False), ("police detained him", True)]
)
def test_another_hand_named_later_by_the_same_source_needs_words_of_correction(words: str, clash: bool) -> None:
    case = two({"who": "org:navy", "agent": "marines"}, {"who": "org:navy", "agent": "police", "words": words})
    assert (case.conflict("agent") is not None) is clash


def test_an_earlier_claim_does_not_correct_a_later_one() -> None:
    case = Case().page("gazette", "2014-05-04").page("post", "2014-05-02")
    case.says("gazette", "org:navy", D, count=9).says("post", "org:navy", D, count=12)
    (weighed,) = [case.weighed()]
    assert not [c for c in weighed.conflicts if c.facet == "count"]
    assert case.weighed().worth[D].occurred == "yes"


def test_a_denial_that_is_taken_back_disputes_nothing() -> None:
    case = two({"who": "org:navy", "fact": "CT-", "act": "denies"}, {"who": "org:navy", "fact": "CT+", "act": "admits"})
    assert case.conflict("occurrence") is None
    assert case.weighed().worth[D].occurred == "yes"


def test_a_relation_that_is_denied() -> None:
    case = (
        Case()
        .says("gazette", None, "Norland-supports-the front")
        .says("gazette", "org:Norland", "Norland-supports-the front", "CT-", act="denies")
    )
    found = case.conflict("occurrence")
    assert found is not None
    assert [side.value for side in found.sides] == ["it holds, says gazette", "it does not, says Norland"]
    assert case.weighed().worth["Norland-supports-the front"].disputed


def test_what_only_readers_deny_is_shown_and_disputes_nothing() -> None:
    case = Case().page("gazette").page("comment", type="comment", parent="gazette")
    case.says("gazette", "org:navy", D).says("comment", None, D, "CT-", act="denies")
    found = case.conflict("occurrence")
    assert found is not None
    assert not found.serious
    assert not case.weighed().worth[D].disputed
    assert case.weighed().worth[D].occurred == "yes"


@pytest.mark.parametrize(
    ("page", "who", "clash"),
    [("gazette", "org:navy", False), ("gazette", "person:torvald", True), ("post", "org:navy", True)],
    ids=["one voice on one page", "another voice", "another page of the same day"],
)
def test_nobody_contradicts_himself_in_one_breath(page: str, who: str, clash: bool) -> None:
    case = Case().says("gazette", "org:navy", D).says(page, who, D, "CT-", act="denies")
    assert (case.conflict("occurrence") is not None) is clash
    assert case.weighed().worth[D].occurred == ("contested" if clash else "unknown")


@pytest.mark.parametrize(
    ("facet", "a", "b"),
    [("date", "2014-05-03", "2014-05-08"), ("count", 3, 7)],
)
def test_two_values_of_one_voice_on_one_page_are_no_rivals(facet: str, a: object, b: object) -> None:
    case = Case().says("gazette", "org:navy", D, **{facet: a}).says("gazette", "org:navy", D, **{facet: b})
    assert case.conflict(facet) is None
    case.says("post", "person:torvald", D, **{facet: b})
    assert case.conflict(facet) is not None


@pytest.mark.parametrize(
    ("day", "date", "clash"),
    [
        ("2014-05-09", None, True),
        ("2014-05-09", "2014-05-03", True),
        ("2014-05-09", "2014-04-01", False),
        ("2014-05-01", None, False),
    ],
    ids=["said later", "of the same day", "of another day", "said before"],
)
def test_a_denial_told_as_an_event_of_its_own_speaks_against_the_death(day: str, date: str | None, clash: bool) -> None:
    case = Case().entity("tolan", schema="Person").page("gazette", "2014-05-04").page("post", day)
    case.says("gazette", "org:army", "kill/1", patient="tolan", date="2014-05-03")
    case.says("post", "org:front", "die/2", "CT-", act="denies", patient="tolan", date=date)
    weighed = case.weighed()
    assert (case.conflict("occurrence") is not None) is clash
    assert weighed.worth["kill/1"].occurred == ("contested" if clash else "yes")
    assert weighed.worth["kill/1"].disputed is clash
    assert weighed.worth["die/2"].occurred == "no"


def identity(*rows: tuple[str, str, str]) -> Case:
    case = Case().entity("the officer", name=None, schema="Person")
    for name in ("Karim Dastan", "Idris Tolan"):
        case.entity(name, schema="Person")
    for who, name, fact in rows:
        act = "denies" if fact == "CT-" else "states"
        case.says("gazette", who, "the officer", fact, kind="identity", act=act, subject="the officer", object=name)  # type: ignore[arg-type]
    return case


@pytest.mark.parametrize(
    ("rows", "values"),
    [
        (
            [("org:navy", "Karim Dastan", "CT+"), ("person:torvald", "Idris Tolan", "CT+")],
            ["Karim Dastan", "Idris Tolan"],
        ),
        (
            [("org:navy", "Karim Dastan", "CT+"), ("person:torvald", "Karim Dastan", "CT-")],
            ["Karim Dastan", "not Karim Dastan"],
        ),
        ([("org:navy", "Karim Dastan", "CT+"), ("person:torvald", "Karim Dastan", "CT+")], None),
    ],
    ids=["two names", "a name denied", "one name twice"],
)
def test_who_an_unnamed_one_is(rows: list[tuple[str, str, str]], values: list[str] | None) -> None:
    found = identity(*rows).conflict("identity")
    assert (None if found is None else [side.value for side in found.sides]) == values


def test_two_stories_stay_two_when_one_source_comes_round() -> None:
    case = two({"who": "org:navy", "agent": "marines"}, {"who": "person:torvald", "agent": "police"})
    case.page("later", "2014-05-20").says("later", "org:navy", D, agent="police", words="we clarify: police took him")
    found = case.conflict("agent")
    assert found is not None
    assert [len(side.claims) for side in found.sides] == [1, 2]
