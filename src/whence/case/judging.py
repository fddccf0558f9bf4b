"""From what people point at (an entity, an event, a claim, a source) to words of archived texts, and back.

Derived ids come and go; the words stay. So the log holds anchors: a text's hash and characters, or, for a page's
own voice (its outlet, its author), the printed name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from whence.case import judgements
from whence.case import listed as listings_
from whence.case.case import Case
from whence.case.judgements import Entry
from whence.case.view import View, plain
from whence.claims.claim import Extract
from whence.errors import CaseError
from whence.resolve.judgement import Anchor, Judgement, JudgementType, What, contradictions
from whence.resolve.listings import Party
from whence.resolve.resolution import Ref
from whence.resolve.voices import outlet_words, source_id, voice_words

LETTERS = frozenset("ABCDEF")
GRADE = "grade"

#: What a grade is anchored to: (text hash, start, end) where words name the source, else (type, name).
SourceKey = tuple[str | int, ...]


def decide(case: Case, kind: JudgementType, what: What, a: Anchor, b: Anchor | None, user: str, note: str = "") -> int:
    """Write a judgement down and return its number. Raises Contradiction, naming both, and writes nothing."""
    body = {"what": what, "a": list(a), "b": None if b is None else list(b), "note": note}
    with case.database.writing() as connection:
        number = judgements.append(connection, kind, body, user)
        contradictions(standing_judgements(judgements.entries(connection)))
    return number


def grade(case: Case, view: View, source: str, letter: str, user: str) -> int:
    """Give a source its letter, A to F, in place of any earlier one."""
    if letter not in LETTERS:
        raise CaseError(f"{letter!r} is no grade: a source's reliability is a letter from A to F")
    key = min(_keys(view, source), key=_plain)
    with case.database.writing() as connection:
        return judgements.append(connection, GRADE, {"source": list(key), "letter": letter}, user)


def decide_listing(
    case: Case, view: View, entity: str, listed: bool, list_: str, party: Party, user: str, note: str = ""
) -> int:
    """Write down that an entity is a party of a list, or is not. Raises CaseError where that or its opposite stands."""
    body = listings_.body(entity_anchor(view, entity), list_, party.id, party.name, note)
    kind = judgements.LISTED if listed else judgements.NOT_LISTED
    with case.database.writing() as connection:
        known = listings_.listings(judgements.entries(connection), view)
        listings_.refuse_contradiction(known.get(entity, ()), listed, list_, party.id)
        return judgements.append(connection, kind, body, user)


def standing_judgements(log: Iterable[Entry]) -> tuple[Judgement, ...]:
    """The judgements that nobody took back, as ``resolve`` wants them."""
    return tuple(
        Judgement(
            id=str(entry.number),
            type=entry.kind,  # type: ignore[arg-type]
            what=entry.body["what"],
            a=Anchor(*entry.body["a"]),
            b=None if entry.body["b"] is None else Anchor(*entry.body["b"]),
            by=entry.user,
            at=entry.at,
            note=entry.body["note"],
        )
        for entry in log
        if judgements.stands(entry) and entry.kind in get_args(JudgementType)
    )


def letters(log: Iterable[Entry], view: View) -> dict[str, str]:
    """The letter of each graded source by its id; the latest grade that stands counts."""
    given = {
        tuple(entry.body["source"]): str(entry.body["letter"])
        for entry in log
        if entry.kind == GRADE and judgements.stands(entry)
    }
    return {id: letter for key, letter in given.items() for id in _graded(view, key)}


def gone(log: Iterable[Entry], view: View) -> list[Entry]:
    """Judgements that stand on words which no claim or entity rests on any more: listed, never dropped."""

    def known(key: str, anchor: Sequence[Any]) -> bool:
        return bool(_graded(view, tuple(anchor))) if key == "source" else _read(view, Anchor(*anchor))

    return [
        entry
        for entry in log
        if judgements.stands(entry)
        and any(not known(key, entry.body[key]) for key in ("a", "b", "source") if entry.body.get(key))
    ]


def _read(view: View, anchor: Anchor) -> bool:
    """Does any report still have an entity or a claim at these characters?"""
    for report in view.reports_with(anchor.sha256):
        extract = view.extracts[report]
        if anchor.nth == 0 and any((anchor.start, anchor.end) in entity.mentions for entity in extract.entities):
            return True
        if anchor in _claim_anchors(anchor.sha256, extract):
            return True
    return False


def entity_anchor(view: View, id: str) -> Anchor:
    """The words that stand for an entity: its first mention in the text with the lowest hash."""
    anchors = []
    for ref in view.entities[id].members:
        mentions = view.extracts[ref.report].entities[ref.index].mentions
        if mentions:
            anchors.append(Anchor(view.reports[ref.report].sha256, *min(mentions)))
    if not anchors:
        raise CaseError(f"no words of any report stand for {id}")
    return min(anchors)


def event_anchor(view: View, id: str) -> Anchor:
    """The claim that stands for an event: the first in the text with the lowest hash."""
    return min(claim_anchor(view, ref) for ref in view.events[id].claims)


def claim_anchor(view: View, ref: Ref) -> Anchor:
    """Where a claim stands; claims made of the same words are counted."""
    return _claim_anchors(view.reports[ref.report].sha256, view.extracts[ref.report])[ref.index]


def _claim_anchors(sha256: str, extract: Extract) -> Sequence[Anchor]:
    seen: Counter[tuple[int, int]] = Counter()
    anchors = []
    for claim in extract.claims:
        span = (claim.start, claim.end)
        anchors.append(Anchor(sha256, *span, seen[span]))
        seen[span] += 1
    return anchors


def _keys(view: View, id: str) -> list[SourceKey]:
    """All that a source could be anchored to; a page's own voice by its name, others by words."""
    source, found = view.sources[id], list[SourceKey]()
    for ref in source.members:
        local = view.extracts[ref.report].sources[ref.index]
        own = local.span is None
        found.append((local.type, local.name) if own else (view.reports[ref.report].sha256, *(local.span or ())))
    return found or [(source.type, source.name)]


def _graded(view: View, key: SourceKey) -> list[str]:
    """The sources that a grade is of: whoever the words name, or the voices of this type and name."""
    if len(key) == 3:
        sha256, *span = key
        return [
            view.resolution.source_of[Ref(report, at)]
            for report in view.reports_with(str(sha256))
            for at, local in enumerate(view.extracts[report].sources)
            if local.span is not None and list(local.span) == span
        ]
    type_, name = str(key[0]), str(key[1])
    by_name = source_id(outlet_words(name) if type_ == "outlet" else voice_words(type_, name))
    ids = dict.fromkeys([by_name, *(one.id for one in view.called.get(plain(name), ()) if one.kind == "source")])
    return [
        id
        for id in ids
        if (one := view.sources.get(id)) is not None and (id == by_name or (one.type, one.name) == (type_, name))
    ]


def _plain(key: SourceKey) -> tuple[int, tuple[str, ...]]:
    return (len(key), tuple(str(part) for part in key))
