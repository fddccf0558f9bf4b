"""The annotators' trees of GUM and EWT in the reader's form, for benches and for what is trained on gold trees."""

from __future__ import annotations

from bench.program import Row
from whence.language.reading import Sentence, Token


def gold_trees(document: Row) -> tuple[list[Token], list[Sentence]]:
    """Words, tags and heads of one document; a root is its own head, common words' lemmas are in small letters."""
    tokens: list[Token] = []
    sentences = []
    for number, s in enumerate(document["sentences"]):
        first = len(tokens)
        for k, (form, lemma, upos, xpos, _, head, relation, start, end) in enumerate(s["tokens"]):
            at = first + head - 1 if head else first + k
            lemma = lemma if upos == "PROPN" else lemma.lower()
            tokens.append(Token(start, end, form, lemma, upos, xpos, at, relation, number))
        sentences.append(Sentence(s["start"], s["end"], first, len(tokens)))
    return tokens, sentences
