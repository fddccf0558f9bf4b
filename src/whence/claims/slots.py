"""Where the participants of an event stand in the sentence, by syntax alone: subject, object, prepositions.

One reading of the tree for verbs (active, passive, participles, coordination) and one for nouns ("the arrest of",
"his release", "a drone strike on", "launched an attack on"). Roles are put on the slots by frames.py.
"""

from __future__ import annotations

from whence.claims.syntax import Tree
from whence.claims.triggers import Hit
from whence.codebook import Codebook

Slots = dict[str, list[int]]

#: event types whose possessor is the one who does it: "the rebels' attack"
_ACTIVE_NOUNS = frozenset({
    "attack", "offensive", "raid", "airstrike", "bomb", "withdraw", "deploy", "ceasefire", "threaten",
    "claim_responsibility", "meet", "smuggle", "possess", "seize", "escape",
})  # fmt: skip


def _sent(tree: Tree, i: int, codebook: Codebook) -> bool:
    """ "Freed under pressure from the minister's office": the pressure came from there, and nobody else."""
    opener = min(tree.children(i, "case"), default=0)
    return opener > 0 and tree.lemma(opener - 1) in codebook.lists["sent"]


def slots(tree: Tree, hit: Hit, codebook: Codebook) -> Slots:
    """Head tokens by slot; coordinated heads are all there."""
    if "attributive" in hit.trigger.conditions:
        return {"object": [tree[hit.token].head]}
    verbal = hit.trigger.pos == "VERB"
    found = _verb(tree, hit, codebook) if verbal else _noun(tree, hit, codebook)
    if "from" in found:
        found["from"] = [h for h in found["from"] if not _sent(tree, h, codebook)]
    quantities = codebook.lists["quantity"]
    return {slot: _unfold(tree, heads, hit.token, quantities) for slot, heads in found.items()}


def _unfold(tree: Tree, heads: list[int], trigger: int, quantities: frozenset[str]) -> list[int]:
    unfolded: list[int] = []
    for head in heads:
        for c in tree.conjuncts(head):
            # a clause that hangs on a noun by mistake is no further participant
            excluded = any(tree[d].text.lower() == "not" for d in tree.children(c, "advmod", "cc"))
            if c not in unfolded and c != trigger and (c == head or not (tree.is_verbal(c) or excluded)):
                unfolded.append(_past_quantity(tree, c, quantities) if c != head else c)
    return unfolded


def _verb(tree: Tree, hit: Hit, codebook: Codebook) -> Slots:
    i = hit.token
    found: Slots = {}
    inside = set(hit.words)
    quantities = codebook.lists["quantity"]
    subject = _carrier(tree, i) if tree.lemma(i) in codebook.lists["carrying"] else None
    subject = tree.subject(i) if subject is None else subject
    if subject is not None and tree.lemma(subject) in codebook.factuality["singling_out"]:
        subject = next(iter(tree.children(subject, "nsubj")), subject)  # "Dastan was the third to be killed"
    statal = bool(tree.children(i, "cop")) and not tree.is_passive(i)
    if tree.is_passive(i) and not statal:
        patient = subject
        if patient is None:
            among = _those_among(tree, i)
            if among:
                found["object"] = among
        else:
            found["object"] = _those_among(tree, patient) or _all_past(tree, patient, quantities)
    else:
        if subject is not None:
            found["subject"] = [subject]
        objects = [c for c in tree.children(i, "obj") if c not in inside and not _cognate(tree, hit, c)]
        if not objects and hit.type.name != "escape":
            objects = _shared_object(tree, i)
        objects = [k for c in objects for k in _all_past(tree, c, quantities)]
        if not objects and len(hit.words) > 1:
            # "let three teachers go": whoever the second word is said of
            objects = [c for w in hit.words if w != i and tree.is_verbal(w) for c in tree.children(w, "nsubj")]
        relative = tree[i].deprel == "acl:relcl" or (
            tree[i].deprel == "acl" and bool(tree.children(i, "nsubj")) and not tree.children(i, "mark", "cop")
        )
        relative = relative and not _has_relative(tree, i)
        if not objects and not relative and subject is not None and _clipped(tree, hit, codebook):
            found["object"] = [found.pop("subject")[0]]
        if not objects and relative and (head := tree.head(i)) is not None and subject is not None and subject != head:
            objects = [head]  # "the man the guards held"
        if objects:
            found["object"] = [tree.antecedent(c) for c in objects]
        indirect = tree.children(i, "iobj")
        if indirect:
            found.setdefault("to", []).extend(indirect)
    _prepositions(tree, i, found, inside, quantities, ("obl", "nmod"))
    if _told(tree, i, codebook):
        # "was reported killed by a newspaper": the newspaper tells it, and killed nobody
        found["by"] = [h for h in found.get("by", ()) if tree.lemma(h) not in codebook.lists["media"]]
    if "by_weapon" in hit.trigger.conditions:
        for weapon in tree.children(i, "obj"):  # "fired rockets at the camp": at whom one fires, hangs on the rockets
            aimed: Slots = {}
            _prepositions(tree, weapon, aimed, inside, quantities, ("nmod",))
            for case in ("at", "on", "against"):
                found.setdefault(case, []).extend(aimed.get(case, []))
        found = {slot: heads for slot, heads in found.items() if heads}
    for word in hit.words:
        if word != i:
            _prepositions(tree, word, found, inside, quantities, ("obl", "nmod"))
            if "of" in found and "of" not in hit.type.roles and "object" not in found:
                found["object"] = found.pop("of")  # "claimed the lives of three teachers"
            for owner in tree.children(word, "nmod:poss"):
                found.setdefault("owner", []).append(owner)
    return found


