"""Bytes to reports: the page first, then its comments and trackbacks in page order."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from whence.documents.document import Part, PartKind, Report, ReportType
from whence.documents.draft import Comment, Draft, without_nulls
from whence.documents.encoding import decode
from whence.documents.english import language
from whence.documents.genre import genre, issuer
from whence.documents.header import read_header
from whence.documents.kinds import kind_of
from whence.documents.layout import Unit, units
from whence.documents.outlet import authors, outlet, split_title
from whence.documents.parts import Anatomy, anatomy
from whence.documents.published import comment_published, published
from whence.documents.refuse import refuse_binary, refuse_cut_html, refuse_deep_html, refuse_long, refuse_size
from whence.errors import BadInput


def read_path(path: str | Path) -> list[Report]:
    """The reports in one file; ``BadInput`` where it cannot be read."""
    return read_bytes(bytes_of(path), str(path))


def bytes_of(path: str | Path) -> bytes:
    """What is in one file; ``BadInput`` where it cannot be had or is too much."""
    where = Path(path)
    try:
        refuse_size(where.stat().st_size if where.is_file() else 1, str(path))
        return where.read_bytes()
    except FileNotFoundError:
        raise BadInput(str(path), "there is no such file") from None
    except IsADirectoryError:
        raise BadInput(str(path), "a folder, not a file") from None
    except PermissionError:
        raise BadInput(str(path), "no permission to read it") from None
    except OSError as error:
        raise BadInput(str(path), f"cannot be read ({error.strerror or error})") from error


def read_bytes(data: bytes, name: str, url: str | None = None, charset: str | None = None) -> list[Report]:
    """The reports in the bytes of one file or answer called ``name``.

    ``url`` is where it was fetched, ``charset`` what the server called its encoding.
    """
    refuse_size(len(data), name)
    kind = kind_of(data, name)
    drafts = kind.read(data, name) if kind is not None else [_text(data, name, charset)]
    found = [report for draft in drafts for report in _reports(draft, data, name, url)]
    if not found:
        raise BadInput(name, "no text found")
    return found


def _reports(draft: Draft, data: bytes, name: str, url: str | None) -> list[Report]:
    """One page and its comments; nothing where the page has no matter of its own."""
    refuse_long(draft.text, name)
    if url is not None and draft.stated.url is None:
        draft = replace(draft, stated=replace(draft.stated, url=url))
    draft = without_nulls(draft)
    found = anatomy(draft)
    if not found.units("story", "headline", "heading"):
        return []
    page = _page(draft, found, data)
    return [page, *(_comment(page, draft, comment, n, found.day_first) for n, comment in enumerate(found.comments, 1))]


def _text(data: bytes, name: str, charset: str | None) -> Draft:
    """The page as its format's reader sees it: HTML and Markdown by name or look, else plain text."""
    from whence.documents import html, markdown

    refuse_binary(data, name)
    text = decode(data, charset)
    if text is None:
        raise BadInput(name, "its characters cannot be read in any known encoding")
    if not any(char.isalnum() for char in text):
        raise BadInput(name, "no text found")
    suffix = Path(name).suffix.casefold()
    if html.looks_like_html(text, suffix):
        refuse_cut_html(text, name)
        refuse_deep_html(text, name)
        return html.read_html(text, name)
    refuse_long(text, name)
    if markdown.looks_like_markdown(text, suffix):
        return markdown.read_markdown(text)
    return read_plain(text)


def read_plain(text: str) -> Draft:
    """Plain text, with a header block or without."""
    header = read_header(text)
    if header is None:
        return Draft(text, tuple(units(text)))
    return Draft(text, (*header.units, *units(text, header.body_from)), header.stated)


def _page(draft: Draft, found: Anatomy, original: bytes) -> Report:
    title, publisher = draft.stated.title, outlet(draft, found)
    if title is None and found.headline is not None:
        title, site = split_title(found.headline.text)
        if site:
            found = _without_site(found, len(title))
    kind = genre(draft, found)
    when = published(draft, found)
    speaker = issuer(draft, found, publisher) if kind == "press release" else None
    publisher = publisher or speaker  # an institution's page without another outlet's name is its own
    story = "\n".join(unit.text for unit in found.units("headline", "story"))
    return Report(
        id=_id(kind, publisher, draft.stated.url, when.edtf, None, 0, draft.text),
        type=kind,
        title=" ".join(title.split()) if title else None,
        outlet=publisher,
        authors=authors(draft, found),
        published=when,
        url=draft.stated.url,
        parent=None,
        language=language(story),
        text=draft.text,
        parts=found.parts(draft.text),
        original=original,
        issuer=speaker,
    )


def _without_site(found: Anatomy, length: int) -> Anatomy:
    """The headline's part ends before the outlet's name on the same line, which is meta."""
    labelled: list[tuple[Unit, PartKind]] = []
    for unit, kind in found.labelled:
        if unit is not found.headline:
            labelled.append((unit, kind))
            continue
        rest = len(unit.text) - len(unit.text[length:].lstrip(" \t\u00a0|–—-:»·"))
        labelled.append((replace(unit, end=unit.start + length, text=unit.text[:length]), "headline"))
        labelled.append((replace(unit, start=unit.start + rest, text=unit.text[rest:], hint="meta"), "meta"))
    return replace(found, labelled=tuple(labelled))


def _comment(page: Report, draft: Draft, comment: Comment, number: int, day_first: bool) -> Report:
    """A comment or trackback as a report of its own; its text is its words alone."""
    words = draft.text[comment.body.start : comment.body.end]
    kind: ReportType = "trackback" if comment.linkback else "comment"
    when = comment_published(comment, words, page.published, day_first=day_first)
    return Report(
        id=_id(kind, page.outlet, page.url, when.edtf, page.id, number, words),
        type=kind,
        title=None,
        outlet=page.outlet,
        authors=(comment.author,) if comment.author else (),
        published=when,
        url=page.url,
        parent=page.id,
        language=language(words),
        text=words,
        parts=tuple(Part("story", unit.start, unit.end) for unit in units(words)),
        original=page.original,
    )


def _id(
    kind: ReportType,
    publisher: str | None,
    url: str | None,
    day: str | None,
    parent: str | None,
    number: int,
    text: str,
) -> str:
    """A name that is the same at every reading, and another for another outlet's reprint of the same words."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    key = "\x1f".join((kind, publisher or "", url or "", day or "", parent or "", str(number), sha256))
    return "r-" + hashlib.sha256(key.encode()).hexdigest()[:16]
