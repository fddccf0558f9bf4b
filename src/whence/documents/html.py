"""HTML pages: the clean text is put together from the blocks of the story, then the comments."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from whence.documents.bio import clean_outlet
from whence.documents.build import Builder
from whence.documents.document import PartKind
from whence.documents.draft import Draft, Stated
from whence.documents.furniture import fits, match
from whence.documents.layout import units
from whence.documents.markup_comments import take_comments
from whence.documents.metadata import metadata, structured, title_elements
from whence.documents.outlet import split_title
from whence.documents.walk import HEADINGS, Block, blocks, is_too_deep
from whence.errors import BadInput

_TAG = re.compile(
    r"<(?:!doctype html|html|head|body|article|div|p|h1|h2|span|br|table|title|meta)\b[^<>]*>", re.IGNORECASE
)
#: Elements that hold the story and nothing else, as sites name them; then those that hold the page's own matter.
_STORY = (
    '[itemprop="articleBody"]', ".entry-content", ".article-body", ".article__body", ".story-body",
    ".post-body", ".post-content", ".article-content", ".entry-body", ".story-content", ".td-post-content",
    ".article-text", ".field-name-body", ".body-text", "#article-body", "#story-body", ".entry", "article",
    '[role="main"]', "main",
)  # fmt: skip
#: An element counts as the story's when it holds this share of the words in the page's paragraphs.
STORY_SHARE = 0.5
#: Comments on one page; each is a report of its own, and sites turn the page after some hundreds.
MOST_COMMENTS = 5_000
_KEPT_OUTSIDE: frozenset[PartKind] = frozenset(("meta", "tags", "bio", "caption"))


def looks_like_html(text: str, suffix: str) -> bool:
    """By the file's name, or by the tags near its top."""
    if suffix in (".html", ".htm", ".xhtml", ".shtml"):
        return True
    if suffix in (".md", ".markdown"):
        return False
    head = text[:3000].lstrip()
    if re.match(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body)\b", head, re.I | re.S):
        return True
    return head.startswith("<") and len(_TAG.findall(head)) >= 3


def read_html(text: str, name: str) -> Draft:
    """The page's story, and the comments its markup tells apart."""
    tree = LexborHTMLParser(text)
    if tree.body is None:
        return Draft("", ())
    if is_too_deep(tree.body):
        raise BadInput(name, "the HTML is nested deeper than any page")
    data = structured(tree)
    comments, leftover = take_comments(tree, data)
    if len(comments) > MOST_COMMENTS:
        raise BadInput(name, f"the page has more than {MOST_COMMENTS:,} comments")
    stated = _stated(tree, metadata(tree, data))
    builder = Builder()
    _add_story(builder, list(_kept(tree, text)), stated)
    for line in leftover:
        for unit in units(line):
            builder.add(unit.text)
    for comment in comments:
        builder.add_comment(comment.author, comment.time, comment.words, linkback=comment.linkback)
    return Draft(builder.text, tuple(builder.units), stated, tuple(builder.comments))


def _stated(tree: LexborHTMLParser, stated: Stated) -> Stated:
    """The metadata with the title as the page prints it, and the outlet from the title element or legal notice."""
    element, heading = title_elements(tree)
    title = _printed_title(tree, stated.title or element) or stated.title
    site = stated.outlet
    if title is None and heading and not (site and _plain(heading) == _plain(site)):
        title = heading
    if title is None and element:
        title, found = split_title(element)
        site = site or found
    if title and site and _plain(title).endswith(_plain(site)):
        title = split_title(title)[0]
    return replace(stated, title=title, outlet=site or _rest_of_title(element, title) or _owner(tree))


def _printed_title(tree: LexborHTMLParser, named: str | None) -> str | None:
    """The longest heading that the markup's title contains: the title without the site's name, as printed.

    Of "Two held in Karsa « Norland Ledger" it is the part before the mark that opens to the left.
    """
    if not named:
        return None
    first, whole = _plain(named.partition(" « ")[0]), _plain(named)
    printed = [" ".join(node.text(separator=" ").split()) for node in tree.css("h1, h2, h3")]
    inside = [line for line in printed if _plain(line) and _plain(line) in whole and len(_plain(line)) > len(whole) / 3]
    return max(inside, key=lambda line: (_plain(line) == first, len(line)), default=None)


