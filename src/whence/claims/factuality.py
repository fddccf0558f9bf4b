"""How surely the text says that an event took place, by the words around it (FactBank's values).

One walk from the event's word up through what governs it. At each word two tables of small rules are asked: ``OWN``,
what its own dependents say (a negation, a modal, an adverb), and ``GOVERNING``, what the word above makes of it
("failed to", "accused of", "plans to"). Which words these are is the codebook's.
Source of the values: Sauri and Pustejovsky, "FactBank", Language Resources and Evaluation 43, 2009.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from whence.claims.claim import Factuality
from whence.claims.syntax import Tree
from whence.codebook import Codebook

_RANK = {"CT": 3, "PR": 2, "PS": 1, "U": 0}


@dataclass(frozen=True, slots=True)
class Standing:
    """What an event is worth: certainty (CT, PR, PS, U), polarity, and the names of the rules that made it so.

    ``accused`` and ``suspected`` are the tokens of accusing or suspecting words met on the way, or None; ``wished``
    says that the event is wanted, ordered or foretold.
    """

    certainty: str = "CT"
    positive: bool = True
    rules: tuple[str, ...] = ()
    accused: int | None = None
    suspected: int | None = None
    wished: bool = False

    @property
    def value(self) -> Factuality:
        """FactBank's value."""
        if self.certainty == "U":
            return "Uu"
        return cast(Factuality, self.certainty + ("+" if self.positive else "-"))


@dataclass(frozen=True, slots=True)
class Effect:
    """What one rule does: ``lower`` certainty to a level, ``flip`` polarity, and whether the walk ``ends`` here."""

    lower: str | None = None
    flip: bool = False
    accuses: bool = False
    suspects: bool = False
    wished: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One word of the walk: ``at`` with its head, the relation between them, and the marks that introduce ``at``.

    ``event`` says that ``at`` is the event's own word, the first of the walk.
    """

    tree: Tree
    codebook: Codebook
    at: int
    event: bool

    @property
    def head(self) -> int:
        return self.tree[self.at].head

    @property
    def relation(self) -> str:
        return self.tree[self.at].deprel.partition(":")[0]

    @property
    def marks(self) -> set[str]:
        return {self.tree.lemma(c) for c in self.tree.children(self.at, "mark", "case", "advmod")}

    @property
    def clause(self) -> bool:
        return self.relation in ("xcomp", "ccomp", "advcl", "acl", "csubj")

    @property
    def infinitive(self) -> bool:
        return self.tree[self.at].xpos == "VB"

    def above(self, name: str) -> bool:
        """Whether the governing word is in the codebook's list of that name."""
        return self.tree.lemma(self.head) in self.codebook.factuality[name]

    def own(self, name: str, *relations: str) -> bool:
        """Whether a dependent in one of ``relations`` is in the codebook's list of that name."""
        words = self.codebook.factuality[name]
        return any(
            self.tree.lemma(c) in words or self.tree[c].text.lower() in words
            for c in self.tree.children(self.at, *relations)
        )


Rule = Callable[[Step], Effect | None]

# ---------------------------------------------------------------- what a word's own dependents say


def negated(s: Step) -> Effect | None:
    """It is denied where it stands: "did not attack", "no civilians were killed", "never"."""
    tree, words = s.tree, s.codebook.factuality["negators"]
    count = 0
    for c in tree.children(s.at, "advmod", "det", "case", "mark"):
        following = tree[c + 1].text.lower() if c + 1 < len(tree.tokens) else ""
        count += tree[c].text.lower() in words and following not in ("only", "just", "least")
    if tree.is_verbal(s.at):
        for c in tree.children(s.at, "nsubj", *(("obj",) if s.event else ())):
            inside = {tree[d].text.lower() for d in [c, *tree.children(c, "det", "advmod")]}
            count += bool(inside & {"no", "nobody", "none", "neither"})
    return Effect(flip=True) if count % 2 else None


