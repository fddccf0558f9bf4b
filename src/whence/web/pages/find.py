"""Words looked for: in names and headings, and in the texts of reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from whence.case import wording
from whence.case.lookup import lookup
from whence.case.search import Hit
from whence.case.titles import report_title
from whence.case.view import View
from whence.web import addresses
from whence.web.asked import Asked, Link, Page

#: Things by name, and reports by their words, that one page shows.
THINGS, TEXTS = 20, 30

#: Characters that are looked for; more is no question.
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity, event, relation or source whose name or heading fits."""

    kind: Annotated[str, "entity, event, relation or source"]
    link: Annotated[Link, "the thing"]


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a snippet."""

    text: Annotated[str, "its words"]
    found: Annotated[bool, "whether they were looked for"]


@dataclass(frozen=True, slots=True)
class Text:
    """A report that holds all the words."""

    report: Annotated[Link, "the report"]
    outlet: Annotated[str, "who published it"]
    published: Annotated[str, "when, in words"]
    comment: Annotated[bool, "whether it is a reader's comment"]
    snippet: Annotated[tuple[Bit, ...], "the words in their place"]


@dataclass(frozen=True, kw_only=True)
class FindPage(Page):
    template: ClassVar[str] = "find.html"
    query: Annotated[str, "what was looked for"]
    things: Annotated[tuple[Thing, ...], "what bears these words as a name or heading"]
    more: Annotated[int, "how many more things were found; of names that have the words, the first 200 are looked at"]
    texts: Annotated[tuple[Text, ...], "reports that hold all the words, best first"]


def find_page(asked: Asked) -> FindPage:
    """What ?q= names, and the reports that hold its words."""
    query = asked.query.get("q", "").strip()[:LONGEST]
    view = asked.view
    things = lookup(view, query, ("entity", "event", "relation", "source")) if query else []
    kept = [one for one in things if one.kind != "source" or view.sources[one.id].type != "commenter"]
    hits = asked.opened.ask(lambda case: case.find(query, TEXTS)) if query else []
    return FindPage(
        title=f"“{query}”" if query else "Find",
        query=query,
        things=tuple(Thing(one.kind, Link(one.words, f"/{ROOMS[one.kind]}/{one.id}")) for one in kept[:THINGS]),
        more=max(0, len(kept) - THINGS),
        texts=tuple(_text(view, hit) for hit in hits if hit.report in view.reports),
    )


ROOMS = {"entity": "entities", "event": "events", "relation": "relations", "source": "sources"}


def _text(view: View, hit: Hit) -> Text:
    report = view.reports[hit.report]
    return Text(
        report=Link(report_title(view.reports, hit.report), f"/reports/{hit.report}"),
        outlet=addresses.source(view, view.outlet(hit.report)).words,
        published=wording.date(report.published.edtf),
        comment=report.parent is not None,
        snippet=_bits(hit.snippet, hit.marks),
    )


def _bits(words: str, marks: Sequence[tuple[int, int]]) -> tuple[Bit, ...]:
    bits, at = [], 0
    for start, end in marks:
        bits += [Bit(words[at:start], False), Bit(words[start:end], True)]
        at = end
    return tuple(bit for bit in (*bits, Bit(words[at:], False)) if bit.text)
