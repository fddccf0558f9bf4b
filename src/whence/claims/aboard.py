"""The ship of a report that names one: "the coaster Heron ... The navy seized the ship"."""

from __future__ import annotations

from collections.abc import Mapping

from whence.claims.syntax import Tree
from whence.language.reading import Mention

#: words for any ship or any plane; a patrol boat may be the one that stopped it
_ANY = {"ship": "ship", "vessel": "ship", "plane": "plane", "aircraft": "plane", "airplane": "plane"}
_SHIP = frozenset("ship vessel freighter coaster tanker trawler dhow ferry boat yacht barge".split())
_PLANE = frozenset("plane aircraft airplane airliner jet helicopter".split())


def aboard(tree: Tree, same: Mapping[int, int], mention_at: Mapping[int, Mention]) -> dict[int, int]:
    """``same`` with "the ship" in the cluster of the one ship that the report names, where it speaks of no other."""
    named: dict[str, list[int]] = {}
    for head, mention in sorted(mention_at.items()):
        if mention.named and mention.type == "Vehicle" and tree[head].upos == "PROPN":
            named.setdefault(tree.reading.text[mention.start : mention.end].removeprefix("the "), []).append(head)
    if len(named) != 1:
        return dict(same)
    heads = next(iter(named.values()))
    moved = dict(same)
    sorts = {_sort(tree, head) for head in heads} - {None}
    for i, token in enumerate(tree.tokens):
        known = any(tree.lemma(d) in ("the", "this", "that") for d in tree.children(i, "det"))
        sort = _ANY.get(tree.lemma(i))
        if sort is None or token.xpos != "NN" or not known or i < heads[0] or (sorts and sort not in sorts):
            continue
        if tree.children(i, "compound", "flat", "appos", "amod"):
            continue
        number = moved.setdefault(heads[0], max(moved.values(), default=-1) + 1)
        own = moved.get(i)
        moved |= {k: number for k, c in moved.items() if c == own} if own is not None else {i: number}
    return moved


def _sort(tree: Tree, head: int) -> str | None:
    """Ship or plane, by the noun before a name or in it."""
    near = {tree.lemma(k) for k in (*tree.children(head, "compound", "nmod:desc", "flat"), tree[head].head, head)}
    return "ship" if near & _SHIP else "plane" if near & _PLANE else None
