"""Who may be on a list, by name: what is asked, how sure, and what is never asked."""

import pytest

from whence.resolve.listings import CANDIDATE, Party, candidates, entity_keys, fit, keys
from whence.resolve.resolution import Entity


def entity(schema: str, *names: str, country: str | None = None) -> Entity:
    return Entity("e-1", schema, names[0] if names else None, names, bool(names), "", country, ())


def party(schema: str, name: str, *aliases: str, weak: tuple[str, ...] = (), countries: tuple[str, ...] = ()) -> Party:
    return Party("7", schema, name, aliases, weak, countries=countries)


def asked(one: Entity, listed: Party) -> float:
    """The score of the candidate that blocking and rules give, 0 where they give none."""
    own = set(entity_keys(one))
    names = [at for at, name in enumerate(listed.names) if own & set(keys(listed.schema, name))]
    found = candidates(one, (("list", listed, at) for at in names))
    return found[0].score if found else 0.0


@pytest.mark.parametrize(
    ("schema", "name", "listed_as", "listed_name"),
    [
        ("Person", "Karim Dastan", "Person", "DASTAN, Karim"),
        ("Person", "Kareem Dastan", "Person", "DASTAN, Karim"),
        ("Person", "Colonel Karim al-Dastan", "Person", "DASTAN, Karim"),
        ("Person", "Karim Dastan", "Person", "DASTAN, Karim Yusuf"),
        ("Person", "Karim Dastan", "LegalEntity", "Karim Dastan"),
        ("Organization", "Blue Heron Marine Supply", "Organization", "BLUE HERON MARINE SUPPLY CO., LTD."),
        ("Organization", "Blue Heron Marine Supply", "Company", "Blue Heron Marine Supply FZE"),
        ("Organization", "the Free Coast Front", "Organization", "FREE COAST FRONT"),
        ("Vessel", "Reed Star", "Vessel", "REED STAR"),
    ],
)
def test_these_may_be_on_the_list(schema: str, name: str, listed_as: str, listed_name: str) -> None:
    assert asked(entity(schema, name), party(listed_as, listed_name)) >= CANDIDATE


@pytest.mark.parametrize(
    ("schema", "name", "listed_as", "listed_name"),
    [
        ("Person", "Kamran Dastan", "Person", "DASTAN, Karim"),  # a brother
        ("Person", "Karim Dastan", "Person", "TOLAN, Karim"),
        ("Person", "Dastan", "Person", "DASTAN, Karim"),  # a part of a name
        ("Person", "K. Dastan", "Person", "DASTAN, Karim"),  # an initial
        ("Person", "Karim Dastan Sr", "Person", "DASTAN, Karim Jr"),
        ("Person", "Karim Dastan", "Company", "Karim Dastan"),
        ("Person", "Karim Dastan", "Vessel", "KARIM DASTAN"),
        ("Organization", "Reed Star", "Vessel", "REED STAR"),
        ("Organization", "Karim Dastan", "Person", "DASTAN, Karim"),
        ("Vessel", "Reed Star", "Airplane", "REED STAR"),
        ("Vessel", "Reed Star", "Vessel", "REED STAR II"),
        ("Address", "Karsa", "Organization", "KARSA"),
        ("Organization", "Lantern Trading", "Organization", "HERON TRADING"),
        ("Organization", "the army", "Organization", "ARMY COMMAND"),  # words of kind
        ("Organization", "Free Coast Front", "Organization", "FREE COAST FRONT WOMEN'S LEAGUE OF HALVIK"),
    ],
)
def test_these_are_never_asked_about(schema: str, name: str, listed_as: str, listed_name: str) -> None:
    assert asked(entity(schema, name), party(listed_as, listed_name)) == 0.0


def test_nobody_without_a_name_is_looked_up() -> None:
    assert entity_keys(entity("Person")) == ()


def test_a_part_of_a_name_is_not_looked_up_beside_a_whole_one() -> None:
    listed = party("Person", "DASTAN")
    assert asked(entity("Person", "Karim Dastan", "Dastan"), listed) == 0.0
    assert asked(entity("Person", "Dastan"), listed) >= CANDIDATE


def test_countries_that_agree_raise_the_score_and_others_lower_it() -> None:
    here, there = (party("Person", "DASTAN, Karim", countries=(code,)) for code in ("NO", "SE"))
    one, unknown = entity("Person", "Karim Dastan", country="NO"), entity("Person", "Karim Dastan")
    assert asked(one, here) > asked(unknown, here) == asked(unknown, there) > asked(one, there) > 0
    assert "both are of one country" in fit(one, here, 0).reasons
    assert "the list gives other countries" in fit(one, there, 0).reasons


def test_a_weak_alias_scores_less_and_says_so() -> None:
    strong = party("Person", "TOLAN, Idris", "REED FOX")
    weak = party("Person", "TOLAN, Idris", weak=("REED FOX",))
    one = entity("Person", "Reed Fox")
    assert asked(one, strong) > asked(one, weak) >= CANDIDATE
    assert "the list calls this alias weak" in fit(one, weak, 1).reasons


def test_one_weak_word_is_nobody() -> None:
    assert asked(entity("Person", "Fox"), party("Person", "TOLAN, Idris", weak=("FOX",))) == 0.0


def test_initials_are_somebody_only_where_the_list_gives_them() -> None:
    one = entity("Organization", "Maritime Border Corps", country="NO")
    assert asked(one, party("Organization", "MBC", countries=("NO",))) == 0.0
    assert asked(entity("Organization", "MBC"), party("Organization", "MARITIME BORDER CORPS", "MBC")) >= CANDIDATE


def test_a_longer_name_comes_after_the_same_one() -> None:
    one = entity("Person", "Karim Dastan")
    same = Party("2", "Person", "DASTAN, Karim")
    longer = Party("1", "Person", "DASTAN, Karim Yusuf")
    assert [c.party.id for c in candidates(one, [("list", longer, 0), ("list", same, 0)])] == ["2", "1"]


def test_a_party_is_one_candidate_by_the_name_that_fits_best() -> None:
    listed = party("Person", "DASTAN, Kareem", "DASTAN, Karim")
    (found,) = candidates(entity("Person", "Karim Dastan"), [("list", listed, 0), ("list", listed, 1)])
    assert (found.name, found.list, found.entity) == ("DASTAN, Karim", "list", "e-1")
