"""From a codebook word in a sentence to an event with its participants, or to nothing.

The hard part is refusing: a participant of the wrong kind, a missing one, a word of another trade.
"""

from __future__ import annotations

from dataclasses import dataclass

from whence.claims.claim import Count
from whence.claims.conditions import Asked, Topic, allowed
from whence.claims.counts import count
from whence.claims.kinds import Kinds
from whence.claims.listed import listed
from whence.claims.members import singled_out
from whence.claims.slots import Slots, slots
from whence.claims.syntax import Tree
from whence.claims.triggers import Hit, attributive, copular, hits
from whence.codebook import Codebook, EventType

#: a role that a preposition gives only to places, times or manner, whatever the type
_PLACES = (
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "within",
    "around",
    "on",
    "off",
    "across",
    "throughout",
    "along",
    "from",
    "to",
    "into",
    "north of",
    "south of",
    "east of",
    "west of",
    "close to",
    "towards",
    "toward",
    "through",
    "between",
    "by",
    "over",
    "under",
    "above",
    "beside",
    "behind",
    "next to",
)
_NOBODY = ("nobody", "none", "nothing", "no-one")
_FROM_TO = frozenset({"from", "to"})
#: verbs after which "to" names whoever receives, even a country; and verbs of going, after which it never does
_GIVING = ("hand", "turn", "surrender", "give", "deliver", "sell")
_MOVING = ("flee", "escape", "leave", "withdraw", "fly", "return")


@dataclass(frozen=True, slots=True)
class Raw:
    """An event as the sentence tells it. ``roles`` maps to head tokens; ``places`` are heads of place phrases.

    ``word`` is the token that tells it: that of ``token``, but of "found dead" the word "dead", as to find tells none.
    ``carrier`` is the token whose clause carries the factuality: the trigger, or the verb of trying or the light
    verb above it.
    """

    token: int
    words: tuple[int, ...]
    word: int
    type: EventType
    roles: dict[str, tuple[int, ...]]
    places: tuple[int, ...]
    count: Count | None
    carrier: int
    statal: bool
    rule: str
    opposite: bool = False  # the word says that it did not happen: "he is alive"
    by: int | None = None  # who gives a toll: "the ministry put it at 27"
    listed: tuple[int, ...] = ()  # who is named in later sentences: "sanctioned two men", and then the two
    bare: bool = False  # nobody takes part: "after the massacre" tells that there was one, and nothing to write down


def events(tree: Tree, kinds: Kinds, codebook: Codebook, page: Topic) -> list[Raw]:
    """Every event of the text, in text order; a word tells one event at most, and a bare one only where no other type
    has a use for it."""
    told: dict[int, Raw] = {}
    tries = codebook.lists["try"]
    for hit in sorted(
        [*hits(tree, codebook), *copular(tree, codebook), *attributive(tree, codebook)],
        key=lambda h: (h.token, -len(h.words)),
    ):
        known = told.get(hit.token)
        if known is not None and not known.bare:
            continue
        tried = _tried(tree, hit, tries)
        wants_trying = "tried" in hit.trigger.conditions
        if wants_trying != tried and (wants_trying or hit.type.name == "escape"):
            continue
        raw = _event(tree, kinds, codebook, hit, page)
        if raw is not None and not (known is not None and raw.bare):
            # "claimed the kidnapping" tells of the kidnapping as well
            words = (raw.token,) if raw.type.name == "claim_responsibility" else raw.words
            told = dict.fromkeys(words, raw) | told | {raw.token: raw}
    return [raw for token, raw in sorted(told.items()) if token == raw.token]


def _tried(tree: Tree, hit: Hit, tries: frozenset[str]) -> bool:
    i = hit.token
    while True:
        head = tree.head(i)
        if head is None:
            return False
        if tree[i].deprel == "xcomp" or (tree[i].deprel in ("acl", "advcl", "ccomp") and tree[i].xpos == "VB"):
            return tree.lemma(head) in tries or (tree.lemma(head) == "about" and bool(tree.children(head, "cop")))
        if tree[i].deprel != "conj":
            return False
        i = head


