"""Can two events be one at all? Asked again and again while events grow, and each time only about what was added.

What a claim excludes follows from few of its facts: whom it is done to, which days, how many. Claims that agree in
these are one *face* of their event, so an event told by a hundred reports has a few faces. Once two events exclude
one another they always will, and two that do not are looked at again only for the faces that have come since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from whence.resolve.circumstances import dates_exclude, sums_apart
from whence.resolve.happenings import both_told, counts_exclude, deed_and_fate, kept_apart, main_excludes, totals
from whence.resolve.resolution import Ref
from whence.resolve.telling import Telling
from whence.resolve.tolls import one_voice_counts
from whence.resolve.union import Clusters

#: What any two claims may exclude by, and what only two of one report may.
_ANYWHERE = (totals, dates_exclude, main_excludes, counts_exclude, deed_and_fate)
_IN_ONE_REPORT = (both_told, kept_apart, sums_apart, one_voice_counts)
_NO_DAYS = (None, None)


@dataclass(slots=True)
class _Side:
    """What an event excludes by; only ever added to. ``faces`` are numbers of faces, each once.

    Claims of one report that agree in what is told stand as one, the first of them.
    """

    number: int
    faces: dict[int, None] = field(default_factory=dict)
    claims: dict[object, Telling] = field(default_factory=dict)
    by_report: dict[str, list[Telling]] = field(default_factory=lambda: defaultdict(list))

    def take(self, face: int, claim: Telling) -> None:
        key = _alike(claim)
        if key not in self.claims:
            self.faces.setdefault(face)
            self.claims[key] = claim
            self.by_report[claim.report].append(claim)

    def overtaken(self, other: _Side) -> bool:
        """Has the other a claim that comes before the one which stands for the same here?"""
        return any((t := self.claims.get(k)) is not None and c.ref.index < t.ref.index for k, c in other.claims.items())


def _alike(t: Telling) -> object:
    return t.report, t.fate, t.main_ids, t.main_role, t.days, t.published, t.total, t.low, t.high, t.toll, t.speaker


@dataclass(slots=True)
class _Looked:
    """How much of two events has been looked at, and what was found."""

    found: bool = False
    faces: tuple[int, int] = (0, 0)
    claims: tuple[int, int] = (0, 0)


class Exclusion:
    """Which events exclude one another. Joins are made here, so that what is known of the two stays known."""

    def __init__(self, tellings: Mapping[Ref, Telling], clusters: Clusters[Ref]) -> None:
        self._tellings, self._clusters = tellings, clusters
        self._numbers: dict[object, int] = {}
        self._faces: list[Telling] = []
        self._apart: dict[tuple[int, int], bool] = {}
        self._sides: dict[Ref, _Side] = {}
        self._looked: dict[tuple[int, int], _Looked] = {}
        self._made_so_far = 0

    def excluded(self, a: Ref, b: Ref) -> bool:
        """Does any claim of one event exclude any of the other?"""
        ours, theirs = self._side(a), self._side(b)
        known = self._looked.setdefault((ours.number, theirs.number), _Looked())
        if not known.found:
            known.found = self._by_faces(ours, theirs, known.faces) or _in_reports(ours, theirs, known.claims)
            known.faces = len(ours.faces), len(theirs.faces)
            known.claims = len(ours.claims), len(theirs.claims)
        return known.found

    def join(self, a: Ref, b: Ref) -> None:
        """Make the two one event: the larger takes what the smaller holds."""
        large, small = self._side(a), self._side(b)
        if large is small or not self._clusters.join(a, b):
            return
        if len(large.claims) < len(small.claims):
            large, small = small, large
        if large.overtaken(small):
            claims = sorted((*large.claims.values(), *small.claims.values()), key=lambda t: t.ref.index)
            large = self._made(claims)
        else:
            for claim in small.claims.values():
                large.take(self._face(claim), claim)
        self._sides[self._clusters.root(a)] = large

    def _made(self, claims: Iterable[Telling]) -> _Side:
        """A side of claims, each report's in order."""
        side = _Side(self._made_so_far)
        self._made_so_far += 1
        for claim in claims:
            side.take(self._face(claim), claim)
        return side

    def _side(self, ref: Ref) -> _Side:
        root = self._clusters.root(ref)
        if root not in self._sides:
            self._sides[root] = self._made(self._tellings[member] for member in self._clusters.members(root))
        return self._sides[root]

    def _face(self, t: Telling) -> int:
        """The number of a claim's face. When its report came out matters only where the claim gives no day."""
        published = t.published if t.days == _NO_DAYS else _NO_DAYS
        said = (t.fate, t.main_ids, t.main_role, t.days, t.about, published, t.total, t.low, t.high, t.counted)
        number = self._numbers.setdefault(said, len(self._faces))
        if number == len(self._faces):
            self._faces.append(t)
        return number

    def _by_faces(self, ours: _Side, theirs: _Side, seen: tuple[int, int]) -> bool:
        """Do faces exclude one another of which at least one is new?"""
        mine, others = tuple(ours.faces), tuple(theirs.faces)
        old, new = mine[: seen[0]], mine[seen[0] :]
        return self._any(new, others) or self._any(old, others[seen[1] :])

    def _any(self, some: tuple[int, ...], others: tuple[int, ...]) -> bool:
        for x in some:
            for y in others:
                answer = self._apart.get((x, y))
                if answer is None:
                    one, other = self._faces[x], self._faces[y]
                    answer = any((rule(one, other) or 0.0) < 0 for rule in _ANYWHERE)
                    self._apart[x, y] = answer
                if answer:
                    return True
        return False


def _in_reports(ours: _Side, theirs: _Side, seen: tuple[int, int]) -> bool:
    """Do two claims of one report exclude one another, of which at least one is new?"""
    mine, others = tuple(ours.claims.values())[seen[0] :], tuple(theirs.claims.values())[seen[1] :]
    return _keep_apart((x, y) for x in mine for y in theirs.by_report.get(x.report, ())) or _keep_apart(
        (x, y) for y in others for x in ours.by_report.get(y.report, ())
    )


def _keep_apart(pairs: Iterable[tuple[Telling, Telling]]) -> bool:
    return any((rule(x, y) or 0.0) < 0 for x, y in pairs for rule in _IN_ONE_REPORT)
