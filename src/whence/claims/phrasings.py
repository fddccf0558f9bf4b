"""The phrasings of attribution: small rules, each of which finds in a sentence's tree somebody who says something.

Every rule is asked at every word. It gives the voices whose cue that word is: who speaks, how, and which words are his.
Which words are cues, and with what act, is the codebook's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from whence.claims.claim import Act
from whence.claims.syntax import Tree
from whence.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Voice:
    """``source`` is a head token or None where the text names nobody; ``content`` are the tokens it is given.

    ``through`` is the newspaper or agency that the words were said to ("told the Karsa Herald"), or None.
    """

    source: int | None
    cue: int
    act: Act
    content: frozenset[int]
    rule: str
    through: int | None = None

    def covers(self, token: int) -> bool:
        """Whether ``token`` is among the words given to this voice."""
        return token in self.content


Phrasing = Callable[[Tree, int, Codebook], Iterator[Voice]]

_CLAUSES = ("ccomp", "xcomp", "advcl", "parataxis", "obl", "obj", "nmod", "acl")
#: cues that take a plain object as what is said ("denied the attack", "announced the arrest", "confirmed his death")
_OBJECT_CUES = frozenset({
    "deny", "announce", "confirm", "report", "admit", "acknowledge", "reveal", "disclose", "claim", "allege",
    "describe", "reject", "dispute", "mention", "cite", "suspect", "declare", "recount", "dismiss", "document",
    "record", "verify", "corroborate", "recall",
})  # fmt: skip
#: "as far as we know", "as the map shows" bring nobody's words
_AS_FAR = frozenset({"know", "see", "hear", "understand", "learn", "expect", "show", "claim"})
_CITING = frozenset({"cite", "quote"})


def act_of(tree: Tree, i: int, codebook: Codebook) -> str | None:
    """The act of a word of saying, with its particle where the two are one cue ("point out"); None for other words."""
    for c in tree.children(i, "compound:prt"):
        if (found := codebook.acts.get(f"{tree.lemma(i)} {tree.lemma(c)}")) is not None:
            return found
    return codebook.acts.get(tree.lemma(i))


def verb(tree: Tree, i: int, codebook: Codebook) -> Iterator[Voice]:
    """A verb of saying, with its subject for the speaker: "the ministry said that ...", "..., said the mayor",
    "admitted smuggling", "was accused by the ministry of ..."."""
    if not (tree[i].upos == "VERB" or (tree[i].upos == "AUX" and tree.children(i, "ccomp"))):
        return
    act = act_of(tree, i, codebook)
    if act is None:
        return
    bare = tree[i].xpos == "VBN" and not tree.children(i, "aux", "aux:pass", "cop")
    if act == "accuses" and bare and tree.children(i, "nsubj") and not tree.children(i, "obj"):
        return  # "came before magistrates charged with": they charged nobody
    if any(tree.lemma(c) == "responsibility" for c in tree.children(i, "obj")):
        return
    if i in _citing(tree, tree[i].head):
        return  # "citing an officer", beside the verb of whoever cites
    lemma, passive = tree.lemma(i), tree.is_passive(i)
    if act == "opines" and lemma in codebook.lists["telling_too"] and _tells_past(tree, i):
        act = "states"
    if act == "denies" and _not_excluded(tree, i, codebook):
        act = "assesses"  # "could not rule out that" thinks it possible
    source = tree.subject(i)
    if passive:
        by = [c for c in tree.children(i, "obl") if tree.case(c) == "by" or tree[c].deprel == "obl:agent"]
        source = by[0] if by else None
    if source is None and not passive and _before_document(tree, i, codebook):
        source = tree.children(i, "obj")[0]  # '"...", read a statement'
    content: set[int] = set()
    if (head := tree.head(i)) is not None and _inserted(tree, i):
        # "the man was held, the ministry said": everything in the sentence but the speaker's clause
        own = set(tree.subtree(i))
        content |= {k for k in tree.subtree(head) if k not in own}
    for c in tree.children(i, *_CLAUSES, *(("csubj",) if passive else ())):
        if c != source and _is_said(tree, i, c, lemma, act):
            content.update(tree.subtree(c))
    content -= _others(tree, i, content, codebook)
    if source is not None:
        inside = i in tree.subtree(source)  # "the navy, which says that ..."
        content -= {source, *tree.words(tree.phrase(source))} if inside else set(tree.subtree(source))
    content.discard(i)
    if not content or source is None:
        return  # "is suspected of": nobody is named; factuality.py reads the word, the outlet speaks
    if act == "states" and not _can_speak(tree, source):
        return
    yield Voice(source, i, cast(Act, act), frozenset(content), lemma, told(tree, i, lemma, codebook))


def _is_said(tree: Tree, i: int, c: int, lemma: str, act: str) -> bool:
    """Whether the dependent ``c`` of a verb of saying is what is said."""
    relation = tree[c].deprel.partition(":")[0]
    marks = {tree.lemma(m) for m in tree.children(c, "mark", "case")}
    if relation in ("ccomp", "parataxis", "csubj") or (relation == "obj" and tree[c].xpos == "WRB"):
        return True
    if relation == "xcomp":
        if marks == {"as"} and lemma not in _CITING:
            return False  # "described by the army as rebels"
        return tree[c].xpos in ("VBG", "VB", "VBN") or bool(marks)
    if relation == "advcl":
        quoting = lemma in _CITING and "as" in marks  # "quoted him as saying"
        return quoting or (bool(marks & {"of", "to", "for", "with", "that"}) and tree[c].xpos in ("VBG", "VBN"))
    if relation in ("obl", "obj") and lemma in _OBJECT_CUES and (relation == "obj" or marks & {"to", "of"}):
        return True
    if relation == "obl" and act in ("admits", "accuses", "suspects") and marks & {"to", "of", "for", "with"}:
        return True
    return lemma == "blame" and relation in ("obj", "obl")  # "blamed the attacks on the front"


def _tells_past(tree: Tree, i: int) -> bool:
    """Whether the clause under a verb tells what has been: finite, and without a modal."""
    clauses = tree.children(i, "ccomp")
    helpers = {tree[h].xpos for c in clauses for h in tree.children(c, "aux", "cop")}
    past = any(tree[c].xpos == "VBD" for c in clauses) or "VBD" in helpers
    return past and "MD" not in helpers


def _before_document(tree: Tree, i: int, codebook: Codebook) -> bool:
    """Whether a verb of saying stands turned before a document that says it."""
    objects = tree.children(i, "obj")
    said_by = bool(objects) and objects[0] > i and tree.lemma(objects[0]) in codebook.lists["document_source"]
    return said_by and tree[i].deprel == "parataxis" and not tree.children(i, "nsubj", "ccomp")


def _others(tree: Tree, i: int, content: set[int], codebook: Codebook) -> set[int]:
    """What another says beside it: "the army said the road was closed, while the mayor said that ..."."""
    apart: set[int] = set()
    for c in content:
        above = tree.head(c)
        if above is None or (above != i and above not in content) or act_of(tree, c, codebook) is None:
            continue
        subjects = tree.children(c, "nsubj")
        marks = {tree.lemma(m) for m in tree.children(c, "mark", "cc")}
        beside = tree.has(c, "advcl") and bool(marks & {"while", "whereas", "although", "though"})
        beside |= tree.has(c, "conj") and bool(marks & {"and", "but"}) and bool(tree.children(c, "ccomp"))
        if beside and subjects and tree[subjects[0]].upos != "PRON" and i not in tree.quoted:
            apart.update(tree.subtree(c))
    return apart


def _not_excluded(tree: Tree, i: int, codebook: Codebook) -> bool:
    phrases = {tree.lemma(i), *(f"{tree.lemma(i)} {tree.lemma(c)}" for c in tree.children(i, "compound:prt"))}
    negated = any(tree.lemma(c) in codebook.factuality["negators"] for c in tree.children(i, "advmod"))
    return negated and bool(phrases & codebook.factuality["excluding"])


def _inserted(tree: Tree, i: int) -> bool:
    """Whether "the police said" or "as the police said" stands beside its words with no clause under it, whatever the
    tree calls that; one that goes on with "and" is none: "he was held, the police said, and his boat was gone"."""
    if tree[i].deprel not in ("parataxis", "advcl", "conj", "dep", "list", "acl:relcl"):
        return False
    if any(c < i or not tree.children(c, "cc") for c in tree.children(i, "ccomp", "obj", "xcomp")):
        return False
    marks = {tree.lemma(m) for m in tree.children(i, "mark", "cc")}
    as_far = "as" in marks and tree.lemma(i) in _AS_FAR
    return bool(tree.children(i, "nsubj")) and marks <= {"as"} and not as_far


def _can_speak(tree: Tree, source: int) -> bool:
    return tree[source].upos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET")


def noun(tree: Tree, i: int, codebook: Codebook) -> Iterator[Voice]:
    """A noun for what is said, with whoever has it or gives it: "the ministry's claim that ...", "an announcement by
    the army that ...", "the guard gave notice that ..."."""
    act = codebook.acts.get(tree.lemma(i)) or ("states" if tree.lemma(i) in codebook.lists["word_given"] else None)
    if act is None or tree[i].upos != "NOUN":
        return
    clauses = [
        c for c in tree.children(i, "acl", "ccomp") if any(tree.lemma(m) == "that" for m in tree.children(c, "mark"))
    ]
    owners = tree.children(i, "nmod:poss")
    owners += [c for c in tree.children(i, "nmod") if tree.case(c) in ("by", "from", "of")]
    above = tree.head(i)
    maker = tree.subject(above) if above is not None and tree.is_verbal(above) and tree.has(i, "obj", "obl") else None
    own = any(tree[o].xpos == "PRP$" for o in owners) and maker is not None
    if own and above is not None and act_of(tree, above, codebook) != "denies" and maker is not None:
        owners = [maker]  # "he stood by his claim that ..."
    given = above is not None and tree[i].deprel == "obj" and tree.lemma(above) in codebook.lists["giving_word"]
    if not owners and given and above is not None and (giver := tree.subject(above)) is not None:
        owners = [giver]
    if clauses and owners:
        yield Voice(owners[0], i, cast(Act, act), frozenset(k for c in clauses for k in tree.subtree(c)), "noun")


