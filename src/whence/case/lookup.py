"""From what somebody types (a name, some words, an id) to the things of a case it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from anyascii import anyascii

from whence.case.titles import entity_title, event_title, relation_title, report_title, source_title
from whence.case.view import View
from whence.errors import CaseError

Kind = Literal["entity", "event", "relation", "claim", "source", "report"]

#: Characters of an id that are enough to type, if nothing else begins with them.
SHORTEST = 4


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
    everything = [found for found in _all(view) if found.kind in kinds]
    wanted = view.resolution.redirects.get(typed, typed)
    if by_id := [found for found in everything if found.id == wanted]:
        return by_id
    if len(typed) >= SHORTEST and (by_start := [found for found in everything if found.id.startswith(typed)]):
        return by_start
    plain = _plain(typed)
    if not plain:
        return []
    main = [found for found in everything if plain == _plain(_main_name(view, found))]
    whole = main or [found for found in everything if plain in _names(view, found)]
    if whole:
        return whole
    held = [found for found in everything if _holds(plain, _names(view, found))]
    # an event's heading holds the names of those in it: who is meant comes before what they are in
    return [found for found in held if found.kind == "entity"] or held


def one(view: View, typed: str, kinds: tuple[Kind, ...] = ("entity", "event", "relation")) -> Found:
    """The one thing that ``typed`` means; NotOne with the candidates otherwise."""
    candidates = lookup(view, typed, kinds)
    if len(candidates) != 1:
        raise NotOne(typed, candidates)
    return candidates[0]


def _all(view: View) -> Iterator[Found]:
    for id in sorted(view.entities):
        yield Found("entity", id, entity_title(view, id))
    for id, event in sorted(view.events.items()):
        yield Found("event", id, event_title(view, event))
    for id, relation in sorted(view.relations.items()):
        yield Found("relation", id, relation_title(view, relation))
    for id in sorted(view.sources):
        yield Found("source", id, source_title(view, id))
    for ref, id in sorted(view.claim_ids.items(), key=lambda item: item[1]):
        yield Found("claim", id, view.claim(ref).quote)
    for id in sorted(view.reports):
        yield Found("report", id, report_title(view.reports, id))


def _names(view: View, found: Found) -> list[str]:
    if found.kind == "entity":
        entity = view.entities[found.id]
        return [_plain(name) for name in (*entity.names, entity.description) if name]
    if found.kind == "source":
        return [_plain(view.sources[found.id].name), _plain(found.words)]
    return [_plain(found.words)]


def _main_name(view: View, found: Found) -> str:
    return (view.entities[found.id].name or "") if found.kind == "entity" else found.words


def _holds(plain: str, names: list[str]) -> bool:
    words = plain.split()
    return any(all(word in name.split() for word in words) for name in names)


def _plain(words: str) -> str:
    """Without accents, case, articles and marks, so that a name may be typed as it comes."""
    plain = re.sub(r"[^a-z0-9]+", " ", anyascii(words).lower()).strip()
    return re.sub(r"^(the|a|an) ", "", plain)
