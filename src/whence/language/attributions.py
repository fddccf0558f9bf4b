"""Who is said to have said what: from tag scores to attributions (PolNeAR's guidelines).

First the cues ("said", "according to"), then for each cue the words of its source and of its content, decoded
together. What the tag heads say of a word on its own is added to what it is to this cue.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from whence.documents.document import Span
from whence.language.decode import bio_paths, spans
from whence.language.model import Answer, Model, Numbers, Scores
from whence.language.reading import Attribution, Token

#: weight of a word's own tag beside its tag for the cue (tuned on PolNeAR dev)
OWN_TAG = 0.3
#: words farther than this from a cue are never its source or content
REACH = 250
#: content pieces of one cue at most this many words apart, with no cue or source between them, are one
GAP = 2


def attributions(
    answer: Answer, model: Model, tokens: Sequence[Token], blocks: Sequence[int]
) -> tuple[Attribution, ...]:
    """All attributions of one text, in the order of their cues. ``blocks`` gives each token's block number."""
    if not tokens:
        return ()
    names, part_names = model.schemes["attribution"], model.schemes["part"]
    own = log_softmax(answer.tags("attribution"))
    edges = [i for i in range(len(tokens)) if i == 0 or blocks[i] != blocks[i - 1]] + [len(tokens)]
    stretches = list(pairwise(edges))
    paths = bio_paths([own[a:b] for a, b in stretches], names)
    cues: list[tuple[int, int]] = []
    views: list[Numbers] = []
    for (low, high), path in zip(stretches, paths, strict=True):
        for a, b, kind in spans(path, names):
            if kind == "cue":
                a, b = low + a, low + b
                cues.append((a, b))
                views.append(np.arange(max(low, a - REACH), min(high, b + REACH)))
    scores = [_emissions(answer, own, names, part_names, cue, view) for cue, view in zip(cues, views, strict=True)]
    found = []
    for cue, view, path in zip(cues, views, bio_paths(scores, part_names), strict=True):
        parts = [(int(view[a]), int(view[b - 1]) + 1, kind) for a, b, kind in spans(path, part_names)]
        source = _source([(a, b) for a, b, kind in parts if kind == "source"], cue)
        content = _content([(a, b) for a, b, kind in parts if kind == "content"], source, cue, tokens)
        if content:
            found.append(
                Attribution(
                    tuple(_span(tokens, *s) for s in source),
                    (_span(tokens, *cue),),
                    tuple(_span(tokens, *c) for c in content),
                )
            )
    return tuple(found)


def _emissions(
    answer: Answer, own: Scores, names: Sequence[str], part_names: Sequence[str], cue: tuple[int, int], view: Numbers
) -> Scores:
    """[word, tag] scores over the words in view: the pair's own, helped by each word's tag; the cue is shut."""
    scores = log_softmax(answer.parts(np.asarray([cue[0]]), view)[0])
    own = own[view]
    helped = np.stack([own[:, names.index(tag)] if tag != "O" else own[:, 0] for tag in part_names], axis=1)
    scores = scores + OWN_TAG * helped
    scores[(view >= cue[0]) & (view < cue[1]), 1:] = -1e4
    return np.asarray(scores, np.float32)


def _source(found: Sequence[tuple[int, int]], cue: tuple[int, int]) -> list[tuple[int, int]]:
    """The piece nearest to the cue: a source is one phrase."""
    return sorted(found, key=lambda s: min(abs(s[0] - cue[1]), abs(cue[0] - s[1])))[:1]


def _content(
    found: Sequence[tuple[int, int]],
    source: Sequence[tuple[int, int]],
    cue: tuple[int, int],
    tokens: Sequence[Token],
) -> list[tuple[int, int]]:
    """Content pieces, joined over small gaps that hold no part of the attribution."""
    joined: list[tuple[int, int]] = []
    for a, b in found:
        if joined:
            low, high = joined[-1]
            between = any(low <= x < a for x, _ in (*source, cue))
            if a - high <= GAP and not between:
                joined[-1] = (low, b)
                continue
        joined.append((a, b))
    return [(a, b) for a, b in joined if any(tokens[i].upos not in ("PUNCT", "SYM") for i in range(a, b))]


def log_softmax(scores: Scores) -> Scores:
    """Natural logarithms of shares over the last dimension."""
    top = scores - scores.max(-1, keepdims=True)
    logs: Scores = top - np.log(np.exp(top).sum(-1, keepdims=True))
    return logs


def _span(tokens: Sequence[Token], first: int, last: int) -> Span:
    return Span(tokens[first].start, tokens[last - 1].end)
