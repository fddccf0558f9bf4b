"""What is measured: each task by name, with the files it is measured on and the function that gives its figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import across, factuality, fillers, frames, incidents, names_only, pages, quiet, roles, syntax
from bench.program import ROOT, Program, gold_path, per_cent, shared, write

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Task:
    """``files`` are what the figures rest on, program aside: a floor holds for these bytes alone."""

    name: str
    files: Callable[[], list[Path]]
    measure: Callable[[Program], Figures]
    small: bool = False  # quick, and in need of nothing outside the project


def dev(*names: str) -> Callable[[], list[Path]]:
    """Dev parts of public sets."""
    return lambda: [gold_path(name) for name in names]


def own(*patterns: str) -> Callable[[], list[Path]]:
    """Files of the project."""
    return lambda: sorted(path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file())


def polnear(program: Program) -> Figures:
    """Exact F1 of spans, and of source, cue and content linked."""
    told = program.scored("score_attribution", "polnear")
    figures = {role: per_cent(told["spans"][role]["exact"]["f1"]) for role in ("source", "cue", "content")}
    return figures | {
        "triple": per_cent(told["link"]["triple"]["exact"]["f1"]),
        "triple.half": per_cent(told["link"]["triple"]["half"]["f1"]),
    }


def re3d(program: Program) -> Figures:
    """Exact F1 with mapped types, and the same without types."""
    told = program.scored("score_entities", "re3d", None, "--map", ROOT / "bench" / "types_re3d.json")
    return {"exact": per_cent(told["exact"]["f1"]), "untyped": per_cent(told["exact_untyped"]["f1"])}


def times(name: str, *options: str) -> Callable[[Program], Figures]:
    """TempEval-3's figures on one set."""

    def measure(program: Program) -> Figures:
        told = program.scored("score_timex", name, None, *options)
        return {
            "strict": per_cent(told["strict"]["f1"]),
            "relaxed": per_cent(told["relaxed"]["f1"]),
            "value": per_cent(told["value_f1"]),
        }

    return measure


def gum(program: Program) -> Figures:
    """CoNLL F1 of the clusters, without singletons on both sides."""
    options = ("--field", "entities", "--scope", "doc", "--no-singletons")
    clusters = ({"id": gold["id"], "clusters": made["clusters"]} for gold, made in program.both("gum"))
    told = program.scored("score_coref", "gum", write(program.work / "gum.clusters.jsonl", clusters), *options)
    return {"conll": per_cent(told["conll"])} | {
        key: per_cent(told[key]["f1"]) for key in ("mentions", "muc", "b3", "ceafe")
    }


def gold(program: Program) -> Figures:
    """Claims of single reports against the project's own rows, open reports and those never looked at."""
    from bench import gold as bench

    tallies, _ = bench.scored()
    figures: Figures = {}
    for name, tally in tallies.items():
        key = name.replace(" ", "_")
        figures |= {
            f"{key}.precision": per_cent(tally.precision),
            f"{key}.recall": per_cent(tally.recall),
            f"{key}.f1": per_cent(tally.f1),
            f"{key}.told": per_cent(tally.found / max(1, tally.expected)),
        }
    return figures


def voices(program: Program) -> Figures:
    """Who says so, and how surely, over the matrix of phrasings and contents."""
    from bench import voices as bench

    return {name: per_cent(share) for name, share in bench.figures().items()}


def name_pairs(program: Program) -> Figures:
    """F1 at the two thresholds of resolve: where it asks, and where it joins without asking."""
    from bench import names
    from whence.resolve.nodes import ASK, JOIN

    scored = names.scored(shared() / "data")
    asks, joins = names.figures(scored, ASK), names.figures(scored, JOIN)
    return {"asks": round(asks[2], 1), "joins": round(joins[2], 1), "joins.precision": round(joins[0], 1)}


def origins(program: Program) -> Figures:
    """F1 of copies and of lineage, claims given and as read."""
    from bench import origins as bench

    return {name: per_cent(share) for name, share in bench.measure().items()}


def speed(program: Program) -> Figures:
    """Ratios over the bare encoder, and words a second."""
    from bench import speed as bench

    told = bench.measure(200 if program.limit is None else program.limit)
    print("\n".join("    " + line for line in told.lines()), flush=True)
    return told.figures()


DEMO = "src/whence/demo/[0-9]*"
TASKS = (
    Task("gold", own("tests/cases/gold/*"), gold, small=True),
    Task("voices", own("bench/voices.yaml"), voices, small=True),
    Task("quiet", own("tests/cases/quiet/*"), quiet.figures, small=True),
    Task("frames", own("bench/frames.yaml"), lambda program: frames.figures(), small=True),
    Task("incidents", own("tests/cases/[0-9]*/*", DEMO), incidents.figures),
    Task("origins", own("tests/weigh/pairs/*.yaml"), origins),
    Task("ecbplus", dev("ecbplus"), across.figures),
    Task("name_pairs", dev("name_pairs"), name_pairs),
    Task("polnear", dev("polnear"), polnear),
    Task("re3d", dev("re3d"), re3d),
    Task("wikigold", dev("wikigold"), names_only.figures),
    Task("tempeval3", dev("tempeval3"), times("tempeval3")),
    Task("wikiwars", dev("wikiwars"), times("wikiwars", "--skip-nested")),
    Task("ud_ewt", dev("ud_ewt"), syntax.figures),
    Task("gum", dev("gum"), gum),
    Task("meantime", dev("meantime"), factuality.figures),
    Task("muc4", dev("muc4"), fillers.figures),
    Task("rams", dev("rams"), roles.figures),
    Task("speed", own(DEMO), speed),
    Task("pages", own(DEMO), pages.figures),
)
