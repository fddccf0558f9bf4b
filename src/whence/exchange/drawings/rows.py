"""What a drawing says of one event or tie, the same for its mark, its tooltip and its line in the table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from whence.case import wording
from whence.case.accounts import in_conflict
from whence.case.titles import event_title, relation_title
from whence.case.view import View
from whence.resolve.resolution import Event, Relation
from whence.resolve.when import day, span
from whence.weigh.weighed import Worth

#: How the claims about something stand to one another; each has its own mark, not its own colour alone.
Standing = Literal["said", "disputed", "contested", "denied", "open"]

STANDINGS: dict[Standing, str] = {
    "said": "nobody denies it",
    "disputed": "in conflict on a detail",
    "contested": "contested: some say so, some deny it",
    "denied": "only said not to be so",
    "open": "not said for sure by anybody",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One event or tie. ``first`` and ``last`` are its bounds in days, None at an open end or without a date.

    ``throughout``: true on every day between them; else on at least one. ``conflicts`` names the facets in conflict.
    ``reported`` is the day of the first report that tells it, by its latest bound.
    """

    id: str
    kind: Literal["event", "relation"]
    type: str
    title: str
    standing: Standing
    dated: str
    first: date | None
    last: date | None
    about: bool
    throughout: bool
    total: bool
    place: str | None
    origins: int
    reports: int
    grade: int
    conflicts: tuple[str, ...]
    reported: date | None

    @property
    def says(self) -> str:
        """The whole row as one sentence, for those who hover or listen."""
        conflict = f" (in conflict: {', '.join(self.conflicts)})" if self.conflicts else ""
        told = f"{wording.several(self.reports, 'report')}, {wording.several(self.origins, 'origin')}"
        return (
            f"{self.title}. {self.dated[:1].upper()}{self.dated[1:]}. {told}, grade {self.grade}; "
            f"{STANDINGS[self.standing]}{conflict}."
        )


def event_row(view: View, event: Event) -> Row:
    """The row of an event."""
    first, last = span(event.date)
    worth = view.weighed.worth[event.id]
    said = wording.date(event.date.edtf) if event.date else "date not known"
    throughout = event.date is not None and event.date.means == "throughout"
    return Row(
        id=event.id,
        kind="event",
        type=event.type,
        title=event_title(view, event),
        standing=standing(worth),
        dated=f"all of {said}" if throughout else said,
        first=first,
        last=last,
        about=event.date is not None and any(mark in event.date.edtf for mark in "~?%"),
        throughout=throughout,
        total=event.total,
        place=event.place,
        origins=len(worth.origins),
        reports=len(view.reports_of(event.claims)),
        grade=worth.grade.number,
        conflicts=tuple(in_conflict(view, event.id)),
        reported=_reported(view, event),
    )


def relation_row(view: View, relation: Relation) -> Row:
    """The row of a tie."""
    worth = view.weighed.worth[relation.id]
    known = bool(relation.since or relation.until)
    since = wording.since(relation.since) if relation.since else ""
    until = f"until {wording.date(relation.until)}" if relation.until else ""
    return Row(
        id=relation.id,
        kind="relation",
        type=relation.type,
        title=relation_title(view, relation),
        standing=standing(worth),
        dated=" ".join(part for part in (since, until) if part) if known else "date not known",
        first=day(relation.since),
        last=day(relation.until, True),
        about=False,
        throughout=False,
        total=False,
        place=None,
        origins=len(worth.origins),
        reports=len(view.reports_of(relation.claims)),
        grade=worth.grade.number,
        conflicts=tuple(in_conflict(view, relation.id)),
        reported=_reported(view, relation),
    )


def standing(worth: Worth) -> Standing:
    """How the claims about one thing stand to one another."""
    if worth.occurred == "contested":
        return "contested"
    if worth.disputed:
        return "disputed"
    return {"yes": "said", "no": "denied", "unknown": "open"}[worth.occurred]  # type: ignore[return-value]


def _reported(view: View, one: Event | Relation) -> date | None:
    days = (day(edtf, True) for edtf in view.published({ref.report for ref in one.claims}).values())
    return min((found for found in days if found is not None), default=None)
