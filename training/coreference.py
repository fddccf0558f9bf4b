"""Weigh the clues of coreference: from annotated texts to ``weights.json`` beside the rules.

    python training/coreference.py [--data ../shared/data] [--out src/whence/language/coreference/weights.json]

Each phrase of a text chooses among the chains its rules allow and "nothing"; the weights of the clues are those
that make the annotators' choice likeliest (a log-linear ranking, ridge penalty, clues seen fewer than three
times left out). The walk follows the annotators' chains, so that one mistake does not teach the next. Types of
named entities are lent from the annotation with three in ten withheld, as a reader misses some. Half a minute
on one core; the same data give the same weights.

Data: GUM train (gold trees, CC BY 4.0). No text goes into the weights, only words of the rules' own lists and
grammatical relations.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from bench.program import rows
from bench.treebank import gold_trees
from whence.language.coreference.candidates import candidates
from whence.language.coreference.chain import Chain, Register
from whence.language.coreference.phrase import phrases
from whence.language.coreference.scene import scene
from whence.language.reading import EntityType, Mention, Token

#: GUM's kinds and ours, where a kind helps coreference.
TYPES: dict[str, EntityType] = {"person": "Person", "organization": "Organization", "place": "Place"}
WITHHELD = 0.3
RARE = 3
#: Ridge penalties: pronouns have the most clues for their number, and overfit soonest.
RIDGE = {"pronoun": 8.0, "noun": 8.0, "name": 1.0}
STEPS, RATE = 300, 0.1

Choice = tuple[list[list[str]], int]


def gold_mentions(
    document: dict[str, Any], tokens: list[Token], withheld: float, chance: random.Random
) -> tuple[list[Mention], dict[int, Any]]:
    """Typed mentions by their heads, some withheld; and the chain of each head."""
    starts = {t.start: i for i, t in enumerate(tokens)}
    ends = {t.end: i for i, t in enumerate(tokens)}
    mentions: dict[int, Mention] = {}
    chains: dict[int, Any] = {}
    for e in document["entities"]:
        first, last = starts.get(e["start"]), ends.get(e["end"])
        if first is None or last is None:
            continue
        inside = range(first, last + 1)
        head = next(i for i in inside if tokens[i].head == i or tokens[i].head not in inside)
        if any(tokens[k].deprel.startswith("conj") and tokens[k].head == head for k in inside):
            continue
        chains.setdefault(head, e["chain"])
        if e["type"] in TYPES and tokens[head].upos in ("PROPN", "NOUN") and chance.random() >= withheld:
            named = tokens[head].upos == "PROPN"
            mentions[head] = Mention(e["start"], e["end"], TYPES[e["type"]], named, first, last + 1, head)
    return list(mentions.values()), chains


def choices(documents: Iterator[dict[str, Any]]) -> dict[str, list[Choice]]:
    """What each phrase could take up, and which of it the annotators say it does (0 is nothing), by table."""
    chance = random.Random(1)
    found: dict[str, list[Choice]] = {"pronoun": [], "noun": [], "name": []}
    for document in documents:
        tokens, sentences = gold_trees(document)
        mentions, of_head = gold_mentions(document, tokens, WITHHELD, chance)
        view_of = scene(document["text"], tokens, sentences, phrases(tokens, sentences, mentions), ())
        of_span = {(e["start"], e["end"]): e["chain"] for e in document["entities"]}
        register = Register()
        so_far: dict[Any, Chain] = {}
        for view in view_of.views:
            p = view.phrase
            gold = of_span.get(tuple(p.span), None if p.members else of_head.get(p.head))
            mine = so_far.get(gold) if gold is not None else None
            asked = candidates(view, register, view_of)
            if asked is not None:
                table, choice = asked
                offered = [chain for chain, _ in choice]
                right = offered.index(mine) if mine in offered else 0
                found[table].append(([clues for _, clues in choice], right))
            chain = register.put(view, mine)
            if gold is not None:
                so_far[gold] = chain
    return found


def weigh(data: list[Choice], ridge: float) -> dict[str, float]:
    """The weights of one table, to two decimals, those near nothing left out."""
    seen = Counter(clue for offered, _ in data for clues in offered for clue in clues)
    column = {clue: k for k, clue in enumerate(sorted(c for c in seen if seen[c] >= RARE))}
    rows, columns, starts, right = [], [], [], []
    row = 0
    for offered, chosen in data:
        starts.append(row)
        right.append(row + chosen)
        for clues in offered:
            for clue in clues:
                if clue in column:
                    rows.append(row)
                    columns.append(column[clue])
            row += 1
    at, of = np.array(rows), np.array(columns)
    begin, target = np.array(starts), np.array(right)
    group = np.repeat(np.arange(len(begin)), np.diff(np.append(begin, row)))
    weights = np.zeros(len(column))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        score = np.bincount(at, weights[of], minlength=row)
        share = np.exp(score - np.maximum.reduceat(score, begin)[group])
        share /= np.add.reduceat(share, begin)[group]
        share[target] -= 1
        slope = np.bincount(of, share[at], minlength=len(weights)) + ridge * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        rate = RATE if step < 0.6 * STEPS else RATE / 5
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    score = np.bincount(at, weights[of], minlength=row)
    ends = np.append(begin[1:], row)
    hits = sum(int(a + np.argmax(score[a:b]) == t) for a, b, t in zip(begin, ends, target, strict=True))
    print(f"  {len(data)} choices, {len(column)} clues, {hits / len(data):.3f} as annotated")
    return {clue: round(float(weights[k]), 2) for clue, k in column.items() if abs(weights[k]) >= 0.02}


def main() -> None:
    """Collect, weigh, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/whence/language/coreference/weights.json"))
    options = parser.parse_args()
    tables = {}
    for table, data in choices(rows(options.data / "gum" / "train.jsonl.xz")).items():
        print(table)
        tables[table] = weigh(data, RIDGE[table])
    options.out.write_text(json.dumps(tables, sort_keys=True, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
