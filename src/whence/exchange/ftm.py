"""FollowTheMoney: entities for Aleph and OpenSanctions' tools, the statements they are made of, and a sidecar.

A statement is one value that one report gives: its dataset is the report, its original value the words as printed, its
origin the rule that read them. Entities are statements put together and nothing else. The model has no place for who
speaks, whether it is denied, and what a range of dates means; the sidecar holds the ledger's claims, sources and
conflicts as they are, under the same ids.

The JSON is written here, because the library wants PyICU; a test checks it against the library where that is installed.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from whence.case import wording
from whence.case.listed import confirmed
from whence.case.titles import chain_words, entity_title, report_title, source_title
from whence.case.view import View
from whence.dates import bounds
from whence.exchange.ftm_ties import LINK, Tie, tie
from whence.exchange.jsonl import records
from whence.exchange.loss import Loss, keys
from whence.exchange.places import located, place_name
from whence.exchange.voices import claims_of_role, label, voices
from whence.resolve.resolution import Event, Ref

#: The dataset of what no single report gives: headings, and who was told to be on a list.
CASE = "case"

#: The dataset of points and countries of places.
GAZETTEER = "geonames"

#: The library's columns, in its order.
COLUMNS = (
    "canonical_id entity_id prop prop_type schema value dataset origin lang original_value external first_seen "
    "last_seen id"
).split()

#: The types of the properties that are used, as the model has them; the rest are entities' ids.
TYPES = {
    "id": "id",
    **dict.fromkeys("name alias".split(), "name"),
    **dict.fromkeys("publishedAt date startDate endDate".split(), "date"),
    **dict.fromkeys("summary description notes".split(), "text"),
    **dict.fromkeys("location full".split(), "address"),
    **dict.fromkeys("latitude longitude".split(), "number"),
    **dict.fromkeys("title publisher role status relationship keywords authority".split(), "string"),
    "country": "country",
    "sourceUrl": "url",
    "authorityId": "identifier",
}

KEPT = {
    "report": keys("id type title outlet published url sha256"),
    "entity": keys("id schema name names named description country listings"),
    "event": keys("id type date date_means earliest latest place roles reports occurred"),
    "relation": keys("id type subject object since until reports"),
    "claim": keys(
        "id report start end quote trigger selector about frame sources factuality act verbatim origin origin_reason "
        "origin_inferred said_on grade rule"
    ),
    "source": keys("id name type entity of reliability"),
    "conflict": keys("id about facet reason sides"),
}

WHY = {
    "suggestion": "what waits for a judgement is nobody's identity",
    "report.authors": "an article's authors are sources, which are in the sidecar",
    "entity.status": "a state is told by claims, which are in the sidecar",
    "entity.status_history": "a state is told by claims, which are in the sidecar",
}


class Statement(NamedTuple):
    """One value of one entity as one dataset gives it; ``original`` where it was printed in other words."""

    entity: str
    schema: str
    prop: str
    value: str
    dataset: str
    origin: str
    original: str | None = None
    seen: str | None = None


def export(view: View) -> tuple[dict[str, bytes], Loss]:
    """Entities, statements and sidecar as files, and what they could not carry."""
    loss = Loss("ftm")
    everything = loss.passing(records(view), KEPT, WHY)
    beside = _lines(one for one in everything if one["kind"] in ("claim", "source", "conflict"))
    # two rules may find one value in one report: that is one statement, of the first
    said = list({statement_id(one): one for one in reversed(list(statements(view, loss)))}.values())[::-1]
    return {
        "entities.ftm.json": _lines(entities(said)),
        "statements.csv": _table(said),
        "sidecar.jsonl": beside,
    }, loss


def statements(view: View, loss: Loss) -> Iterator[Statement]:
    """Every statement of the case, by entity in the order of the ledger."""
    for id in sorted(view.reports):
        yield from _report(view, id)
    for id in sorted(view.entities):
        yield from _entity(view, id, loss)
    for _, event in sorted(view.events.items()):
        yield from _event(view, event)
    for _, relation in sorted(view.relations.items()):
        made = tie(view, relation.id, relation.type, relation.subject, relation.object)
        refs = view.claims_about.get(relation.id, [])
        yield from _tie(view, made, relation.id, refs)
        for prop, edtf in (("startDate", relation.since), ("endDate", relation.until)):
            yield from _date(Statement(relation.id, made.schema, prop, "", CASE, "resolve"), edtf)


def entities(said: Iterable[Statement]) -> Iterator[dict[str, object]]:
    """Statements put together: one object an entity, each value once."""
    found: dict[str, tuple[str, dict[str, dict[str, None]]]] = {}
    for one in said:
        properties = found.setdefault(one.entity, (one.schema, {}))[1]
        if one.prop != "id":
            properties.setdefault(one.prop, {})[one.value] = None
    for id, (schema, properties) in found.items():
        yield {"id": id, "schema": schema, "properties": {prop: list(every) for prop, every in properties.items()}}


def dataset(report: str) -> str:
    """A report's id as a dataset may be called."""
    return report.replace("-", "_")


