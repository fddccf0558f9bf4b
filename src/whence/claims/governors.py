"""How surely an event is told by the word above it: "failed to", "accused of", "plans to", "regretted that".

Of what a verb makes of its complement: Karttunen's signatures ("Implicative verbs", Language 47, 1971, and "Simple and
phrasal implicatives", 2012): "managed to" says that it happened and "did not manage to" that it did not; "failed to"
turns both round; "regretted" and "stopped" take it as known either way; "wanted to" says neither.
"""

from __future__ import annotations

from dataclasses import replace

from whence.claims.own_words import negated
from whence.claims.steps import Effect, Rule, Step


def conditional(s: Step) -> Effect | None:
    """It is a condition or a question left open: "if they attack", "unless he is freed", "had they attacked",
    "it is unclear whether they did"."""
    marks = s.marks & s.codebook.factuality["conditional"]
    past = s.tree[s.at].xpos in ("VBD", "VBN") and marks <= {"until", "before", "once"}
    if marks == {"before"} and s.tree[s.at].xpos == "VBG":
        past = s.tree[s.head].xpos == "VBD"  # "waited for an hour before killing them"
    opened = s.relation in ("ccomp", "csubj", "acl") and marks & {"whether", "if"}
    subjects = s.tree.children(s.at, "nsubj")
    first = s.tree.children(s.at, "aux", "cop")[:1]
    turned = (
        s.relation == "advcl" and not s.marks and first and subjects and first[0] < subjects[0] and s.at > subjects[0]
        and s.tree[first[0]].text.lower() in ("had", "were", "should")
    )  # fmt: skip
    if (s.relation == "advcl" and marks and not past) or opened or turned:
        return Effect(lower="U", ends=True)
    return None


def embedded_question(s: Step) -> Effect | None:
    """Who did it, why or how may be open; that it was done is not: "it is not known who killed the judge"."""
    asked = any(s.tree[c].xpos in ("WP", "WRB") for c in s.tree.children(s.at, "nsubj", "obj", "obl", "advmod", "mark"))
    return Effect(ends=True) if asked and s.relation in ("ccomp", "csubj") else None


def untrue(s: Step) -> Effect | None:
    """What was told is called false: "the report that soldiers killed villagers is untrue"."""
    if s.tree[s.head].upos == "VERB" and s.tree.lemma(s.head) == "lie":
        return None  # "his body was lying in the road"
    return Effect(flip=True) if s.above("untrue") and s.relation in ("nsubj", "csubj", "ccomp") else None


def unconfirmed(s: Step) -> Effect | None:
    """Nobody vouches for it so far: "his death has not been confirmed", "could not be verified"."""
    vouched = s.tree.lemma(s.head) in s.codebook.factuality["vouching"]
    vouched = vouched and s.relation in ("nsubj", "csubj", "ccomp", "obj")
    return Effect(lower="U", ends=True) if vouched and negated(replace(s, at=s.head)) else None


def accused(s: Step) -> Effect | None:
    """Somebody is accused of it: "accused of killing", "charges of smuggling", "wanted for"."""
    tree = s.tree
    plain_verb = tree[s.head].upos == "VERB" and not tree.is_passive(s.head) and tree.lemma(s.head) in ("try", "want")
    return Effect(accuses=True) if s.above("accused") and _content(s) and not plain_verb else None


def suspected(s: Step) -> Effect | None:
    """It is suspected or believed: "suspected of smuggling", "is believed to have died"."""
    return Effect(lower="PR", suspects=True) if s.above("suspected") and _content(s) else None


def hearsay(s: Step) -> Effect | None:
    """It is told, nobody says by whom: "are said to have recruited", "asked about reports that they had"."""
    tree = s.tree
    if not s.above("hearsay"):
        return None
    told = tree.is_passive(s.head) and s.relation in ("xcomp", "ccomp", "csubj")
    above = tree.head(s.head)
    taken_up = (
        above is not None and tree.lemma(above) in s.codebook.acts and tree.has(s.head, "obj")
    )  # "denied reports that", "confirmed reports"
    taken_up |= above is not None and tree.lemma(above) in s.codebook.factuality["truth"]  # "no truth in reports that"
    rumoured = tree[s.head].upos == "NOUN" and tree[s.head].xpos == "NNS" and s.clause and not taken_up
    return Effect(lower="PR") if told or (rumoured and "that" in s.marks) else None


def averted(s: Step) -> Effect | None:
    """The governing word says that it did not happen: "failed to", "prevented", "denied"."""
    if s.clause and s.above("aspectual") and s.tree[s.at].xpos == "VBG" and not s.marks & {"from", "of"}:
        return Effect(ends=True)  # who stopped shelling has shelled
    if s.clause and s.above("barely") and s.tree[s.at].xpos == "VBG":
        return Effect(flip=True)  # "narrowly missed killing him"
    return Effect(flip=True) if s.above("negative") and (s.clause or s.to_it) else None


def known(s: Step) -> Effect | None:
    """It is taken as known, whatever is denied or supposed of knowing it: "did not regret that they had attacked"."""
    told = s.clause and not s.infinitive and not s.tree.children(s.at, "cop")
    return Effect(ends=True) if told and s.above("presupposing") else None


def put_off(s: Step) -> Effect | None:
    """It is put off, so that it did not happen when it should: "delayed the release", "the trial was postponed"."""
    return Effect(flip=True, ahead=True, wished=True) if s.above("postponing") and s.to_it else None


def seems(s: Step) -> Effect | None:
    """It seems, appears, is likely: the clause under such a word is probable; under "unlikely" that it is not."""
    if s.tree.lemma(s.head) == "appear" and s.relation in ("advcl", "acl"):
        return None  # "appeared in court charged with"
    if s.above("improbable") and s.clause:
        return Effect(lower="PR", flip=True)
    return Effect(lower="PR") if s.above("probable") and s.clause else None


