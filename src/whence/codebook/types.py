"""The codebook's entries as plain values. ``codebook.yaml`` says what each key means, where it stands."""

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
    """One word or phrase that tells an event or relation, and where its roles stand in the syntax.

    ``lemmas`` are the words in order, the first being the head; ``pos`` its Universal POS. ``roles`` maps a
    slot (subject, object, or a preposition such as "from") to a role. ``needs`` lists conditions by name.
    """

    lemmas: tuple[str, ...]
    pos: str
    roles: dict[str, str]
    needs: tuple[str, ...] = ()
    count_role: str | None = None


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event: its PLOVER code, words, kin (types that may tell the same event) and state."""

    name: str
    says: str
    violent: bool
    plover: str
    kin: frozenset[str]
    state: State | None
    triggers: tuple[Trigger, ...]


@dataclass(frozen=True, slots=True)
class RelationType:
    """One type of standing tie; ``event`` is the datable act it may also stand for ("fund" for "funds")."""

    name: str
    says: str
    event: str | None
    symmetric: bool
    triggers: tuple[Trigger, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """A whole codebook. ``lists`` are its named word lists (cues, head nouns ...); ``sha256`` is the file's."""

    events: dict[str, EventType]
    relations: dict[str, RelationType]
    lists: dict[str, frozenset[str]]
    tables: dict[str, dict[str, str]]
    sha256: str
