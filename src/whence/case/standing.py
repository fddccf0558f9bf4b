"""How an event or a relation stands, in the words in which every page says it: how many reports, from how many
origins and why, whether it happened, when.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whence.case import wording
from whence.case.accounts import in_conflict, origin_of
from whence.case.titles import source_title
from whence.case.view import View
from whence.resolve.resolution import Event, Ref
from whence.weigh import current
from whence.weigh.weighed import Stretch

OCCURRED = {
    "yes": "Those who speak of it say yes",
    "no": "Those who speak of it say no",
    "contested": "Some say yes, some say no",
    "unknown": "Nobody says so outright",
}

#: What setting two origins side by side gave, as a reader calls it.
LINEAGE = {
    "same": "one origin",
    "independent": "independent of one another",
    "not established": "whether they are independent is not established",
}


@dataclass(frozen=True, slots=True)
class Behind:
    """One voice behind a thing and why it counts as the origin; ``reasons`` each once. ``source`` is None where claims
    lead to nobody, and ``title`` then says whose words they are."""

    title: str
    source: str | None
    reports: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Origins set side by side that got one answer for one reason."""

    answer: str
    reason: str
    both: tuple[tuple[str, str], ...]


def counted(view: View, id: str, claims: Iterable[Ref]) -> str:
    """ "7 reports (2 copies, 1 comment), 3 origins"."""
    reports = view.reports_of(claims)
    copies = sum(report in view.weighed.copy_of for report in reports)
    comments = sum(view.reports[report].parent is not None for report in reports)
    words = wording.several(len(reports), "report")
    extra = ((copies, "copy", "copies"), (comments, "comment", "comments"))
    if said := ", ".join(wording.several(number, one, many) for number, one, many in extra if number):
        words += f" ({said})"
    return f"{words}, {wording.several(len(view.weighed.worth[id].origins), 'origin')}"


def when(event: Event) -> str:
    """The day of an event, and what a range of days means."""
    if event.date is None:
        return wording.date(None)
    words = wording.date(event.date.edtf)
    return f"all of {words}" if event.date.means == "throughout" else words


def now(view: View, event: Event) -> str | None:
    """What became of the first of those it was done to: "released since 6 May 2014 (grade 3, contested)"."""
    for patient in event.roles.get("patient", ())[:1]:
        stretch = current(view.weighed.status.get(patient, ()))
        if stretch is not None:
            return state_words(stretch)
    return None


def state_words(stretch: Stretch) -> str:
    """ "released since 6 May 2014 (grade 3, contested)"."""
    since = f" {wording.since(stretch.since)}" if stretch.since else ""
    return f"{stretch.state}{since} (grade {stretch.grade}{', contested' if stretch.contested else ''})"


def conflict_words(view: View, id: str) -> str:
    """ "in conflict: by whom, substance", or nothing."""
    facets = in_conflict(view, id)
    return f"in conflict: {', '.join(facets)}" if facets else ""


def behind(view: View, id: str) -> tuple[Behind, ...]:
    """Each origin of what is said about something, with the reasons why claims count as its own."""
    reasons: dict[tuple[str, str | None], dict[str, None]] = {}
    reports: dict[tuple[str, str | None], dict[str, None]] = {}
    for ref in view.claims_about.get(id, []):
        origin = view.weighed.origin.get(ref)
        if origin is None:
            continue
        title = source_title(view, origin_of(view, ref)) + ("" if origin.source else ": no origin")
        key = (title, origin.source)
        reasons.setdefault(key, {})[origin.reason + (" (inferred)" if origin.inferred else "")] = None
        reports.setdefault(key, {})[ref.report] = None
    return tuple(Behind(*key, tuple(reports[key]), tuple(why)) for key, why in reasons.items())


def side_by_side(view: View, id: str) -> tuple[Pairs, ...]:
    """Every two of its origins, those with one answer for one reason together."""
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for a, b, lineage in view.weighed.worth[id].lineages:
        pairs.setdefault((LINEAGE[lineage.answer], lineage.reason), []).append((a, b))
    return tuple(Pairs(answer, reason, tuple(both)) for (answer, reason), both in pairs.items())
