"""By which names and headings the things of a case are called, for finding them by what somebody types."""

from __future__ import annotations

from collections import defaultdict

from whence.case.titles import event_title, relation_title, report_title, source_title
from whence.case.view import Named, View, plain


def called(view: View) -> dict[str, tuple[Named, ...]]:
    """The things that bear each name or heading, as ``plain`` has it; claims are found by their ids only."""
    found: dict[str, dict[Named, None]] = defaultdict(dict)

    def add(words: str, kind: str, id: str, main: bool) -> None:
        if (key := plain(words)) and Named(kind, id, not main) not in found[key]:
            found[key][Named(kind, id, main)] = None

    for id, entity in view.entities.items():
        add(entity.name or "", "entity", id, True)
        for name in (*entity.names, entity.description):
            if plain(name) != plain(entity.name or ""):
                add(name, "entity", id, False)
    for id, event in view.events.items():
        add(event_title(view, event), "event", id, True)
    for id, relation in view.relations.items():
        add(relation_title(view, relation), "relation", id, True)
    for id, source in view.sources.items():
        add(source_title(view, id), "source", id, True)
        if plain(source.name) != plain(source_title(view, id)):
            add(source.name, "source", id, False)
    for id in view.reports:
        add(report_title(view.reports, id), "report", id, True)
    return {words: tuple(sorted(every)) for words, every in found.items() if every}
