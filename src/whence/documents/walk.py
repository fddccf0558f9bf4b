"""A walk through an HTML tree that gives its blocks of text in order, each with what its markup says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborNode

from whence.documents.document import PartKind

#: Elements that stand in a line of text; every other element begins and ends a block.
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr -text".split()
)
#: Elements whose text nobody reads, or that hold controls.
NEVER = frozenset(
    "script style noscript template svg iframe form button select input textarea canvas video audio object embed "
    "head title map math dialog nav meta link -comment".split()
)
DEEPEST = 1000
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_FURNITURE = re.compile(
    r"(?:^|[-_])(?:nav|navbar|navigation|menu|sidebar|widget|widgets|share|sharing|sharedaddy|social|related|newsletter"
    r"|subscribe|subscription|promo|advert|advertisement|ads?|sponsor|sponsored|breadcrumbs?|cookies?|consent|popup|modal"
    r"|masthead|skip|toolbar|pagination|pager|recommended|trending|popular|signup|outbrain|taboola|jp-relatedposts"
    r"|reply|respond|site-header|site-footer)(?:$|[-_])",
    re.IGNORECASE,
)
_HIDDEN_CLASS = re.compile(
    r"^(?:sr-only|visually-?hidden|screen-reader-text|hidden|hide|d-none|offscreen|noprint-only)$"
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog"))

#: What an element's class says its text is; the first that fits counts.
_CLASSES: tuple[tuple[re.Pattern[str], PartKind], ...] = (
    (re.compile(r"caption|photo-?credit|image-?credit|media-?credit|cutline|figcaption", re.I), "caption"),
    (re.compile(r"^(?:author|writer|post-author|entry-author|about-author)[-_]*(?:bio|box|info|description|about)"
                r"|about[-_]the[-_]author|about[-_]author|^bio$|author__bio|authorbio|contributor-bio", re.I), "bio"),
    (re.compile(r"^(?:tags?|tag-?links|tags-links|post-tags|entry-tags|article-tags|cat-links|post-categories|post-labels"
                r"|labels|categories|keywords|topics|tagcloud|tag-list)$", re.I), "tags"),
    (re.compile(r"byline|^(?:author|post-author|entry-author|dateline|date-header|post-meta|entry-meta|article-meta"
                r"|postmeta|metadata|meta|timestamp|posted-on|published|publish-date|pub-date|date|post-date|entry-date"
                r"|postmetadata|post-footer|entry-utility|article-info|article-date|posted)$", re.I), "meta"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """A block's text as shown. ``linked``: the share of it that is link text. ``inside``: in the story's element."""

    text: str
    tag: str
    hint: PartKind | None
    linked: float
    inside: bool


def attribute(node: LexborNode, name: str) -> str:
    """An attribute's value; empty where it is missing or has none."""
    return node.attributes.get(name) or ""


#: Characters of a list of classes.
LONGEST = 4000


def names(node: LexborNode) -> list[str]:
    """The element's classes and id; what stands beyond the longest list of them is none."""
    attributes = node.attributes
    return [*(attributes.get("class") or "")[:LONGEST].split(), *(attributes.get("id") or "")[:LONGEST].split()]


@lru_cache(maxsize=4096)
def _is_furniture_name(name: str) -> bool:
    return _FURNITURE.search(name) is not None


@lru_cache(maxsize=4096)
def _named(name: str) -> PartKind | None:
    return next((kind for pattern, kind in _CLASSES if pattern.search(name)), None)


def is_hidden(node: LexborNode) -> bool:
    """Whether a browser would not show it."""
    attributes = node.attributes
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(attributes.get("style") or ""))
        or any(_HIDDEN_CLASS.match(name) for name in (attributes.get("class") or "").split())
    )


def is_furniture(node: LexborNode) -> bool:
    """Whether its names or role say that it is the site's, not the page's. One that holds the story is not."""
    tag = node.tag or ""
    if tag in ("body", "html", "main", "article"):
        return False
    marked = (
        tag in ("aside", "footer", "header")
        or attribute(node, "role").casefold() in _ROLES
        or any(_is_furniture_name(name) for name in names(node))
    )
    if not marked:
        return False
    if tag in ("header", "footer", "aside") and _is_in_story(node):
        return tag == "aside" and not any(_named(name) == "bio" for name in names(node))
    return node.css_first("h1, article, main, [itemprop=articleBody], .entry-title, .post-title") is None


