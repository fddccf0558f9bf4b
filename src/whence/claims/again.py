"""What "the arrest" is where a page comes back to one: "Airport police made the arrest, an official said."

A noun with "the" that names nobody it was done to means the last event of its type that the page told. What the
sentence adds (who did it, where, that it never was) is said of that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whence.claims.frames import Raw
from whence.claims.syntax import Tree
from whence.codebook import Codebook

#: how many sentences back the event may stand
REACH = 5


def again(tree: Tree, told: Sequence[Raw], codebook: Codebook) -> list[Raw]:
    """``told`` in its order, with such events no longer bare: they are done to those to whom the earlier one was."""
    found: list[Raw] = []
    for raw in told:
        before = _meant(tree, raw, found, codebook) if "patient" not in raw.roles else None
        found.append(raw if before is None else replace(raw, roles={**raw.roles, **_done_to(before)}, bare=False))
    return found


def _done_to(raw: Raw) -> dict[str, tuple[int, ...]]:
    return {"patient": raw.roles["patient"]}


def _meant(tree: Tree, raw: Raw, before: Sequence[Raw], codebook: Codebook) -> Raw | None:
    if not raw.bare or not _definite(tree, raw.token, codebook) or not (raw.roles or _told_of(tree, raw, codebook)):
        return None
    alike = (one for one in reversed(before) if one.type is raw.type and "patient" in one.roles and not one.bare)
    last = next(alike, None)
    near = last is not None and 0 <= tree[raw.token].sentence - tree[last.token].sentence <= REACH
    return last if near else None


def _definite(tree: Tree, i: int, codebook: Codebook) -> bool:
    """ "The arrest": one, and not "the second arrest" or "the arrest of" somebody."""
    if tree[i].xpos not in ("NN", "VBG") or tree.children(i, "nmod", "nmod:poss", "nummod"):
        return False
    if {tree.lemma(c) for c in tree.children(i, "amod", "compound")} & codebook.lists["another"]:
        return False
    return any(tree.lemma(d) in ("the", "this", "that") for d in tree.children(i, "det"))


def _told_of(tree: Tree, raw: Raw, codebook: Codebook) -> bool:
    """Whether the sentence is about it: "the arrest took place on Monday", and not "after the arrest"."""
    head = tree.head(raw.token)
    if head is None or not tree.has(raw.token, "nsubj", "nsubj:pass", "obj"):
        return False
    verb = [head, *tree.children(head, "compound:prt", "obj")]
    words = {" ".join(tree.lemma(v) for v in verb[:n]) for n in (1, 2)}
    return bool(words & (codebook.lists["light"] | codebook.lists["happen"]))
