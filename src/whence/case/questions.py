"""What waits for a person's judgement, in the order in which it is asked.

Each rule finds one kind of question; the table at the end is the queue. A question that somebody left open ("not
sure") is in the log as a note on its words and comes last from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from whence.case.digest import digest
from whence.case.judgements import Entry, stands
from whence.case.judging import claim_anchor, entity_anchor, event_anchor
from whence.case.open import weakly_supported
from whence.case.titles import entity_title, event_title, source_title
from whence.case.view import View
from whence.resolve.judgement import Anchor, What
from whence.resolve.listings import Candidate, Party
from whence.resolve.resolution import Ref

#: What the log says of a question that was left open.
NOT_SURE = "not sure"

Kind = Literal["one", "claim", "listed"]

#: Claims under a doubtful status that are asked about; where more say so, no single misreading made it doubtful.
FEW = 2


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
Rule = Callable[[View, Candidates], Iterable[Question]]


def may_be_one(view: View, candidates: Candidates) -> Iterator[Question]:
    """Two entities or two events that may be one, those most alike first."""
    for one in sorted(view.resolution.suggestions, key=lambda one: (-one.score, one.id)):
        if one.what == "entity":
            a, b = entity_title(view, one.a), entity_title(view, one.b)
        else:
            a, b = event_title(view, view.events[one.a]), event_title(view, view.events[one.b])
        yield Question(
            one.id, "one", one.what, f"{a} = {b}?", one.reason, a=one.a, b=one.b, score=one.score
        )  # fmt: skip


def alone_against_others(view: View, candidates: Candidates) -> Iterator[Question]:
    """A claim that alone holds one side of a conflict: misread, it makes a conflict that nobody made."""
    for conflict in view.weighed.conflicts:
        for side in conflict.sides if conflict.serious else ():
            if len(side.claims) == 1 and side.claims[0] in view.resolution.about:
                yield _claim(view, side.claims[0], f"it alone says “{side.value}” where others say otherwise")


def doubtful_status(view: View, candidates: Candidates) -> Iterator[Question]:
    """The one or two claims under somebody's present status, where that is doubtful or worse."""
    for id, stretch in weakly_supported(view):
        refs = [ref for ref in stretch.claims if ref in view.resolution.about]
        for ref in refs if len(refs) <= FEW else ():
            yield _claim(view, ref, f"the status of {entity_title(view, id)}, {stretch.state}, rests on it")


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


#: The queue, in this order.
RULES: tuple[Rule, ...] = (may_be_one, alone_against_others, doubtful_status, may_be_listed)


def questions(view: View, candidates: Candidates, log: Iterable[Entry]) -> list[Question]:
    """Everything that waits, each once; what somebody was not sure of comes last."""
    standing = [entry for entry in log if stands(entry)]
    unsure = {_anchors(entry) for entry in standing if entry.kind == "note" and entry.body.get("note") == NOT_SURE}
    accepted = {Anchor(*entry.body["a"]) for entry in standing if entry.kind == "accept"}
    found: dict[str, Question] = {}
    for rule in RULES:
        for one in rule(view, candidates):
            if one.claim is None or claim_anchor(view, one.claim) not in accepted:
                found.setdefault(one.key, one)
    return sorted(found.values(), key=lambda one: bool(unsure) and frozenset(anchors(view, one)) in unsure)


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
    return Question(digest("claim", view.claim_ids[ref]), "claim", "claim", words, why, claim=ref)
