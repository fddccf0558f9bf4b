"""Dictionary forms, by the word and its part of speech."""

from __future__ import annotations

from functools import lru_cache

#: what stands for a clitic or a short form
SHORT = {
    "n't": "not", "n’t": "not", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ll": "will", "’ll": "will",
    "'ve": "have", "’ve": "have", "ca": "can", "wo": "will", "sha": "shall", "an": "a", "me": "I", "him": "he",
    "us": "we", "them": "they", "these": "this", "those": "that",
}  # fmt: skip
#: what is a base form where the tag says so, and the past of another verb elsewhere
_BASE = frozenset({"wound", "found", "saw", "bound", "ground", "fell", "lay", "rent"})
#: forms that the rules of spelling get wrong
_ODD = {
    "bankrolled": "bankroll", "bankrolls": "bankroll", "machinegunned": "machinegun", "machinegunning": "machinegun",
}  # fmt: skip
_INFLECTED = frozenset({"NOUN", "VERB", "AUX", "ADJ", "ADV"})


@lru_cache(maxsize=100_000)
def lemma(word: str, upos: str, xpos: str) -> str:
    """Lower case for common words, as printed for proper nouns; the word itself where none is known."""
    if upos in ("PROPN", "X", "SYM", "PUNCT", "NUM"):
        return word
    low = word.lower()
    if low in ("'s", "’s"):
        return "be" if upos in ("AUX", "VERB") else low
    if low in ("'d", "’d"):
        return "have" if xpos == "VBD" else "would"
    if low in SHORT and upos in ("AUX", "PART", "DET", "PRON", "VERB"):
        return SHORT[low]
    if upos == "VERB" and low in _BASE and xpos in ("VB", "VBP"):
        return low
    if low in _ODD and upos == "VERB":
        return _ODD[low]
    if upos in _INFLECTED:
        from lemminflect import getLemma

        found = getLemma(low, upos=upos)
        if found:
            return str(found[0])
    return low
