"""The ledger: a whole case as JSON Lines, a stable contract. Keys sorted, lines by kind and then by id.

Nothing in it depends on when or in which order reports were read, so two ledgers can be compared byte by
byte. ``docs/ledger.md`` explains every key.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from whence.case.listed import confirmed
from whence.case.view import View
from whence.claims.claim import Claim, Count
from whence.documents.document import Report
from whence.exchange.places import located, place_name
from whence.resolve.resolution import Entity, Event, Ref, Relation, Source, Suggestion
from whence.weigh import current
from whence.weigh.weighed import Conflict, Stretch

T = TypeVar("T")
Record = dict[str, Any]

#: Characters of context that a TextQuoteSelector gives on either side (W3C Web Annotation leaves it open).
CONTEXT = 32


def lines(view: View) -> Iterator[str]:
    """The ledger, a line at a time, each ending in a newline."""
    return map(line, records(view))


def line(record: Record) -> str:
    """A record as its line, with its newline."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(", ", ": ")) + "\n"


def records(view: View) -> Iterator[Record]:
    """Every record of the ledger in its order."""
    yield from (_report(view, view.reports[id]) for id in sorted(view.reports))
    yield from (_source(view, one) for one in _in_order(view.sources))
    yield from (_entity(view, one) for one in _in_order(view.entities))
    yield from (_event(view, one) for one in _in_order(view.events))
    yield from (_relation(view, one) for one in _in_order(view.relations))
    yield from _claims(view)
    yield from (_conflict(view, one) for one in sorted(view.weighed.conflicts, key=_id))
    yield from (_suggestion(one) for one in sorted(view.resolution.suggestions, key=_id))


def records_about(view: View, id: str) -> Iterator[Record]:
    """The records of one thing, of the claims about it or naming it, and of the conflicts about it."""
    if id in view.entities:
        yield _entity(view, view.entities[id])
    if id in view.events:
        yield _event(view, view.events[id])
    if id in view.relations:
        yield _relation(view, view.relations[id])
    refs = {*view.claims_about.get(id, ()), *view.claims_naming.get(id, ())}
    yield from (_claim(view, ref) for ref in sorted(refs, key=lambda ref: view.claim_ids[ref]))
    yield from (_conflict(view, one) for one in sorted(view.conflicts.get(id, ()), key=_id))


def write_texts(view: View, folder: Path) -> None:
    """Every report's clean text as ``REPORT_ID.txt``, newlines as they are, so that offsets hold."""
    folder.mkdir(parents=True, exist_ok=True)
    for report in view.reports.values():
        (folder / f"{report.id}.txt").write_bytes(report.text.encode())


def _in_order(every: Mapping[str, T]) -> Iterator[T]:
    """The values by id; a stored case streams them so."""
    return iter([every[id] for id in sorted(every)] if isinstance(every, dict) else every.values())


def _claims(view: View) -> Iterator[Record]:
    """Claims by id. They are made report by report, since each needs its report, and wait packed for their turn."""
    made = [(id, zlib.compress(json.dumps(_claim(view, ref)).encode(), 1)) for ref, id in view.claim_ids.items()]
    yield from (json.loads(zlib.decompress(packed)) for _, packed in sorted(made))


def _id(one: Conflict | Suggestion) -> str:
    return one.id


def _report(view: View, one: Report) -> Record:
    return {
        "kind": "report",
        "id": one.id,
        "type": one.type,
        "title": one.title,
        "outlet": view.outlet(one.id),
        "authors": list(view.authors(one.id)),
        "published": one.published.edtf,
        "published_basis": one.published.basis,
        "url": one.url,
        "parent": one.parent,
        "copy_of": view.weighed.copy_of.get(one.id),
        "version_of": view.weighed.version_of.get(one.id),
        "language": one.language,
        "sha256": one.sha256,
    }


def _source(view: View, one: Source) -> Record:
    return {
        "kind": "source",
        "id": one.id,
        "name": one.name,
        "type": one.type,
        "entity": one.entity,
        "of": one.of,
        "reliability": view.letters.get(one.id),
    }


def _entity(view: View, one: Entity) -> Record:
    stretches = view.weighed.status.get(one.id, ())
    now = current(stretches)
    record = {
        "kind": "entity",
        "id": one.id,
        "schema": one.schema,
        "name": one.name,
        "names": list(one.names),
        "named": one.named,
        "named_by": None if one.named_by is None else view.claim_ids.get(one.named_by),
        "description": one.description,
        "country": one.country,
        "status": None
        if now is None
        else {"state": now.state, "since": now.since, "grade": now.grade, "contested": now.contested},
        "status_history": [stretch_record(view, stretch) for stretch in stretches],
    }
    if found := confirmed(view.listings.get(one.id, ())):
        record["listings"] = [{"list": listing.list, "party": listing.party} for listing in found]
    return record


