"""Mends of sentences that end on who says so: "Gunboats shelled a ferry, killing eleven, fishermen said."

The parser meets the speaker last and makes of him a part of what is said. Like every mend these change heads and
relations alone.
"""

from __future__ import annotations

from dataclasses import replace

from whence.language.coreference.quotation import SAY
from whence.language.reading import Token

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_FINITE = ("VBD", "VBZ", "VBP")
#: how many words may follow the verb of saying that closes its sentence ("said on Monday by telephone")
TAIL = 8


def speakers(work: list[Token]) -> None:
    """A verb of saying at the end of its sentence has what stands between the comma and itself for a subject."""
    for i, token in enumerate(work):
        if token.lemma not in SAY or token.xpos not in _FINITE or _dependents(work, i, "nsubj"):
            continue
        comma = _comma_before(work, i)
        if comma is None or not _closes(work, i):
            continue
        tops = [k for k in range(comma + 1, i) if not comma < work[k].head < i]
        nominal = [k for k in tops if work[k].upos in _NOMINAL and work[k].deprel != "obl"]
        if not nominal or any(work[k].upos in ("ADP", "SCONJ", "VERB", "AUX") for k in tops) or i in tops:
            continue
        joint = work[nominal[-1]].xpos == "NNS" and nominal[-1] == i - 1 and work[comma + 1].upos == "NOUN"
        if joint and any(work[k].upos == "CCONJ" for k in range(comma + 2, i)):
            for k in nominal[:-1]:  # "police and hospital officials said"
                work[k] = replace(work[k], head=nominal[-1], deprel="compound")
            nominal = nominal[-1:]
        root = _root(work, i)
        work[nominal[0]] = replace(work[nominal[0]], head=i, deprel="nsubj")
        if root == i:
            continue
        work[i] = replace(work[i], head=root, deprel="parataxis")


def openings(work: list[Token]) -> None:
    """A verb of saying has one subject: an earlier one, with a participle that fits it, opens the clause that is told:
    "Artillery of the army fired on the village, a resident said"."""
    for i, token in enumerate(work):
        if token.lemma not in SAY or token.xpos not in _FINITE:
            continue
        found = [k for k in _dependents(work, i, "nsubj") if k < i]
        if len(found) < 2 or _comma_before(work, found[-1] + 1) is None:
            continue
        first, last = found[0], found[-1]
        participles = [
            k for k in range(first + 1, last)
            if work[k].xpos in ("VBN", "VBD") and work[k].deprel == "acl" and first <= work[k].head < k
        ]  # fmt: skip
        if participles:
            verb = participles[0]
            work[verb] = replace(work[verb], head=i, deprel="ccomp", xpos="VBD")
            work[first] = replace(work[first], head=verb)


def told_after(work: list[Token]) -> None:
    """ "They shelled a ferry, killing eleven, fishermen said": those who say it did not kill."""
    for i, token in enumerate(work):
        verb = token.head
        if token.xpos != "VBG" or token.deprel != "advcl" or i >= verb or work[verb].lemma not in SAY:
            continue
        clauses = [k for k in _dependents(work, verb, "ccomp") if k < i]
        subjects = [k for k in _dependents(work, verb, "nsubj") if k > i]
        if clauses and subjects:
            work[i] = replace(token, head=clauses[-1])


def _dependents(work: list[Token], i: int, relation: str) -> list[int]:
    return [k for k, t in enumerate(work) if t.head == i and k != i and t.deprel.partition(":")[0] == relation]


def _comma_before(work: list[Token], i: int) -> int | None:
    """The last comma before ``i`` in its sentence with at least a word between, or None."""
    for k in range(i - 1, max(-1, i - 16), -1):
        if work[k].sentence != work[i].sentence:
            return None
        if work[k].text == "," and k < i - 1:
            return k
        if work[k].text == ",":
            return None
    return None


def _closes(work: list[Token], i: int) -> bool:
    """Whether no clause and no further comma follows in the sentence."""
    for k in range(i + 1, len(work)):
        if work[k].sentence != work[i].sentence:
            return True
        if k - i > TAIL or work[k].upos in ("VERB", "SCONJ", "AUX") or work[k].text in (",", ":", '"', "“"):
            return False
    return True


def _root(work: list[Token], i: int) -> int:
    seen = {i}
    while work[i].head != i and work[i].head not in seen:
        i = work[i].head
        seen.add(i)
    return i