def _cognate(tree: Tree, hit: Hit, i: int) -> bool:
    """ "Died the death of the brave": the noun says again what the verb tells."""
    return tree[i].upos == "NOUN" and any(
        t.pos == "NOUN" and t.lemmas == (tree.lemma(i),)
        for t in hit.type.triggers
        if hit.type.name in ("die", "attack")
    )


def _has_relative(tree: Tree, i: int) -> bool:
    """Whether a relative clause has its pronoun: "two of whom died", "in which 35 people died"."""
    return any(tree[k].xpos in ("WP", "WDT") for c in tree.children(i, "nsubj", "obl") for k in tree.subtree(c))


def _clipped(tree: Tree, hit: Hit, codebook: Codebook) -> bool:
    """ "Four traders killed, a dozen hurt in Karsa": a passive without its "were", as lists and headlines have it."""
    i, state = hit.token, hit.type.state
    if hit.type.name == "attack":
        # "Two teachers shot in Karsa", and not "Rebels attacked at dawn" or "The group attacked"
        subject = tree.subject(i)
        if subject is None or tree.children(subject, "det") or tree.lemma(subject) in codebook.lists["armed"]:
            return False
        befell = bool(tree.children(subject, "nummod")) or tree[subject].xpos == "NN"
        return befell and tree[i].deprel == "root" and len(hit.words) == 1 and not tree.children(i, "aux", "obj")
    if state is None or state.role != "patient" or hit.trigger.subject:
        return False
    inside = set(hit.words)
    if len(inside) > 1 and (hit.trigger.lemmas[1:] != ("dead",) or tree[max(inside) + 1].upos not in ("ADP", "PUNCT")):
        return False  # "Aide shot dead in Karsa"
    if tree[i].xpos not in ("VBD", "VBN", "JJ") or hit.type.roles.get("object") != "patient":
        return False
    others = set(tree.children(i, "aux", "ccomp", "xcomp", "iobj", "compound:prt")) - inside
    if hit.type.roles.get("subject") != "agent" or others:
        return False
    main = tree[i].deprel in ("root", "parataxis", "conj", "list", "appos", "dep")
    return main and not any(tree.is_verbal(c) and not tree.children(c, "nsubj") for c in tree.children(i, "conj"))


def _told(tree: Tree, i: int, codebook: Codebook) -> bool:
    """Whether the word hangs on one of telling: "was reported killed", "is said to have been held"."""
    head = tree.head(i)
    if head is None or tree[i].deprel != "xcomp":
        return False
    return tree.is_passive(head) and tree.lemma(head) in codebook.acts


def _carrier(tree: Tree, i: int) -> int | None:
    """What carries in "stopped a lorry carrying rifles": the word before, not whoever stopped it."""
    verb = tree.head(i)
    if tree[i].deprel not in ("advcl", "xcomp") or tree[i].xpos != "VBG" or verb is None or not verb < i - 1:
        return None
    return i - 1 if tree[i - 1].upos in ("NOUN", "PROPN", "ADJ") and tree[i - 1].sentence == tree[i].sentence else None


def _past_quantity(tree: Tree, i: int, quantities: frozenset[str]) -> int:
    """The counted noun of "dozens of fighters", "an unspecified amount of cocaine"."""
    if tree.lemma(i) in quantities:
        for c in tree.children(i, "nmod"):
            if c > i and tree.case(c) in ("of", ""):
                return c
    return i


