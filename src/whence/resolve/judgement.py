"""What a person decided: anchored to words of archived texts, so that it outlives every id and every rebuild."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from whence.errors import WhenceError

JudgementType = Literal["same", "different", "accept", "reject", "note"]
What = Literal["entity", "event", "claim"]


class Anchor(NamedTuple):
    """Words of one text, by the text's SHA-256 and characters. ``nth`` counts claims made of the same words."""

    sha256: str
    start: int
    end: int
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. ``same`` and ``different`` speak of two mentions or two claims, the others of one."""

    id: str
    type: JudgementType
    what: What
    a: Anchor
    b: Anchor | None = None
    by: str = ""
    at: str = ""
    note: str = ""


class Contradiction(WhenceError):
    """Two judgements that cannot both stand."""

    def __init__(self, first: Judgement, second: Judgement) -> None:
        super().__init__(
            f"judgement {first.id} ({first.type}) and judgement {second.id} ({second.type}) "
            "say opposite things of the same two"
        )
        self.first, self.second = first, second


def contradictions(judgements: Sequence[Judgement]) -> None:
    """Raise if a "different" joins what chains of "same" make one; names both, of the chain the last given."""
    for what in ("entity", "event"):
        same = [j for j in judgements if j.type == "same" and j.what == what and j.b is not None]
        for j in judgements:
            if j.type == "different" and j.what == what and j.b is not None:
                chain = _chain(same, j.a, j.b)
                if chain:
                    raise Contradiction(chain[-1], j)
    verdicts: dict[Anchor, Judgement] = {}
    for j in judgements:
        if j.type in ("accept", "reject"):
            before = verdicts.setdefault(j.a, j)
            if before.type != j.type:
                raise Contradiction(before, j)


def _chain(same: Iterable[Judgement], start: Anchor, goal: Anchor) -> list[Judgement]:
    """The judgements that make ``start`` and ``goal`` one, in the order they were given; empty if none do."""
    used: list[Judgement] = []
    label = {start: start}
    for j in same:
        assert j.b is not None
        one, other = label.setdefault(j.a, j.a), label.setdefault(j.b, j.b)
        used.append(j)
        if one != other:
            label = {anchor: one if at == other else at for anchor, at in label.items()}
        if label.get(goal) == label[start]:
            return used
    return [] if start != goal else used[-1:]