def _rest_of_title(element: str | None, title: str | None) -> str | None:
    """What the title element adds to the title, which is the site's name where it is short."""
    if not element or not title or title not in element:
        return None
    rest = element.replace(title, "", 1).strip(" \t\u00a0|–—-:·»«")
    rest = re.split(r"\s+[|–—»«·]\s+", rest)[-1]
    return clean_outlet(rest) if 0 < len(rest.split()) <= 6 else None


def _owner(tree: LexborHTMLParser) -> str | None:
    """The owner in the legal notice, or the name the site prints on top."""
    for node in tree.css("footer, #footer, .footer, .site-info, .copyright"):
        line = " ".join(node.text(separator=" ").split())
        at = re.search(r"©|\(c\)|copyright", line, re.IGNORECASE)
        found = match("copyright", line[at.start() : at.start() + 200]) if at else None
        if found:
            return clean_outlet(found["outlet"])
    for node in tree.css(".site-title, #site-title, .site-name, #blog-title, .blog-title, header .logo, #header h1"):
        words = " ".join(node.text(separator=" ").split())
        if 0 < len(words.split()) <= 6:
            return clean_outlet(words)
    return None


def _plain(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.casefold()))


def _kept(tree: LexborHTMLParser, text: str) -> Iterator[Block]:
    """The blocks of the page's own matter."""
    assert tree.body is not None
    story = _story(tree)
    found = list(blocks(tree.body, story))
    if story is not None:
        yield from (b for b in found if b.inside or b.hint in _KEPT_OUTSIDE or b.tag in HEADINGS)
        return
    main = _main_matter(text)
    kept = [b for b in found if b.hint in _KEPT_OUTSIDE or b.tag in HEADINGS or (_plain(b.text)[:80] in main)]
    said = sum(len(b.text) for b in kept if b.hint is None and b.tag not in HEADINGS)
    yield from kept if said else found


def _story(tree: LexborHTMLParser) -> LexborNode | None:
    """The smallest element that holds most of the page's paragraphs, by the names that sites give it."""
    total = _said(tree.body)
    if not total:
        return None
    for selector in _STORY:
        nodes = tree.css(selector)
        if nodes:
            best = max(nodes, key=_said)
            if _said(best) >= STORY_SHARE * total:
                return best
    return None


def _said(node: LexborNode | None) -> int:
    """How many characters of paragraphs an element holds; one that breaks lines instead counts whole."""
    if node is None:
        return 0
    paragraphs = sum(len(p.text(strip=True)) for p in node.css("p"))
    return paragraphs or (len(node.text(strip=True)) if node.css_first("br") else 0)


def _main_matter(text: str) -> str:
    """The words that trafilatura takes for the story; it is asked only where no name tells the story's element."""
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page it finds nothing in is no error here
    try:
        found = extract(text, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False)
    except Exception:  # a page that the library trips over is still read, by its blocks alone
        found = None
    return _plain(found or "")


def _add_story(builder: Builder, kept: list[Block], stated: Stated) -> None:
    """The headline first, as a reader sees it, then the blocks; a heading that is the title is not said twice."""
    titled = False
    if stated.title:
        titled = builder.add(stated.title, "headline") is not None
    for block in kept:
        if titled and block.tag in HEADINGS and stated.title and _plain(block.text) == _plain(stated.title):
            continue
        if block.tag in HEADINGS and not block.inside and not titled and block.tag == "h1":
            titled = builder.add(block.text, "headline") is not None
            continue
        if block.tag in HEADINGS and not block.inside:
            continue
        if stated.outlet and _plain(block.text) == _plain(stated.outlet):
            continue
        if block.tag == "pre":
            for unit in units(block.text):
                builder.add(unit.text)
            continue
        builder.add(
            ("• " if block.tag == "li" and block.hint is None and block.linked < 0.9 else "") + block.text, _hint(block)
        )


def _hint(block: Block) -> PartKind | None:
    """What the block is by its markup; None leaves it to its words and its place."""
    if block.hint == "heading":
        speaks = any(fits(cue, block.text) for cue in ("comments_head", "section", "comments_end", "release", "menu"))
        return None if speaks else "heading"
    if block.hint == "caption" or block.hint == "tags":
        return block.hint
    if block.hint == "meta":
        # A class like "meta" is often set on more than it says: what reads as a paragraph is left to its words.
        return "meta" if len(block.text.split()) <= 25 else None
    if block.hint == "bio":
        return "bio"
    if block.linked >= 0.9 and len(block.text.split()) <= 25 and not re.search(r"[.!?][\"”’)]*$", block.text):
        return "menu"
    return None
