"""Who is said to have said what: from tag scores to attributions (PolNeAR's guidelines).

The tag scheme gives cues ("said", "according to"), sources and contents, paragraph by paragraph; the pair scores
then say which source and which content belong to which cue. A content in pieces is joined over small gaps; a cue
without any content is no attribution.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

import numpy as np

from whence.documents.document import Span
from whence.language.clauses import children, from_its_start, reported
from whence.language.decode import bio_paths, spans
from whence.language.model import Answer, Model, Numbers, Scores
from whence.language.reading import Attribution, Token
from whence.language.titles import Piece, head_of

#: content pieces of one cue at most this many words apart, with no cue or source between them, are one
GAP = 2
#: mean log odds above which a source or content that another cue has already is shared by a cue that has none
SHARED = -2.0

#: a second content of one cue needs such mean log odds: less where it is a quotation
SECOND, SECOND_QUOTED = 0.0, -4.0
#: added to the log share of a kind of tag that is found too seldom (tuned on PolNeAR dev)
FAVOUR = {"source": 0.5}
_STOPS = frozenset({".", ",", ";", ":", "-", "--", "–", "—"})
_QUOTES = frozenset({'"', "“", "''", "``", "'", "‘"})

#: what stands before its noun and belongs to the noun's phrase
_BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc"})


def attributions(
    answer: Answer, model: Model, tokens: Sequence[Token], blocks: Sequence[int]
) -> tuple[Attribution, ...]:
    """All attributions of one text, in the order of their cues. ``blocks`` gives each token's block number."""
    if not tokens:
        return ()
    names = model.schemes["attribution"]
    own = log_softmax(answer.tags("attribution")) + np.asarray([FAVOUR.get(t[2:], 0.0) for t in names], np.float32)
    edges = [i for i in range(len(tokens)) if i == 0 or blocks[i] != blocks[i - 1]] + [len(tokens)]
    stretches = list(pairwise(edges))
    below = children(tokens)
    found: list[Attribution] = []
    for (low, high), path in zip(stretches, bio_paths([own[a:b] for a, b in stretches], names), strict=True):
        pieces: dict[str, list[Piece]] = {"cue": [], "source": [], "content": []}
        for a, b, kind in spans(path, names):
            pieces[kind].append((low + a, low + b))
        taken = {i for kind in ("source", "content") for a, b in pieces[kind] for i in range(a, b)}
        pieces["cue"] = [_cue(tokens, piece, high, taken) for piece in pieces["cue"]]
        taken = {i for kind in ("cue", "content") for a, b in pieces[kind] for i in range(a, b)}
        pieces["source"] = [_phrase(tokens, piece, taken) for piece in pieces["source"]]
        if pieces["cue"]:
            found.extend(_linked(answer, model, tokens, below, pieces, np.arange(low, high)))
    return tuple(found)


def _cue(tokens: Sequence[Token], piece: Piece, high: int, taken: Set[int]) -> Piece:
    """A cue with the rest of its fixed phrase: "according" takes its "to"."""
    first, last = piece
    while last < high and last not in taken and tokens[last].deprel == "fixed" and first <= tokens[last].head < last:
        last += 1
    return first, last


def _phrase(tokens: Sequence[Token], piece: Piece, taken: Set[int]) -> Piece:
    """A source or content grown to whole noun phrases: no article without its noun, no name cut in two."""
    first, last = piece
    for i in range(first, last):
        word = tokens[i]
        if word.deprel in _BEFORE and last <= word.head < last + 5 and not taken & set(range(last, word.head + 1)):
            last = word.head + 1
    while (
        last < len(tokens)
        and last not in taken
        and tokens[last].deprel in ("flat", "punct")
        and first <= tokens[last].head < last
        and (
            tokens[last].deprel == "flat"
            or (tokens[last].xpos == "HYPH" and tokens[last - 1].end == tokens[last].start)
        )
    ):
        last += 1
    while (
        first > 0
        and first - 1 not in taken
        and tokens[first - 1].deprel in _BEFORE
        and first <= tokens[first - 1].head < last
    ):
        first -= 1
    return first, last


