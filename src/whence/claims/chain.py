"""Through whom a claim reached the page: voices in the text, and the chain from the speaker to the outlet.

A voice is a source, its cue and the words it is given. The phrasings find most of them in the trees ("the ministry said
that ...", "according to ..."); the model's attributions add those that these miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import cast

from whence.claims.claim import Act
from whence.claims.phrasings import Voice, act_of, phrased
from whence.claims.syntax import Tree
from whence.codebook import Codebook
from whence.documents.document import Span
from whence.language.reading import Attribution

__all__ = ["Voice", "chain", "together", "turns", "voices"]

_THIRD = frozenset({"he", "she", "it", "they"})
#: words by which somebody says one thing more
_MORE = frozenset({"also", "add", "further", "furthermore", "moreover", "too"})


def voices(tree: Tree, codebook: Codebook, same: Mapping[int, int]) -> list[Voice]:
    """Every voice of the text, by cue, in text order. ``same`` maps a token to its coreference cluster."""
    found: dict[int, Voice] = {}
    for voice in phrased(tree, codebook):
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
    return _carried_on(tree, _cut(tree, [found[cue] for cue in sorted(found)]), same, codebook)


def _cut(tree: Tree, found: list[Voice]) -> list[Voice]:
    """Voices without the words of the next one: "the army said A; the rebels said B", "A, doctors said, but B"."""
    cues = {voice.cue for voice in found if voice.source is not None}
    cut = []
    for voice in found:
        sentence = tree.reading.sentences[tree[voice.cue].sentence]
        rest = range(voice.cue + 1, sentence.last)
        ends = [k for k in rest if tree[k].text == ";" and any(k < c < sentence.last for c in cues)]
        if any(k < voice.cue for k in voice.content):
            ends += [k for k in rest if tree[k].text == "," and k + 1 in rest and tree.lemma(k + 1) == "but"]
        if ends and voice.source is not None and not voice.content & tree.quoted:
            voice = replace(voice, content=frozenset(k for k in voice.content if k < min(ends)))
        cut.append(voice)
    return cut


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


def _carried_on(tree: Tree, found: list[Voice], same: Mapping[int, int], codebook: Codebook) -> list[Voice]:
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
        voice = _not_of_his_words(tree, voice, said, same, codebook)
        voice = _of_sentence_before(tree, _bound(tree, voice, said, same), same, codebook)
        last_pronoun = pronoun if pronoun in ("he", "she") else ""
        said.append(voice)
    return said


def _bound(tree: Tree, voice: Voice, said: list[Voice], same: Mapping[int, int]) -> Voice:
    """ "Dastan said he had heard that ...": a pronoun of which nothing else is known is whoever says the sentence."""
    source = voice.source
    if source is None or tree[source].text.lower() not in _THIRD or _known(tree, source, same):
        return voice
    outer = [v for v in said if v.source is not None and v.covers(source) and v.source != source]
    return replace(voice, source=outer[-1].source) if outer else voice


def _not_of_his_words(
    tree: Tree, voice: Voice, said: list[Voice], same: Mapping[int, int], codebook: Codebook
) -> Voice:
    """ "A man was killed, he told the court": whoever says it is nobody whom his own words bring in (Chomsky's
    principle C); it is whoever spoke last, or the subject of the sentence before."""
    source = voice.source
    if source is None or tree[source].text.lower() not in _THIRD or source in tree.quoted:
        return voice
    cluster = same.get(source)
    bearers = [k for k, c in same.items() if c == cluster and tree[k].upos != "PRON"]
    if cluster is None or not bearers or any(k not in voice.content for k in bearers):
        return voice
    last = said[-1] if said else None
    near = last is not None and 1 <= tree[voice.cue].sentence - tree[last.cue].sentence <= 2
    if near and last is not None and last.source is not None:
        fits = _stands_for(tree, tree[source].text.lower(), last.source, codebook)
        return replace(voice, source=last.source) if fits else voice
    free = {k: c for k, c in same.items() if c != cluster}
    return _of_sentence_before(tree, voice, free, codebook)


def _of_sentence_before(tree: Tree, voice: Voice, same: Mapping[int, int], codebook: Codebook) -> Voice:
    """ "The ministry issued a statement. It said that ...": a pronoun of which nothing is known is whoever the sentence
    before, in the same paragraph, has for a subject, if he, it or they fit."""
    source = voice.source
    if source is None or tree[source].text.lower() not in _THIRD or _known(tree, source, same):
        return voice
    number = tree[voice.cue].sentence - 1
    if number < 0 or source in tree.quoted:
        return voice
    before, here = tree.reading.sentences[number], tree.reading.sentences[number + 1]
    if "\n" in tree.reading.text[before.end : here.start]:
        return voice
    roots = [k for k in range(before.first, before.last) if tree.head(k) is None and tree.is_verbal(k)]
    subjects = [s for k in roots if (s := tree.subject(k)) is not None]
    if len(subjects) != 1 or not _stands_for(tree, tree[source].text.lower(), subjects[0], codebook):
        return voice
    return replace(voice, source=subjects[0])


def _stands_for(tree: Tree, pronoun: str, i: int, codebook: Codebook) -> bool:
    """Whether the pronoun can mean the noun or name at ``i``."""
    token, lists = tree[i], codebook.lists
    types = {m.type for m in tree.reading.mentions if m.head == i}
    if token.upos not in ("NOUN", "PROPN"):
        return False
    if pronoun == "they":
        return token.xpos in ("NNS", "NNPS") and not types & {"Place", "Facility"}
    if pronoun in ("he", "she"):
        return "Person" in types and token.xpos in ("NN", "NNP")
    return "Organization" in types or tree.lemma(i) in lists["group"] | lists["document_source"]


def _known(tree: Tree, pronoun: int, same: Mapping[int, int]) -> bool:
    """Whether the pronoun's coreference cluster holds anything but pronouns."""
    cluster = same.get(pronoun)
    return cluster is not None and any(c == cluster and tree[k].upos != "PRON" for k, c in same.items())


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
    last: Voice | None = None
    for start, end in zip(starts, [*starts[1:], len(tree.reading.text) + 1], strict=True):
        words = tree.words(Span(start, end))
        begun = label(tree, words[:8])
        if begun is None and last is not None:
            last = replace(last, content=last.content | frozenset(words))  # he goes on in the next paragraph
        elif begun is not None:
            if last is not None:
                yield last
            name, colon = begun
            content = frozenset(k for k in words if k > colon)
            opening = {tree[k].text.lower() for k in words if k < colon}
            speaks = content and not opening & codebook.lists["presenter"] and not _presents(tree, name, codebook)
            last = Voice(name, colon, "states", content, "turn") if speaks else None
    if last is not None:
        yield last


