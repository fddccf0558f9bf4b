"""On which facets the claims about one event cannot all hold. One function a facet; each gives sides or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as day

from whence.claims.claim import Count
from whence.codebook import gazetteer
from whence.resolve.resolution import Ref
from whence.weigh.cues import cues, head, plain, same_word, singular
from whence.weigh.evidence import Evidence, View, bounds
from whence.weigh.precision import may_be_one
from whence.weigh.sides import Matter, Value, fullest, not_taken_back, sides, without_corrected
from whence.weigh.weighed import Facet, Side

Find = Callable[[Matter], tuple[Side, ...]]


def _told(matter: Matter) -> list[Evidence]:
    """The claims that say that it is so."""
    return [line for line in matter.lines if line.supports]


def agent(matter: Matter) -> tuple[Side, ...]:
    """Who did it: two hands of which neither is the other told more precisely."""

    def agree(a: Value, b: Value) -> bool:
        return any(may_be_one(matter.view, x, y) for x in a.members for y in b.members)

    return sides(without_corrected(matter, _role(matter, "agent"), agree, plainly=True), agree)


def patient(matter: Matter) -> tuple[Side, ...]:
    """To whom it was done: two different named ones, where each account tells of one; two different buildings; or
    people whom one account calls fighters and another civilians, where none tells of both."""
    view, both = matter.view, _both_kinds_hit(matter)

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

    return sides(without_corrected(matter, _role(matter, "patient"), agree, plainly=True), agree)


def hit(view: View, members: tuple[str, ...]) -> str | None:
    """Whether these are called fighters or civilians; None where the words do not say, or say both."""
    said = {singular(word) for e in members for word in plain(view.words(e)).split()}
    kinds = {kind for kind, words in cues().hit.items() if said & words}
    return next(iter(kinds)) if len(kinds) == 1 else None


def _both_kinds_hit(matter: Matter) -> bool:
    """Does one report tell of both fighters and civilians? Then the accounts of the one do not deny the other."""
    kinds: dict[str, set[str | None]] = {}
    for line in matter.lines:
        kinds.setdefault(line.ref.report, set()).add(hit(matter.view, line.roles.get("patient", ())))
    return any(len(found - {None}) > 1 for found in kinds.values())


def _thing(schema: str) -> bool:
    """Is this a building or a place, whose description says what it is?"""
    return schema in ("Address", "RealEstate", "Place", "Facility")


def _role(matter: Matter, role: str) -> list[Value]:
    view = matter.view
    found = []
    for line in _told(matter):
        members = tuple(e for e in line.roles.get(role, ()) if e in view.entities and view.words(e))
        if members and line.claim.frame.kind == "event":
            found.append(Value(line, " and ".join(view.words(e) for e in members), members))
    return found


def place(matter: Matter) -> tuple[Side, ...]:
    """Where: two named places of which neither contains the other."""
    view = matter.view
    values = [
        Value(line, view.words(line.place), (line.place,))
        for line in _told(matter)
        if line.place is not None and line.place in view.entities and view.entities[line.place].named
    ]

    def agree(a: Value, b: Value) -> bool:
        return places_may_be_one(view, a.members[0], b.members[0])

    return sides(without_corrected(matter, values, agree), agree)


def places_may_be_one(view: View, a: str, b: str) -> bool:
    """May one contain the other? Places in two countries never; two towns only where they lie close together."""
    one, two = view.entities[a], view.entities[b]
    if one.id == two.id or b in view.above.get(a, ()) or a in view.above.get(b, ()):
        return True
    mine, yours = set(plain(view.words(a)).split()), set(plain(view.words(b)).split())
    if mine <= yours or yours <= mine:
        return True
    here, there = gazetteer.locate(view.words(a), one.country), gazetteer.locate(view.words(b), two.country)
    code, other = (here.country if here else one.country), (there.country if there else two.country)
    if code is not None and other is not None and code != other:
        return False
    if here is None or there is None or "country" in (here.kind, there.kind):
        return True
    if here.kind == there.kind == "region":
        return here.region == there.region
    if "region" in (here.kind, there.kind):
        return here.region == there.region or here.region is None or there.region is None
    apart = gazetteer.distance_km(here, there)
    return apart is None or apart <= NEAR


#: A quarter or a suburb may stand in the gazetteer as a town of its own; towns farther apart than this (km) are two.
NEAR = 25.0


#: How far apart two days must lie before they cannot be one, when one of them is given as "about": a week, since
#: "about" was said of a day; the text gives no number.
ABOUT = 7


def date(matter: Matter) -> tuple[Side, ...]:
    """When: two dates that no one day fits."""
    values = [
        Value(line, when.edtf, (when.edtf,))
        for line in _told(matter)
        if (when := line.claim.frame.date) is not None and not line.claim.frame.total and when.means != "throughout"
    ]

    def agree(a: Value, b: Value) -> bool:
        return not _apart(a.members[0], b.members[0])

    return sides(without_corrected(matter, values, agree), agree)


def _apart(a: str, b: str) -> bool:
    (since_a, until_a), (since_b, until_b) = bounds(a), bounds(b)
    first = min((d for d in (until_a, until_b) if d), default=None)
    gap = None
    if until_a and since_b and until_a < since_b:
        first, gap = until_a, since_b
    elif until_b and since_a and until_b < since_a:
        first, gap = until_b, since_a
    if gap is None or first is None:
        return False
    if "~" not in a + b:
        return True
    try:
        return (day.fromisoformat(gap) - day.fromisoformat(first)).days > ABOUT
    except ValueError:
        return True


def count(matter: Matter) -> tuple[Side, ...]:
    """How many: two numbers that no one number fits, of the same kind of people or things."""
    view, both = matter.view, _both_kinds_hit(matter)
    values = []
    for line in matter.lines:
        number = line.claim.frame.count
        none = number is not None and (number.low, number.high) == (0, 0)
        if number is not None and (line.supports or (line.denies and none)):
            values.append(Value(line, in_words(number), line.roles.get("patient", ()) or line.roles.get("goods", ())))

    def agree(a: Value, b: Value) -> bool:
        one, two = a.line.claim.frame.count, b.line.claim.frame.count
        kinds = {hit(view, a.members), hit(view, b.members)}
        rivals = None not in kinds and len(kinds) == 2 and not both
        if one is None or two is None or not (rivals or _same_kind(view, a.members, b.members)):
            return True
        apart = (one.high is not None and one.high < two.low) or (two.high is not None and two.high < one.low)
        return not apart

    return sides(without_corrected(matter, values, agree), agree)


def _same_kind(view: View, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Are two counts of the same kind? "Ten people" may hold "seven civilians", so the two are no rivals."""
    if not a or not b or set(a) & set(b):
        return True
    one, two = head(view.words(a[0])), head(view.words(b[0]))
    return same_word(one, two) or (one in cues().anybody and two in cues().anybody)


