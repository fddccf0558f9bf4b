"""The case: what is new, what is contested, what is open, and numbers that lead there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from whence.case import wording
from whence.case.chosen import Choice
from whence.case.view import View
from whence.web import addresses
from whence.web.asked import Asked, Link, Page
from whence.web.pages.lists import Contested, contested
from whence.web.pages.review import queue
from whence.web.pages.rows import EntityRow, EventRow, ReportRow, entity_row, event_row, report_row
from whence.weigh import current

#: Rows of each kind on the first page.
FEW, MORE = 6, 10
DATED = Choice(flag=True)


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
    lines = view.lines
    new = lines.some("report", DATED, start=max(0, lines.count("report", DATED) - FEW))[::-1] or lines.some(
        "report", most=FEW
    )
    waiting = queue(asked)
    return HomePage(
        title=asked.opened.name,
        span=_span(view),
        numbers=_numbers(view),
        told=tuple(event_row(view, view.events[one.id]) for one in lines.some("event", order="number", most=MORE)),
        new=tuple(report_row(view, one.id) for one in new),
        contested=contested(view, (one.id for one in lines.some("conflict", most=FEW))),
        unnamed=tuple(entity_row(view, one.id) for one in lines.some("unnamed", most=MORE)),
        weak=tuple(_weak(view, one.id) for one in lines.some("weak", most=FEW)),
        waiting=tuple(Waiting(one.words, f"/review?at={one.key}", one.reason) for one in waiting.some(0, FEW)),
        counts={
            "contested": lines.count("conflict"),
            "unnamed": lines.count("unnamed"),
            "weak": lines.count("weak"),
            "waiting": len(waiting.keys),
        },
    )


def _weak(view: View, id: str) -> Weak:
    now = current(view.weighed.status[id])
    assert now is not None
    return Weak(addresses.entity(view, id), now.state, now.grade)


def _span(view: View) -> str:
    dated = view.lines.count("report", DATED)
    if not dated:
        return ""
    ends = (view.lines.some("report", DATED, start=start, most=1) for start in (0, dated - 1))
    first, last = (wording.date(view.reports[one.id].published.edtf) for (one,) in ends)
    return first if first == last else f"{first} to {last}"


def _numbers(view: View) -> tuple[Number, ...]:
    words = (
        ("report", "report", "reports"),
        ("claim", "claim", "claims"),
        ("event", "event", "events"),
        ("relation", "relation", "relations"),
        ("entity", "entity", "entities"),
        ("conflict", "conflict", "conflicts"),
    )
    found = ((view.lines.count(kind), one, many) for kind, one, many in words)
    return tuple(Number(number, Link(one if number == 1 else many, f"/{many}")) for number, one, many in found)