def according(tree: Tree, i: int, codebook: Codebook) -> Iterator[Voice]:
    """ "According to", before its sentence, in it or behind it: all of the sentence, or of what stands between
    semicolons; under "said that, according to ..." what is said."""
    head = tree.head(i)
    if tree[i].text.lower() != "according" or head is None:
        return
    # "according" is a case marker of the source, or (in older trees) its head
    if tree[i].deprel in ("case", "mark"):
        source = head
    else:
        following = tree.children(i, "obl", "nmod", "obj")
        if not following:
            return
        source = following[0]
    apart = _of_source(tree, source) | {i, *tree.subtree(i)}
    first, last = _clause_of(tree, i)
    said = set(range(first, last))
    opened = [k for k in range(i, last) if tree[k].deprel == "ccomp" and _opened_before(tree, k, i)]
    if opened:  # "said that, according to ..."
        said = set(tree.subtree(opened[0]))
    content = frozenset(said - apart)
    next_one = tree[i].sentence + 1
    if all(tree[k].upos == "PUNCT" for k in content) and next_one < len(tree.reading.sentences):
        told_next = tree.reading.sentences[next_one]  # "According to survivors," cut off from what they say
        between = tree.reading.text[tree[last - 1].end : tree[told_next.first].start]
        content = frozenset() if "\n" in between else frozenset(range(told_next.first, told_next.last))
    if content:
        yield Voice(source, i, "states", content, "according to")


