"""One report's words as the rules of ties ask for them: by the tree, and in their order where trees often fail.

Trees lose an apposition more easily than the words lose their order: "The commander of the Guard, Vuk Stanov, said"
has a name right after a comma whatever the tree makes of it. What is asked here stays within one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whence.claims.conditions import Topic
from whence.claims.kinds import Kinds
from whence.claims.syntax import Tree
from whence.codebook import Codebook, countries
from whence.language.reading import Mention

#: what a noun phrase is made of, read from left to right
_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''", "«", "»"})
_SPEAKER = frozenset({"i", "me", "my", "we", "us", "our"})
OPENING = frozenset({",", "(", "–", "—", "--", "-"})
CLOSING = frozenset({",", ".", ";", ")", ":", "–", "—", "--", '"', "”", "?", "!"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A noun phrase by its words: the tokens ``first`` to ``last`` (exclusive), and its ``head``."""

    first: int
    last: int
    head: int


class Text:
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
        self.tree, self.kinds, self.codebook, self.topic = tree, kinds, codebook, topic
        self._mention_at, self._same = mention_at, same
        self._names = {k: m for m in mention_at.values() if m.named for k in range(m.first, m.last)}

    @property
    def conflict(self) -> bool:
        """Whether the page is about conflict or crime, so that words which other trades use may count."""
        return self.topic == "conflict"

    # -- single tokens

    def low(self, i: int) -> str:
        """The word at ``i`` in lower case; "" outside the text."""
        return self.tree[i].text.lower() if 0 <= i < len(self.tree.tokens) else ""

    def beside(self, i: int, k: int) -> bool:
        """Whether ``k`` is a token of the sentence that ``i`` stands in."""
        return 0 <= k < len(self.tree.tokens) and self.tree[k].sentence == self.tree[i].sentence

    def mention(self, i: int) -> Mention | None:
        """The mention that head token ``i`` heads."""
        return self._mention_at.get(i)

    def named(self, i: int) -> bool:
        """Whether head token ``i`` stands for somebody or something by name."""
        mention = self._mention_at.get(i)
        return self.tree[i].upos == "PROPN" or (mention is not None and mention.named)

    def country(self, i: int) -> bool:
        """Whether ``i`` is a country's name or the adjective of one, in the tables or by the model's word."""
        mention = self._names.get(i)
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
        "his", the person named last before it in the sentence; the pronoun itself where that fails too."""
        if self.tree[i].xpos == "WP$":
            k = i - 1 - (self.low(i - 1) == ",")
            noun = self.beside(i, k) and self.tree[k].upos in ("NOUN", "PROPN")
            return self.kinds.anchor(k) if noun else i
        if not self.adrift(i) or self.low(i) not in ("his", "her"):
            return i
        people = [
            h for h, m in self._mention_at.items() if h < i and self.beside(i, h) and m.named and m.type == "Person"
        ]
        return max(people, default=i)

    def renamed(self, i: int) -> int:
        """The name that a phrase is given on the spot: "a company called Blue Heron" is Blue Heron."""
        if self.named(i) or self.low(i + 1) not in ("called", "named") or not self.beside(i, i + 1):
            return i
        name = self.name_from(i + 2)
        return name.head if name is not None else i

    # -- phrases in the order of the words

    def name_from(self, k: int) -> Stretch | None:
        """The name that begins at token ``k``, past an article, quotation marks and titles."""
        start = k
        while self.beside(k, start) and start - k < 5 and self._before_a_name(start):
            start += 1
        if not self.beside(k, start):
            return None
        mention = self._names.get(start)
        if mention is not None and mention.first in (start, *range(k, start)):
            return Stretch(k, self._past_marks(mention.last), self.kinds.anchor(mention.head))
        if self.tree[start].upos != "PROPN":
            return None
        last = start + 1
        while self.beside(start, last) and self.tree[last].upos == "PROPN" and last not in self._names:
            last += 1
        return Stretch(k, self._past_marks(last), self._top(start, last))

    def _before_a_name(self, k: int) -> bool:
        if self.low(k) in _QUOTES or self.tree[k].upos == "DET":
            return True
        title = self.low(k).rstrip(".") in self.codebook.lists["titles"] or self.low(k) == "."
        return title and k not in self._names

    def _past_marks(self, k: int) -> int:
        while self.low(k) in _QUOTES and self.beside(k - 1, k):
            k += 1
        return k

    def _top(self, first: int, last: int) -> int:
        """The token of a run that no other of the run governs."""
        return next(
            (i for i in range(first, last) if not first <= self.tree[i].head < last or self.tree[i].head == i), first
        )

    def name_upto(self, k: int) -> Stretch | None:
        """The name that ends at token ``k``."""
        while k > 0 and self.low(k) in _QUOTES | _POSSESSIVE:
            k -= 1
        mention = self._names.get(k)
        if mention is not None and all(self.low(j) in _POSSESSIVE | _QUOTES for j in range(k + 1, mention.last)):
            return Stretch(mention.first, k + 1, self.kinds.anchor(mention.head))
        if mention is not None or self.tree[k].upos != "PROPN":
            return None
        first = k
        while self.beside(k, first - 1) and self.tree[first - 1].upos == "PROPN" and first - 1 not in self._names:
            first -= 1
        return Stretch(first, k + 1, self._top(first, k + 1))

    def names_from(self, k: int) -> list[Stretch]:
        """The names of a list that begins at ``k``: "A", "A and B", "A, B and C"; a lone "A, B" is one name and more."""
        found: list[Stretch] = []
        name = self.name_from(k)
        while name is not None:
            found.append(name)
            after = name.last + (self.low(name.last) == ",")
            last = self.low(after) in ("and", "&")
            if not last and after == name.last:
                break
            name = self.name_from(after + last)
            if last:
                return [*found, name] if name is not None else found[:1]
        return found[:1]

    def phrase_from(self, k: int) -> Stretch | None:
        """The noun phrase that begins at ``k``: "the Front's northern zone", "a football club", "Sheikh Idris Tolan"."""
        end, head = k, None
        while self.beside(k, end) and end - k < 14:
            mention = self._names.get(end)
            if mention is not None and mention.last > end:
                if head in self._names and self._parts(self._names[head or 0], mention):
                    break
                head, end = self._word_of(mention), mention.last
                continue
            token = self.tree[end]
            if token.upos in ("NOUN", "PROPN"):
                head = end
            elif not self._inside(end) or (head is not None and token.upos == "DET"):
                break
            end += 1
        if head is None:
            pronoun = self.beside(k, k) and self.tree[k].upos == "PRON"
            return Stretch(k, k + 1, k) if pronoun else None
        return Stretch(k, end, self.kinds.anchor(head))

    def _word_of(self, mention: Mention) -> int:
        return mention.head if mention.first <= mention.head < mention.last else mention.last - 1

    def _parts(self, before: Mention, after: Mention) -> bool:
        """Whether two names that touch are two phrases: "the leader of the Front Adil Rahim"."""
        return before is not after and after.type == "Person" and before.type != "Person"

    def _inside(self, k: int) -> bool:
        token = self.tree[k]
        return (
            token.upos in _INSIDE
            or token.xpos == "PRP$"
            or token.text in _POSSESSIVE
            or (token.text == "-" and token.start == self.tree[k - 1].end)
        )

    def left(self, i: int) -> int:
        """The first token of the noun phrase that ends with ``i``."""
        first = i
        while self.beside(i, first - 1) and i - first < 10:
            k = first - 1
            adverb = self.tree[k].upos in ("ADV", "VERB") and self.tree[first].upos in ("ADJ", "VERB", "ADV")
            if not self._inside(k) and not (adverb and self.tree[k].xpos not in ("VBD", "VBZ", "VBP", "VB")):
                participle = self.tree[k].xpos in ("VBN", "VBG") and self.tree[k - 1].upos in (
                    "DET",
                    "ADJ",
                    "ADV",
                    "PART",
                )
                if not (participle and self.beside(i, k - 1)):
                    break
            first = k
            if self.tree[first].upos == "DET" or self.tree[first].xpos == "PRP$":
                break
        return first

    def after(self, i: int) -> int:
        """The first token after the noun phrase of ``i`` and the phrases tied to it by a preposition."""
        k = i + 1
        for _ in range(3):
            phrase = self.phrase_from(k + 1) if self.tree_upos(k) == "ADP" and self.beside(i, k) else None
            if phrase is None:
                break
            k = phrase.last
        return k

    def tree_upos(self, k: int) -> str:
        """The part of speech at ``k``; "" outside the text."""
        return self.tree[k].upos if 0 <= k < len(self.tree.tokens) else ""

    def closed(self, i: int, k: int) -> bool:
        """Whether the phrase of ``i`` ends before ``k``: a mark, the end of the sentence or "who" stands there."""
        return not self.beside(i, k) or self.low(k) in CLOSING or self.low(k) in ("who", "which", "whose", "and")

    def verbs(self) -> Iterator[int]:
        """The tokens that are verbs, in text order."""
        return (i for i, token in enumerate(self.tree.tokens) if token.upos == "VERB")
