"""The codebook's entries as plain values. ``codebook.yaml`` says what each key means, where it first stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Track = Literal["custody", "life", "listing", "charge"]


@dataclass(frozen=True, slots=True)
class State:
    """The state that an event puts one of its roles into, on one of the status tracks."""

    track: Track
    state: str
    role: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word or phrase that tells an event or a relation.

    ``lemmas`` are its words, of which the first governs the rest. ``conditions`` names further rules that it
    is under ("weak", "contraband" ...), among them ``opposite``: it says that the event did not happen ("is alive");
    ``requires`` are roles that must be filled; ``subject`` is the role
    of its subject where that differs from its type's ("nobody": who finds somebody dead takes no part).
    """

    lemmas: tuple[str, ...]
    pos: Literal["VERB", "NOUN"]
    conditions: frozenset[str] = frozenset()
    requires: tuple[str, ...] = ()
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event. ``roles`` maps a place in the sentence to a role; ``takes`` a role to the kinds it
    may hold; ``else_roles`` are the roles that a place may fill instead, when what stands there fits no earlier one."""

    name: str
    says: str
    violent: bool
    plover: str
    kin: frozenset[str]
    state: State | None
    roles: dict[str, str]
    else_roles: dict[str, tuple[str, ...]]
    takes: dict[str, frozenset[str]]
    needs: tuple[str, ...]
    triggers: tuple[Trigger, ...]


@dataclass(frozen=True, slots=True)
class RelationType:
    """One type of standing tie; ``event`` is the datable act that its verbs may tell as well ("fund" for "funds").

    ``nouns`` name whoever is its subject, ``inverse`` whoever is its object.
    """

    name: str
    says: str
    event: str | None
    takes: dict[str, frozenset[str]]
    verbs: tuple[Trigger, ...]
    nouns: frozenset[tuple[str, ...]]
    inverse: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Codebook:
    """A whole codebook. ``acts`` maps a cue lemma to its speech act, ``act_factuality`` an act to FactBank's value.

    ``factuality`` and ``lists`` are named word lists, ``tables`` named word-to-value tables; ``sha256`` is the file's.
    """

    events: dict[str, EventType]
    relations: dict[str, RelationType]
    acts: dict[str, str]
    act_factuality: dict[str, str]
    factuality: dict[str, frozenset[str]]
    lists: dict[str, frozenset[str]]
    tables: dict[str, dict[str, str]]
    sha256: str
