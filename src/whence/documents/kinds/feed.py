"""RSS and Atom: every entry that brings its text is a report; one that is only a headline is passed over."""

from __future__ import annotations

import re
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


def looks_like(data: bytes, name: str) -> bool:
    """Its root element is that of a feed."""
    return _ROOT.match(data[:4096]) is not None


def read(data: bytes, name: str) -> Sequence[Draft]:
    """One draft for each entry, in the feed's order."""
    import feedparser

    found: Any = feedparser.parse(data)
    site = _words(found.feed.get("title"))
    drafts = [draft for entry in found.entries if (draft := _draft(entry, site, name)) is not None]
    if not drafts:
        raise BadInput(name, "a feed without any text in its entries")
    return drafts


def links(data: bytes) -> list[str]:
    """The addresses of a feed's entries, in its order, each once."""
    import feedparser

    found: Any = feedparser.parse(data)
    return list(dict.fromkeys(str(entry["link"]) for entry in found.entries if entry.get("link")))


def _draft(entry: Any, site: str | None, name: str) -> Draft | None:
    """One entry as the page it stands for; the feed's statements go before those of the markup inside."""
    from whence.documents.html import read_html

    body = max((str(part.get("value") or "") for part in entry.get("content", ())), key=len, default="")
    body = body if len(body) > len(entry.get("summary", "")) else str(entry.get("summary") or "")
    title = _words(entry.get("title"))
    refuse_deep_html(body, name)
    inside = body if "<" in body else "".join(f"<p>{line}</p>" for line in body.split("\n") if line.strip())
    if not re.search(r"\w", re.sub(r"<[^>]*>", "", inside)):
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
    return " ".join(re.sub(r"<[^>]*>", "", str(value)).split()) or None if value else None


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


__all__ = ["links", "looks_like", "read"]
