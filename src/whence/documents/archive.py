"""WARC, as web archives keep pages: one record a page, with the address it was fetched from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from whence.documents.encoding import charset_of
from whence.documents.html import looks_like_html
from whence.documents.kinds import kind_of
from whence.documents.refuse import LARGEST
from whence.errors import BadInput

#: What a record must say it holds, for it to be a report; pictures, scripts and style sheets are passed over.
READ = frozenset(
    """
    text/html application/xhtml+xml text/plain application/pdf application/rss+xml application/atom+xml message/rfc822
    application/vnd.openxmlformats-officedocument.wordprocessingml.document
    """.split()
)

#: What servers say that do not know; then the page's first bytes must tell that it is a feed, a PDF, a page.
UNKNOWN = frozenset(["", "application/octet-stream", "application/xml", "text/xml"])

#: Bytes of a record's head and the head of the answer in it, together.
LONGEST_HEAD = 512 * 1024


class Record(NamedTuple):
    """One page of an archive: what messages call it, its bytes, its address and the charset that came with it."""

    name: str
    data: bytes
    url: str | None
    charset: str | None


def is_archive(path: str) -> bool:
    """By its name; an archive may be far larger than any page."""
    return path.casefold().endswith((".warc", ".warc.gz"))


def records(path: str | Path) -> Iterator[Record | BadInput]:
    """The pages in an archive, in order, one in memory at a time; what cannot be read comes as the reason why."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    class Quiet(ArchiveIterator):  # type: ignore[misc]  # the library has no types
        INC_RECORD = ""  # it would print its complaint; ours is made of the count below

    found = damaged = 0
    try:
        with Path(path).open("rb") as opened:
            pages = Quiet(opened)
            head = _Head(pages.reader)
            for record in pages:
                head.size = 0
                url = record.rec_headers.get_header("WARC-Target-URI")
                if record.rec_type not in ("response", "resource") or not _is_page(record):
                    continue
                name = f"{path}: {url or f'record {found + 1}'}"
                data = record.content_stream().read(LARGEST + 1)
                if _plain(_kind(record)) in UNKNOWN and not looks_readable(data, name):
                    continue
                found += 1
                if len(data) > LARGEST:
                    yield BadInput(name, f"the page has more than {LARGEST // 1024 // 1024} MB")
                elif data:
                    yield Record(name, data, url if url and "://" in url else None, charset_of(_kind(record)))
            damaged = pages.err_count
    except OSError as error:
        yield BadInput(str(path), f"cannot be read ({error.strerror or error})")
        return
    except (ArchiveLoadFailed, ValueError, EOFError, KeyError, AttributeError, UnicodeError) as error:
        yield BadInput(str(path), f"the archive is broken after {found} pages ({_said(error)})")
        return
    if damaged:
        yield BadInput(str(path), f"the archive is damaged; {found} pages could be read")
    elif not found:
        yield BadInput(str(path), "an archive without a page")


def _is_page(record: Any) -> bool:
    """Answered with 200 (a resource has no answer), and of a kind that is read."""
    http = record.http_headers
    if http is not None and http.get_statuscode() != "200":
        return False
    return _plain(_kind(record)) in READ | UNKNOWN


def looks_readable(data: bytes, name: str) -> bool:
    """Whether bytes of no stated kind are a page, a feed or another text that is told by its first bytes."""
    return kind_of(data, name) is not None or looks_like_html(data[:3000].decode("utf-8", "replace"), "")


class _Head:
    """Counts what is read by the line, which the library does without end: the heads of a record and of its answer."""

    def __init__(self, reader: Any) -> None:
        self.size = 0
        self._readline = reader.readline
        reader.readline = self.readline

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = self._readline(min(length or LONGEST_HEAD, LONGEST_HEAD))
        self.size += len(line)
        if self.size > LONGEST_HEAD:
            raise ValueError(f"the head of a record has more than {LONGEST_HEAD // 1024} KB")
        return line


def _said(error: Exception) -> str:
    """The library's complaint on one line; its advice is for who wrote the archive."""
    lines = [line.strip().removeprefix("ERROR: ") for line in str(error).splitlines()]
    return next(filter(None, lines), type(error).__name__)[:200]


def _plain(kind: str) -> str:
    return kind.split(";")[0].strip().casefold()


def _kind(record: Any) -> str:
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    return headers.get_header("Content-Type") or ""