def to_come(s: Step) -> Effect | None:
    """It is foretold, wished or merely supposed: "will", "would", "should", "must"."""
    if not s.own("hypothetical", "aux"):
        return None
    perfect = any(s.tree.lemma(c) == "have" for c in s.tree.children(s.at, "aux"))
    if perfect and any(s.tree.lemma(c) == "must" for c in s.tree.children(s.at, "aux")):
        return Effect(lower="PR")
    return Effect(lower="U", wished=True)


def possible(s: Step) -> Effect | None:
    """It is said to be possible: "may have", "might", "perhaps", "a possible strike"."""
    relations = ("aux", "advmod", "amod") if s.event else ("aux", "advmod")
    return Effect(lower="PS") if s.own("possible", *relations) else None


def probable(s: Step) -> Effect | None:
    """It is said to be probable, or to be what is told: "reportedly", "allegedly", "the suspected attack"."""
    return Effect(lower="PR") if s.own("probable", "advmod", *(("amod",) if s.event else ())) else None


def not_yet(s: Step) -> Effect | None:
    """The event is called planned, threatened, attempted or foiled: "a planned attack"."""
    return Effect(lower="U", wished=True) if s.event and s.own("future_adjectives", "amod", "compound") else None


def imperative(s: Step) -> Effect | None:
    """It is a demand: "Release them now"."""
    tree, token = s.tree, s.tree[s.at]
    bare = token.xpos == "VB" and token.deprel == "root"
    if bare and not tree.children(s.at, "aux", "nsubj", "mark"):
        return Effect(lower="U", wished=True)
    return None


def fragment(s: Step) -> Effect | None:
    """It stands in no finite clause: "Not only hitting the sites, but ..."."""
    token = s.tree[s.at]
    if token.xpos == "VBG" and token.deprel == "root" and not s.tree.children(s.at, "aux", "nsubj"):
        return Effect(lower="U", wished=True)
    return None


def whichever(s: Step) -> Effect | None:
    """It is spoken of in general: "any attack on the port", "every arrest"."""
    dets = {s.tree.lemma(c) for c in s.tree.children(s.at, "det")}
    return Effect(lower="U", wished=True) if s.event and dets & s.codebook.factuality["whichever"] else None


OWN: tuple[Rule, ...] = (negated, to_come, possible, probable, not_yet, imperative, fragment, whichever)

# ---------------------------------------------------------------- what the word above makes of it


def conditional(s: Step) -> Effect | None:
    """It is a condition: "if they attack", "unless he is freed"."""
    marks = s.marks & s.codebook.factuality["conditional"]
    past = s.tree[s.at].xpos in ("VBD", "VBN") and marks <= {"until", "before", "once"}
    if s.relation == "advcl" and marks and not past:
        return Effect(lower="U", ends=True)
    return None


def accused(s: Step) -> Effect | None:
    """Somebody is accused of it: "accused of killing", "charges of smuggling", "wanted for"."""
    tree = s.tree
    plain_verb = tree[s.head].upos == "VERB" and not tree.is_passive(s.head) and tree.lemma(s.head) in ("try", "want")
    return Effect(accuses=True) if s.above("accused") and _content(s) and not plain_verb else None


def suspected(s: Step) -> Effect | None:
    """It is suspected or believed: "suspected of smuggling", "is believed to have died"."""
    return Effect(lower="PR", suspects=True) if s.above("suspected") and _content(s) else None


def hearsay(s: Step) -> Effect | None:
    """It is told, nobody says by whom: "are said to have recruited"."""
    told = s.above("hearsay") and s.tree.is_passive(s.head) and s.relation in ("xcomp", "ccomp", "csubj")
    return Effect(lower="PR") if told else None


def averted(s: Step) -> Effect | None:
    """The governing word says that it did not happen: "failed to", "prevented", "denied"."""
    return Effect(flip=True) if s.above("negative") and (s.clause or s.relation in ("obj", "obl", "nmod")) else None


