"""The word lists beside this file, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of ``words.yaml``; those of several words are keyed by their words in a tuple."""

    titles: Mapping[tuple[str, ...], str]
    suffixes: frozenset[str]
    generations: Mapping[str, str]
    particles: frozenset[str]
    short_forms: Mapping[str, frozenset[str]]
    romanised: Mapping[str, str]
    korean: frozenset[str]
    legal_forms: Mapping[tuple[str, ...], str]
    generic: frozenset[str]
    same_word: Mapping[str, str]
    forces: frozenset[str]
    branches: frozenset[str]
    governments: frozenset[str]
    numbers: Mapping[str, str]
    people: Mapping[str, frozenset[str]]
    groups: Mapping[str, frozenset[str]]
    anybody_hit: frozenset[str]


@cache
def words() -> Words:
    """All lists, in the form their readers want."""
    raw: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("words.yaml").read_text(encoding="utf-8"))
    return Words(
        titles={tuple(w.split()): kind for kind, many in raw["titles"].items() for w in many},
        suffixes=frozenset(raw["suffixes"]),
        generations=raw["generations"],
        particles=frozenset(raw["particles"]),
        short_forms=_short(raw["short_forms"]),
        romanised={form: word for tongue in raw["romanised"].values() for form, word in _forms(tongue).items()},
        korean=frozenset(_forms(raw["romanised"]["korean"])),
        legal_forms={tuple(w.split()): kind for kind, many in raw["legal_forms"].items() for w in many},
        generic=frozenset(raw["generic"]),
        same_word={form: word for word, forms in raw["same_word"].items() for form in forms},
        forces=frozenset(raw["forces"]),
        branches=frozenset(raw["branches"]),
        governments=frozenset(raw["governments"]),
        numbers={word: str(n) for word, n in raw["numbers"].items()},
        people=_classes(raw["people"]),
        groups=_classes(raw["groups"]),
        anybody_hit=frozenset(raw["anybody_hit"]),
    )


def _forms(raw: dict[str, list[str]]) -> dict[str, str]:
    """Each form, the first of its kind included, to the first."""
    return {form: word for word, forms in raw.items() for form in (word, *forms)}


def _short(raw: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """Each short form to the full ones it may stand for."""
    found: dict[str, set[str]] = {}
    for full, forms in raw.items():
        for form in forms:
            found.setdefault(form, set()).add(full)
    return {form: frozenset(fulls) for form, fulls in found.items()}


def _classes(raw: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """Each head noun to the classes it is in."""
    found: dict[str, set[str]] = {}
    for name, heads in raw.items():
        for head in heads:
            found.setdefault(str(head), set()).add(name)
    return {head: frozenset(names) for head, names in found.items()}
