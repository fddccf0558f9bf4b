"""Bylines: the names of those who wrote the page, and the outlet some bylines add."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whence.documents.bio import clean_outlet
from whence.documents.furniture import fits, match
from whence.documents.moments import moments

#: Characters in which the longest list of authors fits; what is longer is none.
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Byline:
    """Who a byline names."""

    authors: tuple[str, ...]
    outlet: str | None


def read_byline(line: str) -> Byline:
    """The authors and outlet of a byline, with or without its "By".

    Dates, places ("in Karsa") and roles ("staff writer") are left out. A last name after a comma is an outlet
    when it ends in a word that outlets end in ("Herald").
    """
    line = " ".join(line.split())[:LONGEST]
    found = match("byline", line)
    names = found["names"] if found else line
    dates = moments(names)
    outlet = _after_bar(names)
    if dates:
        names = names[: dates[0].start]
    names = re.split(
        r"\s*[|·•]\s*|\s+[–—-]+\s+|\s+(?:Published|Posted|Updated|Last updated)\b|\s+(?:at|on|@)\s+\d", names
    )[0]
    authors: list[str] = []
    unnamed = False
    for piece in re.split(r"\s*[,;/]\s*|\s+(?:and|AND|&|with|WITH)\s+", names):
        name, employer = _name_and_employer(piece)
        outlet = outlet or employer
        if staff := re.fullmatch(r"([^ ]+(?: +[^ ]+)+) (?:staff|Staff|STAFF)(?: \w+)?", name):
            outlet = outlet or clean_outlet(staff.group(1))
            continue
        if not name or fits("no_author", name) or name[:1].islower():
            unnamed = True
            continue
        if unnamed and not authors and " " not in name:
            continue  # "our staff, Karsa"
        if authors and (fits("author_role", name) or name in ("Jr.", "Sr.", "Jr", "Sr")):
            continue
        if authors and fits("outlet_words", name.split()[-1]):
            outlet = outlet or clean_outlet(name)
            continue
        authors.append(_cased(name))
    return Byline(tuple(dict.fromkeys(authors)), outlet)


def _after_bar(line: str) -> str | None:
    """The outlet that some signatures set after a bar: two capitalised words or more, no date."""
    for piece in re.split(r"\s*[|·•]\s*", line)[1:]:
        words = piece.split()
        if 2 <= len(words) <= 6 and all(word[:1].isupper() for word in words) and not moments(piece):
            return None if fits("menu", piece) or match("byline", piece) else clean_outlet(piece)
    return None


def _name_and_employer(piece: str) -> tuple[str, str | None]:
    """A name without the place after "in", and the outlet after "for" or "of"."""
    piece = re.sub(r"^(?:by|By|BY)\s+", "", piece.strip(' \t\u00a0.:"“”()'))
    name = re.split(r"\s+(?:in|IN|at|from|on|reporting)(?:\s+|$)", piece)[0]
    name, *employer = re.split(r"\s+(?:for|of|FOR)\s+", name, maxsplit=1)
    return name.strip(), clean_outlet(employer[0]) if employer else None


def _cased(name: str) -> str:
    """A name printed in capitals throughout, as it is written elsewhere ("JANE ROE" is "Jane Roe")."""
    if not name.isupper() or len(name) < 5 or " " not in name:
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word.group()[:1] + word.group()[1:].lower(), name)
