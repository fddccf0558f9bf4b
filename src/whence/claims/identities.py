"""Claims of identity: "the man was identified as X", "named him as X", "X, the officer held at the port"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from whence.claims.cast import Cast
from whence.claims.claim import Claim, Frame
from whence.claims.sources import Sources

if TYPE_CHECKING:
    from whence.claims.extract import Desk

MakeClaim = Callable[["Desk", Cast, Sources, int, int, Frame, str], Claim | None]


def claims(desk: Desk, cast: Cast, sources: Sources, make: MakeClaim) -> list[Claim | None]:
    """One claim for each "identified as" or "named as" whose two ends are a person each, the second by name."""
    tree = desk.tree
    found: list[Claim | None] = []
    for i, token in enumerate(tree.tokens):
        if token.upos != "VERB" or tree.lemma(i) not in desk.codebook.lists["identify"]:
            continue
        subject = tree.subject(i) if tree.is_passive(i) else next(iter(tree.children(i, "obj")), None)
        ends = [
            c
            for c in tree.children(i, "obl", "xcomp", "advcl", "nmod", "acl")
            if tree.case(c) == "as" or any(tree.lemma(m) == "as" for m in tree.children(c, "mark", "case"))
        ]
        if not ends and tree.is_passive(i) and tree.lemma(i) == "name":
            ends = tree.children(i, "xcomp", "obj")
        if not ends and subject is not None:
            ends = [c for c in tree.children(subject, "nmod") if tree.case(c) == "as"]
        if subject is None or not ends:
            continue
        named = next((e for e in ends if _person(cast, e)), None)
        if named is None:
            continue
        old, new = cast.one(subject), cast.one(named)
        if cast.entities[old].schema not in ("Person", "LegalEntity") or (old == new and not _described(desk, subject)):
            continue
        frame = Frame("identity", "identified_as", {"subject": (old,), "object": (new,)}, None, None, None, False)
        found.append(make(desk, cast, sources, i, i, frame, f"identity:{tree.lemma(i)} as"))
    return found


def _person(cast: Cast, i: int) -> bool:
    name = cast.name(i)
    return name is not None and cast.entities[cast.one(i)].schema == "Person"


def _described(desk: Desk, i: int) -> bool:
    return desk.tree[i].upos in ("NOUN", "PRON")
