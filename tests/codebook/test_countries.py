"""Words that stand for a country, and words that do not."""

from __future__ import annotations

import pytest

from whence.codebook import countries


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Norway", "NO"),
        ("Norwegian", "NO"),
        ("the Norwegians", "NO"),
        ("Norway's", "NO"),
        ("US", "US"),
        ("U.S.", "US"),
        ("the United States", "US"),
        ("American", "US"),
        ("Danes", "DK"),
        ("Côte d'Ivoire", "CI"),
        ("Guinea Bissau", "GW"),
        ("Nigerien", "NE"),
        ("Nigerians", "NG"),
        ("UK", "GB"),
        ("us", None),
        ("Oslo", None),
        ("border", None),
        ("", None),
        ("Nordic", None),
    ],
)
def test_a_word_and_its_country(word: str, code: str | None) -> None:
    found = countries.of(word)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(("word", "code"), [("Oslo", "NO"), ("Kiev", "UA"), ("Kyiv", "UA"), ("Bergen", None)])
def test_a_seat_of_government(word: str, code: str | None) -> None:
    found = countries.capital(word)
    assert (found.code if found else None) == code


def test_every_row_is_reachable_by_its_own_name() -> None:
    for country in countries.everything():
        found = countries.of(country.name)
        assert found is not None
        assert found.code == country.code
        assert countries.by_code(country.code) == country
