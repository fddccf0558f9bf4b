"""One report's words in their order: the names and noun phrases that begin or end at a token, whatever the trees say.

Trees lose an apposition more easily than the words lose their order: "The commander of the Guard, Vuk Stanov, said"
has a name right after a comma. What is asked here stays within one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whence.claims.kinds import Kinds
from whence.claims.syntax import Tree
from whence.codebook import Codebook
from whence.language.reading import Mention

#: what a noun phrase is made of, read from left to right
_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''", "«", "»"})
_BETWEEN = frozenset({"who", "which", "that", "reportedly", "allegedly", "also", "now", "directly"})
_PERFECT = frozenset({"has", "have", "had", "also"})
OPENING = frozenset({",", "(", "–", "—", "--", "-"})
CLOSING = frozenset({",", ".", ";", "(", ")", ":", "–", "—", "--", '"', "”", "?", "!"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A noun phrase by its words: the tokens ``first`` to ``last`` (exclusive), and its ``head``."""

    first: int
    last: int
    head: int


class Order:
    """The words of one report with its names, asked by position."""

    def __init__(self, tree: Tree, kinds: Kinds, codebook: Codebook, mention_at: Mapping[int, Mention]) -> None:
        self.tree, self.kinds, self.codebook = tree, kinds, codebook
        self._lows = [token.text.lower() for token in tree.tokens]
        self.names = {k: m for m in mention_at.values() if m.named for k in range(m.first, m.last)}

    def low(self, i: int) -> str:
        """The word at ``i`` in lower case; "" outside the text."""
        return self._lows[i] if 0 <= i < len(self._lows) else ""

    def beside(self, i: int, k: int) -> bool:
        """Whether ``k`` is a token of the sentence that ``i`` stands in."""
        return 0 <= k < len(self.tree.tokens) and self.tree[k].sentence == self.tree[i].sentence

    def name_from(self, k: int) -> Stretch | None:
        """The name that begins at token ``k``, past an article, quotation marks and titles."""
        start = k
        while self.beside(k, start) and start - k < 5 and self._before_a_name(start):
            start += 1
        if not self.beside(k, start):
            return None
        mention = self.names.get(start)
        if mention is not None and mention.first in (start, *range(k, start)):
            return Stretch(k, self._past_marks(mention.last), self.kinds.anchor(mention.head))
        if not self._capital(start):
            return None
        last = start + 1
        while self.beside(start, last) and self._capital(last) and last not in self.names:
            last += 1
        if not any(self.tree[j].upos == "PROPN" for j in range(start, last)):
            return None
        return Stretch(k, self._past_marks(last), self._top(start, last))

    def _capital(self, k: int) -> bool:
        """Whether the word at ``k`` may be part of a name that the model has not seen as one: "Special Groups"."""
        token = self.tree[k]
        return token.upos == "PROPN" or (token.upos in ("ADJ", "NOUN") and token.text[:1].isupper())

    def _before_a_name(self, k: int) -> bool:
        if self.low(k) in _QUOTES or self.tree[k].upos == "DET":
            return True
        title = self.low(k).rstrip(".") in self.codebook.lists["titles"] or self.low(k) == "."
        return title and k not in self.names

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
        mention = self.names.get(k)
        if mention is not None and all(self.low(j) in _POSSESSIVE | _QUOTES for j in range(k + 1, mention.last)):
            return Stretch(mention.first, k + 1, self.kinds.anchor(mention.head))
        if mention is not None or self.tree[k].upos != "PROPN":
            return None
        first = k
        while self.beside(k, first - 1) and self.tree[first - 1].upos == "PROPN" and first - 1 not in self.names:
            first -= 1
        return Stretch(first, k + 1, self._top(first, k + 1))

    def names_from(self, k: int) -> list[Stretch]:
        """The names of a list that begins at ``k``: "A", "A and B", "A, B and C"; of a lone "A, B" the first."""
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
        """The noun phrase that begins at ``k``: "the Front's northern zone", "a football club", "Sheikh Tolan"."""
        end, head = k, None
        while self.beside(k, end) and end - k < 14:
            mention = self.names.get(end)
            if mention is not None and mention.last > end:
                if head in self.names and self._parts(self.names[head or 0], mention):
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
        return before is not after and after.type == "Person" and before.type in ("Organization", "Place", "Facility")

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
            phrase = self.phrase_from(k + 1) if self.upos(k) == "ADP" and self.beside(i, k) else None
            if phrase is None:
                break
            k = phrase.last
        return k

    def upos(self, k: int) -> str:
        """The part of speech at ``k``; "" outside the text."""
        return self.tree[k].upos if 0 <= k < len(self.tree.tokens) else ""

    def closed(self, i: int, k: int) -> bool:
        """Whether the phrase of ``i`` ends before ``k``: a mark, the end of the sentence or "who" stands there."""
        return not self.beside(i, k) or self.low(k) in CLOSING or self.low(k) in ("who", "which", "whose", "and")

    def doer(self, i: int) -> int | None:
        """The subject of the verb at ``i``: by the tree, else the noun right before the verb, where it is finite."""
        subject = self.tree.subject(i)
        finite = self.tree[i].xpos in ("VBZ", "VBP", "VBD", "NNS") or self.low(i - 1) in _PERFECT
        if subject is not None or not finite:
            return subject
        return self.noun_before(i)

    def noun_before(self, i: int) -> int | None:
        """The noun before a verb or predicate, past auxiliaries, participles in a row, "which" and a comma."""
        tree, k, commas = self.tree, i - 1, 0
        while self.beside(i, k) and i - k < 9:
            token = tree[k]
            row = self.low(k) in ("and", "or") and tree[k - 1].xpos in ("VBN", "VBD")
            commas += token.text in (",", "(")
            aside = token.upos in ("AUX", "ADV", "PART") or token.xpos == "VBN" or self.low(k) in _BETWEEN
            if commas > 1 or not (aside or row or token.text in (",", "(")):
                break
            k -= 1
        if commas > 1 or not self.beside(i, k) or tree[k].upos not in ("NOUN", "PROPN"):
            return None
        name = self.name_upto(k)
        return name.head if name is not None else self.kinds.anchor(k)

    def verbs(self) -> Iterator[int]:
        """The tokens that are verbs, in text order."""
        return (i for i, token in enumerate(self.tree.tokens) if token.upos == "VERB")