def _event(tree: Tree, kinds: Kinds, codebook: Codebook, hit: Hit, page: Topic) -> Raw | None:
    if hit.trigger.pos == "NOUN" and hit.type.name == "die" and _again(tree, hit):
        return None
    found = slots(tree, hit, codebook)
    doers = (h for slot in ("subject", "by") for h in found.get(slot, ()))
    if hit.type.violent and any(tree[h].upos != "PROPN" and tree.lemma(h) in codebook.lists["nature"] for h in doers):
        return None  # "the storm killed nine"
    roles = _roles(tree, kinds, hit, found, codebook.lists["unaccusative"])
    if roles is None:
        return None
    if "tried" in hit.trigger.conditions and not _leaves(tree, kinds, hit, found, page):
        return None
    places = _place_heads(tree, kinds, hit, found, roles)
    if hit.trigger.pos == "NOUN" and hit.type.violent and "patient" in hit.type.takes and not roles.get("patient"):
        victims = [h for h in _victims(tree, codebook, hit.token) if kinds.fits(h, hit.type.takes["patient"])]
        if victims:
            roles["patient"] = victims
    if hit.type.state is not None and hit.type.state.role == "patient":
        told = singled_out(tree, roles.get("patient", []), hit.token)
        told = [h for h in told if h in roles.get("patient", ()) or kinds.fits(h, hit.type.takes["patient"])]
        roles = {**roles, "patient": told} if told else roles
    track = hit.type.state.track if hit.type.state is not None else None
    names = listed(tree, kinds, codebook, roles.get("patient", []), hit.token) if track == "listing" else []
    if "owned" in hit.trigger.conditions and not roles.get("patient") and _come_upon(tree, codebook, hit.token):
        roles["patient"] = [hit.token]
    asked = Asked(tree, kinds, codebook, hit, {**found, **roles}, page)
    if not allowed(asked):
        return None
    bare = False
    filled = {role for role, heads in roles.items() if heads} | ({"patient"} if "nobody" in found else set())
    number = _count(tree, codebook, hit, roles)
    if not filled.issuperset(hit.trigger.requires):
        bare = True
    elif "nobody" in found:
        number = Count(0, 0)
    elif "toll" in hit.trigger.conditions:
        number = _toll(tree, codebook, hit.token)
        if number is None:
            return None
        dead = [h for h in _counted(tree, hit.token) if kinds.fits(h, hit.type.takes["patient"])]
        roles = {**roles, "patient": dead[:1]} if dead and not roles.get("patient") else roles
    elif _no_such(tree, hit.token):
        pass  # "there was no attack" denies one whoever it was by
    elif not filled & set(hit.type.needs) and not ("place" in hit.type.needs and places):
        bare = True
    if bare and (hit.trigger.pos != "NOUN" or not hit.type.violent):
        return None
    if "attributive" in hit.trigger.conditions:
        # "the kidnapped journalist" goes back to what was told; "the kidnapped journalist Karim Dastan" may tell it
        bare = not any(_named(tree, kinds, h) for h in roles.get("patient", ()))
    return Raw(
        token=hit.token,
        words=hit.words,
        word=hit.words[-1] if "told_last" in hit.trigger.conditions else hit.token,
        type=hit.type,
        roles={role: tuple(heads) for role, heads in roles.items() if heads},
        places=tuple(places),
        count=number,
        carrier=_carrier(tree, hit, codebook),
        statal="statal" in hit.trigger.conditions,
        rule=f"{hit.type.name}:{' '.join(hit.trigger.lemmas)}",
        by=_teller(tree, hit) if "toll" in hit.trigger.conditions else None,
        bare=bare,
        opposite="opposite" in hit.trigger.conditions,
        listed=tuple(names),
    )


