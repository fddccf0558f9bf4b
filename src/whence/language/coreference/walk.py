"""The walk through a report that links each phrase to a chain or opens a new one.

Order of authority: ties of syntax, names, then clues weighed against each other. Refusals stand above clues.
A phrase takes one chain or none; later phrases never undo a link, save that a tie may join two chains.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from whence.language.coreference import refuse
from whence.language.coreference.chain import Chain
from whence.language.coreference.clues import (
    group_of,
    name_alone,
    name_clues,
    noun_alone,
    noun_clues,
    pronoun_alone,
    pronoun_clues,
    rival_clues,
)
from whence.language.coreference.names import same_name
from whence.language.coreference.precise import ties
from whence.language.coreference.salience import takes_up_group, takes_up_person
from whence.language.coreference.scene import Scene, View

Weights = Mapping[str, Mapping[str, float]]

#: Sentences a pronoun looks back; two more for those that hold over long stretches of talk.
REACH = 3
REACH_OF_TALK = 12
#: Sentences a noun looks back for what shares no word with it.
REACH_OF_KIND = 5
#: How much heavier than "nothing" a link must be, in the weights' own unit (log odds): below 0 links more than
#: the training texts do, above 0 less. A noun that shares no word with what it takes up must earn its link.
MARGIN = {"pronoun": -0.5, "name": -0.5, "twin": -0.8, "other": 0.3}

Candidates = list[tuple[Chain | None, list[str]]]


@cache
def weights() -> Weights:
    """The weights shipped beside this module."""
    read: Weights = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    return read


class Walk:
    """State of one walk: the chains so far, by text order, and each view's chain."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.chains: list[Chain] = []
        self.chain_of: dict[int, Chain] = {}
        self.ties = ties(scene)
        self.by_lemma: dict[str, list[Chain]] = {}
        self.by_word: dict[str, list[Chain]] = {}

    def put(self, view: View, chain: Chain | None) -> Chain:
        """Add the view to a chain, or to one of its own."""
        if chain is None:
            chain = Chain()
            self.chains.append(chain)
        chain.add(view)
        self.chain_of[view.index] = chain
        if view.phrase.kind != "pronoun":
            for lemma in (view.lemma, *view.titles):
                index = self.by_lemma.setdefault(lemma, [])
                if chain not in index:
                    index.append(chain)
            for word in view.name:
                index = self.by_word.setdefault(word, [])
                if chain not in index:
                    index.append(chain)
        return chain

    def join(self, one: Chain, other: Chain) -> Chain:
        """Make one chain of two; the one that began earlier stays."""
        if one is other:
            return one
        if other.views[0].index < one.views[0].index:
            one, other = other, one
        merged = sorted([*one.views, *other.views], key=lambda v: v.index)
        fresh = Chain()
        for view in merged:
            fresh.add(view)
            self.chain_of[view.index] = fresh
        self.chains[self.chains.index(one)] = fresh
        self.chains.remove(other)
        for table in (self.by_lemma, self.by_word):
            for key, index in table.items():
                if one in index or other in index:
                    table[key] = [fresh if c is one else c for c in index if c is not other or one not in index]
                    table[key] = [fresh if c is other else c for c in table[key]]
        return fresh

    # -- candidates ---------------------------------------------------------------------------------------------

    def recent(self, view: View, reach: int) -> list[Chain]:
        """Chains whose last member lies within ``reach`` sentences, the nearest first."""
        near = [c for c in self.chains if view.phrase.sentence - c.views[-1].phrase.sentence <= reach]
        near.sort(key=lambda c: -c.views[-1].index)
        return near

    def pronoun_candidates(self, view: View) -> Candidates:
        """Every chain the pronoun may stand for, with its clues, and nothing with its own."""
        scene = self.scene
        group = group_of(view.form)
        told = scene.words.pronouns.get(view.form)
        talk = told is not None and told.person < 3
        found: Candidates = [(None, pronoun_alone(view, scene))]
        rank = 0
        for chain in self.recent(view, REACH_OF_TALK if talk else REACH):
            m = chain.views[-1]
            if talk and not self._may_speak(view, chain, group):
                continue
            if not talk and m.phrase.kind == "pronoun" and scene.words.pronouns.get(m.form, told) is not None:
                other = scene.words.pronouns.get(m.form)
                if other is not None and other.person < 3 and chain.plain == 0:
                    continue
            if refuse.numbers_clash(view, chain) or refuse.genders_clash(view, chain):
                continue
            if not talk and chain.kin in ("time", "measure"):
                continue
            if refuse.nested(view, m, scene) or refuse.bound(view, m, scene):
                continue
            clues = pronoun_clues(view, chain, rank, scene)
            if talk:
                clues.extend(self._speech_clues(view, chain, group))
            found.append((chain, clues))
            rank += 1
        return found

    def _may_speak(self, view: View, chain: Chain, group: str) -> bool:
        """ "I" is another "I", or the quotation's speaker; "we" and "you" likewise."""
        if any(group_of(v.form) == group for v in chain.views):
            return True
        return self._is_speaker(view, chain)

    def _is_speaker(self, view: View, chain: Chain) -> bool:
        if not view.quote:
            return False
        head = self.scene.speaker.get(view.quote)
        return head is not None and self.chain_of.get(self.scene.of_head.get(head, -1)) is chain

    def _speech_clues(self, view: View, chain: Chain, group: str) -> list[str]:
        out = []
        if self._is_speaker(view, chain):
            out.append(f"{group}&speaker")
        latest = next((v for v in reversed(chain.views) if group_of(v.form) == group), None)
        if latest is not None:
            same = self.scene.speaker.get(view.quote, -1) == self.scene.speaker.get(latest.quote, -1)
            out.append(f"{group}&again&{'same' if view.quote == latest.quote else 'speaker' if same else 'other'}")
        return out

    def noun_candidates(self, view: View) -> Candidates:
        """Every chain a noun phrase may take up: those sharing its head word, and near ones of its kind."""
        scene = self.scene
        p = view.phrase
        twins = self.by_lemma.get(view.lemma, [])
        found: Candidates = [(None, noun_alone(view, scene, bool(twins)))]
        if refuse.is_new(view, scene.words):
            return found
        rank = 0
        for chain in sorted(twins, key=lambda c: -c.views[-1].index):
            twin = next(v for v in reversed(chain.views) if v.lemma == view.lemma or view.lemma in v.titles)
            if self._refused(view, twin, chain):
                continue
            found.append((chain, noun_clues(view, chain, rank, twin, scene)))
            rank += 1
        if p.kind in ("definite", "demonstrative") and not p.members and p.kin != "?" and len(view.modifiers) < 3:
            rivals = [c for c in self.recent(view, REACH_OF_KIND) if self._of_kind(view, c, twins)]
            for rank, chain in enumerate(rivals):
                found.append((chain, [*noun_clues(view, chain, rank, None, scene), *rival_clues(view, chain, rivals)]))
        return found

    def _of_kind(self, view: View, chain: Chain, twins: Sequence[Chain]) -> bool:
        """Whether the chain is of the kind the noun names, and nothing refuses it."""
        if chain in twins or not chain.determined or chain.kin != view.phrase.kin:
            return False
        words = self.scene.words
        if view.lemma in words.anyone or refuse.told_by(view, chain.last) or refuse.bodies_clash(view, chain, words):
            return False
        if refuse.trades_clash(view, chain, words):
            return False  # "the suspect" may be anyone: salience alone decides
        return not self._refused(view, chain.last, chain)

    def _refused(self, view: View, other: View, chain: Chain) -> bool:
        scene = self.scene
        return (
            refuse.numbers_clash(view, chain)
            or refuse.kins_clash(view.phrase.kin, chain.kin)
            or (view.phrase.gender != "?" and chain.gender not in ("?", view.phrase.gender))
            or refuse.origins_clash(view, chain)
            or refuse.modifiers_clash(view, other, scene.words)
            or refuse.owners_clash(view, other, scene, self.chain_of)
            or refuse.nested(view, other, scene)
            or refuse.bound(view, chain.views[-1], scene)
        )

    # -- decisions ----------------------------------------------------------------------------------------------

    def name_candidates(self, view: View) -> Candidates:
        """Every chain that has this name, to the letter or in part."""
        found: Candidates = [(None, name_alone(view, self.scene))]
        seen: list[Chain] = []
        for word in view.name:
            seen.extend(c for c in self.by_word.get(word, []) if c not in seen)
        if len(view.name) == 1 and len(view.lemma) < 8:
            seen.extend(c for c in self.chains if c.names and c not in seen)
        elif len(view.name) > 1:
            seen.extend(c for c in self.chains if any(len(n.name) == 1 for n in c.names) and c not in seen)
        named = []
        for chain in seen:
            degree = same_name(view, chain, self.scene.words)
            if degree <= 0 or (refuse.kins_clash(view.phrase.kin, chain.kin) and degree < 2):
                continue
            if refuse.nested(view, chain.last, self.scene):
                continue
            if degree == 1 and view.phrase.number != chain.number and "?" not in (view.phrase.number, chain.number):
                continue
            named.append((degree, chain.last.index, chain))
        named.sort(key=lambda n: (-n[0], -n[1]))
        for rank, (degree, _, chain) in enumerate(named):
            found.append((chain, name_clues(view, chain, degree, rank, self.scene)))
        return found

    def weigh(self, candidates: Candidates, table: Mapping[str, float]) -> Chain | None:
        """The heaviest candidate; nothing unless a chain outweighs it by its margin."""
        nothing = sum(table.get(clue, 0.0) for clue in candidates[0][1])
        best: Chain | None = None
        heaviest = nothing
        for chain, clues in candidates[1:]:
            weight = -MARGIN[clues[0]]
            for clue in clues:
                weight += table.get(clue, 0.0)
            if weight > heaviest:
                best, heaviest = chain, weight
        return best

    def candidates(self, view: View) -> tuple[str, Candidates] | None:
        """Which table weighs this view and what it chooses among; None where a rule decides or nothing can."""
        p = view.phrase
        if (view.lemma in self.scene.words.vague and p.kind != "pronoun") or p.members:
            return None
        if p.kind == "pronoun":
            return ("pronoun", self.pronoun_candidates(view)) if view.form in self.scene.words.pronouns else None
        if p.kind == "name":
            return "name", self.name_candidates(view)
        return "noun", self.noun_candidates(view)

    def choose(self, view: View, table: Weights) -> Chain | None:
        """The chain this view belongs to, or None."""
        if view.phrase.members:
            return self._list_choice(view)
        asked = self.candidates(view)
        if asked is None:
            return None
        which, found = asked
        chosen = self.weigh(found, table[which])
        if chosen is None and which == "noun":
            chosen = self._salient(view, found)
        return chosen

    def _salient(self, view: View, found: Candidates) -> Chain | None:
        """What the story is about, for a plain "the suspect" or "this group" that has no twin."""
        p = view.phrase
        if p.kind not in ("definite", "demonstrative") or view.weighted or view.owner is not None:
            return None
        if any(clues[0] == "twin" for _, clues in found[1:]) or not self._only_origin(view):
            return None
        near = [c for c in self.recent(view, REACH_OF_KIND) if not self._refused(view, c.last, c)]
        return takes_up_person(view, near, self.scene) or takes_up_group(view, near, self.scene)

    def _only_origin(self, view: View) -> bool:
        """Whether what stands before the noun says no more than whence it is ("the Norland agent")."""
        p = view.phrase
        before = [t for t in self.scene.tokens[p.first : p.head] if t.upos not in ("DET", "PUNCT")]
        return len(before) <= 2 and all(t.text[:1].isupper() for t in before)

    def _list_choice(self, view: View) -> Chain | None:
        """The same members again make the same list."""
        text = self.scene.text[view.phrase.said.start : view.phrase.said.end].lower()
        for chain in self.by_lemma.get(view.lemma, []):
            for v in chain.views:
                s = v.phrase.said
                if v.phrase.members and self.scene.text[s.start : s.end].lower() == text:
                    return chain
        return None

    def run(self, table: Weights) -> list[Chain]:
        """Walk the report."""
        for view in self.scene.views:
            tie = self.ties.get(view.index)
            tied = tie is not None and tie in self.chain_of
            # a noun in apposition is what it stands beside; a name may besides have been heard before
            chain = None if tied and view.phrase.kind != "name" else self.choose(view, table)
            if tied and tie is not None:
                host = self.chain_of[tie]
                chain = self.join(host, chain) if chain is not None and self._joinable(host, chain) else host
            self.put(view, chain)
        return self.chains

    def _joinable(self, one: Chain, other: Chain) -> bool:
        if one is other:
            return True
        if refuse.kins_clash(one.kin, other.kin) or (
            one.gender != other.gender and "?" not in (one.gender, other.gender)
        ):
            return False
        return not (one.names and other.names) or any(same_name(v, other, self.scene.words) > 0 for v in one.names)


def walk(scene: Scene, table: Weights | None = None) -> Sequence[Chain]:
    """The chains of a report, singletons among them."""
    return Walk(scene).run(weights() if table is None else table)