def _opened_before(tree: Tree, clause: int, i: int) -> bool:
    """Whether the clause's "that" stands right before ``i``, but for a comma."""
    return any(m < i and all(tree[k].text == "," for k in range(m + 1, i)) for m in tree.children(clause, "mark"))


def quoted_as(tree: Tree, i: int, codebook: Codebook) -> Iterator[Voice]:
    """Behind the words themselves: "..., the paper quoted him as saying", "..., he was quoted as saying by the
    paper"."""
    if tree.lemma(i) not in _CITING or tree[i].upos != "VERB":
        return
    sayings = [c for c in tree.children(i, "advcl") if any(tree.lemma(m) == "as" for m in tree.children(c, "mark"))]
    if len(sayings) != 1 or tree.children(sayings[0], "ccomp", "xcomp"):
        return
    saying, passive = sayings[0], tree.is_passive(i)
    by = [c for k in (i, saying) for c in tree.children(k, "obl") if tree.case(c) == "by"] if passive else []
    speakers = tree.children(i, "nsubj") if passive else tree.children(i, "obj")
    outer = by[:1] if passive else tree.children(i, "nsubj")[:1]
    own = {i, *tree.subtree(saying), *(k for s in (*speakers, *outer) for k in tree.subtree(s))}
    head = tree.head(i)
    said = {k for c in tree.children(i, "ccomp", "parataxis") for k in tree.subtree(c)}
    if not said and head is not None and tree[i].deprel in ("parataxis", "conj", "dep"):
        said = set(tree.subtree(head)) - set(tree.subtree(i))
    content = frozenset(said - own)
    if not content or not speakers:
        return
    yield Voice(speakers[0], saying, "states", content, "quoted as")
    for who in outer:
        yield Voice(who, i, "states", content | {saying}, "quoted as")