def _named(tree: Tree, kinds: Kinds, h: int) -> bool:
    return kinds.named(h) or any(tree[c].upos == "PROPN" for c in tree.children(h, "appos", "flat"))


def _again(tree: Tree, hit: Hit) -> bool:
    """ "They died the death of the brave": the verb tells it."""
    verb = tree.head(hit.token)
    return verb is not None and tree[hit.token].deprel == "obj" and tree.lemma(verb) == "die"


def _come_upon(tree: Tree, codebook: Codebook, i: int) -> bool:
    """Whether bodies are counted and found: "30 bodies were found", "saw nineteen bodies"."""
    head = tree.head(i)
    counted = count(tree, i, codebook) is not None and tree[i].xpos == "NNS"
    return (
        counted and head is not None and tree.has(i, "obj", "nsubj") and tree.lemma(head) in codebook.lists["finding"]
    )


def _teller(tree: Tree, hit: Hit) -> int | None:
    """Who puts the toll at its number; None where it merely rises or stands."""
    head = tree.head(hit.token)
    if head is None or tree[hit.token].deprel != "obj":
        return None
    return tree.subject(head)


def _no_such(tree: Tree, i: int) -> bool:
    """Whether the word stands in "there was no attack"."""
    head = tree.head(i)
    hosts = [i] if head is None else [i, head]
    there = any(tree.children(h, "expl") for h in hosts)
    return there and any(tree[d].text.lower() == "no" for d in tree.children(i, "det"))


def _toll(tree: Tree, codebook: Codebook, i: int) -> Count | None:
    """The number in "the death toll rose to 131", "a toll of 40", "the toll stands at 12"."""
    return next((found for c in _counted(tree, i) if (found := count(tree, c, codebook)) is not None), None)


def _counted(tree: Tree, i: int) -> list[int]:
    """What may stand for the number of a toll: "at nine workers", "to 131"."""
    head = tree.head(i)
    hosts = [i] if head is None or not tree.is_verbal(head) else [i, head]
    inside = ("of", "to", "at", "past", "above", "")
    return [c for h in hosts for c in tree.children(h, "nmod", "obl", "obj", "xcomp") if tree.case(c) in inside]


def _victims(tree: Tree, codebook: Codebook, i: int) -> list[int]:
    """Whom "killed in an air strike" was done to: those of the verb that the strike is a circumstance of."""
    head = tree.head(i)
    told_in = head is not None and tree[i].deprel.partition(":")[0] == "obl" and tree.case(i) in ("in", "by", "during")
    does = head is not None and tree[i].deprel == "nsubj"  # "a drone strike killed five"
    if head is None or not (told_in or does):
        return []
    life = {
        t.lemmas[0]: e.name for e in codebook.events.values() if e.state is not None and e.state.track == "life"
        for t in e.triggers if t.pos == "VERB" and len(t.lemmas) == 1
    }  # fmt: skip
    if tree.lemma(head) not in life:
        return []
    active = not tree.is_passive(head) and life[tree.lemma(head)] != "die"
    subject = tree.subject(head)
    found = tree.children(head, "obj") if active else [subject] if subject is not None else []
    return [h for h in found if not _is_nobody(tree, h)]


def _leaves(tree: Tree, kinds: Kinds, hit: Hit, found: Slots, page: Topic) -> bool:
    """Trying to leave counts with a country, a town or a vessel to leave or board, or on a page of conflict."""
    where = [h for slot in ("object", "from", "to", "into", "for") for h in found.get(slot, ())]
    return any(kinds.of(h) & {"place", "country", "facility", "vehicle"} for h in where) or page == "conflict"


