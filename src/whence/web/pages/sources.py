"""Who speaks in this case: how often, alone or confirmed, the letter people gave, whom they copy."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Annotated, ClassVar

from whence.case import together
from whence.case.chosen import Choice as Chosen
from whence.case.titles import source_title
from whence.case.view import View
from whence.case.voices import copied, record
from whence.web import addresses
from whence.web.asked import Asked, Link, NotHere, Page
from whence.web.pages.lists import Choice, Filter, ListPage
from whence.web.pages.paging import Pages, lines, turn
from whence.web.pages.rows import EventRow, RelationRow, ReportRow, event_row, relation_row, report_row
from whence.web.pages.told import Told, all_told

#: The Admiralty code's words for a source's reliability (AJP-2.1).
LETTERS = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}

#: Events, relations or reports of a source that its page lists.
SHOWN = 50


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in a line. From ``alone`` on: events and relations whose account goes back to it."""

    source: Annotated[Link, "who speaks"]
    type: Annotated[str, "outlet, organization, person, document, anonymous"]
    letter: Annotated[str | None, "the reliability that people gave it, A to F"]
    speaks: Annotated[int, "claims that it makes itself"]
    passes_on: Annotated[int, "claims of others that it passes on"]
    reports: Annotated[int, "reports in which either stands"]
    alone: Annotated[int, "of what goes back to it: nobody else says so"]
    others: Annotated[int, "others say so, whose independence is not established"]
    confirmed: Annotated[int, "an independent origin says so too"]
    disputed: Annotated[int, "somebody denies it or tells it otherwise"]
    copies: Annotated[tuple[tuple[Link, int], ...], "outlets whose pages it copied, and how many"]
    copied_by: Annotated[tuple[tuple[Link, int], ...], "outlets that copied its pages, and how many"]


@dataclass(frozen=True, slots=True)
class InAll:
    """How many there are; a page lists fifty of each, and /events, /relations and /reports with ?source= all."""

    events: Annotated[int, "events whose account goes back to it"]
    relations: Annotated[int, "relations whose account goes back to it"]
    published: Annotated[int, "reports that it published"]


@dataclass(frozen=True, kw_only=True)
class SourcesPage(ListPage):
    template: ClassVar[str] = "sources.html"
    sources: Annotated[tuple[SourceRow, ...], "sources, those who speak most first; readers are only counted"]
    readers: Annotated[int, "how many readers comment; no dossier is made of them"]
    reader_claims: Annotated[int, "claims that they make"]


@dataclass(frozen=True, kw_only=True)
class SourcePage(Page):
    template: ClassVar[str] = "source.html"
    id: Annotated[str, "the source's id"]
    row: Annotated[SourceRow, "its record"]
    entity: Annotated[Link | None, "the entity that it is"]
    of: Annotated[Link | None, "the entity on whose behalf it speaks"]
    letters: Annotated[tuple[tuple[str, str], ...], "the letters it can be given, and what they mean"]
    published: Annotated[tuple[ReportRow, ...], "the latest reports that it published"]
    events: Annotated[tuple[EventRow, ...], "events whose account goes back to it, by day"]
    relations: Annotated[tuple[RelationRow, ...], "relations whose account goes back to it, those told most first"]
    in_all: Annotated[InAll, "how many of each there are"]
    claims: Annotated[tuple[Told, ...], "claims that it makes or passes on"]
    pages: Annotated[Pages, "where one is in those claims"]


def sources_page(asked: Asked) -> SourcesPage:
    """All sources that speak in a claim or published a report; ?type= narrows them."""
    view = asked.view
    wanted = asked.query.get("type", "")
    shown, pages = lines(asked, "source", Chosen(types=frozenset({wanted} - {""})))
    choices = (Choice(one, one or "all", wanted == one) for one in ("", *view.lines.types("source")))
    return SourcesPage(
        title="Who speaks in this case",
        filters=(Filter("type", "Type", tuple(choices)),),
        pages=pages,
        sources=tuple(_row(view, id) for id in shown),
        readers=view.lines.count("reader"),
        reader_claims=view.lines.total("reader"),
    )


def source_page(asked: Asked) -> SourcePage:
    """One source. Whoever only comments is no subject, and has no page."""
    view, id = asked.view, asked.id
    one = view.sources.get(id)
    if one is None:
        raise NotHere("There is no source of this id in the case.")
    if one.type == "commenter":
        raise NotHere("This is a source of comments; no dossier is made of a commenter.")
    shown, pages = turn(asked, view.claims_spoken.get(id, []))
    every = view.lines
    back, by = (Chosen(who=frozenset({id}), how=(how,)) for how in ("origin", "by"))
    events, ties = (every.some(kind, back, most=SHOWN) for kind in ("event", "relation"))
    in_all = InAll(every.count("event", back), every.count("relation", back), every.count("report", by))
    published = every.some("report", by, start=max(0, in_all.published - SHOWN))
    return SourcePage(
        title=source_title(view, id),
        id=id,
        row=_row(view, id),
        entity=addresses.entity(view, one.entity) if one.entity else None,
        of=addresses.entity(view, one.of) if one.of else None,
        letters=tuple(LETTERS.items()),
        published=tuple(report_row(view, one.id) for one in published),
        events=tuple(event_row(view, one) for one in together.events(view, (line.id for line in events))),
        relations=tuple(relation_row(view, one) for one in together.relations(view, (line.id for line in ties))),
        in_all=in_all,
        claims=all_told(view, shown),
        pages=pages,
    )


def _row(view: View, id: str) -> SourceRow:
    found, (takes, gives) = record(view, id), copied(view, id)
    return SourceRow(
        source=addresses.source(view, id),
        type=view.sources[id].type,
        letter=view.letters.get(id),
        speaks=found.speaks,
        passes_on=found.passes_on,
        reports=found.reports,
        alone=found.alone,
        others=found.others,
        confirmed=found.confirmed,
        disputed=found.disputed,
        copies=_outlets(view, takes),
        copied_by=_outlets(view, gives),
    )


def _outlets(view: View, counted: Counter[str]) -> tuple[tuple[Link, int], ...]:
    return tuple((addresses.source(view, id), number) for id, number in counted.most_common())
