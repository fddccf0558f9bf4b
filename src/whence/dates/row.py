"""The words of a text beside their classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Word(NamedTuple):
    """One word or mark: its characters, how it is printed, and the Penn tag there ("" where there is none)."""

    start: int
    end: int
    text: str
    lower: str
    tag: str


@dataclass(frozen=True, slots=True)
class Row:
    """The words of a text beside their classes: ``symbols[i]`` is the class of ``words[i]``."""

    text: str
    words: tuple[Word, ...]
    symbols: str