# -- one function a kind -------------------------------------------------------------------------------------------


def _report(view: View, id: str) -> Iterator[Statement]:
    report = view.reports[id]
    schema = "PlainText" if report.parent else "Article"

    def say(prop: str, value: str | None, original: str | None = None) -> Iterator[Statement]:
        if value:
            yield Statement(id, schema, prop, value, dataset(id), "documents", original, _seen(view, id))

    yield from say("id", id)
    yield from say("title", report_title(view.reports, id))
    yield from say("publisher", source_title(view, view.outlet(id)))
    yield from say("sourceUrl", report.url)
    if report.published.edtf and (known := _partial(report.published.edtf)):
        yield from say("publishedAt", known, report.published.edtf)
    yield from say("notes", f"SHA-256 of its text: {report.sha256}")
    yield from say("keywords", report.type)


def _entity(view: View, id: str, loss: Loss) -> Iterator[Statement]:
    one = view.entities[id]
    yield Statement(id, one.schema, "id", id, CASE, "resolve")
    if one.name is None:
        # the model wants a name of everybody; the words that stand for somebody must not be matched as one
        loss.drop("entity.named", "FollowTheMoney wants a name: the words that reports use stand in its place")
        yield Statement(id, one.schema, "name", entity_title(view, id), CASE, "resolve")
        yield Statement(id, one.schema, "keywords", "unnamed", CASE, "resolve")
    for ref in one.members:
        here = view.extracts[ref.report].entities[ref.index]
        for name in here.names:
            prop = "name" if name == one.name else "alias"
            yield _printed(view, ref.report, id, one.schema, prop, name, "names")
        if here.description:
            yield _printed(view, ref.report, id, one.schema, "summary", here.description, "names")
        if here.country:
            yield _printed(view, ref.report, id, one.schema, "country", here.country.lower(), "names")
    if one.name is not None:
        yield Statement(id, one.schema, "name", one.name, CASE, "resolve")
    if one.schema == "Address":
        yield Statement(id, one.schema, "full", place_name(view, id), CASE, "resolve")
        yield from _point(view, id, one.schema)
    for listing in confirmed(view.listings.get(id, ())):
        sanction = f"{id}-{listing.list}-{listing.party}"
        for prop, value in (
            ("id", sanction),
            ("entity", id),
            ("authority", listing.list),
            ("authorityId", listing.party),
        ):
            yield Statement(sanction, "Sanction", prop, value, CASE, f"judgement {listing.number}")


def _point(view: View, id: str, schema: str) -> Iterator[Statement]:
    """Where a place lies; the middle of a region or a country would read as an address, so only towns have a point."""
    found = located(view, id)
    if found is not None:
        yield Statement(id, schema, "country", found.country.lower(), GAZETTEER, "gazetteer")
        if found.kind == "city" and found.lat is not None:
            yield Statement(id, schema, "latitude", str(found.lat), GAZETTEER, "gazetteer", found.name)
            yield Statement(id, schema, "longitude", str(found.lon), GAZETTEER, "gazetteer", found.name)


def _event(view: View, event: Event) -> Iterator[Statement]:
    refs = view.claims_about.get(event.id, [])
    said = voices(view, refs)
    whole = Statement(event.id, "Event", "id", event.id, CASE, "resolve")
    yield whole
    yield whole._replace(prop="name", value=label(view, event.id))
    yield whole._replace(prop="keywords", value=event.type)
    yield whole._replace(prop="keywords", value=f"occurred {view.weighed.worth[event.id].occurred}")
    yield whole._replace(prop="summary", value=said.sentence)
    if event.date is not None:
        means = {"within": ", on some day of it", "throughout": ", on every day of it", None: ""}[event.date.means]
        yield whole._replace(prop="notes", value=f"EDTF {event.date.edtf}{means}")
        if event.date.earliest == event.date.latest:
            yield from _date(whole._replace(prop="date"), event.date.earliest)
        else:
            yield from _date(whole._replace(prop="startDate"), event.date.earliest)
            yield from _date(whole._replace(prop="endDate"), event.date.latest)
    if event.place is not None:
        yield whole._replace(prop="location", value=place_name(view, event.place))
        if view.entities[event.place].schema == "Address":
            yield whole._replace(prop="addressEntity", value=event.place)
    yield from _evidence(view, event.id, "Event", refs)
    for role, members in sorted(event.roles.items()):
        for member in members:
            claims = claims_of_role(view, event, role, member)
            yield from _tie(view, tie(view, f"{event.id}-{role}-{member}", role, member, event.id), event.id, claims)


