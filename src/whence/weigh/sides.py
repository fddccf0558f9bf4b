"""Values on one facet laid out as sides, less those that their own source has since corrected.

A value is what one claim says on a facet. Values that may be one, told more and less precisely, stand on one side.
Claims that say the same are compared once, however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from whence.resolve.resolution import Ref
from whence.weigh.cues import cues
from whence.weigh.evidence import Evidence, View, bounds
from whence.weigh.weighed import Origin, Side

Key = tuple[str, tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Value:
    """What one claim says on a facet, in words; ``members`` is what it is compared by, ``apart`` what else counts."""

    line: Evidence
    says: str
    members: tuple[str, ...] = ()
    apart: str = ""

    @property
    def key(self) -> Key:
        """Values with one key say the same."""
        return (self.says, self.members, self.apart)


@dataclass(frozen=True, slots=True)
class Matter:
    """One event, relation or entity and the claims about it, with their origins."""

    view: View
    about: str
    lines: tuple[Evidence, ...]
    origin: Mapping[Ref, Origin]


Agree = Callable[[Value, Value], bool]


def told(matter: Matter) -> list[Evidence]:
    """The claims that say that it is so."""
    return [line for line in matter.lines if line.supports]


# --------------------------------------------------------------------------------------------- superseding
def said_on(line: Evidence) -> str | None:
    """The first day on which a claim can have been made."""
    day = line.claim.said_on or line.day
    return None if day is None else bounds(day)[0] or bounds(day)[1]


def own_origin(matter: Matter, line: Evidence) -> str | None:
    """The origin of a claim where the text itself names it; what a page only implies corrects nothing."""
    known = matter.origin.get(line.ref)
    return None if known is None or known.inferred else known.source


@cache
def _corrects(text: str) -> bool:
    return any(word in text.casefold() for word in cues().corrections)


def last_words(matter: Matter, lines: Iterable[Evidence], plainly: bool = False) -> dict[str, str]:
    """By origin, the last day on which it said one of these. ``plainly``: only in pages with words of correction."""
    last: dict[str, str] = {}
    for line in lines:
        source, day = own_origin(matter, line), said_on(line)
        if source is not None and day is not None and (not plainly or _corrects(line.report.text)):
            last[source] = max(last.get(source, ""), day)
    return last


def taken_back(matter: Matter, line: Evidence, last: Mapping[str, str]) -> bool:
    """Has the claim's own source said something else later than this?"""
    source, day = own_origin(matter, line), said_on(line)
    return source is not None and day is not None and last.get(source, "") > day


def not_taken_back(matter: Matter, lines: Iterable[Evidence], others: Iterable[Evidence]) -> list[Evidence]:
    """The claims less those whose own source has later said what ``others`` say."""
    last = last_words(matter, others)
    return [line for line in lines if not taken_back(matter, line, last)]


def page_and_voice(matter: Matter, line: Evidence) -> str:
    """On which page and by whom a claim is made; "" where its origin is not known."""
    known = matter.origin.get(line.ref)
    return f"{line.ref.report} {known.source}" if known is not None and known.source is not None else ""


def at_odds_with_itself(matter: Matter) -> frozenset[Ref]:
    """Claims by which one voice says on one page both that a thing is so and that it is not.

    Nobody contradicts himself like that: two things were taken for one, or a sentence was misread. Neither claim
    then counts for or against.
    """
    stances: dict[str, set[bool]] = defaultdict(set)
    spoken = [line for line in matter.lines if line.supports or line.denies]
    for line in spoken:
        stances[page_and_voice(matter, line)].add(line.supports)
    both = {voice for voice, said in stances.items() if voice and len(said) == 2}
    return frozenset(line.ref for line in spoken if page_and_voice(matter, line) in both)


def without_corrected(matter: Matter, values: list[Value], agree: Agree, plainly: bool = False) -> list[Value]:
    """The values less those that the same source has later replaced by another."""
    groups = _by_key(values)
    last = {key: last_words(matter, (v.line for v in group), plainly) for key, group in groups.items()}
    kept = []
    for key, group in groups.items():
        rivals = [last[other] for other, those in groups.items() if other != key and not agree(group[0], those[0])]
        newest = {source: max(r.get(source, "") for r in rivals) for r in rivals for source in r}
        kept += [v for v in group if not taken_back(matter, v.line, newest)]
    return kept


# --------------------------------------------------------------------------------------------------- sides
def sides(values: Iterable[Value], agree: Agree) -> tuple[Side, ...]:
    """The values laid out as sides: those that agree with each other stand together. A value that agrees with
    two rival sides is too loose to take either; none or one side means no conflict."""
    groups = _by_key(values)
    one_of = {key: group[0] for key, group in groups.items()}
    clash = {
        key: frozenset(other for other in groups if other != key and not agree(one_of[key], one_of[other]))
        for key in groups
    }
    rivals: list[list[Key]] = []
    for key in sorted(groups, key=lambda k: (not clash[k], min(v.line.ref for v in groups[k]))):
        homes = [rival for rival in rivals if not clash[key] & set(rival)]
        if len(homes) == 1:
            homes[0].append(key)
        elif not homes and clash[key]:
            rivals.append([key])
    if len(rivals) < 2:
        return ()
    laid = ([v for key in rival for v in groups[key]] for rival in rivals)
    return tuple(
        sorted(
            (Side(fullest(side), tuple(sorted({v.line.ref for v in side}))) for side in laid),
            key=lambda side: (side.claims, side.value),
        )
    )


def two_stories(matter: Matter, values: list[Value], agree: Agree) -> tuple[Side, ...]:
    """Sides as ``sides`` lays them out, less what a source has in plain words corrected of its own.

    Where another source told the rival story all along, both stay: that the first has come round since is one more
    claim on the other side, and the pages that carried its first story still stand.
    """
    standing = sides(without_corrected(matter, values, agree, plainly=True), agree)
    if standing:
        return standing
    every = sides(values, agree)
    told_by = [{own_origin(matter, v.line) for v in values if v.line.ref in side.claims} - {None} for side in every]
    rivals = any(len(a | b) > 1 for n, a in enumerate(told_by) for b in told_by[n + 1 :] if a and b)
    return every if rivals else ()


def fullest(side: Iterable[Value]) -> str:
    """The words of a side: the fullest of those that its claims use."""
    return max((v.says for v in side), key=lambda s: (len(s), s))


def _by_key(values: Iterable[Value]) -> dict[Key, list[Value]]:
    groups: dict[Key, list[Value]] = defaultdict(list)
    for value in values:
        groups[value.key].append(value)
    return dict(groups)
