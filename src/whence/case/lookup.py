"""From what somebody types (a name, some words, an id) to the things of a case it may mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from whence.case.titles import entity_title, event_title, relation_title, report_title, source_title
from whence.case.view import View, plain
from whence.errors import CaseError

Kind = Literal["entity", "event", "relation", "claim", "source", "report"]

#: Characters of an id that are enough to type, if nothing else begins with them.
SHORTEST = 4

#: Names and headings of a kind that are looked at where somebody types some of their words.
MOST = 200


@dataclass(frozen=True, slots=True)
class Found:
    """One thing of a case; ``words`` is its heading."""

    kind: Kind
    id: str
    words: str


class NotOne(CaseError):
    """What was typed fits nothing, or several things."""

    def __init__(self, typed: str, candidates: list[Found]) -> None:
        what = "several things" if candidates else "nothing"
        super().__init__(f"{typed!r} fits {what} in this case")
        self.candidates = candidates


def lookup(view: View, typed: str, kinds: tuple[Kind, ...] = ("entity", "event", "relation")) -> list[Found]:
    """Everything ``typed`` may mean: an id or its beginning, else a main name, any name, words of a name or heading."""
    wanted = view.resolution.redirects.get(typed, typed)
    if by_id := [Found(kind, wanted, heading(view, kind, wanted)) for kind in kinds if wanted in _all(view, kind)]:
        return by_id
    if len(typed) >= SHORTEST and (by_start := list(_beginning(view, typed, kinds))):
        return by_start
    words = plain(typed)
    if not words:
        return []
    named = [one for one in view.called.get(words, ()) if one.kind in kinds]
    if whole := [one for one in named if one.main] or named:
        order = list[str](KINDS)
        whole.sort(key=lambda one: (order.index(one.kind), one.id))
        return [Found(kind, one.id, heading(view, kind, one.id)) for one in whole for kind in kinds if kind == one.kind]
    # an event's heading holds the names of those in it: who is meant comes before what they are in
    first, rest = [kind for kind in kinds if kind == "entity"], [kind for kind in kinds if kind != "entity"]
    return list(_holding(view, words, first)) or list(_holding(view, words, rest))


def one(view: View, typed: str, kinds: tuple[Kind, ...] = ("entity", "event", "relation")) -> Found:
    """The one thing that ``typed`` means; NotOne with the candidates otherwise."""
    candidates = lookup(view, typed, kinds)
    if len(candidates) != 1:
        raise NotOne(typed, candidates)
    return candidates[0]


KINDS: tuple[Kind, ...] = ("entity", "event", "relation", "source", "claim", "report")


def heading(view: View, kind: Kind, id: str) -> str:
    """What to call a thing in a list."""
    match kind:
        case "entity":
            return entity_title(view, id)
        case "event":
            return event_title(view, view.events[id])
        case "relation":
            return relation_title(view, view.relations[id])
        case "source":
            return source_title(view, id)
        case "claim":
            return view.claim(view.claims[id]).quote
        case _:
            return report_title(view.reports, id)


def _all(view: View, kind: Kind) -> Mapping[str, object]:
    """Everything of one kind, by id."""
    every: dict[Kind, Mapping[str, object]] = {
        "entity": view.entities,
        "event": view.events,
        "relation": view.relations,
        "source": view.sources,
        "claim": view.claims,
        "report": view.reports,
    }
    return every[kind]


def _beginning(view: View, typed: str, kinds: tuple[Kind, ...]) -> Iterator[Found]:
    for kind in kinds:
        for id in view.beginning(kind, typed):
            yield Found(kind, id, heading(view, kind, id))


def _holding(view: View, words: str, kinds: Iterable[Kind]) -> Iterator[Found]:
    """Things of which one name or heading has all the words, the first so many of each kind."""
    for kind in kinds:
        named = (one for name in view.names_with(words.split(), kind, MOST) for one in view.called[name])
        for id in sorted({view.resolution.redirects.get(one.id, one.id) for one in named if one.kind == kind}):
            if id in _all(view, kind):
                yield Found(kind, id, heading(view, kind, id))
