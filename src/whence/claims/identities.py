"""Claims of identity: "the man was identified as X", "named him as X", "X, the officer held at the port"."""

from __future__ import annotations

from collections.abc import Iterator

from whence.claims.cast import Cast
from whence.claims.claim import Frame
from whence.claims.desk import Desk


def frames(desk: Desk, cast: Cast) -> Iterator[tuple[int, Frame, str]]:
    """Word, frame and rule of each "identified as" or "named as" between two persons, the second by name."""
    tree = desk.tree
    for i, token in enumerate(tree.tokens):
        if token.upos != "VERB" or tree.lemma(i) not in desk.codebook.lists["identify"]:
            continue
        subject = tree.subject(i) if tree.is_passive(i) else next(iter(tree.children(i, "obj")), None)
        ends = [
            c
            for c in tree.children(i, "obl", "xcomp", "advcl", "nmod", "acl")
            if "as" in {tree.lemma(m) for m in tree.children(c, "mark", "case")}
        ]
        if not ends and tree.is_passive(i) and tree.lemma(i) == "name":
            ends = tree.children(i, "xcomp", "obj")
        if not ends and subject is not None:
            ends = [c for c in tree.children(subject, "nmod") if tree.case(c) == "as"]
        named = next((e for e in ends if _person(cast, e)), None)
        if subject is None or named is None:
            continue
        old, new = cast.one(subject), cast.one(named)
        if cast.entities[old].schema not in ("Person", "LegalEntity") or (old == new and not _described(desk, subject)):
            continue
        roles: dict[str, tuple[int, ...]] = {"subject": (old,), "object": (new,)}
        yield i, Frame("identity", "identified_as", roles, None, None, None, False), f"identity:{tree.lemma(i)} as"


def was(desk: Desk, cast: Cast) -> Iterator[tuple[int, Frame, str]]:
    """The same of "the dead man was X": one spoken of without a name, and the name that he is said to have."""
    tree = desk.tree
    for i, token in enumerate(tree.tokens):
        cop = [c for c in tree.children(i, "cop") if tree.lemma(c) == "be" and c < i]
        if token.upos != "PROPN" or not cop or not _person(cast, i) or tree.children(i, "advmod", "case"):
            continue
        for subject in tree.children(i, "nsubj"):
            known = any(tree.lemma(d) in ("the", "this", "that") for d in tree.children(subject, "det"))
            owned = tree.children(subject, "nmod", "nmod:poss")  # "the leader of the rebels was X" tells his office
            if tree[subject].xpos != "NN" or not known or owned or cast.name(subject) is not None or subject > i:
                continue
            old, new = cast.one(subject), cast.one(i)
            if cast.entities[old].schema == "Person":
                roles: dict[str, tuple[int, ...]] = {"subject": (old,), "object": (new,)}
                yield i, Frame("identity", "identified_as", roles, None, None, None, False), "identity:is"


def _person(cast: Cast, i: int) -> bool:
    name = cast.name(i)
    return name is not None and cast.entities[cast.one(i)].schema == "Person"


def _described(desk: Desk, i: int) -> bool:
    return desk.tree[i].upos in ("NOUN", "PRON")
