"""Names of places, with and without a country, and the place each is taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.codebook import gazetteer
from whence.codebook.gazetteer import contains, locate, near
from whence.codebook.placewords import key


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Irbil", None, ("IQ", "city")),
        ("Erbil", None, ("IQ", "city")),
        ("ARBIL", None, ("IQ", "city")),
        ("Kerbala", None, ("IQ", "city")),
        ("Karbala'", "IQ", ("IQ", "city")),
        ("Karbala", "NO", None),
        ("Karbala province", None, ("IQ", "region")),
        ("the province of Karbala", None, ("IQ", "region")),
        ("al-Hillah", None, ("IQ", "city")),
        ("El Hilla", None, ("IQ", "city")),
        ("An Najaf", None, ("IQ", "city")),
        ("Muqdadiyya", "IQ", ("IQ", "city")),
        ("Medellin", None, ("CO", "city")),
        ("Kharkov", None, ("UA", "city")),
        ("Saint Petersburg", None, ("RU", "city")),
        ("St. Petersburg", "US", ("US", "city")),
        ("Paris", None, ("FR", "city")),
        ("Paris", "US", ("US", "city")),
        ("Tripoli", None, ("LY", "city")),
        ("Tripoli", "lb", ("LB", "city")),
        ("Gaza City", None, ("PS", "city")),
        ("Mexico City", None, ("MX", "city")),
        ("Washington", None, ("US", "city")),
        ("Washington state", None, ("US", "region")),
        ("Texas", None, ("US", "region")),
        ("Georgia", None, ("GE", "country")),
        ("Georgia", "US", ("US", "region")),
        ("Norway", None, ("NO", "country")),
        ("the United States", None, ("US", "country")),
        ("Norwegian", None, None),
        ("Nice", None, ("FR", "city")),
        ("nice", None, None),
        ("Of", None, None),
        ("Of", "TR", ("TR", "city")),
        ("Most", None, None),
        ("Most", "CZ", ("CZ", "city")),
        ("Police", None, None),
        ("Police", "PL", ("PL", "city")),
        ("March", None, None),
        ("March", "GB", ("GB", "city")),
        ("the Gulf", None, None),
        ("Gulf", None, None),
        ("the city", None, None),
        ("port of call", None, None),
        ("Halvik", None, None),
        ("Marlow", None, None),
        ("Marlow", "GB", ("GB", "city")),
        ("the Red Sea", None, None),
        ("North Kivu", None, ("CD", "region")),
        ("", None, None),
        ("...", None, None),
    ],
)
def test_a_name_and_its_country(name: str, country: str | None, expected: tuple[str, str] | None) -> None:
    found = locate(name, country)
    assert (found and (found.country, found.kind)) == expected


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Baghdad International Airport", None, "Baghdad"),
        ("Basra port", "IQ", "Basrah"),
        ("the port of Basra", None, "Basrah"),
        ("southern Baghdad", None, "Baghdad"),
        ("Oslo's harbour district", None, "Oslo"),
        ("University of Oslo", None, "Oslo"),
        ("Hill Street, Oslo", None, "Oslo"),
        ("Paris, France", None, "Paris"),
        ("Tromsø airport", "NO", "Tromsø"),
        ("Halvik airport", None, None),
        ("Clinton hospital", None, None),
        ("a house on the market square", None, None),
        ("the airport", "IQ", None),
        ("Gulf of Aden", None, None),
        ("Police Headquarters", None, None),
        ("Karbala airport", "NO", None),
    ],
)
def test_a_facility_and_the_town_in_its_name(name: str, country: str | None, expected: str | None) -> None:
    found = near(name, country)
    assert (found and found.name) == expected


def test_the_middle_of_a_country_is_not_where_its_south_is() -> None:
    found = near("southern Norway")
    assert found is not None
    assert (found.country, found.kind, found.lat, found.lon) == ("NO", "country", None, None)


def test_a_point_is_right_to_a_kilometre() -> None:
    oslo = locate("Oslo")
    assert oslo is not None
    assert (oslo.lat, oslo.lon) == (59.91, 10.75)


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [
        ("Iraq", "Karbala", True),
        ("Iraq", "Karbala province", True),
        ("Karbala province", "Karbala", True),
        ("Texas", "Houston", True),
        ("Karbala province", "Basra", False),
        ("Karbala", "Karbala province", False),
        ("Karbala", "Karbala", False),
        ("Iraq", "Iraq", False),
        ("Iran", "Karbala", False),
    ],
)
def test_what_lies_in_what(outer: str, inner: str, inside: bool) -> None:
    a, b = locate(outer), locate(inner)
    assert a is not None
    assert b is not None
    assert contains(a, b) is inside


def test_how_far_apart_two_towns_are() -> None:
    oslo, bergen = locate("Oslo"), locate("Bergen", "NO")
    assert oslo is not None
    assert bergen is not None
    assert gazetteer.distance_km(oslo, bergen) == pytest.approx(305, abs=4)
    assert gazetteer.distance_km(oslo, oslo) == 0


@pytest.mark.parametrize(
    ("one", "other"), [("Al-Nasiriyyah", "Nasiriya"), ("Ad Diwaniyah", "el-Diwaniya"), ("Fort Wren", "Ft. Wren")]
)
def test_spellings_that_fold_together(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_every_town_is_on_the_globe() -> None:
    found = list(gazetteer.towns())
    assert len(found) > 30_000
    assert all(-90 <= one.lat <= 90 and -180 <= one.lon <= 180 for one in found if one.lat is not None and one.lon)


@given(st.text(max_size=40), st.sampled_from([None, "IQ", "xx", ""]))
def test_any_text_finds_a_place_or_none(name: str, country: str | None) -> None:
    found = near(name, country)
    assert found is None or not country or found.country == country.upper()
