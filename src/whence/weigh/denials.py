"""Denials told as events of their own: "he is not dead" speaks against every death of his that it may mean.

``resolve`` joins such a denial to the event denied where it can. Where it cannot, it leaves an event that
everybody denies; what is said there is heard beside the deaths that the same person is said to have died. "There was no
attack" speaks against the one attack that its page tells of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from whence.dates import compatible
from whence.resolve.resolution import Event
from whence.weigh.evidence import Evidence, View, first_day, last_day
from whence.weigh.precision import may_be_one

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
    for deed in _only_denied(view):
        pages = {line.report.parent or line.ref.report for line in view.told[deed.id]}
        near = sorted({line.about for page in pages for line in view.by_report.get(page, ())} & view.events.keys())
        meant = [event for event in map(view.events.__getitem__, near) if _may_be_meant(view, deed, event, pages)]
        if len(meant) == 1:
            more[meant[0].id][deed.id] = None
    return {
        about: lines + tuple(line for other in more.get(about, ()) for line in view.told[other] if line.denies)
        for about, lines in view.told.items()
    }


def _only_denied(view: View) -> list[Event]:
    """Events of deeds that nobody says happened. What becomes of people is looked after by whom it befell."""
    found = []
    for id_, event in sorted(view.events.items()):
        kind, lines = view.codebook.events.get(event.type), view.told.get(id_, ())
        deed = kind is not None and kind.state is None and kind.violent and not event.total
        if deed and any(line.denies for line in lines) and not any(line.supports for line in lines):
            found.append(event)
    return found


def _may_be_meant(view: View, denial: Event, event: Event, pages: Collection[str]) -> bool:
    """Is this a deed of a like kind that another voice on a page of the denial affirms, of a like day, done by and to
    the same ones as far as the denial says?"""
    one, other = (view.codebook.events.get(e.type) for e in (denial, event))
    if one is None or other is None or other.state is not None or event.id == denial.id or event.total:
        return False
    if denial.type != event.type and not (denial.type in other.kin or event.type in one.kin):
        return False
    here = [line for line in view.told.get(event.id, ()) if line.supports and line.ref.report in pages]
    deniers = {line.speaker.id for line in view.told[denial.id] if line.speaker}
    if not here or any(line.speaker and line.speaker.id in deniers for line in here):
        return False
    if denial.date is not None and event.date is not None and not compatible(denial.date.edtf, event.date.edtf):
        return False
    filled = ((denial.roles.get(role, ()), event.roles.get(role, ())) for role in ("agent", "patient"))
    return all(not a or any(may_be_one(view, x, y) for x in a for y in b) for a, b in filled)


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
