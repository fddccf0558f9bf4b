"""Differences on the sets of events, by kind: how surely (MEANTIME), words and roles (RAMS), fillers (MUC-4)."""

from __future__ import annotations

from collections.abc import Iterator

from bench.factuality import asked
from bench.fillers import bare, fillers
from bench.kinds import Slip
from bench.program import Program
from bench.roles import answer, family


def factuality(program: Program) -> Iterator[Slip]:
    """Each mention whose value, in the set's terms, is another than the rules give."""
    from whence.codebook import load

    codebook = load()
    for gold, _ in program.both("meantime"):
        mentions = [m for m in gold["events"] if m.get("factuality")]
        reading = program.reader.read(gold["text"], None, gold.get("dct"))
        for mention, (value, _) in zip(mentions, asked(reading, codebook, mentions), strict=True):
            if value != mention["factuality"]:
                start, end = mention["spans"][0]
                around = gold["text"][max(0, start - 60) : end + 40]
                yield Slip(f"{mention['factuality']} read as {value or 'nothing'}", around, value)


def roles(program: Program) -> Iterator[Slip]:
    """Event words without an event; arguments without a role, in the word's sentence or another; roles too many."""
    for gold, made in program.both("rams"):
        for event in gold["events"]:
            kin = family(event["type"])
            if kin is None:
                continue
            word = gold["text"][event["start"] : event["end"]]
            if not any(e["start"] < event["end"] and event["start"] < e["end"] for e in made["events"]):
                yield Slip(f"missed: {kin.name}, the word tells no event", word, "")
                continue
            told = answer(kin, event["start"], event["end"], made["events"])
            own = next(((s, e) for s, e in gold["sentences"] if s <= event["start"] < e), (0, 0))
            for a in event["args"]:
                same = [t for t in told if t[0] == a["role"]]
                if (a["role"], a["start"], a["end"]) in told:
                    continue
                cut = any(s < a["end"] and a["start"] < e for _, s, e in same)
                near = "in the sentence" if own[0] <= a["start"] < own[1] else "in another sentence"
                kind = f"edge: {a['role']}" if cut else f"missed: {a['role']}, {near}"
                yield Slip(kind, f"{word}: {gold['text'][a['start'] : a['end']]}", str(same))
            wanted = {a["role"] for a in event["args"]}
            for role, s, e in told:
                if role not in wanted:
                    yield Slip(f"extra: {role}", word, gold["text"][s:e])


def incidents(program: Program) -> Iterator[Slip]:
    """Fillers that no event gives, that are cut otherwise or stand in another role; and those too many."""
    for gold, made in program.both("muc4"):
        told = fillers(gold["text"], made)
        phrases = [bare(gold["text"][s:e]) for event in made["events"] for r in event["roles"].values() for s, e in r]
        for role, wanted in gold["extracts"].items():
            found = [bare(one[0]) for one in told.get(role, [])]
            known = [{bare(mention[0]) for mention in entity} for entity in wanted]
            for entity in known:
                if entity & set(found):
                    continue
                first = min(entity)
                if any(a in b or b in a for a in entity for b in found):
                    yield Slip(f"edge: {role}", first, "; ".join(found))
                elif any(a in {bare(one[0]) for one in told.get(other, [])} for other in told for a in entity):
                    yield Slip(f"type: {role}, told in another role", first, "")
                elif any(a in phrase for a in entity for phrase in phrases):
                    yield Slip(f"missed: {role}, in an event that does not count", first, "")
                else:
                    yield Slip(f"missed: {role}, in no event", first, "")
            for one in found:
                if not any(a in one or one in a for entity in known for a in entity):
                    where = "the report tells none" if not gold["templates"] else "the report tells others"
                    yield Slip(f"extra: {role}, {where}", "", one)