def seems(s: Step) -> Effect | None:
    """It seems, appears, is likely: the clause under such a word is probable."""
    return Effect(lower="PR") if s.above("probable") and s.clause else None


def can_be(s: Step) -> Effect | None:
    """It is called possible by the word above it."""
    return Effect(lower="PS") if s.above("possible") and s.clause else None


def wanted(s: Step) -> Effect | None:
    """It is planned, wanted, ordered, threatened or attempted: "plans to arrest", "a plot to kill"."""
    arranged = s.tree.lemma(s.head) in s.codebook.lists["arrange"]  # "agreed to a ceasefire" made one
    definite = any(s.tree.lemma(c) == "the" for c in s.tree.children(s.at, "det"))
    if s.relation == "obj" and definite and s.tree.lemma(s.head) in s.codebook.lists["deed_of"]:
        return None  # "ordered the attack on the base": which one is known
    if s.above("uncommitted") and (s.clause or (s.relation in ("obj", "nmod", "obl") and not arranged)):
        return Effect(lower="U", wished=True)
    return None


def used_for(s: Step) -> Effect | None:
    """What something is used for is done: "uses the firm to smuggle", "uses it as a cover to smuggle"."""
    uses, above = s.codebook.lists["use"], s.tree.head(s.head)
    used = s.tree.lemma(s.head) in uses or (
        s.tree[s.head].upos == "NOUN" and above is not None and s.tree.lemma(above) in uses
    )
    return Effect() if s.infinitive and s.clause and used else None


def purpose(s: Step) -> Effect | None:
    """A purpose is not a deed: "went there to kill him"."""
    return (
        Effect(lower="U", wished=True) if s.infinitive and s.relation in ("advcl", "acl") and "to" in s.marks else None
    )


def supposed(s: Step) -> Effect | None:
    """It is the indefinite subject of what would or will be: "an attack on the port would cost us the war"."""
    if s.relation != "nsubj" or not s.event or s.tree[s.at].upos != "NOUN":
        return None
    if s.above("uncommitted") and s.tree.is_passive(s.head):
        return Effect(lower="U", wished=True)  # "his trial is expected to begin"
    definite = any(s.tree.lemma(c) in ("the", "this", "that", "these", "those") for c in s.tree.children(s.at, "det"))
    above = Step(s.tree, s.codebook, s.head, False)
    if definite or s.tree.children(s.at, "nmod:poss") or not above.own("hypothetical", "aux"):
        return None
    return Effect(lower="U", wished=True)


def infinitive(s: Step) -> Effect | None:
    """What stands in the infinitive under a verb that does not vouch for it: "hesitated to shoot"."""
    if s.relation == "xcomp" and s.infinitive and not s.above("factive"):
        return Effect(lower="U", wished=True)
    return None


#: asked in this order; the first that applies decides
GOVERNING: tuple[Rule, ...] = (
    conditional, accused, suspected, hearsay, averted, seems, can_be, wanted, used_for, purpose, supposed, infinitive,
)  # fmt: skip


def _content(s: Step) -> bool:
    """Whether ``at`` is what the word above speaks of: "accused of killing", "charges of smuggling"."""
    if s.relation in ("obl", "nmod"):
        return s.tree.case(s.at) in ("of", "with", "for", "over", "in", "as", "to")
    if s.relation in ("advcl", "acl"):
        return bool(s.marks & {"of", "with", "for", "to", "that", "over"}) or s.infinitive
    return s.relation in ("xcomp", "ccomp")


# ---------------------------------------------------------------- the walk


