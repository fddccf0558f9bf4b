"""Tags and trees on gold words, and where words are cut from raw text.

By the field's definitions (CoNLL-X; CoNLL 2018 for words): UAS is the share of words with the right head, LAS with
the right head and relation, subtype included; marks count like words. Words get the annotators' cut and the program's
own sentence starts: where these cross a gold sentence, heads across the border are wrong. The words' F1 is over
character spans of raw text. ``annotate`` gives no trees, so this calls the library.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from bench.program import Program, Row, f1, per_cent, rows


class Word(NamedTuple):
    """One word's tags; ``head`` counts from 0 over the document, a root's is its own index."""

    upos: str
    xpos: str
    head: int
    relation: str


def counts(gold: Sequence[Word], made: Sequence[Word]) -> Counter[str]:
    """How many words are right in each respect."""
    if len(gold) != len(made):
        raise ValueError(f"{len(gold)} gold words, {len(made)} read")
    right: Counter[str] = Counter(words=len(gold))
    for g, m in zip(gold, made, strict=True):
        right["upos"] += g.upos == m.upos
        right["xpos"] += g.xpos == m.xpos
        right["uas"] += g.head == m.head
        right["las"] += g.head == m.head and g.relation == m.relation
    return right


def span_f1(pairs: Iterable[tuple[set[tuple[int, int]], set[tuple[int, int]]]]) -> float:
    """F1 over spans, summed over documents: (gold, made) for each."""
    right = made = wanted = 0
    for gold, found in pairs:
        right, made, wanted = right + len(gold & found), made + len(found), wanted + len(gold)
    return f1(right, made, wanted)


def gold_words(row: Row) -> tuple[list[str], list[tuple[int, int]], list[Word], set[tuple[int, int]]]:
    """Forms, characters, tags, and sentences (as words from, to) of a document."""
    forms: list[str] = []
    spans: list[tuple[int, int]] = []
    words: list[Word] = []
    sentences = set()
    for sentence in row["sentences"]:
        base = len(words)
        for i, (form, _, upos, xpos, _, head, relation, start, end) in enumerate(sentence["tokens"]):
            forms.append(form.replace(" ", ""))
            spans.append((start, end))
            words.append(Word(upos, xpos, base + (head - 1 if head else i), relation))
        sentences.add((base, len(words)))
    return forms, spans, words, sentences


def read_words(reader: Any, text: str, forms: list[str], spans: list[tuple[int, int]]) -> tuple[list[Word], set[Any]]:
    """The reader's own steps on words that are given: its starts, trees and mends."""
    from whence.language import reader as room

    of_block = []
    edges = [end for _, end in room.paragraphs(text)]
    at = 0
    for start, _ in spans:
        while at < len(edges) - 1 and start >= edges[at]:
            at += 1
        of_block.append(at)
    answer = reader._model.answer(forms)
    sentences = room._sentences(text, answer, spans, of_block)
    tokens = room.repaired(room._tokens(answer, reader._model, forms, spans, sentences))
    return [Word(t.upos, t.xpos, t.head, t.deprel) for t in tokens], {(s.first, s.last) for s in sentences}


def raw_words(text: str) -> set[tuple[int, int]]:
    """Where the program cuts words."""
    from whence.language.reader import paragraphs
    from whence.language.words import words

    return {span for start, end in paragraphs(text) for span in words(text, start, end)}


def figures(program: Program, name: str = "ud_ewt") -> dict[str, float]:
    """Accuracy in per cent over a dev part."""
    total: Counter[str] = Counter()
    starts, cuts = [], []
    for row in rows(program.gold(name)):
        forms, spans, gold, sentences = gold_words(row)
        made, own = read_words(program.reader, row["text"], forms, spans)
        total += counts(gold, made)
        starts.append((sentences, own))
        cuts.append((set(spans), raw_words(row["text"])))
    shares = {key: per_cent(total[key] / total["words"]) for key in ("las", "uas", "upos", "xpos")}
    return shares | {"sentences": per_cent(span_f1(starts)), "words": per_cent(span_f1(cuts))}
