"""Which stretches of a report are read for claims: headline, headings and story, each dateline apart."""

from __future__ import annotations

import re

from whence.dates import publication
from whence.documents.document import READ, Part, Report, Span

#: "KARSA, Norland, May 3 (Northern Wire) - " before the first words of a story
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’\- ]{2,60}(?:,? [A-Z][\w.'’]+(?: [A-Z][\w.'’]+)?)?"
    r"(?:,? [A-Z][a-z]+\.? \d{1,2}|,? \d{1,2} [A-Z][a-z]+\.?)?(?:,? \d{4})?"
    r"(?: ?\([^)\n]{2,60}\)(?:,? [A-Z][a-z]+\.? \d{1,2}|,? \d{1,2} [A-Z][a-z]+\.?)?(?:,? \d{4})?)?"
    r" ?(?:-{1,2}|[–—]|:) ?(?=[\w\"“'‘])"
)


def _past_dateline(text: str, part: Part) -> list[Span]:
    """A paragraph as one stretch, or its dateline and the rest as two: a dateline is no part of the sentence."""
    found = _DATELINE.match(text, part.start, part.end) if part.kind == "story" else None
    if found is None:
        return [Span(part.start, part.end)]
    return [Span(part.start, found.end()), Span(found.end(), part.end)]


def blocks(report: Report) -> list[Span]:
    """The stretches of a report that may hold claims: headline, headings and story paragraphs."""
    if report.type in ("comment", "trackback") and not any(p.kind in READ for p in report.parts):
        return [Span(0, len(report.text))]
    found = []
    story = False
    for part in report.parts:
        story = story or part.kind == "story"
        if part.kind in READ:
            found += _past_dateline(report.text, part)
        elif part.kind == "meta" and story and publication(report.text[part.start : part.end]) is not None:
            found.append(Span(part.start, part.end))  # "Friday, 9 March 2018" above a list's items dates them
    return found