def _is_in_story(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in ("article", "main"):
            return True
        above = above.parent
    return False


def is_too_deep(root: LexborNode) -> bool:
    """Whether elements are nested deeper than any page needs; browsers themselves stop at 512 levels."""
    depth = 0
    node: LexborNode | None = root
    while node is not None:
        if node.child is not None:
            node, depth = node.child, depth + 1
            if depth > DEEPEST:
                return True
            continue
        while node is not None and node.next is None:
            node, depth = node.parent, depth - 1
            if node is None or node.mem_id == root.mem_id:
                return False
        node = node.next if node is not None else None
    return False


def blocks(root: LexborNode, story: LexborNode | None = None) -> Iterator[Block]:
    """The blocks under ``root`` in order, without what is hidden, runs or belongs to the site."""
    walker = _Walker(story)
    node: LexborNode | None = root
    while node is not None:
        if walker.enter(node) and node.child is not None:
            node = node.child
            continue
        while node is not None:
            walker.leave(node)
            yield from walker.ready()
            if node.mem_id == root.mem_id:
                return
            if node.next is not None:
                node = node.next
                break
            node = node.parent


class _Walker:
    """Collects text between the edges of blocks."""

    def __init__(self, story: LexborNode | None) -> None:
        self.story = story.mem_id if story is not None else None
        self.inside = 0 if story is not None else 1
        self.pieces: list[str] = []
        self.linked = 0
        self.links = 0
        self.tags: list[str] = []
        self.hints: list[PartKind | None] = [None]
        self.done: list[Block] = []

    def enter(self, node: LexborNode) -> bool:
        """Note where a node begins; whether its children are to be walked."""
        tag = node.tag or ""
        if tag == "-text":
            self._say(node.text(deep=False))
            return False
        if tag == "br":
            self.pieces.append("\n")
            return False
        skipped = tag in NEVER or is_hidden(node) or is_furniture(node)
        if tag not in INLINE:
            self._flush()
            self.tags.append(tag)
            self.hints.append(None if skipped else self._hint(node, tag))
        elif tag == "a":
            self.links += 1
        if node.mem_id == self.story:
            self.inside += 1
        return not skipped

    def leave(self, node: LexborNode) -> None:
        """Note where a node ends."""
        tag = node.tag or ""
        if tag in ("-text", "br"):
            return
        if tag not in INLINE:
            self._flush()
            self.tags.pop()
            self.hints.pop()
        elif tag == "a":
            self.links -= 1
        if node.mem_id == self.story:
            self.inside -= 1

    def ready(self) -> list[Block]:
        """The blocks finished since the last call."""
        done, self.done = self.done, []
        return done

    def _hint(self, node: LexborNode, tag: str) -> PartKind | None:
        if tag == "figcaption":
            return "caption"
        named = next((kind for name in names(node) if (kind := _named(name))), None)
        if tag in HEADINGS and named != "caption":
            return "heading"
        if tag in ("body", "main", "article"):
            return None
        return named or self.hints[-1]

    def _say(self, text: str) -> None:
        said = re.sub(r"[ \t\r\n\f]+", " ", text)
        if said:
            self.pieces.append(said)
            self.linked += len(said) if self.links else 0

    def _flush(self) -> None:
        if not self.pieces:
            return
        text = re.sub(r" +", " ", re.sub(r" *\n *", "\n", "".join(self.pieces)))
        length = max(1, len(text.strip()))
        tag = self.tags[-1] if self.tags else ""
        for paragraph in re.split(r"\n{2,}", text):
            kept = paragraph.strip()
            if kept:
                share = min(1.0, self.linked / length)
                self.done.append(Block(kept, tag, self.hints[-1], share, self.inside > 0))
        self.pieces, self.linked = [], 0
