"""Mends the parser's commonest slips before any rule or link reads a tree.

Each mend is a small function with its reason.

A mend may change a token's head and relation; where it makes a verb of it, or a finite one, its tags as well. Spans and
words stay as they were read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from operator import is_

from whence.language import doers, participles, raised, reporting
from whence.language.lemmas import lemma
from whence.language.reading import Token

_SUBJECTS = ("nsubj", "nsubj:pass")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


def repaired(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with every mend applied, in the order of ``MENDS``; a mend that would close a circle is taken back."""
    work = list(tokens)
    for mend in MENDS:
        before = list(work)
        mend(work)
        for i, same in enumerate(map(is_, work, before)):
            if not same and work[i].head != before[i].head and _circular(work, i):
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
            if all(work[k].head == following and work[k].deprel == "compound" for k in range(i + 1, following)):
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


def governed(work: list[Token]) -> None:
    """What stands behind a preposition is no object beside another: "imposed sanctions on the grain trader"."""
    behind = {t.head for i, t in enumerate(work) if t.deprel == "case" and t.upos == "ADP" and i < t.head}
    taken: set[int] = set()
    for i, token in enumerate(work):
        if token.deprel != "obj":
            continue
        if i in behind and token.head in taken:
            work[i] = replace(token, deprel="obl")
        taken.add(token.head)


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
            if _is_told_of(work, k):
                continue  # "A is held; B, his brother, fled"
            while (
                work[k].deprel in ("compound", "nmod:desc") and work[k].head > k and work[work[k].head].upos == "PROPN"
            ):
                k = work[k].head
            work[k] = replace(work[k], head=first, deprel="conj")


def _is_told_of(work: list[Token], k: int) -> bool:
    """Whether a finite verb of its own follows the name at ``k``, behind an apposition between commas or at once."""
    at = k + 1
    while at < len(work) and (work[at].head == k or work[at].deprel == "flat") and work[at].text != ",":
        at += 1
    if at < len(work) and work[at].text == ",":
        at = next((j + 1 for j in range(at + 1, min(at + 9, len(work))) if work[j].text in (",", ";")), len(work))
    return at < len(work) and work[at].sentence == work[k].sentence and work[at].xpos in ("VBD", "VBZ", "VBP")


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


def crossings(work: list[Token]) -> None:
    """A name before a preposition is no part of the phrase behind it: "held Karim Dastan at Karsa port" held him."""
    for i, token in enumerate(work):
        if token.deprel != "compound" or token.head <= i or token.upos not in ("PROPN", "NOUN"):
            continue
        if not any(work[k].upos == "ADP" for k in range(i + 1, token.head)):
            continue
        k = i - 1
        while k >= 0 and work[k].upos in ("DET", "ADJ", "NUM", "PROPN") and work[k].sentence == token.sentence:
            k -= 1
        if k >= 0 and work[k].upos == "VERB" and work[k].sentence == token.sentence:
            behind = token.head
            if not any(t.head == k and t.deprel == "obj" for n, t in enumerate(work) if n != behind):
                work[i] = replace(token, head=k, deprel="obj")
                if work[behind].deprel == "obj":
                    work[behind] = replace(work[behind], deprel="obl")


def gerunds(work: list[Token]) -> None:
    """ "Suspected of smuggling rifles", "is smuggling rifles": the word in -ing is what is done, no sort of rifles."""
    for i in range(1, len(work) - 1):
        token, noun = work[i], token_head(work, i)
        before = work[i - 1]
        if noun is None or not token.text.endswith("ing") or token.deprel != "compound" or before.head != token.head:
            continue
        governor = work[work[noun].head]
        if before.deprel == "cop" and before.lemma == "be":
            work[i] = replace(token, head=i if work[noun].head == noun else work[noun].head, deprel=work[noun].deprel)
            work[i - 1] = replace(before, head=i, deprel="aux")
            for k, other in enumerate(work):
                if other.head == noun and k < i - 1 and k != noun:
                    work[k] = replace(other, head=i, deprel="nsubj" if other.deprel == "nmod:poss" else other.deprel)
        elif before.deprel == "case" and governor.upos in ("VERB", "ADJ"):
            work[i] = replace(token, head=work[noun].head, deprel="advcl")
            work[i - 1] = replace(before, head=i, deprel="mark")
        else:
            continue
        work[i] = replace(work[i], upos="VERB", xpos="VBG", lemma=lemma(token.text, "VERB", "VBG"))
        work[noun] = replace(work[noun], head=i, deprel="obj")


