"""How two printed places lie: spellings of one, one within the other, two, or not to be told."""

from __future__ import annotations

import pytest

from whence.resolve.places import lie, spot

PLACES = [
    # spellings and kinds
    ("Irbil", "Erbil", "same"),
    ("Karsa port", "Karsa", "same"),
    ("southern Baghdad", "Baghdad", "same"),
    ("Zamboanga airport", "Zamboanga City", "same"),
    # one within the other
    ("Sadr City", "Baghdad", "inside"),
    ("Mosul", "Nineveh province", "inside"),
    ("Kunduz", "Afghanistan", "inside"),
    ("Tripoli", "Lebanon", "inside"),
    ("a guest house in Chililabombwe", "Chililabombwe", "inside"),
    # two
    ("Homs", "Aleppo", "apart"),
    ("Damascus", "Iraq", "apart"),
    ("Kherson", "Donetsk region", "apart"),
    ("North Waziristan", "South Waziristan", "apart"),
    ("northern Mali", "southern Mali", "apart"),
    # a village may be in the district, or elsewhere: what nothing places is not taken for two
    ("Makeen", "South Waziristan", "other"),
    ("Lowmark", "Halvik", "other"),
    # no name, no place
    ("a quarry", "Patikul", "unknown"),
    ("the chapel", "the barracks", "unknown"),
]


@pytest.mark.parametrize(("a", "b", "expected"), PLACES)
def test_two_places(a: str, b: str, expected: str) -> None:
    one, other = spot(a, None), spot(b, None)
    assert lie(one, other) == lie(other, one) == expected


def test_towns_of_one_name_in_two_countries_are_two() -> None:
    assert lie(spot("Tripoli", "LB"), spot("Tripoli", "LY")) == "apart"
    assert lie(spot("Tripoli", "LB"), spot("Tripoli", None)) == "same"


def test_nothing_is_nowhere() -> None:
    assert lie(None, spot("Karsa", None)) == "unknown"
