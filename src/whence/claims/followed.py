"""Whom "he" means where what befalls him goes on: "Police arrested Dastan, the colonel said. He was released."

Coreference leans to whoever spoke last. A page that tells what becomes of somebody held, charged or dead seldom tells
it of the official who says so: a pronoun to whom such a thing is done means the one to whom the last was done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from whence.claims.chain import Voice
from whence.claims.frames import Raw
from whence.claims.syntax import Tree
from whence.language.reading import Mention

_HE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
#: how many sentences back the last thing done may stand
REACH = 3


def followed(
    tree: Tree,
    same: Mapping[int, int],
    raw: Sequence[Raw],
    voices: Iterable[Voice],
    mention_at: Mapping[int, Mention],
    mouthpieces: frozenset[str],
) -> dict[int, int]:
    """``same`` (token to coreference cluster), with such pronouns taken from a speaker's cluster to the other's."""
    speaking = {v.source for v in voices if v.source is not None}
    by_cluster: dict[int, list[int]] = {}
    for token, cluster in sorted(same.items()):
        by_cluster.setdefault(cluster, []).append(token)
    moved = dict(same)
    gone: set[int] = set()  # pronouns taken from a speaker
    done_to: list[int] = []  # head tokens to whom something was done, in text order
    done_by: list[tuple[str, int]] = []  # the same on each track
    for event in raw:
        state = event.type.state
        if state is None:
            continue
        for head in event.roles.get(state.role, ()):
            pronoun = _HE.get(tree[head].text.lower())
            if pronoun is None:
                if _one_person(tree, head, mention_at):
                    done_to.append(head)
                    done_by.append((state.track, head))
                continue
            if event.opposite and (risen := _last_dead(tree, event, done_by, moved)) is not None:
                moved.setdefault(risen, max(moved.values(), default=-1) + 1)
                moved[head] = moved[risen]
                gone.add(head)
                continue
            before = [k for k in by_cluster.get(same.get(head, -1), ()) if k < head]
            if before and before[-1] in gone and state.role == "patient":
                moved[head] = moved[before[-1]]  # he goes on
                gone.add(head)
                continue
            owner = _owner_of_the_speaker(tree, head, before, speaking)
            if owner is not None and state.role == "patient":
                moved.setdefault(owner, max(moved.values(), default=-1) + 1)
                moved[head] = moved[owner]
                gone.add(head)
                continue
            here = [k for k in before if tree[k].sentence == tree[before[-1]].sentence and k in speaking]
            if not here or state.role != "patient":
                continue  # he was spoken of last, and did not just speak
            last = next((d for d in reversed(done_to) if d < head), None)
            at_once = last is not None and _to_both(tree, event.token, last)
            one_sentence = tree[here[-1]].sentence == tree[head].sentence
            if one_sentence and not at_once and not _for_others(tree, here[-1], mouthpieces):
                continue  # within one sentence coreference has more to go by
            if any(moved.get(d) == moved[head] for d in done_to):
                continue  # the speaker himself was held before
            if last is None or tree[head].sentence - tree[last].sentence > REACH or _sex(tree, last, moved) not in (
                "", pronoun
            ):  # fmt: skip
                continue
            moved.setdefault(last, max(moved.values(), default=-1) + 1)
            moved[head] = moved[last]
            gone.add(head)
    return moved


def _owner_of_the_speaker(tree: Tree, he: int, before: Sequence[int], speaking: set[int]) -> int | None:
    """ "His" in "his lawyer said he had been beaten": what befell him befell the one whose lawyer it is."""
    for k in reversed(before):
        if tree[k].sentence != tree[he].sentence or k not in speaking:
            continue
        owners = [c for c in tree.children(k, "nmod:poss") if tree[c].text.lower() in ("his", "her")]
        return owners[0] if owners and _HE[tree[owners[0]].text.lower()] == _HE[tree[he].text.lower()] else None
    return None


def _to_both(tree: Tree, verb: int, one: int) -> bool:
    """ "Detained Dastan and deported him": the verb goes on from one whose object he is."""
    first = tree.head(verb)
    return first is not None and tree[verb].deprel == "conj" and one in tree.children(first, "obj", "nsubj:pass")


def called_back(
    tree: Tree,
    same: Mapping[int, int],
    raw: Sequence[Raw],
    mention_at: Mapping[int, Mention],
    words: frozenset[str],
    story: int,
) -> dict[int, int]:
    """``same`` with "the captive", "the suspect" in the cluster of the one person who was held or charged before it;
    where two were, it is left open. ``story`` is the character at which the story begins, below the headline."""
    held = sorted(
        head
        for event in raw
        if event.type.state is not None
        and event.type.state.track in ("custody", "charge")
        and tree[event.token].start >= story
        for head in event.roles.get(event.type.state.role, ())
        if _one_person(tree, head, mention_at)
    )
    moved = dict(same)
    for i, token in enumerate(tree.tokens):
        known = token.xpos == "NN" and any(tree.lemma(d) in ("the", "this", "that") for d in tree.children(i, "det"))
        told_apart = i + 1 < len(tree.tokens) and tree[i + 1].text != "," and tree.children(i, "acl")
        if not known or tree.lemma(i) not in words or told_apart or tree.children(i, "flat", "nmod"):
            continue
        before = [h for h in held if h < i]
        people = {moved.get(h, -1 - h) for h in before}
        if (
            len(people) != 1
            or moved.get(i) in people
            or any(h in before for h, c in moved.items() if c == moved.get(i))
        ):
            continue
        number = moved.setdefault(before[0], max(moved.values(), default=-1) + 1)
        own = moved.get(i)
        moved |= {k: number for k, c in moved.items() if c == own} if own is not None else {i: number}
    return moved


def _last_dead(tree: Tree, event: Raw, done_by: Sequence[tuple[str, int]], same: Mapping[int, int]) -> int | None:
    """ "Dastan's brother was killed last month, the mission said. The rebels say he is alive": he is the one last said
    to be dead, unless the pronoun means somebody else who was."""
    state = event.type.state
    here = event.token
    if state is None:
        return None
    dead = [h for track, h in done_by if track == state.track and h < here]
    if not dead or tree[here].sentence - tree[dead[-1]].sentence > REACH:
        return None
    meant = {same.get(h) for h in event.roles.get(state.role, ())}
    return None if any(same.get(d) in meant for d in dead) else dead[-1]


def _for_others(tree: Tree, speaker: int, mouthpieces: frozenset[str]) -> bool:
    """Does he speak for somebody else? "The spokesman said he was being held" is not of the spokesman."""
    near = [speaker, *tree.children(speaker, "appos", "compound", "nmod:desc", "flat"), tree[speaker].head]
    return any(tree.lemma(k) in mouthpieces for k in near)


def _one_person(tree: Tree, i: int, mention_at: Mapping[int, Mention]) -> bool:
    if tree[i].xpos in ("NNS", "NNPS", "CD") or tree[i].upos not in ("NOUN", "PROPN"):
        return False
    mention = mention_at.get(i)
    return mention is not None and mention.type == "Person"


def _sex(tree: Tree, i: int, same: Mapping[int, int]) -> str:
    """ "m" or "f" by the pronouns of its cluster, "" where there are none or both."""
    cluster = same.get(i)
    found = {
        _HE[tree[k].text.lower()] for k, c in same.items() if c == cluster and tree[k].text.lower() in _HE
    } if cluster is not None else set()  # fmt: skip
    return found.pop() if len(found) == 1 else ""
