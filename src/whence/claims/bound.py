"""Whom a pronoun cannot mean: "soldiers separated the men and shot them" shoots nobody's own.

A plain pronoun as a verb's object is not that verb's subject (Chomsky, "Lectures on Government and Binding", 1981,
principle B). Where coreference takes it for the subject, it is rather whoever the verb before was done to. Nor is the
subject of "a statement in which it denied that" the statement: it is rather whoever issued that.
"""

from __future__ import annotations

from collections.abc import Mapping

from whence.claims.syntax import Tree

_PLAIN = {"him": False, "her": False, "it": False, "them": True}


def bound(tree: Tree, same: Mapping[int, int]) -> dict[int, int]:
    """``same`` (token to coreference cluster), with such pronouns taken from their own verb's subject."""
    moved = dict(same)
    for i, token in enumerate(tree.tokens):
        if token.deprel.startswith("nsubj") and token.upos == "PRON" and i in same:
            _of_maker(tree, moved, i)
            continue
        several = _PLAIN.get(token.text.lower())
        if several is None or token.deprel != "obj" or i not in same or tree.is_passive(token.head):
            continue
        subject = tree.subject(token.head)
        if subject is None or same.get(subject) != same[i]:
            continue
        del moved[i]
        before = tree.children(tree[token.head].head, "obj") if tree[token.head].deprel == "conj" else []
        fits = [o for o in before if (tree[o].xpos in ("NNS", "NNPS")) == several and o < i]
        if fits:
            moved.setdefault(fits[0], max(same.values(), default=-1) + 1 + i)
            moved[i] = moved[fits[0]]
    return moved


def _of_maker(tree: Tree, moved: dict[int, int], i: int) -> None:
    """Give "it" in "issued a statement in which it denied" to whoever issued the statement."""
    verb = tree[i].head
    noun = tree[verb].head
    if tree[verb].deprel != "acl:relcl" or moved.get(noun) != moved[i] or tree[noun].deprel != "obj":
        return
    if tree[i].text.lower() in ("who", "which", "that"):
        return
    maker = tree.subject(tree[noun].head)
    if maker is not None and maker != noun:
        moved.setdefault(maker, max(moved.values()) + 1)
        moved[i] = moved[maker]
