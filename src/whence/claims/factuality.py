"""How surely the text says that an event took place, by the words that govern it (FactBank's values).

One walk from the event's word up to the root of its clause; each governing word may change the value. The tables are
the codebook's; the order of the walk is the sentence's own.
Source: Sauri and Pustejovsky, "FactBank", 2009, whose certainty and polarity the values are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from whence.claims.claim import Factuality
from whence.claims.syntax import Tree
from whence.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Standing:
    """What an event is worth so far: certainty (CT, PR, PS, U), polarity, and which word made it so.

    ``accused`` is the token of an accusing or suspecting word met on the way, or None; ``asked`` whether the
    sentence is a question; ``wished`` whether it is wanted, ordered or foretold.
    """

    certainty: str
    positive: bool
    why: str
    accused: int | None = None
    suspected: int | None = None
    asked: bool = False
    wished: bool = False

    @property
    def value(self) -> Factuality:
        """FactBank's value."""
        if self.certainty == "U":
            return "Uu"
        return cast(Factuality, self.certainty + ("+" if self.positive else "-"))


_RANK = {"CT": 3, "PR": 2, "PS": 1, "U": 0}


def weaker(a: str, b: str) -> str:
    """The less certain of two FactBank values, keeping the polarity of ``a``."""
    certainty = min(a[:-1] if a != "Uu" else "U", b[:-1] if b != "Uu" else "U", key=_RANK.__getitem__)
    return "Uu" if certainty == "U" else certainty + a[-1]


def standing(tree: Tree, i: int, codebook: Codebook, stop: frozenset[int] = frozenset()) -> Standing:
    """The standing of the event told at token ``i``. The walk ends at a token of ``stop`` (a cue of attribution)."""
    words = codebook.factuality
    certainty, positive, why = "CT", True, ""
    accused = suspected = None
    wished = False

    def lower(to: str, reason: str) -> None:
        nonlocal certainty, why
        if _RANK[to] < _RANK[certainty]:
            certainty, why = to, reason

    at = i
    first = True
    while True:
        negated, level, reason, wish = _own(tree, at, codebook, first)
        if negated:
            positive = not positive
            why = why or reason
        if level:
            lower(level, reason)
            wished = wished or wish
        head = tree.head(at)
        if head is None:
            break
        if tree[at].deprel in ("conj",) and tree.is_verbal(head) == tree.is_verbal(at):
            # coordinated clauses share what stands above them, and a modal of the first when the second has none
            shared = [
                c
                for c in tree.children(head, "aux")
                if tree.lemma(c) in words["hypothetical"] or tree.lemma(c) in words["possible"]
            ]
            if shared and not tree.children(at, "aux", "nsubj", "nsubj:pass"):
                lower("PS" if tree.lemma(shared[0]) in words["possible"] else "U", tree[shared[0]].text)
                wished = True
            at, first = head, False
            grand = tree.head(at)
            if grand is None:
                break
            head = grand
        if at in stop or head in stop:
            break
        relation = tree[at].deprel.partition(":")[0]
        lemma = tree.lemma(head)
        governs = relation in ("xcomp", "ccomp", "obl", "obj", "advcl", "nmod", "acl", "csubj", "nsubj") or (
            relation == "advmod"
        )
        if governs and not _loose(tree, at, head, relation):
            mark = {tree.lemma(c) for c in tree.children(at, "mark", "case", "advmod")}
            if (
                relation == "advcl"
                and mark & words["conditional"]
                and not (mark & {"until", "before", "once"} and tree[at].xpos in ("VBD", "VBN"))
            ):
                lower("U", "if")
                break
            clausal = relation in ("xcomp", "ccomp", "advcl", "acl", "csubj")
            if lemma in words["accused"] and _takes_content(tree, at, relation) and not _lexical(tree, head):
                accused = head if accused is None else accused
                why = why or tree[head].text
            elif lemma in words["suspected"] and _takes_content(tree, at, relation):
                suspected = head if suspected is None else suspected
                lower("PR", tree[head].text)
            elif lemma in words["hearsay"] and tree.is_passive(head) and relation in ("xcomp", "ccomp", "csubj"):
                lower("PR", tree[head].text)
            elif lemma in words["negative"] and (clausal or relation in ("obj", "obl", "nmod")):
                positive = not positive
                why = why or tree[head].text
            elif lemma in words["probable"] and clausal:
                lower("PR", tree[head].text)
            elif lemma in words["possible"] and clausal:
                lower("PS", tree[head].text)
            elif lemma in words["uncommitted"] and (clausal or relation in ("obj", "nmod", "obl")):
                lower("U", tree[head].text)
                wished = True
            elif relation in ("advcl", "acl", "xcomp") and tree[at].xpos == "VB" and _used(tree, head, codebook):
                pass  # "used the firm to smuggle": what a thing is used for is done
            elif relation in ("advcl", "acl") and tree[at].xpos == "VB" and "to" in mark:
                lower("U", "to")  # a purpose is not a deed
                wished = True
            elif relation == "xcomp" and tree[at].xpos == "VB" and lemma not in words["factive"]:
                lower("U", tree[head].text)
                wished = True
        elif relation == "advcl":
            pass
        if relation in ("parataxis", "root"):
            break
        if (
            relation in ("nmod", "obl", "nsubj", "obj", "appos", "compound", "amod")
            and not tree.is_verbal(head)
            and relation != "nmod"
        ):
            pass
        if relation in ("acl",) and tree[at].deprel == "acl:relcl":
            break  # a relative clause asserts on its own
        if relation in ("advcl",) and tree[at].xpos not in ("VB", "VBG"):
            break  # "as he left": asserted beside the main clause
        at, first = head, False
    sentence = tree.reading.sentences[tree[i].sentence]
    asked = tree[sentence.last - 1].text.endswith("?") or (
        sentence.last - sentence.first > 1 and tree[sentence.last - 2].text == "?"
    )
    if asked:
        lower("U", "?")
    return Standing(certainty, positive, why, accused, suspected, asked, wished)


