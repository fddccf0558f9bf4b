"""The dossier of a person, a group, a place or a thing: what reports say of it, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from whence.case import together, wording
from whence.case.chosen import Choice
from whence.case.digest import digest
from whence.case.lists import gone, open_candidates
from whence.case.naming import printed
from whence.case.titles import entity_title
from whence.case.view import View
from whence.resolve.resolution import Event
from whence.web import addresses
from whence.web.asked import Asked, Elsewhere, Link, Page
from whence.web.pages.event import Dispute, disputes, moved
from whence.web.pages.rows import EventRow, RelationRow, event_row, relation_row
from whence.web.pages.states import History, history
from whence.web.pages.told import Told, all_told, told

#: Events or relations that a page lists; the rest has a list of its own.
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Name:
    """What some reports call it."""

    words: Annotated[str, "as printed"]
    name: Annotated[bool, "false for words that stand for somebody without naming him"]
    reports: Annotated[int, "how many reports print it"]
    outlets: Annotated[tuple[Link, ...], "who publishes those reports, each leading to the first of them"]


@dataclass(frozen=True, slots=True)
class Maybe:
    """Something else that may be the same, waiting for a judgement."""

    other: Annotated[Link, "the other one"]
    score: Annotated[float, "how alike the two are, 0 to 1"]
    reason: Annotated[str, "why"]
    review: Annotated[str, "the address where it can be judged"]


@dataclass(frozen=True, slots=True)
class Listing:
    """A party of an imported list: confirmed or refused by somebody, or a candidate that nobody judged."""

    list: Annotated[str, "the list's name"]
    party: Annotated[str, "the party's id in that list"]
    name: Annotated[str, "what the list calls it"]
    state: Annotated[str, "listed, not-listed, or candidate"]
    words: Annotated[str, "who decided and when, or why it may be"]
    review: Annotated[str | None, "the address where a candidate can be judged"]


@dataclass(frozen=True, kw_only=True)
class EntityPage(Page):
    template: ClassVar[str] = "entity.html"
    id: Annotated[str, "the entity's id"]
    schema: Annotated[str, "FollowTheMoney's schema"]
    named: Annotated[bool, "whether any report gives a name"]
    description: Annotated[str, "what reports call it, in their words"]
    country: Annotated[str | None, "the country a name or demonym gives it, as ISO 3166"]
    group: Annotated[bool, "whether several are meant (security guards)"]
    named_by: Annotated[Told | None, "the claim that gave a name to one at first unnamed"]
    names: Annotated[tuple[Name, ...], "what it is called and by whom"]
    voices: Annotated[tuple[Link, ...], "the sources it is, where it speaks itself"]
    status: Annotated[History, "its status over time, as said"]
    events: Annotated[tuple[EventRow, ...], "events it has a part in, by day, the first hundred"]
    relations: Annotated[tuple[RelationRow, ...], "standing ties, the hundred told most"]
    events_in_all: Annotated[int, "how many there are; /events?entity= lists them all"]
    relations_in_all: Annotated[int, "how many there are; /relations?entity= lists them all"]
    identity: Annotated[tuple[Told, ...], "claims of who it is"]
    disputes: Annotated[tuple[Dispute, ...], "on what those cannot all hold"]
    maybe: Annotated[tuple[Maybe, ...], "what may be the same"]
    listings: Annotated[tuple[Listing, ...], "lists it may be on, or was confirmed on"]


def entity_page(asked: Asked) -> EntityPage | Elsewhere:
    """Everything about one entity, named or not."""
    view, id = asked.view, asked.id
    one = view.entities.get(id)
    if one is None:
        return moved(view, id, "entities")
    his = Choice(who=frozenset({id}), how=("in", "at"))
    events = together.events(view, (line.id for line in view.lines.some("event", his, most=SHOWN)))
    ties = together.relations(view, (line.id for line in view.lines.some("relation", his, most=SHOWN)))
    counts = (view.lines.count("event", his), view.lines.count("relation", his))
    return EntityPage(
        title=entity_title(view, id),
        id=id,
        schema=one.schema,
        named=one.named,
        description=one.description,
        country=one.country,
        group=view.is_group(id),
        named_by=told(view, one.named_by) if one.named_by is not None else None,
        names=_names(view, id),
        voices=tuple(addresses.source(view, source) for source in view.voices_of.get(id, ())),
        status=history(view, view.weighed.status.get(id, ())),
        events=tuple(event_row(view, one, _role(one, id)) for one in events),
        relations=tuple(relation_row(view, one) for one in ties),
        events_in_all=counts[0],
        relations_in_all=counts[1],
        identity=all_told(view, view.claims_about.get(id, ())),
        disputes=disputes(view, id),
        maybe=_maybe(view, id),
        listings=_listings(asked, id),
    )


def _names(view: View, id: str) -> tuple[Name, ...]:
    found = []
    for one in printed(view, id):
        first: dict[str, str] = {}
        for outlet, report in zip(one.outlets, one.reports, strict=True):
            first.setdefault(outlet, report)
        links = (Link(addresses.source(view, outlet).words, f"/reports/{report}") for outlet, report in first.items())
        found.append(Name(one.words, one.name, len(one.reports), tuple(links)))
    return tuple(found)


def _role(event: Event, id: str) -> str:
    roles = [role for role, members in event.roles.items() if id in members]
    return ", ".join(roles) or "place"


def _maybe(view: View, id: str) -> tuple[Maybe, ...]:
    found = []
    for one in view.suggestions_of.get(id, ()):
        other = one.b if one.a == id else one.a
        found.append(Maybe(addresses.entity(view, other), one.score, one.reason, f"/review?at={one.id}"))
    return tuple(sorted(found, key=lambda one: -one.score))


def _listings(asked: Asked, id: str) -> tuple[Listing, ...]:
    view = asked.view
    decisions = view.listings.get(id, ())
    lost = {one.number for one in asked.opened.ask(lambda case: gone(case, decisions))} if decisions else set()
    found = []
    for one in decisions:
        words = f"{'confirmed' if one.listed else 'judged not to be this party,'} by {one.by} on "
        words += f"{wording.date(one.at[:10])} (judgement {one.number})"
        words += "; no longer on the list as it was imported last" if one.number in lost else ""
        found.append(Listing(one.list, one.party, one.name, one.kind, words, None))
    for candidate in asked.opened.ask(lambda case: open_candidates(case, view, [id])).get(id, ()):
        party = candidate.party
        why = f"{candidate.reason} ({candidate.score:.2f})"
        review = f"/review?at={listing_key(id, candidate.list, party.id)}"
        found.append(Listing(candidate.list, party.id, party.name, "candidate", why, review))
    return tuple(found)


def listing_key(entity: str, list_: str, party: str) -> str:
    """What the review calls the question whether an entity is a party."""
    return digest("listing", entity, list_, party)
