"""Comments and trackbacks marked in HTML: WordPress lists, Blogger and Movable Type pages, schema.org, JSON-LD.

Sites differ in names, not in kind: an element for each comment holds an author, perhaps a time, and words. So one
reader serves them all; the selectors below are the names in use, the more telling first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from whence.documents.comments import is_linkback, is_time
from whence.documents.furniture import fits, match
from whence.documents.metadata import types, words_of
from whence.documents.moments import moments
from whence.documents.walk import attribute, blocks, is_hidden

_MARK = "data-whence-comment"
_ITEM_CLASS = re.compile(
    r"^(?:comment|pingback|trackback|comments?[-_]?(?:item|entry|body|block|wrap|wrapper|box|container|single)"
    r"|(?:single|user|reader|blog|article|post)[-_]comment|u-comment|h-cite|commententry|commentbody)$",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?:says|said|wrote)\s*(?:[:…]|\.\.\.)?", re.IGNORECASE)
_ITEM_ID = re.compile(r"^(?:li-|div-)?(?:comment|ping|trackback|c)[-_]?\d+$", re.IGNORECASE)
_AUTHOR = (
    '[itemprop="author"] [itemprop="name"]', '[itemprop="creator"] [itemprop="name"]', '[itemprop="author"]',
    '[itemprop="creator"]', ".comment-author .fn", ".vcard .fn", ".fn", ".p-author", "cite.user",
    ".comment-author-name", ".comment-author", ".comment_author", ".commentauthor", ".comment-header .author",
    ".commenter", ".comment-name", ".comment-user", ".comment-by", ".author-name", ".comment-header cite",
    "cite", ".author", ".username", ".user-name", ".user", ".name", ".commenter-name",
)  # fmt: skip
_TIME = (
    '[itemprop="dateCreated"]', '[itemprop="datePublished"]', '[itemprop="commentTime"]', "time[datetime]",
    "time", ".comment-date", ".comment-time", ".comment-timestamp", ".comment_date", ".timestamp", ".datetime",
    ".dt-published", "abbr.published", ".comment-metadata", ".comment-meta", ".commentmetadata", ".date",
    ".time", ".posted", ".comment-footer", ".comments-post", "small",
)  # fmt: skip
_WORDS = (
    '[itemprop="text"]', '[itemprop="commentText"]', ".comment-content", ".comment-text", ".comment_text",
    ".commenttext", ".comment-message", ".e-content", ".comment-body", ".comment-entry", ".comments-text",
    ".body", ".text", ".content", ".message", "blockquote",
)  # fmt: skip
_ASIDES = (
    ".reply", ".comment-reply-link", ".comment-meta", ".comment-metadata", ".commentmetadata", ".says",
    ".avatar", "form", ".comment-edit-link", ".comment-actions", ".comment-footer", ".comment-permalink",
    ".comment-reply", "script", ".comment-awaiting-moderation",
)  # fmt: skip
_AREAS = (
    "#comments", ".comments-area", ".comments", "#comment-list", ".commentlist", ".comment-list",
    "#comments-block", "#commentform", "#respond", "#disqus_thread", ".comment-respond", "#trackbacks",
    ".trackbacks", "#pings", ".pinglist", "#comments-list", ".comments-list", ".comments-section",
    "#comments-section",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marked:
    """A comment as its markup tells it."""

    author: str | None
    time: str | None
    words: str
    linkback: bool


def take_comments(tree: LexborHTMLParser, data: Sequence[dict[str, Any]]) -> tuple[list[Marked], list[str]]:
    """Take the comments out of the tree: those that could be read, and else the lines of the comments' area."""
    if tree.body is None:
        return [], []
    found = [*_definition_lists(tree), *_items(tree)] or list(_from_data(data))
    leftover: list[str] = []
    for selector in _AREAS:
        for node in tree.css(selector):
            if node.css_first("h1, article:not(.comment), main, [itemprop=articleBody]") is not None:
                continue
            if not found and not is_hidden(node):
                leftover += [block.text for block in blocks(node)]
            node.decompose()
    return found, leftover


