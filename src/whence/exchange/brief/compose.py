"""Makes a brief out of a case: chooses what to tell, in which order, and how much of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whence.case import wording
from whence.case.accounts import origin_of
from whence.case.standing import when
from whence.case.titles import entity_title, event_title
from whence.case.view import View, by_day
from whence.errors import CaseError
from whence.exchange.brief.brief import Brief, Passage, Sentence, State
from whence.exchange.brief.notes import Notebook
from whence.exchange.brief.phrases import inside, named, who
from whence.exchange.brief.questions import questions
from whence.exchange.brief.sentences import begin, listed, say
from whence.exchange.brief.told import differences, headline, stances, support, tables
from whence.exchange.places import place_name
from whence.exchange.voices import NOT_SAID
from whence.resolve.resolution import Event, Ref, Relation
from whence.weigh import current

#: What a schema of FollowTheMoney is called on a page.
KINDS = {
    "Person": "Person",
    "Organization": "Organisation",
    "Company": "Company",
    "PublicBody": "Public body",
    "LegalEntity": "Group or body",
    "RealEstate": "Facility",
    "Address": "Place",
}

#: Events told at length, those told in a line, ties and questions: as much as ten minutes of reading hold.
AT_LENGTH, IN_A_LINE, TIES, QUESTIONS = 8, 10, 16, 14

#: Sentences on one event: the first passage is what the brief is about, the others stand beside it.
FIRST, OTHER = 14, 6

#: Events that the summary takes.
SUMMARY = 4


def compose(view: View, id: str, known: str | None = None) -> Brief:
    """The brief of an entity or an event, as yet without a drawing; ``known`` is the day it was asked for.

    A case has no entity for anybody who only comments, so there is none to make a brief of.
    """
    if id in view.events:
        return _event_brief(view, view.events[id], known)
    if id in view.entities:
        return _entity_brief(view, id, known)
    raise CaseError(f"{id} is neither an entity nor an event of this case")


def _entity_brief(view: View, id: str, known: str | None) -> Brief:
    book = Notebook(view)
    found = sorted((view.events[one] for one in view.events_of.get(id, ())), key=lambda one: _weight(view, one, id))
    told = sorted(found[:AT_LENGTH], key=by_day)
    refs = {ref: None for one in found for ref in view.claims_about.get(one.id, ())}
    return Brief(
        title=begin(entity_title(view, id)),
        kind=_kind(view, id),
        known=_known(view, known),
        read=_read(view, [*refs, *view.claims_naming.get(id, ()), *view.claims_about.get(id, ())]),
        summary=tuple(_summary(view, book, id, found[:SUMMARY])),
        about=tuple(_about(view, book, id)),
        status=tuple(_states(view, book, id)),
        passages=tuple(_passage(view, book, one, first=one is found[0]) for one in told),
        more=tuple(headline(view, book, one) for one in sorted(found[AT_LENGTH:][:IN_A_LINE], key=by_day)),
        ties=tuple(_ties(view, book, id))[:TIES],
        questions=tuple(questions(view, book, [id], told))[:QUESTIONS],
        notes=book.notes(),
        cited=book.cited(),
    )


def _event_brief(view: View, event: Event, known: str | None) -> Brief:
    book = Notebook(view)
    people = [one for role in ("patient", "agent") for one in event.roles.get(role, ())]
    focus = people[0] if people else None
    beside = [view.events[one] for one in view.events_of.get(focus or "", ()) if one != event.id]
    return Brief(
        title=event_title(view, event) + NOT_SAID.get(view.weighed.worth[event.id].occurred, ""),
        kind=begin(_when_and_where(view, event)),
        known=_known(view, known),
        read=_read(view, view.claims_about.get(event.id, [])),
        about=(),
        summary=tuple(_summary(view, book, focus, [event])),
        status=tuple(_states(view, book, focus)) if focus else (),
        passages=(_passage(view, book, event, first=True),),
        more=tuple(headline(view, book, one) for one in sorted(beside, key=by_day)[:IN_A_LINE]),
        ties=(),
        questions=tuple(questions(view, book, people, [event]))[:QUESTIONS],
        notes=book.notes(),
        cited=book.cited(),
    )


# -- the parts -----------------------------------------------------------------------------------------------------


def _about(view: View, book: Notebook, id: str) -> Iterator[Sentence]:
    """Names: whose word a name is, how else it is printed, or that there is none; and who says it is somebody else."""
    one = view.entities[id]
    naming = view.claims_naming.get(id, [])
    if one.name is None and naming:
        yield book.sentence(say("unnamed", words=" ".join(one.description.split())), naming)
    if one.named_by is not None and one.name is not None:
        yield book.sentence(say("naming", who=who(view, one.named_by).rstrip(","), name=one.name), [one.named_by])
    printed = {
        name: number for name in one.names if name != one.name and (number := _where_printed(view, book, id, name))
    }
    if printed:
        yield Sentence(say("printed", names=listed(list(printed), 6)), tuple(dict.fromkeys(printed.values())))
    if one.name is not None and one.description and (number := _where_printed(view, book, id, one.description)):
        yield Sentence(say("spoken", words=" ".join(one.description.split())), (number,))
    yield from stances(view, book, view.claims_about.get(id, ()))[0]


def _where_printed(view: View, book: Notebook, id: str, words: str) -> int | None:
    """The number of a note on a name or a description where a report first prints it."""
    for ref in view.entities[id].members:
        text = view.reports[ref.report].text
        for span in view.extracts[ref.report].entities[ref.index].mentions:
            if (at := text.find(words, span.start, span.end)) >= 0:
                return book.words(ref.report, at, at + len(words))
    return None


def _summary(view: View, book: Notebook, id: str | None, found: list[Event]) -> Iterator[Sentence]:
    """How somebody stands now, as said, then the events that most reports tell."""
    now = current(view.weighed.status.get(id, ())) if id else None
    if id is not None and now is not None:
        since = wording.since(now.since) if now.since else "since a day not known"
        template = "now_contested" if now.contested else "now"
        name, grade = inside(view, id), wording.grade(now.grade)
        words = say(template, name=name, state=now.state, since=since, who=_voices(view, now.claims), grade=grade)
        yield book.sentence(words, now.claims, contested=now.contested)
    for event in sorted(found, key=by_day):
        yield headline(view, book, event)


def _states(view: View, book: Notebook, id: str) -> Iterator[State]:
    for one in view.weighed.status.get(id, ()):
        yield State(
            track=one.track,
            state=one.state,
            since=begin(wording.some_day(one.since)) if one.since else "Day not known",
            until=begin(wording.some_day(one.until)) if one.until else "",
            grade=wording.grade(one.grade),
            said=book.sentence(begin(_voices(view, one.claims)), one.claims, contested=one.contested),
            contested=one.contested,
            reason=one.reason,
        )


def _passage(view: View, book: Notebook, event: Event, *, first: bool) -> Passage:
    refs, most = view.claims_about.get(event.id, []), FIRST if first else OTHER
    said, more = stances(view, book, refs, most)
    left = [say("cut", number=wording.several(more, "sentence"), id=event.id)] if more else []
    return Passage(
        id=event.id,
        heading=event_title(view, event) + NOT_SAID.get(view.weighed.worth[event.id].occurred, ""),
        dated=_when_and_where(view, event),
        sentences=(
            *said,
            *(book.sentence(words, refs) for words in left),
            *differences(view, book, event.id),
            support(view, book, event.id, refs),
        ),
        tables=tables(view, book, event) if first else (),
    )


def _ties(view: View, book: Notebook, id: str) -> list[Sentence]:
    found = [view.relations[one] for one in view.relations_of.get(id, ())]
    refs = [ref for one in sorted(found, key=_by_reports) for ref in view.claims_about.get(one.id, ())]
    return stances(view, book, refs)[0]


# -- words and order -----------------------------------------------------------------------------------------------


def _voices(view: View, refs: Iterable[Ref]) -> str:
    """Those who say something, origins rather than those who repeat them."""
    told = sorted(refs, key=view.published_order)
    return listed(list(dict.fromkeys(_voice(view, ref) for ref in told)))


def _voice(view: View, ref: Ref) -> str:
    origin = origin_of(view, ref)
    return "a reader" if view.sources[origin].type == "commenter" else named(view, origin)


def _kind(view: View, id: str) -> str:
    return KINDS.get(view.entities[id].schema, "")


def _when_and_where(view: View, event: Event) -> str:
    parts = [when(event)]
    if event.place is not None:
        parts.append(place_name(view, event.place))
    if event.total:
        parts.append("a total, which may contain events told singly")
    return " · ".join(parts)


def _known(view: View, known: str | None) -> str:
    """The day asked for, else the last day on which a report that was read came out."""
    return wording.date(known or view.last_published)


def _read(view: View, refs: Iterable[Ref]) -> str:
    reports = view.reports_of(refs)
    copies = sum(one in view.weighed.copy_of for one in reports)
    counted = f" ({wording.several(copies, 'copy', 'copies')})" if copies else ""
    return f"told in {len(reports)} of {wording.several(len(view.reports), 'report')} read{counted}"


def _weight(view: View, event: Event, id: str) -> tuple[object, ...]:
    """What most reports tell comes first, what somebody does or suffers before what only took place there."""
    takes_part = any(id in every for every in event.roles.values())
    return (not takes_part, -len(view.reports_of(view.claims_about.get(event.id, ()))), *by_day(event))


def _by_reports(relation: Relation) -> tuple[int, str]:
    return (-len(relation.claims), relation.id)
