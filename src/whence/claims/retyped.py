"""Names whose type the page gives away, where the model took them for something else.

An invented or rare name is often taken for a place. The page says what it is: the rest of the name elsewhere, a title
or an age beside it, the verb it stands under.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from whence.claims.syntax import Tree
from whence.codebook import Codebook, countries, gazetteer
from whence.language.reading import Mention

Mentions = Mapping[int, Mention]
#: prepositions after which a name is a place, or may be
_LOCATIVE = frozenset(
    "in at near into outside inside around from to through toward towards across over between along within".split()
)


def retyped(tree: Tree, found: dict[int, Mention], codebook: Codebook) -> dict[int, Mention]:
    """The mentions by head token, with the type of every name that a rule of ``RULES`` knows better."""
    names: dict[str, list[int]] = {}
    for head, mention in sorted(found.items()):
        if mention.named and mention.type in ("Place", "Other", "Organization"):
            names.setdefault(_printed(tree, mention), []).append(head)
    persons = {
        word
        for mention in found.values()
        if mention.named and mention.type == "Person" and mention.last - mention.first > 1
        for word in _printed(tree, mention).split()[1:]
    }
    changed = dict(found)
    for name, heads in names.items():
        if _located(tree, name, heads):
            continue
        if name in persons or any(rule(tree, codebook, found[h]) for h in heads for rule in RULES):
            for head in heads:
                changed[head] = replace(found[head], type="Person")
    for head, mention in found.items():
        if several(tree, mention):
            changed[head] = replace(mention, type="Organization")
    return inverted(tree, changed)


def inverted(tree: Tree, found: dict[int, Mention]) -> dict[int, Mention]:
    """ "DASTAN, Karim" at the head of a list's entry is one name."""
    from_ = {m.first: head for head, m in found.items() if m.named}
    changed = dict(found)
    for head, mention in sorted(found.items()):
        comma = mention.last
        opens = mention.first == tree.reading.sentences[tree[mention.first].sentence].first
        if not (opens and mention.named and comma < len(tree.tokens) and tree[comma].text == ","):
            continue
        given = from_.get(comma + 1)
        family = tree.reading.text[mention.start : mention.end]
        if given is None or not family.isupper() or mention.type != "Person":
            continue
        whole = found[given]
        ends = whole.last < len(tree.tokens) and tree[whole.last].text in (".", ";", ",", "(", ":")
        if whole.type != "Person" and not ends:
            continue
        changed[head] = replace(mention, type="Person", end=whole.end, last=whole.last)
        del changed[given]
    return changed


def several(tree: Tree, mention: Mention) -> bool:
    """A plural name with its article is a body of people: "the Karsans", "the Tigers"."""
    if not mention.named or mention.type not in ("Other", "Place") or tree[mention.head].xpos != "NNPS":
        return False
    articles = [c for c in tree.children(mention.head, "det") if tree.lemma(c) == "the"]
    return bool(articles) and tree.case(mention.head) not in _LOCATIVE


def titled(tree: Tree, codebook: Codebook, mention: Mention) -> bool:
    """A rank or title stands before it: "Colonel Karsa"."""
    before = mention.first - 1
    if before < 0 or tree[before].sentence != tree[mention.first].sentence or mention.type == "Organization":
        return False
    return tree[before].text.lower().rstrip(".") in codebook.lists["titles"] and tree[before].head in range(
        mention.first, mention.last
    )


def aged(tree: Tree, codebook: Codebook, mention: Mention) -> bool:
    """An age stands behind it between commas: "Karsa, 41, ..."."""
    k = mention.last
    if k + 1 >= len(tree.tokens) or tree[k].text != ",":
        return False
    age = tree[k + 1].text
    return age.isdigit() and 9 < int(age) < 100 and k + 2 < len(tree.tokens) and tree[k + 2].text in (",", ".")


def explained(tree: Tree, codebook: Codebook, mention: Mention) -> bool:
    """What is set beside it is a person: "Karsa, a teacher", "the teacher, Karsa"."""
    lists = codebook.lists
    beside = tree.children(mention.head, "appos")
    if tree[mention.head].deprel == "appos":
        beside = [*beside, tree[mention.head].head]
    return any(
        tree[b].xpos == "NN" and tree.lemma(b) in lists["person"] - lists["group"] - lists["of_bodies_too"]
        for b in beside
    )


def held_or_killed(tree: Tree, codebook: Codebook, mention: Mention) -> bool:
    """It is arrested, kidnapped or killed, which places are not."""
    i = mention.head
    head = tree.head(i)
    if head is None or mention.type == "Organization" or gazetteer.locate(_printed(tree, mention)) is not None:
        return False
    wanted = _personal(codebook)
    if tree[i].deprel in ("nsubj:pass", "obj") and tree.lemma(head) in wanted["VERB"]:
        return tree[i].deprel == "obj" or tree.is_passive(head)
    of = tree[i].deprel in ("nmod", "nmod:poss") and (tree.case(i) == "of" or tree[i].deprel == "nmod:poss")
    return of and tree[head].upos == "NOUN" and tree.lemma(head) in wanted["NOUN"]


RULES: tuple[Callable[[Tree, Codebook, Mention], bool], ...] = (titled, aged, explained, held_or_killed)


def _personal(codebook: Codebook) -> dict[str, set[str]]:
    """Single words that tell of a person's custody, death or wounds, and of nothing else's, by part of speech."""
    words: dict[str, set[str]] = {"VERB": set(), "NOUN": set()}
    for event in codebook.events.values():
        if event.state is None or event.state.track not in ("custody", "life") or event.state.role != "patient":
            continue
        for trigger in event.triggers:
            if len(trigger.lemmas) == 1 and "weak" not in trigger.conditions:
                words[trigger.pos].add(trigger.lemmas[0])
    return words


def _located(tree: Tree, name: str, heads: list[int]) -> bool:
    """Whether it is a known country or town, or stands anywhere where places stand: "in Karsa"."""
    if countries.of(name) is not None:
        return True
    return any(tree.case(h) in _LOCATIVE for h in heads)


def _printed(tree: Tree, mention: Mention) -> str:
    return tree.reading.text[mention.start : mention.end]
