"""Mends of what stands before its verb: a subject that the parser hangs on the wrong word, or calls by a wrong name."""

from __future__ import annotations

from dataclasses import replace

from whence.language.nouns import PERSON_TITLES
from whence.language.reading import Token

_FINITE = ("VBD", "VBZ", "VBP")
_BESIDE = ("AUX", "ADV", "PART")
_INSIDE = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART")
#: nouns that say when and not who, standing bare before a verb
WHEN = frozenset(
    """day night morning evening afternoon noon midnight week weekend month year decade hour minute moment time today
    yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december spring summer autumn winter century season way mile
    kilometre kilometer metre meter km""".split()
)


def called(work: list[Token]) -> None:
    """A verb has one subject: a name between commas behind another one is that one's: "The junta's spokesperson, Major
    Adil Rahim, told reporters"."""
    by_verb: dict[int, list[int]] = {}
    for i, token in enumerate(work):
        if token.deprel in ("nsubj", "nsubj:pass") and i < token.head:
            by_verb.setdefault(token.head, []).append(i)
    for found in by_verb.values():
        if len(found) != 2:
            continue
        first, name = found
        explains = work[first].upos == "PROPN" and work[name].xpos == "NN"  # "Mira Vale, a doctor in Karsa, was"
        if work[first].upos not in ("NOUN", "PROPN") or not (explains or work[name].upos == "PROPN"):
            continue
        start, end = _opening(work, name), _closing(work, name)
        behind = all(_under(work, k, first) for k in range(first + 1, start - 1))
        while explains and end + 1 < len(work) and _under(work, end + 1, name) and work[end + 1].text != ",":
            end += 1
        if work[start - 1].text == "," and behind and _text(work, end + 1) == ",":
            work[name] = replace(work[name], head=first, deprel="appos")


def turned(work: list[Token]) -> None:
    """Of two objects of an active verb without a subject the one before it is the subject: "The Chamber today convicted
    Dastan"."""
    has_subject = {t.head for t in work if t.deprel.partition(":")[0] in ("nsubj", "csubj", "expl", "aux")}
    behind = {t.head for i, t in enumerate(work) if t.deprel == "obj" and t.head < i}
    for i, token in enumerate(work):
        verb = token.head
        if token.deprel != "obj" or i > verb or token.upos not in ("NOUN", "PROPN") or verb not in behind:
            continue
        if verb not in has_subject and work[verb].upos == "VERB":
            work[i] = replace(token, deprel="nsubj")


def coordinate(work: list[Token]) -> None:
    """A passive has no object behind "and": "A man was killed and seven people were injured" injured the seven."""
    passive = {t.head for t in work if t.deprel == "aux:pass"}
    has_subject = {t.head for t in work if t.deprel.partition(":")[0] in ("nsubj", "csubj")}
    for i, token in enumerate(work):
        verb = token.head
        if token.deprel != "obj" or verb not in passive or not verb < i:
            continue
        start = _opening(work, i)
        if work[start - 1].upos != "CCONJ":
            continue
        for k in range(i + 1, len(work)):
            if work[k].sentence != token.sentence:
                break
            if work[k].head == verb and k in passive and k not in has_subject and work[k].xpos == "VBN":
                work[i] = replace(token, head=k, deprel="nsubj:pass")
                work[k] = replace(work[k], deprel="conj")
                break


def short(work: list[Token]) -> None:
    """A number before a participle is who it befell: "Two soldiers killed, four injured"."""
    for i in range(1, len(work) - 1):
        token, verb = work[i], work[i + 1]
        if token.upos != "NUM" or token.head != i + 1 or token.deprel != "nummod" or verb.deprel == "amod":
            continue
        if verb.upos == "VERB" and verb.xpos in ("VBN", "VBD") and work[i - 1].text in (",", ";", "and"):
            work[i] = replace(token, deprel="nsubj")


def ranks(work: list[Token]) -> None:
    """A rank before a rank goes with the same name: "spokesman Brigadier General Adil Rahim"."""
    for i in range(len(work) - 2):
        token, following = work[i], work[i + 1]
        name = following.head
        if following.deprel != "nmod:desc" or name <= i + 1 or token.head == name or token.text[:1].islower():
            continue
        if token.lemma.lower() in PERSON_TITLES and token.sentence == work[name].sentence:
            if work[name].head == i:
                work[name] = replace(work[name], head=token.head, deprel=token.deprel)
            work[i] = replace(token, head=name, deprel="nmod:desc")


def fronted(work: list[Token]) -> None:
    """A bare noun right before a finite verb without a subject is its subject: "On Monday, a helicopter gunship fired
    rockets"."""
    has_subject = {t.head for t in work if t.deprel.partition(":")[0] in ("nsubj", "csubj", "expl")}
    has_case = {t.head for t in work if t.deprel in ("case", "mark")}
    for i, token in enumerate(work):
        verb = token.head
        if token.deprel.partition(":")[0] != "obl" or token.upos not in ("NOUN", "PROPN") or not i < verb:
            continue
        if verb in has_subject or i in has_case or token.lemma.lower() in WHEN or token.text[:1].isdigit():
            continue
        between = [k for k in range(i + 1, verb) if work[k].head == verb and work[k].upos in _BESIDE]
        if len(between) != verb - i - 1 or work[verb].sentence != token.sentence:
            continue
        helpers = [work[k] for k in between if work[k].upos == "AUX"]
        if work[verb].upos != "VERB" or not (helpers or work[verb].xpos in _FINITE):
            continue
        passive = any(h.deprel == "aux:pass" for h in helpers)
        work[i] = replace(token, deprel="nsubj:pass" if passive else "nsubj")
        has_subject.add(verb)


