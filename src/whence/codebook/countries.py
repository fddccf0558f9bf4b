"""Countries by any word that stands for one: "Norland", "Norlander", "the Norlanders", or the capital.

The table is written from general knowledge: ISO 3166-1 codes and short names, the usual demonyms (adjective
and noun), seats of government under their common spellings, and names in use. ``of`` does not read a
capital as its country: "in Baghdad" is a city; ``capital`` does, for "Baghdad denies it".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from anyascii import anyascii


@dataclass(frozen=True, slots=True)
class Country:
    """One country. ``demonyms``: adjectives and nouns, singular; ``capitals`` begins with the seat."""

    code: str
    name: str
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    aliases: tuple[str, ...]

    @property
    def capital(self) -> str | None:
        """The seat of government, as usually spelled in English; None where there is none."""
        return self.capitals[0] if self.capitals else None


def of(word: str) -> Country | None:
    """The country that a name, alias or demonym (singular, plural, possessive) stands for, or None."""
    return _named().get(_key(word)) or demonym(word)


def demonym(word: str) -> Country | None:
    """The country whose people or adjective this is ("Norwegian", "the Norwegians"), or None."""
    return _demonyms().get(_key(word))


def capital(word: str) -> Country | None:
    """The country whose seat of government this is, or None."""
    return _capitals().get(_key(word))


def by_code(code: str) -> Country | None:
    """The country of an ISO 3166-1 alpha-2 code, or None."""
    return _codes().get(code.upper())


@cache
def everything() -> tuple[Country, ...]:
    """The whole table, by code."""
    lines = files(__package__).joinpath("countries.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(_country(*line.split("\t")) for line in lines)


def _country(code: str, name: str, demonyms: str, capitals: str, aliases: str) -> Country:
    many = [tuple(w for w in cell.split(";") if w) for cell in (demonyms, capitals, aliases)]
    return Country(code, name, *many)


def _key(word: str) -> str:
    """Case, accents, a leading "the", full stops and a possessive do not tell countries apart.

    "us" in lower case is a pronoun and finds nothing; so does any two-letter alias not in capitals.
    """
    plain = anyascii(word).strip().replace("’", "'").removesuffix("'s").removesuffix("s'")
    letters = plain.replace(".", "")
    if len(letters) <= 3 and letters.islower():
        return ""
    low = " ".join(letters.casefold().replace("-", " ").split())
    return low.removeprefix("the ")


@cache
def _codes() -> dict[str, Country]:
    return {country.code: country for country in everything()}


@cache
def _named() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for country in everything():
        for word in (country.name, *country.aliases):
            found.setdefault(_key(word), country)
    return found


@cache
def _demonyms() -> dict[str, Country]:
    """Singular and plural; "Congolese" goes to the larger country, which comes first by code."""
    found: dict[str, Country] = {}
    for country in everything():
        for word in country.demonyms:
            for form in (word, f"{word}s"):
                found.setdefault(_key(form), country)
    return found


@cache
def _capitals() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for country in everything():
        for word in country.capitals:
            found.setdefault(_key(word), country)
    return found
