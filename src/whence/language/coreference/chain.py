"""A chain: the phrases linked so far to one person, group or thing; and the register of a report's chains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from whence.language.coreference.lexicon import Kin
from whence.language.coreference.names import initials
from whence.language.coreference.scene import View
from whence.language.coreference.traits import Gender, Number

#: Chains that share a word and are looked at, the latest first. Keeps a long list of incidents linear.
NAMESAKES = 24


@dataclass(slots=True, eq=False)
class Chain:
    """Grows by ``add`` as the text is walked; what its members tell is pooled, so that no rule walks them all."""

    views: list[View] = field(default_factory=list)
    number: Number = "?"
    gender: Gender = "?"
    kin: Kin = "?"
    names: list[View] = field(default_factory=list)  # one for each different name
    nouns: dict[str, View] = field(default_factory=dict)  # head lemmas and titles, each with its latest phrase
    forms: dict[str, View] = field(default_factory=dict)  # pronouns by their nominative, each with its latest
    origins: set[tuple[str, frozenset[str], bool]] = field(default_factory=set)  # see refuse.origins_clash
    plain: int = 0  # members that are no pronouns
    determined: bool = False  # kin was told by a noun or name
    speaks: bool = False  # some member is the subject of a verb of saying
    acts: bool = False  # some member is anything else
    done_to: bool = False  # some member is an object or a passive subject

    def add(self, view: View) -> None:
        """Take one more phrase in. What is already told is not overwritten by what tells less."""
        p = view.phrase
        self.views.append(view)
        if self.number == "?":
            self.number = p.number
        if self.gender == "?":
            self.gender = p.gender
        self.speaks |= view.speaks
        self.acts |= not view.speaks
        self.done_to |= view.done_to
        if p.kind == "pronoun":
            self.forms[view.group] = view
            if self.kin == "?":
                self.kin = p.kin
            return
        self.plain += 1
        for noun in (view.lemma, *view.titles):
            self.nouns[noun] = view
        if view.origins:
            self.origins.add((view.lemma, view.origins, view.joined))
        if p.kind == "name" and all(view.name != n.name for n in self.names):
            self.names.append(view)
        if p.kin != "?" and not self.determined:
            self.kin = p.kin
            self.determined = True

    @property
    def last(self) -> View:
        """The latest phrase."""
        return self.views[-1]


class Register:
    """A report's chains, found again by view, by noun, by word of a name and by nearness."""

    def __init__(self) -> None:
        self.of: dict[int, Chain] = {}
        self._order: list[View] = []
        self._by_noun: dict[str, list[Chain]] = {}
        self._by_word: dict[str, list[Chain]] = {}

    def put(self, view: View, chain: Chain | None) -> Chain:
        """Add the view to a chain, or to one of its own."""
        if chain is None:
            chain = Chain()
        chain.add(view)
        self.of[view.index] = chain
        self._order.append(view)
        self._enter(view, chain)
        return chain

    def _enter(self, view: View, chain: Chain) -> None:
        if view.phrase.kind == "pronoun" or view.phrase.members:
            return
        for noun in (view.lemma, *view.titles):
            _add(self._by_noun, noun, chain)
        for word in _keys(view.name):
            _add(self._by_word, word, chain)

    def join(self, one: Chain, other: Chain) -> Chain:
        """Make one chain of two."""
        if one is other:
            return one
        fresh = Chain()
        for view in sorted([*one.views, *other.views], key=lambda v: v.index):
            fresh.add(view)
            self.of[view.index] = fresh
        for view in fresh.views:
            for table, keys in ((self._by_noun, (view.lemma, *view.titles)), (self._by_word, _keys(view.name))):
                for key in keys:
                    if key in table:
                        table[key] = [c for c in table[key] if c is not one and c is not other]
            self._enter(view, fresh)
        return fresh

    def recent(self, sentence: int, reach: int) -> list[Chain]:
        """Chains whose latest phrase lies within ``reach`` sentences before ``sentence``, the nearest first."""
        found: dict[int, Chain] = {}
        for view in reversed(self._order):
            if sentence - view.phrase.sentence > reach:
                break
            chain = self.of[view.index]
            found.setdefault(id(chain), chain)
        return list(found.values())

    def with_noun(self, noun: str) -> list[Chain]:
        """Chains that this noun has headed or titled, the latest first."""
        return _latest(self._by_noun.get(noun, []))

    def with_words(self, name: tuple[str, ...]) -> list[Chain]:
        """Chains with a word of this name, or whose initials or words in full it may be, the latest first."""
        found: dict[int, Chain] = {}
        for key in _keys(name):
            for chain in _latest(self._by_word.get(key, [])):
                found.setdefault(id(chain), chain)
        return list(found.values())

    def all(self) -> Iterator[Chain]:
        """Every chain once, by its first phrase."""
        seen: set[int] = set()
        for view in self._order:
            chain = self.of[view.index]
            if id(chain) not in seen:
                seen.add(id(chain))
                yield chain


def _keys(name: tuple[str, ...]) -> tuple[str, ...]:
    return (*name, *initials(name))


def _add(table: dict[str, list[Chain]], key: str, chain: Chain) -> None:
    index = table.setdefault(key, [])
    if not any(c is chain for c in index[-NAMESAKES:]):
        index.append(chain)


def _latest(chains: list[Chain]) -> list[Chain]:
    return sorted(chains[-NAMESAKES:], key=lambda c: -c.views[-1].index)
