"""A rule says how alike two things are and why; a table of rules makes a score with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Score(NamedTuple):
    """How likely two are one: 1 certainly, 0 or less not; ``reasons`` are sentences for a reader.

    ``never`` says that a rule forbids it outright, whatever the sum.
    """

    value: float
    reasons: tuple[str, ...] = ()
    never: bool = False


NOTHING = Score(0.0)


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """One named rule: ``function`` gives -1 to 1, or None where it has nothing to say.

    ``sentence`` says in the reader's words what a positive answer means, ``against`` a negative one. A rule
    that ``forbids`` stops the two from being joined when its answer is negative.
    """

    name: str
    weight: float
    function: Callable[[T, T], float | None]
    sentence: str
    against: str = ""
    forbids: bool = False

    @property
    def says(self) -> str:
        """The function's docstring: the rule as the manual prints it."""
        return self.function.__doc__ or ""


def judge(rules: Sequence[Rule[T]], a: T, b: T, base: float = 0.0) -> Score:
    """Sum what the rules say about two things. Stops at the first rule that forbids."""
    value, reasons = base, []
    for rule in rules:
        answer = rule.function(a, b)
        if answer is None or answer == 0:
            continue
        if answer < 0 and rule.forbids:
            return Score(0.0, (rule.against,), never=True)
        value += rule.weight * answer
        reason = rule.sentence if answer > 0 else rule.against
        if reason:
            reasons.append(reason)
    return Score(round(min(value, 1.0), 4), tuple(reasons))
