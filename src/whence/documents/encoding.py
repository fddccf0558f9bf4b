"""From bytes to characters: byte order mark, declared charset, UTF-8, and last the charset the bytes look like."""

from __future__ import annotations

import codecs
import re
from typing import Final

#: Of a text mostly in one charset: how many broken sequences to a good one still count as a slip of the pen.
BROKEN_SHARE = 0.05
#: Western pages have at most so many letters with accents and curly quotes; more, and it is not Western.
WESTERN_SHARE = 0.15
#: Control characters that no text has; a few slips are forgiven (one in a thousand).
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffd]")
_CONTROL_SHARE = 0.001

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding=[\"']([\w.:-]+)", re.I)  # fmt: skip  # noqa: E501


def decode(data: bytes, charset: str | None = None) -> str | None:
    """The text in the bytes with newlines as ``\\n``, or None where no charset makes text of them.

    ``charset`` is what came with the bytes (an HTTP header), if anything did.
    """
    text = _decoded(data, charset)
    text = text.lstrip("\ufeff").rstrip("\x00\x1a") if text else None
    if text is None or not is_text(text):
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def charset_of(content_type: str | None) -> str | None:
    """The charset that an HTTP header like "text/html; charset=utf-8" names."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", content_type or "", re.IGNORECASE)
    return found.group(1) if found else None


def is_text(text: str) -> bool:
    """Whether the characters can be a text: hardly any control characters or failed ones."""
    return len(_CONTROL.findall(text)) <= _CONTROL_SHARE * len(text)


def _decoded(data: bytes, charset: str | None) -> str | None:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _try(data[len(mark) :], name)
    text = _try(data, "utf-8")
    if text is not None:
        return text if "\x00" not in text[:2000] else _utf16(data)
    for said in (charset, _declared(data)):
        text = _try(data, _web_name(said)) if said else None
        if text is not None and is_text(text):
            return text
    return _mostly_utf8(data) or _utf16(data) or _western(data) or _guessed(data)


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _web_name(name: str) -> str:
    """Pages that say Latin-1 mean Windows-1252, as every browser knows."""
    plain = name.strip().lower()
    return "cp1252" if plain in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else plain


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    return (found.group(1) or found.group(2)).decode("ascii", "replace") if found else None


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its spaces and Latin letters is zero."""
    sample = data[:2000]
    if len(sample) < 8 or len(data) % 2:
        return None
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) >= 0.1 * len(zeros):
            text = _try(data, name)
            if text is not None and is_text(text):
                return text
    return None


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes: they show as replacement characters rather than spoil the rest."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = len(re.findall(r"[^\x00-\x7f\ufffd]", text))
    return text if good and broken <= BROKEN_SHARE * good else None


def _western(data: bytes) -> str | None:
    """Windows-1252, where letters with accents and curly quotes are few."""
    text = _try(data, "cp1252")
    if text is None or not is_text(text):
        return None
    rare = sum(1 for char in text if ord(char) > 127)
    return text if rare <= WESTERN_SHARE * len(text) else None


def _guessed(data: bytes) -> str | None:
    """What charset-normalizer makes of the bytes; it answers nothing where all guesses look like noise."""
    from charset_normalizer import from_bytes

    foreign = sum(byte > 127 for byte in data)
    if foreign <= WESTERN_SHARE * len(data):
        return None  # Western text with bytes that no Western charset has: a guess would invent letters
    best = from_bytes(data[:200_000]).best()
    return _try(data, best.encoding) if best is not None and best.coherence > 0 else None
