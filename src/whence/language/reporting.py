"""Mends of sentences that end on who says so: "Gunboats shelled a ferry, killing eleven, fishermen said."

The parser meets the speaker last and makes of him a part of what is said. Like every mend these change heads and
relations alone.
"""

from __future__ import annotations

from dataclasses import replace

from whence.language.coreference.quotation import SAY
from whence.language.lemmas import lemma
from whence.language.reading import Token

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_FINITE = ("VBD", "VBZ", "VBP")
_PHRASE = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "PUNCT", "PART", "PRON")
_TELLING = ("tell", "inform", "warn", "assure", "remind")
_CITING = ("quote", "cite")
_ACCUSING = ("accuse", "suspect", "blame", "convict", "acquit", "charge")
_THINKING = ("suspect", "claim", "report", "state", "fear", "estimate", "doubt", "hope", "charge", "reason", "judge")
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
        root = _root(work, i)
        work[nominal[0]] = replace(work[nominal[0]], head=i, deprel="nsubj")
        if root == i:
            continue
        work[i] = replace(work[i], head=root, deprel="parataxis")


def begun(work: list[Token]) -> None:
    """A verb of saying without a subject has for one the noun phrase that opens its sentence before it, whatever that
    hangs on: "Mira Vale told the Post that ...", "Mira Vale was quoted by the agency as saying"."""
    for i, token in enumerate(work):
        if token.lemma not in (*SAY, *_CITING) or token.upos != "VERB":
            continue
        helpers = [k for k in _below(work, i) if work[k].deprel.startswith("aux") and k < i]
        if not (token.xpos in _FINITE or any(work[k].xpos in (*_FINITE, "MD") for k in helpers)):
            continue
        if any(_dependents(work, i, relation) for relation in ("nsubj", "csubj", "expl")):
            continue
        end = helpers[0] if helpers else i
        first = _first(work, i)
        commas = [k for k in range(first, end) if work[k].text == ","]
        if commas and any(work[k].upos == "VERB" for k in range(first, commas[-1])):
            first = commas[-1] + 1
        if first == end or any(work[k].upos not in _PHRASE or work[k].xpos == "WP" for k in range(first, end)):
            continue
        tops = [k for k in range(first, end) if not first <= work[k].head < end or work[k].head == k]
        if len(tops) != 1 or work[tops[0]].upos not in _NOMINAL or work[end - 1].upos not in _NOMINAL:
            continue
        top = tops[0]
        if first <= token.head < end:  # the verb hangs on its own subject
            above = work[top]
            work[i] = replace(token, head=i if above.head == top else above.head, deprel=above.deprel)
        passive = any(work[k].deprel == "aux:pass" for k in helpers)
        work[top] = replace(work[top], head=i, deprel="nsubj:pass" if passive else "nsubj")


def over_clauses(work: list[Token]) -> None:
    """Whoever a clause with "who" speaks of is the subject of the verb of saying behind it: "a villager who asked not
    to be named said that ..."."""
    for i, token in enumerate(work):
        if token.lemma not in SAY or token.xpos not in _FINITE or _dependents(work, i, "nsubj"):
            continue
        root = _root(work, i)
        clauses = [k for k in _dependents(work, root, "acl") if work[k].deprel == "acl:relcl" and root < k < i]
        if work[root].upos not in _NOMINAL or not clauses or any(work[k].text in (",", '"') for k in range(root, i)):
            continue
        who = any(work[k].xpos in ("WP", "WDT") for k in range(root + 1, clauses[0]))
        if not who or root != _head_of_start(work, i):
            continue
        told = token.head if token.head > i else next(iter(_dependents(work, i, "ccomp")), None)
        work[i] = replace(token, head=i, deprel="root")
        work[root] = replace(work[root], head=i, deprel="nsubj")
        if told is not None and told > i:
            work[told] = replace(work[told], head=i, deprel="ccomp")


def inverted(work: list[Token]) -> None:
    """Who stands right behind a verb of saying that a comma comes before says it: "They shot a man, reported the
    agency"; what stands before the comma is told."""
    for i, token in enumerate(work):
        if i == 0 or token.lemma not in SAY or token.xpos not in _FINITE or work[i - 1].text not in (",", '"', "”"):
            continue
        objects = [k for k in _dependents(work, i, "obj") if k > i]
        subjects = _dependents(work, i, "nsubj")
        clauses = [k for k in _dependents(work, i, "ccomp") if k < i]
        if not objects or len(clauses) != 1 or any(k > i for k in subjects):
            continue
        if any(work[k].upos == "VERB" for k in range(i + 1, objects[0])):
            continue
        for k in [*subjects, *_dependents(work, i, "obj")]:
            if clauses[0] < k < i:
                work[k] = replace(work[k], head=clauses[0], deprel="obj")
        work[objects[0]] = replace(work[objects[0]], deprel="nsubj")


