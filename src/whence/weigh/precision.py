"""Can two values be one thing, told more and less precisely? A more precise value is in no conflict with it.

Each rule says of two entities why both may hold; where none does, they are rivals.
"""

from __future__ import annotations

from collections.abc import Callable

from whence.codebook import countries
from whence.resolve.resolution import Entity
from whence.weigh.cues import cues, head, plain, same_word, singular
from whence.weigh.evidence import View
from whence.weigh.institutions import country_of, hand_of

Rule = Callable[[View, Entity, Entity], bool]


def one_entity(view: View, a: Entity, b: Entity) -> bool:
    """They are one entity, under whatever names."""
    return a.id == b.id or bool({plain(n) for n in a.names} & {plain(n) for n in b.names})


def part_and_whole(view: View, a: Entity, b: Entity) -> bool:
    """One is said to be a part of the other, or a name for it."""
    return b.id in view.above.get(a.id, ()) or a.id in view.above.get(b.id, ())


def country_and_its_arm(view: View, a: Entity, b: Entity) -> bool:
    """A country stands for its government and its forces: "Norland" and "the Norland navy"."""
    for whole, part in ((a, b), (b, a)):
        country = countries.of(whole.name or whole.description)
        if country is not None and (part.country is None or part.country == country.code):
            return True
    return False


def name_within_name(view: View, a: Entity, b: Entity) -> bool:
    """The words of one are all in the other: "the guards" and "security guards at the port"."""
    one, two = _words(a), _words(b)
    if not one or not two or not (one <= two or two <= one):
        return False
    return not (a.named and b.named) or head(_text(a)) == head(_text(b))


def same_hand_less_precise(view: View, a: Entity, b: Entity) -> bool:
    """ "Forces" may be "marines", "gunmen" may be any armed group; not where their countries differ."""
    one, two = country_of(a), country_of(b)
    if one is not None and two is not None and one != two:
        return False
    return any(_covers(loose, strict) for loose, strict in ((a, b), (b, a)))


def same_kind(view: View, a: Entity, b: Entity) -> bool:
    """Two unnamed mentions with one head word and nothing that tells them apart."""
    if a.named and b.named:
        return False
    one, two = country_of(a), country_of(b)
    return same_word(head(_text(a)), head(_text(b))) and (one is None or two is None or one == two)


def somebody_unnamed(view: View, a: Entity, b: Entity) -> bool:
    """ "The officer" may be anybody who is named, and "this man" any other unnamed man."""
    if a.schema != "Person" or b.schema != "Person" or (a.named and b.named):
        return False
    if a.id in view.groups or b.id in view.groups:
        return False
    return (a.named or b.named) or bool({head(_text(a)), head(_text(b))} & cues().somebody)


def somebody_of_it(view: View, a: Entity, b: Entity) -> bool:
    """A named body acts through somebody: "the minister released him" and "Norland released him"."""
    for person, body in ((a, b), (b, a)):
        if person.schema == "Person" and body.schema != "Person" and body.named:
            return person.country is None or body.country is None or person.country == body.country
    return False


def an_open_question(view: View, a: Entity, b: Entity) -> bool:
    """Whether they are one is still to be judged; a person who says no makes them rivals."""
    return frozenset((a.id, b.id)) in view.open


#: Two values may be one thing when any of these says so.
ACTORS: tuple[Rule, ...] = (
    one_entity, part_and_whole, country_and_its_arm, name_within_name, same_hand_less_precise, same_kind,
    somebody_unnamed, somebody_of_it, an_open_question,
)  # fmt: skip


def may_be_one(view: View, a: str, b: str) -> bool:
    """Can these two entities, as those who did a thing, be one told more and less precisely?"""
    one, two = view.entities.get(a), view.entities.get(b)
    if one is None or two is None:
        return True
    key = (min(a, b), max(a, b))
    if key not in view.compared:
        view.compared[key] = any(rule(view, one, two) for rule in ACTORS)
    return view.compared[key]


def _text(entity: Entity) -> str:
    return entity.name or entity.description


def _words(entity: Entity) -> set[str]:
    return {singular(w) for w in plain(_text(entity)).split()}


def _covers(loose: Entity, strict: Entity) -> bool:
    said, other = plain(_text(loose)), plain(_text(strict))
    for word in (" ".join(said.split()[-2:]), head(_text(loose))):
        covered = cues().covers.get(word)
        if covered is None:
            continue
        if "*" in covered and not loose.named:
            return True
        if any(same_word(head(_text(strict)), c) or other.endswith(c) for c in covered):
            return True
        hand = hand_of(strict)
        return hand is not None and strict.named and hand == hand_of(loose)
    return False
