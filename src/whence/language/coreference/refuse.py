"""What forbids two phrases to be one thing, however alike they look. A refusal cannot be outvoted by clues."""

from __future__ import annotations

from whence.language.coreference.chain import Chain
from whence.language.coreference.lexicon import Kin, Lexicon
from whence.language.coreference.scene import Scene, View

#: Kinds that a singular "it" cannot stand for, and that "he" or "she" must.
_PEOPLE = frozenset({"person", "people"})
#: How nouns for people often end; only where no list knows the noun.
_OF_PEOPLE = ("er", "or", "ist", "ian", "ant", "ee", "man", "woman", "ess", "boy", "girl", "one")
_SAME_KIN: dict[Kin, frozenset[Kin]] = {
    "person": frozenset({"person"}),
    "people": frozenset({"people", "group", "person"}),
    "group": frozenset({"group", "people", "place"}),
    "place": frozenset({"place", "group"}),
}


def kins_clash(a: Kin, b: Kin) -> bool:
    """ "the officer" is no place; a country may act as a group, and so may an office or a church."""
    if "?" in (a, b) or a == b:
        return False
    return b not in _SAME_KIN.get(a, frozenset())


def numbers_clash(view: View, chain: Chain) -> bool:
    """ "one officer" is not "ten operatives". A group is one and many, and so takes "they"."""
    a, b = view.phrase.number, chain.number
    if "?" in (a, b) or a == b:
        return False
    if view.phrase.kind == "pronoun":
        return not (a == "many" and chain.kin in ("group", "people", "place"))
    return True


def genders_clash(view: View, chain: Chain) -> bool:
    """Whether "he" would be "she", a person "it" or a thing "he": an unknown noun must look like a person's."""
    a, b = view.phrase.gender, chain.gender
    if a == "?":
        return False
    if a == "it":
        return b in ("he", "she") or chain.kin in _PEOPLE
    if (b != "?" and b != a) or chain.kin not in ("person", "?"):
        return True
    unknown = chain.kin == "?" and chain.plain > 0 and not chain.names
    return unknown and not any(lemma.endswith(_OF_PEOPLE) for lemma in chain.nouns)


def only_a_sort(chain: Chain) -> bool:
    """In "the rebel movement" the rebel is nobody: a noun that only says what sort another is takes no "he"."""
    last = chain.last.phrase
    return last.kind == "bare" and chain.last.role == "modifier" and not chain.names


def modifiers_clash(view: View, other: View, words: Lexicon) -> bool:
    """ "the former commander" is not "the deputy commander", the third brigade not the fifth, 2007 not 2008."""
    new, old = view.modifiers - other.modifiers, other.modifiers - view.modifiers
    for word in new:
        if word.isdigit():
            return True
        group = words.contrast.get(word)
        if group is not None and (group <= 1 or any(words.contrast.get(w) == group for w in old)):
            return True
    return any(w.isdigit() for w in old) and any(w.isdigit() for w in new)


def origins_clash(view: View, chain: Chain) -> bool:
    """ "the Norland army" is not "the Zubran army", though "the army" may be either; nor is "Norland and Zubran
    troops" the troops of one of them."""
    if not view.origins:
        return False
    return any(
        origins != view.origins if view.joined or joined else lemma == view.lemma and not origins & view.origins
        for lemma, origins, joined in chain.origins
    )


def bodies_clash(view: View, chain: Chain, words: Lexicon) -> bool:
    """Whether the words say of two bodies that they are of different sorts: a company is no ministry.

    An army, a court or a newspaper ("the ministry") is only what was called by such a noun before; "the group"
    or "the company" may be a body whose name does not say what it is.
    """
    sort = words.bodies.get(view.lemma)
    if sort is None:
        return False
    others = {words.bodies[n] for n in chain.nouns if n in words.bodies}
    return sort not in others if others or sort in ("state", "force", "press") else False


def trades_clash(view: View, chain: Chain, words: Lexicon) -> bool:
    """ "the colonel" is not the guard nor "the minister" the driver; "the suspect" may be any, fighters one another."""
    if view.phrase.kin != "person" or view.lemma in words.anyone:
        return False
    nouns = {n for n in chain.nouns if words.kin.get(n) == "person"} - words.anyone
    if not nouns or view.lemma in nouns:
        return False
    return not (view.lemma in words.trade and nouns & words.trade)


def is_new(view: View, words: Lexicon) -> bool:
    """ "another man", "a second officer", "other groups" bring in somebody not yet spoken of."""
    return bool(view.modifiers & words.other) or view.determiner in ("a", "an", "another", "no", "any", "each", "every")


def owners_clash(view: View, other: View, scene: Scene, chain_of: dict[int, Chain]) -> bool:
    """ "his brother" and "her brother" are two when their owners are."""
    if view.owner is None or other.owner is None:
        return False
    a, b = scene.of_head.get(view.owner), scene.of_head.get(other.owner)
    if a is None or b is None:
        return False
    first, second = chain_of.get(a), chain_of.get(b)
    return first is not second


def nested(view: View, other: View, scene: Scene) -> bool:
    """A phrase is not what it is a part of ("the leader of the group"), save inside a relative clause about it."""
    p, q = view.phrase, other.phrase
    if p.first >= q.first and p.last <= q.last:
        inner, outer = p, q
    elif q.first >= p.first and q.last <= p.last:
        inner, outer = q, p
    else:
        return False
    if inner.kind != "pronoun" or outer.members:
        return True
    i = inner.head
    while i != outer.head:
        if scene.tokens[i].deprel in ("acl:relcl", "acl"):
            return False
        if scene.tokens[i].head == i:
            return True
        i = scene.tokens[i].head
    return True


def bound(view: View, other: View, scene: Scene) -> bool:
    """Two arguments of one verb, and two members of one list, are two, save for reflexives ("he shot himself")."""
    if view.form in scene.words.reflexive:
        return view.phrase.sentence != other.phrase.sentence
    if view.role == "owner" and other.role == "subject" and other.governor == view.governor:
        return True  # "the man was his brother": nobody is his own
    if view.role == "owner" or other.role == "owner" or view.phrase.sentence != other.phrase.sentence:
        return False
    if other.governor == view.phrase.head or view.governor == other.phrase.head:
        return True  # a predicate and its subject: only a tie of syntax makes them one
    same = view.governor == other.governor and view.governor not in (view.phrase.head, other.phrase.head)
    arguments = ("subject", "object", "oblique")
    if same and view.role in arguments and other.role in arguments:
        return True
    verb = scene.tokens[view.governor]
    if verb.deprel == "xcomp" and view.role != "subject" and other.role == "subject" and other.governor == verb.head:
        return True  # "Adel vowed to avenge him": the vower is the avenger
    return _coordinated(view, other, scene)


def _coordinated(view: View, other: View, scene: Scene) -> bool:
    a, b = view.phrase.head, other.phrase.head
    tokens = scene.tokens
    return (tokens[a].deprel.startswith("conj") and tokens[a].head == b) or (
        tokens[b].deprel.startswith("conj") and tokens[b].head == a
    )


def told_by(view: View, other: View) -> bool:
    """ "A spokesman said the suspect fled": a noun in what is said is not the one who says it."""
    return other.speaks and view.phrase.sentence == other.phrase.sentence
