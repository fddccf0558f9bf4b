"""What a brief leaves open: who is not named, what may be one, what rests on little, what is contested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whence.case import wording
from whence.case.open import NAMEABLE, WEAK
from whence.case.titles import event_title, lower_start
from whence.case.view import View
from whence.exchange.brief.brief import Sentence
from whence.exchange.brief.notes import Notebook
from whence.exchange.brief.phrases import inside
from whence.exchange.brief.sentences import begin, say
from whence.resolve.resolution import Event, Ref
from whence.weigh import current

#: Words by which a report singles out one body of several.
ONE = frozenset({"a", "an", "one", "another"})


def questions(view: View, book: Notebook, entities: Iterable[str], events: list[Event]) -> Iterator[Sentence]:
    """Open questions about some entities, the events they are in and those who are in these with them."""
    about = list(dict.fromkeys(entities))
    yield from _contested(view, book, about, events)
    yield from _unnamed(view, book, about, events)
    yield from _weak(view, book, about)
    yield from _suggested(view, book, {*about, *(event.id for event in events)})


def _contested(view: View, book: Notebook, entities: list[str], events: list[Event]) -> Iterator[Sentence]:
    for id in entities:
        for one in view.weighed.status.get(id, ()):
            if one.contested:
                words = say("contested_status", name=inside(view, id), state=one.state, reason=one.reason or "")
                yield book.sentence(words.strip(), one.claims, contested=True)
    for event in events:
        if view.weighed.worth[event.id].occurred == "contested":
            words = say("happened", title=event_title(view, event))
            yield book.sentence(words, _both_sides(view, event.id), contested=True)


def _unnamed(view: View, book: Notebook, entities: list[str], events: list[Event]) -> Iterator[Sentence]:
    asked: set[str] = set()
    for event in events:
        for id in dict.fromkeys(one for members in event.roles.values() for one in members):
            entity = view.entities[id]
            words = lower_start(" ".join(entity.description.split()))
            if not _singled_out(view, id) or words in asked or id in entities:
                continue
            asked.add(words)
            said = say("who_is", words=words, event=event_title(view, event))
            yield book.sentence(said, view.claims_naming.get(id) or view.claims_about[event.id])


def _singled_out(view: View, id: str) -> bool:
    """Whether a report might have named somebody and did not: "the navy" and "any group" stand for what they say."""
    one = view.entities[id]
    if one.named or view.is_group(id) or one.schema not in NAMEABLE:
        return False
    return one.schema == "Person" or one.description.split(" ", 1)[0].lower() in ONE


def _weak(view: View, book: Notebook, entities: list[str]) -> Iterator[Sentence]:
    for id in entities:
        now = current(view.weighed.status.get(id, ()))
        if now is not None and now.grade >= WEAK:
            grade = wording.grade(now.grade)
            yield book.sentence(say("weak", name=inside(view, id), state=now.state, grade=grade), now.claims)


def _suggested(view: View, book: Notebook, concerned: set[str]) -> Iterator[Sentence]:
    found = {one.id: one for id in concerned for one in view.suggestions_of.get(id, ())}
    for _, one in sorted(found.items()):
        reason = begin(one.reason)
        if one.what == "entity":
            words = say("same", a=inside(view, one.a), b=inside(view, one.b), reason=reason)
        else:
            a, b = (event_title(view, view.events[id]) for id in (one.a, one.b))
            words = say("same_event", a=a, b=b, reason=reason)
        refs = [refs[0] for id in (one.a, one.b) if (refs := view.claims_about.get(id) or view.claims_naming.get(id))]
        if refs:
            yield book.sentence(words, refs)


def _both_sides(view: View, event: str) -> list[Ref]:
    """A claim that it happened and one that it did not."""
    refs = view.claims_about[event]
    says = [ref for ref in refs if view.claim(ref).factuality.endswith("+")]
    denies = [ref for ref in refs if view.claim(ref).factuality.endswith("-")]
    return [*says[:1], *denies[:1]]