def _used(tree: Tree, head: int, codebook: Codebook) -> bool:
    """Whether the governing word is "use", or a noun that "use" governs ("uses it as a cover to ...")."""
    uses = codebook.lists["use"]
    above = tree.head(head)
    return tree.lemma(head) in uses or (tree[head].upos == "NOUN" and above is not None and tree.lemma(above) in uses)


def _loose(tree: Tree, at: int, head: int, relation: str) -> bool:
    """Whether ``at`` merely stands near ``head``: a subject or a circumstance, not what ``head`` speaks of."""
    if relation == "nsubj":
        return True
    if relation == "obl":
        return tree.case(at) not in ("of", "in", "with", "for", "over", "from", "to", "as") or tree[head].upos not in (
            "VERB",
            "NOUN",
            "ADJ",
        )
    return False


def _takes_content(tree: Tree, at: int, relation: str) -> bool:
    """Whether the accusing word's complement is what the event stands in: "accused of killing", "charges of smuggling"."""
    if relation in ("obl", "nmod"):
        return tree.case(at) in ("of", "with", "for", "over", "in", "as", "to")
    if relation in ("advcl", "acl"):
        return (
            bool(
                {tree.lemma(c) for c in tree.children(at, "mark", "case")} & {"of", "with", "for", "to", "that", "over"}
            )
            or tree[at].xpos == "VB"
        )
    return relation in ("xcomp", "ccomp")


def _lexical(tree: Tree, i: int) -> bool:
    return (
        tree.lemma(i) in ("charge", "try", "want")
        and tree[i].upos == "VERB"
        and not tree.is_passive(i)
        and tree.lemma(i) != "charge"
    )


def _own(tree: Tree, i: int, codebook: Codebook, first: bool) -> tuple[bool, str | None, str, bool]:
    """What ``i``'s own dependents say: (negated, level to lower to, the word, whether it is wished or to come)."""
    words = codebook.factuality
    negated, level, reason, wish = False, None, "", False
    for c in tree.children(
        i, "advmod", "aux", "det", "cc", "amod", "nsubj", "nsubj:pass", "obj", "case", "mark", "discourse", "compound"
    ):
        lemma, text, relation = tree.lemma(c), tree[c].text.lower(), tree[c].deprel.partition(":")[0]
        if (
            text in words["negators"]
            and relation in ("advmod", "det", "case", "mark")
            and text not in ("nor", "neither")
            and _negates(tree, c, i)
        ):
            negated, reason = not negated, text
        elif (
            relation in ("nsubj",)
            and tree.is_verbal(i)
            and (text in ("nobody", "none") or any(tree[d].text.lower() == "no" for d in tree.children(c, "det")))
        ) or (
            relation == "obj"
            and tree.is_verbal(i)
            and first
            and any(tree[d].text.lower() == "no" for d in tree.children(c, "det"))
        ):
            negated, reason = not negated, "no"
        elif relation == "aux" and (lemma in words["hypothetical"] or text in words["hypothetical"]):
            if _perfect(tree, i) and text in ("must",):
                level, reason = level or "PR", text
            else:
                level, reason, wish = "U", text, True
        elif relation == "aux" and (lemma in words["possible"] or text in words["possible"]):
            level, reason = level or "PS", text
        elif relation in ("advmod", "amod") and (lemma in words["probable"] or text in words["probable"]):
            if relation == "advmod" or first:
                level, reason = level or "PR", text
        elif (
            relation in ("advmod", "amod")
            and (lemma in words["possible"] or text in words["possible"])
            and (relation == "advmod" or first)
        ):
            level, reason = level or "PS", text
        elif (
            relation in ("amod", "compound")
            and first
            and (text in words["future_adjectives"] or lemma in words["future_adjectives"])
        ):
            level, reason, wish = "U", text, True
    if tree[i].xpos == "VB" and tree[i].deprel == "root" and not tree.children(i, "aux", "nsubj", "nsubj:pass", "mark"):
        level, reason, wish = "U", "imperative", True
    if tree[i].xpos == "VBG" and tree[i].deprel == "root" and not tree.children(i, "aux", "nsubj"):
        level, reason, wish = "U", "no finite verb", True
    return negated, level, reason, wish


def _negates(tree: Tree, c: int, i: int) -> bool:
    following = c + 1 < len(tree.tokens) and tree[c + 1].text.lower()
    return following not in ("only", "just", "least")


def _perfect(tree: Tree, i: int) -> bool:
    return any(tree.lemma(c) == "have" for c in tree.children(i, "aux"))