def made_known(tree: Tree, i: int, codebook: Codebook) -> Iterator[Voice]:
    """ "The navy made clear that ...", "let it be known that ..."."""
    source = tree.subject(i) if tree.lemma(i) in ("make", "let") and not tree.is_passive(i) else None
    if source is None or source in tree.children(i, "obj"):
        return
    for known in tree.children(i, "xcomp", "ccomp"):
        word = tree[known].text.lower()
        clauses = [*tree.children(known, "ccomp", "csubj", "advcl"), *tree.children(i, "ccomp", "advcl")]
        that = [c for c in clauses if any(tree.lemma(m) == "that" for m in tree.children(c, "mark"))]
        if word in codebook.lists["known_to_all"] and that:
            yield Voice(source, i, "states", frozenset(k for c in that for k in tree.subtree(c)), "made known")


def is_sure(tree: Tree, i: int, codebook: Codebook) -> Iterator[Voice]:
    """ "He is convinced that ...", "they were sure that ..."."""
    act = codebook.acts.get(tree[i].text.lower())
    if act != "believes" or tree[i].xpos == "VBD" or not tree.children(i, "cop", "aux:pass"):
        return
    source = next(iter(tree.children(i, "nsubj")), None)
    clauses = [c for c in tree.children(i, "ccomp", "advcl", "acl") if tree.children(c, "mark")]
    content = frozenset(k for c in clauses for k in tree.subtree(c))
    if source is not None and content and tree.lemma(source) != "it" and tree[i].upos in ("ADJ", "VERB"):
        if tree[i].xpos == "VBN" and tree.lemma(i) in codebook.acts:
            return  # "are believed to have": nobody is named
        yield Voice(source, i, cast(Act, act), content, "is sure")


def plea(tree: Tree, i: int, codebook: Codebook) -> Iterator[Voice]:
    """Who pleads guilty admits it; who pleads not guilty denies it."""
    if tree.lemma(i) not in codebook.lists["pleading"]:
        return
    source = tree.subject(i)
    if source is None:
        return
    pleas = [k for k in tree.subtree(i) if tree[k].text.lower() in ("guilty", "innocent") and 0 < k - i <= 4]
    if not pleas:
        return
    word = pleas[0]
    denied = tree[word].text.lower() == "innocent" or tree[word - 1].text.lower() == "not"
    below = [c for k in (i, word) for c in tree.children(k, "acl", "advcl", "obl", "nmod", "xcomp") if c > word]
    content = frozenset(k for c in below for k in tree.subtree(c))
    if content:
        yield Voice(source, word, "denies" if denied else "admits", content, "plea")


def account(tree: Tree, i: int, codebook: Codebook) -> Iterator[Voice]:
    """ "In the words of the ministry", "in his account", "by the account of a witness": the clause that the phrase
    hangs on."""
    head = tree.head(i)
    if tree.lemma(i) not in codebook.lists["account"] or head is None or tree[i].deprel not in ("obl", "advcl"):
        return
    if tree.case(i) not in ("in", "by", "on") or not tree.is_verbal(head):
        return
    owners = tree.children(i, "nmod:poss")
    owners += [c for c in tree.children(i, "nmod") if tree.case(c) in ("of", "by", "from")]
    own = set(tree.subtree(i))
    content = frozenset(k for k in tree.subtree(head) if k not in own)
    if owners and content:
        yield Voice(owners[0], i, "states", content, "in the words of")


def as_put(tree: Tree, i: int, codebook: Codebook) -> Iterator[Voice]:
    """ "As the mayor put it": the clause that this hangs on."""
    if tree.lemma(i) != "put":
        return
    head, source = tree.head(i), tree.subject(i)
    marked = any(tree.lemma(m) == "as" for m in tree.children(i, "mark", "advmod"))
    if not marked or head is None or source is None:
        return
    own = set(tree.subtree(i))
    content = frozenset(k for k in tree.subtree(head) if k not in own)
    if content:
        yield Voice(source, i, "states", content, "as put")


