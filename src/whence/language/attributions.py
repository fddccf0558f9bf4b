"""Who is said to have said what: from tag scores to attributions (PolNeAR's guidelines).

First the cues ("said", "according to"), then for each cue the words of its source and of its content, decoded
together. What the tag heads say of a word on its own is added to what it is to this cue.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from whence.documents.document import Span
from whence.language.decode import bio_paths, spans
from whence.language.model import Answer, Model, Scores
from whence.language.reading import Attribution, Sentence, Token

#: weight of a word's own tag beside its tag for the cue (tuned on PolNeAR dev)
OWN_TAG = 0.3
#: words farther than this from a cue are never its source or content
REACH = 250
#: content pieces of one cue at most this many words apart, with no cue or source between them, are one
GAP = 2
#: lowest share of a cue tag, over the words of the cue, for a cue to be believed
CUE_FLOOR = 0.0


def attributions(
    answer: Answer, model: Model, tokens: Sequence[Token], sentences: Sequence[Sentence], blocks: Sequence[int]
) -> tuple[Attribution, ...]:
    """All attributions of one text, in the order of their cues. ``blocks`` gives each token's block number."""
    if not tokens:
        return ()
    names = model.schemes["attribution"]
    own = log_softmax(answer.tags("attribution"))
    path = bio_paths(own[None], names)[0]
    cues = [(a, b) for a, b, kind in spans(path, names) if kind == "cue"]
    if not cues:
        return ()
    part_names = model.schemes["part"]
    found = []
    scores = emissions(answer, own, names, cues, part_names)
    for (first, last), row in zip(cues, _paths(scores, cues, part_names), strict=True):
        parts = spans(row, part_names)
        source = _source([(a, b) for a, b, kind in parts if kind == "source"], (first, last))
        content = _content([(a, b) for a, b, kind in parts if kind == "content"], source, (first, last), tokens, blocks)
        if content:
            found.append(
                Attribution(
                    tuple(_span(tokens, *s) for s in source),
                    (_span(tokens, first, last),),
                    tuple(_span(tokens, *c) for c in content),
                )
            )
    return tuple(found)


def emissions(
    answer: Answer, own: Scores, names: Sequence[str], cues: Sequence[tuple[int, int]], part_names: Sequence[str]
) -> Scores:
    """[cue, word, tag] scores: the pair's own, helped by the word's tag; nothing out of reach or inside the cue."""
    firsts = np.asarray([a for a, _ in cues], np.int64)
    scores = log_softmax(answer.parts(firsts)).copy()
    for k, tag in enumerate(part_names):
        scores[:, :, k] += OWN_TAG * (own[:, names.index(tag)] if tag != "O" else own[:, 0])[None]
    index = np.arange(scores.shape[1])
    for k, (a, b) in enumerate(cues):
        shut = (np.abs(index - a) > REACH) | ((index >= a) & (index < b))
        scores[k, shut, 1:] = -1e4
    return scores


def _paths(scores: Scores, cues: Sequence[tuple[int, int]], part_names: Sequence[str]) -> list[list[int]]:
    """Decode each cue over the words within its reach only (the rest is O)."""
    length = scores.shape[1]
    width = 2 * REACH + 1
    starts = [max(0, min(a - REACH, length - width)) for a, _ in cues]
    cut = np.stack([scores[k, s : s + width] for k, s in enumerate(starts)])
    paths = bio_paths(cut, part_names)
    return [[0] * s + p + [0] * (length - s - len(p)) for s, p in zip(starts, paths, strict=True)]


def _source(found: Sequence[tuple[int, int]], cue: tuple[int, int]) -> list[tuple[int, int]]:
    """The piece nearest to the cue: a source is one phrase."""
    return sorted(found, key=lambda s: min(abs(s[0] - cue[1]), abs(cue[0] - s[1])))[:1]


def _content(
    found: Sequence[tuple[int, int]],
    source: Sequence[tuple[int, int]],
    cue: tuple[int, int],
    tokens: Sequence[Token],
    blocks: Sequence[int],
) -> list[tuple[int, int]]:
    """Content pieces, joined over small gaps that hold no part of the attribution and cross no block."""
    joined: list[tuple[int, int]] = []
    for a, b in found:
        if joined:
            low, high = joined[-1]
            between = any(low <= x < a for x, _ in (*source, cue))
            if a - high <= GAP and not between and blocks[high - 1] == blocks[a]:
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