def _linked(
    answer: Answer,
    model: Model,
    tokens: Sequence[Token],
    below: Mapping[int, Sequence[int]],
    pieces: dict[str, list[Piece]],
    view: Numbers,
) -> list[Attribution]:
    """The attributions of one paragraph: each source and content to the cue that the pair scores prefer."""
    cues = pieces["cue"]
    parts = log_softmax(answer.parts(np.asarray([a for a, _ in cues], np.int64), view))
    odds = {kind: _odds(parts, model.schemes["part"], kind) for kind in ("source", "content")}
    low = int(view[0])

    score = {kind: {p: odds[kind][:, p[0] - low : p[1] - low].mean(axis=1) for p in pieces[kind]} for kind in odds}
    first = {kind: {p: int(each.argmax()) for p, each in scores.items()} for kind, scores in score.items()}
    source = [_best(first["source"], score["source"], k)[:1] for k in range(len(cues))]
    content = [
        _believed(_best(first["content"], score["content"], k), k, tokens, score["content"]) for k in range(len(cues))
    ]
    found = []
    for cue, said_by, said in zip(cues, source, content, strict=True):
        joined = _joined(said, [*said_by, cue], tokens, below)
        if not joined and said_by:
            clause = reported(
                tokens, below, head_of(tokens, *cue), {i for a, b in (*said_by, cue) for i in range(a, b)}
            )
            joined = [] if clause is None else [_stripped(tokens, clause)]
        if joined:
            found.append(
                Attribution(
                    tuple(_span(tokens, *s) for s in said_by),
                    (_span(tokens, *cue),),
                    tuple(_span(tokens, *c) for c in joined),
                )
            )
    return found


def _odds(parts: Scores, names: Sequence[str], kind: str) -> Scores:
    """[cue, word] log odds that a word is of the cue's source (or content) rather than of neither."""
    inside = np.logaddexp(parts[:, :, names.index(f"B-{kind}")], parts[:, :, names.index(f"I-{kind}")])
    odds: Scores = inside - parts[:, :, 0]
    return odds


def _best(first: Mapping[Piece, int], score: Mapping[Piece, Scores], cue: int) -> list[Piece]:
    """The pieces that prefer this cue over all others, best first; failing that the best one it may share.

    ``first`` has the cue that each piece prefers, ``score`` what it scores with every cue.
    """
    own = [p for p, preferred in first.items() if preferred == cue]
    if own:
        return sorted(own, key=lambda p: -score[p][cue])
    best = max(first, key=lambda p: score[p][cue], default=None)
    return [best] if best is not None and score[best][cue] > SHARED else []


def _believed(ranked: Sequence[Piece], cue: int, tokens: Sequence[Token], score: Mapping[Piece, Scores]) -> list[Piece]:
    """The best content of a cue, and others only on good grounds; in text order."""
    kept = list(ranked[:1])
    for piece in ranked[1:]:
        least = SECOND_QUOTED if tokens[piece[0]].text in _QUOTES else SECOND
        if score[piece][cue] > least:
            kept.append(piece)
    return sorted(kept)


def _joined(
    found: Sequence[Piece], others: Sequence[Piece], tokens: Sequence[Token], below: Mapping[int, Sequence[int]]
) -> list[Piece]:
    """Content pieces, joined over small gaps that hold no other part, from the start of their clause.

    ``others`` are the source, if any, and last the cue.
    """
    joined: list[Piece] = []
    for a, b in found:
        if joined and a - joined[-1][1] <= GAP and not any(joined[-1][1] <= x < a for x, _ in others):
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    taken = {i for a, b in others for i in range(a, b)}
    verb = head_of(tokens, *others[-1])
    whole: list[Piece] = []
    for piece in joined:
        a, b = from_its_start(tokens, below, _phrase(tokens, piece, taken), verb, taken)
        if whole and a <= whole[-1][1]:
            a, b = whole[-1][0], max(b, whole.pop()[1])
        whole.append((a, b))
    whole = [_stripped(tokens, piece) for piece in whole]
    return [(a, b) for a, b in whole if any(tokens[i].upos not in ("PUNCT", "SYM") for i in range(a, b))]


def _stripped(tokens: Sequence[Token], piece: Piece) -> Piece:
    """Without the stop or comma after it, which belongs to a content only inside quotation marks."""
    first, last = piece
    if not any(tokens[i].xpos in ("``", "''") for i in range(first, last)):
        while last - first > 1 and tokens[last - 1].text in _STOPS:
            last -= 1
    return first, last


def log_softmax(scores: Scores) -> Scores:
    """Natural logarithms of shares over the last dimension."""
    top = scores - scores.max(-1, keepdims=True)
    logs: Scores = top - np.log(np.exp(top).sum(-1, keepdims=True))
    return logs


def _span(tokens: Sequence[Token], first: int, last: int) -> Span:
    return Span(tokens[first].start, tokens[last - 1].end)
