"""Through whom a claim reached the page: voices in the text, and the chain from the speaker to the outlet.

A voice is a source, its cue and the words it is given. Syntax finds most of them ("the ministry said that ...",
"according to ...", "denied smuggling ..."); the model's attributions add those that syntax misses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import cast

from whence.claims.claim import Act
from whence.claims.syntax import Tree
from whence.codebook import Codebook
from whence.documents.document import Span
from whence.language.reading import Attribution


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


#: words by which somebody says one thing more
_MORE = frozenset({"also", "add", "further", "furthermore", "moreover", "too"})
_CLAUSES = ("ccomp", "xcomp", "advcl", "parataxis", "obl", "obj", "nmod", "acl")
#: cues that take a plain object as what is said ("denied the attack", "announced the arrest", "confirmed his death")
_OBJECT_CUES = frozenset({
    "deny", "announce", "confirm", "report", "admit", "acknowledge", "reveal", "disclose", "claim", "allege",
    "describe", "reject", "dispute", "mention", "cite", "suspect", "declare",
})  # fmt: skip


def voices(tree: Tree, codebook: Codebook, same: Mapping[int, int]) -> list[Voice]:
    """Every voice of the text, by cue, in text order. ``same`` maps a token to its coreference cluster."""
    found: dict[int, Voice] = {}
    for voice in _spoken(tree, codebook):
        if voice.cue not in found:
            found[voice.cue] = voice
    for attribution in tree.reading.attributions:
        modelled = _modelled(tree, attribution, codebook)
        if modelled is None:
            continue
        known = found.get(modelled.cue) or next(
            (v for v in found.values() if v.cue in _tokens(tree, attribution, "cue")), None
        )
        if known is None:
            found[modelled.cue] = modelled
        else:
            found[known.cue] = Voice(
                source=known.source if known.source is not None else modelled.source,
                cue=known.cue,
                act=known.act,
                content=_joined(tree, known, modelled),
                rule=known.rule,
                through=known.through,
            )
    return _carried_on(tree, [found[cue] for cue in sorted(found)], same)


def together(tree: Tree, source: int) -> list[int]:
    """Those who speak with ``source``: "a priest" in "fishermen and a priest said"."""
    if tree[source].upos not in ("NOUN", "PROPN"):
        return []
    with_him = [c for c in tree.conjuncts(source) if c > source and not tree.is_verbal(c)]
    return [c for c in with_him if tree[c].upos in ("NOUN", "PROPN")]


def _goes_on(tree: Tree, voice: Voice) -> bool:
    """Whether the words say that somebody says one thing more: "he also said", "she added"."""
    more = tree.children(voice.cue, "advmod")
    return tree.lemma(voice.cue) in _MORE or any(tree.lemma(c) in _MORE for c in more)


def _carried_on(tree: Tree, found: list[Voice], same: Mapping[int, int]) -> list[Voice]:
    """ "He said", "she added": whoever spoke last goes on speaking, in this sentence or one of the next few.

    Unless somebody of the pronoun's own coreference cluster was spoken of in between, outside the words said, or he
    has become she. "He also said" and "it added" go on whoever was spoken of.
    """
    said: list[Voice] = []
    last_pronoun = ""
    for voice in found:
        source = voice.source
        pronoun = tree[source].text.lower() if source is not None else ""
        if source is not None and pronoun in ("he", "she") and said:
            last = said[-1]
            near = tree[voice.cue].sentence - tree[last.cue].sentence
            cluster = same.get(source, -1)
            between = any(
                same.get(k) == cluster
                and tree[k].upos != "PRON"
                and k not in voice.content
                and k not in tree.quoted  # whom the speaker himself speaks of
                for k in range(last.cue, voice.cue)
            )
            turned = {pronoun, last_pronoun} == {"he", "she"}
            one = last.source is not None and tree[last.source].xpos not in ("NNS", "NNPS")
            more = near <= 2 and _goes_on(tree, voice)
            if one and 1 <= near <= 4 and (more or not between) and not turned:
                voice = replace(voice, source=last.source)
        elif source is not None and pronoun == "it" and said and _goes_on(tree, voice):
            last = said[-1]
            if last.source is not None and tree[voice.cue].sentence - tree[last.cue].sentence <= 2:
                voice = replace(voice, source=last.source)
        last_pronoun = pronoun if pronoun in ("he", "she") else ""
        said.append(voice)
    return said


def _joined(tree: Tree, known: Voice, modelled: Voice) -> frozenset[int]:
    """The words of both; the model's only where they do not take in the speaker of the syntactic reading."""
    sentence = tree[known.cue].sentence
    extra = {
        t
        for t in modelled.content
        if (tree[t].sentence == sentence or t in tree.quoted)
        and t != known.cue
        and t != known.source
        and (known.source is None or t not in tree.subtree(known.source))
    }
    return known.content | extra


