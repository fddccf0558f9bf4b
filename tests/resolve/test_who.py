"""Who is who. The same number is the same one; None must stay by itself."""

from __future__ import annotations

import pytest
from build import page, solve, who

# Each case: a sentence, then (number, filler) for one report each that says this one belongs to a fund.
ACROSS = [
    (
        "one man in several spellings",
        [(0, "P:Karim Dastan"), (0, "P:Kareem Dastan"), (0, "P:Col. Karim al-Dastan"), (0, "P:DASTAN, Karim")],
    ),
    (
        "brothers share a family name",
        [(0, "P:Karim Dastan"), (1, "P:Kamran Dastan"), (0, "P:Colonel Karim Dastan")],
    ),
    ("father and son", [(0, "P:Tomas Reed Jr."), (1, "P:Tomas Reed Sr."), (0, "P:Tomas Reed, Jr")]),
    ("cousins with two names in common", [(0, "P:Omar Hadi al-Rashid"), (1, "P:Omar Hadi al-Basri")]),
    (
        "a servant of God in one word, two or three",
        [(0, "P:Abd al-Aziz Nuristani"), (0, "P:Abdulaziz al-Nuristani"), (0, "P:Sheikh Abdul Aziz Nooristani")],
    ),
    ("a house's name left out", [(0, "P:Jamal Sultan Haddadi"), (0, "P:Jamal Mustafa Sultan al-Haddadi")]),
    ("son of", [(0, "P:Salim bin Hatem al-Marri"), (0, "P:Salem ben Hatim Marri")]),
    ("titles of faith", [(0, "P:Mullah Yunus Sorani"), (0, "P:Hajji Yunus Sorani"), (0, "P:Yunis Sorani")]),
    (
        "one man in Slavic spellings, and his brother",
        [(0, "P:Iordan Dulešov"), (0, "P:Yordan Duleshov"), (0, "P:Jordan Duleshoff"), (1, "P:Anton Dulešov")],
    ),
    (
        "Korean names in two ways of writing, and a brother",
        [(0, "P:Park Jin-ho"), (0, "P:Pak Chin-ho"), (0, "P:Jin Ho Park"), (1, "P:Park Jin-woo")],
    ),
    ("Somali letters", [(0, "P:Abdi Nur Farole"), (0, "P:Cabdi Nuur Faroole"), (1, "P:Cabdi Rashiid Faroole")]),
    ("what is one sound in Korea is two elsewhere", [(0, "P:Jin Marsh"), (1, "P:Chin Marsh")]),
    ("another alphabet", [(0, "P:Аркадий Волин"), (0, "P:Arkady Volin")]),
    ("a surname alone says too little", [(0, "P:Karim Dastan"), (None, "P:Dastan"), (None, "P:Colonel Dastan")]),
    ("a given name alone says too little", [(0, "P:Karim Dastan"), (None, "P:Karim")]),
    ("other given names", [(0, "P:Lena Torvald"), (1, "P:Lars Torvald")]),
    (
        "a country's forces",
        [
            (0, "G:US forces"),
            (0, "G:American forces"),
            (0, "G:the US military"),
            (0, "G:U.S. troops"),
            (1, "G:US Army"),
        ],
    ),
    (
        "a country's government",
        [
            (0, "G:Norway"),
            (0, "G:the Norwegians"),
            (0, "G:Oslo"),
            (0, "G:the Norwegian government"),
            (1, "G:Norwegian forces"),
        ],
    ),
    ("a country that no table has", [(0, "G:the Norland navy"), (0, "G:Norland's navy"), (1, "G:the Norland army")]),
    ("with and without an article", [(0, "G:The Lantern Trust"), (0, "G:Lantern Trust")]),
    ("a legal form more or less", [(0, "G:Blue Heron Marine Supply Ltd"), (0, "G:Blue Heron Marine Supply")]),
    ("two bodies of one city", [(0, "G:Bank of Karsa"), (1, "G:Port of Karsa")]),
    ("two fronts", [(0, "G:Free Coast Front"), (1, "G:Free River Front")]),
    ("a person is no group", [(0, "P:Jordan Wells"), (1, "G:Jordan Wells")]),
]


@pytest.mark.parametrize(("says", "rows"), ACROSS, ids=[c[0] for c in ACROSS])
def test_names_over_many_reports(says: str, rows: list[tuple[int | None, str]]) -> None:
    pages = [page(f"r{i}", f"member_of subject={filler} object=G:Night Fund") for i, (_, filler) in enumerate(rows)]
    found = solve(*pages)
    ids = [who(found, made, filler) for made, (_, filler) in zip(pages, rows, strict=True)]
    _same_numbers_same_ids([n for n, _ in rows], ids)


