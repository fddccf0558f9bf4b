"""Finds the words that may tell an event, each with the type it may tell. Whether it does, is decided later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from whence.claims.syntax import Tree
from whence.codebook import Codebook, EventType, Trigger
from whence.language.lemmas import lemma

#: states of whoever a participle is said of: "a captured soldier" is detained
ATTRIBUTED = frozenset({"detained", "released", "dead", "wounded"})
_PREPOSITIONS = frozenset("to for in into on of with at by from against over out up down off away".split())


@dataclass(frozen=True, slots=True)
class Hit:
    """Token ``token`` may tell an event of ``type``. ``words`` are all tokens of a phrase, ``token`` among them."""

    token: int
    type: EventType
    trigger: Trigger
    words: tuple[int, ...]


@lru_cache(maxsize=4)
def _index(codebook: Codebook) -> dict[tuple[str, str], list[tuple[EventType, Trigger]]]:
    index: dict[tuple[str, str], list[tuple[EventType, Trigger]]] = {}
    for event in codebook.events.values():
        for trigger in event.triggers:
            head = trigger.lemmas[0] if trigger.pos == "VERB" else trigger.lemmas[-1]
            if trigger.pos == "NOUN" and _PREPOSITIONS & {*trigger.lemmas}:
                head = trigger.lemmas[0]
            index.setdefault((trigger.pos, head), []).append((event, trigger))
    return index


def hits(tree: Tree, codebook: Codebook) -> Iterator[Hit]:
    """Every word of the text that the codebook knows, in text order; longer phrases before single words."""
    index = _index(codebook)
    for i in range(len(tree.tokens)):
        for pos in _as(tree, i):
            found = []
            word = tree.lemma(i)
            if pos == "VERB" and (pos, word) in index and _deadly(tree, i, codebook):
                word = "kill"  # "was fatally shot"
            for event, trigger in index.get((pos, word), ()):
                words = phrase_words(tree, i, trigger)
                if words is not None:
                    found.append(Hit(i, event, trigger, words))
            yield from sorted(found, key=lambda hit: -len(hit.words))


def _deadly(tree: Tree, i: int, codebook: Codebook) -> bool:
    return any(tree[c].text.lower() in codebook.lists["fatally"] for c in tree.children(i, "advmod"))


def _as(tree: Tree, i: int) -> tuple[str, ...]:
    token = tree[i]
    if token.upos in ("VERB", "AUX"):
        # "the wounding of three": a gerund with a determiner or "of" is a noun
        if token.xpos == "VBG" and (tree.children(i, "det", "nmod")):
            return ("VERB", "NOUN")
        return ("VERB",)
    if token.upos == "NOUN":
        return ("NOUN",)
    if token.upos == "ADJ" and (tree.children(i, "cop") or token.xpos in ("VBN", "VBD")):
        return ("VERB", "NOUN")
    if token.upos == "ADJ" and token.deprel in ("obj", "nsubj", "obl", "nmod", "nsubj:pass", "conj"):
        return ("NOUN",)
    if token.upos == "ADJ" and token.deprel == "amod":
        return ()
    if token.upos == "ADJ" and tree.children(i, "det"):
        return ("NOUN",)  # "among the dead"
    if token.upos == "PROPN" and token.text.islower():
        return ("NOUN",)
    return ()


def phrase_words(tree: Tree, i: int, trigger: Trigger) -> tuple[int, ...] | None:
    """The tokens of the whole phrase when ``trigger`` stands at ``i``, else None."""
    if len(trigger.lemmas) == 1:
        return (i,)
    if trigger.lemmas[0] == "be" and trigger.pos == "VERB":
        return None  # copular phrases are found from their predicate: see copular_words
    if trigger.pos == "NOUN" and not _PREPOSITIONS & {*trigger.lemmas}:
        found = [i]
        wanted = list(trigger.lemmas[:-1])
        for k in range(i - 1, max(-1, i - 4), -1):
            if wanted and tree.lemma(k) == wanted[-1]:
                found.append(k)
                wanted.pop()
            elif not wanted or tree[k].text != "-":
                break
        return tuple(sorted(found)) if not wanted else None
    if trigger.pos == "VERB" and len(trigger.lemmas) == 2 and tree.is_passive(i):
        told = tree.subject(i)  # "the device had been planted by rebels"
        if told is not None and tree.lemma(told) == trigger.lemmas[1] and tree[told].upos == "NOUN":
            return (told, i)
    return _governed(tree, i, trigger.lemmas[1:], i)


def _governed(tree: Tree, head: int, lemmas: tuple[str, ...], start: int) -> tuple[int, ...] | None:
    """Tokens after ``start`` under ``head`` that carry ``lemmas`` in order, within a dozen words."""
    found, at = [head], start
    for wanted in lemmas:
        for k in range(at + 1, min(len(tree.tokens), head + 14)):
            if tree[k].sentence != tree[head].sentence:
                return None
            if (tree.lemma(k) == wanted or tree[k].text.lower() == wanted) and _under(tree, k, head):
                if tree[k].head in tree.timed and tree[k].deprel == "case":
                    continue  # "was fired on Monday" is no "fired on"
                if any(tree[j].text.lower() == "not" for j in range(at + 1, k)):
                    return None  # "pleaded not guilty" is no plea of guilt
                found.append(k)
                at = k
                break
        else:
            return None
    return tuple(found)


def _under(tree: Tree, k: int, head: int) -> bool:
    for depth, (_, above) in enumerate(tree.ancestors(k)):
        if above == head:
            return True
        if depth >= 2 or (tree[above].upos == "VERB" and above != head):
            return False
    return False


def attributive(tree: Tree, codebook: Codebook) -> Iterator[Hit]:
    """Participles before whomever they befell: "the kidnapped journalist", "two wounded soldiers"."""
    index = _index(codebook)
    for i, token in enumerate(tree.tokens):
        if token.deprel != "amod" or token.xpos not in ("VBN", "JJ") or not i < token.head or not token.text.islower():
            continue
        verb = lemma(token.text, "VERB", "VBN")
        for event, trigger in index.get(("VERB", verb), ()):
            state = event.state
            befalls = state is not None and state.role == "patient" and state.state in ATTRIBUTED
            if befalls and len(trigger.lemmas) == 1 and trigger.subject is None and verb != token.text:
                yield Hit(i, event, replace(trigger, conditions=trigger.conditions | {"attributive"}), (i,))


def copular(tree: Tree, codebook: Codebook) -> Iterator[Hit]:
    """Phrases whose governing word is "be": "he is free", "they remain behind bars"."""
    phrases = [
        (event, trigger)
        for event in codebook.events.values()
        for trigger in event.triggers
        if trigger.lemmas[0] == "be" and len(trigger.lemmas) > 1
    ]
    by_last: dict[str, list[tuple[EventType, Trigger]]] = {}
    for event, trigger in phrases:
        by_last.setdefault(trigger.lemmas[-1], []).append((event, trigger))
    for i in range(len(tree.tokens)):
        for event, trigger in by_last.get(tree.lemma(i), ()):
            cop = tree.children(i, "cop")
            if not cop:
                continue
            between = trigger.lemmas[1:-1]
            cases = {tree.lemma(c) for c in tree.children(i, "case", "det")}
            if set(between) <= cases:
                yield Hit(i, event, trigger, (i, *cop))
