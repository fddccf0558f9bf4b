"""What is asked of a model that reads, apart from who answers.

A model answers for the words of one text: scores for each scheme of tags, and for pairs of words (who heads whom,
what a word is to a cue). ``onnx.py`` answers with the trained weights; a test may answer with prepared tags.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Numbers = NDArray[np.int64]


class Answer(Protocol):
    """Scores for the words of one text; higher is likelier, rows are words."""

    def tags(self, scheme: str) -> Scores:
        """[word, tag] for a scheme of ``Model.schemes``."""
        ...

    def heads(self, first: int, last: int) -> Scores:
        """[dependent, head] among the words of one sentence; a word as its own head is a root."""
        ...

    def relations(self, words: Numbers, heads: Numbers) -> Scores:
        """[word, relation] for each word and its chosen head."""
        ...

    def parts(self, cues: Numbers, words: Numbers) -> Scores:
        """[cue, word, tag]: whether each word is of the source or the content of each cue (its first word)."""
        ...


class Model(Protocol):
    """One method and the names of what it answers."""

    @property
    def sha256(self) -> str:
        """Hash of the weights: two models with one hash give one answer."""
        ...

    @property
    def schemes(self) -> Mapping[str, Sequence[str]]:
        """Tags of each scheme, in the order of the scores; ``relation`` and ``part`` name those of pairs."""
        ...

    def answer(self, words: Sequence[str]) -> Answer:
        """Read the words of one text, in order."""
        ...
