"""What was published: one report, its parts, and where each part stands in the clean text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal, NamedTuple

ReportType = Literal["article", "press release", "transcript", "post", "comment", "trackback"]
PartKind = Literal["headline", "story", "heading", "caption", "bio", "tags", "menu", "comment", "meta"]
Basis = Literal["stated", "inferred"]

#: Parts whose sentences may become claims. The rest is kept and shown, never read for claims.
READ = frozenset({"headline", "story", "heading"})


class Span(NamedTuple):
    """Characters (Unicode code points) of one text: start inclusive, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the clean text and what it is; parts never overlap and come in text order.

    A story has one part a paragraph; a list item or a speaker's turn of a transcript is a paragraph.
    """

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Published:
    """When a report came out: an EDTF value, whether the page states it, and the words it rests on."""

    edtf: str | None
    basis: Basis | None
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One published text as archived. Immutable.

    ``text`` is the clean text (newlines are ``\\n``); every offset in Whence counts its code points.
    A comment or trackback is a report of its own whose ``parent`` is the page's id; its ``authors``
    holds the commenter's printed name, and its text is the comment's body alone.
    ``original`` is the file's bytes as read (shared by a page and its comments).
    """

    id: str
    type: ReportType
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: Published
    url: str | None
    parent: str | None
    language: str | None
    text: str
    parts: tuple[Part, ...]
    original: bytes
    #: the institution whose own statement this page is (a press release's issuer), where the page says so
    issuer: str | None = None

    @property
    def sha256(self) -> str:
        """SHA-256 of the clean text in UTF-8, as hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def original_sha256(self) -> str:
        """SHA-256 of the original bytes, as hex."""
        return hashlib.sha256(self.original).hexdigest()
