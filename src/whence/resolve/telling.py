"""A claim of an event as it is compared with others: who is in it as resolved so far, where, when, how many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from whence.codebook import Codebook
from whence.resolve import when
from whence.resolve.items import Told
from whence.resolve.names import fold
from whence.resolve.places import Spot
from whence.resolve.profile import Profile, profile
from whence.resolve.resolution import Ref
from whence.resolve.setting import Setting, is_toll
from whence.resolve.who import Who

#: The role that tells one event of a type from the next, where the type's entry in the codebook has a patient:
#: whoever it is done to, else what, else who does it. Where it has none, who does it comes first.
MAIN = ("patient", "goods", "agent")
DEED = ("agent", "goods", "patient")


def main_roles(codebook: Codebook, type_: str) -> tuple[str, ...]:
    """The roles that tell events of this type apart, the first that is filled to be taken: of a seizure what was
    seized, since two may claim to have seized it."""
    entry = codebook.events.get(type_)
    if entry is None or "patient" in entry.roles.values() or entry.needs == ("goods",):
        return MAIN
    return DEED


_OTHERS = frozenset({"other", "others", "another", "more", "further", "remaining"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim of an event. ``main`` is who it is done to (else what, else who does it); ``others`` who else acts."""

    ref: Ref
    page: str
    report: str
    type: str
    fate: str | None  # what it makes of somebody's life: dead, wounded
    main_role: str | None
    main: tuple[Profile, ...]
    main_ids: tuple[Ref, ...]
    agents: tuple[Profile, ...]
    agent_ids: tuple[Ref, ...]
    goal_ids: tuple[Ref, ...]
    spot: Spot | None
    days: tuple[date | None, date | None]
    lent_spot: Spot | None  # as the sentences around it have it, where it gives none
    lent_days: tuple[date | None, date | None]
    about: bool
    published: tuple[date | None, date | None]  # the days that it can be news of
    came_out: tuple[date | None, date | None]  # when its report did
    low: int
    high: int | None
    counted: bool
    total: bool
    toll: bool  # counts the dead or the wounded, naming nobody
    others: bool  # speaks of others than somebody told of already: "two other men"
    speaker: int  # who says so, among the sources of its report
    words: frozenset[str]
    trigger: str
    comment: bool
    at: int  # the character of its report at which the event is told
    happened: bool  # claimed as something that was or was not, not as wished for, asked or ordered
    stories: frozenset[Ref]  # events that its report was found to tell, in the round before


class Cast:
    """Profiles of clusters as they are first seen in a round; one that no join has changed since is the same object."""

    def __init__(self, who: Who) -> None:
        self._who = who
        self._known: dict[Ref, Profile] = {}

    def of(self, ref: Ref) -> tuple[Ref, Profile]:
        """The cluster that an entity is in, and its profile."""
        root = self._who.clusters.root(ref)
        if root not in self._known:
            key = root, self._who.clusters.size(root)
            if key not in self._who.profiles:
                members = self._who.clusters.members(root)[:40]
                self._who.profiles[key] = profile((self._who.items.locals[m] for m in members), self._who.nodes)
            self._known[root] = self._who.profiles[key]
        return root, self._known[root]


def telling(
    told: Told, at: Setting, who: Who, cast: Cast, codebook: Codebook, stories: frozenset[Ref] = frozenset()
) -> Telling:
    """See one claim as the present state of who is who, and of what its report tells, lets it be seen."""
    claim, items = told.claim, who.items
    frame = claim.frame
    role = next((r for r in main_roles(codebook, frame.type) if frame.roles.get(r)), None)
    main = [cast.of(e) for e in items.entities(told, role)] if role else []
    agents = [cast.of(e) for e in items.entities(told, "agent")] if role != "agent" else []
    report = items.reports[told.ref.report]
    count = frame.count
    return Telling(
        ref=told.ref, page=told.page, report=told.ref.report, type=frame.type,
        fate=fate(codebook, frame.type), main_role=role,
        main=tuple(p for _, p in main), main_ids=tuple(r for r, _ in main),
        agents=tuple(p for _, p in agents), agent_ids=tuple(r for r, _ in agents),
        goal_ids=tuple(cast.of(e)[0] for e in items.entities(told, "to")), spot=at.spot,
        days=at.days, lent_spot=at.lent_spot, lent_days=at.lent_days,
        about="~" in (frame.date.edtf if frame.date else ""),
        published=when.news_days(claim.said_on or told.published),
        came_out=(when.day(told.published), when.day(told.published, True)),
        low=count.low if count else 1, high=count.high if count else 1, counted=count is not None,
        total=frame.total, toll=is_toll(items, told, codebook),
        others=any(_OTHERS & set(fold(items.locals[e].words)) for e in items.entities(told, role or "")),
        speaker=claim.chain[0].source if claim.chain else -1, words=frozenset(fold(claim.quote)),
        trigger=report.text[claim.trigger.start : claim.trigger.end].lower(),
        comment=report.type == "comment", at=claim.trigger.start, happened=claim.factuality != "Uu",
        stories=stories,
    )  # fmt: skip


def fate(codebook: Codebook, type_: str) -> str | None:
    """The state of life that an event of this type makes, if any: dead, wounded."""
    entry = codebook.events.get(type_)
    return entry.state.state if entry and entry.state and entry.state.track == "life" else None


@lru_cache(maxsize=8)
def families(codebook: Codebook) -> dict[str, str]:
    """Each event type to the first of all types that kinship ties it to, however far."""
    family = {name: name for name in codebook.events}
    for _ in family:
        for name, entry in sorted(codebook.events.items()):
            for other in entry.kin & family.keys():
                family[name] = family[other] = min(family[name], family[other])
    return family


@lru_cache(maxsize=8)
def kindred(codebook: Codebook) -> dict[str, tuple[str, ...]]:
    """Each event type to itself and the others that may tell one event with it."""
    return {a: tuple(b for b in codebook.events if a == b or kin(codebook, a, b)) for a in codebook.events}


def kin(codebook: Codebook, a: str, b: str) -> bool:
    """May the two types tell one event? Not where each makes a state of its own: he is held, then charged."""
    one, other = codebook.events.get(a), codebook.events.get(b)
    if one is None or other is None or not (b in one.kin or a in other.kin):
        return False
    return one.state is None or other.state is None or one.state == other.state