def _all_past(tree: Tree, i: int, quantities: frozenset[str]) -> list[int]:
    """The counted noun, and those beside the quantity: "dozens of fighters and two officers"."""
    noun = _past_quantity(tree, i, quantities)
    others = tree.conjuncts(i) if noun != i else []
    return [noun, *(_past_quantity(tree, c, quantities) for c in others if c != i and not tree.is_verbal(c))]


def _prepositions(
    tree: Tree, i: int, found: Slots, inside: set[int], quantities: frozenset[str], relations: tuple[str, ...]
) -> None:
    for c in tree.children(i, *relations):
        if c in tree.timed and tree.is_verbal(i):  # "was deported on 27 October by Norway"
            late = [d for d in tree.children(c, "nmod") if tree.case(d) == "by" and d not in tree.timed]
            if late:
                found.setdefault("by", []).extend(late)
        if (
            c in inside
            or c in tree.timed
            or tree[c].deprel in ("nmod:poss", "obl:tmod", "obl:npmod", "obl:unmarked", "nmod:unmarked")
        ):
            continue
        case = tree.case(c)
        if tree[c].deprel == "obl:agent":
            case = "by"
        opener = min(tree.children(c, "case"), default=c)
        if case == "with" and opener > 0 and tree[opener - 1].text.lower() in ("along", "together"):
            case = "along with"
        if case:
            found.setdefault(case, []).append(_past_quantity(tree, c, quantities))
        # "by order of the ministry": the order is a step, the ministry is the one that counts
        if case in ("by", "on", "per", "under", "at", "upon") and tree.lemma(c) in (
            "order",
            "command",
            "behest",
            "request",
            "instruction",
        ):
            for giver in [*tree.children(c, "nmod"), *tree.children(c, "nmod:poss")]:
                found.setdefault("by order of", []).append(giver)
            found[case].remove(_past_quantity(tree, c, quantities))


def _shared_object(tree: Tree, i: int) -> list[int]:
    """The object in "captured and killed three men", which hangs on one verb and belongs to both."""
    if tree.children(i, "obl", "xcomp", "ccomp", "advcl"):
        return []
    for c in tree.children(i, "conj"):
        if tree.is_verbal(c) and not tree.children(c, *("nsubj", "nsubj:pass")):
            objects = tree.children(c, "obj")
            if objects:
                return objects
    if tree[i].deprel == "conj" and (head := tree.head(i)) is not None and tree.is_verbal(head):
        return [c for c in tree.children(head, "obj") if c > i]
    return []


def _those_among(tree: Tree, i: int) -> list[int]:
    """The members in "among those captured are A, B and C" and "the detained include A": not "those"."""
    heads = [i] if tree[i].text.lower() == "those" else [h for _, h in list(tree.ancestors(i))[:1]]
    for those in heads:
        if tree[those].text.lower() != "those":
            continue
        subjects = tree.children(those, "nsubj")
        if subjects:
            return subjects
        head = tree.head(those)
        if head is None:
            continue
        if tree[those].deprel in ("obl", "nmod", "root", "advmod") or tree.case(those) == "among":
            members = [c for c in tree.children(head, "nsubj", "nsubj:pass", "obj") if c != those]
            if members:
                return members
            if tree[head].upos in ("PROPN", "NOUN"):
                return [head]
        if tree[those].deprel.startswith("nsubj") and tree.lemma(head) in ("include", "be"):
            return tree.children(head, "obj")
        if tree[those].deprel.startswith("nsubj") and tree.children(head, "cop"):
            return [head]
    return []