def _roles(
    tree: Tree, kinds: Kinds, hit: Hit, found: Slots, unaccusative: frozenset[str]
) -> dict[str, list[int]] | None:
    """Roles by head token; None when somebody of the wrong kind stands where a participant belongs."""
    mapping, takes = dict(hit.type.roles), hit.type.takes
    if hit.trigger.subject == "nobody":
        mapping.pop("subject", None)
    elif hit.trigger.subject:
        mapping["subject"] = hit.trigger.subject
    if "passive_voice" in hit.trigger.conditions:
        mapping["from"] = "agent"  # "came under fire from the rebels"
        mapping["subject"] = mapping.get("object", "patient")
    if "statal" in hit.trigger.conditions:
        mapping["subject"] = "patient"
    if "by_weapon" in hit.trigger.conditions:
        mapping["object"] = "instrument"
        takes = {**takes, "instrument": frozenset({"weapon"})}
    by_itself = " ".join(hit.trigger.lemmas) in unaccusative and "object" not in found
    if by_itself and any(kinds.of(h) & {"vehicle", "facility"} for h in found.get("subject", ())):
        mapping["subject"] = "patient"  # "the vessel blew up"
    if "object" in found and hit.type.name != "possess":
        found.pop("owner", None)  # "added the airline to its sanctions list": the list's owner is not on it
    if "owner" in found:
        mapping.setdefault("owner", "agent" if hit.type.name == "possess" else mapping.get("object", "patient"))
        if hit.type.name == "possess":
            # "found rifles in his possession": the owner possesses, the finder does not
            mapping.pop("subject", None)
    roles: dict[str, list[int]] = {}
    direct = {"subject", "object"}
    for company in ("along with", "together with", "alongside"):
        if company in found and hit.type.state is not None and "object" in found:
            found["object"] = [*found["object"], *found.pop(company)]  # "seized along with two bodyguards"
    for slot, heads in list(found.items()):
        role = mapping.get(slot)
        if role in (None, "within") or (slot == "in" and role != "patient"):
            continue
        assert role is not None
        for other in hit.type.else_roles.get(slot, ()):
            if not any(kinds.fits(h, takes.get(role, frozenset({"any"}))) for h in heads):
                role = other
        if role == "patient" and hit.type.name == "bomb":  # "blew himself up in a crowd"
            heads = [h for h in heads if not tree[h].text.lower().endswith(("self", "selves"))]
        nobody = [h for h in heads if _is_nobody(tree, h)]
        if nobody and role == "patient":
            found["nobody"] = nobody  # "nobody was killed": none, and no one in particular
            continue
        heads = [h for h in heads if h not in nobody and not _age(tree, h)]
        if role == "agent" and slot == "subject" and hit.type.violent and hit.trigger.pos == "VERB":
            heads = [h for h in heads if not (_deed(kinds, h) or _site(tree, kinds, h))]
        if role == "agent":  # "no group has claimed it": nobody did, and no group is one
            heads = [h for h in heads if not any(tree[d].text.lower() == "no" for d in tree.children(h, "det"))]
        if role == "patient" and slot in _PLACES and roles.get("patient") and "object" in found:
            heads = [h for h in heads if not kinds.of(h) & {"place", "facility"}]  # "bombed a convoy on the road"
        fitting = [h for h in heads if role in _FROM_TO or kinds.fits(h, takes.get(role, frozenset({"any"})))]
        if role in _FROM_TO:
            fitting = [h for h in fitting if kinds.of(h) & {"place", "country", "facility", "person", "group"}]
        if fitting and fitting[0] == heads[0] and slot == "object" and role in ("goods", "patient"):
            unknown = [h for h in heads if not kinds.of(h) and tree[h].upos in ("NOUN", "PROPN")]
            fitting = [h for h in heads if h in fitting or h in unknown]  # "found grenades and two suicide vests"
        if slot == "at" and role == "patient":
            fitting = [h for h in fitting if tree[h].upos != "NUM"]  # "at about five"
        wrong = [h for h in heads if h not in fitting]
        if role == "agent" and wrong and hit.type.violent:
            # "a car bomb killed three": what does it without a will is the instrument
            tools = [h for h in wrong if kinds.of(h) & {"weapon", "vehicle"}]
            if tools and "instrument" not in roles:
                roles["instrument"] = tools
        if (
            slot in direct
            and hit.trigger.pos == "VERB"
            and role in ("patient", "goods")
            and heads[:1] == wrong[:1] != []
        ):
            return None  # "captured the mood", "killed the deal"; what comes first tells the sense
        if role == "to" and not hit.trigger.lemmas[0].startswith(_MOVING):
            given = [h for h in fitting if not kinds.of(h) & {"place"} or hit.trigger.lemmas[0] in _GIVING]
            if given:  # "handed over to the police": they receive him; "transferred to Karsa": he goes there
                roles["recipient"] = given
                fitting = [h for h in fitting if h not in given]
        if fitting:
            known = roles.setdefault(role, [])
            known += [h for h in fitting if h not in known]
    tools = [w for w in hit.words if w != hit.token and kinds.of(w) & {"weapon", "vehicle"}]
    if tools and "instrument" in takes:
        roles.setdefault("instrument", tools)  # "planted a bomb", "a rocket attack"
    _modifiers(tree, kinds, hit, found, roles)
    doers = {_words(tree, h) for h in roles.get("agent", ())}
    if hit.trigger.pos == "VERB" and len(roles.get("patient", ())) > 1:
        # "our people arrested him and our people found them": the second ones do something else
        roles["patient"] = [h for h in roles["patient"] if _words(tree, h) not in doers] or roles["patient"]
    for h in list(roles.get("agent", ())):
        if h in roles.get("patient", ()) and hit.type.name not in ("meet", "ceasefire", "attack"):
            roles["agent"].remove(h)
    return roles


