"""What each event, relation and claim is worth, from the origins of its claims and the conflicts about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from whence.resolve.resolution import Ref
from whence.weigh.denials import Told
from whence.weigh.evidence import Evidence, View
from whence.weigh.grades import grade, support
from whence.weigh.lineage import compare
from whence.weigh.sides import Matter, at_odds_with_itself, not_taken_back
from whence.weigh.weighed import Conflict, Grade, Origin, Worth

#: Of an event with more origins than this, only the first are set side by side: nobody reads 400 sentences.
COMPARED = 20

Occurred = Literal["yes", "no", "contested", "unknown"]


def taken_back(view: View, told: Told, about: str, origin: dict[Ref, Origin]) -> frozenset[Ref]:
    """Claims whose own source has since said the opposite, or says it on the same page."""
    lines = told[about]
    matter = Matter(view, about, lines, origin)
    supports, denials = [e for e in lines if e.supports], [e for e in lines if e.denies]
    standing = {e.ref for e in not_taken_back(matter, supports, denials)}
    standing |= {e.ref for e in not_taken_back(matter, denials, supports)}
    return frozenset(e.ref for e in (*supports, *denials) if e.ref not in standing) | at_odds_with_itself(matter)


def occurred(lines: Iterable[Evidence]) -> Occurred:
    """Whether it happened. Only certain claims make a yes or a no; readers count where nobody else speaks.

    Suspected and denied is contested; suspected alone is unknown.
    """
    spoken = [line for line in lines if line.supports or line.denies]
    heard = [line for line in spoken if not line.comment] or spoken
    sure = any(line.certain for line in heard)
    perhaps = any(line.supports for line in heard)
    refused = any(line.denies for line in heard)
    if perhaps and refused:
        return "contested"
    if sure:
        return "yes"
    return "no" if any(line.claim.factuality == "CT-" for line in heard if line.denies) else "unknown"


def worths(view: View, told: Told, origin: dict[Ref, Origin], conflicts: Iterable[Conflict]) -> dict[str, Worth]:
    """The worth of every event and relation."""
    disputed = {conflict.about for conflict in conflicts if conflict.serious}
    found = {}
    for about, lines in told.items():
        if about not in view.events and about not in view.relations:
            continue
        dropped = taken_back(view, told, about, origin)
        standing = [line for line in lines if line.ref not in dropped]
        names = origins_of(standing, origin) or origins_of(lines, origin)
        found[about] = Worth(
            origins=tuple(o.source for o in names if o.source is not None),
            grade=_grade_of(standing, origin),
            disputed=about in disputed,
            occurred=occurred(standing),
            lineages=tuple(
                (a.source or "", b.source or "", compare(a, b))
                for i, a in enumerate(names[:COMPARED])
                for b in names[i + 1 : COMPARED]
            ),
        )
    return found


def origins_of(lines: Iterable[Evidence], origin: dict[Ref, Origin]) -> list[Origin]:
    """The origins of these claims, each once, the earliest first. Readers only where nobody else speaks."""
    spoken = [line for line in lines if line.claim.act not in ("asks",)]
    for readers in (False, True):
        found: dict[str, Origin] = {}
        for line in sorted(spoken, key=lambda e: (e.day or "9999", e.ref)):
            known = origin[line.ref]
            if known.source is not None and line.comment is readers:
                found.setdefault(known.source, known)
        if found:
            return list(found.values())
    return []


def _grade_of(lines: Iterable[Evidence], origin: dict[Ref, Origin]) -> Grade:
    """The number for what is told: that it happened, or, where everybody denies it, that it did not."""
    spoken = list(lines)
    if not spoken:
        return Grade(6, "Whoever speaks of it says both that it is so and that it is not.", "at_odds_with_itself")
    pro, con = [e for e in spoken if e.supports], [e for e in spoken if e.denies]
    return grade(support(pro, con, origin) if pro else support(con, [], origin))


def claim_grades(told: Told, origin: dict[Ref, Origin], conflicts: Iterable[Conflict]) -> dict[Ref, Grade]:
    """The number for each claim's content: what speaks for it and against it, the rival side of a conflict included."""
    rivals: dict[Ref, list[Grade]] = defaultdict(list)
    for conflict in conflicts:
        by_ref = {line.ref: line for line in told[conflict.about]}
        for side in conflict.sides:
            ours = [by_ref[r] for r in side.claims]
            theirs = [by_ref[r] for other in conflict.sides if other != side for r in other.claims]
            given = grade(support(ours, theirs, origin))
            for ref in side.claims:
                rivals[ref].append(given)
    found = {}
    for about, lines in told.items():
        pro, con = [e for e in lines if e.supports], [e for e in lines if e.denies]
        whole = {True: grade(support(pro, con, origin)), False: grade(support(con, pro, origin))}
        for line in (e for e in lines if e.about == about):
            if not (line.supports or line.denies):
                found[line.ref] = grade(support([], [], origin))
                continue
            numbers = [whole[line.supports]]
            numbers += rivals[line.ref]
            found[line.ref] = max(numbers, key=lambda g: g.number if g.number < 6 else 0)
    return found