def standing(tree: Tree, i: int, codebook: Codebook, stop: frozenset[int] = frozenset()) -> Standing:
    """The standing of the event told at token ``i``. The walk ends below a token of ``stop`` (a cue of attribution)."""
    found = Standing()
    at, event, spent = i, True, False
    for _ in range(24):
        step = Step(tree, codebook, at, event)
        for rule in () if spent else OWN:
            found = _apply(found, rule, rule(step), at)
        spent = False
        head = tree.head(at)
        if head is None:
            break
        if tree[at].deprel == "conj" and tree.is_verbal(head) == tree.is_verbal(at):
            # what stands above a row of verbs stands above each; "not", "may" and "will" before the first stand for
            # the later ones too where these have nothing of their own
            own = tree.children(at, "aux", "nsubj") or (tree.is_verbal(at) and _finite(tree, at))
            if own and not _finite(tree, head):
                # "refused to fire and was shot": the second verb is beside the finite one further up
                head = next((h for _, h in tree.ancestors(head) if _finite(tree, h)), head)
            at, event, spent = head, False, bool(own)
            continue
        if at in stop or head in stop:
            break
        effect = None
        for rule in GOVERNING if _governed(step) else ():
            effect = rule(step)
            if effect is not None:
                found = _apply(found, rule, effect, head)
                break
        if (effect is not None and effect.ends) or not _goes_on(step, effect, codebook):
            break
        at, event = head, False
    sentence = tree.reading.sentences[tree[i].sentence]
    if any(tree[k].text.endswith("?") for k in range(max(sentence.first, sentence.last - 2), sentence.last)):
        found = replace(found, certainty="U", rules=(*found.rules, "question"))
    return found


def _finite(tree: Tree, i: int) -> bool:
    return tree[i].xpos in ("VBD", "VBZ", "VBP", "MD") or any(
        tree[c].xpos in ("VBD", "VBZ", "VBP", "MD") for c in tree.children(i, "aux", "cop")
    )


def _apply(found: Standing, rule: Rule, effect: Effect | None, at: int) -> Standing:
    if effect is None:
        return found
    lowers = effect.lower is not None and _RANK[effect.lower] < _RANK[found.certainty]
    return Standing(
        certainty=effect.lower if lowers and effect.lower else found.certainty,
        positive=found.positive != effect.flip,
        rules=(*found.rules, rule.__name__),
        accused=at if effect.accuses and found.accused is None else found.accused,
        suspected=at if effect.suspects and found.suspected is None else found.suspected,
        wished=found.wished or effect.wished,
    )


def _governed(s: Step) -> bool:
    """Whether the word above bears on ``at``: a subject is taken as known, and so is a mere circumstance."""
    if s.relation == "obl":
        return s.tree.case(s.at) in ("of", "in", "with", "for", "over", "from", "to", "as", "")
    return s.relation in ("xcomp", "ccomp", "obj", "advcl", "nmod", "acl", "csubj") or (
        s.relation == "nsubj" and s.event
    )


def _goes_on(s: Step, effect: Effect | None, codebook: Codebook) -> bool:
    """Whether what stands above the head bears on the event as well.

    It does through complements, and from a noun to the light verb that carries it ("did not carry out the attack");
    a noun that is merely spoken of ("the attack did not stop them") asserts itself.
    """
    if s.relation in ("parataxis", "root", "nsubj", "appos") or s.tree[s.at].deprel == "acl:relcl":
        return False
    if s.relation == "advcl":
        return s.tree[s.at].xpos in ("VB", "VBG")
    if s.relation in ("obj", "obl", "nmod", "compound", "amod"):
        lemma = s.tree.lemma(s.head)
        light = (
            lemma in codebook.lists["light"] or lemma in codebook.lists["undergo"] or lemma in codebook.lists["part"]
        )
        return effect is not None or light or not s.tree.is_verbal(s.head) or s.tree.has(s.at, "nsubj:pass")
    return True


def weaker(a: Factuality, b: Factuality) -> Factuality:
    """The less certain of two FactBank values, with the polarity of ``a``."""
    certainty = min(a[:-1] if a != "Uu" else "U", b[:-1] if b != "Uu" else "U", key=_RANK.__getitem__)
    return "Uu" if certainty == "U" else cast(Factuality, certainty + a[-1])
