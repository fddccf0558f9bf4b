"""Joining entities by what is told of them: the same event and role, claims of identity, a comment's "this man"."""

from __future__ import annotations

from collections import defaultdict

from whence.resolve.profile import Profile, agree
from whence.resolve.resolution import Ref
from whence.resolve.telling import MAIN, Cast
from whence.resolve.what import What
from whence.resolve.who import SURE, Who

#: Outside the main role descriptions must have the same head: guards and marines may both have been there.
SAME_HANDS = 0.45
#: Ties that few have to one other: two reports that tell one of them may mean the same.
TELLING_TIES = frozenset({"front_for", "leads", "deputy_of", "relative_of"})
#: So many named ones may stand in one tie for an unnamed one to be asked about.
FEW = 3
#: Words that a comment points back to its page with.
_POINTS_BACK = frozenset({"this", "that", "the", "he", "she", "him", "her", "his", "these", "they", "them"})


def identities(who: Who) -> None:
    """ "Identified as ..." joins the unnamed with the named, unless names forbid it; a guess is asked."""
    cast = Cast(who)
    for told in who.items.told.values():
        frame = told.claim.frame
        if frame.kind != "identity" or told.claim.factuality.endswith("-"):
            continue
        for a in who.items.entities(told, "subject"):
            for b in who.items.entities(told, "object"):
                (_, one), (_, other) = cast.of(a), cast.of(b)
                if told.claim.factuality in SURE and not _rivals(one, other) and who.clusters.join(a, b):
                    cast = Cast(who)
                elif not who.clusters.forbidden(a, b):
                    who.ask(a, b, 0.7, "a report identifies one as the other")


def _rivals(a: Profile, b: Profile) -> bool:
    return a.named and b.named and agree(a, b) < 0


def comments_point_up(who: Who) -> None:
    """ "This man", "the officer" in a comment is the one whom the page's first event is about."""
    reports = who.items.reports
    topic: dict[str, Ref] = {}
    for told in who.items.told.values():
        role = next((r for r in MAIN[:1] if told.claim.frame.roles.get(r)), None)
        if told.claim.frame.kind != "event" or role is None or reports[told.ref.report].parent:
            continue
        entity = who.items.entities(told, role)[0]
        local = who.items.locals[entity]
        if local.kind == "person" and not local.printed.group:
            topic.setdefault(told.ref.report, entity)
    cast = Cast(who)
    for ref, local in who.items.locals.items():
        page = reports[ref.report].parent
        if page is None or page not in topic or local.printed.named or local.article not in _POINTS_BACK:
            continue
        (_, ours), (_, theirs) = cast.of(ref), cast.of(topic[page])
        if local.kind == "person" and not local.printed.group and agree(ours, theirs) >= 0:
            who.clusters.join(topic[page], ref)


def by_role(who: Who, what: What, cast: Cast) -> bool:
    """Join those who fill one role of one event, where nothing speaks against it; says whether any were joined."""
    joined = False
    for claims in what.clusters.sets(what.tellings):
        filled: dict[str, dict[Ref, None]] = defaultdict(dict)
        for claim in claims:
            told = who.items.told[claim]
            for role in sorted(told.claim.frame.roles):
                for entity in who.items.entities(told, role):
                    filled[role].setdefault(who.clusters.root(entity))
        main = what.tellings[claims[0]].main_role
        for role, roots in filled.items():
            joined |= _join_role(who, cast, list(roots), role == main)
    return joined


