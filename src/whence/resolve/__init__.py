"""Which mentions are one entity and which claims tell one event, within a report and over all of them.

``resolve`` is the recipe (in ``build``): names first (``who``), then events (``what``), then what events say about
who is who (``naming``), again until nothing changes. ``people``, ``groups``, ``descriptions`` and ``happenings``
hold the rules with their weights; ``judgement`` what people decided.
"""

from __future__ import annotations

from whence.resolve.build import resolve
from whence.resolve.judgement import Anchor, Contradiction, Judgement, contradictions
from whence.resolve.resolution import (
    Entity,
    Event,
    Identity,
    Ref,
    Relation,
    Resolution,
    Source,
    Suggestion,
)

__all__ = [
    "Anchor",
    "Contradiction",
    "Entity",
    "Event",
    "Identity",
    "Judgement",
    "Ref",
    "Relation",
    "Resolution",
    "Source",
    "Suggestion",
    "contradictions",
    "resolve",
]
