"""Named entities as nodes: one node a distinct name, however many reports print it, so that growth is bounded.

``keys`` finds the names that may be another spelling, ``score`` compares two, ``JOIN`` and ``ASK`` decide. Measured on
the name pairs' dev part, which is made of hard pairs (``bench/names.py``): what scores ``JOIN`` is right 96.6 times in
100 and finds 62 of 100; what scores ``ASK`` is right 84 times and finds 86 (F1 85.0). Running text is kinder.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from whence.codebook import countries
from whence.resolve import groups, people
from whence.resolve.items import Kind, Local
from whence.resolve.names import GroupName, PersonName, group, person, spelt_out
from whence.resolve.score import NOTHING, Score
from whence.resolve.spelling import alike, onset, skeleton
from whence.resolve.standing import standing
from whence.resolve.words import words

__all__ = ["ASK", "JOIN", "Node", "alike", "keys", "node", "nodes_of", "score"]

_COMMON = frozenset("military local state national federal security armed special royal army navy coast".split())
#: Joined from here on.
JOIN = 0.85
#: Asked from here on.
ASK = 0.65


@dataclass(frozen=True, slots=True)
class Node:
    """One distinct name of one kind. ``body`` marks a country's government, forces or branch (``standing``)."""

    kind: Kind
    key: str
    name: PersonName | GroupName | None

    @property
    def body(self) -> bool:
        return self.name is None

    @property
    def partial(self) -> bool:
        """Is it too short to be anybody in particular outside its report?"""
        return isinstance(self.name, PersonName) and self.name.partial


def node(kind: Kind, text: str, country: str | None = None, acts: bool = False) -> Node:
    """The node of a printed name."""
    if kind in ("group", "place") or (kind == "person" and " " not in text and countries.demonym(text) is None):
        body = standing(text, acts or kind == "group", country if kind != "person" else None)
        if body:
            return Node("group", body, None)
    if kind == "person":
        name = person(text)
        end = f" {name.generation}" if name.generation else ""
        return Node(kind, " ".join(sorted(name.words)) + end, name)
    other = group(text)
    return Node(kind, " ".join(other.words), other)


def keys(item: Node) -> tuple[str, ...]:
    """Under which keys other spellings of this name can be found."""
    if item.name is None:
        return ()
    if isinstance(item.name, PersonName):
        return tuple(dict.fromkeys((*_person_keys(item.name), *_person_keys(spelt_out(item.name)))))
    bones = sorted({skeleton(w) for w in item.name.words if len(w) > 1})[:6]
    found = [f"{item.kind}:{a}+{b}" for a, b in combinations(bones, 2)]
    own = sorted({skeleton(w) for w in item.name.words if w not in words().generic})
    if len(own) == 1:
        found.append(f"{item.kind}:={own[0]}")
    found.append(f"{item.kind}:={skeleton(''.join(item.name.words))}")
    if item.name.short:
        found.append(f"{item.kind}:@{''.join(item.name.words)}")
    elif len(item.name.words) > 2:
        found.append(f"{item.kind}:@{item.name.initials}")
    return tuple(dict.fromkeys(found))


def _person_keys(name: PersonName) -> list[str]:
    heard = [words().romanised.get(w, w) for w in name.words]
    bones = sorted({skeleton(w) for w in heard if len(w) > 1})[:6]
    heads = sorted({onset(w) for w in heard})[:6]
    found = [f"person:{a}+{b}" for a, b in combinations(bones, 2)]
    found += [f"person:{a}+{h}." for a in bones for h in heads if not a.startswith(h)]
    return [*found, f"person:={skeleton(''.join(name.words))}"]


def score(a: Node, b: Node) -> Score:
    """How likely two names are one entity's, by the names alone."""
    if a.kind != b.kind or a.name is None or b.name is None:
        return NOTHING
    if isinstance(a.name, PersonName) and isinstance(b.name, PersonName):
        return people.compare(a.name, b.name)
    if isinstance(a.name, GroupName) and isinstance(b.name, GroupName):
        return groups.compare(a.name, b.name)
    return NOTHING


def apart(a: Node, b: Node) -> bool:
    """Has each of two persons' names a word that the other lacks, so that they score less than is asked about? To see
    that takes half as long as to score them."""
    if not isinstance(a.name, PersonName) or not isinstance(b.name, PersonName):
        return False
    return all(_rest(x, y) for x in {a.name, spelt_out(a.name)} for y in {b.name, spelt_out(b.name)})


def _rest(a: PersonName, b: PersonName) -> bool:
    aligned = people.align(a, b)
    return bool(aligned.left and aligned.right) and "".join(a.words) != "".join(b.words)


def nodes_of(local: Local, acts: bool) -> dict[str, Node]:
    """The names that a report gives one entity, each with its node, its first name first.

    Persons' names that share one word and differ in another, or none, are not trusted to be one person's:
    coreference errs between brothers, and between a man and the one who speaks of him. A description printed like
    a name ("Free Coast Front") counts as one; so does a country's body ("Iraqi troops").
    """
    printed = local.printed
    names = printed.names
    if not names and local.kind == "group":
        body = standing(local.words, True, printed.country)
        if body and not body.startswith("country:"):
            return {local.words: Node("group", body, None)}
        names = (local.words,) if _like_a_name(local.words) or _of_a_place(local.words) else ()
    kept: dict[str, Node] = {}
    for name in names:
        other = node(local.kind, name, printed.country, acts)
        if not any(_rivals(k, other) for k in kept.values()):
            kept[name] = other
    return kept


def _like_a_name(text: str) -> bool:
    """Two words or more, each of weight with a capital, none a demonym: "Free Coast Front", not "Iraqi Shia"; whose it
    is may stand behind it: "Security Service of Norway"."""
    front, of, behind = text.rpartition(" of ")
    if of and countries.of(behind.removeprefix("the ")) is not None:
        text = front
    printed = [w for w in text.split() if w.lower() not in {"the", "of", "and", "for", "in"}]
    return len(printed) > 1 and all(w[:1].isupper() and countries.of(w) is None for w in printed)


def _of_a_place(text: str) -> bool:
    """A branch of forces after a capitalised word, or a body's kind after "the" and one: "Norland's navy", "the Falcon
    battalion".
    """
    bare = text.removeprefix("the ").removeprefix("The ")
    first, _, rest = bare.partition(" ")
    if not first[:1].isupper() or first.lower() in _COMMON or countries.of(first) is not None:
        return False
    *before, last = bare.split()
    kind = last.islower() and last in words().generic and bool(before) and all(w[:1].isupper() for w in before)
    return rest.lower() in words().branches or (kind and bare != text)


def _rivals(a: Node, b: Node) -> bool:
    if isinstance(a.name, PersonName) and isinstance(b.name, PersonName):
        aligned = people.align(a.name, b.name)
        return bool(aligned.left and aligned.right)
    return a.body != b.body
