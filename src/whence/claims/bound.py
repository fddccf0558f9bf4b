"""Whom a pronoun cannot mean: "soldiers separated the men and shot them" shoots nobody's own.

A plain pronoun as a verb's object is not that verb's subject (Chomsky, "Lectures on Government and Binding", 1981,
principle B). Where coreference takes it for the subject, it is rather whoever the verb before was done to. Nor is the
subject of "a statement in which it denied that" the statement: it is rather whoever issued that.
"""

from __future__ import annotations

from collections.abc import Mapping

from whence.claims.syntax import Tree
from whence.language.reading import Mention

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


def explained(tree: Tree, same: Mapping[int, int], mention_at: Mapping[int, Mention]) -> dict[int, int]:
    """``same`` with "Mira Vale" and what explains her between commas taken for one: "Mira Vale, the mayor, ... She"."""
    moved = dict(same)
    for i, token in enumerate(tree.tokens):
        if token.deprel != "appos" or token.xpos != "NN" or i not in moved:
            continue
        name, said = mention_at.get(token.head), mention_at.get(i)
        if name is None or said is None or not name.named or said.named or {name.type, said.type} != {"Person"}:
            continue
        old, new = moved[i], moved.get(token.head)
        if old == new or any(c == old and k in mention_at and mention_at[k].named for k, c in moved.items()):
            continue
        if new is None:
            moved[token.head] = old
        else:
            moved = {k: new if c == old else c for k, c in moved.items()}
    return moved


def entries(tree: Tree, same: Mapping[int, int], mention_at: Mapping[int, Mention]) -> dict[int, int]:
    """``same`` with two entries of a list apart: "DASTAN, Karim" and "DASTAN, Kamran" share a family name, and what
    follows an entry is said of him whose it is."""
    moved = dict(same)
    by_cluster: dict[int, list[int]] = {}
    for token, cluster in sorted(same.items()):
        by_cluster.setdefault(cluster, []).append(token)
    fresh = max(same.values(), default=-1)
    for tokens in by_cluster.values():
        heads = [t for t in tokens if t in mention_at and _of_an_entry(tree, mention_at[t])]
        if len(heads) < 2:
            continue
        own = {head: fresh + n for n, head in enumerate(heads, start=1)}
        fresh += len(heads)
        for t in tokens:
            named = [h for h in heads if t in mention_at and mention_at[t].named and _within(tree, mention_at, t, h)]
            before = [h for h in heads if h <= t]
            moved[t] = own[named[0] if len(named) == 1 else before[-1] if before else heads[0]]
    for head, mention in sorted(mention_at.items()):
        if head in moved and _of_an_entry(tree, mention):
            parts = {moved[k] for k in range(mention.first, mention.last) if k in moved} - {moved[head]}
            moved |= {t: moved[head] for t, cluster in moved.items() if cluster in parts}
    return moved


def _within(tree: Tree, mention_at: Mapping[int, Mention], short: int, long_: int) -> bool:
    """Are all the words of one name in the other?"""
    both = mention_at[short], mention_at[long_]
    one, other = ({w.text.lower() for w in tree.tokens[m.first : m.last]} for m in both)
    return one <= other


def _of_an_entry(tree: Tree, mention: Mention) -> bool:
    """Does the name open its sentence, written family first, in capitals, with a comma?"""
    words = tree.tokens[mention.first : mention.last]
    opens = tree.reading.sentences[words[0].sentence].first == mention.first
    return opens and words[0].text.isupper() and any(w.text == "," for w in words)


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
