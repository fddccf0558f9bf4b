"""Everything of one kind, a page at a time: events, entities, relations, claims, reports, conflicts, decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from whence.case import together, wording
from whence.case.chosen import Choice as Chosen
from whence.case.judgements import UNDO, Entry, stands
from whence.case.view import View
from whence.web import addresses
from whence.web.asked import Asked, Elsewhere, Link, NotHere, Page
from whence.web.pages.event import Dispute, dispute
from whence.web.pages.paging import Pages, lines, turn
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
    only: Annotated[Link | None, "the entity or source of which alone they are"] = None
    kept: Annotated[tuple[tuple[str, str], ...], "what the address asks for beside the filters"] = ()
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


@dataclass(frozen=True, slots=True)
class Whose:
    """The entity or source that the address names, to whose things a list is narrowed; ``how`` as in a line."""

    who: frozenset[str]
    how: tuple[str, ...]
    link: Link | None
    kept: tuple[tuple[str, str], ...]

    def choice(self, types: frozenset[str] = frozenset(), flag: bool | None = None) -> Chosen:
        return Chosen(types=types, flag=flag, who=self.who, how=self.how)


def _whose(asked: Asked, how: str) -> Whose:
    view, entity, source = asked.view, asked.query.get("entity"), asked.query.get("source")
    if entity:
        entity = view.resolution.redirects.get(entity, entity)
        if entity not in view.entities:
            raise NotHere(f"There is no entity {entity} in this case.")
        return Whose(frozenset({entity}), ("in", "at"), addresses.entity(view, entity), (("entity", entity),))
    if source:
        if source not in view.sources:
            raise NotHere(f"There is no source {source} in this case.")
        return Whose(frozenset({source}), (how,), addresses.source(view, source), (("source", source),))
    return Whose(frozenset(), (), None, ())


def events_page(asked: Asked) -> EventsPage:
    """All events; ?type= and ?disputed= narrow them, ?entity= and ?source= to those of one, in which an entity has a
    part or whose account goes back to a source."""
    view, whose = asked.view, _whose(asked, "origin")
    shown, pages = lines(asked, "event", whose.choice(types=_types(asked, "type"), flag=_yes(asked, "disputed")))
    types = _choices("all types", view.lines.types("event"))
    return EventsPage(
        title="Events",
        filters=(_filter(asked, "type", "Type", types), _filter(asked, "disputed", "Disputed", DISPUTED)),
        pages=pages,
        only=whose.link,
        kept=whose.kept,
        events=tuple(event_row(view, one) for one in together.events(view, shown)),
    )


def entities_page(asked: Asked) -> EntitiesPage:
    """All entities; ?schema= and ?named= narrow them."""
    view = asked.view
    shown, pages = lines(asked, "entity", Chosen(types=_types(asked, "schema"), flag=_yes(asked, "named")))
    schemas = _choices("all schemas", view.lines.types("entity"))
    named = (("", "all"), ("yes", "named"), ("no", "not named"))
    return EntitiesPage(
        title="People, groups, places and things",
        filters=(_filter(asked, "schema", "Schema", schemas), _filter(asked, "named", "Named", named)),
        pages=pages,
        entities=tuple(entity_row(view, id) for id in shown),
    )


def relations_page(asked: Asked) -> RelationsPage:
    """All standing ties; ?type=, ?entity= and ?source= narrow them as events."""
    view, whose = asked.view, _whose(asked, "origin")
    shown, pages = lines(asked, "relation", whose.choice(types=_types(asked, "type")))
    types = _choices("all types", view.lines.types("relation"))
    return RelationsPage(
        title="Relations, as said",
        filters=(_filter(asked, "type", "Type", types),),
        pages=pages,
        only=whose.link,
        kept=whose.kept,
        relations=tuple(relation_row(view, one) for one in together.relations(view, shown)),
    )


def reports_page(asked: Asked) -> ReportsPage:
    """All reports; comments stand under theirs. ?source= narrows them to what it published."""
    whose = _whose(asked, "by")
    shown, pages = lines(asked, "report", whose.choice())
    rows = tuple(report_row(asked.view, id) for id in shown)
    return ReportsPage(title="Reports", pages=pages, reports=rows, only=whose.link, kept=whose.kept)


def claims_page(asked: Asked) -> ClaimsPage:
    """All claims; ?sure= narrows them to one factuality."""
    view = asked.view
    shown, pages = lines(asked, "claim", Chosen(types=_types(asked, "sure")))
    values = [("", "all"), *((code, f"{words} ({code})") for code, words in wording.FACTUALITY.items())]
    return ClaimsPage(
        title="Claims",
        filters=(_filter(asked, "sure", "How surely", values),),
        pages=pages,
        claims=tuple(told(view, view.claims[id]) for id in shown),
    )


def claim_page(asked: Asked) -> Elsewhere:
    """A claim stands in its report."""
    ref = asked.view.claims.get(asked.id)
    if ref is None:
        raise NotHere("There is no claim of this id in the case.")
    return Elsewhere(addresses.spot(asked.view, ref))


def conflicts_page(asked: Asked) -> ConflictsPage:
    """On what claims cannot all hold."""
    shown, pages = lines(asked, "conflict", at_once=20)
    return ConflictsPage(title="In conflict", pages=pages, conflicts=contested(asked.view, shown))


def contested(view: View, ids: Iterable[str]) -> tuple[Contested, ...]:
    """Conflicts with what they are about."""
    found = (view.conflict(id) for id in ids)
    return tuple(Contested(addresses.about(view, one.about), dispute(view, one)) for one in found)


def judgements_page(asked: Asked) -> JudgementsPage:
    """The log of decisions."""
    log = asked.opened.ask(lambda case: case.judgements())
    shown, pages = turn(asked, log[::-1])
    return JudgementsPage(title="Decisions", pages=pages, decisions=tuple(_decided(asked, entry) for entry in shown))


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
    reports = asked.view.reports_with(anchor[0])
    if not reports:
        return "words of a text that is not in the case"
    found = asked.view.reports[reports[0]].text[anchor[1] : anchor[2]]
    return "“" + " ".join(found.split())[:200] + "”"


def _types(asked: Asked, name: str) -> frozenset[str]:
    return frozenset({asked.query[name]}) if asked.query.get(name) else frozenset()


def _yes(asked: Asked, name: str) -> bool | None:
    return {"yes": True, "no": False}.get(asked.query.get(name, ""))


def _choices(every: str, values: Iterable[str]) -> list[tuple[str, str]]:
    return [("", every), *((value, value.replace("_", " ")) for value in sorted(set(values)))]


def _filter(asked: Asked, name: str, label: str, values: Iterable[tuple[str, str]]) -> Filter:
    now = asked.query.get(name, "")
    return Filter(name, label, tuple(Choice(value, words, value == now) for value, words in values))
