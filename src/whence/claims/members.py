"""Those whom a sentence names as some of the many: "killed five people, including a nurse", "the dead were A and B".

An event done to several is done to each whom the sentence singles out. Where the names are all of them, they stand in
the place of the many; where they are some, the many stay beside them.
"""

from __future__ import annotations

from whence.claims.syntax import Tree

_AMONG = frozenset({"include", "including", "among", "amongst"})
_THEM = frozenset({"them", "whom", "those", "these"})
_PLURAL = frozenset({"NNS", "NNPS", "CD"})


def singled_out(tree: Tree, heads: list[int], trigger: int) -> list[int]:
    """The head tokens of those whom ``heads`` stand for, and of those among them whom the sentence names."""
    list_of = following(tree, heads)
    if list_of:
        return list_of
    found: list[int] = []
    for head in heads:
        names = named(tree, head)
        found += names or [head]
        found += some(tree, head, trigger)
    found += same_as(tree, trigger, heads)
    return list(dict.fromkeys(found))


def named(tree: Tree, head: int) -> list[int]:
    """All the members of "three journalists, Adil Rahim, Mira Vale and Karim Dastan"; none where one name is given."""
    if tree[head].xpos not in _PLURAL:
        return []
    beside = [c for c in tree.children(head, "appos") if tree[c].upos == "PROPN" and c > head]
    names = [n for c in beside for n in tree.conjuncts(c) if tree[n].upos == "PROPN" or tree.children(n, "appos")]
    return names if len(names) > 1 else []


def following(tree: Tree, heads: list[int]) -> list[int]:
    """The names of a list behind a colon: "the following policemen died: Major Karim Dastan, Captain Adil Rahim"."""
    if not any("following" in {tree[c].text.lower() for c in tree.children(h, "amod", "acl")} for h in heads):
        return []
    sentence = tree.reading.sentences[tree[heads[0]].sentence]
    colon = next((k for k in range(heads[0], sentence.last) if tree[k].text == ":"), sentence.last)
    after = range(colon + 1, sentence.last)
    return [k for k in after if tree[k].upos == "PROPN" and not tree.has(k, "flat", "compound", "nmod", "amod")]


def some(tree: Tree, head: int, trigger: int) -> list[int]:
    """Some of the many: "five people, including a nurse", "nine soldiers, among them Colonel Tolan"."""
    if tree[head].xpos not in _PLURAL and tree[head].upos != "NUM":
        return []
    members = []
    for host in {head, trigger}:
        for c in tree.children(host, "nmod", "obl", "acl", "advcl", "appos"):
            if c < head or c == trigger:
                continue
            opener = {tree.lemma(k) for k in tree.children(c, "case", "mark")} | {tree.case(c)}
            if not opener & _AMONG:
                continue
            if tree[c].text.lower() in _THEM:
                members += [n for k in tree.children(c, "appos", "conj", "dep", "nmod:desc") for n in tree.conjuncts(k)]
            else:
                members += tree.conjuncts(c)
    return [m for m in members if tree[m].upos in ("NOUN", "PROPN", "NUM") and m != trigger]


def same_as(tree: Tree, trigger: int, heads: list[int]) -> list[int]:
    """Who they were: "the dead were A and B", "among those killed was A", "the victims of the raid include A"."""
    found: list[int] = []
    for subject in [trigger, *heads]:
        above = tree.head(subject)
        if above is None:
            continue
        among = tree.case(subject) in ("among", "amongst")
        over = tree.head(above)
        told_of = over is not None and tree[above].deprel == "nsubj" and bool(tree.children(over, "cop"))
        if over is not None and told_of and tree.lemma(above) == "one":
            found += tree.conjuncts(over)  # "one of the wounded is Karim Dastan"
        if _one_of(tree, subject, above):
            found += [n for c in tree.children(above, "nsubj") for n in tree.conjuncts(tree.antecedent(c))]
        if tree.children(above, "cop") and tree[above].upos in ("NOUN", "PROPN"):
            if tree[subject].deprel == "nsubj" or among:
                found += tree.conjuncts(above)
        elif tree.lemma(above) in ("identify", "name") and tree[subject].deprel == "nsubj:pass":
            # "the dead were identified as A and B"
            known_as = [c for c in tree.children(above, "obl", "xcomp") if tree.case(c) in ("as", "")]
            found += [n for c in known_as for n in tree.conjuncts(c) if tree[n].upos == "PROPN"]
        elif tree.lemma(above) == "include" and tree[subject].deprel == "nsubj":
            found += [n for c in tree.children(above, "obj") for n in tree.conjuncts(c)]
    return [f for f in found if f not in heads and f != trigger and _one(tree, f)]


def _one_of(tree: Tree, many: int, one: int) -> bool:
    """ "Karim Dastan was one of three men arrested"."""
    counts = tree[one].upos == "NUM" or tree.lemma(one) in ("one", "some", "several", "two")
    return counts and bool(tree.children(one, "cop")) and tree.has(many, "nmod") and tree.case(many) in ("of", "among")


def _one(tree: Tree, i: int) -> bool:
    """A name, or somebody new: "a nurse", not "the victims"."""
    return tree[i].upos == "PROPN" or not any(tree.lemma(d) in ("the", "this", "that") for d in tree.children(i, "det"))
