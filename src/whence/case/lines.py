"""A line for each thing of a case, by which lists, drawings and counts choose it and put it in order.

What stands in one part alone has its lines from there (:func:`of_part`). Of entities, sources, suggestions and
statuses, which several parts may share, lines are drawn up from what all parts know (``kept``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from whence.case.accounts import origin_of
from whence.case.digest import digest
from whence.case.open import NAMEABLE, WEAK
from whence.case.sums import CLAIMS, MENTIONS, NAMED, PARTS, PRINTED, PUBLISHED, SEVERAL, after
from whence.case.view import View, by_day
from whence.resolve.resolution import Event, Ref, Relation, Suggestion
from whence.resolve.when import day, span
from whence.weigh import current
from whence.weigh.weighed import Stretch

#: What a line is of. ``reader``: a source that only comments; ``unnamed``: an entity that waits for a name; ``weak``:
#: an entity whose present status is doubtful.
KINDS = ("event", "relation", "report", "claim", "conflict", "question", "entity", "unnamed", "weak", "source",
         "reader")  # fmt: skip

#: The types that a source may be, an outlet before all else.
TYPES = ("outlet", "person", "organization", "document", "anonymous", "commenter")

#: Claims under a doubtful status that are asked about; where more say so, no single misreading made it doubtful.
FEW = 2

#: In a rank, for what has no day: it comes last.
NO_DAY = "~"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a list. ``rank`` is its place in the list of its kind, ``weight`` by how much is told of it; both
    are read as text, then by id.

    ``flag``: an event or relation is disputed, an entity named, a report dated. ``number``: reports of an event or
    relation, claims of all else. ``first`` and ``last``: an event's or relation's days (ISO), an event's one bound for
    both where it has one. ``act``: an event of one doing something to another. ``concerns``: whom, and how.
    """

    kind: str
    id: str
    type: str = ""
    flag: bool = False
    rank: str = ""
    weight: str = ""
    number: int = 0
    origins: int = 0
    first: str | None = None
    last: str | None = None
    place: str | None = None
    act: bool = False
    concerns: tuple[tuple[str, str], ...] = ()


def most_first(number: int) -> str:
    """A number as text, so that the largest comes first."""
    return f"{999_999_999 - number:09}"


def of_part(view: View) -> Iterator[Line]:
    """The lines of what stands in one part alone."""
    for event in view.events.values():
        yield _event(view, event)
    for relation in view.relations.values():
        yield _relation(view, relation)
    for report in view.reports.values():
        if report.parent is None:
            dated = report.published.edtf
            by = ((view.outlet(report.id), "by"),)
            yield Line("report", report.id, report.type, dated is not None, dated or NO_DAY, concerns=by)
    for ref, id in view.claim_ids.items():
        published, report_, start, index = view.published_order(ref)
        rank = f"{published} {report_} {start:09} {index:06}"
        yield Line("claim", id, view.claim(ref).factuality, rank=rank)
    asked: dict[str, Line] = {}
    for one in view.weighed.conflicts:
        claims = sum(len(side.claims) for side in one.sides)
        rank = f"{int(not one.serious)}{most_first(claims)}"
        yield Line("conflict", one.id, one.facet, one.serious, rank, number=claims)
        for at, side in enumerate(one.sides):
            if one.serious and len(side.claims) == 1 and side.claims[0] in view.resolution.about:
                key = claim_key(view.claim_ids[side.claims[0]])
                asked.setdefault(key, Line("question", key, rank=f"1 {one.id} {at}"))
    yield from asked.values()


def _event(view: View, one: Event) -> Line:
    first, last = span(one.date)
    agents, to = one.roles.get("agent", ()), (*one.roles.get("patient", ()), *one.roles.get("recipient", ()))
    members = {member for every in one.roles.values() for member in every}
    concerns = {(member, "in") for member in members} | ({(one.place, "at")} if one.place else set())
    return _told(
        view, one, "event", " ".join(by_day(one)[:2]), (first or last, last or first), concerns, bool(agents and to)
    )


def _relation(view: View, one: Relation) -> Line:
    rank = f"{most_first(len(view.reports_of(one.claims)))} {one.type}"
    days = (day(one.since), day(one.until, True))
    return _told(view, one, "relation", rank, days, {(one.subject, "in"), (one.object, "in")}, False)


def _told(
    view: View,
    one: Event | Relation,
    kind: str,
    rank: str,
    days: tuple[date | None, date | None],
    concerns: set[tuple[str, str]],
    act: bool,
) -> Line:
    worth = view.weighed.worth[one.id]
    for ref in view.claims_about.get(one.id, ()):
        sources = {source for source, _ in view.chain(ref)}
        concerns |= {(source, "says") for source in sources}
        concerns |= {(source, "origin") for source in sources & {origin_of(view, ref)}}
    first, last = (None if at is None else at.isoformat() for at in days)
    return Line(
        kind=kind,
        id=one.id,
        type=one.type,
        flag=worth.disputed,
        rank=rank,
        weight=most_first(len(worth.origins)) + most_first(len(one.claims)),
        number=len(view.reports_of(one.claims)),
        origins=len(worth.origins),
        first=first,
        last=last,
        place=one.place if isinstance(one, Event) else None,
        act=act,
        concerns=tuple(sorted(concerns)),
    )


def claim_key(claim: str) -> str:
    """What the queue calls the question whether a claim was read rightly."""
    return digest("claim", claim)


# -- what several parts may share ------------------------------------------------------------------------------


def of_entity(id: str, counts: Mapping[str, int]) -> Iterator[Line]:
    """An entity, and that it waits for a name if it does."""
    if not counts.get(PARTS):
        return
    schemas = Counter(dict(after(MENTIONS, counts)))
    schema = min(schemas, key=lambda one: (-schemas[one], -len(one), one), default="")
    named, claims = counts.get(NAMED, 0) > 0, counts.get(CLAIMS, 0)
    line = Line("entity", id, schema, named, most_first(claims), number=claims)
    yield line
    if not named and schema in NAMEABLE and claims and counts.get(SEVERAL, 0) < counts[PARTS]:
        yield Line("unnamed", id, schema, False, line.rank, number=claims)


def of_source(id: str, counts: Mapping[str, int]) -> Iterator[Line]:
    """A source that speaks or published something, or a reader."""
    printed = [(what.partition(" "), number) for what, number in after(PRINTED, counts)]
    if not printed:
        return
    kind = min((words[0] for words, _ in printed), key=TYPES.index)
    names = [(-number, -len(words[2]), words[2]) for words, number in printed if words[0] == kind]
    claims = counts.get(CLAIMS, 0)
    rank = f"{most_first(claims)} {min(names)[2]}"
    if kind == "commenter":
        yield Line("reader", id, kind, rank=rank, number=claims)
    elif claims or counts.get(PUBLISHED):
        yield Line("source", id, kind, rank=rank, number=claims)


def of_suggestion(one: Suggestion) -> Iterator[Line]:
    """The question whether two are one."""
    yield Line("question", one.id, rank=f"0 {1 - one.score:.6f} {one.id}")


def of_status(id: str, stretches: Sequence[Stretch], claims: Mapping[Ref, str]) -> Iterator[Line]:
    """A doubtful status, and the question whether the claims under it were read rightly; ``claims`` has their ids."""
    now = current(stretches)
    if now is None or now.grade < WEAK:
        return
    yield Line("weak", id, rank=id)
    refs = [ref for ref in now.claims if ref in claims]
    for at, ref in enumerate(refs if len(refs) <= FEW else ()):
        yield Line("question", f"{id} {claim_key(claims[ref])}", id, rank=f"2 {id} {at}")