def unhelped(work: list[Token]) -> None:
    """A passive has its "was": "Soldiers wounded nine villagers", "whom the guards injured" and "The brigade, backed by
    tanks, fired on the town" are active."""
    helped = {t.head for t in work if t.deprel.partition(":")[0] == "aux"}
    objects = {t.head for i, t in enumerate(work) if t.deprel == "obj" and (i > t.head or t.xpos in ("WP", "WDT"))}
    for i, token in enumerate(work):
        verb = token.head
        if token.deprel != "nsubj:pass" or not i < verb or verb in helped or work[verb].upos != "VERB":
            continue
        interrupted = work[verb - 1].text == "," and any(
            work[k].head == i and work[k].deprel in ("acl", "acl:relcl", "appos") for k in range(i + 1, verb)
        )
        if work[verb].xpos in ("VBN", "VBD") and (verb in objects or interrupted):
            work[i] = replace(token, deprel="nsubj")
            work[verb] = replace(work[verb], xpos="VBD")


def bare(work: list[Token]) -> None:
    """A noun without a preposition behind "handed over" or "gunned down" is its object."""
    introduced = {t.head for t in work if t.deprel in ("case", "mark")}
    has_object = {t.head for t in work if t.deprel == "obj"}
    for i, token in enumerate(work):
        verb = token.head
        if token.deprel != "obl" or i in introduced or verb in has_object or not verb < i:
            continue
        particle = work[verb + 1].deprel == "compound:prt" and work[verb].upos == "VERB"
        if particle and token.upos in ("NOUN", "PROPN") and token.lemma.lower() not in WHEN:
            work[i] = replace(token, deprel="obj")


def bounded(work: list[Token]) -> None:
    """ "Up to" before a number is no preposition: "killed up to 15 workers" killed workers."""
    has_object = {t.head for t in work if t.deprel == "obj"}
    for i in range(1, len(work) - 2):
        token, noun = work[i], work[i].head
        if token.deprel != "case" or token.text.lower() != "to" or work[i - 1].text.lower() != "up" or noun <= i + 1:
            continue
        if work[i + 1].upos != "NUM" or work[noun].sentence != token.sentence:
            continue
        verb = work[noun].head
        work[i - 1] = replace(work[i - 1], head=i + 1, deprel="advmod")
        work[i] = replace(token, head=i - 1, deprel="fixed")
        if work[noun].deprel == "obl" and work[verb].upos == "VERB" and verb == i - 2 and verb not in has_object:
            work[noun] = replace(work[noun], deprel="obj")


def cased(work: list[Token]) -> None:
    """Who stands behind the verb with a preposition is no subject of it: "The barracks suffered a raid by gunmen"."""
    before = {t.head for i, t in enumerate(work) if t.deprel in ("nsubj", "nsubj:pass") and i < t.head}
    prepositions = {t.head for t in work if t.deprel == "case" and t.upos == "ADP"}
    for i, token in enumerate(work):
        if token.deprel in ("nsubj", "nsubj:pass") and i in prepositions and token.head < i and token.head in before:
            work[i] = replace(token, deprel="obl")


def counted(work: list[Token]) -> None:
    """A number right before the plural that it counts hangs on that: "In March, 31 people were killed"."""
    has_case = {t.head for t in work if t.deprel == "case"}
    for i in range(len(work) - 1):
        token, noun = work[i], work[i + 1]
        if token.deprel == "nmod:unmarked" and token.upos == "NUM" and token.text.isalpha() and noun.xpos == "NNS":
            work[i] = replace(token, head=i + 1, deprel="nummod")  # "On 3 November three teachers were freed"
            continue
        if token.upos != "NUM" or token.head != noun.head or i in has_case or token.head in (i, i + 1):
            continue
        if token.deprel.partition(":")[0] in ("obl", "nsubj", "nmod", "dep") and noun.xpos == "NNS":
            work[i] = replace(token, head=i + 1, deprel="nummod")


def _opening(work: list[Token], i: int) -> int:
    """The first word of the noun phrase that ``i`` heads, over its titles."""
    while i > 0 and work[i - 1].upos in _INSIDE and work[i - 1].sentence == work[i].sentence:
        i -= 1
    return i


def _closing(work: list[Token], i: int) -> int:
    """The last word of the name or noun at ``i``."""
    while i + 1 < len(work) and work[i + 1].head <= i and work[i + 1].deprel in ("flat", "flat:name", "goeswith"):
        i += 1
    return i


def _under(work: list[Token], k: int, head: int) -> bool:
    """Whether ``head`` stands above ``k``."""
    for _ in range(6):
        if k == head:
            return True
        k = work[k].head
    return False


def _text(work: list[Token], i: int) -> str:
    return work[i].text if i < len(work) else ""