def turns(tree: Tree, starts: list[int], codebook: Codebook) -> Iterator[Voice]:
    """The turns of a transcript: "GAYE: We released them." gives the words after the colon to the name before it, as
    does "Mr. GAYE. We released them."

    ``starts`` are the characters at which the paragraphs begin. An outlet's own presenters and reporters are its voice.
    """
    for start, end in zip(starts, [*starts[1:], len(tree.reading.text) + 1], strict=True):
        words = tree.words(Span(start, end))[:8]
        colon = next((k for k in words if tree[k].text == ":"), None) or _full_stop(tree, words)
        if colon is None or colon == words[0]:
            continue
        name = words[: words.index(colon)]
        if _presents(tree, name[-1], codebook):
            continue
        if not all(tree[k].text[:1].isupper() or tree[k].text in (".", "-", "’", "'") for k in name):
            continue
        content = frozenset(k for k in tree.words(Span(start, end)) if k > colon)
        if content:
            yield Voice(name[-1], colon, "states", content, "turn")


def _full_stop(tree: Tree, words: list[int]) -> int | None:
    """The stop behind a name in capitals that opens a paragraph, as records of hearings have it: "Mr. GAYE. We did"."""
    for before, k in pairwise(words[:5]):
        if tree[k].text == "." and tree[before].text.isupper() and len(tree[before].text) > 2:
            return k if before > words[0] else None
    return None


def _presents(tree: Tree, name: int, codebook: Codebook) -> bool:
    """Whether a speaker's turn is the outlet's: "PRESENTER:", or one whom it calls "our reporter"."""
    presenters, word = codebook.lists["presenter"], tree[name].text.lower()
    if word in presenters:
        return True
    for k, token in enumerate(tree.tokens):
        if k != name and token.text.lower() == word:
            top = token.head if token.deprel in ("flat", "appos", "compound") else k
            near = [top, tree[top].head, *tree.children(top)]
            if any(tree.lemma(n) in presenters for n in near):
                return True
    return False


def chain(tree: Tree, token: int, found: list[Voice]) -> list[Voice]:
    """The voices that give the words at ``token``, from the innermost speaker outward."""
    covering = [v for v in found if v.covers(token) and v.cue != token]
    covering = [v for v in covering if not any(_carries(tree, v, other) for other in covering)]
    covering.sort(key=lambda v: (len(v.content), v.cue))
    nested: list[Voice] = []
    for voice in covering:
        # an outer voice gives the inner one's cue as well; one that merely overlaps is a second report of the same
        if not nested or nested[-1].cue in voice.content:
            nested.append(voice)
    return nested


def _carries(tree: Tree, outer: Voice, inner: Voice) -> bool:
    """Does the outer only bring the inner's words ("issued a statement in which it denied that ...")? The model gives
    it the words, and not the word of saying that stands between."""
    apart = inner.cue not in outer.content and outer.cue not in inner.content
    return outer.rule == "model" != inner.rule and apart and inner.cue in tree.subtree(outer.cue)


def _spoken(tree: Tree, codebook: Codebook) -> Iterator[Voice]:
    for i, token in enumerate(tree.tokens):
        lemma = tree.lemma(i)
        act = codebook.acts.get(lemma)
        if token.text.lower() in ("according", "words"):
            act = "states"
            lemma = lemma if token.text.lower() == "words" else "according"
        if act is None:
            continue
        if lemma == "according":
            voice = _according(tree, i)
        elif token.upos == "VERB" or (token.upos == "AUX" and tree.children(i, "ccomp")):
            voice = _verb(tree, i, cast(Act, act), lemma, codebook)
        elif lemma == "word":
            voice = _in_words(tree, i)
        elif token.upos == "NOUN":
            voice = _noun(tree, i, cast(Act, act), codebook)
        else:
            voice = None
        if voice is not None:
            cited = _cited(tree, voice)
            if cited is not None:
                yield cited
                voice = replace(voice, content=voice.content | {cited.cue})
            yield voice