def stretch_record(view: View, one: Stretch) -> Record:
    return {
        "track": one.track,
        "state": one.state,
        "since": one.since,
        "until": one.until,
        "claims": _claim_ids(view, one.claims),
        "contested": one.contested,
        "grade": one.grade,
    }


def _event(view: View, one: Event) -> Record:
    worth = view.weighed.worth[one.id]
    return {
        "kind": "event",
        "id": one.id,
        "type": one.type,
        "date": None if one.date is None else one.date.edtf,
        "date_means": None if one.date is None else one.date.means,
        "earliest": None if one.date is None else one.date.earliest,
        "latest": None if one.date is None else one.date.latest,
        "place": _place(view, one.place),
        "roles": {role: list(members) for role, members in one.roles.items()},
        "count": _count(one.count),
        "total": one.total,
        "reports": view.reports_of(one.claims),
        "origins": list(worth.origins),
        "grade": worth.grade.number,
        "grade_reason": worth.grade.reason,
        "disputed": worth.disputed,
        "occurred": worth.occurred,
        "lineages": [
            {"a": a, "b": b, "answer": lineage.answer, "reason": lineage.reason} for a, b, lineage in worth.lineages
        ],
    }


def _relation(view: View, one: Relation) -> Record:
    worth = view.weighed.worth[one.id]
    return {
        "kind": "relation",
        "id": one.id,
        "type": one.type,
        "subject": one.subject,
        "object": one.object,
        "since": one.since,
        "until": one.until,
        "reports": view.reports_of(one.claims),
        "origins": list(worth.origins),
        "grade": worth.grade.number,
        "grade_reason": worth.grade.reason,
        "disputed": worth.disputed,
    }


def _claim(view: View, ref: Ref) -> Record:
    claim, frame = view.claim(ref), view.claim(ref).frame
    origin = view.weighed.origin.get(ref)
    grade = view.weighed.claim_grade.get(ref)
    place = None if frame.place is None else view.entity_id(ref.report, frame.place)
    return {
        "kind": "claim",
        "id": view.claim_ids[ref],
        "report": ref.report,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "trigger": list(claim.trigger),
        "selector": _selectors(view.reports[ref.report].text, claim),
        "about": view.resolution.about[ref],
        "frame": {
            "type": frame.type,
            "roles": {
                role: _once(view.entity_id(ref.report, member) for member in members)
                for role, members in frame.roles.items()
            },
            "place": _place(view, place),
            "date": None if frame.date is None else frame.date.edtf,
            "date_means": None if frame.date is None else frame.date.means,
            "count": _count(frame.count),
        },
        "sources": [{"source": source, "act": act} for source, act in view.chain(ref)],
        "factuality": claim.factuality,
        "act": claim.act,
        "verbatim": claim.verbatim,
        "origin": None if origin is None else origin.source,
        "origin_reason": None if origin is None else origin.reason,
        "origin_inferred": None if origin is None else origin.inferred,
        "said_on": claim.said_on,
        "grade": None if grade is None else grade.number,
        "rule": claim.rule,
    }


def _conflict(view: View, one: Conflict) -> Record:
    return {
        "kind": "conflict",
        "id": one.id,
        "about": one.about,
        "facet": one.facet,
        "reason": one.reason,
        "sides": [{"value": side.value, "claims": _claim_ids(view, side.claims)} for side in one.sides],
    }


def _suggestion(one: Suggestion) -> Record:
    return {
        "kind": "suggestion",
        "id": one.id,
        "what": one.what,
        "a": one.a,
        "b": one.b,
        "score": one.score,
        "reason": one.reason,
    }


def _selectors(text: str, claim: Claim) -> list[Record]:
    """Where the quote stands, twice, as the W3C's Web Annotation model says it."""
    return [
        {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
        {
            "type": "TextQuoteSelector",
            "exact": claim.quote,
            "prefix": text[max(0, claim.start - CONTEXT) : claim.start],
            "suffix": text[claim.end : claim.end + CONTEXT],
        },
    ]


def _place(view: View, id: str | None) -> Record | None:
    """A place by name; the gazetteer says where it lies, in the entity's country if it has one, else null."""
    if id is None:
        return None
    found = located(view, id)
    return {
        "name": place_name(view, id),
        "country": view.entities[id].country or (found.country if found else None),
        "lat": found.lat if found else None,
        "lon": found.lon if found else None,
        "entity": id,
    }


def _count(count: Count | None) -> Record | None:
    return None if count is None else {"low": count.low, "high": count.high}


def _claim_ids(view: View, claims: Iterable[Ref]) -> list[str]:
    return sorted(view.claim_ids[ref] for ref in claims)


def _once(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