def _words(tree: Tree, i: int) -> str:
    span = tree.phrase(i)
    return tree.reading.text[span.start : span.end].lower()


def _age(tree: Tree, i: int) -> bool:
    """ "9" in "a girl, 9, died": nobody, but how old she is."""
    if tree[i].upos != "NUM" or not tree[i].text.isdigit() or len(tree[i].text) > 2 or i + 1 >= len(tree.tokens):
        return False
    beside = i > 1 and tree[i - 1].text == "," and tree[i - 2].upos in ("NOUN", "PROPN")
    return beside and tree[i + 1].text in (",", ".") and not tree.children(i, "nmod", "case", "cc")


def _deed(kinds: Kinds, h: int) -> bool:
    """ "The fighting left nine dead": a deed is nobody who does another."""
    return "deed" in kinds.of(h) and not kinds.named(h) and not kinds.of(h) & {"weapon", "vehicle"}


def _site(tree: Tree, kinds: Kinds, h: int) -> bool:
    """ "The attack on the station, which killed nine": it was the attack that did."""
    for child, above in tree.ancestors(h):
        if not tree.has(child, "nmod") or tree.case(child) not in (*_PLACES, "of", "against"):
            return False
        if "deed" in kinds.of(above):
            return True
    return False


def _is_nobody(tree: Tree, h: int) -> bool:
    """ "Nobody", "no one"."""
    if tree[h].text.lower() == "one":
        return any(tree[d].text.lower() == "no" for d in tree.children(h, "det"))
    return tree[h].text.lower() in _NOBODY


def _modifiers(tree: Tree, kinds: Kinds, hit: Hit, found: Slots, roles: dict[str, list[int]]) -> None:
    """What stands before a noun: an agent ("an Israeli strike"), goods ("weapons smuggling"), an instrument."""
    for c in found.get("modifier", ()):
        kind, lemma = kinds.of(c), tree[c].text
        takes = hit.type.takes
        if "goods" in takes and kind & takes["goods"] and "goods" not in roles:
            roles["goods"] = [c]
        elif kind & {"weapon", "vehicle"} and "agent" in takes:
            roles.setdefault("instrument", []).append(c)
        elif (
            "agent" in takes
            and "agent" not in roles
            and (kind & {"country", "group"} or _is_nationality(lemma))
            and hit.type.violent
        ):
            roles["agent"] = [c]
        elif (
            "patient" in takes
            and "patient" not in roles
            and "person" in kind
            and hit.type.state is not None
            and tree[c].deprel == "compound"
        ):
            roles["patient"] = [c]