def _tie(view: View, made: Tie, about: str, refs: list[Ref]) -> Iterator[Statement]:
    """An edge with its two ends, whether it is reported or denied and by whom, and the claims that give it."""
    said = voices(view, refs)
    schema = made.schema if said.says else LINK.schema
    ends = made.ends if said.says else LINK.ends
    whole = Statement(made.id, schema, "id", made.id, CASE, "resolve")
    yield whole
    yield whole._replace(prop=ends[0], value=made.subject)
    yield whole._replace(prop=ends[1], value=made.object)
    yield whole._replace(prop="relationship" if schema == "Family" else "role", value=f"{said.how}: {made.says}")
    yield whole._replace(prop="summary", value=said.sentence)
    yield from _evidence(view, made.id, schema, refs)


def _evidence(view: View, id: str, schema: str, refs: Iterable[Ref]) -> Iterator[Statement]:
    """Each claim's words, with who says so, and the report they stand in."""
    for ref in refs:
        claim = view.claim(ref)
        quote = " ".join(claim.quote.split())
        words = f"{_through(view, ref)}, {wording.factuality(claim.factuality)}: “{quote}”"
        basis = (dataset(ref.report), claim.rule)
        yield Statement(id, schema, "description", words, *basis, claim.quote, _seen(view, ref.report))
        yield Statement(id, schema, "proof", ref.report, *basis, None, _seen(view, ref.report))


def _through(view: View, ref: Ref) -> str:
    """Through whom a claim came; a reader without his name."""
    speaker = view.sources[view.chain(ref)[0][0]]
    return (
        f"a reader of {source_title(view, view.outlet(ref.report))}"
        if speaker.type == "commenter"
        else chain_words(view, ref)
    )


def _printed(view: View, report: str, id: str, schema: str, prop: str, value: str, origin: str) -> Statement:
    return Statement(id, schema, prop, value, dataset(report), origin, None, _seen(view, report))


def _date(one: Statement, edtf: str | None) -> Iterator[Statement]:
    """A date as the model has dates, a year, month or day; what is less or more than that is left to the notes."""
    if edtf and (known := _partial(edtf)):
        yield one._replace(value=known, original=edtf if edtf != known else None)


def _partial(edtf: str) -> str | None:
    """ "2014", "2014-05" or "2014-05-03" if that is all a date says, else None."""
    day = edtf.rstrip("~?%").partition("T")[0]
    parts = day.split("-")
    plain = all(part.isdigit() for part in parts) and [len(part) for part in parts] in ([4], [4, 2], [4, 2, 2])
    return day if plain and (len(parts) == 1 or int(parts[1]) <= 12) else None


def _seen(view: View, report: str) -> str | None:
    edtf = view.reports[report].published.edtf
    return bounds(edtf)[0] if edtf else None


# -- files -----------------------------------------------------------------------------------------------------------


def _lines(rows: Iterable[dict[str, object]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows).encode()


def _table(said: Iterable[Statement]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, dialect=csv.unix_dialect)
    writer.writeheader()
    for one in said:
        writer.writerow(
            {
                "canonical_id": one.entity,
                "entity_id": one.entity,
                "prop": one.prop,
                "prop_type": TYPES.get(one.prop, "entity"),
                "schema": one.schema,
                "value": one.value,
                "dataset": one.dataset,
                "origin": one.origin,
                "lang": "",
                "original_value": one.original or "",
                "external": "f",
                "first_seen": one.seen or "",
                "last_seen": one.seen or "",
                "id": statement_id(one),
            }
        )
    return text.getvalue().encode()


def statement_id(one: Statement) -> str:
    """The library's own id of a statement: SHA-1 of dataset, entity, property and value."""
    return hashlib.sha1(f"{one.dataset}.{one.entity}.{one.prop}.{one.value}".encode()).hexdigest()
