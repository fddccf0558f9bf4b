"""One step of the walk from an event's word up through what governs it: what a rule of factuality may see and do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whence.claims.syntax import Tree
from whence.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Effect:
    """What one rule does: ``lower`` certainty to a level, ``flip`` polarity, move the event ``ahead``, and whether the
    walk ``ends`` here."""

    lower: str | None = None
    flip: bool = False
    accuses: bool = False
    suspects: bool = False
    wished: bool = False
    ahead: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One word of the walk: ``at`` with its head, the relation between them, and the marks that introduce ``at``.

    ``event`` says that ``at`` is the event's own word, the first of the walk.
    """

    tree: Tree
    codebook: Codebook
    at: int
    event: bool

    @property
    def head(self) -> int:
        return self.tree[self.at].head

    @property
    def relation(self) -> str:
        return self.tree[self.at].deprel.partition(":")[0]

    @property
    def marks(self) -> set[str]:
        found = self.tree.children(self.at, "mark", "case", "advmod")
        fixed = {" ".join(self.tree.lemma(w) for w in (c, *self.tree.children(c, "fixed"))) for c in found}
        return {self.tree.lemma(c) for c in found} | fixed

    @property
    def clause(self) -> bool:
        return self.relation in ("xcomp", "ccomp", "advcl", "acl", "csubj")

    @property
    def infinitive(self) -> bool:
        """Whether it is one, be it passive or copular ("to be held", "to be free")."""
        if self.tree[self.at].xpos == "VB":
            return True
        helpers = self.tree.children(self.at, "aux", "cop")
        bare = any(self.tree[c].xpos == "VB" for c in helpers)
        return bare and not any(self.tree[c].xpos == "MD" for c in helpers)

    @property
    def governor(self) -> str:
        """The governing word, with its particle where the two are an entry of the codebook ("call off")."""
        lemma, lists = self.tree.lemma(self.head), self.codebook.factuality
        phrases = (f"{lemma} {self.tree.lemma(c)}" for c in self.tree.children(self.head, "compound:prt", "advmod"))
        return next((phrase for phrase in phrases if any(phrase in words for words in lists.values())), lemma)

    @property
    def to_it(self) -> bool:
        """Whether it is what is done to, of a governing noun or verb: object, "of ..." or passive subject."""
        return self.relation in ("obj", "obl", "nmod") or self.tree.has(self.at, "nsubj:pass")

    def above(self, name: str) -> bool:
        """Whether the governing word is in the codebook's list of that name."""
        return self.governor in self.codebook.factuality[name]

    def own(self, name: str, *relations: str) -> bool:
        """Whether a dependent in one of ``relations`` is in the codebook's list of that name."""
        words = self.codebook.factuality[name]
        return any(
            self.tree.lemma(c) in words or self.tree[c].text.lower() in words
            for c in self.tree.children(self.at, *relations)
        )


Rule = Callable[[Step], Effect | None]
