"""Pronouns of whole texts by the model that ships: whom they may not stand for."""

from __future__ import annotations

import pytest

from whence.language.reader import Reader

READER = Reader()

#: text, two of its words (the first place of each), whether they are one
TEXTS = [
    ('"I saw them take my son," said Hanna Oland, a teacher. "He had done nothing."', "He", "Hanna Oland", False),
    ('"I saw it," said Adil Rahim, a guard. "Nobody told me."', "me", "Adil Rahim", True),
    ("Adil Rahim is dead. The army said the man in the video was his brother.", "his", "the man in the video", False),
    ("Adil Rahim was held. His wife, Mira Vale, said she had called.", "she", "Mira Vale", True),
]


@pytest.mark.parametrize(("text", "one", "other", "same"), TEXTS)
def test_pronoun(text: str, one: str, other: str, same: bool) -> None:
    a, b = (text.index(words) for words in (one, other))
    pair = {(a, a + len(one)), (b, b + len(other))}
    assert any(pair <= {(s[0], s[1]) for s in cluster} for cluster in READER.read(text).clusters) is same
