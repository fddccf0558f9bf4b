"""One text to one ``Reading``: the recipe of this room, step by step.

The answer depends on the text, the blocks and the publication date alone: nothing is kept between texts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from whence.documents.document import Span
from whence.language import decode
from whence.language.attributions import attributions
from whence.language.lemmas import lemma
from whence.language.names import mentions
from whence.language.reading import Attribution, Mention, Reading, Sentence, Time, Token
from whence.language.repair import repaired
from whence.language.words import words

if TYPE_CHECKING:
    from whence.language.model import Answer, Model

#: raised whenever this room's code answers otherwise with the same weights
VERSION = "17"
#: a sentence is never longer than this many words: longer ones are cut at their likeliest start
LONGEST_SENTENCE = 160
#: where at most one sentence in so many begins with a small letter and no mark before it, none does
SMALL_STARTS = 6


class Reader:
    """Reads texts with one model, which is loaded at the first reading."""

    def __init__(self, model: Model | None = None) -> None:
        self._given = model

    @cached_property
    def _model(self) -> Model:
        if self._given is not None:
            return self._given
        from whence.language.onnx import OnnxModel

        return OnnxModel()

    @cached_property
    def sha256(self) -> str:
        """What answered: the hash of the weights and of this room's version."""
        if self._given is not None:
            weights = self._given.sha256
        else:
            from whence.language.onnx import Weights

            weights = Weights().sha256
        return hashlib.sha256(f"{weights} {VERSION}".encode()).hexdigest()

    def read(self, text: str, blocks: Sequence[Span] | None = None, published: str | None = None) -> Reading:
        """Read ``text`` inside ``blocks`` (a sentence never crosses a block's end).

        Without blocks the text is split at blank lines. ``published`` (EDTF) is what "today" rests on.
        """
        spans: list[tuple[int, int]] = []
        of_block: list[int] = []
        for number, block in enumerate(paragraphs(text) if blocks is None else blocks):
            cut = words(text, block[0], block[1])
            spans.extend(cut)
            of_block.extend([number] * len(cut))
        if not spans:
            return Reading(text, (), (), (), (), (), (), self.sha256)
        forms = [text[a:b] for a, b in spans]
        answer = self._model.answer(forms)
        sentences = _sentences(text, answer, spans, of_block)
        tokens = repaired(_tokens(answer, self._model, forms, spans, sentences))
        found = mentions(answer, self._model, tokens, sentences)
        said = attributions(answer, self._model, tokens, of_block)
        return Reading(
            text,
            tokens,
            sentences,
            found,
            said,
            _times(_only(text, blocks), tokens, sentences, published),
            _clusters(text, tokens, sentences, found, said),
            self.sha256,
        )


def _only(text: str, blocks: Sequence[Span] | None) -> str:
    """The text with everything outside the blocks blanked, so that a date in an address or a menu anchors nothing."""
    if blocks is None:
        return text
    kept, at = [], 0
    for start, end in sorted((block[0], block[1]) for block in blocks):
        kept.append("".join("\n" if c == "\n" else " " for c in text[at:start]))
        kept.append(text[max(at, start) : end])
        at = max(at, end)
    kept.append("".join("\n" if c == "\n" else " " for c in text[at:]))
    return "".join(kept)


def paragraphs(text: str) -> list[Span]:
    """Stretches between blank lines."""
    import re

    edges = [(m.start(), m.end()) for m in re.finditer(r"\n[^\S\n]*\n\s*", text)]
    starts = [0, *(b for _, b in edges)]
    ends = [*(a for a, _ in edges), len(text)]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True) if a < b]


def _goes_on(text: str, spans: Sequence[tuple[int, int]], i: int) -> bool:
    """Does a small letter stand right behind a word on the same line: "held at the port last Thursday"?"""
    before, (start, _) = spans[i - 1], spans[i]
    return text[start].islower() and text[before[1] - 1].isalnum() and "\n" not in text[before[1] : start]


def _sentences(
    text: str, answer: Answer, spans: Sequence[tuple[int, int]], of_block: Sequence[int]
) -> tuple[Sentence, ...]:
    scores = answer.tags("start")
    margin = scores[:, 1] - scores[:, 0]
    starts = [i for i in range(len(spans)) if i == 0 or of_block[i] != of_block[i - 1] or margin[i] > 0]
    small = {i for i in starts if i and of_block[i] == of_block[i - 1] and _goes_on(text, spans, i)}
    if len(small) * SMALL_STARTS <= len(starts):
        starts = [i for i in starts if i not in small]
    found: list[Sentence] = []
    for first, last in zip(starts, [*starts[1:], len(spans)], strict=True):
        while last - first > LONGEST_SENTENCE:
            half = LONGEST_SENTENCE // 2
            middle = first + half + int(np.argmax(margin[first + half : first + LONGEST_SENTENCE]))
            found.append(Sentence(spans[first][0], spans[middle - 1][1], first, middle))
            first = middle
        found.append(Sentence(spans[first][0], spans[last - 1][1], first, last))
    return tuple(found)


def _tokens(
    answer: Answer,
    model: Model,
    forms: Sequence[str],
    spans: Sequence[tuple[int, int]],
    sentences: Sequence[Sentence],
) -> tuple[Token, ...]:
    upos = answer.tags("upos").argmax(1)
    xpos = answer.tags("xpos").argmax(1)
    heads = np.zeros(len(forms), np.int64)
    owner = np.zeros(len(forms), np.int64)
    for number, s in enumerate(sentences):
        heads[s.first : s.last] = np.asarray(decode.tree(answer.heads(s.first, s.last))) + s.first
        owner[s.first : s.last] = number
    names = model.schemes["relation"]
    index = np.arange(len(forms))
    scores = answer.relations(index, heads)
    scores[:, names.index("root")] = -1e9
    relation = scores.argmax(1)
    tokens = []
    for i, form in enumerate(forms):
        pos, fine = model.schemes["upos"][upos[i]], model.schemes["xpos"][xpos[i]]
        root = heads[i] == i
        tokens.append(
            Token(
                spans[i][0],
                spans[i][1],
                form,
                lemma(form, pos, fine),
                pos,
                fine,
                int(heads[i]),
                "root" if root else names[relation[i]],
                int(owner[i]),
            )
        )
    return tuple(tokens)


def _times(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], published: str | None
) -> tuple[Time, ...]:
    """The dates leaf's time expressions as this room's."""
    from whence import dates

    tag = getattr(dates, "tag", None)
    if tag is None:
        return ()
    plain = [(t.start, t.end, t.text, t.xpos) for t in tokens]
    found = tag(text, plain, [(s.start, s.end) for s in sentences], published)
    return tuple(Time(t.start, t.end, t.type, t.value, t.edtf, t.earliest, t.latest) for t in found)


def _clusters(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    found: Sequence[Mention],
    said: Sequence[Attribution],
) -> tuple[tuple[Span, ...], ...]:
    from whence.language.coreference import clusters

    return clusters(text, tokens, sentences, found, said)