def has_it(tree: Tree, i: int, codebook: Codebook) -> Iterator[Voice]:
    """ "The guards have it that ..."."""
    if tree.lemma(i) != "have":
        return
    source = tree.subject(i)
    if source is None or not any(tree.lemma(c) == "it" for c in tree.children(i)):
        return
    clauses = [c for c in tree.children(i, "ccomp") if any(tree.lemma(m) == "that" for m in tree.children(c, "mark"))]
    content = frozenset(k for c in clauses for k in tree.subtree(c))
    if content and tree[source].text.lower() != "it":
        yield Voice(source, i, "states", content, "has it")


def called_untrue(tree: Tree, i: int, codebook: Codebook) -> Iterator[Voice]:
    """Who calls a report false denies what it tells: "called the report that soldiers had shot him a lie"."""
    if tree.lemma(i) not in codebook.lists["calling"]:
        return
    source, untrue = tree.subject(i), codebook.factuality["untrue"]
    if source is None or tree.is_passive(i):
        return
    named = [c for c in tree.children(i, "xcomp", "obl", "advcl", "obj", "amod", "advmod") if tree.lemma(c) in untrue]
    said = [*tree.children(i, "obj", "xcomp"), *(c for c in tree.children(i, "obl") if not tree.case(c))]
    content = frozenset(k for c in said if c not in named for k in tree.subtree(c))
    if named and content:
        yield Voice(source, i, "denies", content - {source}, "called untrue")


def heard_from(tree: Tree, i: int, codebook: Codebook) -> Iterator[Voice]:
    """Whom one has it from: "heard from a villager that ...", "learned from officers that ...", and who has it."""
    if tree.lemma(i) not in codebook.lists["hearing"] or tree[i].upos != "VERB":
        return
    givers = [c for c in tree.children(i, "obl") if tree.case(c) == "from"]
    for giver in givers[:1]:
        told_by = [
            c for c in [*tree.children(i, "ccomp"), *tree.children(giver, "acl")]
            if any(tree.lemma(m) == "that" for m in tree.children(c, "mark")) and tree.children(c, "nsubj")
        ]  # fmt: skip
        content = frozenset(k for c in told_by for k in tree.subtree(c))
        mark = tree.children(giver, "case")[0]
        own = {giver, *tree.words(tree.phrase(giver))}
        if not content - own:
            continue
        yield Voice(giver, mark, "states", content - own, "heard from")
        hearer = tree.subject(i)
        if hearer is not None:
            yield Voice(hearer, i, "states", (content - own) | {mark}, "heard from")


def colon(tree: Tree, i: int, codebook: Codebook) -> Iterator[Voice]:
    """A name or a description, a colon and a quotation: 'Mira Vale, a nurse: "They shot him."'"""
    if tree[i].text != ":" or i + 1 >= len(tree.tokens) or tree[i + 1].text[:1] not in ('"', "“", "«", "`"):
        return
    sentence = tree.reading.sentences[tree[i].sentence]
    before = range(sentence.first, i)
    tops = [k for k in before if tree[k].head == k or tree[k].head not in before]
    last = i + 2
    while last < len(tree.tokens) and last in tree.quoted:
        last += 1
    content = frozenset(range(i + 2, last))
    if tops and content and tree[tops[0]].upos in ("NOUN", "PROPN") and not any(tree.is_verbal(k) for k in before):
        yield Voice(tops[0], i, "states", content, "colon")


#: asked in this order at every word; of two voices with one cue the first stands
PHRASINGS: tuple[Phrasing, ...] = (
    according, heard_from, quoted_as, verb, noun, account, as_put, has_it, made_known, is_sure, plea, called_untrue,
    colon,
)  # fmt: skip


def phrased(tree: Tree, codebook: Codebook) -> Iterator[Voice]:
    """The voices of a text by its trees alone, each with whoever it cites."""
    for i in range(len(tree.tokens)):
        for phrasing in PHRASINGS:
            for voice in phrasing(tree, i, codebook):
                through_it = _cited(tree, voice)
                if through_it is not None:
                    yield through_it
                    voice = replace(voice, content=voice.content | {through_it.cue})
                yield voice


