"""How well content is supported: the Admiralty number, 1 to 6, by rules that anybody can check.

The words are those of AJP-2.1: 1 confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful,
5 improbable, 6 truth cannot be judged. The number is found from origins, factuality, speech acts and denials
alone. It never reads the letter of a source: in practice most graders put the two on one diagonal, and a
number that follows the letter says nothing new.

The rules stand in a table; the first that applies gives the number and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from whence.resolve.resolution import Ref
from whence.weigh.evidence import Evidence
from whence.weigh.lineage import compare
from whence.weigh.weighed import Grade, Origin


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for a content and what against it, readers apart. Origins are each once, in a stable order."""

    certain: tuple[Origin, ...]
    unsure: tuple[Origin, ...]
    against: tuple[Origin, ...]
    unknown: int
    readers: int
    readers_against: int
    admitted: bool
    stances: int

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Everybody who says so, however surely."""
        return self.certain + tuple(o for o in self.unsure if o.source not in {c.source for c in self.certain})


Rule = Callable[[Support], Grade | None]


#: No number follows from the sixth independent origin that does not follow from the fifth.
ENOUGH = 5


def independent(origins: Iterable[Origin]) -> int:
    """How many of these are independent of one another, counted greedily in their stable order, up to ``ENOUGH``;
    two of which it is not established count once."""
    kept: list[Origin] = []
    for origin in origins:
        if len(kept) == ENOUGH:
            break
        if all(compare(origin, other).answer == "independent" for other in kept):
            kept.append(origin)
    return len(kept)


def _many(number: int, what: str = "origin") -> str:
    return f"{number} {what}s" if number != 1 else f"one {what}"


def no_stance(s: Support) -> Grade | None:
    """Nobody takes a stance: it is only asked, wished, threatened or left open."""
    if s.stances == 0:
        return Grade(6, "Nobody says that it is so: it is only asked, wished or left open.")
    return None


def readers_alone(s: Support) -> Grade | None:
    """What rests on readers alone is doubtful at best, and improbable where anybody else denies it."""
    if s.origins or s.unknown or not s.readers:
        return None
    if s.against:
        return Grade(5, "Only readers say so, and somebody else denies it.")
    return Grade(4, "It rests on readers' comments alone; look for a better source.")


def nobody_named(s: Support) -> Grade | None:
    """A chain that leads to nobody cannot be judged."""
    if s.origins:
        return None
    if s.against:
        return Grade(5, "Nobody is named from whom it comes, and it is denied.")
    return Grade(6, "Nobody is named from whom it comes, so its truth cannot be judged.")


def outweighed(s: Support) -> Grade | None:
    """More independent origins deny it than say so; or nobody is certain of it and somebody flatly denies it who
    does not only speak for himself."""
    if not s.against:
        return None
    pro, con = independent(s.origins), independent(s.against)
    if con > pro:
        return Grade(5, f"Denied by {_many(con, 'independent origin')}, against {_many(pro)} for it.")
    if not s.certain and any(not o.party for o in s.against):
        return Grade(5, "Nobody is certain of it, and somebody other than the one concerned denies it.")
    return None


def denied(s: Support) -> Grade | None:
    """Denied, and not clearly outweighed either way. Two independent origins against one denial still leave it
    possible; one against one leaves it doubtful."""
    if not s.against:
        return None
    pro, con = independent(s.certain), independent(s.against)
    if pro >= 2 and pro > con:
        return Grade(3, f"{pro} independent origins say so, against {_many(con)} that denies it.")
    return Grade(4, f"Contested: {_many(len(s.origins))} for it, {_many(len(s.against))} against.")


def nobody_certain(s: Support) -> Grade | None:
    """Suspected, alleged, assessed or thought possible, and no more: doubtful until somebody is certain."""
    if s.certain:
        return None
    return Grade(4, f"Thought likely or suspected by {_many(len(s.origins))}, and nobody is certain.")


def confirmed(s: Support) -> Grade | None:
    """Two independent origins are certain of it and nobody denies it."""
    pro = independent(s.certain)
    if pro >= 2:
        return Grade(1, f"Confirmed: {pro} independent origins say so and nobody denies it.")
    return None


def admitted(s: Support) -> Grade | None:
    """Somebody who took part in it admits it, which burdens him."""
    if s.admitted:
        return Grade(2, "Those whom it burdens admit it, and nobody denies it.")
    return None


def several_origins(s: Support) -> Grade | None:
    """Several origins agree, but that they are independent is not established."""
    if len(s.certain) >= 2:
        return Grade(2, f"{len(s.certain)} origins agree, but it is not established that they are independent.")
    return None


def one_origin(s: Support) -> Grade | None:
    """One origin says so, however many pages repeat it."""
    also = " and it speaks of its own act" if s.certain[0].party else ""
    readers = "; readers say so too, which does not corroborate" if s.readers else ""
    return Grade(3, f"One origin says so{also}; nobody independent confirms it{readers}.")


#: The first that applies gives the number.
RULES: tuple[Rule, ...] = (
    no_stance, readers_alone, nobody_named, outweighed, denied, nobody_certain, confirmed, admitted, several_origins,
    one_origin,
)  # fmt: skip


def support(lines: Iterable[Evidence], against: Iterable[Evidence], origin: dict[Ref, Origin]) -> Support:
    """What the claims for and against a content come to."""
    pro, con = list(lines), list(against)
    ours = [line for line in pro if not line.comment]
    surely = [line for line in ours if line.claim.factuality in ("CT+", "CT-")]
    return Support(
        certain=_each_once(surely, origin),
        unsure=_each_once([line for line in ours if line not in surely], origin),
        against=_each_once([line for line in con if not line.comment], origin),
        unknown=sum(1 for line in ours if origin[line.ref].source is None),
        readers=sum(1 for line in pro if line.comment),
        readers_against=sum(1 for line in con if line.comment),
        admitted=any(line.claim.act == "admits" and _burdens(line, origin[line.ref]) for line in surely),
        stances=len(pro),
    )


def _burdens(line: Evidence, origin: Origin) -> bool:
    """Does the one who admits it take part in it? To admit what somebody else did burdens nobody."""
    takes_part = {e for members in line.roles.values() for e in members}
    speaker = line.speaker
    return origin.party or bool(origin.bodies & takes_part) or (speaker is not None and speaker.entity in takes_part)


def _each_once(lines: Iterable[Evidence], origin: dict[Ref, Origin]) -> tuple[Origin, ...]:
    found: dict[str, Origin] = {}
    for line in lines:
        known = origin[line.ref]
        if known.source is None:
            continue
        before = found.get(known.source)
        if before is None or (before.inferred and not known.inferred):
            found[known.source] = known
    return tuple(found.values())


def grade(content: Support) -> Grade:
    """The number for a content, with the sentence that says why and the rule that said it."""
    for rule in RULES:
        given = rule(content)
        if given is not None:
            return Grade(given.number, given.reason, rule.__name__)
    raise AssertionError("the last rule always applies")
