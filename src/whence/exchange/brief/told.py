"""Sentences about one event or tie: who says what, how well that is supported, and on what accounts differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whence.case import wording
from whence.case.accounts import FACETS, Account, Accounts, accounts
from whence.case.standing import counted, when
from whence.case.titles import event_title
from whence.case.view import View
from whence.claims.claim import Claim
from whence.exchange.brief.brief import Cell, Row, Sentence, Table
from whence.exchange.brief.notes import MOST, Notebook
from whence.exchange.brief.phrases import event_phrase, first_hand, parts, tie_phrase, who
from whence.exchange.brief.sentences import begin, listed, say, stance
from whence.resolve.resolution import Event, Ref
from whence.weigh.weighed import Conflict

#: Accounts side by side on one sheet of paper; more go into further tables.
SIDE_BY_SIDE = 4

#: Sides of a conflict that one sentence takes.
SIDES = 4


@dataclass(slots=True)
class _Told:
    """One sentence in the making: its template, what it says, who says so, and the claims that bear it."""

    template: str
    phrase: str
    parts: frozenset[tuple[str, str]]
    who: list[str]
    refs: list[Ref]


def stances(view: View, book: Notebook, refs: Iterable[Ref], most: int | None = None) -> tuple[list[Sentence], int]:
    """Who says what, a sentence for each stance and each wording of what is claimed, the fullest claim speaking; and
    how many sentences beyond ``most`` there would be, which take no notes.

    A claim that says nothing beyond another of the same voice and stance stands behind that one as a further note.
    Those who say the same in the same words share a sentence; readers come last.
    """
    made: list[_Told] = []
    for ref in sorted(
        refs, key=lambda ref: (_is_comment(view, ref), -len(parts(view, ref)), view.published_order(ref))
    ):
        claim, voice, filled = view.claim(ref), who(view, ref), parts(view, ref)
        template = _template(claim)
        same = next(
            (one for one in made if one.template == template and voice in one.who and filled <= one.parts), None
        )
        if same is not None:
            same.refs.append(ref)
            continue
        phrase = _phrase(view, ref)
        alike = next((one for one in made if one.template == template and one.phrase == phrase), None)
        if alike is not None:
            alike.who += [voice] if voice not in alike.who else []
            alike.refs.append(ref)
        else:
            made.append(_Told(template, phrase, filled, [voice], [ref]))
    made.sort(key=lambda one: (_is_comment(view, one.refs[0]), min(view.published_order(ref) for ref in one.refs)))
    given = made if most is None else made[:most]
    return [book.sentence(_filled(one), one.refs) for one in given], len(made) - len(given)


def headline(view: View, book: Notebook, event: Event) -> Sentence:
    """One event in one sentence: who reports it, who denies it, each in the short form of his stance."""
    groups: dict[str, dict[str, Ref]] = {}
    for ref in sorted(first_hand(view, view.claims_about.get(event.id, ())), key=view.published_order):
        claim = view.claim(ref)
        groups.setdefault(stance(claim.act, claim.factuality).short, {}).setdefault(who(view, ref).rstrip(","), ref)
    told = "; ".join(short.format(who=listed(list(voices), 4)) for short, voices in groups.items())
    refs = [ref for voices in groups.values() for ref in voices.values()]
    words = say("headline", title=event_title(view, event), date=when(event), stances=told)
    first = [next(iter(voices.values())) for voices in groups.values()]
    disputed = view.weighed.worth[event.id].disputed
    return book.sentence(words, [*first, *refs], contested=disputed, most=max(len(first), MOST))


def support(view: View, book: Notebook, event: str, refs: list[Ref]) -> Sentence:
    """How many reports and origins there are, and the grade with its reason."""
    worth = view.weighed.worth[event]
    grade, reason = wording.grade(worth.grade.number), worth.grade.reason
    words = say("support", counted=counted(view, event, refs), grade=grade, reason=reason)
    return book.sentence(words, _one_each(view, refs))


def differences(view: View, book: Notebook, about: str) -> Iterator[Sentence]:
    """On what accounts cannot all be right, with each side's words."""
    for conflict in view.conflicts.get(about, ()):
        sides = [side for side in conflict.sides if side.claims][:SIDES]
        refs = [sorted(side.claims, key=view.published_order)[0] for side in sides]
        words = say("differ", facet=FACETS[conflict.facet], sides=_sides(conflict, SIDES))
        yield book.sentence(words, refs, contested=True, most=SIDES)


def tables(view: View, book: Notebook, event: Event) -> tuple[Table, ...]:
    """The accounts side by side, as many on a sheet as fit."""
    laid_out = accounts(view, event)
    columns = laid_out.columns
    return tuple(
        _table(book, laid_out, columns[start : start + SIDE_BY_SIDE]) for start in range(0, len(columns), SIDE_BY_SIDE)
    )


def _table(book: Notebook, laid_out: Accounts, columns: tuple[Account, ...]) -> Table:
    rows = []
    for row in laid_out.rows:
        if any(column.source in row.cells for column in columns):
            cells = tuple(
                Cell(tuple(book.sentence(cell.words, cell.claims, most=2) for cell in row.cells.get(column.source, ())))
                for column in columns
            )
            rows.append(Row(row.facet, cells, row.conflict))
    return Table(tuple(_head(column) for column in columns), tuple(rows))


def _head(column: Account) -> tuple[str, str]:
    count = wording.several(len(column.reports), "comment" if column.comment else "report")
    copies = f", {wording.several(column.copies, 'copy', 'copies')}" if column.copies else ""
    title = "a reader" if column.comment else column.title
    return begin(title), f"in {count}{copies}"


def _template(claim: Claim) -> str:
    row = stance(claim.act, claim.factuality)
    return row.event if claim.frame.kind == "event" else row.tie


def _phrase(view: View, ref: Ref) -> str:
    return event_phrase(view, ref) if view.claim(ref).frame.kind == "event" else tie_phrase(view, ref)


def _filled(one: _Told) -> str:
    who = listed(one.who)
    return begin(one.template.format(who=who, what=f"the {one.phrase}", bare=one.phrase, that=one.phrase))


def _sides(conflict: Conflict, most: int) -> str:
    values = [side.value for side in conflict.sides if side.claims]
    more = f"; and {len(values) - most} more" if len(values) > most else ""
    return "; ".join(values[:most]) + more


def _one_each(view: View, refs: list[Ref]) -> list[Ref]:
    """One claim of each voice, the first of each."""
    first: dict[str, Ref] = {}
    for ref in sorted(refs, key=view.published_order):
        first.setdefault(who(view, ref), ref)
    return list(first.values())


def _is_comment(view: View, ref: Ref) -> bool:
    return view.sources[view.chain(ref)[0][0]].type == "commenter"
