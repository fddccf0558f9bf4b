"""What a format's reader hands on: the clean text, its units, and what the file says of itself outright."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

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


def without_nulls(draft: Draft) -> Draft:
    """The draft with U+FFFD for each NUL, as HTML has it (WHATWG HTML, 13.2.3.5): no database keeps one in a text."""
    said = draft.stated
    stated = replace(
        said,
        title=_plain(said.title),
        outlet=_plain(said.outlet),
        authors=tuple(author.replace("\0", "\ufffd") for author in said.authors),
        published=_plain(said.published),
        url=_plain(said.url),
        issuer=_plain(said.issuer),
    )
    if "\0" not in draft.text:
        return replace(draft, stated=stated)
    units = tuple(replace(unit, text=unit.text.replace("\0", "\ufffd")) for unit in draft.units)
    comments = tuple(replace(one, author=_plain(one.author), time=_plain(one.time)) for one in draft.comments)
    return Draft(draft.text.replace("\0", "\ufffd"), units, stated, comments)


def _plain(words: str | None) -> str | None:
    return None if words is None else words.replace("\0", "\ufffd")
