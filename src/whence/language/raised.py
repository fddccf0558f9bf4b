"""Mends of clauses whose subject the parser hangs elsewhere: "officials believe Dastan was killed".

"Officials believe Dastan" is a sentence of its own, and the parser stops there. A finite clause without a subject
under such a verb has the verb's object for one. Like every mend these change heads and relations alone.
"""

from __future__ import annotations

from dataclasses import replace

from whence.language.reading import Token

#: What is said, thought or denied is a clause; whoever is told something is an object beside it.
_SAYING = frozenset(
    "believe think say claim deny confirm report suspect fear know hear allege insist acknowledge admit maintain "
    "assume understand state announce reveal conclude find note hope suppose doubt".split()
)
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")


def raised(work: list[Token]) -> None:
    """The object of a verb of saying or thinking is the subject of the finite clause under it that has none."""
    for i, token in enumerate(work):
        verb = token.head
        if token.deprel not in ("obj", "iobj") or work[verb].lemma.lower() not in _SAYING or verb > i:
            continue
        for k, clause in enumerate(work):
            if clause.head != verb or clause.deprel != "ccomp" or k < i or clause.sentence != token.sentence:
                continue
            below = [d for d, other in enumerate(work) if other.head == k and d != k]
            marks = [d for d in below if work[d].deprel == "mark"]
            if any(work[d].deprel in _SUBJECTS for d in below) or any(d > i or work[d].lemma == "to" for d in marks):
                continue
            if work[k].xpos in _FINITE or any(work[d].xpos in _FINITE and work[d].deprel[:3] == "aux" for d in below):
                passive = any(work[d].deprel == "aux:pass" for d in below)
                work[i] = replace(token, head=k, deprel="nsubj:pass" if passive else "nsubj")
            break


def interrupted(work: list[Token]) -> None:
    """ "Denied that Dastan, held since Monday, had smuggled rifles": who stands between "that" and the comma is the
    subject of the finite verb, and the participle speaks of him."""
    for i, token in enumerate(work):
        held = token.head
        if token.deprel not in ("nsubj", "nsubj:pass") or not i < held or work[held].xpos != "VBN":
            continue
        if work[held].deprel != "advcl" or not any(t.text == "," for t in work[i:held]):
            continue
        if any(t.head == held and t.deprel[:3] == "aux" for t in work):
            continue
        saying = work[held].head
        marks = [k for k in range(saying + 1, i) if work[k].deprel == "mark" and work[k].lemma == "that"]
        clauses = [
            k
            for k in range(held + 1, len(work))
            if work[k].head == saying and work[k].deprel == "ccomp" and work[k].sentence == token.sentence
        ]
        if not marks or not clauses or any(t.head == clauses[0] and t.deprel in _SUBJECTS for t in work):
            continue
        passive = any(t.head == clauses[0] and t.deprel == "aux:pass" for t in work)
        work[i] = replace(token, head=clauses[0], deprel="nsubj:pass" if passive else "nsubj")
        work[held] = replace(work[held], head=i, deprel="acl")
        work[marks[-1]] = replace(work[marks[-1]], head=clauses[0])
