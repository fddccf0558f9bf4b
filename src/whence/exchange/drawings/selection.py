"""Which events and ties of a case a drawing shows: by type, date, source, number of origins, and without dispute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whence.case.view import View
from whence.resolve.resolution import Event, Relation
from whence.resolve.when import day, span


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


def events(view: View, selection: Selection) -> list[Event]:
    """The events that a selection keeps, in the order of their ids; :func:`dated` tells those without a date apart."""
    about = _spoken_of(view, selection.source)
    found = (view.events[id] for id in sorted(view.events))
    return [
        one
        for one in found
        if (not selection.types or one.type in selection.types)
        and (about is None or one.id in about)
        and (not selection.entities or any(selection.entities & set(members) for members in one.roles.values()))
        and _weighs(view, selection, one.id)
        and _between(selection, *_near(one))
    ]


def relations(view: View, selection: Selection) -> list[Relation]:
    """The ties that a selection keeps, in the order of their ids."""
    about = _spoken_of(view, selection.source)
    found = (view.relations[id] for id in sorted(view.relations))
    return [
        one
        for one in found
        if (not selection.types or one.type in selection.types)
        and (about is None or one.id in about)
        and (not selection.entities or selection.entities & {one.subject, one.object})
        and _weighs(view, selection, one.id)
        and _between(selection, day(one.since), day(one.until, True))
    ]


def dated(event: Event) -> bool:
    """Whether an event has at least one bound in time."""
    return any(span(event.date))


def heaviest(view: View, many: list[Event], most: int) -> list[Event]:
    """At most so many events, in the order given: where there are more, those with most origins, then most claims."""
    if len(many) <= most:
        return many
    ordered = sorted(many, key=lambda one: (-len(view.weighed.worth[one.id].origins), -len(one.claims), one.id))
    kept = {one.id for one in ordered[:most]}
    return [one for one in many if one.id in kept]


def _weighs(view: View, selection: Selection, id: str) -> bool:
    worth = view.weighed.worth[id]
    return len(worth.origins) >= selection.origins and not (selection.undisputed and worth.disputed)


def _near(event: Event) -> tuple[date | None, date | None]:
    first, last = span(event.date)
    return first or last, last or first


def _between(selection: Selection, first: date | None, last: date | None) -> bool:
    if selection.since is not None and last is not None and last < selection.since:
        return False
    return not (selection.until is not None and first is not None and first > selection.until)


def _spoken_of(view: View, source: str | None) -> set[str] | None:
    """What a source's claims are about; None where no source is asked for."""
    if source is None:
        return None
    return {view.resolution.about[ref] for ref in view.claims_spoken.get(source, ())}
