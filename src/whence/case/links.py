"""What ties one report to another, so that they are resolved and weighed together; all others are apart.

A tie is a function of two reports and nothing else: no third report and no figure of the whole case makes or breaks
it. So the parts into which ties divide a case are the same in whatever order the reports came. People tie reports by
name. What is public (``resolve.public``: countries and their bodies, groups, places, things, outlets) does not: it is
met everywhere, and its name alone says who is meant. It ties only reports that say the same of it, where their claims
must be weighed together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from whence.claims.claim import Extract
from whence.codebook import Codebook
from whence.documents.document import Report
from whence.documents.fingerprint import fingerprint, overlap
from whence.resolve import happenings, naming, nodes, when
from whence.resolve.circumstances import MONTHS_APART
from whence.resolve.items import Items, Told, gather
from whence.resolve.names import PersonName
from whence.resolve.nodes import Node
from whence.resolve.public import is_public
from whence.resolve.setting import settings
from whence.resolve.telling import Cast, Telling, families, telling
from whence.resolve.union import Clusters
from whence.resolve.who import Who, by_name
from whence.weigh.copies import find, same_address
from whence.weigh.evidence import is_comment
from whence.weigh.moves import BEARERS

#: Of a story's marks one in so many is looked up; which, the mark itself says.
SAMPLE = 4
#: Two stories that share so much of the shorter one's sampled marks, and at least so many, are laid side by side. Of
#: the words of a copy over half stand in runs that the original has; of its marks, which an editor's every touch
#: takes some of, a third.
SHARED, LEAST = 0.33, 2
#: Days beyond which a stretch of time does not say when something happened.
LONGEST = 1500
#: Kinds of claim that say of two that they are one.
SAME = ("identity", "also_known_as")
_NO_DAYS = (None, None)


@dataclass(frozen=True, slots=True)
class Traits:
    """What a report can be tied by.

    ``keys``: to every report that has one of them. ``people``: full names by their key, to reports with a spelling of
    one (``spellings``). ``told``: claims of events by the keys under which the same event may be found
    (``tell_one``). ``marks``: a sample of the story's fingerprint, by which its
    copies are found (``copied``).
    """

    keys: frozenset[str]
    people: Mapping[str, Node]
    told: Mapping[str, tuple[Telling, ...]]
    marks: tuple[int, ...]


def traits(report: Report, extract: Extract, codebook: Codebook) -> Traits:
    """What one report, read alone, can be tied by."""
    items = gather({report.id: report}, {report.id: extract})
    who = by_name(items, Clusters(items.order), codebook)
    naming.identities(who)
    people = {key: person(key) for known in who.nodes.values() for n in known if (key := _full_name(n))}
    keys = {f"page|{report.parent or report.id}", *(f"person|{key}" for key in people)}
    keys.update(_said_of_the_public(items, who, codebook))
    comment = is_comment(report)
    if not comment:
        keys.add(f"text|{report.sha256}")
    if not comment and (address := same_address(report.url)) is not None:
        keys.add(f"address|{address}")
    marks = () if comment else tuple(mark for mark in fingerprint(report) if mark % SAMPLE == 0)
    return Traits(frozenset(keys), people, _told(items, who, codebook), marks)


def spellings(a: Node, b: Node) -> bool:
    """May two full names be one person's, so that it would be asked?"""
    first, second = sorted((a, b), key=lambda n: n.key)
    return not nodes.apart(first, second) and nodes.score(first, second).value >= nodes.ASK


def tell_one(a: Telling, b: Telling, codebook: Codebook) -> bool:
    """May two claims tell one event, so that it would be asked? Not where they tell of times months apart."""
    one, other = window(a), window(b)
    if one is None or other is None or when.gap(one, other) > MONTHS_APART:
        return False
    first, second = sorted((a, b), key=lambda t: t.ref)
    found = happenings.score(first, second, codebook)
    return not found.never and found.value >= happenings.ASK


