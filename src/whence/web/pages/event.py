"""An event: its accounts side by side, where they come from, and every claim it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from whence.case import standing, wording
from whence.case.accounts import FACETS, Account, Cell, Row, accounts
from whence.case.titles import count_words, event_title
from whence.case.view import View
from whence.codebook import countries
from whence.exchange.places import PRECISION, located
from whence.resolve.resolution import Event, Ref
from whence.web import addresses
from whence.web.asked import Asked, Elsewhere, Link, NotHere, Page
from whence.web.pages.states import voices
from whence.web.pages.told import Told, all_told
from whence.weigh.weighed import Conflict


@dataclass(frozen=True, slots=True)
class Column:
    """One account: an origin, or a speaker whose origin is not established."""

    source: Annotated[Link, "whose account it is"]
    counted: Annotated[str, "in how many reports it stands, and how many of them are copies"]
    reports: Annotated[tuple[Link, ...], "those reports"]
    letter: Annotated[str | None, "the reliability that people gave this source, A to F"]
    comment: Annotated[bool, "whether only readers' comments tell it"]


@dataclass(frozen=True, slots=True)
class Said:
    """What one account says of one facet, and where."""

    words: Annotated[str, "in the account's own words where it has some"]
    spots: Annotated[tuple[Link, ...], "every claim that says so: its quote, and the address of its words"]


@dataclass(frozen=True, slots=True)
class Facet:
    """One row of the table: a facet across the accounts."""

    name: Annotated[str, "what the row is about"]
    conflict: Annotated[bool, "whether claims on it cannot all hold"]
    cells: Annotated[tuple[tuple[Said, ...], ...], "one cell a column, in the columns' order; empty: not spoken of"]


@dataclass(frozen=True, slots=True)
class Sided:
    """One value of a disputed facet and who holds it."""

    value: Annotated[str, "the value, in words"]
    voices: Annotated[tuple[Link, ...], "who says so, each leading to the words"]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims that cannot all hold."""

    facet: Annotated[str, "what they differ on"]
    reason: Annotated[str, "why they cannot all hold"]
    serious: Annotated[bool, "false where only readers hold one of the sides"]
    sides: Annotated[tuple[Sided, ...], "the rival values side by side"]


@dataclass(frozen=True, slots=True)
class Origin:
    """One voice behind the event, and why it counts as the origin."""

    title: Annotated[str, "who it is"]
    href: Annotated[str | None, "the address of the source; null where claims lead to nobody"]
    reports: Annotated[tuple[Link, ...], "the reports in which its account stands"]
    reasons: Annotated[tuple[str, ...], "why claims count as its own"]


@dataclass(frozen=True, slots=True)
class Lineage:
    """Origins set side by side that got one answer for one reason."""

    pairs: Annotated[tuple[tuple[Link, Link], ...], "the two of each pair"]
    answer: Annotated[str, "one origin, independent, or not established"]
    reason: Annotated[str, "why"]


@dataclass(frozen=True, kw_only=True)
class EventPage(Page):
    template: ClassVar[str] = "event.html"
    id: Annotated[str, "the event's id"]
    type: Annotated[str, "its type in the codebook"]
    when: Annotated[str, "its day in words"]
    edtf: Annotated[str | None, "its day as EDTF"]
    earliest: Annotated[str | None, "the earliest day that fits"]
    latest: Annotated[str | None, "the latest day that fits"]
    means: Annotated[str | None, "within: on at least one day of the range; throughout: on all of it"]
    place: Annotated[Link | None, "where, as a place of the case"]
    placed: Annotated[str, "where the gazetteer puts that place, and how exactly; empty where it does not know it"]
    count: Annotated[str | None, "how many, in words"]
    total: Annotated[bool, "whether it is a sum that may contain events told singly"]
    roles: Annotated[tuple[tuple[str, tuple[Link, ...]], ...], "who takes part, by role"]
    counted: Annotated[str, "reports, copies, comments and origins"]
    now: Annotated[str | None, "what became of whoever it was done to"]
    occurred: Annotated[str, "whether it happened, by those who speak of it: yes, no, contested, unknown"]
    happened: Annotated[str, "the same in a sentence"]
    grade: Annotated[int, "how well its content is supported, 1 (confirmed) to 6 (cannot be judged)"]
    graded: Annotated[str, "the Admiralty code's words for that number"]
    grade_reason: Annotated[str, "the sentence that says why"]
    disputes: Annotated[tuple[Dispute, ...], "on what claims cannot all hold"]
    columns: Annotated[tuple[Column, ...], "the accounts, those told most often first, readers last"]
    facets: Annotated[tuple[Facet, ...], "the table's rows"]
    columns_hidden: Annotated[int, "accounts that are not shown; ?all=1 shows them"]
    origins: Annotated[tuple[Origin, ...], "where the accounts come from, with the reasons"]
    lineages: Annotated[tuple[Lineage, ...], "whether they are independent of one another, with the reasons"]
    claims: Annotated[tuple[Told, ...], "claims about it, by publication"]
    claims_hidden: Annotated[int, "claims that are not shown; ?all=1 shows them"]


#: Claims about one thing that its page shows before it asks.
CLAIMS = 200

