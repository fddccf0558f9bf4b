"""Scores of claims in pairs, kept from round to round: only what a round changed is scored again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from whence.codebook import Codebook
from whence.resolve import happenings
from whence.resolve.circumstances import dates_exclude
from whence.resolve.resolution import Ref
from whence.resolve.score import Score
from whence.resolve.telling import Telling


class Scores:
    """A round's scores of claims, which go by their places among all of them. Of the stories that two reports tell, a
    score needs only whether they have one in common; what forbids a pair needs none."""

    def __init__(self, tellings: Mapping[Ref, Telling], codebook: Codebook, before: Scores | None) -> None:
        self._refs, self._tellings, self._codebook = tuple(tellings), tuple(tellings.values()), codebook
        self._stories: dict[tuple[str, str], bool] = {}
        self._made: dict[tuple[int, int], Score] = {}
        self._never: dict[int, set[int]] = defaultdict(set)
        rules = (dates_exclude, _days), (happenings.main_excludes, _main)
        self._forbid = [_Forbid(rule, self._tellings, facts) for rule, facts in rules]
        self._before = before if before and before._refs == self._refs else None
        self._as_before = self._unchanged(self._before) if self._before else frozenset()
        if before:
            before._before = None

    def fitting(self, b: int, others: Collection[int]) -> Iterator[tuple[int, Score]]:
        """Those of some earlier claims that may tell the same as this one, with how likely they do."""
        never = self._never[b]
        if self._before is not None and b in self._as_before:
            never |= self._before._never[b] & self._as_before
        for a in others:
            if a in never:
                continue
            score = self._kept(a, b) or self._scored(a, b)
            if score.never:
                never.add(a)
            else:
                self._made[a, b] = score
                yield a, score

    def _scored(self, a: int, b: int) -> Score:
        if any(rule.forbids(a, b) for rule in self._forbid):
            return _NEVER
        return happenings.score(self._tellings[a], self._tellings[b], self._codebook)

    def _kept(self, a: int, b: int) -> Score | None:
        before = self._before
        if before is None or a not in self._as_before or b not in self._as_before:
            return None
        found = before._made.get((a, b))
        return found if found and self._one_story(a, b) == before._one_story(a, b) else None

    def _one_story(self, a: int, b: int) -> bool:
        one, other = self._tellings[a], self._tellings[b]
        key = one.report, other.report
        if key not in self._stories:
            self._stories[key] = not one.stories.isdisjoint(other.stories)
        return self._stories[key]

    def _unchanged(self, before: Scores) -> frozenset[int]:
        """The claims that are now seen as they were, but for stories."""
        nothing: frozenset[Ref] = frozenset()
        return frozenset(
            n
            for n, (was, now) in enumerate(zip(before._tellings, self._tellings, strict=True))
            if replace(was, stories=nothing) == replace(now, stories=nothing)
        )


_NEVER = Score(0.0, never=True)


class _Forbid:
    """What one rule forbids, asked once of all claims that agree in the facts it rests on."""

    def __init__(
        self,
        rule: Callable[[Telling, Telling], float | None],
        tellings: Sequence[Telling],
        facts: Callable[[Telling], Hashable],
    ) -> None:
        numbers: dict[Hashable, int] = {}
        self._rule, self._tellings = rule, tellings
        self._facts = [numbers.setdefault(facts(told), len(numbers)) for told in tellings]
        self._known: dict[tuple[int, int], bool] = {}

    def forbids(self, a: int, b: int) -> bool:
        """Does the rule keep the two apart?"""
        key = self._facts[a], self._facts[b]
        if key not in self._known:
            self._known[key] = (self._rule(self._tellings[a], self._tellings[b]) or 0.0) < 0
        return self._known[key]


def _days(told: Telling) -> Hashable:
    return told.days, told.about, told.lent_days, told.published


def _main(told: Telling) -> Hashable:
    return told.main_role, told.main_ids, told.main


__all__ = ["Scores"]
