"""Where each thing of a case stands on the site. Ids are hexadecimal with a letter before; nothing needs quoting."""

from __future__ import annotations

from whence.case.titles import about_title, entity_title, event_title, relation_title, report_title, source_title
from whence.case.view import View
from whence.resolve.resolution import Ref
from whence.web.asked import Link

#: Characters of a text that its page shows before it asks for more.
SHOWN = 60_000


def report(view: View, id: str) -> Link:
    return Link(report_title(view.reports, id), f"/reports/{id}")


def event(view: View, id: str) -> Link:
    return Link(event_title(view, view.events[id]), f"/events/{id}")


def relation(view: View, id: str) -> Link:
    return Link(relation_title(view, view.relations[id]), f"/relations/{id}")


def entity(view: View, id: str, *, mark: bool = True) -> Link:
    return Link(entity_title(view, id, mark=mark), f"/entities/{id}")


def source(view: View, id: str) -> Link:
    """A source's page. Whoever only comments is no subject, and has none."""
    commenter = view.sources[id].type == "commenter"
    return Link(source_title(view, id), None if commenter else f"/sources/{id}")


def about(view: View, id: str) -> Link:
    """Whatever a claim is about: an event, a relation, or who an entity is."""
    room = "events" if id in view.events else "relations" if id in view.relations else "entities"
    return Link(about_title(view, id), f"/{room}/{id}")


def spot(view: View, ref: Ref) -> str:
    """The words a claim rests on, in their place on the page (the whole page, where they stand far down)."""
    whole = "?all=1" if view.claim(ref).end > SHOWN else ""
    return f"/reports/{ref.report}{whole}#c-{view.claim_ids[ref]}"
