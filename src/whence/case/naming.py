"""Which reports call somebody what."""

from __future__ import annotations

from dataclasses import dataclass

from whence.case.view import View


@dataclass(frozen=True, slots=True)
class Printed:
    """One name, or words that stand for somebody without one, and the reports that print it."""

    words: str
    name: bool
    reports: tuple[str, ...]


def printed(view: View, id: str) -> tuple[Printed, ...]:
    """Every name of an entity, the most printed first, then the words that reports use where they name nobody."""
    found: dict[tuple[bool, str], dict[str, None]] = {}
    for ref in view.entities[id].members:
        local = view.extracts[ref.report].entities[ref.index]
        for words in local.names if local.named else (local.description,):
            if words:
                found.setdefault((local.named, words), {})[ref.report] = None
    rows = [Printed(words, named, tuple(reports)) for (named, words), reports in found.items()]
    return tuple(sorted(rows, key=lambda one: (not one.name, -len(one.reports), one.words)))
