"""What the claims of a case are worth: origins, conflicts, grades, status. Plain values, computed purely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whence.resolve.resolution import Ref

Facet = Literal[
    "agent", "patient", "place", "date", "count", "substance", "legality", "identity", "occurrence"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim's account first became public: a source id or None, why, and whether that is inferred."""

    source: str | None
    reason: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a disputed facet, in words, and the claims that hold it."""

    value: str
    claims: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims about one event, relation or entity that cannot all hold."""

    id: str
    about: str
    facet: Facet
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """The Admiralty number (1-6) for how well content is supported, and the sentence that says why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of an entity's status. ``since``/``until`` are EDTF or None; ``track`` as in the codebook."""

    track: str
    state: str
    since: str | None
    until: str | None
    claims: tuple[Ref, ...]
    contested: bool
    grade: int


@dataclass(frozen=True, slots=True)
class Worth:
    """What weighing one event or relation gave. ``origins`` are source ids, each once, in stable order."""

    origins: tuple[str, ...]
    grade: Grade
    disputed: bool
    occurred: Literal["yes", "no", "contested", "unknown"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Everything weighed: by report id, claim, event or relation id, and entity id."""

    copy_of: dict[str, str]
    origin: dict[Ref, Origin]
    worth: dict[str, Worth]
    conflicts: tuple[Conflict, ...]
    status: dict[str, tuple[Stretch, ...]]
    claim_grade: dict[Ref, Grade]
