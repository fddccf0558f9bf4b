"""Coreference inside one report: which phrases speak of one person, group or thing.

``clusters`` links, ``phrases`` lists what can be linked, ``cluster_of_head`` finds a mention's cluster.
"""

from __future__ import annotations

from collections.abc import Sequence

from whence.documents.document import Span
from whence.language.coreference.phrase import Phrase, phrases
from whence.language.coreference.scene import scene
from whence.language.coreference.walk import Weights, walk
from whence.language.reading import Attribution, Mention, Sentence, Token

__all__ = ["Phrase", "cluster_of_head", "clusters", "phrases"]


def clusters(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    weights: Weights | None = None,
) -> tuple[tuple[Span, ...], ...]:
    """Coreferent spans in text order, pronouns included, each cluster of two or more, ordered by first span."""
    found = scene(text, tokens, sentences, phrases(tokens, sentences, mentions), attributions)
    answer = []
    for chain in walk(found, weights):
        spans = sorted({v.phrase.span for v in chain.views})
        if len(spans) > 1:
            answer.append(tuple(spans))
    return tuple(sorted(answer))


def cluster_of_head(found: Sequence[Sequence[Span]], tokens: Sequence[Token]) -> dict[int, int]:
    """For the syntactic head of every clustered span (a token's index) the number of its cluster.

    A list ("Adel and Omar") has no head of its own: its first member's head stays with that member.
    """
    starts = {t.start: i for i, t in enumerate(tokens)}
    answer: dict[int, int] = {}
    for number, cluster in enumerate(found):
        for span in cluster:
            first = starts.get(span.start)
            if first is None:
                continue
            last = first
            while last < len(tokens) and tokens[last].end <= span.end:
                last += 1
            for i in range(first, last):
                head = tokens[i].head
                if head == i or not first <= head < last:
                    listed = any(t.deprel.startswith("conj") and t.head == i for t in tokens[i + 1 : last])
                    if not listed:
                        answer.setdefault(i, number)
                    break
    return answer