def _noun(tree: Tree, hit: Hit, codebook: Codebook) -> Slots:
    i, kind, quantities = hit.token, hit.type.name, codebook.lists["quantity"]
    found: Slots = {}
    inside = set(hit.words)
    _prepositions(tree, i, found, inside, quantities, ("nmod", "obl"))
    others = [w for w in inside if w != i]
    for word in others:  # "an attempt on the life of"
        _prepositions(tree, word, found, inside, quantities, ("nmod",))
    if "of" in found and "of" not in hit.type.roles:
        # "the attack of the rebels on the town", but "the stabbing of three teachers on Monday"
        aimed = kind in ("attack", "offensive", "raid") and "on" in found and not tree[i].text.lower().endswith("ing")
        found.setdefault("subject" if aimed else "object", []).extend(found.pop("of"))
    owners = [o for w in (i, *others) for o in tree.children(w, "nmod:poss")]
    owned = any(tree[o].head == i for o in owners)
    for owner in owners:
        active = (
            (kind in _ACTIVE_NOUNS and tree[owner].head == i)  # "an attempt on his life" is on him
            or "object" in found
            or (kind in ("train", "recruit", "fund", "arm", "establish") and tree[owner].upos != "PRON")
        )
        found.setdefault("subject" if active else "object", []).append(tree.antecedent(owner))
    for c in tree.children(i, "compound", "amod"):
        if c not in inside or c != i:
            found.setdefault("modifier", []).append(c)
    _astray(tree, hit, found, quantities)
    _light(tree, hit, found, owned, codebook)
    _astray(tree, hit, found, quantities)
    above = tree.head(i)
    if above is None or not tree.is_verbal(above):
        return found
    if tree.has(i, "obl") and tree.case(i) in ("in", "by", "during", "for"):
        _aims(tree, above, hit, found, quantities)
    if tree.has(i, "obj", "obl", "nsubj") and not tree.is_passive(above) and "by" not in found:
        beside: Slots = {}  # "condemned the arrest of Karim Dastan by the police": nobody condemns by the police
        _prepositions(tree, above, beside, inside, quantities, ("obl",))
        found["by"] = [h for h in beside.get("by", ()) if h > i and tree.case(h) == "by"]
    return found


def _light(tree: Tree, hit: Hit, found: Slots, owned: bool, codebook: Codebook) -> None:
    """Participants that hang on a light verb above the noun: "guards carried out a raid on the port"."""
    if "toll" in hit.trigger.conditions:
        return  # "he put the number of wounded at 22" wounds nobody
    at, quantities, lists = hit.token, codebook.lists["quantity"], codebook.lists
    if tree.children(at, "cop") and tree.case(at) == "behind":
        found.setdefault("subject", []).extend(tree.children(at, "nsubj"))  # "guards were behind the killing"
        return
    while tree[at].deprel == "conj" and tree.head(at) is not None and not tree.is_verbal(tree[at].head):
        at = tree[at].head
    if tree.has(at, "nmod") and tree.case(at) == "of" and tree.lemma(tree[at].head) == "one":
        at = tree[at].head  # "carried out one of their attacks"
    head = tree.head(at)
    if head is not None and tree.lemma(head) in codebook.lists["part"] and tree[head].upos == "NOUN":
        above = tree.head(head)  # "denied any part in the attack", "his role in the killing"
        doers = tree.children(head, "nmod:poss") or (
            [s] if above is not None and tree.is_verbal(above) and (s := tree.subject(above)) is not None else []
        )
        found.setdefault("subject", []).extend(doers)
        return
    aimed = head is not None and tree.lemma(head) in lists["aim"] and tree.case(at) in ("of", "in")
    if head is not None and aimed and "object" not in found:
        # "the barracks were the target of a raid"
        found["object"] = tree.children(head, "nsubj") or [
            s for s in [tree.subject(tree[head].head)] if tree.case(head) == "as" and s is not None
        ]
        return
    if head is None or not tree.is_verbal(head) or "owned" in hit.trigger.conditions:
        return
    if tree.case(at) == "for" and tree.lemma(head) in lists["answerable"]:
        answers = tree.subject(head)
        found.setdefault("subject", []).extend([answers] if answers is not None else [])
        return
    if lists["struck"] & {tree.lemma(head)} and not {"object", "on", "against"} & found.keys():
        passive = tree.is_passive(head)
        hit_by = passive and tree.has(at, "obl") and tree.case(at) in ("by", "in")
        subject = tree.subject(head)
        if hit_by and subject is not None:
            found.setdefault("object", []).append(subject)
        elif not passive and tree.has(at, "nsubj"):
            found.setdefault("object", []).extend(tree.children(head, "obj"))
        return
    if tree.lemma(head) in lists["use"] and tree[at].deprel == "obl" and tree.case(at) == "in":
        found.setdefault("subject", []).extend(
            s for s in [tree.subject(head)] if s is not None and not tree.is_passive(head)
        )
        return  # "rifles that the front used in an attack on the town"
    if tree[at].deprel in ("obl", "nmod") and tree.case(at) == "in" and _takes_part(tree, head, codebook):
        subject = tree.subject(head)
        if subject is not None:
            found.setdefault("subject", []).append(subject)
        _aims(tree, head, hit, found, quantities)
        return
    lemma, light = tree.lemma(head), codebook.lists["light"]
    if hit.type.roles.get("subject") == "patient":
        return  # "announced the death of": whoever announces it does not die
    if codebook.acts.get(lemma) == "admits" and tree[at].deprel == "obj" and (admits := tree.subject(head)) is not None:
        found.setdefault("subject", []).append(admits)  # "acknowledged a strike on the plant"
        return
    if lemma in codebook.factuality["accused"] and tree.case(at) in ("for", "of", "with", "over", "in"):
        blamed = [tree.subject(head)] if tree.is_passive(head) else tree.children(head, "obj")
        found.setdefault("subject", []).extend(b for b in blamed if b is not None)  # "blamed for the massacre"
        return
    if lemma in lists["authorship"] and tree.has(at, "nsubj"):
        found.setdefault("subject", []).extend(c for c in tree.children(head, "nmod") if tree.case(c) == "of")
        return
    if lemma in ("blame", "pin") and tree[at].deprel in ("obj", "nsubj:pass"):
        _prepositions(tree, head, found, {at}, quantities, ("obl",))
        found.setdefault("subject", []).extend(found.pop("on", []))  # "blamed the attacks on the front"
        return
    particles = [tree.lemma(c) for c in tree.children(head, "compound:prt")]
    if lemma not in light and " ".join([lemma, *particles]) not in light:
        return
    relation = tree[at].deprel
    if lemma in codebook.lists["naming"] and len(tree.children(head, "xcomp", "obj", "iobj")) > 1:
        return  # "called the arrest a kidnapping": whoever calls it so arrested nobody
    undergone = lemma in codebook.lists["undergo"]
    state = hit.type.state
    others_did = state.track in ("custody", "life") if state is not None else "by" in found and hit.type.violent
    if codebook.acts.get(lemma) == "announces" and others_did:
        return  # "announced the arrest of": whoever announces it need not have made it
    if relation == "obj":
        subject = tree.subject(head)
        if subject is not None and not tree.is_passive(head) and not owned:
            found.setdefault("object" if undergone else "subject", []).append(subject)
        _prepositions(tree, head, found, {at}, quantities, ("obl",))
        found.setdefault("to", []).extend(tree.children(head, "iobj"))
    elif relation == "obl" and tree.case(at) in ("to", "on", "upon", "into", "with"):
        subject = tree.subject(head)  # "agreed to a ceasefire"
        if subject is not None and lemma in codebook.lists["arrange"]:
            found.setdefault("subject", []).append(subject)
    elif relation in ("nsubj:pass", "nsubj"):
        _prepositions(tree, head, found, {at}, quantities, ("obl",))
        by = found.pop("by", None)
        if by:
            found.setdefault("subject", []).extend(by)


