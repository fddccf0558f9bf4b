"""Which reports call somebody what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from whence.case.view import View

#: Words, whether they are a name, the outlet that prints them, and the report.
Print = tuple[str, bool, str, str]


@dataclass(frozen=True, slots=True)
class Printed:
    """One name, or words that stand for somebody without one, and the reports that print it, each with its outlet."""

    words: str
    name: bool
    reports: tuple[str, ...]
    outlets: tuple[str, ...]


def printed(view: View, id: str) -> tuple[Printed, ...]:
    """Every name of an entity, the most printed first, then the words that reports use where they name nobody."""
    found: dict[tuple[str, bool], list[tuple[str, str]]] = defaultdict(list)
    for words, name, outlet, report in view.prints(id):
        found[words, name].append((report, outlet))
    rows = []
    for (words, name), both in found.items():
        reports, outlets = zip(*sorted(both), strict=True)
        rows.append(Printed(words, name, reports, outlets))
    return tuple(sorted(rows, key=lambda one: (not one.name, -len(one.reports), one.words)))


def prints(view: View, id: str) -> Iterable[Print]:
    """What each report calls an entity."""
    found: dict[Print, None] = {}
    for ref in view.entities[id].members:
        local = view.extracts[ref.report].entities[ref.index]
        for words in local.names if local.named else (local.description,):
            if words:
                found[words, local.named, view.outlet(ref.report), ref.report] = None
    return found


def printed_in(view: View) -> dict[str, tuple[Print, ...]]:
    """The same of every entity of a part."""
    return {id: tuple(sorted(prints(view, id))) for id in view.entities}
