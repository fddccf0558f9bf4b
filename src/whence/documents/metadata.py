"""What an HTML page's markup states of it: title, site, authors, date, address.

Structured data (JSON-LD) speaks first, then ``meta`` elements, then elements that classes or microdata name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from whence.dates.publication import publication
from whence.documents.byline import read_byline
from whence.documents.document import ReportType
from whence.documents.draft import Stated

_PAGES = {
    "newsarticle", "article", "blogposting", "reportagenewsarticle", "analysisnewsarticle", "report",
    "liveblogposting", "opinionnewsarticle", "backgroundnewsarticle", "socialmediaposting", "pressrelease",
}  # fmt: skip
#: Deeper structures are no page's; the limit keeps a hostile file from exhausting the stack.
DEEPEST = 40
_TITLES = (
    'meta[property="og:title"]', 'meta[name="twitter:title"]', 'meta[name="dc.title"]', 'meta[name="title"]',
)  # fmt: skip
_SITES = (
    'meta[property="og:site_name"]', 'meta[name="application-name"]', 'meta[name="dc.publisher"]',
    'meta[name="publisher"]',
)  # fmt: skip
_AUTHORS = (
    'meta[name="author"]', 'meta[name="byl"]', 'meta[property="article:author"]', 'meta[name="dc.creator"]',
    'meta[name="parsely-author"]', 'meta[name="sailthru.author"]',
)  # fmt: skip
_DATES = (
    'meta[property="article:published_time"]', 'meta[itemprop="datePublished"]', 'meta[name="pubdate"]',
    'meta[name="publishdate"]', 'meta[name="publish-date"]', 'meta[name="date"]', 'meta[name="dc.date"]',
    'meta[name="DC.date.issued"]', 'meta[name="parsely-pub-date"]', 'meta[property="og:published_time"]',
    'meta[name="sailthru.date"]', 'meta[name="article.published"]', 'meta[name="publication_date"]',
)  # fmt: skip
_DATE_ELEMENTS = (
    '[itemprop="datePublished"]', "time[pubdate]", "time.published", "time.entry-date", "abbr.published",
    "article time[datetime]", "header time[datetime]", ".post-date", ".entry-date", ".date-header",
    ".dateline time", ".published", "time[datetime]",
)  # fmt: skip
_AUTHOR_ELEMENTS = (
    '[itemprop="author"] [itemprop="name"]', '[itemprop="author"]', 'a[rel="author"]', ".author.vcard .fn",
    ".vcard .fn", ".byline .author", ".entry-author", ".post-author", ".author-name", ".byline-name", ".byline",
)  # fmt: skip


def structured(tree: LexborHTMLParser) -> list[dict[str, Any]]:
    """Every object of the page's JSON-LD, outermost first; what is no JSON is passed over."""
    found: list[dict[str, Any]] = []
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(node.text(strip=True) or "null", strict=False)
        except (ValueError, RecursionError):
            continue
        found += _objects(data, 0)
    return found


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(data, dict):
        yield data
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for value in values:
        if isinstance(value, dict | list):
            yield from _objects(value, depth + 1)


def types(item: dict[str, Any]) -> set[str]:
    """The object's types in lower case without their vocabulary's address."""
    named = item.get("@type")
    listed = named if isinstance(named, list) else [named]
    return {str(one).rsplit("/", 1)[-1].casefold() for one in listed if one}


def words_of(value: Any) -> str | None:
    """The name or text that a JSON-LD value stands for."""
    if isinstance(value, list):
        return words_of(value[0]) if value else None
    if isinstance(value, dict):
        return words_of(value.get("name"))
    return " ".join(str(value).split()) or None if isinstance(value, str) else None


def metadata(tree: LexborHTMLParser, data: list[dict[str, Any]]) -> Stated:
    """What the markup states. Comments must have been taken out of the tree: their times are not the page's."""
    item = next((one for one in data if types(one) & _PAGES), {})
    title = words_of(item.get("headline")) or _content(tree, _TITLES)
    return Stated(
        title=title,
        outlet=words_of(item.get("publisher")) or _content(tree, _SITES) or words_of(item.get("sourceOrganization")),
        authors=_authors(tree, item),
        published=_published(tree, item),
        url=_url(tree, item),
        type=_type(tree, item),
    )


def _content(tree: LexborHTMLParser, selectors: tuple[str, ...]) -> str | None:
    for selector in selectors:
        node = tree.css_first(selector)
        words = " ".join(((node.attributes.get("content") or "") if node else "").split())
        if words:
            return words
    return None


def _authors(tree: LexborHTMLParser, item: dict[str, Any]) -> tuple[str, ...]:
    listed = item.get("author") or item.get("creator")
    people = listed if isinstance(listed, list) else [listed]
    names = [name for one in people if (name := words_of(one))]
    if not names:
        said = _content(tree, _AUTHORS)
        names = [said] if said and not said.startswith(("http:", "https:")) else []
    if not names:
        names = [name for name in _from_elements(tree) if name][:1]
    found = [author for name in names for author in read_byline(name).authors]
    return tuple(dict.fromkeys(found))


def _from_elements(tree: LexborHTMLParser) -> Iterator[str]:
    for selector in _AUTHOR_ELEMENTS:
        for node in tree.css(selector):
            words = " ".join(node.text(separator=" ").split())
            if 3 <= len(words) <= 120:
                yield words


def _published(tree: LexborHTMLParser, item: dict[str, Any]) -> str | None:
    for value in (item.get("datePublished"), item.get("dateCreated"), _content(tree, _DATES)):
        edtf = publication(value) if isinstance(value, str) else None
        if edtf:
            return edtf
    for selector in _DATE_ELEMENTS:
        for node in tree.css(selector):
            printed = node.attributes.get("datetime") or node.attributes.get("content") or node.attributes.get("title")
            for value in (printed, node.text(separator=" ")[:120]):
                edtf = publication(value) if value else None
                if edtf:
                    return edtf
    return None


def _url(tree: LexborHTMLParser, item: dict[str, Any]) -> str | None:
    node = tree.css_first('link[rel="canonical"]')
    said = (node.attributes.get("href") if node else None) or _content(tree, ('meta[property="og:url"]',))
    said = said or (item.get("url") if isinstance(item.get("url"), str) else None)
    return said if said and re.match(r"https?://", said) else None


def _type(tree: LexborHTMLParser, item: dict[str, Any]) -> ReportType | None:
    if types(item) & {"blogposting", "liveblogposting", "socialmediaposting"}:
        return "post"
    if "pressrelease" in types(item):
        return "press release"
    generator = _content(tree, ('meta[name="generator"]',)) or ""
    if re.match(r"(?:blogger|movable type|typepad|livejournal)", generator, re.IGNORECASE):
        return "post"
    return None


def title_elements(tree: LexborHTMLParser) -> tuple[str | None, str | None]:
    """The page's ``title`` element and its first main heading."""
    title, heading = tree.css_first("title"), _main_heading(tree)
    return (
        " ".join(title.text().split()) or None if title else None,
        " ".join(heading.text(separator=" ").split()) or None if heading else None,
    )


def _main_heading(tree: LexborHTMLParser) -> LexborNode | None:
    for selector in ('[itemprop="headline"]', "h1.entry-title", "h1.post-title", ".entry-title", ".post-title",
                     "article h1", "main h1", "h1"):  # fmt: skip
        nodes = [node for node in tree.css(selector) if node.text(strip=True)]
        if nodes:
            return nodes[0]
    return None
