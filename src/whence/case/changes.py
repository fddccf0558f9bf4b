"""What became otherwise in a case between two looks at it: newly told, now named, now contested, status changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from whence.case.titles import entity_title, event_title, report_title
from whence.case.view import View

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EventThen:
    """What one event was at one moment: by which facets it was in conflict, and by how many it was told."""

    title: str
    facets: frozenset[str]
    reports: int
    origins: int


@dataclass(frozen=True, slots=True)
class EntityThen:
    """What was said of somebody at one moment: the title, whether named, and the latest state on each track."""

    title: str
    named: bool
    states: Mapping[str, tuple[str, bool]]  # track: state, contested


@dataclass(frozen=True, slots=True)
class Standing:
    """A case's events and the people and groups in it, at one moment."""

    events: Mapping[str, EventThen]
    entities: Mapping[str, EntityThen]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise now: of what kind, about which event or entity, in one line."""

    kind: str
    id: str
    words: str


def standing(view: View) -> Standing:
    """The case as it stands."""
    return Standing(
        {
            id: EventThen(
                event_title(view, event),
                frozenset(one.facet for one in view.conflicts.get(id, ()) if one.serious),
                len(view.reports_of(event.claims)),
                len(view.weighed.worth[id].origins),
            )
            for id, event in view.events.items()
        },
        {
            id: EntityThen(
                entity_title(view, id),
                entity.named,
                {one.track: (one.state, one.contested) for one in view.weighed.status.get(id, ())},
            )
            for id, entity in view.entities.items()
        },
    )


def changes(before: Standing, view: View) -> Iterator[Change]:
    """What is otherwise now than it was ``before``: every event and entity once at most a kind, in order of id."""
    now = standing(view)
    redirects = view.resolution.redirects
    events = _carried(before.events, now.events, redirects)
    entities = _carried(before.entities, now.entities, redirects)
    for id in sorted(now.events):
        for rule in EVENT_RULES:
            if words := rule(view, id, events.get(id, ()), now.events[id]):
                yield Change(rule.__name__, id, words)
    for id in sorted(now.entities):
        for look in ENTITY_RULES:
            if words := look(view, id, entities.get(id, ()), now.entities[id]):
                yield Change(look.__name__, id, words)


def _carried(before: Mapping[str, T], now: Mapping[str, T], redirects: Mapping[str, str]) -> dict[str, tuple[T, ...]]:
    """What each thing of now was before: several where things that were apart are one now."""
    found: dict[str, tuple[T, ...]] = {}
    for old, then in before.items():
        id = redirects.get(old, old)
        if id in now:
            found[id] = (*found.get(id, ()), then)
    return found


def new_event(view: View, id: str, then: tuple[EventThen, ...], now: EventThen) -> str | None:
    """An event that nothing told of before."""
    return None if then else f"new: {now.title}"


def now_contested(view: View, id: str, then: tuple[EventThen, ...], now: EventThen) -> str | None:
    """Claims about an event that agreed, or stood alone, are now in conflict."""
    facets = now.facets - frozenset().union(*(one.facets for one in then))
    return f"now contested: {now.title}: {', '.join(sorted(facets))}" if then and facets else None


def no_longer_contested(view: View, id: str, then: tuple[EventThen, ...], now: EventThen) -> str | None:
    """A conflict is gone: a source corrected itself, or a judgement decided."""
    gone = frozenset().union(*(one.facets for one in then)) - now.facets
    return f"no longer contested: {now.title}: {', '.join(sorted(gone))}" if gone else None


def more_origins(view: View, id: str, then: tuple[EventThen, ...], now: EventThen) -> str | None:
    """An account that another origin tells now as well; one more copy is no news."""
    if not then or now.origins <= max(one.origins for one in then):
        return None
    return f"more origins: {now.title}: {now.reports} reports, {now.origins} origins"


def now_named(view: View, id: str, then: tuple[EntityThen, ...], now: EntityThen) -> str | None:
    """Somebody whom no report named has a name."""
    unnamed = [one.title for one in then if not one.named]
    if not (now.named and unnamed):
        return None
    by = view.entities[id].named_by
    says = f", says {report_title(view.reports, by.report)!r}" if by is not None else ""
    return f"now named: {unnamed[0]}: {now.title}{says}"


def status_changed(view: View, id: str, then: tuple[EntityThen, ...], now: EntityThen) -> str | None:
    """The latest state on some track is another than before, or has become contested."""
    told = []
    for track, (state, contested) in sorted(now.states.items()):
        old = [one.states[track] for one in then if track in one.states]
        if (state, contested) not in old and (old or then):
            was = f"{old[0][0]} -> " if old and old[0][0] != state else ""
            told.append(f"{was}{state}{', contested' if contested else ''}")
    return f"status changed: {now.title}: {'; '.join(told)}" if told else None


EventRule = Callable[[View, str, tuple[EventThen, ...], EventThen], str | None]
EntityRule = Callable[[View, str, tuple[EntityThen, ...], EntityThen], str | None]

#: What is told of an event, and of somebody; a line each.
EVENT_RULES: tuple[EventRule, ...] = (new_event, now_contested, no_longer_contested, more_origins)
ENTITY_RULES: tuple[EntityRule, ...] = (now_named, status_changed)
