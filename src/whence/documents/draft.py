"""What a format's reader hands on: the clean text, its units, and what the file says of itself outright."""

from __future__ import annotations

from dataclasses import dataclass, field

from whence.documents.document import ReportType, Span
from whence.documents.layout import Unit


@dataclass(frozen=True, slots=True)
class Stated:
    """What a header block, front matter or markup states about the page; None or empty where it is silent."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    type: ReportType | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """One reader's comment or a trackback: where it stands with its head line, and where its words stand."""

    start: int
    end: int
    body: Span
    author: str | None
    time: str | None
    linkback: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before its parts are told apart. Units do not cover ``comments`` that the format marks."""

    text: str
    units: tuple[Unit, ...]
    stated: Stated = field(default_factory=Stated)
    comments: tuple[Comment, ...] = ()
