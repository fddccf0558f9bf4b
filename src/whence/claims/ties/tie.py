"""One tie as the words tell it, and whether its two ends are of the right kinds."""

from __future__ import annotations

from dataclasses import dataclass

from whence.claims.ties.text import Text
from whence.codebook import RelationType

#: ties of somebody to a body: their object is a body, or a place or person only where it is named
_TO_A_BODY = frozenset({"member_of", "leads", "works_for"})
_NOBODY = frozenset({"nobody", "none", "no-one", "nothing", "anyone", "anybody", "everyone", "everybody"})
_WHOEVER = frozenset({"no", "any", "every", "each", "whichever"})


@dataclass(frozen=True, slots=True)
class RawRelation:
    """One tie: head tokens of subject and object, the word that tells it, and whether it is over ("former").

    ``known`` says that the words take the tie as known ("the Front's leader, Adil Rahim, may be killed"): what is
    denied, asked or wished of the phrase is not denied, asked or wished of the tie. ``by`` is who gives the name, of
    a name that somebody gives.
    """

    token: int
    type: RelationType
    subject: int
    object: int
    over: bool
    rule: str
    by: int | None = None
    known: bool = False


def fits(text: Text, relation: RelationType, subject: int, object_: int) -> bool:
    """Whether two head tokens can be the ends of a tie of this type."""
    takes, kinds = relation.takes, text.kinds
    if subject == object_ or _nobody(text, subject) or _nobody(text, object_):
        return False
    if text.adrift(subject) or text.adrift(object_):
        return False
    if not kinds.fits(subject, takes["subject"]) or not kinds.fits(object_, takes["object"]):
        return False
    if relation.name not in _TO_A_BODY:
        return True
    if text.tree.lemma(object_) in text.codebook.lists["quiet_bodies"]:
        return False
    if kinds.of(object_) & {"group", "country"}:
        return True
    if relation.name == "leads" and "place" in kinds.of(object_):
        return text.named(object_) or bool(text.tree.children(object_, "nmod:poss"))
    return relation.name == "works_for" and "person" in kinds.of(object_) and text.named(object_)


def _nobody(text: Text, i: int) -> bool:
    """Whether the phrase singles nobody out: "no member", "any leader", "nobody"."""
    tree = text.tree
    return tree.lemma(i) in _NOBODY or any(tree.lemma(c) in _WHOEVER for c in tree.children(i, "det"))
