"""The walk through a report that links each phrase to a chain or opens a new one.

Order of authority: ties of syntax; then the weighed clues for a name, noun or pronoun, under refusals that no
clue outvotes; then, for a plain "the suspect" left alone, whom the story is about. A phrase takes one chain or
none; later phrases never undo a link, save that a name tied to one chain may be known from another.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from whence.language.coreference import refuse
from whence.language.coreference.candidates import Candidates, candidates, near
from whence.language.coreference.chain import Chain, Register
from whence.language.coreference.names import same_name
from whence.language.coreference.precise import ties
from whence.language.coreference.salience import takes_up_group, takes_up_person
from whence.language.coreference.scene import Scene, View

Weights = Mapping[str, Mapping[str, float]]

#: How much heavier than "nothing" a link must be, in the weights' own unit (log odds): below 0 links more than
#: the training texts do, above 0 less. A noun that shares no word with what it takes up must earn its link.
#: Chosen on GUM dev between CoNLL F1 (wants lower) and the share of right links (wants higher).
MARGIN = {"pronoun": -0.5, "name": -0.5, "twin": -0.8, "other": 0.3}


@cache
def weights() -> Weights:
    """The weights shipped beside this module."""
    read: Weights = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    return read


def walk(scene: Scene, table: Weights | None = None) -> list[Chain]:
    """The chains of a report, singletons among them, by their first phrase."""
    table = weights() if table is None else table
    register = Register()
    tied = ties(scene)
    for view in scene.views:
        host = register.of.get(tied.get(view.index, -1))
        if host is None:
            chain = _choose(view, register, scene, table)
        elif view.phrase.kind == "name":  # tied to its neighbour, and perhaps heard before
            known = _choose(view, register, scene, table)
            chain = register.join(host, known) if known is not None and _one(host, known, scene) else host
        else:
            chain = host
        register.put(view, chain)
    return list(register.all())


def _choose(view: View, register: Register, scene: Scene, table: Weights) -> Chain | None:
    if view.phrase.members:
        return None
    asked = candidates(view, register, scene)
    if asked is None:
        return None
    which, found = asked
    chosen = heaviest(found, table[which])
    if chosen is None and which == "noun" and _is_plain(view, found, scene):
        reach = near(view, register, scene)
        chosen = takes_up_person(view, reach, scene) or takes_up_group(view, reach, scene)
    return chosen


def heaviest(found: Candidates, table: Mapping[str, float]) -> Chain | None:
    """The heaviest candidate; nothing unless a chain outweighs nothing by its margin."""
    best: Chain | None = None
    most = sum([table.get(clue, 0.0) for clue in found[0][1]])
    for chain, clues in found[1:]:
        weight = sum([table.get(clue, 0.0) for clue in clues]) - MARGIN[clues[0]]
        if weight > most:
            best, most = chain, weight
    return best


def _is_plain(view: View, found: Candidates, scene: Scene) -> bool:
    """Whether a noun says no more than what and whence ("the Norland agent"), and no chain has that noun yet."""
    p = view.phrase
    if p.kind not in ("definite", "demonstrative") or view.weighted or view.owner is not None:
        return False
    if any(clues[0] == "twin" for _, clues in found[1:]):
        return False
    before = [t for t in scene.tokens[p.first : p.head] if t.upos not in ("DET", "PUNCT")]
    return len(before) <= 2 and all(t.text[:1].isupper() for t in before)


def _one(host: Chain, known: Chain, scene: Scene) -> bool:
    """Whether two chains that one name ties together can be one."""
    if host is known:
        return True
    if refuse.kins_clash(host.kin, known.kin) or (
        host.gender != known.gender and "?" not in (host.gender, known.gender)
    ):
        return False
    if not host.names or not known.names:
        return True
    return any(same_name(v, known.kin, known.names, scene.words) > 0 for v in host.names)
