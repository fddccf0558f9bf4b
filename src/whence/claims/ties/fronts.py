"""Bodies that hide another: "uses the charity as a cover", "uses a company to hide its shipments"."""

from __future__ import annotations

from collections.abc import Iterator

from whence.claims.ties.text import Text
from whence.claims.ties.tie import RawRelation, fits


def by_use(text: Text) -> Iterator[RawRelation]:
    """ "The corps uses a ship chandler as a cover": what is used is a front for its user."""
    tree, relation = text.tree, text.codebook.relations["front_for"]
    for i in text.verbs():
        if tree.lemma(i) not in text.codebook.lists["use"]:
            continue
        passive = tree.is_passive(i)
        user = next((c for c in tree.children(i, "obl") if tree.case(c) == "by"), None) if passive else text.doer(i)
        for used in tree.children(i, "nsubj:pass" if passive else "obj"):
            used = text.renamed(used)
            if user is not None and _hides(text, i, used) and fits(text, relation, used, user):
                yield RawRelation(i, relation, used, user, False, "front_for:use as")


def _hides(text: Text, i: int, used: int) -> bool:
    """Whether it is used "as a cover" or "to hide" something."""
    tree = text.tree
    fronts = {words[-1] for words in text.codebook.relations["front_for"].nouns}
    places = [*tree.children(i, "obl", "xcomp", "advcl"), *tree.children(used, "nmod", "acl")]
    for c in places:
        if tree.lemma(c) in fronts and "as" in {tree.lemma(m) for m in tree.children(c, "case", "mark")}:
            return True
        if tree[c].xpos == "VB" and tree.lemma(c) in text.codebook.lists["hide"]:
            return True
    words = [text.low(k) for k in range(used + 1, used + 7) if text.beside(used, k)]
    return any(w == "as" and any(f in words[n + 1 : n + 4] for f in fronts) for n, w in enumerate(words))
