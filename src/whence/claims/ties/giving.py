"""Money, arms and training that change hands: who gives them funds, arms or trains the one who gets them."""

from __future__ import annotations

from collections.abc import Iterator

from whence.claims.ties.text import Text
from whence.claims.ties.tie import RawRelation, fits

_GIVE = frozenset({"give", "provide", "supply", "furnish", "offer"})
_GET = frozenset({"receive", "get", "obtain", "draw"})


def by_gift(text: Text) -> Iterator[RawRelation]:
    """ "Parvania gives the Front money and weapons", "provides them with training", "receives money from Parvania"."""
    tree = text.tree
    for i in text.verbs():
        lemma = tree.lemma(i)
        if not text.conflict or lemma not in _GIVE | _GET:
            continue
        for thing in _things(text, i):
            giver, taker = _ends(text, i, thing)
            relation = text.codebook.relations[text.codebook.tables["gifts"][tree.lemma(thing)]]
            for one in tree.conjuncts(giver) if giver is not None else ():
                for other in tree.conjuncts(taker) if taker is not None else ():
                    if fits(text, relation, one, other):
                        yield RawRelation(
                            i, relation, one, other, False, f"{relation.name}:{lemma} {tree.lemma(thing)}"
                        )


def _things(text: Text, i: int) -> list[int]:
    """What changes hands, of the things that tell a tie: one of each kind."""
    tree, gifts = text.tree, text.codebook.tables["gifts"]
    places = [
        *tree.children(i, "obj", "nsubj:pass"),
        *(c for c in tree.children(i, "obl", "nmod") if tree.case(c) == "with"),
    ]
    places += [d for c in tree.children(i, "obj") for d in tree.children(c, "nmod") if tree.case(d) == "with"]
    found: dict[str, int] = {}
    for thing in (d for c in places for d in tree.conjuncts(c)):
        if tree.lemma(thing) in gifts:
            found.setdefault(gifts[tree.lemma(thing)], thing)
    return sorted(found.values())


def _ends(text: Text, i: int, thing: int) -> tuple[int | None, int | None]:
    """Who gives and who gets what the verb at ``i`` moves."""
    tree = text.tree
    if tree.lemma(i) in _GET:
        return _object_of(text, i, thing, "from"), tree.subject(i)
    if tree.is_passive(i):
        giver = _object_of(text, i, thing, "by")
        subject = tree.subject(i)
        return giver, _object_of(text, i, thing, "to") if subject == thing else subject
    persons = [c for c in tree.children(i, "iobj", "obj") if tree.lemma(c) not in text.codebook.tables["gifts"]]
    taker = _object_of(text, i, thing, "to") if not persons else persons[0]
    return tree.subject(i), taker


def _object_of(text: Text, i: int, thing: int, case: str) -> int | None:
    tree = text.tree
    hosts = [i, *tree.children(i, "obj"), *tree.conjuncts(thing)]
    return next((c for h in hosts for c in tree.children(h, "obl", "nmod") if tree.case(c) == case), None)
