"""From what people point at (an entity, an event, a claim, a source) to words of archived texts, and back.

Derived ids come and go; the words stay. So the log holds anchors: a text's hash and characters, or, for a page's
own voice (its outlet, its author), the printed name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from whence.case import judgements
from whence.case import listed as listings_
from whence.case.case import Case
from whence.case.imprint import imprint
from whence.case.judgements import Entry
from whence.case.view import View
from whence.claims.claim import Extract
from whence.documents.document import Report
from whence.errors import CaseError
from whence.resolve.judgement import Anchor, Judgement, JudgementType, What, contradictions
from whence.resolve.listings import Party
from whence.resolve.resolution import Ref, Resolution

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
    key = min(_view_keys(view)[source], key=_plain)
    with case.database.writing() as connection:
        return judgements.append(connection, GRADE, {"source": list(key), "letter": letter}, user)


def decide_listing(
    case: Case, view: View, entity: str, listed: bool, list_: str, party: Party, user: str, note: str = ""
) -> int:
    """Write down that an entity is a party of a list, or is not. Raises CaseError where that or its opposite stands."""
    body = listings_.body(entity_anchor(view, entity), list_, party.id, party.name, note)
    kind = judgements.LISTED if listed else judgements.NOT_LISTED
    with case.database.writing() as connection:
        known = listings_.listings(judgements.entries(connection), view.resolution, view.reports, view.extracts)
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


def letters(
    log: Iterable[Entry], resolution: Resolution, reports: Mapping[str, Report], extracts: Mapping[str, Extract]
) -> dict[str, str]:
    """The letter of each graded source by its id; the latest grade that stands counts."""
    given = {
        tuple(entry.body["source"]): str(entry.body["letter"])
        for entry in log
        if entry.kind == GRADE and judgements.stands(entry)
    }
    if not given:
        return {}
    keys = _source_keys(reports, extracts, resolution)
    by_key = {key: id for id, every in keys.items() for key in every}
    return {by_key[key]: letter for key, letter in given.items() if key in by_key}


def gone(log: Iterable[Entry], view: View) -> list[Entry]:
    """Judgements that stand on words which no claim or entity rests on any more: listed, never dropped."""
    known: set[tuple[Any, ...]] = {tuple(key) for keys in _view_keys(view).values() for key in keys}
    for id, extract in view.extracts.items():
        sha256 = view.reports[id].sha256
        known |= {(sha256, *span, 0) for entity in extract.entities for span in entity.mentions}
        known |= {tuple(anchor) for anchor in _claim_anchors(sha256, extract)}
    return [
        entry
        for entry in log
        if judgements.stands(entry)
        and any(tuple(entry.body[key]) not in known for key in ("a", "b", "source") if entry.body.get(key))
    ]


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


def _view_keys(view: View) -> dict[str, list[SourceKey]]:
    return _source_keys(view.reports, view.extracts, view.resolution)


def _source_keys(
    reports: Mapping[str, Report], extracts: Mapping[str, Extract], resolution: Resolution
) -> dict[str, list[SourceKey]]:
    """All that each source could be anchored to, by its id; the page's own voices by name, before words."""
    keys: dict[str, list[SourceKey]] = {
        id: [(one.type, one.name)] for id, one in imprint(reports, extracts, resolution).added.items()
    }
    for source in resolution.sources:
        found = keys.setdefault(source.id, [])
        for ref in source.members:
            local = extracts[ref.report].sources[ref.index]
            if local.span is None:
                found.append((local.type, local.name))
            else:
                found.append((reports[ref.report].sha256, *local.span))
    return keys


def _plain(key: SourceKey) -> tuple[int, tuple[str, ...]]:
    return (len(key), tuple(str(part) for part in key))
