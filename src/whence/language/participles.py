"""Mends of what the parser makes of participles beside nouns: "a dhow carrying rifles", "Vale Trading, owned by ...,
shipped ...", "a camp in the hills run by ...". As in ``repair``, a mend may change heads, relations and tags, not
words."""

from __future__ import annotations

from dataclasses import replace

from whence.language.reading import Token

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
_OPENERS = ("det", "amod", "nummod", "nmod:poss", "compound", "nmod:desc")


def carried(work: list[Token]) -> None:
    """ "Seized a dhow carrying rifles" seized the dhow: a noun right before an active participle is what carries, and
    the article before it its own."""
    for i in range(1, len(work) - 1):
        noun, verb = work[i], work[i + 1]
        if noun.upos not in ("NOUN", "PROPN") or noun.deprel != "compound" or noun.head != i + 1:
            continue
        if verb.xpos != "VBG" or verb.upos != "VERB" or verb.head == i + 1 or verb.sentence != noun.sentence:
            continue
        if not any(t.head == i + 1 and t.deprel in ("obj", "obl") and k > i + 1 for k, t in enumerate(work)):
            continue
        start = i
        while start > 0 and work[start - 1].deprel in _OPENERS and work[start - 1].head >= i:
            start -= 1
        if start == i:
            continue  # "fish carrying": no phrase begins here
        above = verb.head
        if any(t.head == above and t.deprel == "obj" for t in work) or work[above].upos != "VERB":
            continue
        for k in range(start, i):
            if work[k].head > i:
                work[k] = replace(work[k], head=i)
        behind = above > i
        passive = any(t.head == above and t.deprel == "aux:pass" for t in work)
        relation = ("nsubj:pass" if passive else "nsubj") if behind else "obj"
        if behind and any(t.head == above and t.deprel in _SUBJECTS for t in work):
            continue
        work[i] = replace(noun, head=above, deprel=relation)
        work[i + 1] = replace(verb, head=i, deprel="acl")


def interrupted(work: list[Token]) -> None:
    """ "Vale Trading, owned by Adil Rahim, shipped rifles": a sentence's first phrase, set off by a comma, is the
    subject of the finite verb that has none, and no part of what stands behind that verb."""
    has_subject = {t.head for t in work if t.deprel in _SUBJECTS}
    for verb in range(4, len(work)):
        token = work[verb]
        if token.xpos not in ("VBD", "VBZ", "VBP") or token.upos != "VERB" or verb in has_subject:
            continue
        if token.deprel not in ("root", "ccomp", "parataxis") or work[verb - 1].text != ",":
            continue
        for i in range(verb - 3, -1, -1):
            first = work[i]
            if first.sentence != token.sentence:
                break
            if first.upos not in ("NOUN", "PROPN", "PRON") or first.head <= verb or first.deprel in ("obl", "advcl"):
                continue
            if work[first.head].sentence == token.sentence and _first(work, i):
                passive = any(work[k].deprel == "aux:pass" and work[k].head == verb for k in range(i, verb))
                work[i] = replace(first, head=verb, deprel="nsubj:pass" if passive else "nsubj")
                break


def _first(work: list[Token], i: int) -> bool:
    """Whether only words of its own phrase stand before it in its sentence."""
    k = i - 1
    while k >= 0 and work[k].sentence == work[i].sentence:
        if work[k].upos not in ("DET", "ADJ", "NUM", "PROPN", "NOUN", "PUNCT"):
            return False
        k -= 1
    return True


def nominal(work: list[Token]) -> None:
    """ "In the course of the fighting our soldiers captured five": behind an article the word in -ing is a noun, and
    what follows it the subject of the verb that has none."""
    has_subject = {t.head for t in work if t.deprel in _SUBJECTS}
    for i, token in enumerate(work):
        if token.xpos != "VBG" or token.upos != "VERB" or i < 2 or work[i - 1].deprel != "det" or work[i - 1].head != i:
            continue
        k = next(
            (k for k in range(i + 1, min(i + 8, len(work))) if work[k].head == i and work[k].deprel == "obj"), None
        )
        if k is None or k + 1 >= len(work):
            continue
        verb = work[k + 1]
        if verb.xpos not in ("VBD", "VBZ", "VBP") or verb.upos != "VERB" or k + 1 in has_subject:
            continue
        work[k] = replace(work[k], head=k + 1, deprel="nsubj")
        work[i] = replace(token, upos="NOUN", xpos="NN", deprel="nmod" if token.deprel == "acl" else token.deprel)
        for j in range(max(0, i - 3), i):
            if work[j].head == i and work[j].deprel == "mark":
                work[j] = replace(work[j], deprel="case")


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def days(work: list[Token]) -> None:
    """ "Let him go on Tuesday": a day behind "on" is no second object."""
    for i in range(1, len(work)):
        token, before = work[i], work[i - 1]
        if token.deprel == "obj" and token.text.lower() in _DAYS and before.text.lower() == "on":
            work[i] = replace(token, deprel="obl")
            work[i - 1] = replace(before, head=i, deprel="case", upos="ADP", xpos="IN")


#: verbs that find or make somebody what the participle says: "saw him arrested", "left three men wounded"
_MAKING = frozenset(
    """see find leave keep get have hear report believe consider declare make want watch catch spot set send show render
    remain stay start begin end feel notice need order prefer help let""".split()
)


def run_by(work: list[Token]) -> None:
    """ "Trained at a camp in the hills run by the guards", "stopped a lorry loaded with rifles": a participle that
    something hangs on, right behind a noun and no comma, tells of that phrase and not of the verb before it."""
    for i, token in enumerate(work):
        verb = token.head
        if token.xpos not in ("VBN", "VBG") or token.deprel not in ("advcl", "xcomp") or verb >= i - 1:
            continue
        noun = work[i - 1]
        if noun.upos not in ("NOUN", "PROPN") or noun.sentence != token.sentence:
            continue
        if token.deprel == "xcomp" and work[verb].lemma in _MAKING:
            continue
        if token.deprel == "advcl" and token.xpos == "VBG":
            continue
        behind = [t.deprel for t in work[i + 1 : i + 12] if t.head == i]
        needed = ("obl:agent",) if token.deprel == "advcl" else ("obl:agent", "obl", "obj")
        if not any(relation in needed for relation in behind):
            continue
        if any(t.head == i and t.deprel in ("mark", "aux:pass", "aux", *_SUBJECTS) for t in work[max(0, i - 5) : i]):
            continue
        top = i - 1
        while work[top].deprel in ("flat", "compound", "nmod") and verb < work[top].head != top:
            top = work[top].head
        if top > verb and work[top].deprel != "nsubj":
            work[i] = replace(token, head=top, deprel="acl")