def in_words(number: Count) -> str:
    """A count as one says it."""
    if number.high is None:
        return f"at least {number.low}"
    return str(number.low) if number.low == number.high else f"{number.low} to {number.high}"


def substance(matter: Matter) -> tuple[Side, ...]:
    """What somebody is accused of, or what was carried: an accusation that is denied, or goods of two kinds."""
    accusing = [line for line in matter.lines if line.supports]
    denying = not_taken_back(
        matter, [line for line in matter.lines if line.denies and not _none_at_all(line)], accusing
    )
    if accusing and denying and is_accusation(matter):
        return (
            Side("accused", tuple(sorted(line.ref for line in accusing))),
            Side("denied", tuple(sorted(line.ref for line in denying))),
        )
    return _goods(matter)


def is_accusation(matter: Matter) -> bool:
    """Is nobody certain of it: is it only suspected, alleged or charged?"""
    return all(
        line.claim.factuality in ("PR+", "PS+") or line.claim.act in ("accuses", "suspects")
        for line in matter.lines
        if line.supports
    )


def _goods(matter: Matter) -> tuple[Side, ...]:
    view = matter.view
    values = []
    for line in _told(matter):
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


_BEING = frozenset({"was", "is", "were", "as", "been", "declared", "ruled", "deemed"})


def _words_of(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text.casefold())


def legality(matter: Matter) -> tuple[Side, ...]:
    """Whether it was lawful: words to that effect beside the word that tells it."""
    found: dict[str, list[Ref]] = {"lawful": [], "unlawful": []}
    for line in matter.lines:
        text, trigger = line.report.text, line.claim.trigger
        before = _words_of(text[max(line.claim.start, trigger.start - 30) : trigger.start])[-2:]
        after = _words_of(text[trigger.end : min(line.claim.end, trigger.end + 40)])[:4]
        near = set(before) | (set(after) if set(after) & _BEING else set())
        negated = bool({"not", "no", "never"} & near)
        for word, other, words in (("lawful", "unlawful", cues().lawful), ("unlawful", "lawful", cues().unlawful)):
            if near & words:
                found[other if negated else word].append(line.ref)
                break
    if not found["lawful"] or not found["unlawful"]:
        return ()
    return tuple(Side(word, tuple(sorted(refs))) for word, refs in sorted(found.items()))


def occurrence(matter: Matter) -> tuple[Side, ...]:
    """Whether it happened, or whether the tie holds: one says so and another denies it."""
    denying = [line for line in matter.lines if line.denies]
    supporting = [line for line in matter.lines if line.supports]
    standing = not_taken_back(matter, supporting, denying)
    denials = not_taken_back(matter, denying, supporting)
    if not standing or not denials or is_accusation(matter):
        return ()
    relation = matter.about in matter.view.relations
    words = ("it holds", "it does not") if relation else ("it happened", "it did not")
    return (
        Side(words[0], tuple(sorted(line.ref for line in standing))),
        Side(words[1], tuple(sorted(line.ref for line in denials))),
    )


def _none_at_all(line: Evidence) -> bool:
    number = line.claim.frame.count
    return number is not None and (number.low, number.high) == (0, 0)


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


#: Every facet, with what finds it. The order is that of the accounts table.
EVENT: tuple[tuple[Facet, Find], ...] = (
    ("agent", agent), ("patient", patient), ("place", place), ("date", date), ("count", count),
    ("substance", substance), ("legality", legality), ("occurrence", occurrence),
)  # fmt: skip
RELATION: tuple[tuple[Facet, Find], ...] = (("substance", substance), ("occurrence", occurrence))
ENTITY: tuple[tuple[Facet, Find], ...] = (("identity", identity),)
