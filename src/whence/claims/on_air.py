"""Who is meant in a transcript: a label stands for its bearer, and "he" for nobody who takes turns in it.

"OBOTE:" is the Daniel Obote whom the presenter has welcomed. Those who talk to one another say "you"; "he", in what
they say, is somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whence.claims.chain import label
from whence.claims.syntax import Tree
from whence.documents.document import Span
from whence.language.reading import Mention

_HE = frozenset({"he", "him", "his", "she", "her"})


def on_air(
    tree: Tree, same: Mapping[int, int], mention_at: Mapping[int, Mention], starts: Sequence[int]
) -> dict[int, int]:
    """``same`` (token to coreference cluster) with labels in their bearers' clusters, and no "he" for one who talks.

    ``starts`` are the characters at which the paragraphs begin.
    """
    moved = dict(same)
    labels: list[int] = []
    for start, end in zip(starts, [*starts[1:], len(tree.reading.text) + 1], strict=True):
        opened = label(tree, tree.words(Span(start, end))[:8])
        if opened is not None:
            labels.append(opened[0])
    for i in labels:
        word = tree[i].text.casefold()
        bearers = [h for h, m in sorted(mention_at.items()) if _called(tree, m, word) and h not in labels]
        if bearers:
            moved.setdefault(bearers[0], max(moved.values(), default=-1) + 1)
            moved[i] = moved[bearers[0]]
    talking = {moved[i] for i in labels if i in moved}
    fresh = {cluster: max(moved.values()) + n for n, cluster in enumerate(sorted(talking), start=1)}
    for k, cluster in list(moved.items()):
        if cluster in talking and k > labels[0] and _third(tree, k):
            moved[k] = fresh[cluster]
    return moved


def _third(tree: Tree, k: int) -> bool:
    """ "He", and "a brigadier" in "he is a brigadier"."""
    some = any(tree.lemma(d) == "a" for d in tree.children(k, "det"))
    return tree[k].text.lower() in _HE or (tree[k].upos == "NOUN" and some)


def _called(tree: Tree, mention: Mention, word: str) -> bool:
    """Whether a person's name of two words or more ends in this one."""
    words = tree.tokens[mention.first : mention.last]
    full = mention.type == "Person" and mention.named and len(words) > 1
    return full and words[-1].text.casefold() == word and not words[-1].text.isupper()
