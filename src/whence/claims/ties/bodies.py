"""Bodies of bodies, and people of bodies, told by no verb: "a group within the corps", "the army's 3rd Brigade"."""

from __future__ import annotations

from collections.abc import Iterator

from whence.claims.ties.text import Text
from whence.claims.ties.tie import RawRelation, fits


def by_within(text: Text) -> Iterator[RawRelation]:
    """ "an organization within the Border Corps", "a committee under the ministry": a body of a body."""
    tree, relation = text.tree, text.codebook.relations["part_of"]
    for i in _bodies(text):
        for c in tree.children(i, "nmod"):
            whole = "group" in text.kinds.of(c) and not text.country(c) and "country" not in text.kinds.of(c)
            if tree.case(c) in ("within", "inside") and whole and fits(text, relation, i, c):
                yield RawRelation(i, relation, i, c, False, "part_of:within", known=True)
        # the words in their order, where the tree hangs "within" elsewhere
        after = text.phrase_from(i + 2) if text.beside(i, i + 1) and text.low(i + 1) == "within" else None
        if after is not None and text.named(after.head) and fits(text, relation, i, after.head):
            yield RawRelation(i, relation, i, after.head, False, "part_of:within", known=True)


def by_owner(text: Text) -> Iterator[RawRelation]:
    """ "the army's 3rd Brigade", "the Eastern Brigade of the Northern Front": a named unit of a body."""
    tree, relation = text.tree, text.codebook.relations["part_of"]
    for i in _bodies(text):
        if tree.lemma(i) not in text.codebook.lists["units"] or not text.named(i):
            continue
        mention = text.mention(i)
        first = mention.first if mention is not None else text.left(i)
        owners = [k - 1 for k in (first - 1,) if text.beside(i, k - 1) and tree[k].text in ("'s", "’s", "'", "’")]
        phrase = text.phrase_from(i + 2) if text.beside(i, i + 1) and text.low(i + 1) == "of" else None
        wholes = [*owners, *([phrase.head] if phrase is not None else [])]
        for whole in (text.kinds.anchor(w) for w in wholes):
            kinds = text.kinds.of(whole)
            body = "group" in kinds and not kinds & {"person", "country"} and not text.country(whole)
            if body and _organised(text, whole) and fits(text, relation, i, whole):
                yield RawRelation(i, relation, i, whole, False, "part_of:unit of", known=True)


def by_comma(text: Text) -> Iterator[RawRelation]:
    """ "troops of the Falcon battalion, Fourth Brigade, killed": a unit, and the named unit above it between commas."""
    tree, relation, units = text.tree, text.codebook.relations["part_of"], text.codebook.lists["units"]
    for i in _bodies(text):
        whole = text.name_from(i + 2) if text.low(i + 1) == "," and text.beside(i, i + 2) else None
        if tree.lemma(i) not in units or whole is None or tree.lemma(whole.head) not in units:
            continue
        apart = text.low(whole.last) == "," and text.low(whole.last + 1) not in ("and", "or", "the")
        listed = text.low(text.left(i) - 1) in (",", "and") or tree[i + 2].upos == "DET"
        if apart and not listed and text.name_from(whole.last + 1) is None and fits(text, relation, i, whole.head):
            yield RawRelation(i, relation, i, whole.head, False, "part_of:comma", known=True)


def by_belonging(text: Text) -> Iterator[RawRelation]:
    """ "Karim Dastan of the Northern Front": a person named with an armed body."""
    tree, relation = text.tree, text.codebook.relations["member_of"]
    for i in range(2, len(tree.tokens) - 1):
        if text.low(i) != "of" or not text.beside(i, i - 1) or tree[i - 1].upos != "PROPN" or not text.conflict:
            continue
        person, phrase = text.name_upto(i - 1), text.phrase_from(i + 1)
        if person is None or phrase is None or text.kinds.of(person.head) != {"person"}:
            continue
        body = phrase.head
        armed = tree.lemma(body) in text.codebook.lists["armed_bodies"] and text.named(body)
        if armed and "person" not in text.kinds.of(body) and fits(text, relation, person.head, body):
            yield RawRelation(i, relation, person.head, body, False, "member_of:of", known=True)


def _bodies(text: Text) -> Iterator[int]:
    """Head tokens that are bodies by their word."""
    lists = text.codebook.lists
    for i, token in enumerate(text.tree.tokens):
        known = text.tree.lemma(i) in lists["organised"] or text.tree.lemma(i) in lists["units"]
        if known and token.upos in ("NOUN", "PROPN") and "group" in text.kinds.of(i):
            yield i


def _organised(text: Text, i: int) -> bool:
    lemma, lists = text.tree.lemma(i), text.codebook.lists
    mention = text.mention(i)
    return (
        lemma in lists["organised"]
        or lemma in lists["group"]
        or (mention is not None and mention.type == "Organization")
    )
