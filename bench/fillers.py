"""MUC-4's role fillers out of the events of ``annotate``: who did it, what was hit, who was hurt, with what.

MUC-4 asks for the attacks, bombings, killings, kidnappings, arson and hijackings of a report. Each role of an event of
these types gives one filler by the small rules below; of fillers that share their words only the first is kept.
A pronoun stands for the first phrase of its cluster that is none, or for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bench.program import Program, Row, per_cent, write

Span = tuple[int, int]

#: our types that are incidents of MUC-4; a detention is one only as a kidnapping, told by its word
INCIDENTS = frozenset({"attack", "bomb", "kill", "wound", "die", "raid", "airstrike", "detain", "seize", "threaten"})
KIDNAPPING = re.compile(r"kidnap|abduct|hostage|hijack", re.I)
#: those that happen to living beings
BODILY = frozenset({"kill", "wound", "die", "detain"})
#: kinds of entities that can do something
LIVING = frozenset({"Person", "Organization", "Nationality", "Quantity"})
#: what was denied or left open is no incident
TOLD = frozenset({"CT+", "PR+", "PS+"})
PRONOUN = re.compile(
    r"(?:i|me|we|us|you|he|him|she|her|it|they|them|this|that|these|those|who|whom|which|one|its|their|our|my|his|many|"
    r"several|some|others?|both|all|each)$",
    re.I,
)
NUMBER = re.compile(r"[\d\s:.,-]+$")
#: fights between armed sides are no incidents of MUC-4: who is killed in them is no victim
FIGHTERS = re.compile(
    r"\b(?:soldiers?|troops|guerrillas?|guerillas?|rebels?|extremists?|subversives?|terrorists?|insurgents?|fighters|"
    r"combatants?|commandos?|army|battalion|brigade|contras?)\b",
    re.I,
)
#: a phrase that only counts or points back
EMPTY = re.compile(
    r"(?:(?:the|at|least|about|some|several|\w+teen|\w+ty|\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|one|another|many|others?|dead|wounded|ones?|people|persons?|casualties)\s*)+$",
    re.I,
)
#: words for bodies, which are no individuals
BODY = re.compile(r"(?:organi[sz]ations?|gangs?|mafias?|squads?|fronts?|cartels?|movements?)$", re.I)
#: a state's bodies as such: the set names their men, or nobody
STATE = re.compile(r"(?:army|forces|government|police|court|ministry|navy)$", re.I)
ARTICLE = re.compile(r"(?:a|an|the)\s+", re.I)
#: where a phrase goes on about where it is
WHERE = re.compile(r"[\s,]+(?:in|at|near|on|outside|inside|from|located)\s", re.I)
#: what may stand between a description and the name it describes
NEXT = re.compile(
    r"(?:\s*\([^)]{0,60}\))?\s*,?\s*(?:(?:general|dr|mr|mrs|msgr|colonel|col|father|judge|senator)\.?\s+)*", re.I
)
#: what is no target: places as such, and what is carried
NO_TARGET = frozenset({"Place", "Weapon", "Quantity", "Money", "Title"})


def fillers(text: str, made: Row) -> dict[str, list[list[str]]]:
    """The fillers of one report, each a list with its one mention."""
    found: dict[str, list[list[str]]] = {}
    met: dict[str, set[int]] = {}
    for role, span in spans(text, made):
        words = WHERE.split(" ".join(text[span[0] : span[1]].split()))[0]
        have, known = found.setdefault(role, []), met.setdefault(role, set())
        cluster = meant(made, span)
        if words and cluster not in known and not any(same(words, other[0]) for other in have):
            have.append([words])
            known |= {cluster} if cluster is not None else set()
    return found


def meant(made: Row, span: Span) -> int | None:
    """The number of the cluster that a phrase is of, or None."""
    clusters = enumerate(made["clusters"])
    return next((n for n, spans in clusters if any(s < span[1] == e for s, e in spans)), None)


def same(a: str, b: str) -> bool:
    """Whether one of two phrases holds the other's words, so that both are one filler."""
    one, two = f" {bare(a)} ", f" {bare(b)} "
    return one in two or two in one


def bare(words: str) -> str:
    """Lower case without marks and articles, as the scorer compares."""
    return " ".join(w for w in re.sub(r"[^\w\s]", "", words.lower()).split() if w not in ("a", "an", "the"))


def spans(text: str, made: Row) -> Iterator[tuple[str, Span]]:
    """Role and phrase of every filler, in the order of the events."""
    for event in made["events"]:
        if event["factuality"] not in TOLD:
            continue
        if event["type"] == "claim_responsibility":
            for phrase in event["roles"].get("agent", []):
                named = stands_for(text, made, (phrase[0], phrase[1]))
                if named is not None:
                    yield "PerpOrg", next(within(made, named, "Organization"), named)
        if event["type"] not in INCIDENTS:
            continue
        word = text[event["start"] : event["end"]]
        if event["type"] in ("detain", "seize") and not KIDNAPPING.match(word):
            continue
        for role, phrases in event["roles"].items():
            for phrase in phrases:
                named = stands_for(text, made, (phrase[0], phrase[1]))
                if named is not None:
                    yield from rule(role, event["type"], text, made, named)


