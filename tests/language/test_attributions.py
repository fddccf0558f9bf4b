"""From tags and pair scores to attributions, with prepared answers.

Texts are written with their parts marked: ``{source The ministry} {cue said} {content guards fired}.`` A number
after the part ("content2") ties it to the second cue; unnumbered parts belong to the nearest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from whence.language.attributions import attributions
from whence.language.model import Numbers, Scores
from whence.language.reading import Token

ATTRIBUTION = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
PART = ["O", "B-source", "I-source", "B-content", "I-content"]


class Prepared:
    """Answers for one marked text; its words are split at white space."""

    sha256 = "0" * 64
    schemes = {"attribution": ATTRIBUTION, "part": PART}  # noqa: RUF012

    def __init__(self, marked: str) -> None:
        self.words: list[str] = []
        self._tags: list[int] = []
        self._owner: list[int | None] = []
        for part, number, inside, plain in re.findall(r"\{(\w+?)(\d?) ([^}]*)\}|(\S+)", marked):
            for k, word in enumerate((inside or plain).split()):
                self.words.append(word)
                self._tags.append(ATTRIBUTION.index(f"{'I' if k else 'B'}-{part}") if part else 0)
                self._owner.append(int(number) - 1 if number else None)

    def answer(self, words: Sequence[str]) -> Prepared:
        assert list(words) == self.words
        return self

    def tags(self, scheme: str) -> Scores:
        assert scheme == "attribution"
        return np.eye(len(ATTRIBUTION), dtype=np.float32)[self._tags] * 20

    def heads(self, first: int, last: int) -> Scores:
        raise NotImplementedError

    def relations(self, words: Numbers, heads: Numbers) -> Scores:
        raise NotImplementedError

    def parts(self, cues: Numbers, words: Numbers) -> Scores:
        scores = np.zeros((len(cues), len(words), len(PART)), np.float32)
        for j, i in enumerate(words):
            name = ATTRIBUTION[self._tags[i]]
            if name in PART:
                owner = self._owner[i]
                k = int(np.abs(cues - i).argmin()) if owner is None else owner
                scores[k, j, PART.index(name)] = 8 if name != "O" else 0
                scores[:, j, 0] = 5
                if name == "O":
                    scores[:, j, 0] = 9
        return scores


def flat(words: Sequence[str]) -> tuple[str, tuple[Token, ...]]:
    """A text of ``words`` and its tokens, all of them hanging on the first."""
    text = " ".join(words)
    tokens, at = [], 0
    for word in words:
        mark = not word[0].isalnum()
        kind = ("PUNCT", "``" if word in '“"' else ".") if mark else ("NOUN", "NN")
        tokens.append(Token(at, at + len(word), word, word.lower(), *kind, 0, "root" if not at else "dep", 0))
        at += len(word) + 1
    return text, tuple(tokens)


SAID = [
    (
        "{source The ministry} {cue said} {content guards fired} .",
        [("The ministry", "said", "guards fired")],
    ),
    (
        "{content guards fired} , {source the ministry} {cue said} .",
        [("the ministry", "said", "guards fired")],
    ),
    # no content, no attribution
    ("{source The ministry} {cue spoke} on Monday .", []),
    # a stop outside quotation marks is no part of the content
    ("{source He} {cue said} {content it was calm .}", [("He", "said", "it was calm")]),
    # two speakers, each with a content of his own
    (
        "{source Omar} {cue says} {content it sank} but {source Leila} {cue denies} {content the sinking} .",
        [("Omar", "says", "it sank"), ("Leila", "denies", "the sinking")],
    ),
    # one source for two cues: the second has none of its own
    (
        "{source1 Omar} {cue says} {content1 it sank} and {cue adds} {content2 nobody died} .",
        [("Omar", "says", "it sank"), ("", "adds", "nobody died")],
    ),
    # pieces a comma apart are one content
    ("{source He} {cue said} {content it sank} , {content slowly}", [("He", "said", "it sank , slowly")]),
]


@pytest.mark.parametrize(("marked", "expected"), SAID)
def test_who_said_what(marked: str, expected: list[tuple[str, str, str]]) -> None:
    model = Prepared(marked)
    text, tokens = flat(model.words)
    found = attributions(model, model, tokens, [0] * len(tokens))
    shown = [tuple(" | ".join(text[a:b] for a, b in part) for part in (x.source, x.cue, x.content)) for x in found]
    assert shown == expected


def test_nothing_crosses_a_paragraph() -> None:
    model = Prepared("{source He} {cue said} nothing . {content It was calm}")
    _, tokens = flat(model.words)
    assert attributions(model, model, tokens, [0, 0, 0, 0, 1, 1, 1]) == ()


def test_a_source_takes_its_noun() -> None:
    """An article alone is no source: the phrase is completed from the tree."""
    model = Prepared("{cue1 According to} {source1 the} harbour office {content1 it sank}")
    text, tokens = flat(model.words)
    tokens = (
        *tokens[:2],
        replace(tokens[2], head=4, deprel="det"),
        replace(tokens[3], head=4, deprel="compound"),
        *tokens[4:],
    )
    (found,) = attributions(model, model, tokens, [0] * len(tokens))
    assert [text[a:b] for a, b in found.source] == ["the harbour office"]
