"""Markdown pages: front matter, headings, lists, links. The clean text is what a reader sees, without the marks."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

import yaml

from whence.codebook.plain import why_not_plain
from whence.dates.publication import publication
from whence.documents.build import Builder
from whence.documents.byline import read_byline
from whence.documents.document import PartKind
from whence.documents.draft import Draft, Stated
from whence.documents.furniture import fits
from whence.documents.header import FIELDS, TYPES, read_header
from whence.documents.layout import BULLET, Unit, units

#: A larger number in front matter is no date, and printing it may take for ever.
LARGEST_NUMBER = 10**18
_FRONT = re.compile(r"\A\s*---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"\s{0,3}(?P<marks>#{1,6})\s+(?P<text>.*)\Z", re.DOTALL)
_UNDERLINED = re.compile(r"(?P<text>[^\n]+)\n\s{0,3}(?P<mark>=+|-{3,})\s*\Z")
#: Within a mark, none that would open it again: so each of many that are never closed costs a look up to the next.
_TARGET = r"\((?:[^()\n]|\([^()\n]*\))*\)"
_IMAGE = re.compile(rf"!\[(?P<alt>[^\[\]\n]*)\]{_TARGET}|!\[(?P<ref>[^\[\]\n]*)\]\[[^\[\]\n]*\]")
_RULE = re.compile(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})\Z")
#: Marks that only dress the words, and what remains of each.
_INLINE = (
    (re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL), ""),
    (re.compile(rf"\[([^\[\]\n]+)\]{_TARGET}"), r"\1"),
    (re.compile(r"\[([^\[\]\n]+)\]\[[^\[\]\n]*\]"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]+)>"), r"\1"),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), "\n"),
    (re.compile(r"</?[a-zA-Z][^<>\n]*>"), ""),
    (re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1", re.DOTALL), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])"), r"\1"),
    (re.compile(r"(?<![ \t])[ \t]+$|\\$", re.MULTILINE), ""),
)


def looks_like_markdown(text: str, suffix: str) -> bool:
    """By the file's name, by front matter, or by a heading with ``#`` on top."""
    if suffix in (".md", ".markdown", ".mdown", ".mkd"):
        return True
    return bool(re.match(r"\s*# \S", text)) or (_FRONT.match(text) is not None and bool(_front(text)[0]))


def read_markdown(text: str) -> Draft:
    """The page without its marks."""
    fields, body_from = _front(text)
    body = text[body_from:]
    stated = _stated(fields)
    header = None if fields else read_header(body)
    if header is not None:
        stated, body = header.stated, body[header.body_from :]
    builder = Builder()
    if stated.title:
        builder.add(stated.title, "headline")
    titled = bool(stated.title)
    for piece, kind in _blocks(body):
        if kind == "headline":
            if titled and stated.title and _same(piece, stated.title):
                continue
            kind, titled = ("heading" if titled else "headline"), True
        builder.add(piece, kind)
    return Draft(builder.text, tuple(_reconsidered(builder)), stated)


def _reconsidered(builder: Builder) -> Iterator[Unit]:
    """A heading that opens comments or a list of links says so by its words, not by its mark."""
    for unit in builder.units:
        speaks = any(fits(cue, unit.text) for cue in ("comments_head", "section", "comments_end", "release"))
        yield replace(unit, hint=None) if unit.hint == "heading" and speaks else unit


def _front(text: str) -> tuple[dict[str, object], int]:
    """The front matter's fields, and where the page begins below it."""
    found = _FRONT.match(text)
    if found is None or len(found["yaml"]) > 20_000:
        return {}, 0
    try:
        fields = yaml.safe_load(found["yaml"]) if why_not_plain(found["yaml"]) is None else None
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, 0
    if not isinstance(fields, dict):
        return {}, 0
    return {str(key).casefold(): value for key, value in fields.items()}, found.end()


def _stated(fields: dict[str, object]) -> Stated:
    said: dict[str, str] = {}
    for key, value in fields.items():
        field = FIELDS.get(key.replace("_", " ").replace("-", " "))
        words = _as_text(value)
        if field and words:
            said.setdefault(field, words)
    byline = read_byline(said["authors"]) if "authors" in said else None
    return Stated(
        title=plain(said["title"]) if "title" in said else None,
        outlet=said.get("outlet"),
        authors=byline.authors if byline else (),
        published=publication(said["published"]) if "published" in said else None,
        url=said.get("url"),
        type=TYPES.get(said.get("type", "").casefold()),
        issuer=said.get("issuer"),
    )


def _as_text(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, list):
        return ", ".join(_as_text(item) for item in value)
    if isinstance(value, dict):
        return _as_text(value.get("name", ""))
    if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
        return ""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _blocks(body: str) -> Iterator[tuple[str, PartKind | None]]:
    """The blocks of the page, marks removed, with what their marks say they are."""
    spaced = re.sub(r"(?m)^(\s{0,3}#{1,6}\s+\S.*)$", r"\n\1\n", body)
    for block in re.split(r"\n[ \t]*\n+", spaced):
        if not block.strip() or _RULE.match(block) or block.strip().startswith(("```", "~~~")):
            continue
        if found := _HEADING.match(block) or _UNDERLINED.match(block):
            top = found.groupdict().get("marks") == "#" or (found.groupdict().get("mark") or "").startswith("=")
            yield plain(found["text"].rstrip().rstrip("#")), "headline" if top else "heading"
            continue
        for image in _IMAGE.finditer(block):
            yield plain(image["alt"] or image["ref"] or ""), "caption"
        rest = re.sub(r"(?m)^\s{0,3}(?:>\s?)+", "", _IMAGE.sub("", block))
        for unit in units(rest):
            bullet = BULLET.match(unit.text)
            words = plain(unit.text[bullet.end() :] if bullet else unit.text)
            yield (f"• {words}" if bullet and unit.text[0] in "*-•+" else plain(unit.text)), None


def plain(marked: str) -> str:
    """The words without the marks that dress them."""
    for pattern, kept in _INLINE:
        marked = pattern.sub(kept, marked)
    return marked.strip()
