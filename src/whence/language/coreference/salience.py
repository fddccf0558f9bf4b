"""Whom a story is about: what "the suspect" or "the group" takes up when it shares no word with it.

Texts of the news call one person by one noun after another ("a senior officer ... the agent ... the suspect").
Weighed clues seldom dare such a link, so these rules stand beside them; they answer only where a single
person or group is left to choose.
"""

from __future__ import annotations

from collections.abc import Sequence

from whence.language.coreference.chain import Chain
from whence.language.coreference.scene import Scene, View

#: Sentences back in which the one in question must have been spoken of.
REACH = 4
#: The same for groups, of which texts name more.
REACH_OF_GROUPS = 2


def takes_up_person(view: View, near: Sequence[Chain], scene: Scene) -> Chain | None:
    """ "the suspect", "the Norland agent": the only singular person near, or the only one something was done to.

    Those who only speak ("a spokesman said") are passed over: they tell the story. A trade ("the agent") is not
    taken up from another trade's holder unless both are of the fighting trades, nor from several.
    """
    words = scene.words
    if view.phrase.kin != "person" or view.phrase.number != "one" or view.lemma not in words.anyone | words.trade:
        return None
    found = []
    for chain in near:
        if chain.kin != "person" or chain.number == "many" or view.phrase.sentence - chain.last.phrase.sentence > REACH:
            continue
        nouns = {n for n in chain.nouns if words.kin.get(n) == "person"}
        if view.lemma in words.trade and nouns and not nouns & (words.trade | words.anyone):
            continue
        if chain.acts:
            found.append(chain)
    if len(found) > 1:
        found = [c for c in found if not _in_headline(c, scene)]
    if len(found) > 1:
        found = [c for c in found if c.done_to]
    return found[0] if len(found) == 1 else None


def _in_headline(chain: Chain, scene: Scene) -> bool:
    """Whether a chain is of the headline alone: a first sentence without a full stop, whose people come again below."""
    if chain.last.phrase.sentence != 0:
        return False
    first = [t.text for t in scene.tokens if t.sentence == 0]
    return bool(first) and first[-1] not in (".", "!", "?", "”", '"', "''")


def takes_up_group(view: View, near: Sequence[Chain], scene: Scene) -> Chain | None:
    """ "the group", "the movement": the only movement, or body of no known sort, of the last two sentences."""
    words = scene.words
    if view.lemma not in words.any_group or view.phrase.number != "one":
        return None
    found = [
        c
        for c in near
        if c.kin == "group"
        and c.number != "many"
        and view.phrase.sentence - c.last.phrase.sentence < REACH_OF_GROUPS
        and {words.bodies.get(n, "movement") for n in c.nouns} == {"movement"}
        and c.acts
    ]
    return found[0] if len(found) == 1 else None
