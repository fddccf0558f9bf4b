"""What "the arrest" is where a page comes back to one: "Airport police made the arrest, an official said."

A noun with "the" that names nobody it was done to means the last event of its type that the page told. What the
sentence adds (who did it, where, that it never was) is said of that one. So it is with "this happened at a hotel on
Tuesday" and "it never took place": a pronoun that happens means the last event of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from whence.claims.frames import Raw
from whence.claims.kinds import Kinds
from whence.claims.syntax import Tree
from whence.codebook import Codebook

#: how many sentences back the event may stand, and one that a pronoun means
REACH = 5
REACH_OF_IT = 1
_OF_NOBODY: dict[str, Any] = {"by": None, "listed": (), "opposite": False, "statal": False}
_PLACED = ("in", "at", "near", "outside", "inside", "on", "off")


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


def taken_up(tree: Tree, kinds: Kinds, told: Sequence[Raw], codebook: Codebook) -> list[Raw]:
    """``told`` and, in text order, what "it happened at the hotel on Tuesday" and "this never took place" say of the
    event before: where and when it was, or that it was not."""
    happen = codebook.lists["happen"]
    found = list(told)
    known = {raw.token for raw in told}
    for i, token in enumerate(tree.tokens):
        if token.upos != "VERB" or i in known:
            continue
        words = {tree.lemma(i), *(f"{tree.lemma(i)} {tree.lemma(c)}" for c in tree.children(i, "obj", "compound:prt"))}
        subjects = tree.children(i, "nsubj")
        if not words & happen or not subjects or tree.lemma(subjects[0]) not in ("it", "this", "that"):
            continue
        last = next((raw for raw in reversed(told) if raw.token < subjects[0]), None)
        if last is None or last.bare or not last.type.violent or not last.roles.get("patient"):
            continue
        if token.sentence - tree[last.token].sentence > REACH_OF_IT:
            continue
        places = tuple(
            c
            for c in tree.children(i, "obl")
            if tree.case(c) in _PLACED and kinds.of(c) & {"place", "facility", "country"}
        )
        dated = any(t.start < tree[c].end and tree[c].start < t.end for c in tree.children(i, "obl", "obl:unmarked")
                    for t in tree.reading.times if t.edtf)  # fmt: skip
        refused = any(tree.lemma(c) in ("not", "never") for c in tree.children(i, "advmod"))
        if places or dated or refused:
            what = replace(last, token=i, words=(i,), word=i, carrier=i, places=places, **_OF_NOBODY)
            found.append(replace(what, roles={k: v for k, v in last.roles.items() if k == "patient"}))
    return sorted(found, key=lambda raw: raw.token)
