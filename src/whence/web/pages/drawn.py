"""What timeline, network and map have in common: what they can be narrowed by, and the table beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from whence.case import wording
from whence.case.titles import entity_title, source_title
from whence.case.view import View
from whence.exchange.drawings.rows import STANDINGS, Row
from whence.exchange.drawings.selection import Selection
from whence.web import addresses
from whence.web.asked import Asked, Link, NotHere, Page, Refused
from whence.web.pages.lists import Choice, Filter

#: Pixels: a drawing is laid out for the frame that a browser asks for, within reason.
NARROWEST, WIDEST = 280, 1600

#: Sources that can be chosen, those that speak most often.
SOURCES = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: an event or a tie, with the ids of the marks that stand for it in the drawing."""

    link: Annotated[Link, "the event or tie"]
    when: Annotated[str, "its day in words"]
    standing: Annotated[str, "said, disputed, contested, denied or open: how claims about it stand to one another"]
    says: Annotated[str, "the same in words"]
    conflicts: Annotated[tuple[str, ...], "the facets on which claims cannot all hold"]
    reports: Annotated[int, "how many reports tell it"]
    origins: Annotated[int, "how many origins their accounts have"]
    grade: Annotated[int, "how well its content is supported, 1 to 6"]
    reported: Annotated[str | None, "the day of the first report that tells it"]
    total: Annotated[bool, "whether it is a total, which may contain events told singly"]
    marks: Annotated[tuple[str, ...], "the ids of the marks that stand for it"]


@dataclass(frozen=True, kw_only=True)
class DrawnPage(Page):
    """A drawing and the table of what is in it."""

    filters: Annotated[tuple[Filter, ...], "what the drawing can be narrowed by"]
    since: Annotated[str, "the first day that is asked for, or empty"]
    until: Annotated[str, "the last day that is asked for, or empty"]
    only: Annotated[Link | None, "the entity whose events and ties alone are shown"]
    everything: Annotated[str | None, "the address without anything asked for; null where nothing is"]
    left_out: Annotated[int, "how many more there are than a drawing holds; those with most origins are in it"]
    drawing: Annotated[dict[str, Any] | None, "with ?width=PIXELS a Vega specification for that width"]


def selection(asked: Asked) -> Selection:
    """What the words after the question mark ask for. Raises Refused or NotHere, with a sentence."""
    query = asked.query
    view = asked.view
    source, entity = query.get("source") or None, query.get("entity") or None
    if source is not None and source not in view.sources:
        raise NotHere(f"There is no source {source} in this case.")
    if entity is not None:
        entity = view.resolution.redirects.get(entity, entity)
        if entity not in view.entities:
            raise NotHere(f"There is no entity {entity} in this case.")
    return Selection(
        types=frozenset({query["type"]}) if query.get("type") else frozenset(),
        since=_day(query.get("since", ""), "since"),
        until=_day(query.get("until", ""), "until"),
        source=source,
        origins=asked.number("origins", 0) if query.get("origins") else 0,
        undisputed=query.get("undisputed") == "yes",
        entities=frozenset({entity}) if entity else frozenset(),
    )


def common(asked: Asked, path: str, types: Iterable[tuple[str, str]], *more: Filter) -> dict[str, Any]:
    """The fields that every drawing's page has, but for what it holds."""
    query = asked.query
    entity = asked.view.resolution.redirects.get(query.get("entity", ""), query.get("entity", ""))
    narrowed = any(words for name, words in query.items() if name != "width")
    return {
        "filters": (
            choose(asked, "type", "Type", (("", "all types"), *types)),
            choose(asked, "source", "Source", (("", "all sources"), *_sources(asked.view, query.get("source")))),
            choose(asked, "origins", "Origins", (("", "any number"), ("2", "2 or more"), ("3", "3 or more"))),
            choose(asked, "undisputed", "Dispute", (("", "disputed or not"), ("yes", "only undisputed"))),
            *more,
        ),
        "since": query.get("since", ""),
        "until": query.get("until", ""),
        "only": Link(entity_title(asked.view, entity), addresses.entity(asked.view, entity).href) if entity else None,
        "everything": path if narrowed else None,
    }


def choose(asked: Asked, name: str, label: str, choices: Iterable[tuple[str, str]]) -> Filter:
    """A filter with whatever is asked for chosen."""
    wanted = asked.query.get(name, "")
    return Filter(name, label, tuple(Choice(value, words, value == wanted) for value, words in choices))


def event_types(view: View) -> list[tuple[str, str]]:
    """The types of events that the case has, as a page calls them."""
    found = view.lines.types("event")
    known = view.codebook.events
    return sorted(((type, known[type].says.lower() if type in known else type) for type in found), key=_by_words)


def relation_types(view: View) -> list[tuple[str, str]]:
    """The types of ties that the case has, as a page calls them."""
    found = view.lines.types("relation")
    known = view.codebook.relations
    return sorted(((type, known[type].says if type in known else type) for type in found), key=_by_words)


def line(row: Row, marks: Iterable[str] = ()) -> Line:
    """A row of the table."""
    room = "events" if row.kind == "event" else "relations"
    return Line(
        link=Link(row.title, f"/{room}/{row.id}"),
        when=row.dated if row.first or row.last else "",
        standing=row.standing,
        says=STANDINGS[row.standing],
        conflicts=row.conflicts,
        reports=row.reports,
        origins=row.origins,
        grade=row.grade,
        reported=wording.date(row.reported.isoformat()) if row.reported else None,
        total=row.total,
        marks=tuple(marks) or (row.id,),
    )


def width(asked: Asked) -> int | None:
    """The pixels that a drawing is asked for, or None where only the table is."""
    return min(WIDEST, max(NARROWEST, asked.number("width"))) if asked.query.get("width") else None


def address(kind: str, id: str) -> str:
    """The page of whatever a mark stands for; several events at one point stand together in the table."""
    if kind == "point":
        return f"#at-{id}"
    return f"/{ {'entity': 'entities', 'event': 'events', 'relation': 'relations'}[kind] }/{id}"


def asking(asked: Asked, **changes: str) -> str:
    """The words after the question mark with some changed; an empty one is left out."""
    kept = {name: words for name, words in {**asked.query, **changes}.items() if words and name != "width"}
    return "?" + urlencode(kept)


def _sources(view: View, chosen: str | None) -> list[tuple[str, str]]:
    """The sources that speak most often, and the one that is asked for; readers are no choice."""
    kept = [one.id for one in view.lines.some("source", most=SOURCES)]
    if chosen and chosen not in kept:
        kept.append(chosen)
    return sorted(((id, source_title(view, id)) for id in kept), key=_by_words)


def _by_words(choice: tuple[str, str]) -> tuple[str, str]:
    return (choice[1].lower(), choice[0])


def _day(words: str, name: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError as error:
        raise Refused(f"{name}={words}: a day is written like 2014-05-03.") from error
