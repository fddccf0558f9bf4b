"""From a judgement's words to the items they are about today, and from an item to the words to anchor to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from whence.resolve.items import Items
from whence.resolve.judgement import Anchor, Judgement
from whence.resolve.resolution import Entity, Event, Ref


@dataclass(frozen=True, slots=True)
class Decided:
    """Judgements as the items they mean. ``lost`` names those whose words mean nothing any more."""

    same: tuple[tuple[Ref, Ref], ...]
    different: tuple[tuple[Ref, Ref], ...]
    same_events: tuple[tuple[Ref, Ref], ...]
    different_events: tuple[tuple[Ref, Ref], ...]
    rejected: frozenset[Ref]
    lost: tuple[str, ...]


def decide(items: Items, judgements: Sequence[Judgement]) -> Decided:
    """Find what each judgement is about. Copies of one text share their anchors, so a judgement holds for all."""
    mentions: dict[Anchor, list[Ref]] = defaultdict(list)
    for ref, local in items.locals.items():
        for span in local.printed.mentions:
            mentions[Anchor(local.sha256, span.start, span.end)].append(ref)
    claims: dict[Anchor, list[Ref]] = defaultdict(list)
    for ref, told in items.told.items():
        claims[told.anchor].append(ref)
    pairs: dict[tuple[str, str], list[tuple[Ref, Ref]]] = defaultdict(list)
    rejected: set[Ref] = set()
    lost: list[str] = []
    for j in sorted(judgements, key=lambda j: j.id):
        if j.type in ("accept", "reject"):
            if j.a not in claims:
                lost.append(j.id)
            elif j.type == "reject":
                rejected.update(claims[j.a])
            continue
        where = mentions if j.what == "entity" else claims
        if j.a not in where or (j.b is not None and j.b not in where):
            lost.append(j.id)
        elif j.b is not None and j.type != "note":
            pairs[j.type, j.what] += [(a, b) for a in where[j.a] for b in where[j.b] if a != b]
    return Decided(
        tuple(pairs["same", "entity"]), tuple(pairs["different", "entity"]),
        tuple(pairs["same", "event"]), tuple(pairs["different", "event"]),
        frozenset(rejected), tuple(lost),
    )  # fmt: skip


def of_entity(items: Items, entity: Entity) -> Anchor:
    """Words that mean this entity: the first mention of its first member."""
    return items.locals[entity.members[0]].anchor


def of_event(items: Items, event: Event) -> Anchor:
    """Words that mean this event: its first claim."""
    return items.told[event.claims[0]].anchor
