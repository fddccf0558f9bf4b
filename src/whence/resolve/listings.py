"""Who of a case may be a party of a list (of sanctions, say): candidates by name, for a person to judge.

Nothing here is an answer. A score says how well printed names and countries fit, and the reason says why; only a
judgement makes a listing of it. ``keys`` finds the names worth comparing, ``fit`` compares one with one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whence.resolve import nodes, people
from whence.resolve.items import Kind
from whence.resolve.names import GroupName, PersonName
from whence.resolve.nodes import Node
from whence.resolve.resolution import Entity
from whence.resolve.score import NOTHING, Rule, Score, judge
from whence.resolve.words import words

#: What each schema's names are compared as. A legal entity may turn out to be either; things only meet their like.
KINDS: dict[str, tuple[Kind, ...]] = {
    "Person": ("person",),
    "Organization": ("group",),
    "Company": ("group",),
    "PublicBody": ("group",),
    "LegalEntity": ("person", "group"),
    "Vessel": ("thing",),
    "Airplane": ("thing",),
}

#: What the best name alone is worth; countries can add to it.
NAME = 0.9
#: A candidate from here on: a full name that fits, or a lesser one with something that speaks for it.
CANDIDATE = 0.6


#: As the letters of a second or a third ship; a lone I, V or X is as often a letter.
_ROMAN = frozenset("ii iii iv vi vii viii ix xi xii".split())


@dataclass(frozen=True, slots=True)
class Party:
    """One party as a list has it. ``id`` is the list's own; countries are ISO 3166 codes, ``births`` EDTF."""

    id: str
    schema: str
    name: str
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names: the main one, the aliases, then those that the list itself calls weak."""
        return (self.name, *self.aliases, *self.weak)

    def is_weak(self, at: int) -> bool:
        """Whether the list calls this one of ``names`` weak."""
        return at > len(self.aliases)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that an entity may be: ``name`` is the one of the party's names that fits best."""

    entity: str
    list: str
    party: Party
    name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Side:
    """One name with what is known of whoever has it."""

    node: Node
    countries: frozenset[str]
    weak: bool = False


def same_country(a: Side, b: Side) -> float | None:
    """Both are of one country, by nationality, address or flag."""
    return 1.0 if a.countries & b.countries else None


def other_country(a: Side, b: Side) -> float | None:
    """The report gives a country, and the list gives others only."""
    return -1.0 if a.countries and b.countries and not a.countries & b.countries else None


def weak_alias(a: Side, b: Side) -> float | None:
    """A weak alias is a broad one that the list's makers warn of: it brings many false matches."""
    return -1.0 if a.weak or b.weak else None


def lone_word(a: Side, b: Side) -> float | None:
    """One word alone may be anybody's or anything's name."""
    return -1.0 if _words(a.node) == 1 or _words(b.node) == 1 else None


def numbers(a: Side, b: Side) -> float | None:
    """Ships and units of one name are told apart by their numbers."""
    one, other = a.node.name, b.node.name
    if not isinstance(one, GroupName) or not isinstance(other, GroupName):
        return None
    return -1.0 if _numbers(one) != _numbers(other) else None


def shorter(a: Side, b: Side) -> float | None:
    """A person's name that leaves words out: a given name and a father's fit many families."""
    one, other = a.node.name, b.node.name
    if not isinstance(one, PersonName) or not isinstance(other, PersonName):
        return None
    found = people.align(one, other)
    return -1.0 if found.left or found.right else None


RULES: tuple[Rule[Side], ...] = (
    Rule("same_country", 0.1, same_country, "both are of one country"),
    Rule("other_country", 0.2, other_country, "", "the list gives other countries"),
    Rule("weak_alias", 0.2, weak_alias, "", "the list calls this alias weak"),
    Rule("lone_word", 0.15, lone_word, "", "one word alone may be anybody's name"),
    Rule("numbers", 0.15, numbers, "", "the numbers in the names differ"),
    Rule("shorter", 0.1, shorter, ""),
)


