"""The word lists of ``cues.yaml``, read once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

_ARTICLES = frozenset("the a an some several two three one another his her their its".split())


@dataclass(frozen=True, slots=True)
class Cues:
    """``cues.yaml`` as sets and tables; the file says what each is for."""

    hearsay: frozenset[str]
    interchangeable: frozenset[str]
    manifold: frozenset[str]
    mouthpieces: frozenset[str]
    hands: Mapping[str, frozenset[str]]
    bodies: frozenset[str]
    any_group: frozenset[str]
    states_bodies: frozenset[str]
    whose: frozenset[str]
    somebody: frozenset[str]
    of_many: frozenset[str]
    first_person: frozenset[str]
    own_reporting: tuple[str, ...]
    agencies: frozenset[str]
    covers: Mapping[str, frozenset[str]]
    anybody: frozenset[str]
    hit: Mapping[str, frozenset[str]]
    goods: Mapping[str, frozenset[str]]
    lawful: frozenset[str]
    unlawful: frozenset[str]
    corrections: tuple[str, ...]


@cache
def cues() -> Cues:
    """The shipped lists."""
    raw = yaml.safe_load((files("whence.weigh") / "cues.yaml").read_text(encoding="utf-8"))
    return Cues(
        hearsay=frozenset(raw["hearsay"]),
        interchangeable=frozenset(raw["interchangeable"]),
        manifold=frozenset(raw["manifold"]),
        mouthpieces=frozenset(raw["mouthpieces"]),
        hands={hand: frozenset(heads) for hand, heads in raw["hands"].items()},
        bodies=frozenset(raw["bodies"]),
        any_group=frozenset(raw["any_group"]),
        states_bodies=frozenset(raw["states_bodies"]),
        whose=frozenset(raw["whose"]),
        somebody=frozenset(raw["somebody"]),
        of_many=frozenset(raw["of_many"]),
        first_person=frozenset(raw["first_person"]),
        own_reporting=tuple(raw["own_reporting"]),
        agencies=frozenset(raw["agencies"]),
        covers={word: frozenset(others) for word, others in raw["covers"].items()},
        anybody=frozenset(raw["anybody"]),
        hit={kind: frozenset(words) for kind, words in raw["hit"].items()},
        goods={kind: frozenset(words) for kind, words in raw["goods"].items()},
        lawful=frozenset(raw["lawful"]),
        unlawful=frozenset(raw["unlawful"]),
        corrections=tuple(raw["corrections"]),
    )


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A printed name as compared: case, articles, possessives and spacing do not count."""
    low = re.sub(r"['’]s?\b", "", name.casefold())
    kept = re.findall(r"[^\W_]+(?:-[^\W_]+)*", low)
    while kept and kept[0] in _ARTICLES:
        kept.pop(0)
    return " ".join(kept)


@lru_cache(maxsize=65536)
def head(phrase: str) -> str:
    """The head word of a noun phrase, by the plain rule of English: the last before a preposition or a clause."""
    before = re.split(r"\b(?:of|at|in|from|with|on|for|who|that|which|near|by|to|close|familiar)\b|,", plain(phrase))[0]
    return before.split()[-1] if before.split() else ""


def same_word(a: str, b: str) -> bool:
    """Are two head words one word, in singular or plural?"""
    return a == b or a.rstrip("s") == b.rstrip("s") or singular(a) == singular(b)


def singular(word: str) -> str:
    """A noun's singular, well enough to compare: "gunmen", "bodies", "guards"."""
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