def _aims(tree: Tree, verb: int, hit: Hit, found: Slots, quantities: frozenset[str]) -> None:
    """What an attack is aimed at, where it hangs on the verb: "took part in the raid on the market", "died in an attack
    on a bus"."""
    others: Slots = {}
    _prepositions(tree, verb, others, set(hit.words), quantities, ("obl",))
    for case in ("on", "against"):
        aimed = [h for h in others.get(case, ()) if h > hit.token and hit.type.roles.get(case) == "patient"]
        if aimed and case not in found:
            found[case] = aimed


def _astray(tree: Tree, hit: Hit, found: Slots, quantities: frozenset[str]) -> None:
    """Participants of the noun that hang on another one of it: "the attack on a post by rebels", "the release by the
    army of Karim Dastan"."""
    for own, heads in list(found.items()):
        if own not in ("by", "on", "against", "of", "object", "subject"):
            continue
        for head in list(heads):
            others: Slots = {}
            _prepositions(tree, head, others, set(hit.words), quantities, ("nmod",))
            for case in ("by", "on", "against"):
                if case in others and case not in found and hit.type.roles.get(case) in ("agent", "patient"):
                    found[case] = others[case]
            persons = [h for h in others.get("of", ()) if tree[h].upos == "PROPN" or _new(tree, h)]
            if own == "by" and persons and "object" not in found and "of" not in found:
                found["object"] = persons


def _new(tree: Tree, h: int) -> bool:
    """Somebody who is counted, or brought in by "a"."""
    return bool(tree.children(h, "nummod")) or any(tree.lemma(d) in ("a", "an") for d in tree.children(h, "det"))


def _takes_part(tree: Tree, verb: int, codebook: Codebook) -> bool:
    """ "took part in the raid", "participated in", "was involved in": whose subject does what the noun tells."""
    part = codebook.lists["part"]
    return tree.lemma(verb) in part or any(tree.lemma(c) in part for c in tree.children(verb, "obj"))
