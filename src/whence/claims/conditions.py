"""Further rules a codebook word may be under, by name: when does "strike" tell an air strike, "clear" an acquittal?

Each rule is asked with the page's tree, the hit and its roles, and answers whether the word may tell its event.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from whence.claims.kinds import Kinds
from whence.claims.syntax import Tree
from whence.claims.triggers import Hit
from whence.codebook import Codebook

Roles = Mapping[str, list[int]]
Topic = Literal["conflict", "elsewhere", "neither"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a condition may look at."""

    tree: Tree
    kinds: Kinds
    codebook: Codebook
    hit: Hit
    roles: Roles
    topic: Topic


def by_words(a: Asked) -> bool:
    """Whom one attacks for what he did, as a liar or over his record, one attacks in words."""
    tree, i = a.tree, a.hit.token
    for c in tree.children(i, "advcl", "obl"):
        marks = {tree.lemma(m) for m in tree.children(c, "mark", "case")}
        people = any(a.kinds.of(h) & {"person"} for h in a.roles.get("patient", ()))
        if "as" in marks or ("for" in marks and tree[c].xpos == "VBG") or (people and "over" in marks):
            return False
    return True


def weak(a: Asked) -> bool:
    """Other trades use the word as well: it counts on a page about conflict or crime, or, on a page that is no other
    trade's, where a soldier, gunman or weapon takes part or somebody was shot; where no word of another trade stands on
    the page, also of people it befell ("nine men were wounded") and of what stands or drives ("they attacked the
    mast")."""
    if a.topic != "neither":
        return a.topic == "conflict"
    taking_part = {h for role in ("agent", "patient", "instrument") for h in a.roles.get(role, ())}
    armed = a.codebook.lists["armed"] | a.codebook.lists["weapon"]
    if a.tree.lemma(a.hit.token) == "shoot" and a.tree.is_passive(a.hit.token):
        return any(a.kinds.of(h) >= {"person"} and a.tree[h].upos != "PRON" for h in a.roles.get("patient", ()))
    words = (w for h in taking_part for w in (h, *a.tree.children(h, "compound", "amod")))
    return any(a.tree.lemma(w) in armed for w in words) or (_befell(a) and not _trade(a.tree, a.codebook))


def _befell(a: Asked) -> bool:
    """Did force befall people, told in the passive, or a house or a car at the hands of others than "us"?"""
    if a.hit.type.violent and a.hit.trigger.pos == "NOUN" and a.hit.type.state is not None:
        # "the massacre of nine villagers", "the execution of Karim Dastan"
        return any(a.kinds.of(h) == {"person"} and a.tree[h].upos != "PRON" for h in a.roles.get("patient", ()))
    if not a.hit.type.violent or a.hit.trigger.pos != "VERB":
        return False
    struck = {kind for h in a.roles.get("patient", ()) for kind in a.kinds.of(h)}
    passive = a.tree.is_passive(a.hit.token) or "attributive" in a.hit.trigger.conditions
    if passive and not a.roles.get("agent"):
        return bool(struck & {"person", "group"})
    return bool(struck & {"facility", "vehicle"}) and not any(
        a.tree.lemma(h) in ("I", "i", "we") for h in a.roles.get("agent", ())
    )


def contraband(a: Asked) -> bool:
    """Carrying or shipping things is no news unless the things are weapons, drugs and the like."""
    following = a.hit.token + 1
    if a.tree.lemma(a.hit.token) == "have" and following < len(a.tree.tokens) and a.tree[following].xpos == "VBN":
        return False  # "had smuggled" has nothing
    wanted = a.codebook.lists["contraband"]
    return any(
        a.tree.lemma(g) in wanted
        or any(a.tree.lemma(c) in wanted for c in a.tree.subtree(g))
        or "weapon" in a.kinds.of(g)
        for g in (*a.roles.get("goods", ()), *a.roles.get("modifier", ()))
    )


def armed(a: Asked) -> bool:
    """A campaign is an offensive when it is a military, bombing or ground campaign."""
    conflict = a.codebook.lists["conflict"] | {"bombing", "air", "ground"}
    return any(a.tree.lemma(c) in conflict for c in a.tree.children(a.hit.token, "amod", "compound"))


def by_air(a: Asked) -> bool:
    """A strike or a hit is an air strike when its sentence speaks of aircraft, drones or missiles."""
    if a.hit.trigger.pos == "NOUN" and a.roles.get("patient"):
        return True  # "conducted a strike on the compound"
    if _by_a_state(a):
        return True
    wanted = a.codebook.lists["by_air"]
    sentence = a.tree.reading.sentences[a.tree[a.hit.token].sentence]
    lemmas = {k: a.tree.lemma(k) for k in range(sentence.first, sentence.last)}
    buried = {k for k in lemmas if lemmas[k] == "bomb" and _laid(a, k)}
    return any(
        k != a.hit.token and k not in buried and (lemma in wanted or f"{lemma} {lemmas.get(k + 1)}" in wanted)
        for k, lemma in lemmas.items()
    )


