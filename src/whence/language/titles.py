"""Ranks, offices and forms of address: cut off the names of those who bear them."""

from __future__ import annotations

from collections.abc import Sequence

from whence.language import nouns
from whence.language.reading import EntityType, Token

Piece = tuple[int, int]

#: words in small letters inside the name of an office
_LINKS = frozenset({"of", "for", "to", "the", "and", "-", "&"})
#: how many words an office with its realm has at most
REACH = 14


def titled(found: dict[Piece, EntityType], tokens: Sequence[Token]) -> dict[Piece, EntityType]:
    """Ranks and forms of address cut off the names of persons, and those that stand before a name found."""
    answer: dict[Piece, EntityType] = {}
    titles: list[Piece] = []
    starts = {(first, kind) for (first, _), kind in found.items()}
    for (first, last), kind in found.items():
        if kind != "Person" or tokens[head_of(tokens, first, last)].upos != "PROPN":
            answer[(first, last)] = kind
            continue
        if is_office(tokens, first, last) and (last, "Person") not in starts:
            article = first > 0 and tokens[first - 1].upos == "DET" and first <= tokens[first - 1].head < last
            answer[(first - article, last)] = kind
            continue
        if (last, "Person") in starts and all(is_title(t) for t in tokens[first:last]):
            titles.append((first, last))
            continue
        name = first
        while name < last - 1 and (is_title(tokens[name]) or _leads_title(tokens, name, last)):
            name += 1
        low = name
        while (
            low > 0
            and tokens[low - 1].sentence == tokens[name].sentence
            and (is_title(tokens[low - 1]) or (low < name and _office(tokens[low - 1], low, name)))
        ):
            low -= 1
        answer[(name, last)] = kind
        low = _office_of(tokens, low, name)
        if low < name:
            titles.append((low, name))
    for low, high in titles:
        for span in [s for s, kind in answer.items() if s[0] < high and low < s[1]]:
            if answer[span] == "Title":
                low = min(low, span[0])
            if answer[span] in ("Title", "Person"):
                del answer[span]
        answer[(low, high)] = "Title"
    return answer


def _office_of(tokens: Sequence[Token], low: int, name: int) -> int:
    """Where an office with its realm begins that stands right before a name: "Minister for Trade and Industry"."""
    first = low
    if not tokens[low - 1].text[0].isupper():
        return low
    for i in range(low - 1, max(-1, low - REACH), -1):
        word = tokens[i]
        lead = word.text.lower()
        if word.sentence != tokens[name].sentence or not (word.text[0].isupper() or lead in _LINKS):
            break
        if lead == "and" and is_title(tokens[i + 1]):
            break
        if is_title(word) and i + 1 < name and tokens[i + 1].text.lower() in ("of", "for", "to"):
            first = i
            while first > 0 and tokens[first - 1].sentence == word.sentence and is_title(tokens[first - 1]):
                first -= 1
    return first


def _office(token: Token, low: int, high: int) -> bool:
    """Whether a capitalised word says which office: "Foreign" of "Foreign Minister", "Navy" of "Navy Captain"."""
    return low <= token.head < high and token.deprel in ("amod", "compound") and token.text.lower() in nouns.OFFICES


def _leads_title(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether a word says which rank stands behind it: "Field" of "Field Marshal Karim Dastan"."""
    return i + 2 < last and tokens[i].text.lower() in nouns.OFFICES and is_title(tokens[i + 1])


def is_title(token: Token) -> bool:
    if token.text.lower() in nouns.INITIALLED:
        return token.text.isupper()
    return token.text[0].isupper() and token.text.lower().rstrip(".") in nouns.PERSON_TITLES


def is_office(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether an office stands for whoever holds it: "the President", "the Minister of Defence"."""
    name = first
    while name < last and (is_title(tokens[name]) or tokens[name].upos == "DET"):
        name += 1
    return name == last or (name > first and tokens[name].text.lower() in ("of", "for", "to"))


def head_of(tokens: Sequence[Token], first: int, last: int) -> int:
    """The word of a span whose own head lies outside it (the first such, marks apart)."""
    outside = [
        i for i in range(first, last)
        if tokens[i].upos != "PUNCT" and (tokens[i].head == i or not first <= tokens[i].head < last)
    ]  # fmt: skip
    return outside[0] if outside else last - 1
