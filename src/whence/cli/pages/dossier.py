"""What reports say of one entity: names, status, events and ties, each with who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import RenderableType

from whence.case import wording
from whence.case.titles import chain_words, entity_title, event_title, relation_title
from whence.case.view import View
from whence.cli.pages.claims import claim_list
from whence.cli.pages.frame import heading, indented, page, quiet, table, text
from whence.resolve.resolution import Entity
from whence.weigh.weighed import Stretch


def dossier_page(view: View, id: str, listings: Sequence[RenderableType] = ()) -> RenderableType:
    """One entity's whole page; ``listings`` is its part on lists."""
    entity = view.entities[id]
    parts: list[RenderableType] = [heading(entity_title(view, id)), text(_kind(entity))]
    if len(entity.names) > 1:
        parts.append(text("Also printed: " + "; ".join(name for name in entity.names if name != entity.name)))
    parts += _naming(view, entity)
    stretches = view.weighed.status.get(id, ())
    if stretches:
        parts += [text(""), heading("Status, as said"), status_table(view, stretches)]
    for title, about in _about(view, id):
        parts += [text(""), heading(title), indented(claim_list(view, view.claims_about.get(about, [])))]
    parts += [*listings, *_suggestions(view, id)]
    return page(*parts)


def status_table(view: View, stretches: Iterable[Stretch]) -> RenderableType:
    """A history of states, each with who says so."""
    rows = []
    for one in stretches:
        voices = dict.fromkeys(chain_words(view, ref) for ref in one.claims)
        until = wording.some_day(one.until) if one.until else ""
        state = one.state + (", contested" if one.contested else "")
        since = wording.some_day(one.since) if one.since else "not known"
        rows.append((one.track, state, since, until, str(one.grade), "; ".join(voices)))
    return table(("track", "state", "since", "until", "grade", "who says so"), rows)


def _kind(entity: Entity) -> str:
    parts = [entity.schema]
    if entity.named and entity.description:
        parts.append(f"spoken of as: {entity.description}")
    if entity.country:
        parts.append(entity.country.upper())
    return " · ".join((*parts, entity.id))


def _naming(view: View, entity: Entity) -> list[RenderableType]:
    """Whether somebody is named, and if a later report named him, whose word that is."""
    if not entity.named:
        return [quiet("No report that was read gives a name.")]
    if entity.named_by is None:
        return []
    return [text("At first unnamed; named by:"), indented(claim_list(view, [entity.named_by]))]


def _about(view: View, id: str) -> list[tuple[str, str]]:
    """Headings and ids of what the entity takes part in: events by day, then ties, then claims of identity."""
    found = [
        (f"{event_title(view, event)} · {wording.date(event.date.edtf if event.date else None)} · {event.id}", event.id)
        for event in (view.events[one] for one in view.events_of.get(id, ()))
    ]
    ties = (view.relations[one] for one in view.relations_of.get(id, ()))
    found += [(f"{relation_title(view, tie)} · {tie.id}", tie.id) for tie in ties]
    if view.claims_about.get(id):
        found.append(("Who it is, as said", id))
    return found


def _suggestions(view: View, id: str) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for one in view.suggestions_of.get(id, ()):
        other = one.b if one.a == id else one.a
        lines.append(text(f"{entity_title(view, other)} ({one.score:.2f}): {one.reason} · {other}"))
    return [text(""), heading("May be the same as"), *lines] if lines else []
