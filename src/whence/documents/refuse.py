"""Why bytes cannot become a report, each reason in one sentence."""

from __future__ import annotations

import re

from whence.errors import BadInput

#: No page of text is larger; a larger file is a mistake or an attack. 30 MB of text is some 10,000 pages of print.
LARGEST = 20 * 1024 * 1024

#: Lines that are not empty: a book has some ten thousand; each costs a twentieth of a millisecond to tell its part.
MOST_LINES = 50_000

#: First bytes of files that are no text, and what to call them.
KNOWN = (
    (b"\x89PNG", "an image (PNG), not a text"),
    (b"\xff\xd8\xff", "an image (JPEG), not a text"),
    (b"GIF8", "an image (GIF), not a text"),
    (b"RIFF", "a media file, not a text"),
    (b"BM\x00", "an image (BMP), not a text"),
    (b"II*\x00", "an image (TIFF), not a text"),
    (b"MM\x00*", "an image (TIFF), not a text"),
    (b"PK\x03\x04", "a zip archive or office file, not a text"),
    (b"\x1f\x8b", "a compressed file (gzip), not a text"),
    (b"BZh", "a compressed file (bzip2), not a text"),
    (b"\xfd7zXZ", "a compressed file (xz), not a text"),
    (b"7z\xbc\xaf", "a compressed file (7z), not a text"),
    (b"Rar!", "a compressed file (rar), not a text"),
    (b"\x7fELF", "a program, not a text"),
    (b"MZ\x90", "a program, not a text"),
    (b"\xca\xfe\xba\xbe", "a program, not a text"),
    (b"SQLite format 3\x00", "a database, not a text"),
    (b"\xd0\xcf\x11\xe0", "an office file, not a text"),
    (b"ID3", "a sound file, not a text"),
    (b"OggS", "a media file, not a text"),
    (b"{\\rtf", "a rich text file, which is not read"),
)
#: Pages nest a few dozen elements; parsers take quadratic time over thousands.
DEEPEST = 3000
_NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|table|ul|ol|dl|blockquote|font|center|b|i|u|em|strong|big|small|s|strike|tt|code"
    r"|nobr)\b",
    re.IGNORECASE,
)
#: Elements of a page in all, and of those that begin a line; the largest pages with comments have a third of that.
MOST_TAGS, MOST_BLOCKS = 100_000, 25_000
_TAG = re.compile(r"<(?:(p|li|br|hr|tr|td|th|dt|dd|div|pre|h[1-6]|option|section|article)\b|[a-z])", re.IGNORECASE)
#: Attributes of one element; a parser compares each with all before it.
MOST_ATTRIBUTES = 2000
#: Words of them, such as classes.
MOST_WORDS = 100_000
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{8000,}")
_ATTRIBUTE = re.compile(r"\s[^\s\"'<>/=]{1,100}=")
_OPENED = re.compile(rb"<(html|body|article|main)[\s>]", re.IGNORECASE)
_ASIDE = re.compile(rb"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)


def refuse_size(size: int, name: str) -> None:
    """Refuse what is empty or too large; called before the file is read and again on its bytes."""
    if size == 0:
        raise BadInput(name, "the file is empty")
    if size > LARGEST:
        raise BadInput(name, f"the file has {size / 1024 / 1024:.0f} MB; at most {LARGEST // 1024 // 1024} MB are read")


def refuse_binary(data: bytes, name: str) -> None:
    """Refuse files known by their first bytes, and any whose zero bytes are not those of UTF-16 or UTF-32."""
    for magic, reason in KNOWN:
        if data.startswith(magic):
            raise BadInput(name, reason)
    head = data[:8192]
    if not head.strip(b"\x00"):
        raise BadInput(name, "a binary file, not a text")
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        even, odd = head[::2].count(0), head[1::2].count(0)
        if min(even, odd) > 0.02 * len(head) or even + odd < 0.05 * len(head):
            raise BadInput(name, "a binary file, not a text")


def refuse_long(text: str, name: str) -> None:
    """Refuse what no page is, before each of its lines is looked at."""
    if text.count("\n") > MOST_LINES and sum(1 for line in text.split("\n") if line.strip()) > MOST_LINES:
        raise BadInput(name, f"the text has more than {MOST_LINES:,} lines, and no page has")


def refuse_deep_html(text: str, name: str) -> None:
    """Refuse a page nested or going on without end, before a parser is asked to build its tree."""
    tags = blocks = depth = 0
    for found in _TAG.finditer(text):
        tags, blocks = tags + 1, blocks + bool(found[1])
    if tags > MOST_TAGS or blocks > MOST_BLOCKS:
        raise BadInput(name, "the HTML has more elements than any page")
    for tag in _LONG_TAG.finditer(text):
        attributes = sum(1 for _ in _ATTRIBUTE.finditer(tag.group()))
        if attributes > MOST_ATTRIBUTES or tag.group().count(" ") > MOST_WORDS:
            raise BadInput(name, "an element of the HTML has more attributes than any")
    for tag in _NESTING.finditer(text):
        depth = max(0, depth - 1) if tag.group(1) else depth + 1
        if depth > DEEPEST:
            raise BadInput(name, "the HTML is nested deeper than any page")


def refuse_cut_html(text: str, name: str) -> None:
    """Refuse a page that breaks off: its story may lack the sentence that matters, and nothing would show it.

    HTML lets a page leave out its closing tags, but a page that opens ``html``, ``body``, ``main`` or ``article``
    and closes none of them, or that ends inside a tag, has in practice been cut.
    """
    data = text.encode("utf-8", "replace")
    bare = _ASIDE.sub(b"", data)
    opened = {found.group(1).lower() for found in _OPENED.finditer(bare)}
    closed = {tag for tag in opened if re.search(rb"</" + tag + rb"\s*>", bare, re.IGNORECASE)}
    ends_in_tag = re.search(rb"<[a-zA-Z/!][^<>]*\Z", bare) is not None
    if ends_in_tag or (opened and not closed & {b"html", b"body"} and opened - closed):
        raise BadInput(name, "the HTML breaks off before its end")
