"""Who bears a word for one who stands in a relation: the name beside it, the subject of "is", or the phrase itself.

Each way is a small function; the first that finds somebody decides. The ways that go by the order of the words come
first, for they hold where a tree has hung the name elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whence.claims.ties.order import CLOSING, OPENING
from whence.claims.ties.text import Text

_BECOMING = frozenset({"serve", "work", "become", "remain", "name", "appoint", "act", "elect", "describe", "identify",
                       "install", "succeed", "replace", "proclaim", "declare", "promote"})  # fmt: skip
#: what is said of somebody else
_SAID_OF = frozenset({"name", "appoint", "describe", "identify", "install", "proclaim", "declare", "elect", "promote"})
_COUNTED = frozenset({"one", "two", "three", "some", "several", "many"})


@dataclass(frozen=True, slots=True)
class Holder:
    """Head tokens of those who bear the word; ``known`` where the text takes it as known that they do."""

    heads: tuple[int, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Role:
    """The word at ``i``; its phrase begins at ``first``, and ``takes`` are the kinds of whoever may bear it."""

    i: int
    first: int
    takes: frozenset[str]


Way = Callable[[Text, Role], Holder | None]


def holder(text: Text, i: int, takes: frozenset[str]) -> Holder:
    """Who bears the word at ``i``."""
    role = Role(i, opening(text, i), takes)
    for way in WAYS:
        found = way(text, role)
        if found is not None:
            return found
    return Holder((i,), True)


def opening(text: Text, i: int) -> int:
    """Where the phrase begins, with "one of", "until recently" and the like before it."""
    first = text.left(i)
    while text.beside(i, first - 1) and (text.tree[first - 1].upos == "ADV" or text.low(first - 1) == "until"):
        first -= 1
    if text.low(first - 1) == "of" and (text.low(first - 2) in _COUNTED) and text.beside(i, first - 2):
        return first - 2
    return first


def name_right_behind(text: Text, role: Role) -> Holder | None:
    """The name follows without a mark: "Northern Front commander Adil Rahim", "the group's leader Adil Rahim"."""
    if not text.beside(role.i, role.i + 1) or text.low(role.i + 1) in ("a", "an", "the"):
        return None
    names = [n for n in text.names_from(role.i + 1) if text.kinds.fits(n.head, role.takes) and not text.country(n.head)]
    if not names or text.low(role.i + 1) in CLOSING:
        return None
    plural = text.tree[role.i].xpos in ("NNS", "NNPS")
    return Holder(tuple(n.head for n in (names if plural else names[:1])), True)


def name_before(text: Text, role: Role) -> Holder | None:
    """The name stands before a comma or bracket: "Adil Rahim, 41, a commander of the Front, ..."."""
    k = role.first - 1
    if not text.beside(role.i, k - 1) or text.low(k) not in OPENING or not text.closed(role.i, text.after(role.i)):
        return None
    if text.tree[k - 1].upos == "NUM" and text.low(k - 2) == ",":
        k -= 2  # his age
    if text.low(k - 1).rstrip(".") in ("jr", "sr"):
        k -= 1
    if text.low(k - 1) == ")":
        k = next((j for j in range(k - 1, max(0, k - 8), -1) if text.low(j) == "("), k)
    name = text.name_upto(k - 1)
    if name is None or not text.kinds.fits(name.head, role.takes) or _circumstance(text, name.first):
        return None
    pair = text.tree[role.i].xpos in ("NNS", "NNPS") and text.low(name.first - 1) == "and"
    first = text.name_upto(name.first - 2) if pair else None
    return Holder((first.head, name.head) if first is not None else (name.head,), True)


def _circumstance(text: Text, first: int) -> bool:
    """Whether the name that begins at ``first`` closes an introduction: "After the arrest of Adil Rahim, the ..."."""
    start = text.tree.reading.sentences[text.tree[first].sentence].first
    opening = text.tree[start].upos in ("ADP", "SCONJ")
    return opening and not any(text.tree[k].upos in ("VERB", "AUX") for k in range(start, first))


def name_after(text: Text, role: Role) -> Holder | None:
    """The name stands after a comma: "the leader of the Front, Adil Rahim, ...", "their chief, Adil Rahim."."""
    k = text.after(role.i)
    marked = text.low(k) in (",", "(", "–", "—") and text.beside(role.i, k)
    name = text.name_from(k + 1) if marked else text.name_from(k) if k > role.i + 1 else None
    if name is None or not text.kinds.fits(name.head, role.takes) or text.low(k + marked) in ("a", "an"):
        return None
    if text.country(name.head) or (marked and not (text.low(name.last) in CLOSING or not text.beside(k, name.last))):
        return None  # "the leader fled, Adil Rahim said"
    return Holder((name.head,), True)


def said_to_be(text: Text, role: Role) -> Holder | None:
    """A copula or the like says it: "Adil Rahim is ...", "was named ...", "believed to be ..."."""
    tree, i = text.tree, role.i
    top = i
    if text.low(role.first) in _COUNTED and tree[role.first].deprel not in ("nummod", "det"):
        top = role.first
    if tree.children(top, "cop"):
        subject = tree.subject(top)
        return Holder(tuple(tree.conjuncts(subject)), False) if subject is not None else _by_order(text, role)
    head = tree.head(top)
    told = tree.has(top, "xcomp", "obj") or (tree.has(top, "obl") and tree.case(top) == "as")
    if head is not None and told and tree.lemma(head) in _BECOMING:
        objects = [c for c in tree.children(head, "obj") if c != top]
        objects = objects or [c for c in tree.children(head, "xcomp") if c != top and text.named(c)]
        if tree.lemma(head) in ("succeed", "replace"):
            objects = []
        if not objects and tree.lemma(head) in _SAID_OF and not tree.is_passive(head):
            above = tree.head(head)  # "a man they described as the leader": the man, not they
            return Holder((above,), True) if tree[head].deprel == "acl:relcl" and above is not None else None
        subject = objects[0] if objects else tree.subject(head)
        return Holder((subject,), False) if subject is not None else None
    return _by_order(text, role)


def _by_order(text: Text, role: Role) -> Holder | None:
    """ "Adil Rahim is (not, now, believed to be) the leader of ..." by the order of the words alone."""
    tree, k = text.tree, role.first - 1
    copula = False
    while text.beside(role.i, k) and role.i - k < 14:
        if tree.lemma(k) in ("be", "become", "remain"):
            copula = True
        elif not (
            tree[k].upos in ("AUX", "ADV", "PART")
            or (copula and (tree[k].xpos == "VBN" or text.low(k) in ("of", "as", "being")))
        ):
            break
        k -= 1
    if not copula or not text.beside(role.i, k):
        return None
    if text.low(k) in ("who", "which", "that"):
        k -= 1
    if text.low(k) == ",":
        k -= 1
    name = text.name_upto(k) if text.beside(role.i, k) else None
    head = name.head if name is not None else k
    if tree[head].upos not in ("NOUN", "PROPN", "PRON", "NUM") or not text.kinds.fits(head, role.takes):
        return None
    return Holder((head,), False)


def hung_together(text: Text, role: Role) -> Holder | None:
    """The tree calls it an apposition or a title of somebody."""
    tree, i = text.tree, role.i
    head, deprel = tree.head(i), tree[i].deprel.partition(":")[0]
    if text.low(role.first) in _COUNTED and deprel == "nmod" and head is not None and tree.has(head, "appos"):
        return Holder((tree[head].head,), True)
    if deprel == "appos" and head is not None and text.kinds.fits(head, role.takes):
        return Holder((head,), True)
    named = [c for c in tree.children(i, "appos") if tree[c].upos == "PROPN" and text.kinds.fits(c, role.takes)]
    if named:
        return Holder(tuple(named), True)
    title = head is not None and tree[head].upos == "PROPN" and head > i and not tree.children(i, "case")
    if head is not None and title and deprel in ("compound", "nmod") and text.kinds.fits(head, role.takes):
        return Holder((head,), True)
    return None


#: asked in this order; the first that finds somebody decides
WAYS: tuple[Way, ...] = (name_right_behind, name_before, name_after, said_to_be, hung_together)
