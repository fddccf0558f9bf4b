"""One event told in several reports, on ECB+: two figures that answer two questions.

``words``    gold mentions given, and which incident each report is about: what words alone can tell, by the scorer of
             ``bench/events.py``, beside the lemma heuristic in the same run.
``program``  the program as it is: all documents in one case, each claim's word a mention, its event in the case the
             chain. It speaks only of its codebook's events, most of ECB+'s are others, and all of these count as
             missed: the figure says how little of ECB+ is the program's business, ``precision`` (links: pairs of
             mentions in one chain, both of them gold mentions) whether what it joins belongs together.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from bench.program import ROOT, Program, Row, command, gold_path, per_cent, rows, write

Chains = dict[tuple[str, int, int], str]


def link_counts(gold: Chains, made: Chains) -> tuple[int, int]:
    """Pairs of gold mentions that are joined, and how many of these pairs are one event in the gold too."""
    both = sorted(key for key in made if key in gold)
    joined = [(a, b) for i, a in enumerate(both) for b in both[:i] if made[a] == made[b]]
    return len(joined), sum(gold[a] == gold[b] for a, b in joined)


def told(program: Program) -> dict[str, list[tuple[int, int, str]]]:
    """The words of every claim of an event, with the event's place in the case, by document."""
    from whence.claims.extract import extract
    from whence.codebook import load
    from whence.documents.document import Part, Published, Report
    from whence.resolve import resolve

    codebook, reports, extracts = load(), {}, {}
    from whence.language.reader import paragraphs

    for row in rows(program.gold("ecbplus")):
        text, name = row["text"], row["id"]
        parts = tuple(Part("story", start, end) for start, end in paragraphs(text))
        sha = hashlib.sha256(text.encode()).hexdigest()
        reports[name] = Report(
            name, "article", None, f"outlet {sha[:8]}", (), Published(None, None), None, None, "en", text, parts, b""
        )  # fmt: skip
        reading = program.reader.read(text, [(p.start, p.end) for p in parts], None)
        extracts[name] = extract(reports[name], reading, codebook)
    resolution = resolve(reports, extracts, codebook)
    found: dict[str, list[tuple[int, int, str]]] = {name: [] for name in reports}
    for ref, about in resolution.about.items():
        claim = extracts[ref.report].claims[ref.index]
        if claim.frame.kind == "event":
            found[ref.report].append((claim.trigger.start, claim.trigger.end, str(about)))
    return found


def figures(program: Program) -> dict[str, float]:
    """CoNLL F1 of both, the heuristic's, and the share of right links."""
    data = gold_path("ecbplus").parents[1]
    printed = command(ROOT / "bench" / "events.py", "--data", data, "--out", program.work / "ecbplus.words.jsonl")
    conll = [float(found) for found in re.findall(r"CoNLL ([\d.]+)", printed)]
    mentions = told(program)
    made: list[Row] = []
    for name, found in mentions.items():
        chained = {(s, e): chain for s, e, chain in found}  # a word that tells two events counts for one
        marked = [{"start": s, "end": e, "chain": chain, "kind": "event"} for (s, e), chain in chained.items()]
        made.append({"id": name, "mentions": marked})
    pred = write(program.work / "ecbplus.program.jsonl", made)
    scored: Row = program.scored("score_coref", "ecbplus", pred, "--kind", "event", "--validated")
    gold: Chains = {
        (row["id"], m["start"], m["end"]): f"{row['topic']}|{m['chain']}"
        for row in rows(program.gold("ecbplus"))
        for m in row["mentions"]
        if m["kind"] == "event" and m["validated"]
    }
    ours: Any = {(name, s, e): chain for name, found in mentions.items() for s, e, chain in found}
    joined, right = link_counts(gold, ours)
    return {
        "words": conll[-1],
        "heuristic": conll[0],
        "program": per_cent(scored["conll"]),
        "found": per_cent(scored["mentions"]["r"]),
        "precision": per_cent(right / max(1, joined)),
        "links": float(joined),
    }
