"""A report: the text as published with the words that claims rest on, its readers' comments, its copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from whence.case import wording
from whence.case.titles import report_title
from whence.case.view import View
from whence.documents.document import Report
from whence.resolve.resolution import Ref
from whence.web import addresses
from whence.web.addresses import SHOWN
from whence.web.asked import Asked, Link, NotHere, Page
from whence.web.pages.passages import Block, blocks
from whence.web.pages.told import Told, all_told

#: Readers' comments that a page shows before it asks.
COMMENTS = 50


@dataclass(frozen=True, slots=True)
class Copy:
    """A page that is a copy of this one, or of which this one is a copy; or another version of it."""

    report: Annotated[Link, "the other page"]
    outlet: Annotated[str, "who published it"]
    published: Annotated[str, "when, in words"]
    reason: Annotated[str, "why it counts as one"]


@dataclass(frozen=True, slots=True)
class Comment:
    """A reader's comment or a trackback, a report of its own that stands under this page."""

    report: Annotated[Link, "the comment's own page"]
    type: Annotated[str, "comment or trackback"]
    author: Annotated[str | None, "the name printed with it"]
    published: Annotated[str, "when, in words"]
    blocks: Annotated[tuple[Block, ...], "its text"]


@dataclass(frozen=True, kw_only=True)
class ReportPage(Page):
    template: ClassVar[str] = "report.html"
    id: Annotated[str, "the report's id"]
    type: Annotated[str, "article, press release, transcript, post, comment, trackback"]
    outlet: Annotated[Link, "who published it"]
    authors: Annotated[tuple[Link, ...], "who wrote it, as printed"]
    published: Annotated[str, "when it came out, in words"]
    published_edtf: Annotated[str | None, "the same as EDTF"]
    published_basis: Annotated[str | None, "stated by the page, or inferred"]
    published_words: Annotated[str | None, "the words that the date rests on"]
    language: Annotated[str | None, "the language it is written in"]
    url: Annotated[str | None, "where it was published; shown as words, so that nobody visits it by a slip"]
    parent: Annotated[Link | None, "the page a comment stands under"]
    sha256: Annotated[str, "the clean text's hash, to which every quote is anchored"]
    copy_of: Annotated[Copy | None, "the page it is a copy of"]
    copies: Annotated[tuple[Copy, ...], "pages that are copies of it"]
    version_of: Annotated[Copy | None, "the first version of this page, where it was fetched again"]
    blocks: Annotated[tuple[Block, ...], "the text in its parts"]
    hidden: Annotated[int, "characters of the text that are not shown; ?all=1 shows them"]
    comments: Annotated[tuple[Comment, ...], "readers' comments and trackbacks"]
    comments_hidden: Annotated[int, "comments that are not shown; ?all=1 shows them"]
    claims: Annotated[tuple[Told, ...], "every claim of this text, in its order"]


def report_page(asked: Asked) -> ReportPage:
    """One report as it was published."""
    view, whole = asked.view, "all" in asked.query
    report = find(view, asked.id)
    refs = claims_in(view, report.id)
    under = view.comments_on.get(report.id, [])
    shown = under if whole else under[:COMMENTS]
    most = len(report.text) if whole else SHOWN
    text = blocks(view, report, refs, most=most)
    return ReportPage(
        title=report_title(view.reports, report.id),
        id=report.id,
        type=report.type,
        outlet=addresses.source(view, view.outlet(report.id)),
        authors=tuple(addresses.source(view, author) for author in view.authors(report.id)),
        published=wording.date(report.published.edtf),
        published_edtf=report.published.edtf,
        published_basis=report.published.basis,
        published_words=_evidence(view, report),
        language=report.language,
        url=report.url,
        parent=addresses.report(view, report.parent) if report.parent and report.parent in view.reports else None,
        sha256=report.sha256,
        copy_of=_copy(view, view.weighed.copy_of, report.id),
        copies=tuple(_as_copy(view, one, one) for one in view.copies_of.get(report.id, ())),
        version_of=_copy(view, view.weighed.version_of, report.id),
        blocks=text if not under else tuple(block for block in text if block.kind != "comment"),
        hidden=max(0, len(report.text) - most),
        comments=_comments(view, shown, 1 + sum(len(block.notes) for block in text)),
        comments_hidden=len(under) - len(shown),
        claims=all_told(view, refs),
    )


def find(view: View, id: str) -> Report:
    report = view.reports.get(id)
    if report is None:
        raise NotHere("There is no report of this id in the case.")
    return report


def claims_in(view: View, report: str) -> list[Ref]:
    """A report's claims in the order of its text, less those that somebody rejected."""
    extract = view.extracts.get(report)
    refs = (Ref(report, index) for index in range(len(extract.claims) if extract else 0))
    kept = [ref for ref in refs if ref in view.resolution.about]
    return sorted(kept, key=lambda ref: (view.claim(ref).start, view.claim(ref).trigger, ref.index))


def _evidence(view: View, report: Report) -> str | None:
    span = report.published.evidence
    return None if span is None else report.text[span.start : span.end] or None


def _copy(view: View, of: Mapping[str, str], id: str) -> Copy | None:
    return _as_copy(view, of[id], id) if id in of else None


def _as_copy(view: View, other: str, why: str) -> Copy:
    return Copy(
        report=addresses.report(view, other),
        outlet=addresses.source(view, view.outlet(other)).words,
        published=wording.date(view.reports[other].published.edtf),
        reason=view.weighed.copy_reason.get(why, ""),
    )


def _comments(view: View, ids: Iterable[str], first: int) -> tuple[Comment, ...]:
    made = []
    for id in ids:
        report = view.reports[id]
        text = blocks(view, report, claims_in(view, id), first)
        first += sum(len(block.notes) for block in text)
        made.append(
            Comment(
                report=addresses.report(view, id),
                type=report.type,
                author=", ".join(report.authors) or None,
                published=wording.date(report.published.edtf),
                blocks=text,
            )
        )
    return tuple(made)
