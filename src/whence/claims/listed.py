"""Those whom a notice names after it has counted them: "imposed sanctions on two persons", and then the two.

A list of those under sanctions gives the number first and then, one after the other, who they are: each opens a
sentence of his own, and each is said there to be under them, as surely as their number is.
"""

from __future__ import annotations

from whence.claims.counts import count
from whence.claims.kinds import Kinds
from whence.claims.syntax import Tree
from whence.codebook import Codebook

#: Sentences after the number within which the names stand, and how many names at most are taken.
REACH, MOST = 60, 40
_OPENS = ("nsubj", "nsubj:pass", "root", "nsubj:outer")


def listed(tree: Tree, kinds: Kinds, codebook: Codebook, heads: list[int], trigger: int) -> list[int]:
    """Those who are named after a counted one among ``heads`` ("one person", "two companies"), by head token."""
    found: list[int] = []
    taken: set[str] = set()
    for head in heads:
        number = count(tree, head, codebook)
        kind = next((k for k in ("person", "group") if k in kinds.of(head)), None)
        counted = number is not None and number.low == number.high and 0 < number.low <= MOST
        if number is not None and counted and kind is not None and not kinds.named(head):
            found += _named_after(tree, kinds, kind, trigger, taken)[: number.low]
    return found


def _named_after(tree: Tree, kinds: Kinds, kind: str, trigger: int, taken: set[str]) -> list[int]:
    """Heads of the named ones of a kind that open a later sentence, the first time that each does."""
    after, found = tree[trigger].sentence + 1, []
    for sentence in tree.reading.sentences[after : after + REACH]:
        head = kinds.named_from.get(sentence.first)
        if head is None or head in tree.quoted or tree[head].deprel not in _OPENS or kind not in kinds.of(head):
            continue
        name = " ".join(tree[k].text.lower() for k in tree.subtree(head) if tree[k].upos == "PROPN" and k < head + 4)
        if name not in taken:
            taken.add(name)
            found.append(head)
    return found
