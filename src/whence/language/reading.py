"""What can be said of one report's text without caring what it alleges. Every span is exact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whence.documents.document import Span

EntityType = Literal[
    "Person", "Organization", "Place", "Facility", "Weapon", "Vehicle",
    "Nationality", "Title", "Quantity", "Money", "Other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. ``head`` is the index (in ``Reading.tokens``) of its head; a root's is its own."""

    start: int
    end: int
    text: str
    lemma: str  # lower case for common words, as printed for proper nouns
    upos: str  # Universal POS
    xpos: str  # Penn tag: tells VBD from VBN
    head: int
    deprel: str  # Universal Dependencies relation with subtype ("nsubj:pass"); "root" for a root
    sentence: int  # index in Reading.sentences


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (exclusive) and the characters they cover."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody or something spoken of: a name ("Karim Dastan") or a noun phrase ("the officer").

    ``first``/``last`` slice ``Reading.tokens``; ``head`` is the index of the head token.
    Pronouns are not mentions here; they enter ``clusters`` as spans.
    """

    start: int
    end: int
    type: EntityType
    named: bool
    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what (PolNeAR): each part a tuple of spans, content never empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. ``type``/``value`` are TIMEX3's, ``edtf`` is EDTF, bounds are ISO days or None."""

    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    edtf: str | None
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole answer for one text. ``clusters`` are coreferent spans (pronouns included), each in text order.

    ``model`` is the SHA-256 of the weights that answered.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[Time, ...]
    clusters: tuple[tuple[Span, ...], ...]
    model: str
