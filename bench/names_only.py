"""Names as WikiGold cuts them: alone, without article, rank and other words before them.

``annotate`` cuts entities by re3d's guidelines ("the Karsa Police", "Major General Karim Dastan") and lists nothing
inside another, so the contract cannot express every bare name. Two figures: ``library``, the reader's own names, and
``annotate``, its named entities with articles, titles, nationalities and words in small letters cut off their front.
Types go by ``types_wikigold.json``. MISC (works, events, nationalities, languages) is left out on both sides, with
those of our types that only MISC could answer: neither found nor missed.
"""

from __future__ import annotations

from bench.program import ROOT, Program, Row, per_cent, rows, write

TYPES = ROOT / "bench" / "types_wikigold.json"
ARTICLES = frozenset({"the", "a", "an"})


def bare(text: str, entity: Row, leads: list[tuple[int, int]]) -> tuple[int, int]:
    """The characters of a name without what stands before it; ``leads`` are titles and nationalities."""
    start, end = entity["start"], entity["end"]
    while True:
        lead = next((e for s, e in leads if s == start and e < end), None)
        first = text[start:end].split(maxsplit=1)
        if lead is None and len(first) == 2 and (first[0].lower() in ARTICLES or first[0][0].islower()):
            lead = start + len(first[0])
        if lead is None:
            return start, end
        start = lead + len(text[lead:end]) - len(text[lead:end].lstrip())


def from_annotate(text: str, made: Row) -> list[Row]:
    """The named entities of one text, cut."""
    leads = [(e["start"], e["end"]) for e in made["entities"] if e["type"] in ("Title", "Nationality")]
    cut = []
    for entity in made["entities"]:
        if entity["named"]:
            start, end = bare(text, entity, leads)
            cut.append({"start": start, "end": end, "type": entity["type"]})
    return cut


def figures(program: Program) -> dict[str, float]:
    """Typed exact F1 of both."""
    told = [{"id": g["id"], "entities": from_annotate(g["text"], m)} for g, m in program.both("wikigold")]
    own = []
    for row in rows(program.gold("wikigold")):
        found = [m for m in program.reader.read(row["text"]).mentions if m.named]
        entities = [{"start": m.start, "end": m.end, "type": m.type} for m in found]
        own.append({"id": row["id"], "entities": entities})
    figures = {}
    for name, made in (("annotate", told), ("library", own)):
        pred = write(program.work / f"wikigold.{name}.jsonl", made)
        exact = program.scored("score_entities", "wikigold", pred, "--map", TYPES)["exact"]
        figures[name] = per_cent(exact["f1"])
    return figures