def _is_item(node: LexborNode) -> bool:
    attributes = node.attributes
    if any(_ITEM_CLASS.match(name) for name in (attributes.get("class") or "").split()):
        return node.tag not in (
            "body",
            "a",
            "span",
            "p",
            "ul",
            "ol",
            "h2",
            "h3",
            "h4",
            "dl",
            "dt",
            "dd",
            "form",
            "textarea",
        )
    if _ITEM_ID.match(attributes.get("id") or ""):
        return node.tag in ("li", "div", "article", "section")
    kind = attributes.get("itemtype") or ""
    return bool(re.search(r"schema\.org/(?:User)?Comments?$", kind)) or attributes.get("itemprop") == "comment"


def _items(tree: LexborHTMLParser) -> list[Marked]:
    """The comments of the elements that are one each, in page order."""
    body = tree.body
    if body is None:
        return []
    items = [node for node in body.traverse(include_text=False) if _is_item(node)]
    items = _one_each([node for node in items if not is_hidden(node)])
    for number, node in enumerate(items):
        node.attrs[_MARK] = str(number)
    found = [comment for node in items if (comment := _read(node))]
    for node in reversed(items):
        node.decompose()
    return found


def _one_each(items: list[LexborNode]) -> list[LexborNode]:
    """Without wrappers and pieces: an item inside another is its words, its frame, or a reply to it."""
    ids = {node.mem_id: node for node in items}
    inner: dict[int, list[LexborNode]] = {}
    for node in items:
        outer = _nearest(node, ids)
        if outer is not None:
            inner.setdefault(outer, []).append(node)
    dropped: set[int] = set()
    for outer, nodes in inner.items():
        signed = [node for node in nodes if _has_author(node)]
        dropped.update(node.mem_id for node in nodes if not _has_author(node) and not _is_schema(node))
        within = {node.mem_id for node in signed}
        if signed and not _has_author(ids[outer], without=within):
            if len(signed) == 1:
                dropped.add(signed[0].mem_id)
            else:
                dropped.add(outer)
    return [node for node in items if node.mem_id not in dropped]


def _is_schema(node: LexborNode) -> bool:
    return "schema.org" in attribute(node, "itemtype")


def _nearest(node: LexborNode, ids: dict[int, LexborNode]) -> int | None:
    above = node.parent
    while above is not None:
        if above.mem_id in ids:
            return above.mem_id
        above = above.parent
    return None


def _has_author(node: LexborNode, without: set[int] | None = None) -> bool:
    for selector in _AUTHOR:
        for found in node.css(selector):
            if found.mem_id != node.mem_id and not (without and _is_under(found, node, without)):
                return True
    return False


def _is_under(node: LexborNode, root: LexborNode, ids: set[int]) -> bool:
    at: LexborNode | None = node
    while at is not None and at.mem_id != root.mem_id:
        if at.mem_id in ids:
            return True
        at = at.parent
    return False


def _read(item: LexborNode) -> Marked | None:
    """One comment's author, time and words, without its replies."""
    copy = LexborHTMLParser(item.html or "")
    body = copy.body
    if body is None:
        return None
    number = item.attributes.get(_MARK)
    for nested in copy.css(f"[{_MARK}]"):
        if nested.attributes.get(_MARK) != number:
            nested.decompose()
    tokens = attribute(item, "class").casefold().split()
    author_node = _first(body, _AUTHOR)
    author, time = _author_of(author_node), _time_of(body)
    words = _words_of(body, author_node)
    lines = words.split("\n")
    if author is None:
        author, signed, words = _signature(lines)
        time = time or signed
    linkback = "pingback" in tokens or "trackback" in tokens or is_linkback(words)
    return Marked(author, time, words, linkback) if words.strip() else None


def _first(body: LexborNode, selectors: Sequence[str]) -> LexborNode | None:
    for selector in selectors:
        for node in body.css(selector):
            if node.text(strip=True):
                return node
    return None


def _author_of(node: LexborNode | None) -> str | None:
    """The printed name, without "says:" and a date that some sites set in the same element."""
    if node is None:
        return None
    line = " ".join(node.text(separator=" ").split())
    found = match("comment_head", line)
    if found:
        line = found["name"]
    dated = moments(line)
    line = line[: dated[0].start] if dated else line
    line = re.sub(r"^(?:posted |comment |written )?by:?\s+", "", line, flags=re.IGNORECASE)
    line = re.sub(r" ?(?:says|said|wrote|writes)? ?(?:[:…]|\.\.\.)?$", "", line, flags=re.IGNORECASE)
    line = line.strip(" ,|·•–—-")
    return line[:100] or None


