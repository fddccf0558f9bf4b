"""From clusters to the case's entities and events: which name, schema, place and date stand for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

from whence.claims.claim import Count, When
from whence.codebook import Codebook, countries
from whence.resolve import when
from whence.resolve.items import Items, Local, Told
from whence.resolve.names import person
from whence.resolve.resolution import Entity, Event, Ref
from whence.resolve.who import Who

T = TypeVar("T")
_STOPPED = ("Ltd.", "Inc.", "Corp.", "Co.", "LTD.", "INC.", "CORP.", "CO.")
_POINTERS = frozenset(
    "he she him her his hers they them their it its who whom which that this those these i we us me my our you".split()
)


def most(values: Iterable[T], key: Callable[[T], object] = lambda v: str(v)) -> T | None:
    """The value given most often; of several the first by ``key``."""
    counted = Counter(values)
    return min(counted, key=lambda v: (-counted[v], key(v)), default=None)


def entity(items: Items, who: Who, members: list[Ref], id_: str, named_by: Ref | None) -> Entity:
    """One cluster of mentions as one entity."""
    locals_ = [items.locals[m] for m in members]
    called = [m for m in members if items.locals[m].printed.named or any(not n.body for n in who.nodes[m])]
    named = bool(called)
    names = Counter(name for m in called for name in who.names[m])
    body = any(n.key.startswith("country:") for m in members for n in who.nodes[m] if n.body)
    ordered = sorted(
        names, key=lambda n: (body and not _country_itself(n), _short(n, locals_[0]), "," in n, -names[n], -len(n), n)
    )
    named_ones = [local for local in locals_ if local.printed.named] or locals_
    schema = most(local.printed.schema for local in named_ones) or "Thing"
    country = most(local.printed.country for local in locals_ if local.printed.country)
    return Entity(
        id=id_, schema=schema, name=_bare(ordered[0]) if named and ordered else None,
        names=tuple(dict.fromkeys(map(_bare, ordered))) if named else (), named=named and bool(ordered),
        description=_description(locals_),
        country=country, members=tuple(members), named_by=named_by,
    )  # fmt: skip


def _bare(name: str) -> str:
    """A name without the article that stood before it, nor the full stop behind "Ltd."."""
    name = name[4:] if name[:4] in ("the ", "The ") and len(name) > 6 else name
    return name[:-1] if name.endswith(_STOPPED) else name


def _country_itself(name: str) -> bool:
    """Is this the country's own name rather than its government's or its people's?"""
    found = countries.of(name)
    return found is not None and countries.demonym(name) is None


def _short(name: str, local: Local) -> bool:
    """A surname alone or an abbreviation stands for the whole only where nothing longer is known."""
    if local.kind == "person":
        return person(name).partial
    return " " not in name and name.isupper()


def _description(locals_: list[Local]) -> str:
    """The fullest description that is no pronoun; an unnamed entity's words, a named one's "a former commander"."""
    said = [local.printed.description or ("" if local.printed.named else local.words) for local in locals_]
    said = [s for s in said if s and s.lower() not in _POINTERS]
    return min(said, key=lambda s: (len(s) > 90, -len(s), s), default="")


def _type(told: list[Told], codebook: Codebook) -> str:
    """The type most often given, denials apart; before all one that changes somebody's state: "killed in an attack" is
    a killing. Of two as frequent the one with more roles says more: a killing is a death by somebody."""
    types = [t.claim.frame.type for t in told if not t.claim.factuality.endswith("-")]
    types = types or [t.claim.frame.type for t in told]
    telling = [t for t in types if t in codebook.events and codebook.events[t].state is not None]
    roles = {t: len(set(codebook.events[t].roles.values())) if t in codebook.events else 0 for t in types}
    return most(telling or types, lambda t: (-roles[t], t)) or ""


def event(
    items: Items, codebook: Codebook, claims: list[Ref], id_: str, entity_of: dict[Ref, str], lent: list[When]
) -> Event:
    """One cluster of claims as one event. Denials tell of the event too, but what holds is read from the others.

    ``lent`` are days of the sentences around the claims, for an event of which no claim gives a day.
    """
    told = [items.told[c] for c in claims]
    roles: dict[str, dict[str, None]] = {}
    for t in told:
        for role in t.claim.frame.roles:
            roles.setdefault(role, {}).update(dict.fromkeys(entity_of[e] for e in items.entities(t, role)))
    places = [Ref(t.ref.report, t.claim.frame.place) for t in told if t.claim.frame.place is not None]
    holding = [t for t in told if not t.claim.factuality.endswith("-")] or told
    return Event(
        id=id_, type=_type(told, codebook), roles={r: tuple(roles[r]) for r in sorted(roles)},
        place=entity_of[_finest(items, places)] if places else None,
        date=_date([t.claim.frame.date for t in holding if t.claim.frame.date])
        or _date([t.claim.frame.date for t in told if t.claim.frame.date])
        or _date(lent),
        count=_count([t.claim.frame.count for t in holding if t.claim.frame.count]),
        total=any(t.claim.frame.total for t in told), claims=tuple(claims),
    )  # fmt: skip


def _finest(items: Items, places: list[Ref]) -> Ref:
    """A place within the others rather than the country, by name rather than "a quarry"; of several the one most often
    said, then the longest."""
    said = Counter(_place_words(items, p) for p in places)

    def rank(p: Ref) -> tuple[bool, bool, int, int, int]:
        bare = not any(word[:1].isupper() for word in items.locals[p].words_of_name.split()[1:] or ["A"])
        words = _place_words(items, p)
        return (_whole(items, p), bare, -said[words], -len(words), items.order[p])

    return min(places, key=rank)


def _place_words(items: Items, place: Ref) -> str:
    local = items.locals[place]
    return (local.printed.names[0] if local.printed.names else local.words).lower()


def _whole(items: Items, place: Ref) -> bool:
    return countries.of(_place_words(items, place).title()) is not None


def _date(dates: list[When]) -> When | None:
    """The date that says most: the narrowest, of these the one most often given. Rival dates are for ``weigh``."""
    if not dates:
        return None
    given = Counter(d.edtf for d in dates)

    def rank(d: When) -> tuple[int, int, int, str]:
        width = when.width(when.span(d))
        return (width if width is not None else 10**6, int("~" in d.edtf), -given[d.edtf], d.edtf)

    return min(dates, key=rank)


def _count(counts: list[Count]) -> Count | None:
    """The count most often given; of several the tightest, then the lowest."""
    given = Counter(counts)
    return min(given, key=lambda c: (-given[c], c.high is None, (c.high or c.low) - c.low, c.low), default=None)


__all__ = ["entity", "event", "most"]
