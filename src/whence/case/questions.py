"""What waits for a person's judgement, in the order in which it is asked.

The queue holds keys, found by lines of the case (``lines``: two that may be one, those most alike first; a claim that
alone holds one side of a conflict; the one or two claims under a doubtful status); a question is put in words when it
is asked. Last come entities that may be on an imported list, and then what somebody left open ("not sure"): that is in
the log as a note on its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from whence.case.digest import digest
from whence.case.judgements import Entry, stands
from whence.case.judging import claim_anchor, entity_anchor, event_anchor
from whence.case.lines import claim_key
from whence.case.titles import entity_title, event_title, source_title
from whence.case.view import View
from whence.resolve.judgement import Anchor, What
from whence.resolve.listings import Candidate, Party
from whence.resolve.resolution import Ref
from whence.weigh import current

#: What the log says of a question that was left open.
NOT_SURE = "not sure"

Kind = Literal["one", "claim", "listed"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``key`` is its id in addresses; ``words`` asks it, ``reason`` says why.

    ``one``: are ``a`` and ``b`` one? ``claim``: was ``claim`` read rightly? ``listed``: is ``a`` the ``party`` of
    ``list``? ``score`` is how alike the two are, 0 to 1, and 0 for claims.
    """

    key: str
    kind: Kind
    what: What
    words: str
    reason: str
    a: str = ""
    b: str = ""
    claim: Ref | None = None
    list: str = ""
    party: Party | None = None
    score: float = 0.0


Candidates = Mapping[str, Sequence[Candidate]]


@dataclass(frozen=True)
class Queue:
    """Everything that waits, each once, in the order in which it is asked. ``keys`` lead to how each is found."""

    view: View
    keys: tuple[str, ...]
    found: Mapping[str, str | Question]

    def question(self, key: str) -> Question:
        """One question in words. Raises KeyError where it does not wait."""
        at = self.found[key]
        return at if isinstance(at, Question) else _asked(self.view, key, at)

    def some(self, start: int, most: int) -> list[Question]:
        """A few in their order."""
        return [self.question(key) for key in self.keys[start : start + most]]


def queue(view: View, candidates: Candidates, log: Iterable[Entry]) -> Queue:
    """Everything that waits; what somebody was not sure of comes last."""
    found: dict[str, str | Question] = {}
    for one in view.lines.some("question"):
        found.setdefault(one.id.split(" ")[-1], one.rank)
    for question in may_be_listed(view, candidates):
        found.setdefault(question.key, question)
    standing = [entry for entry in log if stands(entry)]
    for entry in standing:
        if entry.kind == "accept":
            for key in _claims_at(view, Anchor(*entry.body["a"])):
                found.pop(key, None)
    unsure = {
        key
        for entry in standing
        if entry.kind == "note" and entry.body.get("note") == NOT_SURE
        for key in _keys_of(view, _anchors(entry), found)
    }
    return Queue(view, tuple(sorted(found, key=lambda key: key in unsure)), found)


def questions(view: View, candidates: Candidates, log: Iterable[Entry]) -> list[Question]:
    """The whole queue in words."""
    found = queue(view, candidates, log)
    return found.some(0, len(found.keys))


def _asked(view: View, key: str, rank: str) -> Question:
    """The question that a line's rank tells of (``lines``)."""
    which, id, at = rank.split(" ")
    if which == "0":
        return _may_be_one(view, key)
    if which == "1":
        side = view.conflict(id).sides[int(at)]
        return _claim(view, side.claims[0], f"it alone says “{side.value}” where others say otherwise")
    now = current(view.weighed.status[id])
    assert now is not None
    refs = [ref for ref in now.claims if ref in view.resolution.about]
    return _claim(view, refs[int(at)], f"the status of {entity_title(view, id)}, {now.state}, rests on it")


def _may_be_one(view: View, id: str) -> Question:
    one = view.suggestion(id)
    if one.what == "entity":
        a, b = entity_title(view, one.a), entity_title(view, one.b)
    else:
        a, b = event_title(view, view.events[one.a]), event_title(view, view.events[one.b])
    return Question(one.id, "one", one.what, f"{a} = {b}?", one.reason, a=one.a, b=one.b, score=one.score)


def may_be_listed(view: View, candidates: Candidates) -> Iterator[Question]:
    """An entity that may be a party of an imported list, the best fit of each first."""
    for id, found in sorted(candidates.items(), key=lambda item: (-item[1][0].score, item[0])):
        best = found[0]
        yield Question(
            key=digest("listing", id, best.list, best.party.id),
            kind="listed",
            what="entity",
            words=f"{entity_title(view, id)} = {best.party.name}?",
            reason=best.reason,
            a=id,
            list=best.list,
            party=best.party,
            score=best.score,
        )


def _claims_at(view: View, anchor: Anchor) -> Iterator[str]:
    """The keys of questions about the claims at an anchor."""
    for report in view.reports_with(anchor.sha256):
        for index in range(len(view.extracts[report].claims)):
            ref = Ref(report, index)
            if ref in view.resolution.about and claim_anchor(view, ref) == anchor:
                yield claim_key(view.claim_ids[ref])


def _keys_of(view: View, words: frozenset[Anchor], found: Mapping[str, str | Question]) -> Iterator[str]:
    """The keys of questions about these words: of claims there, of two things that they stand for, of listings."""
    for anchor in words:
        yield from _claims_at(view, anchor)
        for report in view.reports_with(anchor.sha256):
            for id in _things_at(view, report, anchor):
                for one in view.suggestions_of.get(id, ()):
                    if one.id in found and frozenset(anchors(view, _may_be_one(view, one.id))) == words:
                        yield one.id
    for key, listed in found.items():
        if isinstance(listed, Question) and frozenset(anchors(view, listed)) == words:
            yield key


def _things_at(view: View, report: str, anchor: Anchor) -> set[str]:
    """The entities and events that an anchor's characters stand for in a report."""
    extract, resolution = view.extracts[report], view.resolution
    refs = [Ref(report, at) for at, one in enumerate(extract.entities) if (anchor.start, anchor.end) in one.mentions]
    found = {resolution.entity_of[ref] for ref in refs if ref in resolution.entity_of}
    for at, claim in enumerate(extract.claims):
        if (claim.start, claim.end) == (anchor.start, anchor.end) and Ref(report, at) in resolution.about:
            found.add(resolution.about[Ref(report, at)])
    return found


def anchors(view: View, one: Question) -> tuple[Anchor, ...]:
    """The words that a question is about."""
    if one.claim is not None:
        return (claim_anchor(view, one.claim),)
    anchor = entity_anchor if one.what == "entity" else event_anchor
    return tuple(anchor(view, id) for id in (one.a, one.b) if id)


def _anchors(entry: Entry) -> frozenset[Anchor]:
    return frozenset(Anchor(*entry.body[key]) for key in ("a", "b") if entry.body.get(key))


def _claim(view: View, ref: Ref, why: str) -> Question:
    speaker = source_title(view, view.chain(ref)[0][0])
    words = f"Was this read rightly? {speaker}: {' '.join(view.claim(ref).quote.split())[:120]}"
    return Question(claim_key(view.claim_ids[ref]), "claim", "claim", words, why, claim=ref)
