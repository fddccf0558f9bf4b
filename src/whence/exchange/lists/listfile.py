"""One list as its file has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from whence.resolve.listings import Party


@dataclass(frozen=True, slots=True)
class ListFile:
    """The parties of a list in the file's order. ``sha256`` is the file's, or, of a set of files, that of their
    hashes in order; ``skipped`` counts what was passed over, by the reason.
    """

    name: str
    format: str
    sha256: str
    parties: tuple[Party, ...]
    skipped: Mapping[str, int] = field(default_factory=dict)


def once(many: list[str]) -> tuple[str, ...]:
    """Each value once, in order, without blanks around it; empty ones left out."""
    return tuple(dict.fromkeys(value for one in many if (value := " ".join(one.split()))))
