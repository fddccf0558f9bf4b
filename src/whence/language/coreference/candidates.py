"""What each phrase chooses among: every chain in reach that nothing refuses, with its clues, and nothing."""

from __future__ import annotations

from collections.abc import Sequence

from whence.language.coreference import refuse
from whence.language.coreference.chain import Chain, Register
from whence.language.coreference.clues import (
    name_alone,
    name_clues,
    noun_alone,
    noun_clues,
    pronoun_alone,
    pronoun_clues,
    rival_clues,
    topic_clues,
)
from whence.language.coreference.names import same_name
from whence.language.coreference.scene import Scene, View

Candidates = list[tuple[Chain | None, list[str]]]

#: Sentences a pronoun looks back; more for those that hold over long stretches of talk.
REACH = 3
REACH_OF_TALK = 12
#: Sentences a noun looks back for what shares no word with it.
REACH_OF_KIND = 5


def candidates(view: View, register: Register, scene: Scene) -> tuple[str, Candidates] | None:
    """Which table of weights decides on this view, and among what; None where nothing can be chosen."""
    p = view.phrase
    if p.members:
        return None
    if p.kind == "pronoun":
        return ("pronoun", of_pronoun(view, register, scene)) if view.form in scene.words.pronouns else None
    if view.lemma in scene.words.vague:
        return None
    if p.kind == "name":
        return "name", of_name(view, register, scene)
    return "noun", of_noun(view, register, scene)


def of_pronoun(view: View, register: Register, scene: Scene) -> Candidates:
    """Every near chain the pronoun may stand for: "I" and "you" only where they, or their speaker, were before."""
    told = scene.words.pronouns[view.form]
    talk = told.person < 3
    speaker = register.of.get(scene.of_head.get(scene.speaker.get(view.quote, -1), -1)) if view.quote else None
    found: Candidates = [(None, pronoun_alone(view, scene))]
    for chain in register.recent(view.phrase.sentence, REACH_OF_TALK if talk else REACH):
        if talk and view.group not in chain.forms and chain is not speaker:
            continue
        if not talk and chain is speaker and chain.kin == "person":
            continue  # who speaks of himself says "I"
        if not talk and ((chain.plain == 0 and _is_talk(chain)) or chain.kin in ("time", "measure")):
            continue
        if refuse.only_a_sort(chain):
            continue
        if chain.last.dateline or refuse.numbers_clash(view, chain) or refuse.genders_clash(view, chain):
            continue
        if refuse.nested(view, chain.last, scene) or refuse.bound(view, chain.last, scene):
            continue
        clues = pronoun_clues(view, chain, len(found) - 1, scene)
        if talk:
            clues.extend(_talk_clues(view, chain, speaker, scene))
        found.append((chain, clues))
    rivals = [chain for chain, _ in found if chain is not None]
    return [found[0], *((c, [*clues, *topic_clues(view, c, rivals)]) for c, clues in found[1:] if c is not None)]


def _is_talk(chain: Chain) -> bool:
    return any(form in ("i", "we", "you") for form in chain.forms)


def _talk_clues(view: View, chain: Chain, speaker: Chain | None, scene: Scene) -> list[str]:
    out = [f"{view.group}&speaker"] if chain is speaker else []
    latest = chain.forms.get(view.group)
    if latest is not None:
        same = scene.speaker.get(view.quote, -1) == scene.speaker.get(latest.quote, -1)
        out.append(f"{view.group}&again&{'same' if view.quote == latest.quote else 'speaker' if same else 'other'}")
    return out


def of_noun(view: View, register: Register, scene: Scene) -> Candidates:
    """Chains with the same head noun; for "the X" and "this X" also near ones of the kind that X is."""
    p = view.phrase
    twins = register.with_noun(view.lemma)
    found: Candidates = [(None, noun_alone(view, scene, bool(twins)))]
    if refuse.is_new(view, scene.words):
        return found
    for chain in twins:
        twin = chain.nouns[view.lemma]
        if not refused(view, twin, chain, register, scene):
            found.append((chain, noun_clues(view, chain, len(found) - 1, twin, scene)))
    if len(found) > 1:
        return found  # the noun itself was said before: nothing else is meant by it
    if p.kind in ("definite", "demonstrative") and p.kin != "?" and len(view.modifiers) < 3:
        rivals = [
            c
            for c in register.recent(p.sentence, REACH_OF_KIND)
            if view.lemma not in c.nouns and _of_kind(view, c, register, scene)
        ]
        for rank, chain in enumerate(rivals):
            found.append((chain, [*noun_clues(view, chain, rank, None, scene), *rival_clues(view, chain, rivals)]))
    return found


def _of_kind(view: View, chain: Chain, register: Register, scene: Scene) -> bool:
    """Whether the chain is of the kind the noun names. "The suspect" may be anyone: salience alone decides."""
    words = scene.words
    return (
        chain.determined
        and chain.kin == view.phrase.kin
        and view.lemma not in words.anyone
        and not refuse.told_by(view, chain.last)
        and not refuse.bodies_clash(view, chain, words)
        and not refuse.trades_clash(view, chain, words)
        and not refused(view, chain.last, chain, register, scene)
    )


def refused(view: View, other: View, chain: Chain, register: Register, scene: Scene) -> bool:
    """Whether anything forbids a noun phrase to take up ``chain``, whose member ``other`` is likest to it."""
    return (
        refuse.numbers_clash(view, chain)
        or refuse.kins_clash(view.phrase.kin, chain.kin)
        or (view.phrase.gender != "?" and chain.gender not in ("?", view.phrase.gender))
        or refuse.origins_clash(view, chain)
        or refuse.modifiers_clash(view, other, scene.words)
        or refuse.owners_clash(view, other, scene, register.of)
        or refuse.nested(view, other, scene)
        or refuse.bound(view, chain.last, scene)
    )


def of_name(view: View, register: Register, scene: Scene) -> Candidates:
    """Every chain that has this name, to the letter before in part, then the latest first."""
    found: Candidates = [(None, name_alone(view, scene))]
    named = []
    for chain in register.with_words(view.name):
        degree = same_name(view, chain.kin, chain.names, scene.words)
        if degree <= 0 or (refuse.kins_clash(view.phrase.kin, chain.kin) and degree < 2):
            continue
        if refuse.nested(view, chain.last, scene) or (degree == 1 and refuse.numbers_clash(view, chain)):
            continue
        named.append((degree, chain.last.index, chain))
    named.sort(key=lambda n: (-n[0], -n[1]))
    for rank, (degree, _, chain) in enumerate(named):
        found.append((chain, name_clues(view, chain, degree, rank, scene)))
    return found


def near(view: View, register: Register, scene: Scene) -> Sequence[Chain]:
    """Near chains that nothing refuses, whatever their kind."""
    recent = register.recent(view.phrase.sentence, REACH_OF_KIND)
    return [c for c in recent if not refused(view, c.last, c, register, scene)]