def paired(work: list[Token]) -> None:
    """Of two subjects joined by "and" the second goes with the first: "an officer and a driver said"; so does a name or
    noun behind a comma that the tree takes for an explanation: "near Odra, an officer and a driver said"."""
    for i, token in enumerate(work):
        verb = token.head
        if token.deprel not in ("nsubj", "nsubj:pass") or i > verb or work[verb].upos != "VERB":
            continue
        joins = [k for k in _below(work, i) if k < i and work[k].deprel == "cc" and work[k].lemma == "and"]
        if not joins or joins[0] == 0:
            continue
        other = joins[0] - 1
        while work[other].deprel in ("flat", "compound", "goeswith") and work[other].head != other:
            other = work[other].head
        if other > joins[0] or work[other].upos not in _NOMINAL or work[other].sentence != token.sentence:
            continue
        subject = work[other].head == verb and work[other].deprel == token.deprel
        start = other
        while start > 0 and work[start - 1].head == other and work[start - 1].upos in _PHRASE:
            start -= 1
        explains = work[other].deprel == "appos" and work[start - 1].text == "," and work[verb].lemma in SAY
        if subject or explains:
            work[other] = replace(work[other], head=verb, deprel=token.deprel)
            work[i] = replace(token, head=other, deprel="conj")


def closing(work: list[Token]) -> None:
    """All who stand between the last comma and a verb of saying that closes its sentence say it together: "...,
    wounding dozens, residents and an officer said"."""
    for i, token in enumerate(work):
        if token.lemma not in SAY or token.xpos not in _FINITE or not _closes(work, i):
            continue
        comma = _comma_before(work, i)
        subjects = [k for k in _dependents(work, i, "nsubj") if k < i]
        if comma is None or len(subjects) != 1 or subjects[0] < comma:
            continue
        if any(work[k].upos not in (*_PHRASE, "ADP") for k in range(comma + 1, i)):
            continue
        tops = [k for k in range(comma + 1, i) if not comma < work[k].head < i and work[k].upos in _NOMINAL]
        joined = any(work[k].upos == "CCONJ" for k in range(comma + 1, subjects[0]))
        if joined and len(tops) == 2 and tops[1] == subjects[0] and _case(work, tops[0]) == "":
            work[tops[0]] = replace(work[tops[0]], head=i, deprel="nsubj")
            work[tops[1]] = replace(work[tops[1]], head=tops[0], deprel="conj")


def own_objects(work: list[Token]) -> None:
    """What stands behind the second of two verbs is done by that: "killing nine people and wounding dozens" killed no
    dozens."""
    for i, token in enumerate(work):
        first = token.head
        if token.deprel != "obj" or not first < i:
            continue
        between = [k for k in _dependents(work, first, "conj") if first < k < i and work[k].upos == "VERB"]
        own = [k for k in _dependents(work, first, "obj") if k != i and k < (between[-1] if between else 0)]
        if between and own and not _dependents(work, between[-1], "obj"):
            work[i] = replace(token, head=between[-1])


def reported(work: list[Token]) -> None:
    """What is told is a clause of the verb of saying behind it, and so is what stands behind "that": "two were held, it
    was reported by", "could not rule out that they had"."""
    for i, token in enumerate(work):
        verb = token.head
        if token.deprel != "advcl" or token.upos != "VERB" or work[verb].upos != "VERB":
            continue
        marks = [k for k in _below(work, i) if work[k].deprel in ("mark", "case", "advmod") and k < i]
        before = i < verb and work[verb].lemma in (*SAY, *_CITING) and not marks and _finite(work, i)
        if before and any(work[k].text == "," for k in range(i, verb)) and _dependents(work, verb, "nsubj"):
            work[i] = replace(token, deprel="ccomp")
        that = [k for k in marks if work[k].lemma == "that" and verb < k and not _so(work[k - 1])]
        if that and _dependents(work, i, "nsubj") and not _dependents(work, verb, "ccomp"):
            work[i] = replace(token, deprel="ccomp")


def hearers(work: list[Token]) -> None:
    """What somebody is told, or said in a statement, is the verb's clause and not the hearer's: "told a conference that
    two had been held"."""
    for i, token in enumerate(work):
        heard = token.head
        verb = work[heard].head
        relation = work[heard].deprel.partition(":")[0]
        if token.deprel not in ("acl", "acl:relcl") or work[verb].lemma not in SAY or verb > heard:
            continue
        beside = relation == "obl" and _case(work, heard) in ("in", "at", "to")
        if not beside and not (relation in ("obj", "iobj") and work[verb].lemma in _TELLING):
            continue
        that = [k for k in _dependents(work, i, "mark") if heard < k < i and work[k].lemma == "that"]
        own = _dependents(work, i, "nsubj")
        if that and own and not any(k in that for k in own) and not _dependents(work, verb, "ccomp"):
            work[i] = replace(token, head=verb, deprel="ccomp")


