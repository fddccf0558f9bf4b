"""When the page came out: stated, else inferred from what stands on it, else unknown.

``STATED`` and ``INFERRED`` are tables; the first rule that answers counts. A copyright year is no evidence:
it says when the site was last dressed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whence.dates.publication import publication
from whence.documents.document import Published, Span
from whence.documents.draft import Comment, Draft
from whence.documents.furniture import cues, fits, match
from whence.documents.genre import genre
from whence.documents.layout import Unit
from whence.documents.moments import day, in_year_before, moments
from whence.documents.parts import Anatomy

#: Only so many of a comment's first characters are searched for the day a linking post names.
LINKBACK_TITLE = 400


@dataclass(frozen=True, slots=True)
class Dated:
    """A day and the characters that show it, if they stand in the text."""

    edtf: str
    evidence: Span | None


Rule = Callable[[Draft, Anatomy], Dated | None]


def in_header_or_markup(draft: Draft, anatomy: Anatomy) -> Dated | None:
    """A "Published:" header, a meta element or structured data gives it."""
    stated = draft.stated
    if stated.published is None:
        return None
    return Dated(stated.published, _printed(stated.published, anatomy))


def on_a_line_of_its_own(draft: Draft, anatomy: Anatomy) -> Dated | None:
    """A date line or byline prints it; the day of a later change counts only where no other is printed."""
    lines = [unit for unit in anatomy.units("meta", "tags") if moments(unit.text)]
    for unit in sorted(lines, key=lambda unit: fits("date_later", unit.text)):
        edtf = day(unit.text, day_first=anatomy.day_first)
        if edtf is not None:
            dates = moments(unit.text, day_first=anatomy.day_first)
            found = next((moment for moment in dates if moment.edtf == edtf), dates[0])
            return Dated(edtf, Span(unit.start + found.start, unit.start + found.end))
    return None


def in_a_full_dateline(draft: Draft, anatomy: Anatomy) -> Dated | None:
    """The story's dateline gives day, month and year."""
    found = _dateline(anatomy)
    if found is None:
        return None
    edtf = publication(found[0])
    return Dated(edtf, found[1]) if edtf else None


def in_a_short_dateline(draft: Draft, anatomy: Anatomy) -> Dated | None:
    """The dateline gives day and month; the year is that of the earliest other evidence on or after it."""
    found = _dateline(anatomy)
    if found is None:
        return None
    latest = _earliest([*_from_linkbacks(draft, anatomy), *_from_comments(draft, anatomy), *_from_url(draft)])
    edtf = in_year_before(found[0], latest.edtf) if latest else None
    return Dated(edtf, found[1]) if edtf else None


def from_the_address(draft: Draft, _: Anatomy) -> Dated | None:
    """The address holds the day (".../2014/05/03/...")."""
    return _earliest(list(_from_url(draft)))


def from_readers_and_linkbacks(draft: Draft, anatomy: Anatomy) -> Dated | None:
    """The earliest day that a trackback's title or a comment's time shows; the page is not younger."""
    return _earliest([*_from_linkbacks(draft, anatomy), *_from_comments(draft, anatomy)])


def from_todays_date(draft: Draft, anatomy: Anatomy) -> Dated | None:
    """The story spells out its "today"."""
    for unit in anatomy.units("story"):
        for pattern in cues()["today"].patterns:
            found = pattern.search(unit.text)
            edtf = publication(found["time"]) if found and "today" in found.group().casefold() else None
            if found and edtf:
                return Dated(edtf, Span(unit.start + found.start("time"), unit.start + found.end("time")))
    return None


def at_an_end_of_the_headline(draft: Draft, anatomy: Anatomy) -> Dated | None:
    """The headline of a transcript or a statement ends or begins with the day ("Briefing, 7 March 2011")."""
    unit = anatomy.headline
    if unit is None or genre(draft, anatomy) not in ("transcript", "press release"):
        return None
    for moment in moments(unit.text, day_first=anatomy.day_first):
        if not re.search(r"\w", unit.text[: moment.start]) or not re.search(r"\w", unit.text[moment.end :]):
            return Dated(moment.edtf, Span(unit.start + moment.start, unit.start + moment.end))
    return None


