"""Entities as the guidelines cut them: what belongs to a name, and what a name stands for where it stands."""

from __future__ import annotations

import pytest

from whence.language.entities import entities
from whence.language.reader import Reader

READER = Reader()

#: text, what is among its entities, what is not
CUTS = [
    # a country that acts is an organisation, one that things happen in is a place
    ("Norway and Denmark will send ships to Jordan.", ["Norway: Organization", "Jordan: Place"], []),
    ("Talks between Iran and Turkey go on in Syria.", ["Iran: Organization", "Syria: Place"], []),
    ("Nations that took part include Australia, Belgium and Canada.", ["Belgium: Organization"], []),
    ("Areas that suffered include Syria and Iraq.", ["Syria: Place", "Iraq: Place"], []),
    ("The road from Jordan to Syria was closed by Iraq.", ["Jordan: Place", "Iraq: Organization"], []),
    # an office with its realm belongs to the name after it
    (
        "They met Deputy Secretary of State Anna Velt in Karsa.",
        ["Deputy Secretary of State Anna Velt: Person"],
        ["State: Person", "Anna Velt: Person"],
    ),
    ("Police said the king of Norland and Prince Karim had left.", ["Prince Karim: Person"], []),
    ("TOLAN, Yusuf (a.k.a. TULAN, Yousef); born in Odra.", ["TOLAN, Yusuf: Person", "TULAN, Yousef: Person"], []),
    ("Colonel Andrew J. Evans Jr. spoke first.", ["Colonel Andrew J. Evans Jr.: Person"], []),
    # machines in a list of places hit are still machines
    ("The strikes destroyed a tank, an excavator and two trucks.", ["a tank: Vehicle", "an excavator: Vehicle"], []),
    # "our" alone names nobody
    ("We thank our partners.", ["We: Organization"], ["our: Organization"]),
]


@pytest.mark.parametrize(("text", "there", "absent"), CUTS)
def test_cut(text: str, there: list[str], absent: list[str]) -> None:
    found = {f"{text[e.start : e.end]}: {e.type}" for e in entities(READER.read(text))}
    assert set(there) <= found
    assert not set(absent) & found