def _is_nationality(word: str) -> bool:
    from whence.codebook import countries

    return word[:1].isupper() and countries.demonym(word) is not None


def _place_heads(tree: Tree, kinds: Kinds, hit: Hit, found: Slots, roles: dict[str, list[int]]) -> list[int]:
    taken = {h for heads in roles.values() for h in heads}
    places = [
        h
        for slot in _PLACES
        for h in found.get(slot, ())
        if h not in taken
        and not _anywhere(tree, h, slot)
        and kinds.of(h) & {"place", "facility", "country"}
        and not kinds.of(h) & {"person"}
    ]
    governing = tree.head(hit.token)
    if not places and hit.trigger.pos == "NOUN" and governing is not None and tree.is_verbal(governing):
        places = [
            c
            for c in tree.children(governing, "obl")
            if tree.case(c) in ("in", "at", "near", "outside", "inside")
            and kinds.of(c) & {"place", "facility"}
            and "person" not in kinds.of(c)
        ]
    if not places and hit.type.roles.get("object") == "patient":
        # "attacked a checkpoint in Karsa": the place hangs on the noun
        for h in (*roles.get("patient", ()), *roles.get("goods", ())):
            places += [
                c
                for c in tree.children(h, "nmod")
                if tree.case(c) in ("in", "at", "near", "outside", "inside", "on")
                and not _anywhere(tree, c, tree.case(c))
                and kinds.of(c) & {"place", "facility", "country"}
                and "person" not in kinds.of(c)
            ]
    return places or _places_of_circumstances(tree, kinds, hit.token, taken)


def _anywhere(tree: Tree, i: int, case: str) -> bool:
    """ "Outside its borders" is anywhere but there."""
    return case in ("outside", "beyond") and tree.lemma(i) in ("border", "territory", "country", "frontier")


def _places_of_circumstances(tree: Tree, kinds: Kinds, i: int, taken: set[int]) -> list[int]:
    """Where "killed in a missile attack in Karsa" was done: the place that stands with what it was done by or in."""
    return [
        place
        for circumstance in tree.children(i, "obl", "nmod")
        if circumstance not in taken and not kinds.of(circumstance) & {"person", "group", "place", "country"}
        for place in tree.children(circumstance, "nmod", "obl")
        if tree.case(place) in ("in", "at", "near", "outside", "inside", "off", "on") and place not in taken
        and kinds.of(place) & {"place", "facility", "country"} and "person" not in kinds.of(place)
    ]  # fmt: skip


def _count(tree: Tree, codebook: Codebook, hit: Hit, roles: dict[str, list[int]]) -> Count | None:
    for role in ("patient", "goods", "agent"):
        if role == "agent" and hit.type.name not in ("escape", "withdraw", "attempt_to_leave"):
            continue
        for h in roles.get(role, ()):
            found = count(tree, h, codebook)
            if found is not None:
                return found
        if roles.get(role):
            break
    if hit.trigger.pos == "NOUN" and hit.type.name == "die" and (found := count(tree, hit.token, codebook)) is not None:
        return found
    return None


def _carrier(tree: Tree, hit: Hit, codebook: Codebook) -> int:
    if "tried" in hit.trigger.conditions:
        i = hit.token
        for child, head in tree.ancestors(hit.token):
            if tree.lemma(head) in codebook.lists["try"] or tree.lemma(head) == "about":
                return head
            i = child
        return i
    return hit.token
