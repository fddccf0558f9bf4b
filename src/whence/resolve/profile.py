"""What is known of one cluster of entities: its names, what it is called, its country. Two profiles are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from whence.resolve import descriptions, nodes
from whence.resolve.descriptions import Description
from whence.resolve.items import Kind, Local
from whence.resolve.nodes import Node
from whence.resolve.resolution import Ref

_NEW = frozenset({"a", "an"})
_KNOWN = frozenset({"the", "this", "that", "these", "those", "he", "she", "they", "him", "her", "them"})
_ANOTHER = frozenset({"another", "other", "others"})


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """The sum of a cluster's members. ``several`` says that it is a group of people, or a body.

    Each is made once (``Cast``) and compared with many, so one is itself alone: answers are kept by it.
    """

    kind: Kind
    nodes: tuple[Node, ...]
    descriptions: tuple[Description, ...]
    countries: frozenset[str]
    several: bool
    named: bool
    definite: bool  # spoken of as known in every report ("the officer", "this man")
    lead: bool  # stands in a headline or a first paragraph, which often leave for later who it is
    fresh: bool  # introduced as a new one in the middle of a report ("another man", "a second officer")


def profile(locals_: Iterable[Local], known: Mapping[Ref, tuple[Node, ...]]) -> Profile:
    """Sum the members; ``known`` gives the nodes of each by its ref. At most a dozen of each kind are kept."""
    kind: Kind | None = None
    names: dict[Node, None] = {}
    called: dict[Description, None] = {}
    places: set[str] = set()
    several, named, definite, lead, fresh = False, False, True, False, False
    for local in locals_:
        printed = local.printed
        kind = kind or local.kind
        named = named or printed.named
        several = several or printed.group
        if len(names) < 12:
            names.update(dict.fromkeys(known.get(local.ref, ())))
        fresh = fresh or _introduced(local)
        lead = lead or local.early
        definite = definite and local.article in _KNOWN
        words = printed.description or ("" if printed.named else local.words)
        if words and len(called) < 12:
            description = descriptions.parse(words, printed.group, printed.country)
            called[description] = None
            if description.country and not printed.named:
                places.add(description.country)
        if printed.country:
            places.add(printed.country)
    return Profile(
        kind or "thing", tuple(names), tuple(called), frozenset(places), several, named, definite, lead, fresh
    )


def _introduced(local: Local) -> bool:
    """Does the report bring this one in as a new one?"""
    if local.article in _ANOTHER:
        return True
    return not local.printed.named and local.article in _NEW and not local.early


def names_agree(a: Profile, b: Profile) -> float | None:
    """1 where two named ones may be one by name, -1 where they may not, None where one has no name."""
    if not a.nodes or not b.nodes:
        return None
    best = max(1.0 if x == y else nodes.score(x, y).value for x in a.nodes for y in b.nodes)
    if best >= nodes.JOIN:
        return 1.0
    if _one_in_other(a, b):
        return 0.3
    return 0.2 if best >= nodes.ASK else -1.0


def _one_in_other(a: Profile, b: Profile) -> bool:
    """Is a partial name of one (a surname alone) part of a name of the other?"""
    for x, y in [(x, y) for x in a.nodes for y in b.nodes]:
        if x.name and y.name and (x.partial or y.partial) and type(x.name) is type(y.name):
            short, long = (x.name, y.name) if len(x.name.words) <= len(y.name.words) else (y.name, x.name)
            if all(any(nodes.alike(w, v) >= 0.9 for v in long.words) for w in short.words):
                return True
    return False


@lru_cache(maxsize=200_000)
def agree(a: Profile, b: Profile) -> float:
    """-1 to 1: may two who fill one role of one event be one? 0 says nothing either way."""
    if a.kind != b.kind and not _kinds_go_together(a, b):
        return -1.0
    if a.named and b.named:
        return names_agree(a, b) or 0.0
    if a.kind == "person" and a.several != b.several:
        return -1.0
    values = [descriptions.compare(x, y) for x in a.descriptions for y in b.descriptions]
    if any(v.never for v in values):
        return -1.0
    if not values:
        if not (a.nodes or a.descriptions) or not (b.nodes or b.descriptions):
            return 0.0
        return 0.1 if not a.countries or not b.countries or a.countries & b.countries else -0.5
    best = max(v.value for v in values)
    worst = min(v.value for v in values)
    return worst if best <= 0 and worst < 0 else max(best, 0.0)


def _kinds_go_together(a: Profile, b: Profile) -> bool:
    """A thing may be anything that was not understood; people in a group may be printed as either kind."""
    if "thing" in (a.kind, b.kind):
        return True
    return {a.kind, b.kind} == {"person", "group"} and (a.several or b.several)
