"""What is downloaded: a report's original bytes, its clean text, a brief to hand over."""

from __future__ import annotations

from datetime import date

from whence.case import build
from whence.case.build import Material
from whence.errors import CaseError
from whence.exchange.brief.give import FORMS, PLAIN, brief_of, written
from whence.web.asked import Asked, File, NotHere, Refused
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


def brief(asked: Asked) -> File:
    """The brief of an entity or an event, as .html, .md or .pdf; `?known=2014-05-04` as it was known on a day."""
    form = f".{asked.named['form']}"
    if form not in FORMS:
        raise NotHere(f"A brief is written as {', '.join(FORMS)}.")
    if asked.id not in asked.view.entities and asked.id not in asked.view.events:
        raise NotHere("There is nothing of this id in the case.")
    known = asked.query.get("known") or None
    try:
        if known is not None:
            date.fromisoformat(known)
    except ValueError:
        raise Refused(f"{known!r} is no day; write it as 2014-05-04.") from None
    try:

        def given(about: set[str]) -> Material:
            return asked.opened.ask(lambda case: build.material(case, about))

        made = brief_of(asked.view, asked.id, known, given, drawn=form not in PLAIN)
        return File(f"{asked.id}{form}", written(made, form))
    except CaseError as error:  # nothing was known of it then, or a library that it needs is not installed
        raise Refused(str(error)) from error
