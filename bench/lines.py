# ruff: noqa: E501 (a table reads best with a row on a line)
"""The rows of ``docs/figures.md``: what each figure is, what is asked for, and what others reach on the same data.

Where others' figures are on the test part or on other text, the row says so: they are then no like-for-like rivals.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """``key`` is ``task.figure``. ``pinned`` figures have a floor; with ``down`` lower is better and it is a ceiling."""

    key: str
    words: str
    least: str = ""
    known: str = ""
    unit: str = "%"
    pinned: bool = True
    down: bool = False
    slack: float = 0.3  # how far below (above) the measured value the floor (ceiling) is set


PEOPLE = "people among themselves {} (train and dev articles annotated several times)"
TIMES = "on another text (TempEval-3's test): HeidelTime {}, SynTime {}"
ECB = "dev: same words in one topic 69.1, lemma heuristic (Ahmed 2023) 69.1, same words in one incident 72.4"

LINES = (
    Line("gold.open.precision", "own gold set, open reports: precision of claims", "80", slack=1),
    Line("gold.open.recall", "the same: recall", slack=1),
    Line("gold.open.f1", "the same: F1", "goal 70", slack=1),
    Line("gold.open.told", "the same: rows told at all, whatever is wrong with them", pinned=False),
    Line("gold.held_out.precision", "own gold set, held-out third: precision", "80", slack=1),
    Line("gold.held_out.recall", "the same: recall", slack=1),
    Line("gold.held_out.f1", "the same: F1", "goal 70", slack=1),
    Line("voices.right", "attribution phrasings by plain contents: chain of sources, act and factuality all right"),
    Line("voices.phrasings", "the same: phrasings right with at least half of the contents", pinned=False),
    Line("quiet.false", "quiet pages: false violent claims on all 40", "at most 1", unit="", down=True, slack=0),
    Line("frames.told", "sentences of news English, every event word in every construction: read right", slack=0.5),
    Line("frames.refused", "the same words planned, feared, denied, in other senses: not told as having happened"),
    Line("incidents.rows", "incidents in several reports: expected rows that the ledger holds", slack=1),
    Line("incidents.held_out", "the same, of incidents held out", slack=1),
    Line("origins.copies", "copies: F1 over pairs of pages"),
    Line("origins.given.same", "lineage, claims given: F1 of one origin"),
    Line("origins.given.independent", "the same: F1 of independent origins"),
    Line("origins.read.same", "lineage, pages read by the program: F1 of one origin", slack=1),
    Line("origins.read.independent", "the same: F1 of independent origins", slack=1),
    Line("polnear.source", "PolNeAR, exact F1: source", "73", PEOPLE.format("79.0")),
    Line("polnear.cue", "the same: cue", "68", PEOPLE.format("72.2")),
    Line("polnear.content", "the same: content", "57", PEOPLE.format("68.1")),
    Line("polnear.triple", "the same: source, cue and content together", "46", PEOPLE.format("59.2")),
    Line("re3d.exact", "re3d entities: exact F1, mapped types", "68; goal 75"),
    Line("re3d.untyped", "the same, types ignored", pinned=False),
    Line("wikigold.library", "WikiGold: exact F1 of names (the library's, which have no article or rank)", "74; goal 80"),
    Line("wikigold.annotate", "the same from `annotate`, articles and ranks cut off by the bench"),
    Line(
        "tempeval3.strict", "TempEval-3 dev: strict F1", "85; goal 92", TIMES.format("81.3", "92.1"),
    ),
    Line("tempeval3.value", "the same: value F1", "72; goal 82", TIMES.format("77.6", "none")),
    Line("wikiwars.strict", "WikiWars dev: strict F1", "80"),
    Line("wikiwars.value", "the same: value F1"),
    Line("ud_ewt.las", "UD English-EWT: LAS on gold words, own sentence starts", "86; goal 88",
         "on another text and from raw text (its test): Stanza 83.6"),
    Line("ud_ewt.uas", "the same: UAS", "", "Stanza 86.2, likewise"),
    Line("ud_ewt.upos", "the same: universal tags", "", "Stanza 95.4, likewise"),
    Line("ud_ewt.xpos", "the same: Penn tags"),
    Line("ud_ewt.sentences", "the same: F1 of sentences"),
    Line("ud_ewt.words", "the same: F1 of words cut from raw text"),
    Line("gum.conll", "GUM coreference: CoNLL F1, no singletons", "45; goal 60"),
    Line("meantime.given", "MEANTIME factuality: macro F1 over the values that occur, gold mentions given", "60"),
    Line("meantime.given.ours", "the same in our own terms, where what is foretold is Uu (in the set's it is certain)"),
    Line("meantime.given.past", "in the set's terms again, without what it says lies in the future"),
    Line("meantime.given.accuracy", "the same: accuracy"),
    Line("meantime.annotate", "the same from the events of `annotate`, mentions not found as misses", pinned=False),
    Line("meantime.annotate.found", "gold mentions that are events of `annotate` at all", pinned=False),
    Line("muc4.micro", "MUC-4 role fillers: CEAF-REE F1, all roles", "goal 60",
         "on the test, trained on the set: GRIT 54.5, IterX 57.4"),
    Line("rams.exact", "RAMS, attack, death, injury, arrest and court, word given: F1 of roles, exact spans"),
    Line("rams.overlap", "the same, spans that overlap"),
    Line("rams.found", "event words of RAMS that are events of `annotate`", pinned=False),
    Line("ecbplus.words", "ECB+, gold mentions and incidents given: CoNLL F1 of words alone (a scorer of the bench)", "", ECB),
    Line("ecbplus.heuristic", "the same by one head lemma, in the same run", pinned=False),
    Line("ecbplus.program", "ECB+ by the program's own events in one case, all others as misses: CoNLL F1"),
    Line("ecbplus.precision", "the same: of mentions joined, pairs that are one event"),
    Line("name_pairs.asks", "name pairs: F1 where resolve asks or joins", "",
         "nomenklatura's logic_v2 78.9 on the same pairs"),
    Line("name_pairs.joins", "the same: F1 where it joins without asking"),
    Line("name_pairs.joins.precision", "the same: precision of joins"),
    Line("speed.ratio", "reading over the bare encoder's time of the processor, same text, same run", "at most 1.5", unit="times",
         down=True, slack=0.4),
    Line("speed.annotate.ratio", "`annotate` over the bare encoder's time", "at most 1.5", unit="times", down=True,
         slack=0.3),
    Line("speed.memory", "peak of memory at 200 reports over that at 50, none settled yet", unit="MB", pinned=False),
    Line("speed.one", "`whence read`, one process", unit="words/s", pinned=False),
    Line("speed.two", "`whence read`, two processes", unit="words/s", pinned=False),
    Line("speed.encoder", "bare encoder, one process", unit="words/s", pinned=False),
    Line("pages.p95", "a page of the demonstration's site, briefs left out, server side, processor time: 95 of 100 take at most", "50", unit="ms", pinned=False),
    Line("pages.brief", "a brief of it, as HTML, Markdown or PDF, likewise", unit="ms", pinned=False),
    Line("pages.median", "a page: median", unit="ms", pinned=False),
)  # fmt: skip

BY_KEY = {line.key: line for line in LINES}