def _cited(tree: Tree, voice: Voice) -> Voice | None:
    """Whom the speaker cites: "the paper, quoting a security source, said ..." gives the source the same words."""
    for place in [voice.cue] if voice.source is None else [voice.cue, voice.source]:
        for c in _citing(tree, place):
            for source in tree.children(c, "obj"):
                return Voice(source, c, "states", voice.content - set(tree.subtree(c)), "citing")
    return None


def cited(tree: Tree, speaker: int) -> int | None:
    """Whom somebody cites: the hospital in "an official, citing the hospital, put the toll at 27", or None."""
    above = tree.head(speaker)
    places = [speaker] if above is None else [speaker, above]
    return next((s for place in places for c in _citing(tree, place) for s in tree.children(c, "obj")), None)


def _citing(tree: Tree, place: int) -> list[int]:
    clauses = tree.children(place, "advcl", "acl", "parataxis", "dep")
    return [c for c in clauses if tree.lemma(c) in ("cite", "quote") and tree[c].xpos == "VBG"]


def _according(tree: Tree, i: int) -> Voice | None:
    # "according" is a case marker of the source, or (in older trees) its head
    head = tree.head(i)
    if head is None:
        return None
    if tree[i].deprel in ("case", "mark"):
        source = head
    else:
        following = tree.children(i, "obl", "nmod", "obj")
        if not following:
            return None
        source = following[0]
    apart = _of_source(tree, source) | {i, *tree.subtree(i)}
    first, last = _clause_of(tree, i)
    content = frozenset(k for k in range(first, last) if k not in apart)
    next_one = tree[i].sentence + 1
    if all(tree[k].upos == "PUNCT" for k in content) and next_one < len(tree.reading.sentences):
        told = tree.reading.sentences[next_one]  # "According to survivors," cut off from what they say
        between = tree.reading.text[tree[last - 1].end : tree[told.first].start]
        content = frozenset() if "\n" in between else frozenset(range(told.first, told.last))
    return Voice(source, i, "states", content, "according to") if content else None


def _in_words(tree: Tree, i: int) -> Voice | None:
    """ "The wall held, in the words of the ministry": the clause that the phrase hangs on."""
    head, owners = tree.head(i), [c for c in tree.children(i, "nmod") if tree.case(c) == "of"]
    if head is None or not owners or tree.case(i) != "in" or tree[i].deprel != "obl":
        return None
    own = set(tree.subtree(i))
    content = frozenset(k for k in tree.subtree(head) if k not in own)
    return Voice(owners[0], i, "states", content, "in the words of")


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


def _verb(tree: Tree, i: int, act: Act, lemma: str, codebook: Codebook) -> Voice | None:
    if any(tree.lemma(c) == "responsibility" for c in tree.children(i, "obj")):
        return None
    passive = tree.is_passive(i)
    source = tree.subject(i)
    if passive:
        by = [c for c in tree.children(i, "obl") if tree.case(c) == "by" or tree[c].deprel == "obl:agent"]
        source = by[0] if by else None
    content: set[int] = set()
    rule = lemma
    if (head := tree.head(i)) is not None and _inserted(tree, i):
        # "the man was held, the ministry said": everything in the sentence but the speaker's clause
        own = set(tree.subtree(i))
        content |= {k for k in tree.subtree(head) if k not in own}
    for c in tree.children(i, *_CLAUSES):
        if c == source:
            continue
        relation = tree[c].deprel.partition(":")[0]
        marks = {tree.lemma(m) for m in tree.children(c, "mark", "case")}
        if (
            relation in ("ccomp", "parataxis")
            or (relation == "xcomp" and (tree[c].xpos in ("VBG", "VB", "VBN") or tree.children(c, "mark", "case")))
            or (
                relation == "advcl" and (marks & {"of", "to", "for", "with", "that"} and tree[c].xpos in ("VBG", "VBN"))
            )
            or (relation in ("obl", "obj") and lemma in _OBJECT_CUES and (relation == "obj" or marks & {"to", "of"}))
            or (relation == "obl" and act in ("admits", "accuses", "suspects") and marks & {"to", "of", "for", "with"})
            or (lemma == "blame" and relation in ("obj", "obl"))  # "blamed the attacks on the front"
        ):
            content.update(tree.subtree(c))
    if source is not None:
        content -= set(tree.subtree(source))
    content.discard(i)
    if not content or (source is None and not passive):
        return None
    if source is None:
        return None  # "is suspected of": nobody is named; factuality.py reads the word, the outlet speaks
    if act == "states" and not _can_speak(tree, source):
        return None
    return Voice(source, i, act, frozenset(content), rule, _told(tree, i, lemma, codebook))


