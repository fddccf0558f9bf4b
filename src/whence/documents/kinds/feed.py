"""RSS and Atom: every entry that brings its text is a report; one that is only a headline is passed over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from whence.dates.publication import publication
from whence.documents.draft import Draft, Stated
from whence.documents.refuse import refuse_deep_html
from whence.errors import BadInput

_ROOT = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:RDF)[\s>]", re.S
)

#: Entries, elements of one name, and levels: a feed has some dozens of entries, and its reader slows with the square.
MOST_ENTRIES, MOST_OF_A_NAME, DEEPEST = 2000, 10_000, 500
#: Bytes; its reader takes about a second for a million in the worst case.
LARGEST = 4 * 1024 * 1024
_TAG = re.compile(rb"<(/?)([A-Za-z][\w:.-]{0,40})[^<>]{0,1000}(?<!/)>")
_CHARACTERS = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.S)
_BLANKS = re.compile(rb"[ \t\r\n]{100,}")


def looks_like(data: bytes, name: str) -> bool:
    """Its root element is that of a feed."""
    return _ROOT.match(data[:4096]) is not None


def read(data: bytes, name: str) -> Sequence[Draft]:
    """One draft for each entry, in the feed's order."""
    _refuse_traps(data, name)
    try:
        found = _parsed(data)
        site = _words(found.feed.get("title"))
        drafts = [draft for entry in found.entries if (draft := _draft(entry, site, name)) is not None]
    except BadInput:
        raise
    except Exception as error:  # the library trips over broken feeds in many ways
        raise BadInput(name, f"the feed is broken ({type(error).__name__})") from error
    if not drafts:
        raise BadInput(name, "a feed without any text in its entries")
    return drafts


def links(data: bytes, name: str) -> list[str]:
    """The addresses of a feed's entries, in its order, each once. Raises BadInput."""
    _refuse_traps(data, name)
    try:
        return list(dict.fromkeys(str(entry["link"]) for entry in _parsed(data).entries if entry.get("link")))
    except Exception as error:  # as above
        raise BadInput(name, f"the feed is broken ({type(error).__name__})") from error


def _parsed(data: bytes) -> Any:
    import feedparser

    # what it would clean is only read, by our own reader of HTML, and its cleaning is slow
    return feedparser.parse(_BLANKS.sub(b" ", data), sanitize_html=False, resolve_relative_uris=False)


def _refuse_traps(data: bytes, name: str) -> None:
    """Refuse a feed made to keep its reader busy, before it is asked."""
    if len(data) > LARGEST:
        raise BadInput(name, f"the feed has more than {LARGEST // 1024**2} MB")
    depth, names = 0, Counter[bytes]()
    for tag in _TAG.finditer(_CHARACTERS.sub(b"", data)):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        names[tag[2].lower()] += not tag[1]
        if depth > DEEPEST:
            raise BadInput(name, f"the feed is nested deeper than {DEEPEST} levels")
    if names[b"item"] + names[b"entry"] > MOST_ENTRIES:
        raise BadInput(name, f"the feed has more than {MOST_ENTRIES:,} entries")
    if max(names.values(), default=0) > MOST_OF_A_NAME:
        raise BadInput(name, f"the feed has more than {MOST_OF_A_NAME:,} elements of one name")


def _draft(entry: Any, site: str | None, name: str) -> Draft | None:
    """One entry as the page it stands for; the feed's statements go before those of the markup inside."""
    from whence.documents.html import read_html

    body = max((str(part.get("value") or "") for part in entry.get("content", ())), key=len, default="")
    body = max(str(entry.get("summary") or ""), body, key=len)
    title = _words(entry.get("title"))
    refuse_deep_html(body, name)
    inside = body if "<" in body else "".join(f"<p>{line}</p>" for line in body.split("\n") if line.strip())
    if not re.search(r"\w", re.sub(r"<[^<>]*>", "", inside)):
        return None
    heading = f"<h1>{_escaped(title)}</h1>" if title else ""
    draft = read_html(f"<html><body><article>{heading}{inside}</article></body></html>", name)
    authors = tuple(dict.fromkeys(one for a in entry.get("authors", ()) if (one := _words(a.get("name")))))
    day = entry.get("published") or entry.get("updated")
    stated = Stated(
        title=title,
        outlet=_words((entry.get("source") or {}).get("title")) or site,
        authors=authors,
        published=publication(day) if day else None,
        url=entry.get("link"),
    )
    return replace(draft, stated=stated)


def _words(value: Any) -> str | None:
    """A title's words; feeds put markup into titles too."""
    return " ".join(re.sub(r"<[^<>]*>", "", str(value)).split()) or None if value else None


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


__all__ = ["links", "looks_like", "read"]
