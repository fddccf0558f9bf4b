"""The word lists beside this module, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

Kin = Literal["person", "people", "group", "place", "vehicle", "weapon", "document", "event", "time", "measure", "?"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun's form alone says of whoever it stands for."""

    person: int
    number: Literal["one", "many", "?"]
    gender: Literal["he", "she", "it", "?"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lower-case words by what they tell; see ``lexicon.yaml``."""

    pronouns: Mapping[str, Pronoun]
    nominative: Mapping[str, str]
    reflexive: frozenset[str]
    vague: frozenset[str]
    titles: frozenset[str]
    given: Mapping[str, Literal["he", "she"]]
    kin: Mapping[str, Kin]
    sex: Mapping[str, Literal["he", "she"]]
    takes_up: Mapping[str, Kin]
    anyone: frozenset[str]
    trade: frozenset[str]
    any_group: frozenset[str]
    bodies: Mapping[str, str]
    contrast: Mapping[str, int]  # word -> the number of its contrast set (words of one set exclude each other)
    other: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The shipped lists. Where two lists hold a word the first in the file decides."""
    raw = yaml.load(files(__package__).joinpath("lexicon.yaml").read_text("utf-8"), Loader=_LOADER)
    kin: dict[str, Kin] = {}
    for name, words in raw["kin"].items():
        for word in words.split():
            kin.setdefault(word, name)
    takes_up: dict[str, Kin] = {w: name for name, words in raw["takes_up"].items() for w in words.split()}
    contrast: dict[str, int] = {}
    for number, words in enumerate(raw["contrast"]):
        for word in words.split():
            contrast.setdefault(word, number)
    given: dict[str, Literal["he", "she"]] = dict.fromkeys(raw["given"]["he"].split(), "he")
    given.update(dict.fromkeys(raw["given"]["she"].split(), "she"))
    sex: dict[str, Literal["he", "she"]] = dict.fromkeys(raw["male"].split(), "he")
    sex.update(dict.fromkeys(raw["female"].split(), "she"))
    return Lexicon(
        pronouns={form: Pronoun(*told) for form, told in raw["pronouns"].items()},
        nominative={form: row.split()[0] for row in raw["rows"] for form in row.split()},
        reflexive=frozenset(raw["reflexive"].split()),
        vague=frozenset(raw["vague"].split()),
        titles=frozenset(raw["titles"].split()),
        given=given,
        kin=kin,
        sex=sex,
        takes_up=takes_up,
        anyone=frozenset(raw["anyone"].split()),
        trade=frozenset(raw["trade"].split()),
        bodies={w: sort for sort, words in raw["bodies"].items() for w in words.split()},
        any_group=frozenset(raw["any_group"].split()),
        contrast=contrast,
        other=frozenset(raw["other"].split()),
    )


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C reader is ten times faster where it is built