STATED: tuple[Rule, ...] = (in_header_or_markup, on_a_line_of_its_own, in_a_full_dateline)
INFERRED: tuple[Rule, ...] = (
    in_a_short_dateline,
    from_the_address,
    from_todays_date,
    at_an_end_of_the_headline,
    from_readers_and_linkbacks,
)


def published(draft: Draft, anatomy: Anatomy) -> Published:
    """When the page came out, whether it says so, and the words it rests on."""
    for rule in STATED:
        found = rule(draft, anatomy)
        if found is not None:
            return Published(found.edtf, "stated", found.evidence)
    for rule in INFERRED:
        found = rule(draft, anatomy)
        if found is not None:
            return Published(found.edtf[:10], "inferred", found.evidence)
    return Published(None, None)


def comment_published(comment: Comment, words: str, page: Published, *, day_first: bool = False) -> Published:
    """When a comment was written: its printed time, else the day its linking post names, else the page's day."""
    edtf = day(comment.time, day_first=day_first) if comment.time else None
    if edtf is not None:
        return Published(edtf, "stated")
    if comment.linkback:
        found = moments(words[:LINKBACK_TITLE], day_first=day_first)
        if found:
            return Published(found[0].edtf[:10], "inferred", Span(found[0].start, found[0].end))
    return Published(page.edtf[:10] if page.edtf else None, "inferred" if page.edtf else None)


def _printed(edtf: str, anatomy: Anatomy) -> Span | None:
    """Where the page's lines about itself print the day that its markup states."""
    for unit in anatomy.units("meta"):
        for moment in moments(unit.text, day_first=anatomy.day_first):
            if moment.edtf[:10] == edtf[:10]:
                return Span(unit.start + moment.start, unit.start + moment.end)
    return None


def _dateline(anatomy: Anatomy) -> tuple[str, Span] | None:
    """The date in the story's dateline, and where it stands."""
    story = anatomy.units("story")
    found = match("dateline", story[0].text[:200]) if story else None
    group = next((g for g in ("date", "behind") if found and found[g]), None)
    if found is None or group is None:
        return None
    start = story[0].start
    return found[group], Span(start + found.start(group), start + found.end(group))


def _earliest(found: list[Dated]) -> Dated | None:
    return min(found, key=lambda dated: (dated.edtf[:10], dated.evidence or Span(0, 0)), default=None)


def _from_linkbacks(draft: Draft, anatomy: Anatomy) -> Iterator[Dated]:
    for comment in anatomy.comments:
        if comment.linkback:
            start = comment.body.start
            title = draft.text[start : min(comment.body.end, start + LINKBACK_TITLE)]
            for moment in moments(title, day_first=anatomy.day_first):
                yield Dated(moment.edtf, Span(start + moment.start, start + moment.end))


def _from_comments(draft: Draft, anatomy: Anatomy) -> Iterator[Dated]:
    for comment in anatomy.comments:
        edtf = day(comment.time, day_first=anatomy.day_first) if comment.time else None
        if comment.time and edtf:
            at = draft.text.find(comment.time, comment.start, comment.end)
            yield Dated(edtf, Span(at, at + len(comment.time)) if at >= 0 else None)


def _from_url(draft: Draft) -> Iterator[Dated]:
    found = re.search(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/_.-]|$)", draft.stated.url or "")
    edtf = publication("-".join((found[1], found[2].zfill(2), found[3].zfill(2)))) if found else None
    if edtf:
        yield Dated(edtf, None)


def dateline_agency(unit: Unit) -> str | None:
    """The news agency that a story's dateline credits."""
    found = match("dateline", unit.text[:200])
    return (found["agency"] or found["bare"]) if found else None
