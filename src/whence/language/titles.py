"""Ranks, offices and forms of address: cut off the names of those who bear them."""

from __future__ import annotations

from collections.abc import Sequence

from whence.language import nouns
from whence.language.reading import EntityType, Token

Piece = tuple[int, int]


def titled(found: dict[Piece, EntityType], tokens: Sequence[Token]) -> dict[Piece, EntityType]:
    """Ranks and forms of address cut off the names of persons, and those that stand before a name found."""
    answer: dict[Piece, EntityType] = {}
    titles: list[Piece] = []
    for (first, last), kind in found.items():
        if kind != "Person" or tokens[head_of(tokens, first, last)].upos != "PROPN":
            answer[(first, last)] = kind
            continue
        name = first
        while name < last - 1 and is_title(tokens[name]):
            name += 1
        low = name
        while (
            low > 0
            and tokens[low - 1].sentence == tokens[name].sentence
            and (is_title(tokens[low - 1]) or (low < name and _office(tokens[low - 1], low, name)))
        ):
            low -= 1
        answer[(name, last)] = kind
        if low < name:
            titles.append((low, name))
    for low, high in titles:
        for span in [s for s, kind in answer.items() if kind == "Title" and s[0] < high and low < s[1]]:
            low = min(low, span[0])
            del answer[span]
        answer[(low, high)] = "Title"
    return answer


def _office(token: Token, low: int, high: int) -> bool:
    """Whether a capitalised word says which office: "Foreign" of "Foreign Minister", "Navy" of "Navy Captain"."""
    return low <= token.head < high and token.deprel in ("amod", "compound") and token.text.lower() in nouns.OFFICES


def is_title(token: Token) -> bool:
    return token.text[0].isupper() and token.text.lower().rstrip(".") in nouns.PERSON_TITLES


def head_of(tokens: Sequence[Token], first: int, last: int) -> int:
    """The word of a span whose own head lies outside it (the first such, marks apart)."""
    outside = [
        i for i in range(first, last)
        if tokens[i].upos != "PUNCT" and (tokens[i].head == i or not first <= tokens[i].head < last)
    ]  # fmt: skip
    return outside[0] if outside else last - 1
