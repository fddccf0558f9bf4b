"""Facets of who and what took part: the hands that did it, those it was done to, the goods, who an unnamed one is."""

from __future__ import annotations

from whence.weigh.cues import cues, head, plain, same_word, singular
from whence.weigh.evidence import View
from whence.weigh.precision import may_be_one
from whence.weigh.sides import Matter, Value, fullest, sides, told, two_stories
from whence.weigh.weighed import Side


def agent(matter: Matter) -> tuple[Side, ...]:
    """Who did it: two hands of which neither is the other told more precisely."""

    def agree(a: Value, b: Value) -> bool:
        return any(may_be_one(matter.view, x, y) for x in a.members for y in b.members)

    return two_stories(matter, _role(matter, "agent"), agree)


def patient(matter: Matter) -> tuple[Side, ...]:
    """To whom it was done: two different named ones, where each account tells of one; two different buildings; or
    people whom one account calls fighters and another civilians, where none tells of both."""
    view, both = matter.view, both_kinds_hit(matter)

    def agree(a: Value, b: Value) -> bool:
        kinds = {hit(view, a.members), hit(view, b.members)}
        if None not in kinds and len(kinds) == 2:
            return both
        if len(a.members) != 1 or len(b.members) != 1:
            return True
        one, two = view.entities[a.members[0]], view.entities[b.members[0]]
        if _thing(one.schema) and _thing(two.schema):
            return same_word(head(view.words(one.id)), head(view.words(two.id))) or may_be_one(view, one.id, two.id)
        return not (one.named and two.named) or may_be_one(view, one.id, two.id)

    return two_stories(matter, _role(matter, "patient"), agree)


def hit(view: View, members: tuple[str, ...]) -> str | None:
    """Whether these are called fighters or civilians; None where the words do not say, or say both."""
    said = {singular(word) for e in members for word in plain(view.words(e)).split()}
    kinds = {kind for kind, words in cues().hit.items() if said & words}
    return next(iter(kinds)) if len(kinds) == 1 else None


def both_kinds_hit(matter: Matter) -> bool:
    """Does one voice of a report tell of both fighters and civilians? Then the accounts of the one do not deny the
    other. A page that only quotes the two accounts tells nothing of the kind."""
    kinds: dict[tuple[str, str], set[str | None]] = {}
    for line in matter.lines:
        voice = line.ref.report, line.speaker.id if line.speaker else ""
        kinds.setdefault(voice, set()).add(hit(matter.view, line.roles.get("patient", ())))
    return any(len(found - {None}) > 1 for found in kinds.values())


def _thing(schema: str) -> bool:
    """Is this a building or a place, whose description says what it is?"""
    return schema in ("Address", "RealEstate", "Place", "Facility")


def _role(matter: Matter, role: str) -> list[Value]:
    view = matter.view
    found = []
    for line in told(matter):
        members = tuple(e for e in line.roles.get(role, ()) if e in view.entities and view.words(e))
        if members and line.claim.frame.kind == "event":
            found.append(Value(line, " and ".join(view.words(e) for e in members), members))
    return found


def goods(matter: Matter) -> tuple[Side, ...]:
    view = matter.view
    values = []
    for line in told(matter):
        kinds = {_kind(view.words(e)) for e in line.roles.get("goods", ())} - {None}
        if len(kinds) == 1:
            words = " and ".join(view.words(e) for e in line.roles["goods"])
            known = matter.origin.get(line.ref)
            values.append(Value(line, words, tuple(k for k in kinds if k), (known and known.source) or ""))

    def agree(a: Value, b: Value) -> bool:
        return a.members == b.members or (a.apart != "" and a.apart == b.apart)

    return sides(values, agree)


def _kind(words: str) -> str | None:
    said = {form for word in plain(words).split() for form in (word, singular(word))}
    return next((kind for kind, names in cues().goods.items() if said & names), None)


def identity(matter: Matter) -> tuple[Side, ...]:
    """Who an unnamed one is: two names that are two people, or one that is denied."""
    view = matter.view
    named = [
        Value(line, view.words(who), (who,))
        for line in matter.lines
        if line.claim.frame.kind == "identity" and line.supports
        for who in line.roles.get("object", ())[:1]
        if who in view.entities
    ]
    rivals = sides(named, lambda a, b: _one_person(matter, a, b))
    if rivals:
        return rivals
    denied = [line for line in matter.lines if line.claim.frame.kind == "identity" and line.denies]
    if named and denied:
        return (
            Side(fullest(named), tuple(sorted(v.line.ref for v in named))),
            Side(f"not {fullest(named)}", tuple(sorted(line.ref for line in denied))),
        )
    return ()


def _one_person(matter: Matter, a: Value, b: Value) -> bool:
    """One entity, or one whose resolution joined what the two pages print differently."""
    return may_be_one(matter.view, a.members[0], b.members[0])
