"""Factuality against MEANTIME's event mentions: macro F1 over the values that occur in the gold.

Macro F1 is the plain mean, over those values, of each value's F1. Two figures:

``given``    every gold mention is asked about at its word, through the library, since ``annotate`` speaks only of the
             codebook's events and nearly all of this set's are others (orders, deliveries, flights). A broken-up or
             longer mention is asked at its last word that is no preposition or particle. Gold values are the author's
             view; ours too, which is the speaker's where the text follows him. The scheme calls what is planned or
             foretold certain where nobody doubts it, and says FUTURE beside it; FactBank, and we, call it Uu. Here we
             are asked in the set's terms: what the rules find to lie ahead counts for as sure as it is foretold.
             ``given.ours`` asks in our own terms all the same, and ``given.past`` leaves out what the set calls FUTURE.
``annotate`` the events of ``annotate`` whose word lies in a gold mention, one to one; gold mentions without one count
             as misses and events without a mention are left out, for most of the page is not annotated.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bench.program import Program, Row, f1, per_cent

MISSED = ""


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """Over (gold, made) values; ``MISSED`` is made nothing. Values that the gold lacks have no F1 of their own."""
    told = list(pairs)
    values = sorted({gold for gold, _ in told})
    if not values:
        return 0.0
    return sum(value_f1(told, value) for value in values) / len(values)


def value_f1(told: list[tuple[str, str]], value: str) -> float:
    """F1 of one value."""
    right = sum(gold == made == value for gold, made in told)
    return f1(right, sum(made == value for _, made in told), sum(gold == value for gold, _ in told))


def matched(gold: list[Row], made: list[Row]) -> list[tuple[Row, Row | None]]:
    """Each gold mention with the first unused event whose word lies inside it."""
    used: set[int] = set()
    pairs: list[tuple[Row, Row | None]] = []
    for mention in gold:
        inside = (
            n
            for n, event in enumerate(made)
            if n not in used and any(s <= event["start"] and event["end"] <= e for s, e in mention["spans"])
        )
        n = next(inside, None)
        if n is not None:
            used.add(n)
        pairs.append((mention, None if n is None else made[n]))
    return pairs


def asked(reading: Any, codebook: Any, mentions: list[Row]) -> list[tuple[str, str]]:
    """What the rules say of each mention's word: in the set's terms, and as ``annotate`` would if its type were in the
    codebook."""
    from whence.claims.chain import chain
    from whence.claims.desk import Desk
    from whence.claims.stance import through

    desk = Desk(None, reading, codebook)
    values: list[tuple[str, str]] = []
    for mention in mentions:
        inside = [
            i for i, t in enumerate(reading.tokens) if any(s <= t.start and t.end <= e for s, e in mention["spans"])
        ]
        words = [i for i in inside if reading.tokens[i].upos not in ("ADP", "PART", "PUNCT", "DET", "AUX")] or inside
        if not words:
            values.append((MISSED, MISSED))
            continue
        standing = desk.standing(words[-1])
        nested = chain(desk.tree, words[-1], desk.voices)
        theirs, ours = (
            through(desk.tree, codebook, nested[0], value) if nested else value
            for value in (standing.foretold, standing.value)
        )
        values.append((theirs, ours))
    return values


def figures(program: Program) -> dict[str, float]:
    """Both figures, the first also in our own terms and without what lies ahead, its plain accuracy, and how many gold
    mentions ``annotate`` has."""
    from whence.codebook import load

    codebook = load()
    given: list[tuple[str, str]] = []
    past: list[tuple[str, str]] = []
    own: list[tuple[str, str]] = []
    ours: list[tuple[str, str]] = []
    found = 0
    for gold, made in program.both("meantime"):
        mentions = [m for m in gold["events"] if m.get("factuality")]
        reading = program.reader.read(gold["text"], None, gold.get("dct"))
        for m, (set_terms, our_terms) in zip(mentions, asked(reading, codebook, mentions), strict=True):
            given.append((m["factuality"], set_terms))
            own.append((m["factuality"], our_terms))
            if m.get("time") != "FUTURE":
                past.append((m["factuality"], set_terms))
        pairs = matched(mentions, made["events"])
        ours += [(mention["factuality"], event["factuality"] if event else MISSED) for mention, event in pairs]
        found += sum(event is not None for _, event in pairs)
    values = {f"given.{value}": per_cent(value_f1(given, value)) for value in sorted({g for g, _ in given})}
    return values | {
        "given": per_cent(macro_f1(given)),
        "given.ours": per_cent(macro_f1(own)),
        "given.past": per_cent(macro_f1(past)),
        "given.accuracy": per_cent(sum(g == m for g, m in given) / max(1, len(given))),
        "annotate": per_cent(macro_f1(ours)),
        "annotate.found": per_cent(found / max(1, len(given))),
    }
