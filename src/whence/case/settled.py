"""What resolve and weigh gave, as rows: one an item, so that settling again writes only what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from whence.case.pack import pack, unpack
from whence.case.schema import settled
from whence.resolve.resolution import Entity, Event, Ref, Relation, Resolution, Source, Suggestion
from whence.weigh.weighed import Conflict, Grade, Origin, Stretch, Weighed, Worth

V = TypeVar("V")
Key = tuple[str, str]

#: Items with an id of their own.
ITEMS: dict[str, Any] = {
    "entity": Entity,
    "source": Source,
    "event": Event,
    "relation": Relation,
    "suggestion": Suggestion,
    "conflict": Conflict,
}

#: Values by id: of an event or relation, an entity, a report.
VALUES: dict[str, Any] = {
    "worth": Worth,
    "status": tuple[Stretch, ...],
    "copy_of": str,
    "version_of": str,
    "copy_reason": str,
    "redirect": str,
}

#: Values by item of a report, kept as one row a report: {index: value}.
BY_REPORT: dict[str, Any] = {
    "entity_of": dict[int, str],
    "source_of": dict[int, str],
    "about": dict[int, str],
    "origin": dict[int, Origin],
    "claim_grade": dict[int, Grade],
}


class Settled(NamedTuple):
    """A case's answer: who is who and what is one event, and what it is worth."""

    resolution: Resolution
    weighed: Weighed


def rows(answer: Settled) -> dict[Key, bytes]:
    """Every row of an answer."""
    resolution, weighed = answer
    items: dict[str, Iterable[Any]] = {
        "entity": resolution.entities,
        "source": resolution.sources,
        "event": resolution.events,
        "relation": resolution.relations,
        "suggestion": resolution.suggestions,
        "conflict": weighed.conflicts,
    }
    values: dict[str, Mapping[str, Any]] = {
        "worth": weighed.worth,
        "status": weighed.status,
        "copy_of": weighed.copy_of,
        "version_of": weighed.version_of,
        "copy_reason": weighed.copy_reason,
        "redirect": resolution.redirects,
    }
    by_report: dict[str, Mapping[Ref, Any]] = {
        "entity_of": resolution.entity_of,
        "source_of": resolution.source_of,
        "about": resolution.about,
        "origin": weighed.origin,
        "claim_grade": weighed.claim_grade,
    }
    found = {(kind, one.id): pack(ITEMS[kind], one) for kind, every in items.items() for one in every}
    found |= {(kind, id): pack(VALUES[kind], one) for kind, every in values.items() for id, one in every.items()}
    for kind, every in by_report.items():
        for report, group in _group(every).items():
            found[kind, report] = pack(BY_REPORT[kind], group)
    return found


def answer(found: Mapping[Key, bytes]) -> Settled:
    """The answer that rows hold, items in the order of their ids."""
    kinds: dict[str, dict[str, bytes]] = defaultdict(dict)
    for (kind, id), body in sorted(found.items()):
        kinds[kind][id] = body

    def items(kind: str) -> tuple[Any, ...]:
        return tuple(unpack(ITEMS[kind], body) for body in kinds[kind].values())

    def values(kind: str) -> dict[str, Any]:
        return {id: unpack(VALUES[kind], body) for id, body in kinds[kind].items()}

    def by_report(kind: str) -> dict[Ref, Any]:
        return {
            Ref(report, at): one
            for report, body in kinds[kind].items()
            for at, one in unpack(BY_REPORT[kind], body).items()
        }

    resolution = Resolution(
        entities=items("entity"),
        sources=items("source"),
        events=items("event"),
        relations=items("relation"),
        suggestions=items("suggestion"),
        entity_of=by_report("entity_of"),
        source_of=by_report("source_of"),
        about=by_report("about"),
        redirects=values("redirect"),
    )
    weighed = Weighed(
        copy_of=values("copy_of"),
        origin=by_report("origin"),
        worth=values("worth"),
        conflicts=items("conflict"),
        status=values("status"),
        claim_grade=by_report("claim_grade"),
        version_of=values("version_of"),
        copy_reason=values("copy_reason"),
    )
    return Settled(resolution, weighed)


def load(connection: Connection) -> Settled:
    """What was settled last."""
    return answer({(row.kind, row.id): row.body for row in connection.execute(select(settled))})


def store(connection: Connection, new: Mapping[Key, bytes]) -> int:
    """Write what changed and take away what is gone; returns how many rows that touched."""
    old = {(row.kind, row.id): row.body for row in connection.execute(select(settled))}
    gone = [key for key in old if key not in new]
    changed = {key: body for key, body in new.items() if old.get(key) != body}
    for kind, id in gone:
        connection.execute(delete(settled).where(settled.c.kind == kind, settled.c.id == id))
    if changed:
        statement = insert(settled)
        statement = statement.on_conflict_do_update(
            index_elements=["kind", "id"], set_={"body": statement.excluded.body}
        )
        connection.execute(statement, [{"kind": k, "id": i, "body": body} for (k, i), body in changed.items()])
    return len(gone) + len(changed)


def _group(every: Mapping[Ref, V]) -> dict[str, dict[int, V]]:
    groups: dict[str, dict[int, V]] = defaultdict(dict)
    for ref in sorted(every):
        groups[ref.report][ref.index] = every[ref]
    return groups
