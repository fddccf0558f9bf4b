"""The recipe: from what each report claims to who is who and what is one event, over all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whence.claims.claim import Extract
from whence.codebook import Codebook
from whence.documents.document import Report
from whence.resolve import anchors, assemble, naming, public, ties, voices
from whence.resolve.anchors import Decided
from whence.resolve.items import Items, gather, made_id
from whence.resolve.judgement import Anchor, Judgement, contradictions
from whence.resolve.resolution import Ref, Resolution, Suggestion
from whence.resolve.telling import Cast
from whence.resolve.union import Clusters
from whence.resolve.what import What, events
from whence.resolve.who import Who, by_name

#: Who is who and what is one event feed each other; what is not settled after so many rounds stays as it is.
ROUNDS = 4


def resolve(
    reports: Mapping[str, Report],
    extracts: Mapping[str, Extract],
    codebook: Codebook,
    judgements: Sequence[Judgement] = (),
) -> Resolution:
    """Resolve a case. Pure: the same reports, extracts, codebook and judgements give the same, in whatever order.

    Raises ``Contradiction`` where two judgements cannot both stand.
    """
    contradictions(judgements)
    items = gather(reports, extracts)
    decided = anchors.decide(items, judgements)
    for ref in decided.rejected:
        items.told.pop(ref)
    who = by_name(items, _entities_judged(items, decided), codebook)
    naming.identities(who)
    naming.comments_point_up(who)
    what = _settle(who, decided, codebook)
    naming.by_tie(who)
    return _written(items, who, what, decided, codebook)


def _entities_judged(items: Items, decided: Decided) -> Clusters[Ref]:
    clusters = Clusters(items.order)
    for a, b in decided.same:
        clusters.join(a, b)
    for a, b in decided.different:
        clusters.apart(a, b)
    return clusters


def _settle(who: Who, decided: Decided, codebook: Codebook) -> What:
    """Events from entities, entities from events, until nothing changes."""
    what: What | None = None
    for _ in range(ROUNDS):
        clusters = Clusters(who.items.claim_order)
        for a, b in decided.same_events:
            clusters.join(a, b)
        for a, b in decided.different_events:
            clusters.apart(a, b)
        cast, before = Cast(who), what
        what = events(who, cast, clusters, codebook, before)
        joined = naming.by_role(who, what, cast)
        if not joined and before is not None and what.stories() == before.stories():
            break
    assert what is not None
    return what


def _written(items: Items, who: Who, what: What, decided: Decided, codebook: Codebook) -> Resolution:
    """Give everything its id and its final form."""
    own = _own_ids(items)
    entity_of: dict[Ref, str] = {}
    redirects: dict[str, str] = {}
    clusters = who.clusters.sets(items.order)
    called, aliases = _ids(who, clusters, own)
    for members, id_ in zip(clusters, called, strict=True):
        entity_of |= dict.fromkeys(members, id_)
        redirects |= {own[m]: id_ for m in members if own[m] != id_}
    redirects |= aliases
    namings = naming.Namings(who, what)
    entities = [assemble.entity(items, who, m, id_, namings.of(m)) for m, id_ in zip(clusters, called, strict=True)]
    about: dict[Ref, str] = {}
    own_events = _own_event_ids(items)
    found = []
    for claims in what.clusters.sets(what.tellings):
        id_ = own_events[claims[0]]
        lent = [day for c in claims if (day := what.settings[c].lent_when) is not None]
        found.append(assemble.event(items, codebook, claims, id_, entity_of, lent))
        about |= dict.fromkeys(claims, id_)
        redirects |= {own_events[c]: id_ for c in claims if own_events[c] != id_}
    relations, identities, ties_about = ties.relations(items, entity_of, decided.rejected)
    about |= ties_about
    names = {entity.id: entity.name for entity in entities if entity.name}
    sources, source_of = voices.sources(items, entity_of, about, names)
    return Resolution(
        entities=tuple(sorted(entities, key=lambda e: e.id)), sources=sources,
        events=tuple(sorted(found, key=lambda e: e.id)), relations=relations,
        suggestions=_suggestions(who, what, entity_of, about), entity_of=entity_of, source_of=source_of, about=about,
        redirects=redirects, identities=identities, rejected=tuple(sorted(decided.rejected)), lost=decided.lost,
        aliases=aliases,
    )  # fmt: skip


def _ids(who: Who, clusters: list[list[Ref]], own: dict[Ref, str]) -> tuple[list[str], dict[str, str]]:
    """The id of each cluster, and of the ids that its other names would make, which lead to it.

    Two that judgements keep apart may bear one name: the first goes by it, the second by its words.
    """
    called: dict[str, None] = {}
    others: dict[str, str] = {}
    for members in clusters:
        first, *rest = public.ids(n for m in members for n in who.nodes[m]) or (own[members[0]],)
        if first in called:
            first, rest = own[members[0]], []
        called[first] = None
        for other in rest:
            others.setdefault(other, first)
    return list(called), {other: id_ for other, id_ in others.items() if other not in called}


def _own_ids(items: Items) -> dict[Ref, str]:
    """The id that each mention would have alone."""
    taken: dict[Anchor, int] = {}
    return {ref: _id("e", ref, local.anchor, taken) for ref, local in items.locals.items()}


def _own_event_ids(items: Items) -> dict[Ref, str]:
    taken: dict[Anchor, int] = {}
    return {
        ref: _id("v", ref, told.anchor, taken) for ref, told in items.told.items() if told.claim.frame.kind == "event"
    }


def _id(prefix: str, ref: Ref, anchor: Anchor, taken: dict[Anchor, int]) -> str:
    """Two reports may have one text, so the report tells their words apart; a number what stands on the same words."""
    here = Anchor(ref.report, anchor.start, anchor.end, anchor.nth)
    nth = taken[here] = taken.get(here, -1) + 1
    return made_id(prefix, here, str(nth) if nth else "")


def _suggestions(who: Who, what: What, entity_of: dict[Ref, str], about: dict[Ref, str]) -> tuple[Suggestion, ...]:
    """What is left to ask: each pair once, the best score first, nothing that is decided already."""
    best: dict[tuple[str, str, str], tuple[float, str]] = {}
    for (a, b), (score, reason) in who.asked.items():
        if not who.clusters.one(a, b) and not who.clusters.forbidden(a, b):
            _keep(best, "entity", entity_of[a], entity_of[b], score, reason)
    for (a, b), (score, reason) in what.asked.items():
        if not what.clusters.one(a, b) and not what.clusters.forbidden(a, b):
            _keep(best, "event", about[a], about[b], score, reason)
    made = [
        Suggestion(_pair_id(a, b), "entity" if w == "entity" else "event", a, b, round(score, 2), reason)
        for (w, a, b), (score, reason) in best.items()
    ]
    return tuple(sorted(made, key=lambda s: (-s.score, s.id)))


def _keep(
    best: dict[tuple[str, str, str], tuple[float, str]], what: str, a: str, b: str, score: float, why: str
) -> None:
    key = (what, min(a, b), max(a, b))
    if (score, why) > best.get(key, (0.0, "")):
        best[key] = (score, why)


def _pair_id(a: str, b: str) -> str:
    return made_id("q", Anchor(f"{a}+{b}", 0, 0))
