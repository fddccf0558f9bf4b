"""Which claims tell one event, given who is who so far: best pairs first, never joining what excludes one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from whence.codebook import Codebook
from whence.resolve import happenings
from whence.resolve.exclusion import Exclusion
from whence.resolve.resolution import Ref
from whence.resolve.rivals import Rivals
from whence.resolve.scores import Scores
from whence.resolve.setting import Setting, settings
from whence.resolve.telling import Cast, Telling, families, kindred, telling
from whence.resolve.union import Clusters
from whence.resolve.who import Who

#: Two candidates this close in score are equally good; where they exclude one another, neither is taken.
TIE = 0.05


@dataclass(slots=True)
class What:
    """The events found: clusters of claims, how each claim was seen, and what to ask."""

    clusters: Clusters[Ref]
    tellings: dict[Ref, Telling]
    asked: dict[tuple[Ref, Ref], tuple[float, str]] = field(default_factory=dict)
    scores: Scores | None = None
    settings: dict[Ref, Setting] = field(default_factory=dict)

    def stories(self) -> dict[str, frozenset[Ref]]:
        """The events that each report tells together with another report."""
        found: dict[str, set[Ref]] = defaultdict(set)
        for claims in self.clusters.sets(self.tellings):
            if len({self.tellings[c].page for c in claims}) > 1:
                for claim in claims:
                    found[claim.report].add(claims[0])
        return {report: frozenset(events_) for report, events_ in found.items()}


def events(who: Who, cast: Cast, clusters: Clusters[Ref], codebook: Codebook, before: What | None = None) -> What:
    """Cluster the claims of events. ``clusters`` comes with the judgements in it, ``before`` is the last round's."""
    told = [t for t in who.items.told.values() if t.claim.frame.kind == "event"]
    stories = before.stories() if before else {}
    nothing: frozenset[Ref] = frozenset()
    at = before.settings if before else settings(who.items, codebook, families(codebook))
    seen = {t.ref: telling(t, at[t.ref], who, cast, codebook, stories.get(t.ref.report, nothing)) for t in told}
    what = What(clusters, seen, settings=at)
    pairs = _scored(what, codebook, before)
    rivals, exclusion = Rivals(clusters), Exclusion(what.tellings, clusters)
    for score, _, a, b, _ in pairs:
        for one, other in ((a, b), (b, a)):
            if what.tellings[other].happened or not what.tellings[one].happened:
                rivals.add(one, score, other)
    for score, _, a, b, reason in pairs:
        if clusters.one(a, b) or clusters.forbidden(a, b):
            continue
        if score < happenings.JOIN:
            if not exclusion.excluded(a, b):
                what.asked.setdefault((a, b), (score, reason))
        elif _torn(rivals, exclusion, clusters, a, b, score) or _torn(rivals, exclusion, clusters, b, a, score):
            what.asked.setdefault((a, b), (score, f"{reason}; another event fits as well"))
        elif not exclusion.excluded(a, b):
            exclusion.join(a, b)
    return what


def _scored(what: What, codebook: Codebook, before: What | None) -> list[tuple[float, tuple[int, int], Ref, Ref, str]]:
    """All pairs worth asking about, best first, then in canonical order."""
    refs, found = tuple(what.tellings), []
    scores = what.scores = Scores(what.tellings, codebook, before.scores if before else None)
    for b, others in _earlier(tuple(what.tellings.values()), codebook):
        for a, score in scores.fitting(b, others):
            if score.value >= happenings.ASK:
                found.append((score.value, (a, b), refs[a], refs[b], "; ".join(score.reasons)))
    return sorted(found, key=lambda f: (-f[0], f[1]))


def _earlier(tellings: Sequence[Telling], codebook: Codebook) -> Iterator[tuple[int, set[int]]]:
    """The place of each claim, with those of the earlier ones that share a key with it and may be of its type."""
    family, kin = families(codebook), kindred(codebook)
    known: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, told in enumerate(tellings):
        keys = happenings.keys(told, family)
        fits = kin.get(told.type, (told.type,))
        yield place, set().union(*(known[key, type_] for key in keys for type_ in fits if (key, type_) in known))
        for key in keys:
            known[key, told.type].append(place)


def _torn(rivals: Rivals, exclusion: Exclusion, clusters: Clusters[Ref], a: Ref, b: Ref, score: float) -> bool:
    """Does ``a`` fit another event as well as it fits ``b``, and can these two not be one?

    An event that another claim of it keeps from ``a`` is none that it fits: he who denies it today means no death of
    next year.
    """
    own = clusters.root(b)
    return any(
        other != own and exclusion.excluded(b, other) and not exclusion.excluded(a, other)
        for other in rivals.of(a, score - TIE)
    )
