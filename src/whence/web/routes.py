"""The site's addresses: which page answers which. A page's data stands under the same address with ``.json``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whence.web.asked import Asked, Elsewhere, File, Link, Page, Sent
from whence.web.pages import (
    entity,
    event,
    exports,
    files,
    find,
    home,
    lists,
    map,
    network,
    relation,
    report,
    review,
    sources,
    timeline,
)

Answer = Page | Elsewhere | File


@dataclass(frozen=True, slots=True)
class Address:
    """One address and the function that makes its page; ``menu`` is its word in the menu, if it stands there.

    ``json`` is false where the address gives a file, which has no fields.
    """

    path: str
    page: Callable[[Asked], Answer]
    menu: str = ""
    json: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """An address that takes a form, and the function that acts on it and says where to go then."""

    path: str
    take: Callable[[Sent], str]


ADDRESSES: tuple[Address, ...] = (
    Address("/", home.home_page),
    Address("/events", lists.events_page, "Events"),
    Address("/events/{id}", event.event_page),
    Address("/events/{id}/brief.{form}", files.brief, json=False),
    Address("/entities", lists.entities_page, "Entities"),
    Address("/entities/{id}", entity.entity_page),
    Address("/entities/{id}/brief.{form}", files.brief, json=False),
    Address("/relations", lists.relations_page, "Relations"),
    Address("/relations/{id}", relation.relation_page),
    Address("/reports", lists.reports_page, "Reports"),
    Address("/reports/{id}", report.report_page),
    Address("/reports/{id}/original", files.original, json=False),
    Address("/reports/{id}/text", files.text, json=False),
    Address("/claims", lists.claims_page),
    Address("/claims/{id}", lists.claim_page),
    Address("/timeline", timeline.timeline_page, "Timeline"),
    Address("/network", network.network_page, "Network"),
    Address("/map", map.map_page, "Map"),
    Address("/sources", sources.sources_page, "Sources"),
    Address("/sources/{id}", sources.source_page),
    Address("/conflicts", lists.conflicts_page, "In conflict"),
    Address("/review", review.review_page, "Review"),
    Address("/judgements", lists.judgements_page),
    Address("/find", find.find_page),
    Address("/export", exports.exports_page, "Export"),
    Address("/export/{id}", exports.export, json=False),
    Address("/export/{id}/loss", exports.loss, json=False),
)

FORMS: tuple[Form, ...] = (
    Form("/review", review.answer),
    Form("/review/undo", review.undo),
    Form("/sources/{id}", review.letter),
    Form("/settle", review.settle),
)

MENU = tuple(Link(one.menu, one.path) for one in ADDRESSES if one.menu)
