"""One report as the rules of ties ask for it: the order of its words, and who or what they stand for."""

from __future__ import annotations

from collections.abc import Mapping

from whence.claims.conditions import Topic
from whence.claims.kinds import Kinds
from whence.claims.syntax import Tree
from whence.claims.ties.order import Order
from whence.codebook import Codebook, countries
from whence.language.reading import Mention

_SPEAKER = frozenset({"i", "me", "my", "we", "us", "our"})


class Text(Order):
    """The tree, kinds, mentions and topic of one report."""

    def __init__(
        self,
        tree: Tree,
        kinds: Kinds,
        codebook: Codebook,
        mention_at: Mapping[int, Mention],
        same: Mapping[int, int],
        topic: Topic,
    ) -> None:
        super().__init__(tree, kinds, codebook, mention_at)
        self.topic, self._mention_at, self._same = topic, mention_at, same

    @property
    def conflict(self) -> bool:
        """Whether the page is about conflict or crime, so that words which other trades use may count."""
        return self.topic == "conflict"

    def mention(self, i: int) -> Mention | None:
        """The mention that head token ``i`` heads."""
        return self._mention_at.get(i)

    def named(self, i: int) -> bool:
        """Whether head token ``i`` stands for somebody or something by name."""
        mention = self._mention_at.get(i)
        return self.tree[i].upos == "PROPN" or (mention is not None and mention.named)

    def country(self, i: int) -> bool:
        """Whether ``i`` is a country's name or the adjective of one, in the tables or by the model's word."""
        mention = self.names.get(i)
        return countries.of(self.tree[i].text) is not None or (mention is not None and mention.type == "Nationality")

    def adrift(self, i: int) -> bool:
        """Whether ``i`` is a pronoun of which nobody knows whom it stands for."""
        token = self.tree[i]
        pronoun = token.xpos in ("PRP", "PRP$", "WP", "WDT", "WP$")
        return pronoun and i not in self._same and token.text.lower() not in _SPEAKER

    def pronoun(self, i: int) -> bool:
        """Whether ``i`` is a personal or possessive pronoun."""
        return self.tree[i].xpos in ("PRP", "PRP$")

    def bearer(self, i: int) -> int:
        """Whom a possessive pronoun stands for: the noun that "whose" follows, or, where coreference does not know
        "his" or "its", the person named or body spoken of last before it in the sentence; itself where that fails."""
        if self.tree[i].xpos == "WP$":
            k = i - 1 - (self.low(i - 1) == ",")
            noun = self.beside(i, k) and self.tree[k].upos in ("NOUN", "PROPN")
            return self.kinds.anchor(k) if noun else i
        wanted = {"his": "Person", "her": "Person", "its": "Organization"}.get(self.low(i))
        if not self.adrift(i) or wanted is None:
            return i
        before = [m for h, m in self._mention_at.items() if h < i and self.beside(i, h) and m.type == wanted]
        return max((self.kinds.anchor(m.head) for m in before if m.named or wanted == "Organization"), default=i)

    def renamed(self, i: int) -> int:
        """The name that a phrase is given on the spot: "a company called Blue Heron" is Blue Heron."""
        if self.named(i) or self.low(i + 1) not in ("called", "named") or not self.beside(i, i + 1):
            return i
        name = self.name_from(i + 2)
        return name.head if name is not None else i

    def holder_of(self, i: int, takes: frozenset[str]) -> int:
        """Whose thing ``i`` is, where the thing itself is no end of a tie: "the Front's procurement" is the Front's."""
        owners = self.tree.children(i, "nmod:poss")
        return owners[0] if owners and not self.kinds.fits(i, takes) else i
