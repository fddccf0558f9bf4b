"""One source's stance on one event or relation, as one report prints it. Nothing here looks beyond its report.

An :class:`Extract` is everything one report claims. Entities, sources and claims refer to one another
by index inside the extract; ``resolve`` later says which of them are one across reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whence.documents.document import Span

Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Act = Literal[
    "states", "denies", "admits", "accuses", "assesses", "suspects", "believes", "announces", "asks", "opines"
]  # fmt: skip
SourceType = Literal["outlet", "organization", "person", "document", "anonymous", "commenter"]
Means = Literal["within", "throughout"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something as one report speaks of it: one coreference cluster, or one phrase.

    ``schema`` is FollowTheMoney's. An entity whose ``named`` is false has no ``names``; its words are in
    ``description``. A named one's ``description`` holds what the report calls it ("a former commander"), or "".
    ``group`` says that the phrase means several ("security guards"). ``country`` is the ISO 3166 code
    that a demonym or name gives it ("Norland forces": the forces' country), or None.
    """

    schema: str
    names: tuple[str, ...]
    description: str
    named: bool
    group: bool
    country: str | None
    titles: tuple[str, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever a claim is attributed to, as printed. ``entity`` is an index into ``Extract.entities`` or None.

    ``of`` is the entity whose voice this is ("a military spokesman", "the military's statement": the
    military), an index or None: its documents and spokespeople are one origin for one event.
    """

    type: SourceType
    name: str
    entity: int | None
    of: int | None
    span: Span | None  # where the text names it; None for the page's own outlet, author or commenter


@dataclass(frozen=True, slots=True)
class Link:
    """One step of an attribution chain: a source (index into ``Extract.sources``) and what it does."""

    source: int
    act: Act


@dataclass(frozen=True, slots=True)
class When:
    """A date as said, with bounds. ``means``: on at least one day of a range, or on every day of it."""

    edtf: str
    earliest: str | None
    latest: str | None
    means: Means | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many, inclusive; ``high`` None where the text leaves it open."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Frame:
    """What is claimed. ``kind`` identity: roles ``subject`` (often unnamed) and ``object`` (who it is said to be).

    ``roles`` maps a role to indexes into ``Extract.entities``. Relations use the roles subject and object.
    ``total`` marks a sum over several single events ("captured 10 since mid-March"); ``over`` a tie that had ended
    when the report came out ("the former commander").
    """

    kind: Literal["event", "relation", "identity"]
    type: str
    roles: dict[str, tuple[int, ...]]
    place: int | None
    date: When | None
    count: Count | None
    total: bool
    over: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A frame, who says so, how surely, and in which words.

    ``chain`` runs from the one who speaks to the page's outlet; ``act`` and ``factuality`` are those of
    ``chain[0]``. ``start``/``end`` locate ``quote`` in the report's clean text; ``trigger`` is the word that
    gives the frame its type. ``rule`` names the rule or pattern that made the claim.
    """

    start: int
    end: int
    quote: str
    trigger: Span
    frame: Frame
    chain: tuple[Link, ...]
    factuality: Factuality
    act: Act
    verbatim: bool
    said_on: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Extract:
    """All that one report claims. ``rejected`` counts claims the grounding gate refused."""

    report: str
    entities: tuple[Entity, ...]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    rejected: int
