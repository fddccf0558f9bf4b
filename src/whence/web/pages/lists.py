"""Everything of one kind, a page at a time: events, entities, relations, claims, reports, conflicts, decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from whence.case import listing, wording
from whence.case.judgements import UNDO, Entry, stands
from whence.case.view import View
from whence.web import addresses
from whence.web.asked import Asked, Elsewhere, Link, NotHere, Page
from whence.web.pages.event import Dispute, dispute
from whence.web.pages.paging import Pages, turn
from whence.web.pages.rows import (
    EntityRow,
    EventRow,
    RelationRow,
    ReportRow,
    entity_row,
    event_row,
    relation_row,
    report_row,
)
from whence.web.pages.told import Told, told


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: Annotated[str, "what the address says after ?name="]
    words: Annotated[str, "what the page calls it"]
    chosen: Annotated[bool, "whether the list is of these now"]


@dataclass(frozen=True, slots=True)
class Filter:
    """Something a list can be narrowed by."""

    name: Annotated[str, "the name in the address"]
    label: Annotated[str, "what the page calls it"]
    choices: Annotated[tuple[Choice, ...], "what can be chosen; an empty value chooses nothing"]


@dataclass(frozen=True, kw_only=True)
class ListPage(Page):
    template: ClassVar[str] = "list.html"
    filters: Annotated[tuple[Filter, ...], "what the list can be narrowed by"] = ()
    pages: Annotated[Pages, "where one is in the list"]


@dataclass(frozen=True, kw_only=True)
class EventsPage(ListPage):
    events: Annotated[tuple[EventRow, ...], "events by day, those without one last"]


@dataclass(frozen=True, kw_only=True)
class EntitiesPage(ListPage):
    entities: Annotated[tuple[EntityRow, ...], "entities, those that most claims name first"]


@dataclass(frozen=True, kw_only=True)
class RelationsPage(ListPage):
    relations: Annotated[tuple[RelationRow, ...], "standing ties, those told most often first"]


@dataclass(frozen=True, kw_only=True)
class ReportsPage(ListPage):
    reports: Annotated[tuple[ReportRow, ...], "reports by publication"]


@dataclass(frozen=True, kw_only=True)
class ClaimsPage(ListPage):
    claims: Annotated[tuple[Told, ...], "claims by publication"]


@dataclass(frozen=True, slots=True)
class Contested:
    """Something and one conflict about it."""

    about: Annotated[Link, "the event, relation or entity"]
    dispute: Annotated[Dispute, "the rival values"]


@dataclass(frozen=True, kw_only=True)
class ConflictsPage(ListPage):
    conflicts: Annotated[tuple[Contested, ...], "conflicts, those with more claims first"]


@dataclass(frozen=True, slots=True)
class Decided:
    """One line of the log of decisions."""

    number: Annotated[int, "its number"]
    kind: Annotated[str, "same, different, accept, reject, note, grade, listed, not-listed, undo"]
    said: Annotated[str, "what was decided, in words"]
    user: Annotated[str, "who decided"]
    at: Annotated[str, "when (UTC)"]
    undone_by: Annotated[int | None, "the number of the entry that took it back"]
    stands: Annotated[bool, "whether it can be taken back"]


@dataclass(frozen=True, kw_only=True)
class JudgementsPage(ListPage):
    decisions: Annotated[tuple[Decided, ...], "every decision, the latest first; nothing is ever taken out"]


DISPUTED = (("", "all"), ("no", "undisputed"), ("yes", "disputed"))


def events_page(asked: Asked) -> EventsPage:
    """All events; ?type= and ?disputed= narrow them."""
    view = asked.view
    every = asked.once("events", lambda view: [(id, view.events[id].type) for id in listing.events(view)])
    kept = [id for id, type in every if asked.query.get("type", "") in ("", type)]
    wanted = asked.query.get("disputed", "")
    if wanted in ("yes", "no"):
        kept = [id for id in kept if view.weighed.worth[id].disputed == (wanted == "yes")]
    shown, pages = turn(asked, kept)
    types = _choices("all types", (type for _, type in every))
    return EventsPage(
        title="Events",
        filters=(_filter(asked, "type", "Type", types), _filter(asked, "disputed", "Disputed", DISPUTED)),
        pages=pages,
        events=tuple(event_row(view, view.events[id]) for id in shown),
    )


def entities_page(asked: Asked) -> EntitiesPage:
    """All entities; ?schema= and ?named= narrow them."""
    view = asked.view
    every = asked.once("entities", _entities)
    schema, wanted = asked.query.get("schema", ""), asked.query.get("named", "")
    kept = [id for id, kind, has in every if schema in ("", kind) and wanted in ("", "yes" if has else "no")]
    shown, pages = turn(asked, kept)
    schemas = _choices("all schemas", (kind for _, kind, _ in every))
    named = (("", "all"), ("yes", "named"), ("no", "not named"))
    return EntitiesPage(
        title="People, groups, places and things",
        filters=(_filter(asked, "schema", "Schema", schemas), _filter(asked, "named", "Named", named)),
        pages=pages,
        entities=tuple(entity_row(view, id) for id in shown),
    )


def relations_page(asked: Asked) -> RelationsPage:
    """All standing ties; ?type= narrows them."""
    view = asked.view
    every = asked.once("relations", lambda view: [(id, view.relations[id].type) for id in listing.relations(view)])
    shown, pages = turn(asked, [id for id, type in every if asked.query.get("type", "") in ("", type)])
    types = _choices("all types", (type for _, type in every))
    return RelationsPage(
        title="Relations, as said",
        filters=(_filter(asked, "type", "Type", types),),
        pages=pages,
        relations=tuple(relation_row(view, view.relations[id]) for id in shown),
    )


def reports_page(asked: Asked) -> ReportsPage:
    """All reports; comments stand under theirs."""
    shown, pages = turn(asked, asked.once("reports", lambda view: listing.reports(view, comments=False)))
    return ReportsPage(title="Reports", pages=pages, reports=tuple(report_row(asked.view, id) for id in shown))


def claims_page(asked: Asked) -> ClaimsPage:
    """All claims; ?sure= narrows them to one factuality."""
    view = asked.view
    every = asked.once("claims", lambda view: [(ref, view.claim(ref).factuality) for ref in listing.claims(view)])
    kept = [ref for ref, factuality in every if asked.query.get("sure", "") in ("", factuality)]
    shown, pages = turn(asked, kept)
    values = [("", "all"), *((code, f"{words} ({code})") for code, words in wording.FACTUALITY.items())]
    return ClaimsPage(
        title="Claims",
        filters=(_filter(asked, "sure", "How surely", values),),
        pages=pages,
        claims=tuple(told(view, ref) for ref in shown),
    )


def claim_page(asked: Asked) -> Elsewhere:
    """A claim stands in its report."""
    for ref, id in asked.view.claim_ids.items():
        if id == asked.id:
            return Elsewhere(addresses.spot(asked.view, ref))
    raise NotHere("There is no claim of this id in the case.")


def conflicts_page(asked: Asked) -> ConflictsPage:
    """On what claims cannot all hold."""
    shown, pages = turn(asked, asked.once("conflicts", listing.conflicts), 20)
    return ConflictsPage(
        title="In conflict",
        pages=pages,
        conflicts=tuple(Contested(addresses.about(asked.view, one.about), dispute(asked.view, one)) for one in shown),
    )


def judgements_page(asked: Asked) -> JudgementsPage:
    """The log of decisions."""
    log = asked.opened.ask(lambda case: case.judgements())
    shown, pages = turn(asked, log[::-1])
    return JudgementsPage(
        title="Decisions", pages=pages, decisions=tuple(_decided(asked, entry) for entry in shown)
    )


def _decided(asked: Asked, entry: Entry) -> Decided:
    return Decided(entry.number, entry.kind, said(asked, entry), entry.user, entry.at, entry.undone_by, stands(entry))


def said(asked: Asked, entry: Entry) -> str:
    """What a decision was about, by the words it is anchored to."""
    body: dict[str, Any] = dict(entry.body)
    words = [_words(asked, body[key]) for key in ("a", "b", "source") if body.get(key)]
    if entry.kind == UNDO:
        words.append("takes an earlier one back")
    if body.get("party"):
        words.append(f"{body['list']}:{body['party']} {body['name']}")
    return "; ".join([*words, *filter(None, (str(body.get("letter", "")), str(body.get("note", ""))))])


def _words(asked: Asked, anchor: list[Any]) -> str:
    """The words at an anchor: of a text, or a source's name."""
    if len(anchor) == 2:
        return str(anchor[1])
    texts = asked.once("texts", lambda view: {one.sha256: id for id, one in view.reports.items()})
    if anchor[0] not in texts:
        return "words of a text that is not in the case"
    found = asked.view.reports[texts[anchor[0]]].text[anchor[1] : anchor[2]]
    return "“" + " ".join(found.split())[:200] + "”"


def _entities(view: View) -> list[tuple[str, str, bool]]:
    found = ((id, view.entities[id]) for id in listing.entities(view))
    return [(id, one.schema, one.named) for id, one in found]


def _choices(every: str, values: Iterable[str]) -> list[tuple[str, str]]:
    return [("", every), *((value, value.replace("_", " ")) for value in sorted(set(values)))]


def _filter(asked: Asked, name: str, label: str, values: Iterable[tuple[str, str]]) -> Filter:
    now = asked.query.get(name, "")
    return Filter(name, label, tuple(Choice(value, words, value == now) for value, words in values))
