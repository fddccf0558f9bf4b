"""The case: what is new, what is contested, what is open, and numbers that lead there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from whence.case import listing, wording
from whence.case.open import unnamed, weakly_supported
from whence.case.view import View
from whence.web import addresses
from whence.web.asked import Asked, Link, Page
from whence.web.pages.event import dispute
from whence.web.pages.lists import Contested
from whence.web.pages.review import questions
from whence.web.pages.rows import EntityRow, EventRow, ReportRow, entity_row, event_row, report_row

#: Rows of each kind on the first page.
FEW, MORE = 6, 10


@dataclass(frozen=True, slots=True)
class Number:
    """How many there are of something."""

    number: Annotated[int, "how many"]
    what: Annotated[Link, "of what"]


@dataclass(frozen=True, slots=True)
class Weak:
    """Somebody whose present status rests on little."""

    entity: Annotated[Link, "who"]
    state: Annotated[str, "the status, as said"]
    grade: Annotated[int, "how well it is supported, 4 to 6"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that waits for a judgement."""

    words: Annotated[str, "the question"]
    href: Annotated[str, "where it can be answered"]
    reason: Annotated[str, "why it is asked"]


@dataclass(frozen=True, kw_only=True)
class HomePage(Page):
    template: ClassVar[str] = "home.html"
    span: Annotated[str, "from the first day of publication to the last"]
    numbers: Annotated[tuple[Number, ...], "what is in the case"]
    told: Annotated[tuple[EventRow, ...], "the events that most reports tell"]
    new: Annotated[tuple[ReportRow, ...], "the reports published last"]
    contested: Annotated[tuple[Contested, ...], "conflicts, those with more claims first"]
    unnamed: Annotated[tuple[EntityRow, ...], "people and organisations that no report names"]
    weak: Annotated[tuple[Weak, ...], "a present status that is doubtful or worse"]
    waiting: Annotated[tuple[Waiting, ...], "what waits for a judgement"]
    counts: Annotated[dict[str, int], "how many there are of contested, unnamed, weak and waiting"]


def home_page(asked: Asked) -> HomePage:
    """The case at a glance."""
    view = asked.view
    reports = asked.once("reports", lambda view: listing.reports(view, comments=False))
    contested = asked.once("conflicts", listing.conflicts)
    nameless = asked.once("unnamed", lambda view: _by_claims(view, unnamed(view)))
    weak = asked.once("weak", weakly_supported)
    waiting = questions(asked)
    dated = [id for id in reports if view.reports[id].published.edtf]
    return HomePage(
        title=asked.opened.name,
        span=_span(view, dated),
        numbers=asked.once("numbers", _numbers),
        told=tuple(event_row(view, view.events[id]) for id in asked.once("told", _most_told)),
        new=tuple(report_row(view, id) for id in (dated or reports)[: -FEW - 1 : -1]),
        contested=tuple(
            Contested(addresses.about(view, one.about), dispute(view, one)) for one in contested[:FEW]
        ),
        unnamed=tuple(entity_row(view, id) for id in nameless[:MORE]),
        weak=tuple(Weak(addresses.entity(view, id), one.state, one.grade) for id, one in weak[:FEW]),
        waiting=tuple(Waiting(one.words, f"/review?at={one.key}", one.reason) for one in waiting[:FEW]),
        counts={
            "contested": len(contested), "unnamed": len(nameless), "weak": len(weak), "waiting": len(waiting),
        },
    )  # fmt: skip


def _span(view: View, dated: list[str]) -> str:
    if not dated:
        return ""
    first, last = (wording.date(view.reports[id].published.edtf) for id in (dated[0], dated[-1]))
    return first if first == last else f"{first} to {last}"


def _numbers(view: View) -> tuple[Number, ...]:
    comments = sum(len(every) for every in view.comments_on.values())
    pages = len(view.reports) - comments
    found = (
        (pages, "report", "reports", "/reports"),
        (len(view.claim_ids), "claim", "claims", "/claims"),
        (len(view.events), "event", "events", "/events"),
        (len(view.relations), "relation", "relations", "/relations"),
        (len(view.entities), "entity", "entities", "/entities"),
        (len(view.weighed.conflicts), "conflict", "conflicts", "/conflicts"),
    )
    return tuple(Number(number, Link(one if number == 1 else many, href)) for number, one, many, href in found)


def _most_told(view: View) -> list[str]:
    """Most reports, then most origins, then most in conflict."""

    def weight(id: str) -> tuple[int, int, int, str]:
        reports = len(view.reports_of(view.events[id].claims))
        return (-reports, -len(view.weighed.worth[id].origins), -len(view.conflicts.get(id, ())), id)

    return sorted(view.events, key=weight)[:MORE]


def _by_claims(view: View, ids: list[str]) -> list[str]:
    return sorted(ids, key=lambda id: (-len(view.claims_naming.get(id, ())), id))