def rule(role: str, type_: str, text: str, made: Row, span: Span) -> Iterator[tuple[str, Span]]:
    """The MUC-4 role of one phrase."""
    of = re.search(r"\sof\s", text[span[0] : span[1]], re.I)
    kind, named = nature(made, (span[0], span[0] + of.start()) if of else span)
    if role == "agent":
        body = next(within(made, span, "Organization"), None) or next(known_bodies(text, made, span), None)
        if body is None and BODY.search(text[span[0] : span[1]]):
            body = span
        if body is not None:
            yield "PerpOrg", body
        if kind in LIVING and not (kind == "Organization" and named) and body != span and not STATE.search(
            text[span[0] : span[1]]
        ):
            yield "PerpInd", span
    elif role == "patient":
        words = text[span[0] : span[1]]
        if EMPTY.match(words):
            return
        living = (type_ in BODILY and kind not in ("Facility", "Vehicle")) or kind in ("Person", "Nationality")
        if living and not FIGHTERS.search(words):
            whole = called(text, made, span)
            if nature(made, whole) == ("Person", True):  # the slot is HUM TGT: NAME
                yield "Victim", fullest(text, made, name_alone(made, whole))
        elif not living and kind not in NO_TARGET and not FIGHTERS.search(words):
            yield "Target", span
    elif role == "place" and type_ == "bomb" and kind in ("Facility", "Vehicle"):
        yield "Target", span  # "a bomb exploded in a shop"
    elif role == "instrument" and kind not in ("Person", "Organization"):
        yield "Weapon", span


def known_bodies(text: str, made: Row, span: Span) -> Iterator[Span]:
    """Names of organisations inside a description ("River Front fighters") that stand by themselves elsewhere."""
    words = text[span[0] : span[1]]
    for e in made["entities"]:
        name = ARTICLE.sub("", text[e["start"] : e["end"]])
        if e["type"] == "Organization" and e["named"] and len(name) > 2:
            found = re.search(rf"\b{re.escape(name)}\b", words, re.I)
            if found:
                yield span[0] + found.start(), span[0] + found.end()


def nature(made: Row, span: Span) -> tuple[str, bool]:
    """Type and namedness of the entity that fills most of the phrase."""
    inside = [e for e in made["entities"] if e["start"] < span[1] and span[0] < e["end"] and e["type"] != "Title"]
    if not inside:
        return "", False
    best = max(inside, key=lambda e: (min(e["end"], span[1]) - max(e["start"], span[0]), -e["start"]))
    return best["type"], best["named"]


def within(made: Row, span: Span, kind: str) -> Iterator[Span]:
    """Named entities of a type inside a phrase."""
    for e in made["entities"]:
        if e["type"] == kind and e["named"] and span[0] <= e["start"] and e["end"] <= span[1]:
            yield e["start"], e["end"]


def called(text: str, made: Row, span: Span) -> Span:
    """The name that follows a description: "a citizen, Odd Brekke", "party hopeful Odd Brekke"."""
    if nature(made, span)[1]:
        return span
    named = ((e["start"], e["end"]) for e in made["entities"] if e["type"] == "Person" and e["named"])
    return next((s for s in named if span[1] < s[0] and NEXT.fullmatch(text[span[1] : s[0]])), span)


def name_alone(made: Row, span: Span) -> Span:
    """A person's name without the titles before it."""
    start, end = next(within(made, span, "Person"), span)
    for e in made["entities"]:
        if e["type"] == "Title" and start <= e["start"] and e["end"] < end:
            start = max(start, e["end"])
    return start, end


def fullest(text: str, made: Row, span: Span) -> Span:
    """The longest named person of the text whose name ends on the same words: a surname gives the whole name."""
    own = bare(text[span[0] : span[1]])
    named = [name_alone(made, (e["start"], e["end"])) for e in made["entities"] if e["type"] == "Person" and e["named"]]
    longer = [s for s in named if f" {bare(text[s[0] : s[1]])}".endswith(f" {own}")]
    return max([span, *longer], key=lambda s: (len(bare(text[s[0] : s[1]])), -s[0])) if own else span


def stands_for(text: str, made: Row, span: Span) -> Span | None:
    """The phrase itself, or for a pronoun the first phrase of its cluster; None for what names nothing."""
    words = text[span[0] : span[1]]
    if NUMBER.match(words):
        return None
    if not PRONOUN.match(words):
        return span
    for cluster in made["clusters"]:
        if list(span) in [list(s) for s in cluster]:
            return next(((s, e) for s, e in cluster if not PRONOUN.match(text[s:e])), None)
    return None


def figures(program: Program) -> dict[str, float]:
    """CEAF-REE F1, strict, micro over the roles and by role."""
    made = ({"id": row["id"], "extracts": fillers(row["text"], told)} for row, told in program.both("muc4"))
    pred = write(program.work / "muc4.extracts.jsonl", made)
    strict = program.scored("score_muc", "muc4", pred)["strict"]
    figures = {role.lower(): per_cent(strict[role]["f1"]) for role in strict}
    return figures | {"p": per_cent(strict["micro"]["p"]), "r": per_cent(strict["micro"]["r"])}
