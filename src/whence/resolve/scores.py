"""Scores of claims in pairs, kept from round to round: only what a round changed is scored again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from whence.codebook import Codebook
from whence.resolve import happenings
from whence.resolve.resolution import Ref
from whence.resolve.score import Score
from whence.resolve.telling import Telling


class Scores:
    """A round's scores. Of the stories that two reports tell, a score needs only whether they have one in common."""

    def __init__(self, tellings: Mapping[Ref, Telling], codebook: Codebook, before: Scores | None) -> None:
        self._tellings, self._codebook = tellings, codebook
        self._stories: dict[tuple[str, str], bool] = {}
        self._made: dict[tuple[Ref, Ref], Score] = {}
        self._before = before
        self._as_before = before._unchanged(tellings) if before else frozenset()
        if before:
            before._before = None

    def of(self, a: Ref, b: Ref) -> Score:
        """How likely the two tell one event."""
        found = self._kept(a, b)
        if found is None:
            found = happenings.score(self._tellings[a], self._tellings[b], self._codebook)
        self._made[a, b] = found
        return found

    def _kept(self, a: Ref, b: Ref) -> Score | None:
        if self._before is None or a not in self._as_before or b not in self._as_before:
            return None
        same = self._one_story(a, b) == self._before._one_story(a, b)
        return self._before._made.get((a, b)) if same else None

    def _one_story(self, a: Ref, b: Ref) -> bool:
        key = a.report, b.report
        if key not in self._stories:
            self._stories[key] = not self._tellings[a].stories.isdisjoint(self._tellings[b].stories)
        return self._stories[key]

    def _unchanged(self, tellings: Mapping[Ref, Telling]) -> frozenset[Ref]:
        """The claims that are now seen as they were, but for stories."""
        nothing: frozenset[Ref] = frozenset()
        return frozenset(
            ref
            for ref, now in tellings.items()
            if (was := self._tellings.get(ref)) and replace(was, stories=nothing) == replace(now, stories=nothing)
        )


__all__ = ["Scores"]