def token_head(work: list[Token], i: int) -> int | None:
    """The head of ``i`` when it stands at most two words behind it, else None."""
    head = work[i].head
    return head if 0 < head - i <= 2 and work[head].upos == "NOUN" else None


def perfects(work: list[Token]) -> None:
    """ "He had smuggled rifles" smuggled them: before a participle "have" is an auxiliary."""
    for i in range(len(work) - 1):
        have, verb = work[i], work[i + 1]
        if have.lemma != "have" or have.upos != "VERB" or verb.xpos != "VBN" or verb.sentence != have.sentence:
            continue
        under = verb.head == i and verb.deprel in ("xcomp", "ccomp", "dep", "obj")
        inside = verb.deprel == "amod" and work[verb.head].head == i and work[verb.head].deprel == "obj"
        if not under and not inside:
            continue
        head = i + 1 if have.head == i else have.head
        work[i + 1] = replace(verb, head=head, deprel=have.deprel, upos="VERB")
        work[i] = replace(have, head=i + 1, deprel="aux", upos="AUX")
        for k, token in enumerate(work):
            if token.head == i and k not in (i, i + 1):
                work[k] = replace(token, head=i + 1)


def titles(work: list[Token]) -> None:
    """A preposition before a title or a name's first word goes with the whole name: "the killing of Mullah Idris"
    killed Idris."""
    for i, token in enumerate(work):
        part = token.head
        name = work[part].head
        if token.deprel != "case" or not i < part or name == part:
            continue
        title = part < name and work[part].deprel == "nmod:desc"
        inside = i < name < part and work[part].deprel == "flat"
        if title or inside:
            work[i] = replace(token, head=name)
    for i, token in enumerate(work):
        part = token.head
        name = work[part].head
        told = token.deprel in ("acl:relcl", "acl", "appos") and work[part].deprel == "nmod:desc"
        if told and part < name < i and work[name].upos == "PROPN":
            work[i] = replace(token, head=name)  # "Commander Dastan, whose death was reported": Dastan's


def actives(work: list[Token]) -> None:
    """ "Dastan had shot at the guards" is active: without "be" before its participle a perfect is no passive."""
    for i, token in enumerate(work):
        if token.deprel != "nsubj:pass" or token.head <= i:
            continue
        verb = token.head
        helpers = [t for t in work[i:verb] if t.head == verb and t.upos == "AUX"]
        perfect = helpers and all(t.lemma == "have" for t in helpers)
        bare = not helpers and work[verb].xpos in ("VBD", "VBN")
        if perfect or (bare and (_does_more(work, verb) or _told(work, verb))):
            work[i] = replace(token, deprel="nsubj")


def _told(work: list[Token], verb: int) -> bool:
    """ "Denied that its forces fired on the hospital": behind "that" stands a finite verb."""
    near = range(max(0, verb - 16), verb)
    return any(work[k].head == verb and work[k].deprel == "mark" and work[k].text.lower() == "that" for k in near)


def _does_more(work: list[Token], verb: int) -> bool:
    """ "Gunmen shot and killed the aide": the verb right behind "and" has an object, and so have both."""
    for k in range(verb + 1, min(verb + 4, len(work))):
        if work[k].head == verb and work[k].deprel == "conj" and work[k].xpos in ("VBD", "VBN"):
            below = [t.deprel for t in work[verb + 1 : k + 12] if t.head == k]
            return "obj" in below and not {"nsubj", "nsubj:pass", "aux:pass"} & set(below)
    return False


def finite(work: list[Token]) -> None:
    """A participle before "nine soldiers" or "the soldiers" is a verb: "A bomb wounded nine soldiers"."""
    for i, token in enumerate(work):
        noun = token.head
        if token.deprel != "amod" or token.xpos not in ("VBN", "VBD") or noun <= i or not token.text.islower():
            continue
        opened = any(
            work[k].head == noun and work[k].deprel in ("det", "nummod", "nmod:poss") for k in range(i + 1, noun)
        )
        doer = next((k for k in range(i - 1, -1, -1) if work[k].head == noun and work[k].deprel == "compound"), None)
        if not opened or doer is None or work[doer].sentence != token.sentence or work[i - 1].head != noun:
            continue
        above = work[noun]
        work[i] = replace(
            token, head=i if above.head == noun else above.head, deprel=above.deprel, upos="VERB", xpos="VBD"
        )
        work[noun] = replace(above, head=i, deprel="obj")
        work[doer] = replace(work[doer], head=i, deprel="nsubj")
        for k, other in enumerate(work):
            if other.head == noun and k < i and k != doer:
                work[k] = replace(other, head=doer)


