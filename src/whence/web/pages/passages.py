"""A text cut where claims begin and end, so that a page can underline their words and nothing else.

A claim rests on a quote; one word in it, the trigger, says what is claimed. Several claims may share a quote or a
trigger, and quotes may overlap, so a text is cut at every edge and each piece knows the claims it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from whence.case import wording
from whence.case.view import View
from whence.documents.document import Part, Report
from whence.resolve.resolution import Ref
from whence.web import addresses
from whence.web.addresses import SHOWN
from whence.web.asked import Link
from whence.web.pages.told import Step

#: Characters before and after a claim that are shown where it stands alone.
AROUND = 600


@dataclass(frozen=True, slots=True)
class Note:
    """What one word of a text tells: claims with one trigger, one chain and one stance."""

    number: Annotated[int, "its number on the page"]
    claims: Annotated[tuple[str, ...], "the ids of its claims"]
    chain: Annotated[tuple[Step, ...], "through whom it came, the page's outlet first, the one who speaks last"]
    act: Annotated[str, "what the one who speaks does"]
    factuality: Annotated[str, "FactBank's value, relative to the one who speaks"]
    surely: Annotated[str, "the same in words"]
    verbatim: Annotated[bool, "whether the words are the speaker's own"]
    about: Annotated[tuple[Link, ...], "the events, relations and entities it is about"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that no claim's edge cuts."""

    text: Annotated[str, "its words, as published"]
    claims: Annotated[tuple[str, ...], "ids of the claims whose quote it belongs to"]
    factuality: Annotated[str | None, "their factuality where they agree, or mixed"]
    notes: Annotated[tuple[int, ...], "numbers of the notes whose trigger it is"]


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a text: a paragraph, a heading, a caption, a menu entry ..."""

    kind: Annotated[str, "headline, story, heading, caption, bio, tags, menu, comment, meta, or other"]
    start: Annotated[int, "its first character in the text (code points)"]
    pieces: Annotated[tuple[Piece, ...], "its text, cut where claims begin and end"]
    notes: Annotated[tuple[Note, ...], "what its triggers tell"]


def blocks(view: View, report: Report, refs: Sequence[Ref], first: int = 1, most: int = SHOWN) -> tuple[Block, ...]:
    """A report's text block by block, at most ``most`` characters of it; notes are numbered from ``first``."""
    made: list[Block] = []
    for kind, start, end in _stretches(report):
        if start >= most:
            break
        inside = [ref for ref in refs if start <= view.claim(ref).trigger.start < end]
        notes = _notes(view, inside, first)
        first += len(notes)
        pieces = _pieces(view, report, start, min(end, most), inside, notes)
        made.append(Block(kind, start, pieces, notes))
    return tuple(made)


def _stretches(report: Report) -> Iterable[tuple[str, int, int]]:
    """The parts in order, and whatever words stand between them."""
    at = 0
    for part in (*report.parts, Part("meta", len(report.text), len(report.text))):
        if report.text[at : part.start].strip():
            yield "other", at, part.start
        if part.start < part.end:
            yield part.kind, part.start, part.end
        at = max(at, part.end)


def _notes(view: View, refs: Iterable[Ref], first: int) -> tuple[Note, ...]:
    grouped: dict[tuple[object, ...], list[Ref]] = {}
    for ref in sorted(refs, key=lambda ref: (view.claim(ref).trigger, ref.index)):
        claim = view.claim(ref)
        key = (claim.trigger, tuple(view.chain(ref)), claim.factuality, claim.verbatim)
        grouped.setdefault(key, []).append(ref)
    return tuple(_note(view, number, group) for number, group in enumerate(grouped.values(), start=first))


def _note(view: View, number: int, refs: Sequence[Ref]) -> Note:
    claim = view.claim(refs[0])
    return Note(
        number=number,
        claims=tuple(view.claim_ids[ref] for ref in refs),
        chain=tuple(Step(addresses.source(view, source), act) for source, act in reversed(view.chain(refs[0]))),
        act=claim.act,
        factuality=claim.factuality,
        surely=wording.FACTUALITY[claim.factuality],
        verbatim=claim.verbatim,
        about=tuple(dict.fromkeys(addresses.about(view, view.resolution.about[ref]) for ref in refs)),
    )


def _pieces(
    view: View, report: Report, start: int, end: int, refs: Sequence[Ref], notes: Sequence[Note]
) -> tuple[Piece, ...]:
    claims = {view.claim_ids[ref]: view.claim(ref) for ref in refs}
    edges = {start, end}
    for claim in claims.values():
        edges |= {claim.start, claim.end, *claim.trigger}
    cuts = sorted(edge for edge in edges if start <= edge <= end)
    pieces = []
    for a, b in pairwise(cuts):
        over = {id: claim for id, claim in claims.items() if claim.start <= a and b <= claim.end}
        triggers = {id for id, claim in over.items() if claim.trigger.start <= a and b <= claim.trigger.end}
        told = tuple(note.number for note in notes if triggers & set(note.claims))
        stances = {claim.factuality for id, claim in over.items() if not triggers or id in triggers}
        factuality = None if not stances else stances.pop() if len(stances) == 1 else "mixed"
        pieces.append(Piece(report.text[a:b], tuple(over), factuality, told))
    return tuple(pieces)


def around(view: View, ref: Ref) -> tuple[Block, ...]:
    """The part of a report that a claim stands in, with this claim alone marked."""
    report, claim = view.reports[ref.report], view.claim(ref)
    for kind, start, end in _stretches(report):
        if start <= claim.trigger.start < end:
            notes = _notes(view, [ref], 1)
            first = max(start, claim.start - AROUND)
            pieces = _pieces(view, report, first, min(end, claim.end + AROUND), [ref], notes)
            return (Block(kind, first, pieces, notes),)
    return ()
