"""Links that syntax makes by itself: apposition and "X is the Y"."""

from __future__ import annotations

from whence.language.coreference.names import is_short_for
from whence.language.coreference.refuse import kins_clash
from whence.language.coreference.scene import FIRST, Scene, View

_UNSURE = frozenset("may might could would should can must not never n't n’t if whether".split())
_EMPTY = frozenset({"it", "there", "what", "which", "who", "that", "this"})


def ties(scene: Scene) -> dict[int, int]:
    """For a view the earlier view that syntax says is the same."""
    found: dict[int, int] = {}
    for rule in RULES:
        for later, earlier in rule(scene):
            if later != earlier:
                found.setdefault(later, earlier)
    return found


def apposition(scene: Scene) -> list[tuple[int, int]]:
    """ "Adel Karim, the harbour master"; not a place after a place ("Karsa, Norland"), which says where."""
    pairs = []
    for v in scene.views:
        token = scene.tokens[v.phrase.head]
        if token.deprel != "appos" or v.phrase.members or _has_preposition(scene, v):
            continue
        host = scene.of_head.get(token.head)
        if host is None:
            continue
        other = scene.views[host]
        between = scene.tokens[other.phrase.last : v.phrase.first]
        if other.dateline:
            continue  # "KARSA - A dock guard ..."
        if any(t.upos in ("VERB", "AUX") for t in between):
            continue  # a clause lies between: no apposition, whatever the tree says
        if not _may_be_one(v, other) or ("person" not in (v.phrase.kin, other.phrase.kin) and _where(v, other, scene)):
            continue
        pairs.append((v.index, host) if host < v.index else (host, v.index))
    return pairs


def identification(scene: Scene) -> list[tuple[int, int]]:
    """ "The officer was identified as Karim Dastan", "police named the man as ...": who is named, and the name."""
    pairs = []
    for v in scene.views:
        token = scene.tokens[v.phrase.head]
        if not token.deprel.startswith(("obl", "xcomp")) or v.phrase.members or v.phrase.kind == "pronoun":
            continue
        verb = scene.tokens[token.head]
        if verb.lemma not in _NAMING or not any(scene.tokens[c].lemma == "as" for c in scene.children[v.phrase.head]):
            continue
        below = {scene.tokens[c].deprel: c for c in scene.children[token.head]}
        if any(scene.tokens[c].lemma in _UNSURE for c in scene.children[token.head]):
            continue
        patient = below.get("nsubj:pass", below.get("obj"))
        host = scene.of_head.get(patient) if patient is not None else None
        if host is not None and _may_be_one(v, scene.views[host]):
            pairs.append((max(v.index, host), min(v.index, host)))
    return pairs


_NAMING = frozenset({"identify", "name"})


def speech(scene: Scene) -> list[tuple[int, int]]:
    """ "I" in a quotation is whoever speaks it, when that is one person."""
    pairs = []
    for v in scene.views:
        head = scene.speaker.get(v.quote) if v.quote and v.form in FIRST else None
        host = scene.of_head.get(head) if head is not None else None
        if host is None:
            continue
        who = scene.views[host].phrase
        if who.kin in ("person", "?") and who.number != "many" and host < v.index:
            pairs.append((v.index, host))
    return pairs


def _has_preposition(scene: Scene, v: View) -> bool:
    return any(scene.tokens[c].deprel == "case" and c < v.phrase.head for c in scene.children[v.phrase.head])


def _where(v: View, other: View, scene: Scene) -> bool:
    """Whether one name stands by another to say where or for whom ("Karsa (Northern Wire)"), not what it is.

    Two names are one in a bracket of their own kind, and where one is short for the other.
    """
    if v.phrase.kind != "name" or other.phrase.kind != "name" or _short(v, other):
        return False
    bracket = any(t.text in ("(", "[") for t in scene.tokens[other.phrase.last : v.phrase.first])
    return not bracket or v.phrase.kin != other.phrase.kin or v.phrase.kin in ("place", "?")


def _short(v: View, other: View) -> bool:
    return is_short_for(v.name, other.name) or is_short_for(other.name, v.name)


def predicate(scene: Scene) -> list[tuple[int, int]]:
    """ "Karim is the leader of the group": a plain, positive statement of what somebody is."""
    pairs = []
    for v in scene.views:
        p = v.phrase
        below = scene.children[p.head]
        if p.kind == "pronoun" or p.members or (p.kind == "bare" and v.lemma != "one"):
            continue
        if v.lemma in scene.words.vague and v.lemma != "one":
            continue
        relations = {scene.tokens[c].deprel: c for c in below}
        if "cop" not in relations or "nsubj" not in relations:
            continue
        if any(scene.tokens[c].lemma in _UNSURE for c in below):
            continue
        subject = scene.of_head.get(relations["nsubj"])
        if subject is None:
            continue
        other = scene.views[subject]
        if other.form in _EMPTY or not _may_be_one(v, other) or (p.kind == "name" and other.phrase.kind == "name"):
            continue
        pairs.append((v.index, subject) if subject < v.index else (subject, v.index))
    return pairs


def _may_be_one(v: View, other: View) -> bool:
    a, b = v.phrase, other.phrase
    names = a.kind == "name" and b.kind == "name"
    if names and "person" in (a.kin, b.kin) and v.name[-1:] != other.name[-1:]:
        return False  # two people's names side by side are two people
    return (
        not kins_clash(a.kin, b.kin)
        and ("?" in (a.number, b.number) or a.number == b.number or "group" in (a.kin, b.kin))
        and ("?" in (a.gender, b.gender) or a.gender == b.gender)
    )


RULES = (apposition, predicate, identification, speech)
