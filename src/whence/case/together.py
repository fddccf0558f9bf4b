"""Things of a case with all that their lines on a page ask for, read in a few questions and not in one for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar, get_args

from whence.case.view import View
from whence.resolve.resolution import Event, Relation
from whence.weigh.conflicts import conflict_id
from whence.weigh.weighed import Facet

T = TypeVar("T", Event, Relation)


def events(view: View, ids: Iterable[str]) -> list[Event]:
    """Events by their ids, in this order. KeyError where there is none."""
    wanted = list(ids)
    view.hold("event", wanted)
    found = [view.events[id] for id in wanted]
    members = {one for event in found for every in event.roles.values() for one in every}
    return _told(view, found, members | {event.place for event in found if event.place})


def relations(view: View, ids: Iterable[str]) -> list[Relation]:
    """Relations by their ids, likewise."""
    wanted = list(ids)
    view.hold("relation", wanted)
    found = [view.relations[id] for id in wanted]
    return _told(view, found, {one for tie in found for one in (tie.subject, tie.object)})


def _told(view: View, found: Sequence[T], entities: Iterable[str]) -> list[T]:
    view.hold("entity", entities)
    view.hold("worth", (one.id for one in found))
    view.hold("conflict", (conflict_id(one.id, facet) for one in found for facet in get_args(Facet)))
    view.hold("version_of", (ref.report for one in found for ref in one.claims))
    return list(found)
