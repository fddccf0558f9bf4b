"""What the claims of a case are worth: origins, conflicts, grades, status. Plain values, computed purely."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from whence.resolve.resolution import Ref

Facet = Literal[
    "agent", "patient", "place", "date", "count", "substance", "legality", "identity", "occurrence"
]  # fmt: skip

#: Who it is that first made an account public; "none" where nobody can be named.
Voice = Literal[
    "institution", "person", "anonymous", "outlet", "own reporting", "commenter", "none"
]  # fmt: skip

Answer = Literal["same", "independent", "not established"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim's account first became public: a source id or None, why, and whether that is inferred.

    ``bodies`` are the entities behind it (itself, on whose behalf it speaks, what that is part of) and
    ``state`` the country whose state it speaks for, by which two origins are set side by side. ``party``
    says that the origin speaks of its own act. ``report`` is the page where the account stands first, ``name`` what the
    source is called.
    """

    source: str | None
    reason: str
    inferred: bool
    voice: Voice = "none"
    rule: str = ""
    party: bool = False
    bodies: frozenset[str] = frozenset()
    state: str | None = None
    report: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Whether two claims rest on one account: same origin, independent, or not established; and why."""

    answer: Answer
    reason: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a disputed facet, in words, and the claims that hold it."""

    value: str
    claims: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims about one event, relation or entity that cannot all hold.

    ``serious`` is false where only readers hold one of the sides: it is shown, and disputes nothing.
    """

    id: str
    about: str
    facet: Facet
    sides: tuple[Side, ...]
    reason: str = ""
    serious: bool = True


@dataclass(frozen=True, slots=True)
class Grade:
    """The Admiralty number (1-6) for how well content is supported, and the sentence that says why."""

    number: int
    reason: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of an entity's status. ``since``/``until`` are EDTF or None; ``track`` as in the codebook.

    ``event`` is the event that began it; ``reason`` says what contests it, or "".
    """

    track: str
    state: str
    since: str | None
    until: str | None
    claims: tuple[Ref, ...]
    contested: bool
    grade: int
    event: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Worth:
    """What weighing one event or relation gave. ``origins`` are source ids, each once, in stable order.

    Readers are no origins beside others: they are listed only where nobody else speaks. ``lineages`` sets
    every two of the origins side by side, in the order of ``origins``.
    """

    origins: tuple[str, ...]
    grade: Grade
    disputed: bool
    occurred: Literal["yes", "no", "contested", "unknown"]
    lineages: tuple[tuple[str, str, Lineage], ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """Everything weighed: by report id, claim, event or relation id, and entity id.

    ``copy_of`` maps a reprint to its original; ``version_of`` a page fetched again to its first version.
    ``copy_reason`` says of either why.
    """

    copy_of: Mapping[str, str]
    origin: Mapping[Ref, Origin]
    worth: Mapping[str, Worth]
    conflicts: Collection[Conflict]
    status: Mapping[str, tuple[Stretch, ...]]
    claim_grade: Mapping[Ref, Grade]
    version_of: Mapping[str, str] = field(default_factory=dict)
    copy_reason: Mapping[str, str] = field(default_factory=dict)