def window(told: Telling) -> tuple[date, date] | None:
    """The days that a claim tells of, else the days of which its report is the news; None where neither is known, or
    where they are years."""
    for since, until in (told.days, told.lent_days, told.published):
        if since is not None and until is not None:
            return (since, until) if (until - since).days <= LONGEST else None
    return None


def _seasons(told: Telling) -> list[int]:
    """Numbers of stretches of time, of which two claims have one in common whose windows are not months apart."""
    found = window(told)
    if found is None:
        return []
    half, whole = MONTHS_APART // 2 + 1, MONTHS_APART
    return list(range((found[0].toordinal() - half) // whole, (found[1].toordinal() + half) // whole + 1))


def may_be_copied(shared: int, a: int, b: int) -> bool:
    """Do two stories share so many sampled marks, ``a`` and ``b`` being how many each has, that one may be a copy?"""
    return shared >= max(LEAST, SHARED * min(a, b))


def copied(a: Report, b: Report) -> bool:
    """Is the later of two pages a copy of the earlier, as ``weigh`` would find, and not only by what all such say?"""
    marks = {one.id: fingerprint(one) for one in (a, b)}
    return overlap(marks[a.id], marks[b.id]) >= SHARED and bool(find({one.id: one for one in (a, b)}, marks).copy_of)


def _full_name(node: Node) -> str | None:
    """The key of a person's full name: its words in one order, then the generation if it has one."""
    if node.kind != "person" or not isinstance(node.name, PersonName) or node.partial:
        return None
    generation = f"|{node.name.generation}" if node.name.generation else ""
    return " ".join(sorted(node.name.words)) + generation


def person(key: str) -> Node:
    """A person's name as its key has it, however it was printed."""
    words, _, generation = key.partition("|")
    return Node("person", key, PersonName(key, tuple(words.split()), (), generation or None))


def _said_of_the_public(items: Items, who: Who, codebook: Codebook) -> Iterable[str]:
    """Ties between two public ones, their states, and claims that one is another: each is weighed as a whole."""
    for told in items.told.values():
        frame = told.claim.frame
        if frame.kind == "event":
            state = codebook.events[frame.type].state if frame.type in codebook.events else None
            if state is not None and BEARERS.get(state.track, frozenset()) != {"Person"}:
                yield from (f"state|{key}" for key in _public(items, who, told, state.role))
            continue
        ends = [_public(items, who, told, role) for role in ("subject", "object")]
        if frame.kind == "identity" or frame.type in SAME:
            yield from (f"same|{key}" for end in ends for key in end)
        yield from (f"tie|{frame.type}|{'|'.join(sorted((a, b)))}" for a in ends[0] for b in ends[1])


def _public(items: Items, who: Who, told: Told, role: str) -> list[str]:
    members = [m for ref in items.entities(told, role) for m in who.clusters.members(ref)]
    return sorted({f"{n.kind}:{n.key}" for m in members for n in who.nodes[m] if is_public(n)})


def _told(items: Items, who: Who, codebook: Codebook) -> dict[str, tuple[Telling, ...]]:
    """Each claim of an event under the keys at which ``resolve`` would look for others of the same event."""
    cast, family = Cast(who), families(codebook)
    at = settings(items, codebook, family)
    found: dict[str, list[Telling]] = defaultdict(list)
    for told in items.told.values():
        if told.claim.frame.kind != "event":
            continue
        seen = telling(told, at[told.ref], who, cast, codebook)
        seasons = _seasons(seen)
        for key in happenings.keys(seen, family):
            kind, by, _ = key.split("|", 2)
            if by == "day":
                found[key].append(seen)
                continue
            named = {n for p in seen.main if p.named for n in p.nodes if is_public(n)} if by == "page" else ()
            keys = [key] if by in ("count", "place") else []
            for one in (*keys, *(f"{kind}|who|{n.kind}:{n.key}" for n in named)):
                for season in seasons:
                    found[f"{one}|{season}"].append(seen)
    return {key: tuple(many) for key, many in found.items()}
