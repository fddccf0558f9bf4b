"""The review: one question at a time with the evidence side by side, answered with a key or a button."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar
from urllib.parse import quote

from whence.case import standing, wording
from whence.case.case import Case
from whence.case.chosen import Choice
from whence.case.judgements import stands
from whence.case.judgements import undo as take_back
from whence.case.judging import decide, decide_listing, grade
from whence.case.lists import open_candidates
from whence.case.naming import Printed, printed
from whence.case.questions import NOT_SURE, Question, Queue, anchors
from whence.case.questions import queue as all_that_waits
from whence.case.titles import count_words, entity_title, event_title
from whence.case.view import View
from whence.errors import CaseError, WhenceError
from whence.resolve.listings import Party
from whence.resolve.resolution import Ref
from whence.web import addresses
from whence.web.asked import Asked, Link, NotHere, Page, Refused, Sent
from whence.web.pages.lists import said
from whence.web.pages.passages import Block, around
from whence.web.pages.told import Told, all_told, told

#: Claims shown as evidence for each of the two.
EVIDENCE = 5


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things that may be one: what is known of it, and words of reports that speak of it."""

    heading: Annotated[Link, "the thing"]
    facts: Annotated[tuple[tuple[str, str], ...], "what is known of it: a word for what, and what"]
    claims: Annotated[tuple[Told, ...], "some of the claims that speak of it"]
    more: Annotated[int, "how many more there are"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer."""

    verdict: Annotated[str, "what the form sends"]
    words: Annotated[str, "what the button says"]
    key: Annotated[str, "the key that presses it"]


@dataclass(frozen=True, kw_only=True)
class ReviewPage(Page):
    template: ClassVar[str] = "review.html"
    key: Annotated[str | None, "the question's id; null where nothing waits"]
    kind: Annotated[str, "one: are they one? claim: was it read rightly? listed: is it on that list?"]
    reason: Annotated[str, "why it is asked"]
    score: Annotated[float, "how alike the two are, 0 to 1; 0 for claims"]
    sides: Annotated[tuple[Side, ...], "the two side by side"]
    claim: Annotated[Told | None, "the claim in question"]
    context: Annotated[tuple[Block, ...], "the words around that claim"]
    reading: Annotated[tuple[tuple[str, str], ...], "what was read in it: a word for what, and what"]
    answers: Annotated[tuple[Answer, ...], "how it can be answered"]
    skip: Annotated[str | None, "the address of the next question"]
    number: Annotated[int, "which question of how many"]
    total: Annotated[int, "how many wait"]
    last: Annotated[str | None, "the latest decision that stands, in words"]
    last_number: Annotated[int | None, "its number, by which it can be taken back"]


ONE = (Answer("same", "Same", "s"), Answer("different", "Different", "d"), Answer("unsure", "Not sure", "n"))
CLAIM = (Answer("accept", "Read rightly", "s"), Answer("reject", "Misread", "d"), Answer("unsure", "Not sure", "n"))
LISTED = (Answer("listed", "On the list", "s"), Answer("not-listed", "Somebody else", "d"), ONE[2])

ANSWERS: Mapping[str, tuple[Answer, ...]] = {"one": ONE, "claim": CLAIM, "listed": LISTED}

ASKS = {"one": "Are they one?", "claim": "Was this read rightly?", "listed": "Is this the party on the list?"}


def queue(asked: Asked) -> Queue:
    """Everything that waits for a judgement."""
    return asked.opened.once("queue", _queue)


def _queue(case: Case, view: View) -> Queue:
    return all_that_waits(view, open_candidates(case, view, view.entities), case.judgements())


def review_page(asked: Asked) -> ReviewPage:
    """The question that ?at= names, or the first."""
    view, waiting = asked.view, queue(asked)
    keys = waiting.keys
    at = keys.index(asked.query["at"]) if asked.query.get("at") in keys else 0
    standing_ = [entry for entry in asked.opened.ask(lambda case: case.judgements()) if stands(entry)]
    last = standing_[-1] if standing_ else None
    one = waiting.question(keys[at]) if keys else None
    return ReviewPage(
        title=ASKS[one.kind] if one else "Nothing waits for a judgement",
        key=one.key if one else None,
        kind=one.kind if one else "",
        reason=one.reason if one else "",
        score=one.score if one else 0.0,
        sides=_sides(view, one) if one else (),
        claim=told(view, one.claim) if one and one.claim else None,
        context=around(view, one.claim) if one and one.claim else (),
        reading=_reading(view, one.claim) if one and one.claim else (),
        answers=ANSWERS[one.kind] if one else (),
        skip=f"/review?at={keys[(at + 1) % len(keys)]}" if len(keys) > 1 else None,
        number=at + 1 if one else 0,
        total=len(keys),
        last=f"{last.kind}: {said(asked, last)}" if last else None,
        last_number=last.number if last else None,
    )


def _reading(view: View, ref: Ref) -> tuple[tuple[str, str], ...]:
    """A claim's frame in words: each role as this report prints it, and whom it was taken to be."""
    claim, extract = view.claim(ref), view.extracts[ref.report]
    frame = claim.frame

    def who(index: int) -> str:
        local, title = extract.entities[index], entity_title(view, view.entity_id(ref.report, index), mark=False)
        printed_ = local.names[0] if local.named and local.names else local.description
        return printed_ if printed_ == title else f"{printed_} (taken to be {title})"

    facts: list[tuple[str, str]] = [(frame.kind, frame.type.replace("_", " "))]
    facts += [(role, "; ".join(who(index) for index in members)) for role, members in frame.roles.items()]
    facts += [("where", who(frame.place))] if frame.place is not None else []
    facts += [("when", wording.date(frame.date.edtf))] if frame.date else []
    facts += [("how many", count_words(frame.count))] if frame.count else []
    facts += [("word", view.reports[ref.report].text[slice(*claim.trigger)]), ("rule", claim.rule)]
    return tuple(fact for fact in facts if fact[1])


def _sides(view: View, one: Question) -> tuple[Side, ...]:
    if one.kind == "claim":
        return ()
    if one.party is not None:
        return _entity(view, one.a), _party(one.list, one.party)
    return tuple((_entity if one.what == "entity" else _event)(view, id) for id in (one.a, one.b))


def _entity(view: View, id: str) -> Side:
    one = view.entities[id]
    names = printed(view, id)
    stretches = view.weighed.status.get(id, ())
    his = Choice(who=frozenset({id}), how=("in", "at"))
    events = [view.events[line.id] for line in view.lines.some("event", his, most=6)]
    ties = view.lines.some("relation", his, most=6)
    facts = [
        ("schema", one.schema),
        ("called", "; ".join(name.words for name in names[:8])),
        ("country", (one.country or "").upper()),
        ("status, as said", "; ".join(standing.state_words(stretch) for stretch in stretches)),
        ("events", "; ".join(f"{event_title(view, event)}, {standing.when(event)}" for event in events)),
        ("ties", "; ".join(addresses.relation(view, tie.id).words for tie in ties)),
        ("outlets", "; ".join(_outlets(view, names))),
    ]
    refs = list(dict.fromkeys((*view.claims_about.get(id, ()), *view.claims_naming.get(id, ()))))
    return _side(view, Link(entity_title(view, id), f"/entities/{id}"), facts, refs)


def _event(view: View, id: str) -> Side:
    one = view.events[id]
    facts = [("type", one.type.replace("_", " ")), ("when", standing.when(one))]
    facts += [("where", entity_title(view, one.place, mark=False))] if one.place else []
    facts += [(role, "; ".join(entity_title(view, each) for each in members)) for role, members in one.roles.items()]
    facts += [("told in", standing.counted(view, id, one.claims))]
    return _side(view, addresses.event(view, id), facts, view.claims_about.get(id, []))


def _party(list_: str, one: Party) -> Side:
    facts = (
        ("list", f"{list_}:{one.id}"),
        ("schema", one.schema),
        ("called", "; ".join(one.names)),
        ("born", "; ".join(map(wording.date, one.births))),
        ("countries", ", ".join(one.countries).upper()),
        ("programmes", ", ".join(one.programmes)),
    )
    return Side(Link(one.name, None), tuple(fact for fact in facts if fact[1]), (), 0)


def _side(view: View, heading: Link, facts: list[tuple[str, str]], refs: list[Ref]) -> Side:
    claims = all_told(view, refs[:EVIDENCE])
    return Side(heading, tuple(fact for fact in facts if fact[1]), claims, max(0, len(refs) - EVIDENCE))


def _outlets(view: View, names: Iterable[Printed]) -> Iterator[str]:
    """The outlets that print any of these, in the order of their reports."""
    printed_by = {both for name in names for both in zip(name.reports, name.outlets, strict=True)}
    outlets = dict.fromkeys(outlet for _, outlet in sorted(printed_by))
    return (addresses.source(view, outlet).words for outlet in outlets)


# -- what is sent ----------------------------------------------------------------------------------------------


def answer(sent: Sent) -> str:
    """Write an answer down; gives the address of the next question."""
    verdict, key = sent.fields.get("verdict", ""), sent.fields.get("key", "")
    after = ""

    def write(case: Case, view: View) -> int:
        nonlocal after
        waiting = _queue(case, view)
        if key not in waiting.found:
            raise Refused("This question was answered already, or does not stand any more.")
        one = waiting.question(key)
        if verdict not in {each.verdict for each in ANSWERS[one.kind]}:
            raise Refused("There is no such answer to this question.")
        after = waiting.keys[(waiting.keys.index(key) + 1) % len(waiting.keys)]
        return _write(case, view, one, verdict, sent.user, sent.fields.get("note", ""))

    _taken(sent, write)
    return f"/review?at={after}"


def _write(case: Case, view: View, one: Question, verdict: str, user: str, note: str) -> int:
    if verdict in ("listed", "not-listed") and one.party is not None:
        return decide_listing(case, view, one.a, verdict == "listed", one.list, one.party, user, note)
    a, b = (*anchors(view, one), None)[:2]
    assert a is not None
    if verdict == "unsure":
        return decide(case, "note", one.what, a, b, user, NOT_SURE)
    return decide(case, verdict, one.what, a, b, user, note)  # type: ignore[arg-type]


def undo(sent: Sent) -> str:
    """Take a decision back, the latest that stands if no number is sent."""
    typed = sent.fields.get("number", "")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None

    def write(case: Case, view: View) -> None:
        with case.database.writing() as connection:
            take_back(connection, sent.user, number)

    _taken(sent, write)
    return "/judgements" if sent.fields.get("back") == "/judgements" else "/review"


def letter(sent: Sent) -> str:
    """Give a source its letter."""
    source = sent.named["id"]

    def write(case: Case, view: View) -> int:
        if source not in view.sources:
            raise NotHere("There is no source of this id in the case.")
        return grade(case, view, source, sent.fields.get("letter", ""), sent.user)

    _taken(sent, write)
    return f"/sources/{quote(source)}"


def settle(sent: Sent) -> str:
    """Take up what another process read."""
    sent.opened.settle()
    return "/"


def _taken(sent: Sent, write: Callable[[Case, View], object]) -> None:
    """What the log refuses, as a sentence on a page."""
    try:
        sent.opened.change(write)
    except (NotHere, Refused):
        raise
    except CaseError as error:
        raise Refused(str(error)) from error
    except WhenceError as error:  # a contradiction, which names both judgements
        raise Refused(f"{error}. Undo the one that is wrong.") from error