def possessed(work: list[Token]) -> None:
    """A name with an apostrophe owns the noun: "in Mira Vale's account"."""
    owned = {t.head for t in work if t.deprel == "case" and t.xpos == "POS"}
    for i in sorted(owned):
        if work[i].deprel == "compound" and work[i].head > i:
            work[i] = replace(work[i], deprel="nmod:poss")


def accused(work: list[Token]) -> None:
    """What one is accused of hangs on the verb: "accused rebels of attacking the town", "of attacking civilians"."""
    for i, token in enumerate(work):
        whom = token.head
        if token.deprel == "amod" and token.xpos == "VBG" and whom == i + 1 and work[i - 1].lemma in ("of", "for"):
            verb = work[whom].head
            if verb < i and work[verb].lemma in _ACCUSING and work[i - 1].head in (i, whom):
                work[i - 1] = replace(work[i - 1], head=i, deprel="mark")
                work[i] = replace(token, head=verb, deprel="advcl", upos="VERB")
                work[whom] = replace(work[whom], head=i, deprel="obj")
            continue
        verb = work[whom].head
        if token.deprel != "acl" or token.xpos not in ("VBG", "VBN") or work[whom].deprel not in ("obj", "iobj"):
            continue
        marks = {work[k].lemma for k in range(whom, i) if work[k].head == i and work[k].deprel in ("mark", "case")}
        if work[verb].lemma in _ACCUSING and marks & {"of", "for"}:
            work[i] = replace(token, head=verb, deprel="advcl")


def helped(work: list[Token]) -> None:
    """Nothing hangs on an auxiliary: "of having wounded three" wounded three."""
    for i, token in enumerate(work):
        loose = token.deprel in ("obj", "obl", "nsubj", "xcomp", "advmod")
        if loose and work[token.head].deprel in ("aux", "aux:pass"):
            work[i] = replace(token, head=work[token.head].head)


def finite_nouns(work: list[Token]) -> None:
    """ "The army suspects that ...": a plural before "that" and a clause of its own, which would be all of its
    sentence, is a verb in the present."""
    for i, token in enumerate(work):
        if token.xpos != "NNS" or token.deprel != "root" or token.text[:1].isupper():
            continue
        word = lemma(token.text, "VERB", "VBZ")
        inside = [k for k in _dependents(work, i, "compound") if k == i - 1 and work[k].upos in _NOMINAL]
        clauses = [k for k in _dependents(work, i, "acl") if _dependents(work, k, "nsubj") and k > i]
        if word not in _THINKING or not inside or not clauses or work[i + 1].text.lower() != "that":
            continue
        for k, other in enumerate(work):
            if other.head == i and k < inside[0]:
                work[k] = replace(other, head=inside[0])
        work[i] = replace(token, upos="VERB", xpos="VBZ", lemma=word)
        work[inside[0]] = replace(work[inside[0]], deprel="nsubj")
        work[clauses[0]] = replace(work[clauses[0]], deprel="ccomp")


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


def _head_of_start(work: list[Token], i: int) -> int:
    """The first noun, name or pronoun of the sentence that ``i`` stands in, past what hangs on it."""
    k = _first(work, i)
    while k < i and (work[k].upos not in _NOMINAL or work[k].deprel in ("compound", "nmod:poss", "nmod:desc")):
        k += 1
    return k


def _finite(work: list[Token], i: int) -> bool:
    helpers = [t.xpos for t in work if t.head == i and t.deprel.startswith("aux")]
    return work[i].xpos in _FINITE or any(tag in (*_FINITE, "MD") for tag in helpers)


def _case(work: list[Token], i: int) -> str:
    return next((t.lemma for t in work[:i] if t.head == i and t.deprel == "case"), "")


def _so(token: Token) -> bool:
    """A word before "that" that makes of it a result or a reason: "so that", "now that"."""
    return token.lemma in ("so", "such", "now", "given", "order", "except", "in", "provide", "provided")


def _first(work: list[Token], i: int) -> int:
    while i > 0 and work[i - 1].sentence == work[i].sentence:
        i -= 1
    return i


def _dependents(work: list[Token], i: int, relation: str) -> list[int]:
    return [k for k in _below(work, i) if work[k].deprel.partition(":")[0] == relation]


def _below(work: list[Token], i: int) -> list[int]:
    """The words that hang on ``i``, in order; all are of its sentence."""
    first, last, sentence = i, i + 1, work[i].sentence
    while first > 0 and work[first - 1].sentence == sentence:
        first -= 1
    while last < len(work) and work[last].sentence == sentence:
        last += 1
    return [k for k in range(first, last) if work[k].head == i and k != i]


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
