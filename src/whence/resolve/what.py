"""Which claims tell one event, given who is who so far: best pairs first, never joining what excludes one another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from whence.codebook import Codebook
from whence.resolve import happenings
from whence.resolve.candidates import Index
from whence.resolve.happenings import (
    counts_exclude,
    dates_exclude,
    kept_apart,
    main_excludes,
    sums_apart,
    totals,
)
from whence.resolve.resolution import Ref
from whence.resolve.telling import Cast, Telling, families, telling
from whence.resolve.union import Clusters
from whence.resolve.who import Who

#: Two candidates this close in score are equally good; where they exclude one another, neither is taken.
TIE = 0.05
_EXCLUDING = (totals, dates_exclude, main_excludes, counts_exclude, kept_apart, sums_apart)


@dataclass(slots=True)
class What:
    """The events found: clusters of claims, how each claim was seen, and what to ask."""

    clusters: Clusters[Ref]
    tellings: dict[Ref, Telling]
    asked: dict[tuple[Ref, Ref], tuple[float, str]] = field(default_factory=dict)
    _faced: dict[tuple[Ref, int], tuple[Telling, ...]] = field(default_factory=dict)
    _known: dict[tuple[Ref, int, Ref, int], bool] = field(default_factory=dict)

    def stories(self) -> dict[str, frozenset[Ref]]:
        """The events that each report tells together with another report."""
        found: dict[str, set[Ref]] = defaultdict(set)
        for claims in self.clusters.sets(self.tellings):
            if len({self.tellings[c].page for c in claims}) > 1:
                for claim in claims:
                    found[claim.report].add(claims[0])
        return {report: frozenset(events_) for report, events_ in found.items()}

    def excluded(self, a: Ref, b: Ref) -> bool:
        """Does any claim of one event exclude any of the other? Kept until one of the two grows."""
        one, ours = self._faces(a)
        other, theirs = self._faces(b)
        key = (*one, *other)
        if key not in self._known:
            self._known[key] = any((rule(x, y) or 0.0) < 0 for x in ours for y in theirs for rule in _EXCLUDING)
        return self._known[key]

    def _faces(self, ref: Ref) -> tuple[tuple[Ref, int], tuple[Telling, ...]]:
        """One telling for each way in which the event's claims differ where it matters."""
        key = self.clusters.root(ref), self.clusters.size(ref)
        if key not in self._faced:
            seen: dict[object, Telling] = {}
            for member in self.clusters.members(ref):
                t = self.tellings[member]
                seen.setdefault((t.report, t.main_ids, t.main_role, t.days, t.published, t.total, t.low, t.high), t)
            self._faced[key] = tuple(seen.values())
        return key, self._faced[key]


def events(who: Who, cast: Cast, clusters: Clusters[Ref], codebook: Codebook, before: What | None = None) -> What:
    """Cluster the claims of events. ``clusters`` comes with the judgements in it, ``before`` is the last round's."""
    told = [t for t in who.items.told.values() if t.claim.frame.kind == "event"]
    stories = before.stories() if before else {}
    nothing: frozenset[Ref] = frozenset()
    what = What(clusters, {t.ref: telling(t, who, cast, codebook, stories.get(t.ref.report, nothing)) for t in told})
    pairs = _scored(what, codebook)
    near: dict[Ref, list[tuple[float, Ref]]] = defaultdict(list)
    for score, _, a, b, _ in pairs:
        near[a].append((score, b))
        near[b].append((score, a))
    for score, _, a, b, reason in pairs:
        if clusters.one(a, b) or clusters.forbidden(a, b):
            continue
        if score < happenings.JOIN:
            if not what.excluded(a, b):
                what.asked.setdefault((a, b), (score, reason))
        elif _torn(what, near, a, b, score) or _torn(what, near, b, a, score):
            what.asked.setdefault((a, b), (score, f"{reason}; another event fits as well"))
        elif not what.excluded(a, b):
            clusters.join(a, b)
    return what


def _scored(what: What, codebook: Codebook) -> list[tuple[float, tuple[int, int], Ref, Ref, str]]:
    """All pairs worth asking about, best first, then in canonical order."""
    place = {ref: n for n, ref in enumerate(what.tellings)}
    family = families(codebook)
    index: Index[Ref] = Index()
    for ref, told in what.tellings.items():
        index.add(ref, happenings.keys(told, family))
    found = []
    for a, b in index.pairs():
        if place[b] < place[a]:
            a, b = b, a
        score = happenings.score(what.tellings[a], what.tellings[b], codebook)
        if not score.never and score.value >= happenings.ASK:
            found.append((score.value, (place[a], place[b]), a, b, "; ".join(score.reasons)))
    return sorted(found, key=lambda f: (-f[0], f[1]))


def _torn(what: What, near: dict[Ref, list[tuple[float, Ref]]], a: Ref, b: Ref, score: float) -> bool:
    """Does ``a`` fit another event as well as it fits ``b``, and can these two not be one?"""
    for value, other in near[a]:
        if value < score - TIE:  # best first
            return False
        if what.tellings[a].happened and not what.tellings[other].happened:
            continue
        if not what.clusters.one(b, other) and not what.clusters.one(a, other) and what.excluded(b, other):
            return True
    return False