def _laid(a: Asked, bomb: int) -> bool:
    """ "An improvised bomb", "a roadside bomb": it fell from no aircraft."""
    return any(a.tree[c].text.lower() in a.codebook.lists["laid"] for c in a.tree.children(bomb, "amod", "compound"))


def _by_a_state(a: Asked) -> bool:
    """ "Norland admitted a strike", "we struck a camp": on a page that speaks of aircraft elsewhere, such a strike by a
    country, its forces or the one who speaks for them is one."""
    if a.topic != "conflict" or a.tree.lemma(a.hit.token) != "strike":
        return False
    agents = [h for role in ("agent", "subject") for h in a.roles.get(role, ())]
    armed = a.codebook.lists["armed"] | {"we", "it", "they"}
    if not any("country" in a.kinds.of(h) or a.tree.lemma(h) in armed for h in agents):
        return False
    words = {a.tree.lemma(i) for i in range(len(a.tree.tokens))}
    return bool(words & (a.codebook.lists["by_air"] & _FLOWN))


#: What flies, and no shell or rocket that may come from the ground.
_FLOWN = frozenset({"aircraft", "jet", "warplane", "plane", "bomber", "airstrike", "drone", "gunship"})


def by_shell(a: Asked) -> bool:
    """A hit or a strike is a bombardment when its sentence speaks of shells, artillery or a laid bomb, and not of the
    air."""
    lists, tree = a.codebook.lists, a.tree
    sentence = tree.reading.sentences[tree[a.hit.token].sentence]
    words = {tree.lemma(k) for k in range(sentence.first, sentence.last) if k != a.hit.token}
    if any(tree.lemma(k) == "bomb" and _laid(a, k) for k in range(sentence.first, sentence.last)):
        return True
    return bool(words & lists["by_shell"]) and not words & (lists["by_air"] - {"bomb", "rocket"})


def no_office(a: Asked) -> bool:
    """ "In charge of the sector" charges nobody, nor does "charged with the care of the dam"."""
    tasks = {a.tree.lemma(c) for c in a.tree.children(a.hit.token, "obl", "advcl")}
    return a.tree.case(a.hit.token) != "in" and not tasks & a.codebook.lists["tasks"]


def organised(a: Asked) -> bool:
    """To found, set up or form counts for groups, bases and companies, not for plans or questions."""
    wanted = a.codebook.lists["organised"]
    return any(
        a.tree.lemma(p) in wanted or (a.tree[p].upos == "PROPN" and "group" in a.kinds.of(p))
        for p in a.roles.get("patient", ()) or a.roles.get("object", ())
    )


def passive_only(a: Asked) -> bool:
    """ "He was caught" tells a detention, as "they caught him" and "police caught a smuggler" do; "they caught a bus"
    does not."""
    by_law = any(
        a.tree.lemma(h) in a.codebook.lists["armed"] or "country" in a.kinds.of(h)
        for role in ("agent", "subject")
        for h in a.roles.get(role, ())
    )
    if {a.tree.lemma(c) for c in a.tree.children(a.hit.token, "obl")} & a.codebook.lists["entangling"]:
        return False  # "caught in traffic"
    held = [h for h in a.roles.get("patient", ()) if by_law or a.tree[h].upos in ("PRON", "PROPN")]
    return a.tree.is_passive(a.hit.token) or any(a.kinds.of(h) and a.kinds.of(h) <= {"person", "group"} for h in held)


def moved(a: Asked) -> bool:
    """ "He was taken to Karsa prison" tells a transfer; "they took the boy to hospital" does not."""
    care = a.codebook.lists["care"]
    goals = [*a.roles.get("to", ()), *a.roles.get("recipient", ())]
    return a.tree.is_passive(a.hit.token) and bool(goals) and not any(a.tree.lemma(g) in care for g in goals)


def by_weapon(a: Asked) -> bool:
    """Firing, throwing or launching is an attack when a weapon is fired, or when it is aimed at somebody."""
    return bool(a.roles.get("instrument")) or (
        not a.tree.is_passive(a.hit.token)
        and a.tree.lemma(a.hit.token) == "fire"
        and bool(a.roles.get("patient"))
        and not a.roles.get("object")
    )


def by_forces(a: Asked) -> bool:
    """An operation is an attack when it is an air force's, an army's, a country's, and against something."""
    police = {"police", "policeman", "constable", "guard", "agent"}
    military = a.codebook.lists["by_air"] | a.codebook.lists["armed"] - police
    return any(
        "country" in a.kinds.of(h) or a.tree.lemma(h) in military
        for h in (*a.roles.get("agent", ()), *a.roles.get("subject", ()))
    )


def by_fighters(a: Asked) -> bool:
    """To hit, strike or target somebody or a place is an attack when fighters, soldiers or a state do it, and not the
    police, who target in other ways."""
    armed = a.codebook.lists["armed"] - a.codebook.lists["policing"]
    doers = a.roles.get("agent", ())
    hard = any("country" in a.kinds.of(h) and a.tree.lemma(a.hit.token) != "target" for h in doers)
    return hard or any(a.tree.lemma(h) in armed for h in doers)


