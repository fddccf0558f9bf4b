"""Claims of identity: "the man was identified as X", "named him as X", "X, the officer held at the port"."""

from __future__ import annotations

from collections.abc import Iterator

from whence.claims.cast import Cast
from whence.claims.claim import Frame
from whence.claims.desk import Desk
from whence.codebook import countries

#: the word that tells it, the frame, the rule, and the head token of whoever gives the name
Told = tuple[int, Frame, str, int | None]


def frames(desk: Desk, cast: Cast) -> Iterator[Told]:
    """Each "identified as" or "named as" between two persons, the second by name."""
    tree = desk.tree
    for i, token in enumerate(tree.tokens):
        if token.upos != "VERB" or tree.lemma(i) not in desk.codebook.lists["identify"]:
            continue
        subject = tree.subject(i) if tree.is_passive(i) else next(iter(tree.children(i, "obj")), None)
        if subject is not None and (tree.lemma(subject) == "name" or tree[subject].text.lower().endswith("self")):
            subject = tree.subject(i)  # "gave his name as X", "identified himself as X"
        elif tree.lemma(i) == "give":
            continue
        ends = [
            c
            for c in tree.children(i, "obl", "xcomp", "advcl", "nmod", "acl")
            if "as" in {tree.lemma(m) for m in tree.children(c, "mark", "case")}
        ]
        if not ends and tree.is_passive(i) and tree.lemma(i) == "name":
            ends = tree.children(i, "xcomp", "obj")
        if not ends:  # it hangs on whoever stands before it: "identified by police as", "identified the man as"
            beside = [*([subject] if subject is not None else []), *tree.children(i, "obl")]
            ends = [c for b in beside for c in tree.children(b, "nmod") if tree.case(c) == "as"]
        named = next((e for e in ends if _person(cast, e)), None)
        if subject is None or named is None:
            continue
        old, new = cast.one(subject), cast.one(named)
        if cast.entities[old].schema not in ("Person", "LegalEntity") or (old == new and not _described(desk, subject)):
            continue
        roles: dict[str, tuple[int, ...]] = {"subject": (old,), "object": (new,)}
        frame = Frame("identity", "identified_as", roles, None, None, None, False)
        yield i, frame, f"identity:{tree.lemma(i)} as", _giver(desk, i, named)


def _giver(desk: Desk, i: int, name: int) -> int | None:
    """Who identifies him: "identified by a medic as", "police named him as"; no document and no thing."""
    tree = desk.tree
    if tree.is_passive(i):
        beside = (*tree.children(i, "obl", "nmod"), *tree.children(name, "nmod", "obl"))
        giver = next((c for c in beside if tree.case(c) == "by" and c != name), None)
    else:
        objects = tree.children(i, "obj")
        own = any(tree.lemma(c) == "name" or tree[c].text.lower().endswith("self") for c in objects)
        giver = None if own else tree.subject(i)
    return giver if giver is not None and desk.kinds.of(giver) & {"person", "group", "country"} else None


def was(desk: Desk, cast: Cast) -> Iterator[Told]:
    """The same of "the dead man was X", "the man held on Monday is X", "his name is X": whoever is spoken of without a
    name, and the name given."""
    tree = desk.tree
    for i, token in enumerate(tree.tokens):
        cop = [c for c in tree.children(i, "cop") if tree.lemma(c) == "be" and c < i]
        if token.upos != "PROPN" or not cop or not _person(cast, i) or tree.children(i, "advmod", "case"):
            continue
        held = _held(desk, cop[0])
        if held is not None:  # of "the Libyan held at the port" the parser makes no phrase: he is the one named
            yield from _is(cast, held if tree[held].xpos == "NN" else i, i, "identity:is")
            continue
        for subject in tree.children(i, "nsubj"):
            if tree.lemma(subject) == "name":
                bearers = [b for b in tree.children(subject, "nmod:poss", "nmod") if tree.case(b) in ("", "of")]
                for bearer in bearers[:1]:
                    yield from _is(cast, bearer, i, "identity:name is")
                continue
            known = any(tree.lemma(d) in ("the", "this", "that") for d in tree.children(subject, "det"))
            owned = tree.children(subject, "nmod", "nmod:poss")  # "the leader of the rebels was X" tells his office
            if tree[subject].xpos != "NN" or not known or owned or cast.name(subject) is not None or subject > i:
                continue
            yield from _is(cast, subject, i, "identity:is")


def _held(desk: Desk, cop: int) -> int | None:
    """ "The officer" of "the officer held at the port is X", where the tree takes "held" for the verb: the noun
    that the words before the verb begin with."""
    tree = desk.tree
    first = tree.reading.sentences[tree[cop].sentence].first
    for i in range(cop - 2, first, -1):
        if tree[i].text == ",":
            return None
        if (
            tree.lemma(i - 1) in ("the", "this", "that")
            and tree[i - 1].upos == "DET"
            and tree[i + 1].xpos in ("VBN", "VBD")
        ):
            one = tree[i].xpos == "NN" and "person" in desk.kinds.of(i)
            return i if one or (tree[i].xpos in ("JJ", "NNP") and countries.demonym(tree[i].text)) else None
    return None


def _is(cast: Cast, subject: int, name: int, rule: str) -> Iterator[Told]:
    old, new = cast.one(subject), cast.one(name)
    if cast.entities[old].schema == "Person":
        roles: dict[str, tuple[int, ...]] = {"subject": (old,), "object": (new,)}
        yield name, Frame("identity", "identified_as", roles, None, None, None, False), rule, None


def _person(cast: Cast, i: int) -> bool:
    name = cast.name(i)
    return name is not None and cast.entities[cast.one(i)].schema == "Person"


def _described(desk: Desk, i: int) -> bool:
    return desk.tree[i].upos in ("NOUN", "PRON", "NUM", "ADJ")
