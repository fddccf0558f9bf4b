"""What is downloaded as it is: a report's original bytes, its clean text."""

from __future__ import annotations

from whence.web.asked import Asked, File
from whence.web.pages.report import find

#: How a file begins, and what its name ends in then. Nothing is served as what it claims to be: see ``File``.
KINDS = ((b"%pdf-", "pdf"), (b"<!doctype html", "html"), (b"<html", "html"), (b"<?xml", "xml"))


def original(asked: Asked) -> File:
    """The file a report came in, byte for byte."""
    report = find(asked.view, asked.id)
    data = asked.opened.ask(lambda case: case.original(report.id))
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    ending = next((ending for start, ending in KINDS if head.startswith(start)), "txt")
    return File(f"{report.id}.{ending}", data)


def text(asked: Asked) -> File:
    """A report's clean text, into which every quote's offsets point."""
    report = find(asked.view, asked.id)
    return File(f"{report.id}.clean.txt", report.text.encode(errors="replace"))
