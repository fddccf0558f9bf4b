"""Header blocks: "Title: ...", "Source: ...", "Published: ..." lines above a blank line and the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whence.dates.publication import publication
from whence.documents.byline import read_byline
from whence.documents.document import ReportType
from whence.documents.draft import Stated
from whence.documents.layout import Line, Unit, lines

#: What each header says; e-mail's own names are among them.
FIELDS = {
    "title": "title",
    "headline": "title",
    "subject": "title",
    "source": "outlet",
    "outlet": "outlet",
    "publication": "outlet",
    "publisher": "outlet",
    "site": "outlet",
    "newspaper": "outlet",
    "byline": "authors",
    "author": "authors",
    "authors": "authors",
    "by": "authors",
    "from": "authors",
    "writer": "authors",
    "published": "published",
    "date": "published",
    "publication date": "published",
    "published on": "published",
    "date published": "published",
    "posted": "published",
    "issued": "published",
    "url": "url",
    "link": "url",
    "address": "url",
    "type": "type",
    "kind": "type",
    "genre": "type",
    "issuer": "issuer",
    "issued by": "issuer",
}
#: Headers that are known and kept, but say nothing that a report carries.
IGNORED = frozenset({"to", "cc", "language", "lang", "place", "location", "section", "tags", "keywords", "copyright",
                     "retrieved", "accessed", "archived", "id", "updated", "modified", "summary", "note"})  # fmt: skip
TYPES: dict[str, ReportType] = {
    "article": "article",
    "news": "article",
    "news article": "article",
    "press release": "press release",
    "release": "press release",
    "statement": "press release",
    "communique": "press release",
    "transcript": "transcript",
    "interview": "transcript",
    "post": "post",
    "blog": "post",
    "blog post": "post",
    "comment": "comment",
}
_FIELD = re.compile(r"(?P<key>[A-Za-z][A-Za-z ]{1,20}?)\s*:(?:\s+(?P<value>.*)|$)")


@dataclass(frozen=True, slots=True)
class Header:
    """The block: what it states, its lines as units, and where the text below begins."""

    stated: Stated
    units: tuple[Unit, ...]
    body_from: int


def read_header(text: str, start: int = 0) -> Header | None:
    """The header block at the top, or None where there is none.

    Two known headers make a block; one is a headline with a colon in it. A line without a colon goes on with
    the header above only where it is indented, as in e-mail.
    """
    found: list[tuple[str, str, Line]] = []
    body_from = start
    for line in lines(text, start):
        if line is None:
            if found:
                break
            continue
        field = _FIELD.match(line.text)
        key = field["key"].casefold() if field else ""
        if field and (key in FIELDS or key in IGNORED):
            found.append((key, (field["value"] or "").strip(), line))
        elif found and line.indent and line.start > found[-1][2].end:
            key, value, first = found.pop()
            whole = Line(first.start, line.end, text[first.start : line.end], first.indent)
            found.append((key, f"{value} {line.text}".strip(), whole))
        else:
            break
        body_from = line.end
    if len({FIELDS[key] for key, _, _ in found if key in FIELDS}) < 2:
        return None
    return Header(_stated(found), tuple(_units(found)), body_from)


def _units(found: list[tuple[str, str, Line]]) -> list[Unit]:
    """The lines as units of meta; the title's value is the page's headline."""
    units = []
    titled = False
    for key, value, line in found:
        at = line.text.find(value, line.text.index(":")) if value else -1
        if FIELDS.get(key) == "title" and at >= 0 and not titled:
            titled = True
            label = line.text[:at].rstrip()
            units.append(Unit(line.start, line.start + len(label), label, hint="meta"))
            units.append(Unit(line.start + at, line.end, line.text[at:], hint="headline"))
        else:
            units.append(Unit(line.start, line.end, line.text, line.indent, hint="meta"))
    return units


def _stated(found: list[tuple[str, str, Line]]) -> Stated:
    """The values of the fields; of a field given twice the first counts."""
    values: dict[str, tuple[str, Line]] = {}
    for key, value, line in found:
        field = FIELDS.get(key)
        if field is not None and value:
            values.setdefault(field, (value, line))
    said = {field: value for field, (value, _) in values.items()}
    published = publication(said["published"]) if "published" in said else None
    byline = read_byline(_without_address(said["authors"])) if "authors" in said else None
    return Stated(
        title=said.get("title"),
        outlet=said.get("outlet") or (byline.outlet if byline else None),
        authors=byline.authors if byline else (),
        published=published,
        url=said.get("url"),
        type=TYPES.get(said.get("type", "").casefold().strip()),
        issuer=said.get("issuer"),
    )


def _without_address(name: str) -> str:
    """ "Jane Roe <jane@example.org>" without the address."""
    return re.sub(r" ?<[^<>]*>", "", " ".join(name.split())).strip(' "')
