"""How surely the text says that an event took place, by the words around it (FactBank's values).

One walk from the event's word up through what governs it. At each word two tables of small rules are asked: ``OWN``,
what its own dependents say, and ``GOVERNING``, what the word above makes of it. Which words these are is the
codebook's. Source of the values: Sauri and Pustejovsky, "FactBank", Language Resources and Evaluation 43, 2009.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from whence.claims.claim import Factuality
from whence.claims.governors import GOVERNING, wanted
from whence.claims.own_words import OWN
from whence.claims.steps import Effect, Rule, Step
from whence.claims.syntax import Tree
from whence.codebook import Codebook

__all__ = ["GOVERNING", "OWN", "Standing", "standing", "weaker"]

_RANK = {"CT": 3, "PR": 2, "PS": 1, "U": 0}


@dataclass(frozen=True, slots=True)
class Standing:
    """What an event is worth: certainty (CT, PR, PS, U), polarity, and the names of the rules that made it so.

    ``accused`` and ``suspected`` are the tokens of accusing or suspecting words met on the way, or None; ``wished``
    says that the event is wanted, ordered or foretold; ``ahead`` that it is foretold, arranged or meant as a purpose:
    nothing is said to have happened, however sure it is that it will.
    """

    certainty: str = "CT"
    positive: bool = True
    rules: tuple[str, ...] = ()
    accused: int | None = None
    suspected: int | None = None
    wished: bool = False
    ahead: bool = False

    @property
    def value(self) -> Factuality:
        """FactBank's value; of what lies ahead nothing is said."""
        return "Uu" if self.ahead else self.foretold

    @property
    def foretold(self) -> Factuality:
        """The value where what is foretold counts for as sure as it is foretold ("will attack": CT+)."""
        if self.certainty == "U":
            return "Uu"
        return cast(Factuality, self.certainty + ("+" if self.positive else "-"))


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
            if tree.has(at, "obj", "xcomp"):
                found = _apply(found, wanted, wanted(step), head)  # "feared an attack", "feared being arrested"
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
        ahead=found.ahead or effect.ahead,
    )


def _governed(s: Step) -> bool:
    """Whether the word above bears on ``at``: a subject is taken as known, and so is a mere circumstance."""
    if s.relation == "obl":
        return s.tree.case(s.at) in ("of", "in", "with", "for", "over", "from", "to", "as", "")
    if s.tree[s.at].deprel == "acl:relcl":
        return False  # "the attempt, in which two guards were killed"
    return s.relation in ("xcomp", "ccomp", "obj", "advcl", "nmod", "acl", "csubj") or (
        s.relation == "nsubj" and (s.event or s.above("untrue"))
    )


def _goes_on(s: Step, effect: Effect | None, codebook: Codebook) -> bool:
    """Whether what stands above the head bears on the event as well.

    It does through complements, and from a noun to the light verb that carries it ("did not carry out the attack");
    a noun that is merely spoken of ("the attack did not stop them") asserts itself.
    """
    if s.relation == "nsubj":
        return effect is not None and s.to_it
    if s.relation in ("parataxis", "root", "appos") or s.tree[s.at].deprel == "acl:relcl":
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
