"""Other names: "also known as the Harbour Boys", "alias Abu Seif", "refers to the groups as ...".

A phrase that has no other name is merely given one ("a company called Blue Heron"): that is its name, no second one.
"""

from __future__ import annotations

from collections.abc import Iterator

from whence.claims.ties.text import Text
from whence.claims.ties.tie import RawRelation, fits

#: words between a bearer and a name given there, the longest first
_CUES: tuple[tuple[str, ...], ...] = tuple(
    sorted(
        (
            tuple(words.split())
            for words in (
                "alias", "aka", "a.k.a.", "a.k.a", "f.k.a.", "n.k.a.",
                "nicknamed", "dubbed", "also known as", "better known as",
                "best known as", "otherwise known as", "known as", "also called", "also called the", "widely known as",
                "better known by his nom de guerre", "known by his nom de guerre", "known by the nom de guerre",
                "better known by the nom de guerre", "known by his nickname", "whose nom de guerre is",
                "whose real name is", "real name", "whose nom de guerre was", "who goes by", "nom de guerre",
                "known by the alias", "who uses the alias", "formerly known as", "formerly called",
            )
        ),
        key=lambda cue: (-len(cue), cue),
    )
)  # fmt: skip
#: the same by their first word
_CUES_FROM = {first: tuple(cue for cue in _CUES if cue[0] == first) for first in {cue[0] for cue in _CUES}}
_GIVING = frozenset({"call", "dub", "nickname", "style", "term", "label"})
_SELF = frozenset({"itself", "himself", "herself", "themselves"})


def by_alias(text: Text) -> Iterator[RawRelation]:
    """ "Karim Dastan, alias Abu Seif", "the Northern Front (also known as the Harbour Boys)"."""
    relation = text.codebook.relations["also_known_as"]
    seen = -1
    for i in range(1, len(text.tree.tokens)):
        cue = next((c for c in _CUES_FROM.get(text.low(i), ()) if i > seen and _stands(text, i, c)), None)
        if cue is None:
            continue
        seen = i + len(cue) - 1
        name = text.name_from(i + len(cue))
        bearer = _bearer(text, i)
        if name is None or bearer is None or not text.beside(i, name.head) or bearer == name.head:
            continue
        known_by_that = cue == ("alias",) or cue[-1] == "called"
        if not text.named(bearer) and (known_by_that or _indefinite(text, bearer)):
            continue
        if fits(text, relation, bearer, name.head):
            yield RawRelation(i, relation, bearer, name.head, False, f"also_known_as:{' '.join(cue)}", known=True)


def _stands(text: Text, i: int, cue: tuple[str, ...]) -> bool:
    return all(text.beside(i, i + n) and text.low(i + n) == w for n, w in enumerate(cue))


def _bearer(text: Text, i: int) -> int | None:
    """Whom the cue at ``i`` names: the phrase right before it, past a mark, an age, "who is" and the like; before its
    bracket, where that holds several names."""
    if (outside := _before_bracket(text, i)) is not None:
        name = text.name_upto(outside)
        return name.head if name is not None else None
    k = i - 1
    while text.beside(i, k) and i - k < 7:
        aside = text.low(k) in (",", "(", "who", "which", "is", "was", "are", "were", "also", "better", "and", "that")
        if not aside and not (text.tree[k].upos == "NUM" and text.low(k - 1) == ","):
            break
        k -= 1
    if not text.beside(i, k) or text.tree[k].upos not in ("NOUN", "PROPN"):
        return None
    name = text.name_upto(k)
    return name.head if name is not None else k


def _before_bracket(text: Text, i: int) -> int | None:
    """The token before the bracket in which the cue at ``i`` stands behind a semicolon."""
    if text.low(i - 1) != ";":
        return None
    for k in range(i - 1, max(-1, i - 60), -1):
        if not text.beside(i, k) or text.low(k) == ")":
            return None
        if text.low(k) == "(":
            return k - 1
    return None


def _indefinite(text: Text, i: int) -> bool:
    return any(text.tree.lemma(c) in ("a", "an", "another", "one") for c in text.tree.children(i, "det", "nummod"))


def by_naming(text: Text) -> Iterator[RawRelation]:
    """ "The army calls them the Harbour Boys", "refers to these groups as ...": a name that somebody gives."""
    tree, relation = text.tree, text.codebook.relations["also_known_as"]
    for i in text.verbs():
        lemma = tree.lemma(i)
        if lemma not in text.codebook.lists["naming"] or _by_cue(text, i):
            continue
        reduced = tree[i].deprel.partition(":")[0] == "acl" and not tree.children(i, "nsubj")
        passive = tree.is_passive(i) or reduced
        name, bearer = _given(text, i), _named_one(text, i, passive)
        if name is None or bearer is None or not text.named(name) or text.low(i + 1) in _SELF:
            continue
        merely_so_called = passive and not text.named(bearer) and tree.has(i, "acl") and (
            lemma in _GIVING or _indefinite(text, bearer)
        )  # fmt: skip
        if not merely_so_called and fits(text, relation, bearer, name):
            giver = None if passive else tree.subject(i)
            yield RawRelation(i, relation, bearer, name, False, f"also_known_as:{lemma}", giver)


def _by_cue(text: Text, i: int) -> bool:
    """Whether the verb at ``i`` stands in one of the cues, whose bearer stands right before it."""
    starts = [k for k in (i - 1, i) for cue in _CUES if k + len(cue) > i and _stands(text, k, cue)]
    return any(_bearer(text, k) is not None for k in starts)


def _given(text: Text, i: int) -> int | None:
    """The name that the verb at ``i`` gives."""
    tree = text.tree
    named = [
        c
        for c in tree.children(i, "obl", "xcomp", "advcl", "nmod")
        if "as" in {tree.lemma(m) for m in tree.children(c, "case", "mark")}
    ]
    if not named and tree.lemma(i) in _GIVING:
        named = [c for c in tree.children(i, "xcomp", "obj") if text.named(c)][-1:]
    if not named and tree.lemma(i) == "refer":
        marks = [
            k for k in range(i + 2, i + 25) if text.beside(i, k) and text.low(k) == "as" and text.low(k - 1) != "well"
        ]
        names = [n for k in marks if text.low(k + 1) != "well" and (n := text.name_from(k + 1)) is not None]
        return names[-1].head if names else None
    return named[0] if named else None


def _named_one(text: Text, i: int, passive: bool) -> int | None:
    """Whom the verb at ``i`` gives a name to."""
    tree, given = text.tree, _given(text, i)
    if tree.lemma(i) == "refer":
        referred = [c for c in tree.children(i, "obl") if tree.case(c) == "to"]
        if referred:
            return referred[0]
    if passive:
        return tree.subject(i)
    called = next((c for c in tree.children(i, "obj") if c != given), None)
    return _before_whom(text, i) if called is not None and tree.lemma(called) in ("who", "whom") else called


def _before_whom(text: Text, i: int) -> int | None:
    """ "The man whom the army calls X", "he is the man whom they call X": he, or the man."""
    tree = text.tree
    man = tree.head(i)
    if man is None or not tree.has(i, "acl"):
        return None
    subject = tree.subject(man) if tree.children(man, "cop") else None
    return man if subject is None or text.adrift(subject) else subject
