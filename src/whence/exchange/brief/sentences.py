"""From a claim's speech act and factuality to a sentence, by the table in ``sentences.yaml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from whence.claims.claim import Act, Factuality


@dataclass(frozen=True, slots=True)
class Stance:
    """One row of the table: how claims of one act and factuality are told, and why so."""

    act: str
    factuality: str
    event: str
    tie: str
    short: str
    why: str

    def fits(self, act: Act, factuality: Factuality) -> bool:
        return self.act in ("any", act) and self.factuality in ("any", factuality)


@dataclass(frozen=True, slots=True)
class Templates:
    """The whole table."""

    stances: tuple[Stance, ...]
    roles: dict[str, str]
    ties: dict[str, str]
    pronouns: frozenset[str]
    others: dict[str, str]


@cache
def templates() -> Templates:
    """The table that ships, read once."""
    found = yaml.safe_load(files(__package__).joinpath("sentences.yaml").read_text(encoding="utf-8"))
    stances = tuple(Stance(**row) for row in found["stances"])
    return Templates(stances, found["roles"], found["ties"], frozenset(found["pronouns"]), found["others"])


def stance(act: Act, factuality: Factuality) -> Stance:
    """The row for a claim; the table has one for every act and factuality."""
    return next(row for row in templates().stances if row.fits(act, factuality))


def say(name: str, /, **values: str) -> str:
    """One of the other sentences, filled."""
    return begin(templates().others[name].format(**values))


def begin(words: str) -> str:
    """Words as a sentence begins."""
    return words[:1].upper() + words[1:]


def listed(words: Sequence[str], most: int = 5) -> str:
    """ "A", "A and B", "A, B and C"; the first few of many, and how many more."""
    shown = list(words[:most]) if len(words) > most + 1 else list(words)
    if more := len(words) - len(shown):
        shown.append(f"{more} others")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
