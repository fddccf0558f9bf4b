"""Words to the encoder's vocabulary: BERT's uncased WordPiece, and a class for the casing that it throws away."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

PAD, UNK, CLS, SEP = 0, 100, 101, 102

#: a word is cut off after so many pieces (a long address says nothing more) and is unknown past so many characters
MOST_PIECES = 12
LONGEST = 100

#: casing classes, in the order of the trained embedding
CASINGS: Final = ("pad", "lower", "title", "upper", "mixed", "digit", "letter", "mark")


@lru_cache(maxsize=50_000)
def casing(word: str) -> int:
    """Index in ``CASINGS`` of how ``word`` is written."""
    if any(c.isdigit() for c in word):
        return 5
    if not any(c.isalpha() for c in word):
        return 7
    if len(word) == 1 and word.isupper():
        return 6
    if word.isupper():
        return 3
    if word[0].isupper() and not any(c.isupper() for c in word[1:]):
        return 2
    if any(c.isupper() for c in word):
        return 4
    return 1


class WordPiece:
    """Greedy longest match over a fixed vocabulary (the order of ``vocabulary`` gives the numbers)."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._index = {piece: i for i, piece in enumerate(vocabulary)}
        self.pieces = lru_cache(maxsize=50_000)(self._pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        """The vocabulary numbers of one word: at least one, at most ``MOST_PIECES``."""
        if len(word) > LONGEST:
            return (UNK,)
        found: list[int] = []
        for part in _parts(word):
            found.extend(self._longest(part))
        return tuple(found[:MOST_PIECES]) or (UNK,)

    def _longest(self, part: str) -> list[int]:
        found: list[int] = []
        first = 0
        while first < len(part):
            last = len(part)
            while last > first:
                piece = part[first:last] if first == 0 else "##" + part[first:last]
                number = self._index.get(piece)
                if number is not None:
                    found.append(number)
                    break
                last -= 1
            else:
                return [UNK]
            first = last
        return found


def _parts(word: str) -> list[str]:
    """Lower case, accents off, cut at every mark and every CJK sign (BERT's basic tokenizer)."""
    plain = unicodedata.normalize("NFD", word.lower().replace("’", "'").replace("‘", "'"))
    parts = [""]
    for c in plain:
        if unicodedata.category(c) == "Mn":
            continue
        if _stands_alone(c):
            parts += [c, ""]
        else:
            parts[-1] += c
    return [p for p in parts if p]


def _stands_alone(c: str) -> bool:
    code = ord(c)
    return (
        unicodedata.category(c)[0] in "PS"
        or 0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x2FA1F
        or 0xF900 <= code <= 0xFAFF
    )
