"""How surely an event is told by the words beside its own: a negation, a modal, an adverb, a mood."""

from __future__ import annotations

from whence.claims.steps import Effect, Rule, Step


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
    """It is foretold ("will", "is to"), wished or merely supposed ("would have", "should", "must")."""
    modals = {s.tree.lemma(c) for c in s.tree.children(s.at, "aux")}
    perfect = "have" in modals
    if not s.own("hypothetical", "aux"):
        being = [c for c in s.tree.children(s.at, "aux", "cop") if s.tree.lemma(c) == "be"]
        tense = {s.tree[c].xpos for c in being}
        if not (s.infinitive and "to" in s.marks and tense & {"VBZ", "VBP", "VBD"}):
            return None
        # "was to meet them" leaves open whether he did
        return Effect(lower="U" if "VBD" in tense else None, ahead=True, wished=True)
    if perfect and "must" in modals:
        return Effect(lower="PR")
    sure = s.own("foretold", "aux") and not perfect
    return Effect(ahead=True, wished=True) if sure else Effect(lower="U", wished=True)


def on_condition(s: Step) -> Effect | None:
    """It holds only if something else does: "if they come, we fight"."""
    ifs = (
        c for c in s.tree.children(s.at, "advcl") if any(s.tree.lemma(m) == "if" for m in s.tree.children(c, "mark"))
    )
    return Effect(lower="U", wished=True) if any(ifs) else None


def yet_to(s: Step) -> Effect | None:
    """It has not come about so far: "have yet to release them"."""
    to = [c for c in s.tree.children(s.at, "mark") if s.tree.lemma(c) == "to" and c > 0]
    return Effect(flip=True) if any(s.tree.lemma(c - 1) == "yet" for c in to) else None


def possible(s: Step) -> Effect | None:
    """It is said to be possible: "may have", "might", "perhaps", "a possible strike"."""
    relations = ("aux", "advmod", "amod") if s.event else ("aux", "advmod")
    if not s.own("possible", *relations):
        return None
    modals = {s.tree.lemma(c) for c in s.tree.children(s.at, "aux")}
    if modals & {"can", "could"} and "have" not in modals and negated(s) and not s.own("possible", "advmod"):
        return None  # what they could not do they did not do
    return Effect(lower="PS")


def probable(s: Step) -> Effect | None:
    """It is said to be probable, or to be what is told: "reportedly", "allegedly", "the suspected attack"."""
    return Effect(lower="PR") if s.own("probable", "advmod", *(("amod",) if s.event else ())) else None


def not_yet(s: Step) -> Effect | None:
    """The event is called planned, threatened or attempted: "a planned attack"; or foiled: then it was none."""
    if s.own("undone_adjectives", "amod"):
        return Effect(flip=True)
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
    if token.xpos == "VBG" and token.deprel == "root" and not s.tree.children(s.at, "aux", "nsubj", "cop"):
        return Effect(lower="U", wished=True)
    return None


def whichever(s: Step) -> Effect | None:
    """It is spoken of in general: "any attack on the port", "every arrest", "anyone who kills a guard"."""
    words = {s.tree.lemma(c) for c in s.tree.children(s.at, "det")}
    if s.tree[s.at].deprel == "acl:relcl":
        words |= {s.tree.lemma(s.tree.antecedent(c)) for c in s.tree.children(s.at, "nsubj")}
    return Effect(lower="U", wished=True) if s.event and words & s.codebook.factuality["whichever"] else None


OWN: tuple[Rule, ...] = (
    negated,
    to_come,
    on_condition,
    yet_to,
    possible,
    probable,
    not_yet,
    imperative,
    fragment,
    whichever,
)