def lost(a: Asked) -> bool:
    """ "Lost four men" tells deaths where people are counted, "lost his father" and "lost the match" do not."""
    counted = (h for h in a.roles.get("patient", ()) if "person" in a.kinds.of(h))
    return any(a.tree.children(h, "nummod", "det") and a.tree[h].xpos in ("NNS", "CD") for h in counted)


def explosive(a: Asked) -> bool:
    """What goes off goes off as a bomb when it is a weapon: "a bomb went off", not "the alarm went off"."""
    return any("weapon" in a.kinds.of(h) for h in a.roles.get("instrument", ()))


def by_force(a: Asked) -> bool:
    """To take somebody is to detain him when soldiers, policemen or gunmen do it, and not to take him somewhere."""
    armed = a.codebook.lists["armed"]
    agents = [*a.roles.get("agent", ()), *a.roles.get("subject", ())]
    elsewhere = [h for slot in ("to", "into", "for", "through", "from") for h in a.roles.get(slot, ())]
    they = a.tree.lemma(a.hit.token) == "take" and len(a.hit.words) > 1 and a.topic == "conflict"
    if they and any(a.tree[h].text.lower() in ("they", "men") for h in agents):
        return any("person" in a.kinds.of(h) for h in a.roles.get("patient", ()))  # "they took nine men away"
    return any(a.tree.lemma(h) in armed for h in agents) and not elsewhere


def of_custody(a: Asked) -> bool:
    """Who escapes unhurt, or escapes an attack, was in nobody's custody."""
    tree, i = a.tree, a.hit.token
    beside = [*tree.children(i, "advmod", "xcomp", "amod", "advcl", "obj")]
    beside += [h for h in tree.children(i, "obl") if tree.case(h) in ("from", "with", "")]
    whence = {k for h in beside for k in (h, *tree.children(h, "compound", "conj"))}
    return not {tree.lemma(k) for k in whence} & a.codebook.lists["unhurt"]


def in_custody(a: Asked) -> bool:
    """Whom one holds responsible, one does not hold."""
    tree, i = a.tree, a.hit.token
    said = {tree.lemma(c) for c in tree.children(i, "xcomp", "advcl", "advmod", "amod", "obl")}
    said |= {tree.lemma(c) for h in a.roles.get("patient", ()) for c in tree.children(h, "amod", "acl")}
    return not said & (a.codebook.lists["answerable"] | {"account"})


#: the conditions that can refuse a word; the others of a trigger say how it is read, not whether
CONDITIONS: dict[str, Callable[[Asked], bool]] = {
    "weak": weak,
    "by_words": by_words,
    "contraband": contraband,
    "armed": armed,
    "by_air": by_air,
    "organised": organised,
    "passive_only": passive_only,
    "by_weapon": by_weapon,
    "explosive": explosive,
    "by_force": by_force,
    "by_forces": by_forces,
    "lost": lost,
    "by_fighters": by_fighters,
    "by_shell": by_shell,
    "moved": moved,
    "no_office": no_office,
    "of_custody": of_custody,
    "in_custody": in_custody,
}


def allowed(a: Asked) -> bool:
    """Whether every condition of the hit's trigger holds."""
    if a.topic == "elsewhere" and (a.hit.type.violent or a.hit.type.name in a.codebook.lists["of_conflict"]):
        return False  # on the sports page nobody is killed, and what is smuggled in is a joke
    return all(CONDITIONS[name](a) for name in sorted(a.hit.trigger.conditions) if name in CONDITIONS)


#: how many words of conflict there must be for each word of another trade, below which the page is that trade's:
#: all 40 invented pages on sport, the arts and business in warlike words (tests/cases/quiet) are below it, and none of
#: 81 on conflict (the example page, the gold reports, the incidents and the demonstration); of 116 reports of MUC-4's
#: dev part with an incident one is. Anything from 2.2 to 2.5 gives the same.
BALANCE = 2.2
#: words of another trade below which a page is that trade's only where they outnumber those of conflict: a raid on the
#: fish market has its auction. None of 40 invented quiet pages has fewer.
FEW = 3


def _trade(tree: Tree, codebook: Codebook) -> frozenset[str]:
    """The words of other trades on the page."""
    return codebook.lists["elsewhere"] & _nouns(tree)


def _nouns(tree: Tree) -> set[str]:
    return {tree.lemma(i) for i, t in enumerate(tree.tokens) if t.upos in ("NOUN", "ADJ", "PROPN")}


def topic(tree: Tree, codebook: Codebook, comment: bool = False) -> Topic:
    """What a page is about, by its different nouns and adjectives: conflict or crime, another trade, or neither.

    Of conflict when it has words of the codebook's list (one in a text under 60 words, two under 200, three beyond)
    and not too many of other trades; in a comment one word of another trade outweighs none.
    """
    conflict, elsewhere = len(_nouns(tree) & codebook.lists["conflict"]), len(_trade(tree, codebook))
    few = not comment and elsewhere < FEW
    if elsewhere >= (1 if comment else 2) and conflict < (1 if few else BALANCE) * elsewhere:
        return "elsewhere"
    wanted = 1 if len(tree.tokens) < 60 else 2 if len(tree.tokens) < 200 else 3
    return "conflict" if conflict >= wanted else "neither"
