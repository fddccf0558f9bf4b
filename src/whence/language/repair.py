"""Mends the parser's commonest slips before any rule or link reads a tree.

Each mend is a small function with its reason.

A mend may change a token's head and relation, nothing else: spans, words and tags stay as they were read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from whence.language.reading import Token

_SUBJECTS = ("nsubj", "nsubj:pass")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


def repaired(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with every mend applied, in the order of ``MENDS``; a mend that would close a circle is taken back."""
    work = list(tokens)
    for mend in MENDS:
        before = list(work)
        mend(work)
        for i, token in enumerate(work):
            if token.head != before[i].head and _circular(work, i):
                work[i] = before[i]
    return tuple(work)


def _circular(work: list[Token], start: int) -> bool:
    """Whether the way up from a word comes back to it, and so never reaches a root."""
    at, seen = work[start].head, {start}
    while at not in seen:
        seen.add(at)
        at = work[at].head
    return at == start and work[start].head != start


def subjects(work: list[Token]) -> None:
    """A verb has one subject: of two that stand side by side the last heads the phrase ("thousands more",
    "Coast Front officer"), and one that stands after an active verb is its object."""
    by_verb: dict[int, list[int]] = {}
    for i, token in enumerate(work):
        if token.deprel in _SUBJECTS and token.head != i:
            by_verb.setdefault(token.head, []).append(i)
    for verb, found in by_verb.items():
        if len(found) < 2:
            continue
        before = [i for i in found if i < verb]
        after = [i for i in found if i > verb]
        if before and after and work[verb].upos == "VERB":
            has_object = any(t.head == verb and t.deprel == "obj" for t in work)
            for i in after:
                if not has_object:
                    work[i] = replace(work[i], deprel="obj")
        nominal = [i for i in before if work[i].upos in _NOMINAL]
        for i, following in pairwise(nominal):
            if following - i == 1:
                work[i] = replace(work[i], head=following, deprel="compound")
        # "thousands more": the word that is no noun hangs on the one that is
        for i in before:
            if i not in nominal and nominal and abs(i - nominal[-1]) == 1:
                work[i] = replace(work[i], head=nominal[-1], deprel="amod")


def clauses(work: list[Token]) -> None:
    """A subject before a verb that has none is that verb's, not a subordinate one's: "assessments indicate that the
    firm uses ..."."""
    has_subject = {t.head for t in work if t.deprel in _SUBJECTS}
    for i, token in enumerate(work):
        if token.deprel not in _SUBJECTS or token.upos not in _NOMINAL:
            continue
        verb = token.head
        above = work[verb].head
        bare = above != verb and i < above < verb and above not in has_subject and work[above].upos == "VERB"
        if bare and work[above].sentence == token.sentence and work[verb].deprel in ("ccomp", "xcomp"):
            work[i] = replace(token, head=above)
            has_subject.add(above)


def objects(work: list[Token]) -> None:
    """Two objects side by side under a verb that takes one are one phrase: "facilitating weapons shipments"."""
    for i in range(len(work) - 1):
        a, b = work[i], work[i + 1]
        if (
            a.deprel == b.deprel == "obj"
            and a.head == b.head
            and a.upos in ("NOUN", "PROPN")
            and b.upos in ("NOUN", "PROPN")
        ):
            work[i] = replace(a, head=i + 1, deprel="compound")


def numbers(work: list[Token]) -> None:
    """A number counts the phrase it opens: "one Front fighter" is one fighter, "2,000 members" two thousand members."""
    for i in range(len(work) - 1):
        token, k = work[i], i + 1
        if token.upos != "NUM" or token.deprel != "nummod":
            continue
        if work[k].sentence != token.sentence or work[k].upos not in ("NOUN", "PROPN", "ADJ"):
            continue
        while work[k].deprel in ("compound", "amod") and work[k].head > k:
            k = work[k].head
        if (
            work[k].upos in ("NOUN", "PROPN")
            and token.head != k
            and work[k].deprel not in ("nummod", "flat")
            and k - i < 6
        ):
            work[i] = replace(token, head=k)


def lists(work: list[Token]) -> None:
    """In "A, a soldier; B, the leader of the Front; and C" each name after a semicolon goes with the first."""
    first: int | None = None
    sentence = -1
    for i, token in enumerate(work):
        if token.sentence != sentence:
            sentence, first = token.sentence, None
        if (
            token.upos == "PROPN"
            and first is None
            and token.deprel not in ("compound", "flat", "nmod:poss", "nmod:desc")
        ):
            candidate = i
            if any(t.text == ";" and t.sentence == sentence for t in work[i : i + 60]):
                first = candidate
        if token.text != ";" or first is None:
            continue
        k = i + 1
        while k < len(work) and work[k].sentence == sentence and (work[k].upos in ("CCONJ", "DET", "PUNCT")):
            k += 1
        if k < len(work) and work[k].sentence == sentence and work[k].upos == "PROPN" and k != first:
            while (
                work[k].deprel in ("compound", "nmod:desc") and work[k].head > k and work[work[k].head].upos == "PROPN"
            ):
                k = work[k].head
            work[k] = replace(work[k], head=first, deprel="conj")


def appositions(work: list[Token]) -> None:
    """ "B, the leader of the Front" speaks of the name right before the comma, whatever name the tree hangs it on."""
    for i, token in enumerate(work):
        if token.deprel != "appos" or token.upos not in ("NOUN", "NUM"):
            continue
        start = i
        while (
            start > 0
            and work[start - 1].head == i
            and work[start - 1].upos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV")
        ):
            start -= 1
        while start > 0 and work[start - 1].upos in ("DET", "ADJ"):
            start -= 1
        if (
            start >= 2
            and work[start - 1].text == ","
            and work[start - 2].upos == "PROPN"
            and work[start - 2].sentence == token.sentence
        ):
            name = start - 2
            while (
                work[name].deprel in ("flat", "compound", "goeswith")
                and work[name].head != name
                and work[work[name].head].upos == "PROPN"
            ):
                name = work[name].head
            if name != token.head and name != i:
                work[i] = replace(token, head=name)


#: applied in this order
MENDS: tuple[Callable[[list[Token]], None], ...] = (
    clauses, subjects, objects, numbers, lists, appositions,
)  # fmt: skip
