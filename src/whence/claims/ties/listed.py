"""Rows of ends: what a list, a row of verbs or "such as" ties together."""

from __future__ import annotations

from whence.claims.ties.text import Text

_EXAMPLES = frozenset({"such as", "including", "like", "include"})


def rows(text: Text, i: int) -> list[int]:
    """``i`` and what is listed with it, by the tree or by the order of names: "the brothers Omar and Adil Rahim"."""
    beside = [c for c in text.tree.children(i, "appos") if text.named(c)]
    if beside and not text.named(i):
        return rows(text, beside[0])
    found = text.tree.conjuncts(i)
    name = text.mention(text.kinds.anchor(i))
    if len(found) > 1 or name is None or not name.named:
        return found
    listed = text.names_from(name.first)
    return [n.head for n in listed] if len(listed) > 1 else found


def shared(text: Text, i: int) -> list[int]:
    """The object that a row of verbs shares ("helped establish, fund, train and arm the groups"), wherever it hangs:
    on a later verb of the row, or on a noun of support that such a verb governs."""
    tree, top = text.tree, i
    while (
        tree[top].deprel.partition(":")[0] in ("conj", "xcomp")
        and (head := tree.head(top)) is not None
        and tree.is_verbal(head)
    ):
        top = head
    row = [
        v
        for v in tree.subtree(top)
        if v > i and tree.is_verbal(v) and tree[v].deprel.partition(":")[0] in ("conj", "xcomp")
    ]
    for verb in row:
        if tree.children(verb, "nsubj"):
            return []
        objects = tree.children(verb, "obj")
        helped = [
            c
            for host in (verb, *objects)
            for c in tree.children(host, "obl", "nmod")
            if tree.case(c) in ("for", "to") and "group" in text.kinds.of(c)
        ]
        if helped or objects:
            return helped or objects
    return []


def members(text: Text, i: int) -> list[int]:
    """The named examples of a group: "groups such as A and B", "militias, including the Northern Front"."""
    tree = text.tree
    found: list[int] = []
    for c in range(i + 1, tree.reading.sentences[tree[i].sentence].last):
        if tree.case(c) not in _EXAMPLES or tree[c].deprel.partition(":")[0] not in ("nmod", "obl", "acl"):
            continue
        near = tree.head(c)
        if near == i or near in tree.conjuncts(i) or near == tree.head(i):
            found += [d for d in tree.conjuncts(c) if text.named(d)]
    return found