def can_be(s: Step) -> Effect | None:
    """It is called possible by the word above it; who was able to do it did it, who is able to may."""
    if s.above("able") and (s.clause or s.tree.case(s.at) == "of"):
        past = any(s.tree[c].text.lower() in ("was", "were") for c in s.tree.children(s.head, "cop"))
        return Effect() if past or negated(replace(s, at=s.head, event=False)) else Effect(lower="PS")
    return Effect(lower="PS") if s.above("possible") and s.clause else None


def wanted(s: Step) -> Effect | None:
    """It is planned, wanted, ordered, threatened or attempted: "plans to arrest", "a plot to kill"."""
    # "agreed to a ceasefire" made one, "called for a ceasefire" did not
    arranged = s.tree.lemma(s.head) in s.codebook.lists["arrange"] and s.tree.case(s.at) != "for"
    definite = any(s.tree.lemma(c) == "the" for c in s.tree.children(s.at, "det"))
    deed = definite and s.tree.lemma(s.at) in s.codebook.lists["deed"] | s.codebook.lists["known_deed"]
    if s.relation == "obj" and deed and s.tree.lemma(s.head) in s.codebook.lists["deed_of"]:
        return None  # "ordered the attack on the base": which one is known
    if not (s.clause or (s.relation in ("obj", "nmod", "obl") and not arranged)):
        return None
    if s.relation == "advcl" and s.tree[s.at].xpos == "VBD":
        return None  # "set up a roadblock, after which they shot nine men"
    if s.above("expected"):
        return Effect(lower="PR", ahead=True, wished=True)
    if s.above("permitting"):
        return Effect(lower="PS", ahead=True, wished=True)
    if s.above("arranged"):
        # "was due to fly" leaves open whether it did
        was = any(s.tree[c].text.lower() in ("was", "were") for c in s.tree.children(s.head, "aux", "cop"))
        return Effect(lower="U" if was else None, ahead=True, wished=True)
    return Effect(lower="U", wished=True) if s.above("uncommitted") else None


def used_for(s: Step) -> Effect | None:
    """What something is used for is done: "uses the firm to smuggle", "uses it as a cover to smuggle"."""
    uses, above = s.codebook.lists["use"], s.tree.head(s.head)
    used = s.tree.lemma(s.head) in uses or (
        s.tree[s.head].upos == "NOUN" and above is not None and s.tree.lemma(above) in uses
    )
    return Effect() if s.infinitive and s.clause and used else None


def came_to(s: Step) -> Effect | None:
    """An infinitive that tells what came about: "the third judge to be killed", "made to release them", "only to be
    killed", "went on to kill them"."""
    tree = s.tree
    if not s.infinitive or s.relation not in ("advcl", "acl", "xcomp"):
        return None
    single = s.above("singling_out") and bool(tree.children(s.head, "cop"))  # "was the third to be killed"
    if s.relation == "acl" or single:
        singled = {tree.lemma(c) for c in [s.head, *tree.children(s.head, "amod", "nummod")]}
        ranked = any(tree[c].xpos == "JJS" for c in tree.children(s.head, "amod"))
        return Effect() if ranked or singled & s.codebook.factuality["singling_out"] else None
    only = "only" in s.marks
    return Effect() if only or (tree.is_passive(s.head) and s.above("compelling")) or s.above("going_on") else None


def purpose(s: Step) -> Effect | None:
    """A purpose is not a deed: "went there to kill him"."""
    meant = s.infinitive and s.relation in ("advcl", "acl") and "to" in s.marks
    return Effect(ahead=True, wished=True) if meant else None


def supposed(s: Step) -> Effect | None:
    """It is the indefinite subject of what would or will be: "an attack on the port would cost us the war"."""
    if s.relation != "nsubj" or not s.event or s.tree[s.at].upos != "NOUN":
        return None
    if s.tree.is_passive(s.head) and (s.above("uncommitted") or s.above("expected") or s.above("arranged")):
        return Effect(lower="PR", ahead=True, wished=True)  # "his trial is expected to begin"
    definite = any(s.tree.lemma(c) in ("the", "this", "that", "these", "those") for c in s.tree.children(s.at, "det"))
    above = Step(s.tree, s.codebook, s.head, False)
    if definite or s.tree.children(s.at, "nmod:poss") or not above.own("hypothetical", "aux"):
        return None
    return Effect(lower="U", wished=True)


def infinitive(s: Step) -> Effect | None:
    """What stands in the infinitive under a verb that does not vouch for it: "hesitated to shoot"."""
    going = "to" in s.marks and s.tree.lemma(s.head) in s.codebook.lists["moving"]  # "had come to kill him"
    if s.relation == "xcomp" and s.infinitive and (going or not s.above("factive")):
        return Effect(ahead=True, wished=True)
    return None


#: asked in this order; the first that applies decides
GOVERNING: tuple[Rule, ...] = (
    conditional, embedded_question, untrue, unconfirmed, accused, suspected, hearsay, averted, known, put_off, seems,
    can_be, wanted, used_for, came_to, purpose, supposed, infinitive,
)  # fmt: skip


def _content(s: Step) -> bool:
    """Whether ``at`` is what the word above speaks of: "accused of killing", "charges of smuggling"."""
    if s.relation in ("obl", "nmod"):
        return s.tree.case(s.at) in ("of", "with", "for", "over", "in", "as", "to")
    if s.relation in ("advcl", "acl"):
        return bool(s.marks & {"of", "with", "for", "to", "that", "over"}) or s.infinitive
    return s.relation in ("xcomp", "ccomp", "csubj")
