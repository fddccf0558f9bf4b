"""What resolve and weigh gave for a part of the case, as rows: one an item, so that settling again writes what changed.

Some things stand in several parts: a country, a body, a place, an outlet. Each part has its own row of them, and
``MERGED`` says how rows of one id become one value. It looks at the rows as a set, so their order cannot matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from whence.case.lines import TYPES
from whence.case.naming import printed_in
from whence.case.pack import pack
from whence.case.sums import sums
from whence.case.view import Named, View, by_day
from whence.resolve.resolution import Entity, Event, Ref, Relation, Resolution, Source, Suggestion
from whence.weigh.weighed import Conflict, Grade, Origin, Stretch, Weighed, Worth

V = TypeVar("V")
Key = tuple[str, str]

#: What a row of each kind holds, by the id of an item: of an event, an entity, a report ...
KINDS: dict[str, Any] = {
    "entity": Entity,
    "source": Source,
    "event": Event,
    "relation": Relation,
    "suggestion": Suggestion,
    "conflict": Conflict,
    "worth": Worth,
    "status": tuple[Stretch, ...],
    "copy_of": str,
    "version_of": str,
    "copy_reason": str,
    "redirect": str,
    "alias": str,
    # by which things are found again
    "claim": Ref,
    "claims_about": tuple[Ref, ...],
    "claims_naming": tuple[Ref, ...],
    "claims_spoken": tuple[tuple[str, str, int, int], ...],
    "events_of": tuple[tuple[str, str, str], ...],
    "relations_of": tuple[tuple[str, str], ...],
    "suggestions_of": tuple[Suggestion, ...],
    "voices_of": tuple[str, ...],
    "published_by": tuple[tuple[str, str], ...],
    "comments_on": tuple[str, ...],
    "copies_of": tuple[str, ...],
    "several": bool,
    "called": tuple[Named, ...],
    "outlet": str,
    "authors": tuple[str, ...],
    "printed": tuple[tuple[str, bool, str, str], ...],
    "sums": dict[str, int],
}

#: Values by item of a report, kept as one row a report: {index: value}.
BY_REPORT: dict[str, Any] = {
    "entity_of": dict[int, str],
    "source_of": dict[int, str],
    "about": dict[int, str],
    "origin": dict[int, Origin],
    "claim_grade": dict[int, Grade],
    "claim_ids": dict[int, str],
}


class Settled(NamedTuple):
    """An answer: who is who and what is one event, and what it is worth."""

    resolution: Resolution
    weighed: Weighed


def rows(view: View) -> dict[Key, bytes]:
    """Every row of one part, of which ``view`` has everything."""
    resolution, weighed = view.resolution, view.weighed
    values: dict[str, Mapping[str, Any]] = {
        "entity": view.entities,
        "source": view.sources,
        "event": view.events,
        "relation": view.relations,
        "suggestion": {one.id: one for one in resolution.suggestions},
        "conflict": {one.id: one for one in weighed.conflicts},
        "worth": weighed.worth,
        "status": weighed.status,
        "copy_of": weighed.copy_of,
        "version_of": weighed.version_of,
        "copy_reason": weighed.copy_reason,
        "redirect": resolution.redirects,
        "alias": resolution.aliases,
        "claim": view.claims,
        "claims_about": view.claims_about,
        "claims_naming": view.claims_naming,
        "claims_spoken": {id: [view.published_order(ref) for ref in refs] for id, refs in view.claims_spoken.items()},
        "events_of": {id: [by_day(view.events[one]) for one in every] for id, every in view.events_of.items()},
        "relations_of": {id: [(view.relations[o].type, o) for o in every] for id, every in view.relations_of.items()},
        "suggestions_of": view.suggestions_of,
        "voices_of": view.voices_of,
        "published_by": {
            id: [(view.reports[one].published.edtf or "~", one) for one in every]
            for id, every in view.published_by.items()
        },
        "comments_on": view.comments_on,
        "copies_of": view.copies_of,
        "several": {id: True for id in view.entities if view.is_group(id)},
        "called": view.called,
        "outlet": {id: view.outlet(id) for id in view.reports},
        "authors": {id: view.authors(id) for id in view.reports},
        "printed": printed_in(view),
        "sums": sums(view),
    }
    by_report: dict[str, Mapping[Ref, Any]] = {
        "entity_of": resolution.entity_of,
        "source_of": resolution.source_of,
        "about": resolution.about,
        "origin": weighed.origin,
        "claim_grade": weighed.claim_grade,
        "claim_ids": view.claim_ids,
    }
    found = {(kind, id): pack(KINDS[kind], one) for kind, every in values.items() for id, one in every.items()}
    for kind, refs in by_report.items():
        for report, group in _group(refs).items():
            found[kind, report] = pack(BY_REPORT[kind], group)
    return found


# -- one thing in several parts --------------------------------------------------------------------------------


def merged(kind: str, values: Sequence[Any]) -> Any:
    """What the rows of one id are together; none depends on the order in which they come."""
    if len(values) == 1:
        return values[0]
    merge = MERGED.get(kind)
    return merge(values) if merge else min(values, key=repr)


def one_entity(values: Sequence[Entity]) -> Entity:
    """The name, schema and country that most mentions give; all names, the most used first; the fullest description."""
    parts = sorted(values, key=lambda one: one.members)
    names = _weighed((name, one) for one in parts for name in one.names)
    main = _weighed((one.name, one) for one in parts if one.name is not None)
    said = [one.description for one in parts if one.description]
    return replace(
        parts[0],
        schema=_weighed((one.schema, one) for one in parts)[0],
        name=main[0] if main else None,
        names=tuple(dict.fromkeys((*(name for name in names if name in main[:1]), *names))),
        named=any(one.named for one in parts),
        description=min(said, key=lambda s: (len(s) > LONG, -len(s), s), default=""),
        country=next(iter(_weighed((one.country, one) for one in parts if one.country)), None),
        members=tuple(sorted({ref for one in parts for ref in one.members})),
        named_by=min((one.named_by for one in parts if one.named_by is not None), default=None),
    )


def one_source(values: Sequence[Source]) -> Source:
    """An outlet before all else that a voice may be; the name that is printed most."""
    parts = sorted(values, key=lambda one: (not one.members, one.members, repr(one)))
    type_ = min((one.type for one in parts), key=TYPES.index)
    names = Counter[str]()
    for one in parts:
        if one.type == type_:
            names[one.name] += max(1, len(one.members))
    return replace(
        parts[0],
        type=type_,
        name=min(names, key=lambda n: (-names[n], -len(n), n)),
        entity=min((one.entity for one in parts if one.entity), default=None),
        of=min((one.of for one in parts if one.of), default=None),
        members=tuple(sorted({ref for one in parts for ref in one.members})),
    )


def one_suggestion(values: Sequence[Suggestion]) -> Suggestion:
    """The best reason to ask."""
    return max(values, key=lambda one: (one.score, one.reason))


def all_suggestions(values: Sequence[tuple[Suggestion, ...]]) -> tuple[Suggestion, ...]:
    """Each once, the best first."""
    found: dict[str, list[Suggestion]] = defaultdict(list)
    for one in (one for every in values for one in every):
        found[one.id].append(one)
    return tuple(sorted(map(one_suggestion, found.values()), key=lambda one: (-one.score, one.id)))


def together(values: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    """All of them, each once."""
    return tuple(sorted({one for every in values for one in every}))


def one_history(values: Sequence[tuple[Stretch, ...]]) -> tuple[Stretch, ...]:
    """All stretches, track by track, in time."""
    return tuple(sorted((one for every in values for one in every), key=lambda s: (s.track, s.since or "~", s.claims)))


#: Lists that are of all parts together.
TOGETHER = ("claims_about", "claims_naming", "claims_spoken", "events_of", "relations_of", "called", "voices_of",
            "published_by", "printed")  # fmt: skip

#: A description longer than this is no name for anybody.
LONG = 90

MERGED: dict[str, Callable[[Sequence[Any]], Any]] = {
    "entity": one_entity,
    "source": one_source,
    "suggestion": one_suggestion,
    "suggestions_of": all_suggestions,
    "status": one_history,
    **dict.fromkeys(TOGETHER, together),
}


def _weighed(given: Iterable[tuple[V, Entity]]) -> list[V]:
    """Values by how many mentions give them, then by length and letters."""
    weight: Counter[V] = Counter()
    for value, one in given:
        weight[value] += len(one.members)
    return sorted(weight, key=lambda v: (-weight[v], -len(str(v)), str(v)))


def _group(every: Mapping[Ref, V]) -> dict[str, dict[int, V]]:
    groups: dict[str, dict[int, V]] = defaultdict(dict)
    for ref in sorted(every):
        groups[ref.report][ref.index] = every[ref]
    return groups