#: how many times a story says "I", "my" or "we" outside quotations for it to be somebody's own
OWN_WORDS = 3
_TOLD_BY = re.compile(
    r"\b(?:testimony|account|statement|evidence|story|deposition|affidavit|diary|letter|words) "
    r"(?:of|by|from|given by) ",
    re.IGNORECASE,
)
_I = frozenset({"i", "my", "me", "we", "our"})


def narrated(tree: Tree, heads: list[Span], named: frozenset[int]) -> Iterator[Voice]:
    """What a page has from one witness in the first person: "Testimony of Mira Vale" over "I was asleep when ...".

    ``heads`` are the lines over the story or its parts, ``named`` the head tokens of persons' names; a voice's words
    run to the next such line.
    """
    text = tree.reading.text
    ends = [*(h.start for h in heads), len(text) + 1][1:] if heads else []
    for head, end in zip(heads, ends, strict=True):
        found = _TOLD_BY.search(text, head.start, head.end)
        words = tree.words(Span(found.end(), head.end)) if found else []
        names = [k for k in words if k in named]
        content = frozenset(tree.words(Span(head.end, end)))
        own = [k for k in content if tree[k].text.lower() in _I and k not in tree.quoted]
        if names and len(own) >= OWN_WORDS:
            yield Voice(names[0], names[0], "states", content, "narrated")


def label(tree: Tree, words: list[int]) -> tuple[int, int] | None:
    """The name and the mark that open a turn, in a paragraph that begins with ``words``; or None."""
    colon = next((k for k in words if tree[k].text == ":"), None) or _full_stop(tree, words)
    if colon is None or colon == words[0]:
        return None
    name = words[: words.index(colon)]
    if not all(tree[k].text[:1].isupper() or tree[k].text in (".", "-", "’", "'", "(", ")") for k in name):
        return None
    bracket = next((n for n, k in enumerate(name) if n and tree[k].text == "("), None)
    if bracket is not None and not tree[name[bracket - 1]].text.isupper():
        name = name[:bracket]  # "Joseph Vale (Army):", but "SPOKESMAN (Joseph Vale):"
    while len(name) > 1 and tree[name[-1]].text in (")", "."):
        name = name[:-1]
    return name[-1], colon


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
    it = head is not None and tree.lemma(head) == "it" and words and tree.is_passive(at)
    if it or (head is not None and tree[head].deprel == "expl"):
        return None  # "it was reported that": nobody speaks
    act = (act_of(tree, at, codebook) or "states") if words else "states"
    if words and tree.lemma(at) not in codebook.acts and not any(k in tree.quoted for k in content):
        return None  # "the court ordered his release" does what it tells; it does not say that it happened
    if not words and head is None:
        return None
    bare = tree[at].xpos == "VBN" and not tree.children(at, "obj", "aux")
    if act == "accuses" and words and head is not None and bare:
        return None  # "came before magistrates charged with": they charged nobody
    if words and head is not None and tree.is_passive(at) and tree.subject(at) == head:
        return None  # "he is charged with ...": the accused accuses nobody
    elsewhere = head is not None and tree[head].sentence != tree[at].sentence
    if words and elsewhere and not any(k in tree.quoted for k in content):
        return None  # "Dastan is believed to have died" is not what the army of the sentence before believes
    if any(tree.lemma(k) == "responsibility" for k in content) and tree.lemma(at) in ("claim", "accept", "take"):
        return None  # to claim responsibility for an attack is not to tell all that is known of it
    return Voice(head, at, cast(Act, act), content, "model")
