"""The words of time (``words.yaml``), read once and only when a date is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Words:
    """``words.yaml`` as tables; all keys in lower case."""

    months: dict[str, int]  # name or abbreviation without its dot -> 1 to 12


@cache
def words() -> Words:
    """The shipped tables."""
    raw = yaml.safe_load((files("whence.dates") / "words.yaml").read_text(encoding="utf-8"))
    return Words(months=raw["months"])
