"""Sources: one for one voice, typed by what it is."""

from __future__ import annotations

from collections import defaultdict

from whence.claims.claim import Source as Printed
from whence.claims.claim import SourceType
from whence.resolve.items import Items
from whence.resolve.names import fold, group
from whence.resolve.public import name_id
from whence.resolve.resolution import Ref, Source
from whence.resolve.union import Clusters

#: Of the types that reports give one voice, the first here is what it is.
_RANK: tuple[SourceType, ...] = ("outlet", "person", "organization", "document", "anonymous", "commenter")


def outlet_key(name: str) -> str:
    """An outlet's name without "the", case, accents, and the ending of an address."""
    words = [w for w in fold(name) if w not in {"the", "www", "com", "org", "net", "news", "online"}]
    return " ".join(words) or " ".join(fold(name))


def sources(
    items: Items, entity_of: dict[Ref, str], about: dict[Ref, str], called: dict[str, str]
) -> tuple[tuple[Source, ...], dict[Ref, str]]:
    """All voices, and which each printed source is.

    Outlets are one by name; persons and organisations by their entity; an institution's papers ("the statement") are
    one within a report and, across reports, about one event; whoever is not named stays within the report, unless
    the other report's words are the same; a commenter is a name under an outlet, and no entity. ``called`` has the
    names of entities: of "Banner" and "Banner of Dawn" the source bears the fuller.
    """
    printed = {Ref(id_, i): s for id_ in items.extracts for i, s in enumerate(items.extracts[id_].sources)}
    order = {ref: n for n, ref in enumerate(sorted(printed, key=lambda r: (items.reports[r.report].sha256, r)))}
    clusters: Clusters[Ref] = Clusters(order)
    first: dict[str, Ref] = {}
    outlets = {outlet_key(s.name) for s in printed.values() if s.type == "outlet"}
    for ref in order:
        for key in _keys(items, ref, printed[ref], entity_of, outlets):
            clusters.join(first.setdefault(key, ref), ref)
    _papers_of_one_event(items, printed, clusters, entity_of, about)
    found = []
    taken: dict[str, int] = {}
    source_of: dict[Ref, str] = {}
    for members in clusters.sets(order):
        source = _source(items, members, printed, entity_of, called, taken)
        found.append(source)
        source_of |= dict.fromkeys(members, source.id)
    return tuple(sorted(found, key=lambda s: s.id)), source_of


def _keys(items: Items, ref: Ref, source: Printed, entity_of: dict[Ref, str], outlets: set[str]) -> list[str]:
    """What makes a printed source one with others of the same key."""
    report = items.reports[ref.report]
    name = " ".join(fold(source.name))
    entity = entity_of.get(Ref(ref.report, source.entity)) if source.entity is not None else None
    of = entity_of.get(Ref(ref.report, source.of)) if source.of is not None else None
    if source.type == "outlet":
        return [f"outlet|{outlet_key(source.name)}"]
    if source.type == "commenter":
        return [f"commenter|{source.name}|{outlet_key(report.outlet or report.parent or '')}"]
    if source.type == "document":
        return [f"document|{ref.report}|{of or name.split()[-1:]}"]
    if source.type == "anonymous":
        copied = f"anonymous|{report.sha256}|{name}|{source.span}"
        return [f"anonymous|{ref.report}|{entity or name}|{of}", copied]
    keys = [f"outlet|{outlet_key(source.name)}"] if outlet_key(source.name) in outlets else []
    if entity:
        keys.append(f"entity|{entity}")
    elif not keys:
        keys.append(f"{source.type}|{' '.join(group(source.name).words)}")
    return keys


def _papers_of_one_event(
    items: Items,
    printed: dict[Ref, Printed],
    clusters: Clusters[Ref],
    entity_of: dict[Ref, str],
    about: dict[Ref, str],
) -> None:
    """An institution's papers about one event are one paper, until a report tells two of them apart."""
    first: dict[tuple[str, str], Ref] = {}
    for ref, told in items.told.items():
        for link in told.claim.chain:
            source = Ref(ref.report, link.source)
            paper = printed[source]
            if paper.type == "document" and paper.of is not None and ref in about:
                key = (entity_of[Ref(ref.report, paper.of)], about[ref])
                clusters.join(first.setdefault(key, source), source)


def _source(
    items: Items,
    members: list[Ref],
    printed: dict[Ref, Printed],
    entity_of: dict[Ref, str],
    called: dict[str, str],
    taken: dict[str, int],
) -> Source:
    types = {printed[m].type for m in members}
    type_ = next(t for t in _RANK if t in types)
    names: dict[str, int] = defaultdict(int)
    for m in members:
        if printed[m].type == type_:
            names[printed[m].name] += 1
    name = min(names, key=lambda n: (-names[n], -len(n), n))
    entity, of = None, None
    for m in members:
        source = printed[m]
        if entity is None and source.entity is not None and type_ != "commenter":
            entity = entity_of[Ref(m.report, source.entity)]
        if of is None and source.of is not None:
            of = entity_of[Ref(m.report, source.of)]
    if type_ in ("person", "organization") and set(fold(name)) < set(fold(called.get(entity or "", ""))):
        name = called[entity or ""]
    id_ = _id(items, printed[members[0]], entity, members[0], type_, name, taken)
    return Source(id_, type_, name, entity, of, tuple(members))


def _id(
    items: Items, source: Printed, entity: str | None, head: Ref, type_: SourceType, name: str, taken: dict[str, int]
) -> str:
    """Outlets and commenters by name, people and bodies by whom they are or else by name; others by the place where
    they are first printed.
    """
    report = items.reports[head.report]
    if type_ == "outlet":
        words = outlet_words(name)
    elif type_ == "commenter":
        words = commenter_words(name, report.outlet or report.parent)
    elif type_ in ("person", "organization"):
        words = f"entity:{entity}" if entity else voice_words(type_, name)
    else:
        words = f"{head.report}:{source.span}:{source.name}"
    nth = taken[words] = taken.get(words, -1) + 1
    return source_id(words + (f":{nth}" if nth else ""))


def source_id(words: str) -> str:
    """The id of a voice that these words tell from others."""
    return name_id("s", words)


def outlet_words(name: str) -> str:
    """What tells an outlet from others: its name."""
    return f"outlet:{outlet_key(name)}"


def commenter_words(name: str, under: str | None) -> str:
    """What tells a commenter from others: the name printed, and the outlet or page it is printed under."""
    return f"commenter:{name}:{outlet_key(under or '')}"


def voice_words(type_: str, name: str) -> str:
    """What tells a person or a body from others that no words of a text stand for: the name."""
    return f"{type_}:{' '.join(group(name).words)}"