def clipped(work: list[Token]) -> None:
    """No object stands behind a comma: in "four traders killed, two soldiers wounded" nobody killed the soldiers."""
    for i, token in enumerate(work):
        verb = token.head
        if token.deprel != "obj" or not verb < i <= verb + 5 or work[verb + 1].text != ",":
            continue
        participle = next(
            (k for k in range(i + 1, min(i + 3, len(work))) if work[k].head == i and work[k].deprel == "acl"), None
        )
        if participle is not None:
            tags = ("VERB", "VBN") if work[participle].xpos == "JJ" else (work[participle].upos, work[participle].xpos)
            work[participle] = replace(work[participle], head=verb, deprel="parataxis", upos=tags[0], xpos=tags[1])
            work[i] = replace(token, head=participle, deprel="nsubj")


def members(work: list[Token]) -> None:
    """Names that follow a name set beside the many go with it: "three rebels, Adil Rahim, Mira Vale and Dastan"."""
    for i, token in enumerate(work):
        if token.deprel != "appos" or token.upos != "PROPN" or work[token.head].upos != "NOUN":
            continue
        for k in range(i + 1, len(work)):
            if work[k].sentence != token.sentence:
                break
            if work[k].deprel == "conj" and work[k].head == token.head and work[k].upos == "PROPN":
                work[k] = replace(work[k], head=i)


def numbered(work: list[Token]) -> None:
    """ "2. 6 June, Karsa: Aircraft bombed a compound": the number of an item heads nothing."""
    for i in range(len(work) - 1):
        token = work[i]
        first = i == 0 or work[i - 1].sentence != token.sentence
        if not first or token.upos != "NUM" or token.head != i or work[i + 1].text not in (".", ")"):
            continue
        verbs = [k for k, t in enumerate(work[i : i + 60], i) if t.head == i and k != i and t.upos == "VERB"]
        if not verbs or work[verbs[0]].sentence != token.sentence:
            continue
        top = verbs[0]
        for k in range(i + 1, min(i + 60, len(work))):
            if work[k].head == i and k != top:
                dated = work[k].upos == "NUM" and k < top
                work[k] = replace(work[k], head=top, deprel="obl:unmarked" if dated else work[k].deprel)
        work[top] = replace(work[top], head=top, deprel="root")
        work[i] = replace(token, head=top, deprel="dep")


def late(work: list[Token]) -> None:
    """ "The court released on bail Karim Dastan": a name behind the verb with no preposition is its object."""
    for i, token in enumerate(work):
        verb = token.head
        if token.deprel != "obl" or token.upos != "PROPN" or verb >= i or work[verb].xpos != "VBD":
            continue
        below = [t for t in work[max(0, verb - 30) : i + 30] if t.head == verb]
        kinds = {t.deprel for t in below}
        bare = not any(t.head == i and t.deprel == "case" for t in work[verb:i])
        if bare and "nsubj" in kinds and not kinds & {"obj", "aux:pass"} and token.text.lower() not in doers.WHEN:
            work[i] = replace(token, deprel="obj")


def among_them(work: list[Token]) -> None:
    """ "Four people, among them a girl of nine": the girl is one of them, and no other word for the four."""
    for i, token in enumerate(work):
        if token.deprel != "appos" or token.upos not in ("NOUN", "PROPN"):
            continue
        first = i
        while (
            first > 0 and work[first - 1].head == i and work[first - 1].upos in ("DET", "ADJ", "NUM", "NOUN", "PROPN")
        ):
            first -= 1
        opened = first >= 2 and work[first - 2].text.lower() in ("among", "amongst")
        if opened and work[first - 1].text.lower() in ("them", "whom") and token.head < first - 2:
            work[i] = replace(token, head=first - 1)


