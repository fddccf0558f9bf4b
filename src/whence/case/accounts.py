"""The accounts of one event side by side: for each origin, what it says of each facet, in the words it used.

This is what a reader sees first, on a screen or a page, so it is data here and drawn elsewhere. Every cell
keeps the claims it rests on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whence.case import wording
from whence.case.titles import count_words, lower_start, names, source_title
from whence.case.view import View
from whence.claims.claim import Entity
from whence.resolve.resolution import Event, Ref
from whence.weigh.weighed import Facet

#: The rows for roles: what a reader calls them, and the facet a conflict would be on.
ROLES: tuple[tuple[str, str, Facet | None], ...] = (
    ("agent", "by whom", "agent"),
    ("patient", "whom", "patient"),
    ("goods", "what", "substance"),
    ("instrument", "with what", None),
    ("recipient", "for whom", None),
    ("from", "from", None),
    ("to", "to", None),
)

#: A conflict's facet as a reader calls it.
FACETS: dict[Facet, str] = {
    "agent": "by whom",
    "patient": "whom",
    "place": "where",
    "date": "when",
    "count": "how many",
    "substance": "substance",
    "legality": "whether it was lawful",
    "identity": "who it is",
    "occurrence": "whether it happened",
}

#: Rows about other events of the same person, at most; the disputed ones come first.
MOST_OTHERS = 6


@dataclass(frozen=True, slots=True)
class Account:
    """One column: an origin, or a speaker whose origin is not established; ``copies`` of its reports are copies."""

    source: str
    title: str
    reports: tuple[str, ...]
    copies: int
    comment: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account says, and the claims that say it."""

    words: str
    claims: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One facet across the accounts; a source without a cell does not speak of it."""

    facet: str
    cells: dict[str, tuple[Cell, ...]]
    conflict: bool


@dataclass(frozen=True, slots=True)
class Accounts:
    """The whole table."""

    event: str
    columns: tuple[Account, ...]
    rows: tuple[Row, ...]


def accounts(view: View, event: Event) -> Accounts:
    """Lay out what each origin says about an event, and about those it concerns."""
    claims = [ref for ref in view.claims_about.get(event.id, []) if view.claim(ref).frame.kind == "event"]
    columns: dict[str, list[Ref]] = defaultdict(list)
    for ref in claims:
        columns[origin_of(view, ref)].append(ref)
    rows = [
        *_role_rows(view, event, claims),
        *_circumstances(view, event, claims),
        *_status_row(view, event, columns),
        *_other_rows(view, event, columns),
    ]
    heads = [_account(view, source, refs) for source, refs in columns.items()]
    heads.sort(key=lambda one: (one.comment, -len(one.reports)))  # stable: else the earliest published first
    return Accounts(event.id, tuple(heads), tuple(row for row in rows if row.cells))


def origin_of(view: View, ref: Ref) -> str:
    """The source whose account a claim is: its origin, else the one who speaks."""
    origin = view.weighed.origin.get(ref)
    return (origin.source if origin else None) or view.chain(ref)[0][0]


def in_conflict(view: View, id: str) -> list[str]:
    """The facets on which claims about something cannot all hold, as a reader calls them."""
    return list(dict.fromkeys(FACETS[conflict.facet] for conflict in view.conflicts.get(id, ())))


def _account(view: View, source: str, refs: Iterable[Ref]) -> Account:
    reports = tuple(dict.fromkeys(ref.report for ref in refs))
    return Account(
        source=source,
        title=source_title(view, source),
        reports=reports,
        copies=sum(report in view.weighed.copy_of for report in reports),
        comment=all(view.reports[report].parent is not None for report in reports),
    )


def _role_rows(view: View, event: Event, claims: list[Ref]) -> Iterator[Row]:
    for role, label, facet in ROLES:
        filled = [(ref, member) for ref in claims for member in view.claim(ref).frame.roles.get(role, ())]
        said = [(ref, _printed_by(view, ref, member, filled)) for ref, member in filled]
        yield _row(view, event, label, facet, said)


def _circumstances(view: View, event: Event, claims: list[Ref]) -> Iterator[Row]:
    frames = [(ref, view.claim(ref).frame) for ref in claims]
    where = [(ref, _printed(view, ref.report, frame.place)) for ref, frame in frames if frame.place is not None]
    when = [(ref, wording.date(frame.date.edtf)) for ref, frame in frames if frame.date is not None]
    count = [(ref, count_words(frame.count)) for ref, frame in frames if frame.count is not None]
    surely = [(ref, wording.factuality(view.claim(ref).factuality)) for ref, _ in frames]
    yield _row(view, event, "where", "place", where)
    yield _row(view, event, "when", "date", when)
    yield _row(view, event, "how many", "count", count)
    yield _row(view, event, "how surely", "occurrence", surely)


def _status_row(view: View, event: Event, columns: dict[str, list[Ref]]) -> Iterator[Row]:
    """What each account says became of those the event was done to."""
    for focus in event.roles.get("patient", ())[:1]:
        said = []
        contested = False
        for stretch in view.weighed.status.get(focus, ()):
            contested |= stretch.contested
            since = f" {wording.date(stretch.since)}" if stretch.since else ""
            said += [
                (ref, f"{stretch.state}{since} ({view.claim(ref).factuality})")
                for ref in stretch.claims
                if origin_of(view, ref) in columns
            ]
        yield Row("status", _cells(view, said), contested)


def _other_rows(view: View, event: Event, columns: dict[str, list[Ref]]) -> Iterator[Row]:
    """What the same accounts say of the same person in other events, states of the status row left out."""
    focus = set(event.roles.get("patient", ())[:1] or event.roles.get("agent", ())[:1])
    rows = []
    others = dict.fromkeys(id for one in sorted(focus) for id in view.events_of.get(one, ()))
    for other in (view.events[id] for id in others):
        known = view.codebook.events.get(other.type)
        if other.type == event.type:
            continue
        if known and known.state and focus & set(other.roles.get(known.state.role, ())):
            continue
        thing = next((other.roles[role] for role in ("goods", "patient") if set(other.roles.get(role, ())) - focus), ())
        label = (known.says.lower() if known else other.type) + (f": {names(view, thing, mark=False)}" if thing else "")
        said = [
            (ref, wording.factuality(view.claim(ref).factuality))
            for ref in view.claims_about.get(other.id, [])
            if origin_of(view, ref) in columns
        ]
        rows.append(Row(label, _cells(view, said), bool(view.conflicts.get(other.id))))
    rows = [row for row in rows if row.cells]
    yield from sorted(rows, key=lambda row: (not row.conflict, -len(row.cells), row.facet))[:MOST_OTHERS]


def _row(view: View, event: Event, label: str, facet: Facet | None, said: list[tuple[Ref, str]]) -> Row:
    conflict = any(one.facet == facet for one in view.conflicts.get(event.id, ()))
    return Row(label, _cells(view, said), conflict)


def _cells(view: View, said: list[tuple[Ref, str]]) -> dict[str, tuple[Cell, ...]]:
    found: dict[str, dict[str, list[Ref]]] = defaultdict(lambda: defaultdict(list))
    for ref, words in said:
        found[origin_of(view, ref)][words].append(ref)
    return {source: tuple(Cell(words, tuple(refs)) for words, refs in every.items()) for source, every in found.items()}


def _printed_by(view: View, ref: Ref, member: int, filled: list[tuple[Ref, int]]) -> str:
    """One participant in the words an account used first: whom it names by name, whom it does not as unnamed.

    An account whose later reports name a person keeps both: that it once did not is part of what it says.
    """
    account, id = origin_of(view, ref), view.entity_id(ref.report, member)
    here = view.extracts[ref.report].entities[member]
    for other, at in filled:
        there = view.extracts[other.report].entities[at]
        alike = there.named == here.named or (there.named and not _singled_out(here))
        if alike and origin_of(view, other) == account and view.entity_id(other.report, at) == id:
            return _printed(view, other.report, at)
    return _printed(view, ref.report, member)


def _printed(view: View, report: str, index: int) -> str:
    """Somebody as this report prints him: whoever it leaves unnamed stays so in its column."""
    entity = view.extracts[report].entities[index]
    if entity.named and entity.names:
        return entity.names[0]
    words = lower_start(entity.description)
    return f"not named ({words})" if _singled_out(entity) else words


def _singled_out(entity: Entity) -> bool:
    """Whether a person is meant whom a report might have named, and did not."""
    return entity.schema == "Person" and not entity.group and not entity.named