def _same_numbers_same_ids(numbers: list[int | None], ids: list[str]) -> None:
    for i, (n, a) in enumerate(zip(numbers, ids, strict=True)):
        for m, b in list(zip(numbers, ids, strict=True))[i + 1 :]:
            assert (a == b) == (n is not None and n == m), (n, m)


# Each case: rows of one report, then (number, filler).
WITHIN = [
    (
        "a surname alone is the one full name that has it",
        ["detain patient=P:Karim Dastan", "release patient=P:Dastan"],
        [(0, "P:Karim Dastan"), (0, "P:Dastan")],
    ),
    (
        "of two brothers a surname alone is neither",
        ["detain patient=P:Karim Dastan", "sanction patient=P:Kamran Dastan", "release patient=P:Dastan"],
        [(0, "P:Karim Dastan"), (1, "P:Kamran Dastan"), (None, "P:Dastan")],
    ),
    (
        "an abbreviation brought in by its long name",
        ["part_of subject=G:Maritime Border Corps/MBC object=G:Ministry of Trade", "seize agent=G:MBC goods=t:a boat"],
        [(0, "G:Maritime Border Corps/MBC"), (0, "G:MBC")],
    ),
    (
        "those in one list are several",
        ["detain patient=P:Ali Karim + P:Ali Kareem + P:Aly Karim"],
        [(0, "P:Ali Karim"), (1, "P:Ali Kareem"), (2, "P:Aly Karim")],
    ),
    (
        "also known as",
        ["also_known_as subject=P:Karim Dastan object=P:Abu Nader"],
        [(0, "P:Karim Dastan"), (0, "P:Abu Nader")],
    ),
    (
        "a denied alias joins nobody",
        ["also_known_as subject=P:Karim Dastan object=P:Abu Nader fact=CT-"],
        [(0, "P:Karim Dastan"), (1, "P:Abu Nader")],
    ),
    (
        "identified as",
        ["identity subject=p:the officer object=P:Karim Dastan"],
        [(0, "p:the officer"), (0, "P:Karim Dastan")],
    ),
    (
        "a guess at who it is joins nobody",
        ["identity subject=p:the officer object=P:Karim Dastan fact=PS+"],
        [(0, "p:the officer"), (1, "P:Karim Dastan")],
    ),
]


@pytest.mark.parametrize(("says", "rows", "expected"), WITHIN, ids=[c[0] for c in WITHIN])
def test_names_within_one_report(says: str, rows: list[str], expected: list[tuple[int | None, str]]) -> None:
    made = page("r", *rows)
    found = solve(made)
    _same_numbers_same_ids([n for n, _ in expected], [who(found, made, filler) for _, filler in expected])


def test_a_doubtful_name_is_asked_about() -> None:
    pages = [
        page("a", "leads subject=P:Jon Marwand object=G:X Group"),
        page("b", "leads subject=P:Jan Marwandi object=G:X Group"),
    ]
    found = solve(*pages)
    ids = {who(found, pages[0], "P:Jon Marwand"), who(found, pages[1], "P:Jan Marwandi")}
    assert len(ids) == 1 or {found.suggestions[0].a, found.suggestions[0].b} == ids


def test_an_abbreviation_of_one_report_serves_the_others() -> None:
    a = page("a", "part_of subject=G:Maritime Border Corps/MBC object=G:Ministry of Trade")
    b = page("b", "seize agent=G:MBC goods=t:rifles")
    found = solve(a, b)
    assert who(found, a, "G:Maritime Border Corps/MBC") == who(found, b, "G:MBC")


def test_brothers_in_one_coreference_cluster_do_not_become_one_elsewhere() -> None:
    a = page("a", "detain patient=P:Karim Dastan/Kamran Dastan")
    b = page("b", "detain patient=P:Kamran Dastan")
    c = page("c", "detain patient=P:Karim Dastan")
    found = solve(a, b, c)
    assert who(found, b, "P:Kamran Dastan") != who(found, c, "P:Karim Dastan")


def test_a_front_without_a_name_is_asked_about_when_another_report_names_one() -> None:
    a = page("a", "front_for subject=b:a ship chandler object=G:Maritime Border Corps")
    b = page("b", "front_for subject=G:Blue Heron Supply/a ship chandler in Karsa object=G:Maritime Border Corps")
    found = solve(a, b)
    unnamed = who(found, a, "b:a ship chandler")
    named = who(found, b, "G:Blue Heron Supply/a ship chandler in Karsa")
    assert unnamed != named
    assert {(s.a, s.b) for s in found.suggestions} == {(min(unnamed, named), max(unnamed, named))}