def explained(work: list[Token]) -> None:
    """A second subject behind the verb and a comma explains the name before the comma: "They killed Adil Rahim, one of
    the leaders", "sold rifles to Dastan, the man accused"."""
    for i, token in enumerate(work):
        verb = token.head
        if token.deprel not in _SUBJECTS or i <= verb or token.upos not in _NOMINAL or work[verb].upos != "VERB":
            continue
        if not any(t.head == verb and t.deprel in _SUBJECTS and n < verb for n, t in enumerate(work)):
            continue
        start = i
        while start > 0 and work[start - 1].head == i and work[start - 1].upos in ("DET", "ADJ", "NUM", "NOUN"):
            start -= 1
        name = start - 2
        if name < verb or work[start - 1].text != "," or work[name].upos not in ("PROPN", "NOUN"):
            continue
        while work[name].deprel in ("flat", "compound") and verb < work[name].head and work[name].head != name:
            name = work[name].head
        work[i] = replace(token, head=name, deprel="appos")


def according(work: list[Token]) -> None:
    """ "Was picked up, according to the police": only "by" brings the doer of a passive."""
    for i, token in enumerate(work):
        if token.deprel != "obl:agent":
            continue
        near = range(max(0, i - 8), i)
        words = {
            work[k].text.lower() for k in near if work[k].head == i and work[k].deprel in ("case", "mark", "fixed")
        }
        if words and "by" not in words:
            work[i] = replace(token, deprel="obl")


def verbal(work: list[Token]) -> None:
    """ "It armed or sheltered the rebels": what has a subject and an object, or a verb beside it, and no "is", is a
    verb."""
    for i, token in enumerate(work):
        if (
            token.upos != "ADJ"
            or not token.text.endswith("ed")
            or token.deprel not in ("root", "ccomp", "advcl", "conj")
        ):
            continue
        below = [(k, t) for k, t in enumerate(work[max(0, i - 20) : i + 20], max(0, i - 20)) if t.head == i and k != i]
        kinds = {t.deprel for _, t in below}
        if (
            "cop" in kinds
            or not kinds & {"nsubj"}
            or not ("obj" in kinds or any(t.deprel == "conj" and t.upos == "VERB" for _, t in below))
        ):
            continue
        work[i] = replace(token, upos="VERB", xpos="VBD", lemma=lemma(token.text, "VERB", "VBD"))


def spoken_for(work: list[Token]) -> None:
    """ "A lawyer for Kalume, Ester Vale, said": the name between commas right before the verb is the lawyer's."""
    for i, token in enumerate(work):
        if token.upos != "PROPN" or token.deprel not in ("conj", "appos") or work[token.head].upos != "PROPN":
            continue
        client = token.head
        holder = work[client].head
        if work[client].deprel != "nmod" or work[holder].upos != "NOUN" or not holder < client < i:
            continue
        if work[holder].deprel not in _SUBJECTS or any(t.deprel == "cc" and t.head == i for t in work[client:i]):
            continue
        if not any(work[k].text in ("for", "of", "to") and work[k].head == client for k in range(holder, client)):
            continue
        behind = i + 1
        while (
            behind < len(work) and work[behind].head in (i, behind - 1) and work[behind].deprel in ("flat", "compound")
        ):
            behind += 1
        verb = work[holder].head
        if work[i - 1].text == "," and behind + 1 == verb and work[behind].text == ",":
            work[i] = replace(token, head=holder, deprel="appos")


#: applied in this order
MENDS: tuple[Callable[[list[Token]], None], ...] = (
    perfects, according, verbal, spoken_for, actives, gerunds, participles.nominal, participles.days,
    participles.carried, participles.interrupted, participles.run_by, crossings, titles, reporting.finite_nouns,
    reporting.begun, reporting.over_clauses, reporting.inverted, reporting.paired, reporting.closing,
    reporting.own_objects, reporting.reported, reporting.hearers, reporting.possessed, reporting.accused,
    reporting.helped, reporting.openings, reporting.speakers, reporting.told_after,
    finite, numbered, late, among_them, explained, members, doers.turned, doers.ranks, doers.called, doers.fronted,
    doers.counted, doers.cased, doers.unhelped, doers.bare, doers.bounded, doers.short, clauses, subjects,
    doers.coordinate, clipped, objects, governed, raised.raised, raised.interrupted, numbers, lists, appositions,
)  # fmt: skip
