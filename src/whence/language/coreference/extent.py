"""Where a noun phrase begins and ends in a tree."""

from __future__ import annotations

from collections.abc import Sequence

from whence.language.reading import Token

#: Dependents that stand outside the phrase of their head.
_OUTSIDE = frozenset(
    "appos conj cc punct parataxis nsubj cop aux mark advcl discourse vocative dislocated expl list orphan "
    "reparandum csubj obl dep ccomp cc:preconj".split()
)
#: Dependents that belong to a phrase but not to its short description.
_LONG = frozenset({"acl", "parataxis", "appos", "advcl", "dep"})
_LONG_TIMES = frozenset({"nmod:unmarked", "nmod:tmod"})
_BRACKETS = frozenset("()[]{}")
_PAIR = {")": "(", "]": "[", "}": "{", "”": "“", "’": "‘", "»": "«", '"': '"'}
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OPENING = frozenset('"“‘`«(') | {"``"}
#: Adverbs that bear on the clause, not on the phrase they stand before.
_FOCUS = frozenset(
    "only even also just really traditionally actually then not sometimes namely i.e. e.g. perhaps possibly "
    "especially".split()
)


def extent(tokens: Sequence[Token], children: Sequence[Sequence[int]], i: int) -> tuple[int, int, int]:
    """Of the phrase headed by ``i``: its first and last token (inclusive), and the last of its short form.

    Quotation marks and brackets that only touch it are left out.
    """
    low, high, short = _without_dateline(tokens, i, *_extent(tokens, children, i))
    while low < i and (tokens[low].upos == "PUNCT" or tokens[low].text in _OPENING):
        low += 1
    while high > i and tokens[high].upos == "PUNCT" and not _closes(tokens, low, high):
        high -= 1
    short = min(short, high)
    while short > i and (tokens[short].upos == "PUNCT" or tokens[short].text in _POSSESSIVE):
        short -= 1
    return low, high, short


def _without_dateline(tokens: Sequence[Token], i: int, low: int, high: int, short: int) -> tuple[int, int, int]:
    """Cut at the dash of "KARSA - A dock guard ...", whichever side the head is on."""
    opens = low == 0 or tokens[low - 1].sentence != tokens[low].sentence
    if not (opens and tokens[low].text.isupper() and len(tokens[low].text) > 2):
        return low, high, short
    dash = next((k for k in range(low + 1, high) if tokens[k].text in ("-", "–", "—", "--")), None)
    if dash is None:
        return low, high, short
    return (dash + 1, high, short) if i > dash else (low, dash - 1, min(short, dash - 1))


def _reach(children: Sequence[Sequence[int]], tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """First and last token (inclusive) under ``i``."""
    low = high = i
    for c in children[i]:
        a, b = _reach(children, tokens, c)
        low, high = min(low, a), max(high, b)
    return low, high


def _extent(tokens: Sequence[Token], children: Sequence[Sequence[int]], i: int) -> tuple[int, int, int]:
    """Of the phrase headed by ``i``: first token, last token (inclusive), last token of its short form."""
    low = high = short = i
    predicate = any(tokens[c].deprel == "cop" for c in children[i])
    for c in sorted(children[i], key=lambda c: abs(c - i)):
        relation = tokens[c].deprel
        base = relation.partition(":")[0]
        if base in _OUTSIDE or relation in _OUTSIDE:
            continue
        if base == "case" and c < i:
            continue
        if base == "advmod" and (c > i or predicate or tokens[c].lemma in _FOCUS):
            continue
        if c > i and tokens[i].upos == "PROPN" and base in ("nmod", "obl", "nummod") and _bracketed(tokens, i, c):
            continue
        a, b = _reach(children, tokens, c)
        if c < i:
            low = min(low, a)
        else:
            high = max(high, b)
            if base not in _LONG and relation not in _LONG_TIMES and c - short <= 12:
                short = max(short, _short_reach(tokens, children, c))
    # prepositions of the head may lie inside ("from about 40 men"): start after the last of them
    for c in children[i]:
        base = tokens[c].deprel.partition(":")[0]
        if c < i and base in ("case", "mark", "cc", "punct") and low <= c and base in ("case", "mark", "cc"):
            low = max(low, c + 1)
    return low, high, _cut(tokens, i, short)


def _bracketed(tokens: Sequence[Token], i: int, c: int) -> bool:
    """Whether what hangs on a name from ``c`` stands in brackets ("Spang (1983)") or after a comma or dash."""
    return any(tokens[k].text in _BRACKETS or tokens[k].text in (",", "–", "-", "—") for k in range(i + 1, c))


def _short_reach(tokens: Sequence[Token], children: Sequence[Sequence[int]], i: int) -> int:
    """Last token under ``i`` once clauses, appositions and brackets are left out."""
    high = i
    for c in children[i]:
        if c > i and tokens[c].deprel.partition(":")[0] not in _LONG and tokens[c].deprel != "punct":
            high = max(high, _short_reach(tokens, children, c))
    return high


def _cut(tokens: Sequence[Token], i: int, last: int) -> int:
    """End the short form before a bracket or a dash, and before a comma that opens no list."""
    for k in range(i + 1, last + 1):
        if tokens[k].text in _BRACKETS or tokens[k].text in ("--", "–", "—", ";", ":"):
            return k - 1
    return last


def _closes(tokens: Sequence[Token], low: int, k: int) -> bool:
    """Whether the mark at ``k`` closes a bracket or quotation that the phrase itself opened."""
    opening = _PAIR.get(tokens[k].text)
    return opening is not None and any(tokens[j].text in opening for j in range(low, k))
