"""Names that a model has not met: what the words beside them say they are, and where they begin and end."""

from __future__ import annotations

import pytest

from whence.language.edges import also_called, countries_named
from whence.language.reader import Reader
from whence.language.reading import EntityType

READER = Reader()

#: text, what is named in it, what is not
KINDS = [
    # the words beside a name say what it is
    ("A dhow, the Setareh Jonub, was stopped off Bandar Kohan.", ["Setareh Jonub: Vehicle"], []),
    ("The guns were found aboard the MV Yildiz Ece.", ["MV Yildiz Ece: Vehicle"], []),
    # an invented state is known by what its people are called
    ("Parvania denied that a Parvanian officer smuggled rifles.", ["Parvania: Place"], ["Parvania: Person"]),
    ("The freighter Kum Gang Bong sank.", ["Kum Gang Bong: Vehicle"], []),
    ("He lived in Buulo Gaduud for a year.", ["Buulo Gaduud: Place"], []),
    ("Bello Danladi, the village head of Unguwar Rimi, was killed.", ["Unguwar Rimi: Place"], []),
    ("Maï-Maï Lubero fighters burned the school.", ["Maï-Maï Lubero: Organization"], []),
    ("He commanded the Crveni Orlovi paramilitary unit.", ["Crveni Orlovi: Organization"], []),
    ("The Frente Popular Andina claimed the attack.", ["Frente Popular Andina: Organization"], []),
    ("Haber Kuzey, a local newspaper, reported it.", ["Haber Kuzey: Organization"], []),
    ("Imedi Post reported that a driver from Nyzhni Sirohy was freed.", ["Nyzhni Sirohy: Place"], []),
    ("Troops shelled Ayn Zarra Gharbiya.", ["Ayn Zarra Gharbiya: Place"], []),
    ("Brodalka is a chain of shops.", ["Brodalka: Organization"], ["Brodalka: Person"]),
    # and do not say it
    ("Lyudmila Rom, the region's ombudswoman, spoke.", ["Lyudmila Rom: Person"], ["Lyudmila Rom: Place"]),
    ("Rebels killed Adil Rahim, the army said.", ["Adil Rahim: Person"], ["Adil Rahim: Organization"]),
    ("They lost confidence in Adil Rahim.", ["Adil Rahim: Person"], ["Adil Rahim: Place"]),
    ("The rebel Adil Rahim was held.", ["Adil Rahim: Person"], ["Adil Rahim: Organization"]),
    ("It is Dukkha. The words dukkha, panna and karuna stand in Bailey's script for the BBC.", ["Bailey: Person"],
     ["panna: Person", "karuna: Person"]),
    # one name, one type
    (
        "Velyka Dolyna was shelled. The men live in Velyka Dolyna. Snow fell on Velyka Dolyna.",
        ["Velyka Dolyna: Place"],
        ["Velyka Dolyna: Person"],
    ),
]
EDGES = [
    ("Police said that Umm Yusuf had seen him.", ["Umm Yusuf: Person"], ["Umm: Person"]),
    ("Police held Wilmer “El Mudo” Rojas.", ["Wilmer “El Mudo” Rojas: Person"], ["Wilmer: Person"]),
    ("Field Marshal Massoud al-Gharyani-Werfal spoke.", ["Massoud al-Gharyani-Werfal: Person"], []),
    ("Vakhtang Jorbenadze-Odishi was held.", ["Vakhtang Jorbenadze-Odishi: Person"], ["Odishi: Person"]),
    ("Colonel Glenn Marsh II spoke first.", ["Glenn Marsh II: Person"], []),
    ("The Light Infantry Battalion 284 came.", ["Light Infantry Battalion 284: Organization"], []),
    ("Alhaji Bello Maikudi came to the town.", ["Bello Maikudi: Person"], []),
]
#: text, its titles
TITLES = [
    ("The minister met HE Adil Rahim in Lima. He left.", {"HE"}),
    ("Field Marshal Adil Rahim met HRH Lena Tolan.", {"Field Marshal", "HRH"}),
]
#: text, the countries that are found in it where the scheme found nothing
COUNTRIES = [
    ("In Jordan, troops fired on Chad.", {"Jordan", "Chad"}),
    ("Jordanian troops left.", set()),
    ("Michael Jordan spoke to the Jordan Times.", set()),
    ("He ate china and turkey.", set()),
]
#: text, what the second name is, what the first is then
CALLED = [
    ("The threat of Sahra (also known as NLF) grew.", "Organization", "Organization"),
    ("The threat of Sahra (NLF) grew.", "Organization", "Organization"),
    ("The threat of Sahra and NLF grew.", "Organization", "Other"),
    ("The threat of Sahra (unlike NLF) grew.", "Organization", "Other"),
]
#: text, phrases that speak of somebody without a name
OFFICES = [
    ("The President said the Minister of Defence had left.", ["The President", "the Minister of Defence"]),
    ("President Karim Dastan spoke; then the President left.", ["the President"]),
]


#: text, the sums of money in it
SUMS = [
    ("He paid €300,000 and $4.2 million in cash.", {"€300,000", "$4.2 million"}),
    (
        "The firm wanted 9 billion euros, 40,000 US dollars and £1.1bn.",
        {"9 billion euros", "40,000 US dollars", "£1.1bn"},
    ),
    ("They took 300 Norlandic dinars and 12 pounds of powder.", {"300 Norlandic dinars"}),
]


@pytest.mark.parametrize(("text", "titles"), TITLES)
def test_titles(text: str, titles: set[str]) -> None:
    assert {text[m.start : m.end] for m in READER.read(text).mentions if m.type == "Title"} == titles


@pytest.mark.parametrize(("text", "there"), COUNTRIES)
def test_countries_by_name(text: str, there: set[str]) -> None:
    tokens = READER.read(text).tokens
    found = countries_named({}, tokens)
    assert {tokens[first].text for first, _ in found} == there
    assert set(found.values()) <= {"Place"}
    assert countries_named(found, tokens) == found


@pytest.mark.parametrize(("text", "second", "first"), CALLED)
def test_what_a_bracket_calls_it(text: str, second: EntityType, first: EntityType) -> None:
    tokens = READER.read(text).tokens
    at = {t.text: (i, i + 1) for i, t in enumerate(tokens)}
    found: dict[tuple[int, int], EntityType] = {at["Sahra"]: "Other", at["NLF"]: second}
    assert also_called(found, tokens)[at["Sahra"]] == first


@pytest.mark.parametrize(("text", "sums"), SUMS)
def test_sums(text: str, sums: set[str]) -> None:
    assert {text[m.start : m.end] for m in READER.read(text).mentions if m.type == "Money"} == sums


@pytest.mark.parametrize(("text", "there", "absent"), KINDS + EDGES)
def test_named(text: str, there: list[str], absent: list[str]) -> None:
    found = {f"{text[m.start : m.end]}: {m.type}" for m in READER.read(text).mentions if m.named}
    assert set(there) <= found
    assert not set(absent) & found


@pytest.mark.parametrize(("text", "unnamed"), OFFICES)
def test_an_office_is_no_name(text: str, unnamed: list[str]) -> None:
    found = {text[m.start : m.end] for m in READER.read(text).mentions if m.type == "Person" and not m.named}
    assert set(unnamed) <= found