def _told(tree: Tree, i: int, lemma: str, codebook: Codebook) -> int | None:
    """The newspaper, station or agency that was told, or that somebody spoke to."""
    if lemma not in ("tell", "speak", "inform", "say"):
        return None
    heard = tree.children(i, "iobj", "obj") if lemma != "say" else []
    heard += [c for c in tree.children(i, "obl") if tree.case(c) in ("to", "with")]
    for c in heard:
        if tree[c].xpos in ("NNS", "NNPS"):
            continue  # "told reporters": hearers, not a way by which it came
        words = {tree[k].text.lower() for k in tree.words(tree.phrase(c))} | {tree.lemma(c)}
        own = tree[tree.words(tree.phrase(c))[0]].text.lower() in ("this", "our", "me", "us")
        if words & codebook.lists["media"] and not own:
            return c
    return None


def _inserted(tree: Tree, i: int) -> bool:
    """Whether "the police said" stands beside its words with no clause under it, whatever the tree calls that; one that
    goes on with "and" is none: "he was held, the police said, and his boat was gone"."""
    if tree[i].deprel not in ("parataxis", "advcl", "conj", "dep", "list", "acl:relcl"):
        return False
    if any(c < i or not tree.children(c, "cc") for c in tree.children(i, "ccomp", "obj", "xcomp")):
        return False
    return bool(tree.children(i, "nsubj")) and not tree.children(i, "mark", "cc")


def _can_speak(tree: Tree, source: int) -> bool:
    return tree[source].upos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET")


def _noun(tree: Tree, i: int, act: Act, codebook: Codebook) -> Voice | None:
    """ "the ministry's claim that ...", "an announcement by the army that ...", "his admission of ..."."""
    clauses = [
        c for c in tree.children(i, "acl", "ccomp") if any(tree.lemma(m) == "that" for m in tree.children(c, "mark"))
    ]
    if not clauses:
        return None
    owners = tree.children(i, "nmod:poss") + [
        c for c in tree.children(i, "nmod") if tree.case(c) in ("by", "from", "of")
    ]
    content = {k for c in clauses for k in tree.subtree(c)}
    return Voice(owners[0], i, act, frozenset(content), "noun") if owners else None


def _tokens(tree: Tree, attribution: Attribution, what: str) -> list[int]:
    return [k for span in getattr(attribution, what) for k in tree.words(span)]


def _modelled(tree: Tree, attribution: Attribution, codebook: Codebook) -> Voice | None:
    source = _tokens(tree, attribution, "source")
    cue = _tokens(tree, attribution, "cue")
    content = frozenset(_tokens(tree, attribution, "content")) - set(cue) - set(source)
    if not content or not (source or cue):
        return None
    here = {tree[k].sentence for k in cue or source}
    content = frozenset(k for k in content if tree[k].sentence in here or k in tree.quoted)
    if not content:
        return None  # what somebody said in one sentence is not all that the page says in the next
    inside = set(source)
    head = next((k for k in source if tree[k].head not in inside or tree[k].head == k), None)
    words = sorted(cue, key=lambda k: (tree.lemma(k) not in codebook.acts, tree[k].upos != "VERB", k))
    at = words[0] if words else source[-1]
    act = codebook.acts.get(tree.lemma(at), "states") if words else "states"
    if words and tree.lemma(at) not in codebook.acts and not any(k in tree.quoted for k in content):
        return None  # "the court ordered his release" does what it tells; it does not say that it happened
    if not words and head is None:
        return None
    if words and head is not None and tree.is_passive(at) and tree.subject(at) == head:
        return None  # "he is charged with ...": the accused accuses nobody
    elsewhere = head is not None and tree[head].sentence != tree[at].sentence
    if words and elsewhere and not any(k in tree.quoted for k in content):
        return None  # "Dastan is believed to have died" is not what the army of the sentence before believes
    if any(tree.lemma(k) == "responsibility" for k in content) and tree.lemma(at) in ("claim", "accept", "take"):
        return None  # to claim responsibility for an attack is not to tell all that is known of it
    return Voice(head, at, cast(Act, act), content, "model")