def keys(schema: str, name: str) -> tuple[str, ...]:
    """Under which keys a name is kept. Initials are too little to look anybody up by: lists print everything in
    capitals, so any short name looks like the initials of some long one, and they give abbreviations as aliases.
    """
    found: dict[str, None] = {}
    for node in _nodes(schema, name):
        kind = schema if node.kind == "thing" else node.kind
        if node.body:
            found[f"{kind}:{node.key}"] = None
        elif not _says_nothing(node):
            own = (key.removeprefix(f"{node.kind}:") for key in nodes.keys(node))
            found |= {f"{kind}:{key}": None for key in own if not key.endswith(".") and not key.startswith("@")}
    return tuple(found)


def entity_keys(entity: Entity) -> tuple[str, ...]:
    """The keys of all names that an entity is looked up by."""
    return tuple(dict.fromkeys(key for name in _names(entity) for key in keys(entity.schema, name)))


def fit(entity: Entity, party: Party, at: int) -> Score:
    """How well an entity fits one of a party's names (``at`` counts ``names``), with the reasons."""
    return _fit(entity, _entity_nodes(entity), party, at)


def candidates(entity: Entity, found: Iterable[tuple[str, Party, int]]) -> list[Candidate]:
    """The parties that an entity may be, best first, each once; ``found`` gives list, party and which name."""
    best: dict[tuple[str, str], Candidate] = {}
    own = _entity_nodes(entity)
    for name, party, at in found:
        score = _fit(entity, own, party, at)
        key = (name, party.id)
        if score.value >= CANDIDATE and (key not in best or score.value > best[key].score):
            best[key] = Candidate(entity.id, name, party, party.names[at], score.value, "; ".join(score.reasons))
    return sorted(best.values(), key=lambda one: (-one.score, one.list, one.party.id))


def _names(entity: Entity) -> tuple[str, ...]:
    """The printed names to look up: parts of a name ("Dastan") only where there is no whole one."""
    if entity.schema not in KINDS or not entity.named:
        return ()
    whole = tuple(n for n in entity.names if any(not node.partial for node in _nodes(entity.schema, n)))
    return whole or entity.names


def _entity_nodes(entity: Entity) -> list[Node]:
    return [node for name in _names(entity) for node in _nodes(entity.schema, name)]


def _fit(entity: Entity, own: Iterable[Node], party: Party, at: int) -> Score:
    if not _compatible(entity.schema, party.schema):
        return NOTHING
    here = frozenset({entity.country.upper()} if entity.country else ())
    there = frozenset(party.countries)
    best = NOTHING
    for theirs in _nodes(party.schema, party.names[at]):
        for ours in own:
            said = _by_name(ours, theirs)
            if said.value >= nodes.ASK:
                sides = Side(ours, here), Side(theirs, there, party.is_weak(at))
                rest = judge(RULES, *sides, base=NAME * said.value)
                if rest.value > best.value:
                    best = Score(rest.value, said.reasons + rest.reasons)
    return best


def _compatible(a: str, b: str) -> bool:
    """Persons with persons, bodies with bodies, ships with ships."""
    ours, theirs = KINDS.get(a, ()), KINDS.get(b, ())
    return bool(set(ours) & set(theirs)) and (a == b or "thing" not in ours)


def _nodes(schema: str, name: str) -> list[Node]:
    return [nodes.node(kind, name) for kind in KINDS.get(schema, ())]


def _by_name(a: Node, b: Node) -> Score:
    if a.kind == b.kind and a.body and a.key == b.key:
        return Score(1.0, ("both names stand for one body of a country",))
    return nodes.score(a, b)


def _words(node: Node) -> int:
    """Whole words of a name; a country's body counts as a full name."""
    return 2 if node.name is None else sum(1 for word in node.name.words if len(word) > 1)


def _numbers(name: GroupName) -> frozenset[str]:
    return frozenset(word for word in name.words if word.isdigit() or word in _ROMAN)


def _says_nothing(node: Node) -> bool:
    """A word of kind alone ("the corps", "Ministry") is no name to look up."""
    return node.kind == "group" and node.name is not None and set(node.name.words) <= words().generic
