"""Denials told as events of their own: "he is not dead" speaks against every death of his that it may mean.

``resolve`` joins such a denial to the event denied where it can. Where it cannot, it leaves an event that
everybody denies; what is said there is heard beside the deaths that the same person is said to have died.
"""

from __future__ import annotations

from collections import defaultdict

from whence.dates import compatible
from whence.resolve.resolution import Event
from whence.weigh.evidence import Evidence, View, first_day, last_day

Told = dict[str, tuple[Evidence, ...]]


def heard(view: View) -> Told:
    """The claims to be heard about each event, relation or entity: its own, and denials told elsewhere."""
    deaths: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(view.events.values(), key=lambda e: e.id):
        for entity in _dead(view, event):
            deaths[entity].append(event)
    more: dict[str, dict[str, None]] = defaultdict(dict)
    for events in deaths.values():
        denied = [e for e in events if not any(line.supports for line in view.told[e.id])]
        for event in events:
            if event not in denied:
                more[event.id].update(dict.fromkeys(d.id for d in denied if _may_mean(view, d, event)))
    return {
        about: lines + tuple(line for other in more.get(about, ()) for line in view.told[other] if line.denies)
        for about, lines in view.told.items()
    }


def _dead(view: View, event: Event) -> tuple[str, ...]:
    """Who is said to be dead in this event, groups and totals apart."""
    kind = view.codebook.events.get(event.type)
    if event.total or event.id not in view.told or kind is None or kind.state is None or kind.state.state != "dead":
        return ()
    return tuple(e for e in event.roles.get(kind.state.role, ()) if e in view.entities and e not in view.groups)


def _may_mean(view: View, denial: Event, event: Event) -> bool:
    """May a denial mean this death? Of the same day if it names one, and not said before the death can have been."""
    if denial.date is not None and event.date is not None and not compatible(denial.date.edtf, event.date.edtf):
        return False
    since = first_day(event.date.edtf if event.date else None)
    said = max((last_day(line.day) for line in view.told[denial.id]), default="")
    return event.date is None or said >= since
