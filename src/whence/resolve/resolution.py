"""Who is who and what is one event, over all reports of a case: the answer that ``weigh`` and ``case`` build on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from whence.claims.claim import Count, SourceType, When


class Ref(NamedTuple):
    """An item of one report's extract: an entity, source or claim by its index there."""

    report: str
    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody calls on a reference


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, group, place or thing of the case.

    ``named_by`` is the claim that gave an unnamed one its name: the identity claim if there is one, else the claim
    of the named report about the same event and role. None where the entity was never without a name.
    """

    id: str
    schema: str
    name: str | None
    names: tuple[str, ...]
    named: bool
    description: str
    country: str | None
    members: tuple[Ref, ...]
    named_by: Ref | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One voice of the case; ``entity`` and ``of`` are entity ids (``of``: on whose behalf it speaks)."""

    id: str
    type: SourceType
    name: str
    entity: str | None
    of: str | None
    members: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the case and every claim about it. ``roles`` maps a role to entity ids."""

    id: str
    type: str
    roles: dict[str, tuple[str, ...]]
    place: str | None
    date: When | None
    count: Count | None
    total: bool
    claims: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """One standing tie of the case and every claim about it."""

    id: str
    type: str
    subject: str
    object: str
    since: str | None
    until: str | None
    claims: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Claims that one entity is another ("identified as ..."), about the entity they resolved to."""

    about: str
    claims: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entities or two events that may be one, waiting for a judgement."""

    id: str
    what: Literal["entity", "event"]
    a: str
    b: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Everything resolved. ``entity_of``, ``source_of`` and ``about`` map each local item to its id.

    A claim that a person rejected is in ``rejected`` and nowhere else. ``lost`` names the judgements whose
    anchored words are not (or no longer) read as what they were about.
    """

    entities: Collection[Entity]
    sources: Collection[Source]
    events: Collection[Event]
    relations: Collection[Relation]
    suggestions: Collection[Suggestion]
    entity_of: Mapping[Ref, str]
    source_of: Mapping[Ref, str]
    about: Mapping[Ref, str]
    redirects: Mapping[str, str]
    identities: tuple[Identity, ...] = ()
    rejected: tuple[Ref, ...] = ()
    lost: tuple[str, ...] = ()
    #: those of the redirects that another name of the same entity makes, as it may be met in another part of the case
    aliases: Mapping[str, str] = field(default_factory=dict)