def _join_role(who: Who, cast: Cast, roots: list[Ref], main: bool) -> bool:
    """Unnamed with unnamed where descriptions go together; with a name where only one name is there to take.

    Outside the event's main role descriptions must agree well: two pairs of hands may both be at work.
    """
    joined = False
    roots.sort(key=who.items.order.__getitem__)
    named = [r for r in roots if cast.of(r)[1].named]
    unnamed = [r for r in roots if not cast.of(r)[1].named]
    least = 0.02 if main else SAME_HANDS
    for many in (named, unnamed):
        for i, a in enumerate(many):
            for b in many[i + 1 :]:
                if _other_numbers(cast.of(a)[1], cast.of(b)[1]):
                    continue
                if agree(cast.of(a)[1], cast.of(b)[1]) >= (0.25 if many is named else least):
                    joined |= _join(who, a, b)
    names = {who.clusters.root(r) for r in named}
    for b in unnamed:
        fits = [a for a in sorted(names, key=who.items.order.__getitem__) if _may_be(cast, a, b, main)]
        if len(fits) == 1:
            joined |= _join(who, fits[0], b)
    return joined


def _other_numbers(a: Profile, b: Profile) -> bool:
    """ "Nine people" and "17 people" are rival words for those who were hit, and stay two."""
    ours, theirs = ({d.number for d in p.descriptions} - {None} for p in (a, b))
    return a.several and b.several and bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _may_be(cast: Cast, named: Ref, unnamed: Ref, main: bool) -> bool:
    (_, one), (_, other) = cast.of(named), cast.of(unnamed)
    if one.several or other.several or one.kind != "person" or other.kind != "person":
        return False  # a camp that was hit is not the man who was
    return agree(one, other) >= (0.02 if main else SAME_HANDS)


def _join(who: Who, a: Ref, b: Ref) -> bool:
    return not who.clusters.one(a, b) and who.clusters.join(a, b)


def by_tie(who: Who) -> None:
    """An unnamed body or person and a named one in the same tie to the same other, in two reports: asked about."""
    cast = Cast(who)
    ends: dict[tuple[str, Ref], dict[Ref, str]] = defaultdict(dict)
    for told in who.items.told.values():
        if told.claim.frame.kind != "relation" or told.claim.frame.type not in TELLING_TIES:
            continue
        for a in who.items.entities(told, "subject"):
            for b in who.items.entities(told, "object"):
                ends[told.claim.frame.type, who.clusters.root(b)].setdefault(who.clusters.root(a), a.report)
    for (type_, _), roots in ends.items():
        named = [r for r in roots if cast.of(r)[1].named]
        for unnamed in (r for r in roots if not cast.of(r)[1].named and not cast.of(r)[1].several):
            for other in named if len(named) <= FEW else ():
                if roots[other] != roots[unnamed] and agree(cast.of(unnamed)[1], cast.of(other)[1]) > 0:
                    who.ask(other, unnamed, 0.55, f"each is said to be {type_.replace('_', ' ')} the same")


class Namings:
    """Which claim gave a name to what some report left unnamed; the claims of each entity are listed once."""

    def __init__(self, who: Who, what: What) -> None:
        self._who, self._what = who, what
        self._claims: dict[Ref, list[tuple[str, int, Ref]]] = defaultdict(list)
        self._identified: dict[Ref, list[tuple[str, int, Ref]]] = defaultdict(list)
        for ref, told in who.items.told.items():
            at = (told.published or "9", who.items.claim_order[ref], ref)
            for role in told.claim.frame.roles:
                for entity in who.items.entities(told, role):
                    self._claims[entity].append(at)
                    if told.claim.frame.kind == "identity" and role == "object":
                        self._identified[entity].append(at)

    def of(self, members: list[Ref]) -> Ref | None:
        """The earliest identity claim, else the earliest claim of an event with the name; None where no report but
        the naming one left it unnamed, or where it has no name.
        """
        items, nodes = self._who.items, self._who.nodes
        printed = {m: items.locals[m].printed for m in members}
        unnamed = {m.report for m, e in printed.items() if not (e.named or e.group or nodes[m])}
        named = [m for m, e in printed.items() if e.named and e.names]
        if not unnamed or not named:
            return None
        told = min((c for m in members for c in self._identified.get(m, ())), default=None)
        if told is None and not unnamed <= {m.report for m in named}:
            told = min((c for m in named for c in self._claims.get(m, ()) if c[2] in self._what.tellings), default=None)
        return told[2] if told else None