def _time_of(body: LexborNode) -> str | None:
    """The printed time; where only the attribute holds a full date, that."""
    for selector in _TIME:
        for node in body.css(selector):
            line = " ".join(node.text(separator=" ").split())
            found = moments(line)
            if found:
                return line[found[0].start : found[0].end]
            for name in ("datetime", "content", "title"):
                value = node.attributes.get(name)
                if value and moments(value):
                    return value
    return None


def _words_of(body: LexborNode, author: LexborNode | None) -> str:
    """The comment's own words: of the element that holds them, else all that is not head or control."""
    for selector in _WORDS:
        for node in body.css(selector):
            if author is not None and _is_under(author, body, {node.mem_id}):
                continue
            words = _shown(node)
            if words:
                return words
    if author is not None:
        _drop_line(author, body)
    for selector in (*_ASIDES, "time"):
        for node in body.css(selector):
            node.decompose()
    return _shown(body)


def _drop_line(author: LexborNode, body: LexborNode) -> None:
    """Remove the author's element, with the line of its own that it may stand on."""
    above = author.parent
    if above is not None and above.mem_id != body.mem_id:
        line, name = above.text(strip=True), author.text(strip=True)
        if len(line) <= len(name) + 60 and (head_ := match("comment_head", " ".join(line.split()))) and head_:
            above.decompose()
            return
    author.decompose()


def _shown(node: LexborNode) -> str:
    """The paragraphs shown, without "Reply" and the like."""
    kept = [
        block.text
        for block in blocks(node)
        if not fits("menu", block.text)
        and not fits("comments_end", block.text)
        and not _is_bare_time(block.text)
        and not _SAYS.fullmatch(block.text)
    ]
    return "\n\n".join(kept)


def _is_bare_time(line: str) -> bool:
    return is_time(line) and match("comment_foot", line) is None


def _signature(lines: list[str]) -> tuple[str | None, str | None, str]:
    """Author and time where only the words tell them: the first line or the last; the words without it."""
    kept = [line for line in lines if line.strip()]
    if not kept:
        return None, None, ""
    if found := match("pingback_line", kept[0]):
        return found["name"].strip(" ."), None, "\n".join(lines)
    for at, cue in ((-1, "comment_foot"), (0, "comment_head")):
        if len(kept) > 1 and (found := match(cue, kept[at])):
            rest = kept[:-1] if at else kept[1:]
            return found["name"].strip(), found.groupdict().get("time"), "\n\n".join(rest)
    return None, None, "\n".join(lines)


def _definition_lists(tree: LexborHTMLParser) -> Iterator[Marked]:
    """Blogger's old pages: ``dt`` says "dana k. said...", one ``dd`` holds the words, another the time."""
    for listing in tree.css("dl"):
        if not re.search("comment", attribute(listing, "id") + attribute(listing, "class"), re.IGNORECASE):
            continue
        author: str | None = None
        words: list[str] = []
        time: str | None = None
        for node in listing.css("dt, dd"):
            if node.tag == "dt":
                if words:
                    yield _marked(author, time, words)
                author, words, time = _author_of(node), [], None
                continue
            line = " ".join(node.text(separator=" ").split())
            if is_time(line):
                found = moments(line)
                time = line[found[0].start : found[0].end] if found else time
            elif shown := _shown(node):
                words.append(shown)
        if words:
            yield _marked(author, time, words)
        listing.decompose()


def _marked(author: str | None, time: str | None, words: Sequence[str]) -> Marked:
    said = "\n\n".join(words)
    return Marked(author, time, said, is_linkback(said))


def _from_data(data: Sequence[dict[str, Any]]) -> Iterator[Marked]:
    """Comments that only the structured data holds."""
    for item in data:
        if not types(item) & {"comment", "usercomments"}:
            continue
        words = item.get("text") or item.get("commentText") or item.get("description")
        if isinstance(words, str) and words.strip():
            plain = re.sub(r"<[^<>]{1,200}>", "", words).strip()
            when = item.get("dateCreated") or item.get("datePublished") or item.get("commentTime")
            author = words_of(item.get("author") or item.get("creator"))
            yield Marked(author, when if isinstance(when, str) else None, plain, is_linkback(plain))
