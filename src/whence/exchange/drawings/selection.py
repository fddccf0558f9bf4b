"""Which events and ties of a case a drawing shows: by type, date, source, number of origins, and without dispute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whence.case import together
from whence.case.chosen import Choice
from whence.case.view import View
from whence.resolve.resolution import Event, Relation


@dataclass(frozen=True, slots=True)
class Selection:
    """What to show; a field left alone asks for nothing. ``entities``: only what one of these takes part in.

    ``since`` and ``until`` keep what may lie between them by its bounds. An event of which one bound is known is looked
    for there; one without a date is kept, for a page to list. A tie without a bound may hold on any day beyond it.
    """

    types: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    source: str | None = None
    origins: int = 0
    undisputed: bool = False
    entities: frozenset[str] = frozenset()

    @property
    def by_date(self) -> bool:
        return self.since is not None or self.until is not None


def of_entity(id: str) -> Selection:
    """All that one entity takes part in."""
    return Selection(entities=frozenset({id}))


def around(event: Event) -> Selection:
    """All that those take part in whom an event is done to, or else whoever does it: what came before and after."""
    return Selection(entities=frozenset(event.roles.get("patient") or event.roles.get("agent") or ()))


def choice(selection: Selection) -> Choice:
    """The lines of a case that a selection keeps."""
    return Choice(
        types=selection.types,
        flag=False if selection.undisputed else None,
        since=selection.since,
        until=selection.until,
        origins=selection.origins,
        who=selection.entities,
        spoken=selection.source,
    )


def events(view: View, chosen: Choice, most: int) -> tuple[list[Event], int]:
    """The events that are chosen, those with most origins first, then those with most claims; and how many more."""
    found, more = _some(view, "event", chosen, most)
    return together.events(view, found), more


def relations(view: View, chosen: Choice, most: int) -> tuple[list[Relation], int]:
    """The ties that are chosen, likewise."""
    found, more = _some(view, "relation", chosen, most)
    return together.relations(view, found), more


def _some(view: View, kind: str, chosen: Choice, most: int) -> tuple[list[str], int]:
    found = [one.id for one in view.lines.some(kind, chosen, order="weight", most=most)]
    return found, view.lines.count(kind, chosen) - len(found) if len(found) == most else 0
