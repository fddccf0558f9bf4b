"""Roles of violence, arrest and court against RAMS: who and what takes part, given where an event is told.

RAMS marks one event in five sentences, its word and its arguments, each a span anywhere in them. Its word is given;
the event of ``annotate`` at that word answers with its roles, renamed by ``FAMILIES``, and no event there is no answer.
As in the RAMS paper an argument is right when role and span are; ``overlap`` asks for one shared character at least,
one to one, since our phrases run wider ("two gunmen from the north") than the marked ones ("gunmen").
Events that the window holds besides are not marked, so what ``annotate`` says of them is not looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bench.program import Program, Row, f1, per_cent

Argument = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Family:
    """RAMS types of one kind (by prefix) and what our roles are called there."""

    name: str
    prefixes: tuple[str, ...]
    roles: dict[str, str]


FAMILIES = (
    Family(
        "attack", ("conflict.attack.",),
        {"agent": "attacker", "patient": "target", "instrument": "instrument", "place": "place"},
    ),
    Family(
        "die", ("life.die.deathcausedbyviolentevents", "life.die.n/a"),
        {"agent": "killer", "patient": "victim", "instrument": "instrument", "place": "place"},
    ),
    Family(
        "injure", ("life.injure.injurycausedbyviolentevents", "life.injure.n/a"),
        {"agent": "injurer", "patient": "victim", "instrument": "instrument", "place": "place"},
    ),
    Family("arrest", ("justice.arrestjaildetain.",), {"agent": "jailer", "patient": "detainee", "place": "place"}),
    Family(
        "charge", ("justice.initiatejudicialprocess.chargeindict",),
        {"agent": "prosecutor", "patient": "defendant", "place": "place"},
    ),
    Family(
        "convict", ("justice.judicialconsequences.convict",),
        {"agent": "judgecourt", "patient": "defendant", "place": "place"},
    ),
    Family(
        "execute", ("justice.judicialconsequences.execute",),
        {"agent": "executioner", "patient": "defendant", "instrument": "instrument", "place": "place"},
    ),
)  # fmt: skip


def family(type_: str) -> Family | None:
    """The family of a RAMS type, or None where the bench does not look."""
    return next((one for one in FAMILIES if type_.startswith(one.prefixes)), None)


def answer(kin: Family, start: int, end: int, events: Iterable[Row]) -> list[Argument]:
    """The roles of the events told at these characters, under RAMS's names."""
    told = [event for event in events if event["start"] < end and start < event["end"]]
    return sorted(
        {
            (kin.roles[role], s, e)
            for event in told
            for role, spans in event["roles"].items()
            if role in kin.roles
            for s, e in spans
        }
    )


def exact(gold: list[Argument], made: list[Argument]) -> int:
    """Arguments of the same role and characters."""
    return sum((Counter(gold) & Counter(made)).values())


def overlap(gold: list[Argument], made: list[Argument]) -> int:
    """Arguments of the same role that share a character, as many pairs as can be, one to one."""
    owner: dict[int, int] = {}

    def place(g: int, seen: set[int]) -> bool:
        for m, (role, start, end) in enumerate(made):
            if m not in seen and role == gold[g][0] and start < gold[g][2] and gold[g][1] < end:
                seen.add(m)
                if m not in owner or place(owner[m], seen):
                    owner[m] = g
                    return True
        return False

    return sum(place(g, set()) for g in range(len(gold)))


def figures(program: Program) -> dict[str, float]:
    """F1 over the arguments of all families, exact and overlapping; each family's; how many event words are found."""
    counts: Counter[str] = Counter()
    for row, made in program.both("rams"):
        for event in row["events"]:
            kin = family(event["type"])
            if kin is None:
                continue
            gold = [(a["role"], a["start"], a["end"]) for a in event["args"]]
            told = answer(kin, event["start"], event["end"], made["events"])
            counts["events"] += 1
            counts["found"] += any(e["start"] < event["end"] and event["start"] < e["end"] for e in made["events"])
            for name in ("all", kin.name):
                counts[f"{name}.gold"] += len(gold)
                counts[f"{name}.made"] += len(told)
                counts[f"{name}.exact"] += exact(gold, told)
                counts[f"{name}.overlap"] += overlap(gold, told)

    def figure(name: str, how: str) -> float:
        return per_cent(f1(counts[f"{name}.{how}"], counts[f"{name}.made"], counts[f"{name}.gold"]))

    kinds = {f"overlap.{kin.name}": figure(kin.name, "overlap") for kin in FAMILIES if counts[f"{kin.name}.gold"]}
    found = per_cent(counts["found"] / max(1, counts["events"]))
    return {"exact": figure("all", "exact"), "overlap": figure("all", "overlap"), "found": found} | kinds
