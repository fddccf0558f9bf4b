# ruff: noqa: E501 (a table reads best with a row on a line)
"""What ties two reports, and above all what does not: else one famous name would make the whole case one part."""

from itertools import permutations

import pytest
from build import BOOK, Page, page

from whence.case.links import Traits, copied, may_be_copied, spellings, tell_one, traits
from whence.case.settled import merged
from whence.resolve.resolution import Entity, Ref, Source

LONG_AGO = "2011-05-04"


def tied(a: Page, b: Page) -> bool:
    one, other = (traits(p.report(), p.extract(), BOOK) for p in (a, b))
    shared = len(set(one.marks) & set(other.marks))
    return bool(
        one.keys & other.keys
        or any(spellings(x, y) for x in one.people.values() for y in other.people.values())
        or _told(one, other)
        or (may_be_copied(shared, len(one.marks), len(other.marks)) and copied(a.report(), b.report()))
    )


def _told(one: Traits, other: Traits) -> bool:
    keys = one.told.keys() & other.told.keys()
    return any(tell_one(x, y, BOOK) for key in keys for x in one.told[key] for y in other.told[key])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("detain patient=P:Karim Dastan", "meet agent=P:Karim Dastan date=2009-01-01"),
        ("detain patient=P:Karim Dastan", "release patient=P:Kareem Dastan"),
        ("detain patient=p:an officer place=L:Karsa date=2014-05-03", "detain patient=p:the officer date=2014-05-03"),
        ("front_for subject=B:Blue Heron Supply object=B:Falcon Corps", "front_for subject=B:Blue Heron Supply object=B:Falcon Corps says=a:a guard"),
        ("sanction patient=B:Falcon Corps date=2012-02-01", "sanction patient=B:Falcon Corps date=2014-05-01"),
        ("identity subject=b:the group object=B:Falcon Corps", "identity subject=b:the brigade object=B:Falcon Corps"),
    ],
    ids=["a person", "a spelling of a person", "one event", "one tie", "the listing of a body", "who a body is"],
)  # fmt: skip
def test_tied(one: str, other: str) -> None:
    assert tied(page("a", one), page("b", other))
    assert tied(page("b", other), page("a", one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("detain agent=G:Norland patient=p:a sailor date=2014-05-03", "meet agent=G:Norland date=2014-05-01"),
        ("detain patient=p:a sailor place=L:Karsa date=2014-05-03", "bomb patient=t:a bridge place=L:Karsa date=2014-05-03"),
        ("attack agent=B:Falcon Corps patient=t:a convoy date=2014-05-03", "attack agent=B:Falcon Corps patient=t:a mill date=2014-04-03"),
        ("fund agent=B:Falcon Corps recipient=B:Free Front", "arm agent=B:Falcon Corps recipient=B:Reed Guard"),
        ("detain patient=p:an officer date=2014-05-03", "detain patient=p:the officer date=2014-05-13"),
        ("detain patient=P:Karim Dastan", "detain patient=P:Stig Halden"),
    ],
    ids=["a country", "a place", "a body at other times", "a body in other ties", "another day", "another man"],
)  # fmt: skip
def test_apart(one: str, other: str) -> None:
    assert not tied(page("a", one), page("b", other))


def test_what_is_told_of_a_body_without_a_day_is_not_tied_over_years() -> None:
    row, other = "bomb agent=B:Falcon Corps patient=t:a mill", "bomb agent=B:Falcon Corps patient=t:the mill"
    assert not tied(page("a", row), page("b", other, published=LONG_AGO))


def test_a_comment_is_tied_to_its_page_alone() -> None:
    first, second = page("a", "detain patient=P:Karim Dastan"), page("b", "bomb patient=t:a mill")
    comment = page("c", "bomb patient=t:a school", parent="a")
    assert tied(first, comment)
    assert not tied(second, comment)


def test_outlets_tie_nothing() -> None:
    one = page("a", "detain patient=p:a sailor date=2014-05-03", outlet="Karsa Post")
    assert not tied(one, page("b", "bomb patient=t:a mill date=2014-05-03", outlet="Karsa Post"))


def body(report: str, *names: str, **more: str) -> Entity:
    found = {"schema": "Organization", "description": "", **more}
    return Entity("e-1", found["schema"], names[0], names, True, found["description"], None, (Ref(report, 0),))


def test_rows_of_one_body_are_laid_together_in_whatever_order() -> None:
    rows = [
        body("a", "Falcon Corps", description="a militia"),
        body("b", "the Falcon Corps", "FC"),
        body("c", "Falcon Corps", schema="Company", description="a militia of the north"),
        body("d", "Falcon Corps"),
    ]
    together = {repr(merged("entity", order)) for order in permutations(rows)}
    assert len(together) == 1
    one = merged("entity", rows)
    assert (one.name, one.schema, one.description) == ("Falcon Corps", "Organization", "a militia of the north")
    assert one.names == ("Falcon Corps", "the Falcon Corps", "FC")
    assert [ref.report for ref in one.members] == ["a", "b", "c", "d"]


def test_a_voice_that_is_an_outlet_anywhere_is_one() -> None:
    rows = [
        Source("s-1", "organization", "Karsa Post", "e-1", None, (Ref("a", 0),)),
        Source("s-1", "outlet", "The Karsa Post", None, None, (Ref("b", 1),)),
    ]
    one, other = merged("source", rows), merged("source", rows[::-1])
    assert one == other
    assert (one.type, one.name, one.entity) == ("outlet", "The Karsa Post", "e-1")
