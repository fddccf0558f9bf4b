"""Words that carry their backer with them: "Parvania-backed rebels", "a Lowmark-based group", "with the support of"."""

from __future__ import annotations

from collections.abc import Iterator

from whence.claims.ties.text import Text
from whence.claims.ties.tie import RawRelation, fits

#: the second half of a joined word, and the tie that it tells
JOINED = {"backed": "supports", "sponsored": "supports", "supported": "supports", "funded": "funds",
          "financed": "funds", "trained": "trains", "armed": "arms", "led": "leads", "run": "leads",
          "based": "located_in"}  # fmt: skip
#: nouns of help and the tie that whoever gives them has
HELP = {"support": "supports", "backing": "supports", "help": "supports", "aid": "supports", "assistance": "supports",
        "patronage": "supports", "sponsorship": "supports", "command": "leads", "leadership": "leads"}  # fmt: skip
_HAVING = frozenset({"have", "enjoy", "receive", "get", "with", "win", "retain"})


def by_joined_word(text: Text) -> Iterator[RawRelation]:
    """ "the Parvania-backed Front": the backer supports it; "a Lowmark-based group" is located there."""
    tree = text.tree
    for i in range(1, len(tree.tokens)):
        name, _, tail = text.low(i).rpartition("-")
        split = tree[i - 1].text == "-" and text.beside(i, i - 2) and tree[i - 1].end == tree[i].start
        type_ = JOINED.get(tail if name else text.low(i))
        if type_ is None or not (name or split):
            continue
        backer = i if name else text.kinds.anchor(i - 2)
        if not tree[backer].text[:1].isupper():
            continue
        phrase = text.phrase_from(i + 1)
        backed = phrase.head if phrase is not None else tree.head(i)
        if backed is None:
            continue
        relation = text.codebook.relations[type_]
        subject, object_ = (backed, backer) if type_ == "located_in" else (backer, backed)
        # the first half of one token has no kind of its own; it is a country or body as a rule
        joined = bool(name) and "country" in relation.takes["subject"] and not text.adrift(backed)
        if (joined and text.kinds.fits(backed, relation.takes["object"])) or fits(text, relation, subject, object_):
            yield RawRelation(i, relation, subject, object_, False, f"{type_}:-{tail or text.low(i)}", known=True)


def by_help(text: Text) -> Iterator[RawRelation]:
    """ "The militia enjoys the support of the corps", "with the corps' backing", "is under the command of Rahim"."""
    tree = text.tree
    for i, token in enumerate(tree.tokens):
        type_ = HELP.get(tree.lemma(i)) if token.upos == "NOUN" else None
        if type_ is None or not text.conflict:
            continue
        relation = text.codebook.relations[type_]
        before = text.low(text.left(i) - 1), tree.lemma(max(0, text.left(i) - 1))
        giver, taker = _giver(text, i), _taker(text, i)
        having = _HAVING if type_ != "leads" else frozenset({"under"})
        if giver is not None and taker is not None and having & set(before) and fits(text, relation, giver, taker):
            yield RawRelation(i, relation, giver, taker, False, f"{type_}:{tree.lemma(i)} of")


def _giver(text: Text, i: int) -> int | None:
    """Whose help it is: "the support of Y", "support from Y", "Y's support"."""
    if text.low(i + 1) in ("of", "from"):
        phrase = text.phrase_from(i + 2)
        return phrase.head if phrase is not None else None
    owners = text.tree.children(i, "nmod:poss")
    return text.bearer(owners[0]) if owners else None


def _taker(text: Text, i: int) -> int | None:
    """Who has the help: the subject of the verb that governs it."""
    if text.tree.children(i, "cop"):
        return text.tree.subject(i)
    for _, head in text.tree.ancestors(i):
        if text.tree[head].upos == "VERB":
            return text.tree.subject(head)
    return None