def _cited(tree: Tree, voice: Voice) -> Voice | None:
    """Whom the speaker cites: "the paper, quoting a security source, said ..." gives the source the same words."""
    for place in [voice.cue] if voice.source is None else [voice.cue, voice.source]:
        for c in [*_citing(tree, place), *_cites_next(tree, place)]:
            if c == voice.cue:
                continue
            for source in tree.children(c, "obj"):
                return Voice(source, c, "states", voice.content - set(tree.subtree(c)), "citing")
    return None


def cited(tree: Tree, speaker: int) -> int | None:
    """Whom somebody cites: the hospital in "an official, citing the hospital, put the toll at 27", or None."""
    above = tree.head(speaker)
    places = [speaker] if above is None else [speaker, above]
    return next((s for place in places for c in _citing(tree, place) for s in tree.children(c, "obj")), None)


def _citing(tree: Tree, place: int) -> list[int]:
    """The words that cite: "citing an officer", and "which cited an officer", said of whoever is at ``place``."""
    clauses = tree.children(place, "advcl", "acl", "parataxis", "dep")
    return [
        c for c in clauses
        if tree.lemma(c) in _CITING and (tree[c].xpos == "VBG" or tree[c].deprel == "acl:relcl")
        and not any(tree.lemma(a) == "as" for o in tree.children(c, "advcl") for a in tree.children(o, "mark"))
    ]  # fmt: skip


def _cites_next(tree: Tree, cue: int) -> list[int]:
    """ "..., the paper said, quoting an officer", wherever the tree hangs it."""
    after = cue + 2
    if after >= len(tree.tokens) or tree[after].sentence != tree[cue].sentence or tree[cue + 1].text != ",":
        return []
    return [after] if tree.lemma(after) in _CITING and tree[after].xpos == "VBG" else []


def _of_source(tree: Tree, source: int) -> set[int]:
    """The words of the source's phrase with its relative clauses; of all under it, where it heads no sentence."""
    if tree.head(source) is not None:
        return set(tree.subtree(source))
    clauses = tree.children(source, "acl:relcl")
    return {source, *tree.words(tree.phrase(source))} | {k for c in clauses for k in tree.subtree(c)}


def _clause_of(tree: Tree, i: int) -> tuple[int, int]:
    """The sentence that ``i`` stands in; of one cut by semicolons, what stands since the last before it."""
    sentence = tree.reading.sentences[tree[i].sentence]
    first = max((k + 1 for k in range(sentence.first, i) if tree[k].text == ";"), default=sentence.first)
    return first, sentence.last


def told(tree: Tree, i: int, lemma: str, codebook: Codebook) -> int | None:
    """The newspaper, station or agency that was told, that somebody spoke to, or that carried the statement."""
    if lemma not in ("tell", "speak", "inform", "say", "write", "state", "add"):
        return None
    heard = tree.children(i, "iobj", "obj") if lemma in ("tell", "inform") else []
    heard += [c for c in tree.children(i, "obl") if tree.case(c) in ("to", "with")]
    for c in tree.children(i, "obl"):
        if tree.case(c) != "in":
            continue
        # "in an interview with the Post", "in a statement carried by the agency"
        heard += [n for n in tree.children(c, "nmod", "obl") if tree.case(n) in ("with", "to")]
        for a in tree.children(c, "acl"):
            if tree.lemma(a) in codebook.lists["carrying"]:
                heard += [n for n in tree.children(a, "obl") if tree.case(n) in ("by", "in", "on")]
    return next((c for c in heard if _medium(tree, c, codebook)), None)


def _medium(tree: Tree, c: int, codebook: Codebook) -> bool:
    """Whether somebody told is a way by which it came: a paper or an agency, or a body that is called by a name of
    several words and by no word for an office, an army or the like; "reporters" and "us" are hearers."""
    if tree[c].xpos in ("NNS", "NNPS"):
        return False
    lists, phrase = codebook.lists, tree.words(tree.phrase(c))
    if tree[phrase[0]].text.lower() in ("this", "our", "me", "us"):
        return False
    if tree.lemma(c) in lists["media"] or (
        tree[c].upos == "PROPN" and {tree[k].text.lower() for k in phrase} & lists["media"]
    ):
        return True
    if tree[c].upos == "PROPN" and tree.lemma(c).lower() in lists["paper_names"]:
        return True
    names = [m for m in tree.reading.mentions if m.named and m.first <= c < m.last and m.type == "Organization"]
    words = {tree[k].text.lower() for m in names for k in range(m.first, m.last)} - {"the"}
    return len(words) > 1 and not words & (lists["group"] | lists["units"])