#: Accounts that stand side by side before the page asks: more cannot be compared at a glance.
COLUMNS = 12

#: What a page calls the roles of an event.
ROLES = {
    "agent": "by",
    "patient": "done to",
    "goods": "what",
    "instrument": "with",
    "recipient": "for",
    "from": "from",
    "to": "to",
}


def event_page(asked: Asked) -> EventPage | Elsewhere:
    """Everything about one event."""
    view = asked.view
    event = view.events.get(asked.id)
    if event is None:
        return moved(view, asked.id, "events")
    worth = view.weighed.worth[event.id]
    table = accounts(view, event)
    columns = table.columns if "all" in asked.query else table.columns[:COLUMNS]
    shown, hidden = first_claims(asked, event.id)
    date = event.date
    return EventPage(
        title=event_title(view, event),
        id=event.id,
        type=event.type,
        when=standing.when(event),
        edtf=date.edtf if date else None,
        earliest=date.earliest if date else None,
        latest=date.latest if date else None,
        means=date.means if date else None,
        place=addresses.entity(view, event.place, mark=False) if event.place else None,
        placed=_placed(view, event.place) if event.place else "",
        count=count_words(event.count) if event.count else None,
        total=event.total,
        roles=_roles(view, event),
        counted=standing.counted(view, event.id, event.claims),
        now=standing.now(view, event),
        occurred=worth.occurred,
        happened=standing.OCCURRED[worth.occurred],
        grade=worth.grade.number,
        graded=wording.GRADES[worth.grade.number],
        grade_reason=worth.grade.reason,
        disputes=disputes(view, event.id),
        columns=tuple(_column(view, one) for one in columns),
        facets=tuple(_facet(view, row, columns) for row in table.rows),
        columns_hidden=len(table.columns) - len(columns),
        origins=origins(view, event.id),
        lineages=lineages(view, event.id),
        claims=all_told(view, shown),
        claims_hidden=hidden,
    )


def first_claims(asked: Asked, about: str) -> tuple[list[Ref], int]:
    """Claims about something, at most ``CLAIMS`` unless ?all=1 asks for the rest; and how many that leaves out."""
    refs = asked.view.claims_about.get(about, [])
    most = len(refs) if "all" in asked.query else CLAIMS
    return refs[:most], len(refs[most:])


def _placed(view: View, place: str) -> str:
    """ "Basra, Iraq, as a town": a point on a map is never more exact than a town."""
    found = located(view, place)
    if found is None:
        return ""
    country = countries.by_code(found.country)
    words = found.name if found.kind == "country" or country is None else f"{found.name}, {country.name}"
    return words if found.kind == "country" else f"{words}, as a {PRECISION[found.kind]}"


def moved(view: View, id: str, room: str) -> Elsewhere:
    """Where an id that merged away leads today; NotHere where it leads nowhere."""
    now = view.resolution.redirects.get(id)
    if now is None:
        raise NotHere("There is nothing of this id in the case.")
    return Elsewhere(f"/{room}/{now}")


def disputes(view: View, id: str) -> tuple[Dispute, ...]:
    return tuple(dispute(view, one) for one in view.conflicts.get(id, ()))


def origins(view: View, id: str) -> tuple[Origin, ...]:
    return tuple(
        Origin(
            title=one.title,
            href=addresses.source(view, one.source).href if one.source else None,
            reports=tuple(addresses.report(view, report) for report in one.reports),
            reasons=one.reasons,
        )
        for one in standing.behind(view, id)
    )


def lineages(view: View, id: str) -> tuple[Lineage, ...]:
    return tuple(
        Lineage(
            tuple((addresses.source(view, a), addresses.source(view, b)) for a, b in one.both), one.answer, one.reason
        )
        for one in standing.side_by_side(view, id)
    )


def _roles(view: View, event: Event) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    order = [*(role for role in ROLES if role in event.roles), *(role for role in event.roles if role not in ROLES)]
    return tuple(
        (ROLES.get(role, role), tuple(addresses.entity(view, one) for one in event.roles[role])) for role in order
    )


def _column(view: View, one: Account) -> Column:
    counted = wording.several(len(one.reports), "comment" if one.comment else "report")
    copies = f", {wording.several(one.copies, 'copy', 'copies')}" if one.copies else ""
    return Column(
        source=addresses.source(view, one.source),
        counted=f"in {counted}{copies}",
        reports=tuple(addresses.report(view, report) for report in one.reports),
        letter=view.letters.get(one.source),
        comment=one.comment,
    )


def _facet(view: View, row: Row, columns: tuple[Account, ...]) -> Facet:
    cells = (row.cells.get(column.source, ()) for column in columns)
    return Facet(row.facet, row.conflict, tuple(tuple(_said(view, cell) for cell in every) for every in cells))


def _said(view: View, cell: Cell) -> Said:
    return Said(cell.words, tuple(_spot(view, ref) for ref in cell.claims))


def _spot(view: View, ref: Ref) -> Link:
    return Link(view.claim(ref).quote, addresses.spot(view, ref))


def dispute(view: View, one: Conflict) -> Dispute:
    sides = tuple(Sided(side.value, voices(view, side.claims)) for side in one.sides)
    return Dispute(FACETS[one.facet], one.reason, one.serious, sides)
