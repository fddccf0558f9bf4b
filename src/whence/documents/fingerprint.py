"""Fingerprints of a story, by which later rooms find what is copied from what.

Runs of five words are hashed and winnowed (Schleimer, Wilkerson and Aiken 2003): of every four neighbouring
hashes the smallest is kept, so any run of eight words that two stories share leaves a common mark, while a
story keeps only about two marks for every five words. Case, punctuation and the shape of quotation marks do
not count, nor does how lines are broken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from hashlib import blake2b

from whence.documents.document import Report

#: Words in a hashed run: shorter ones meet by chance ("in a statement on"), longer ones break at every edit.
RUN = 5
#: Neighbouring hashes of which one is kept.
WINDOW = 4
#: So many stories' marks are held: a page is compared when it is placed and again when its part is weighed.
HELD = 1024
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")


def words(text: str) -> list[str]:
    """The words as compared: case folded, accents and apostrophes dropped, marks left out."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    kept = plain if plain.isascii() else "".join(char for char in plain if not unicodedata.combining(char))
    return re.findall(r"[^\W_]+", kept)


def fingerprint(report: Report) -> tuple[int, ...]:
    """The marks of the report's story: sorted numbers of 63 bits, the same in every process."""
    story = "\n".join(report.text[part.start : part.end] for part in report.parts if part.kind == "story")
    return marks(story)


@lru_cache(maxsize=HELD)
def marks(text: str) -> tuple[int, ...]:
    """The winnowed marks of a text. One shorter than a run has a single mark, of all its words."""
    said = words(text)
    if not said:
        return ()
    count = max(1, len(said) - RUN + 1)
    hashes = [_hash(" ".join(said[i : i + RUN])) for i in range(count)]
    windows = max(1, len(hashes) - WINDOW + 1)
    return tuple(sorted({min(hashes[i : i + WINDOW]) for i in range(windows)}))


def _hash(run: str) -> int:
    """A number of 63 bits, which every database holds as a signed integer."""
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") >> 1


def overlap(a: Collection[int], b: Collection[int]) -> float:
    """How much of the shorter story is in the longer: shared marks over the fewer marks, 0.0 to 1.0."""
    if not a or not b:
        return 0.0
    return len(set(a) & set(b)) / min(len(set(a)), len(set(b)))
