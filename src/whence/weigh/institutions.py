"""Which institutions are one voice: "the military" and "the US military", "a statement" and "the press release".

An institution speaks once for one event, through whatever document or spokesperson, and reports name it more or
less fully. Each rule looks at one report and joins two institutions that speak in it; joins hold for the events
that the report tells, because two ministries that shared one statement are still two elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from whence.codebook import countries
from whence.documents.document import Span
from whence.resolve.resolution import Entity, Ref, Source
from whence.weigh.cues import cues, head, plain
from whence.weigh.evidence import View


@dataclass(frozen=True, slots=True)
class Speaking:
    """An institution where one report lets it speak: the entity, by what source, and where."""

    entity: Entity
    source: Source
    printed: str
    span: Span
    document: bool
    definite: bool


Join = Callable[[Speaking, Speaking, tuple[Speaking, ...]], bool]


def hand_of(entity: Entity) -> str | None:
    """What kind of arm of a state an institution is, by the head of its name: military, police ..."""
    said = set(plain(entity.name or entity.description).split())
    return next((hand for hand, heads in cues().hands.items() if said & heads), None)


def country_of(entity: Entity) -> str | None:
    """Its country, unless its name says that it is of several."""
    said = set(plain(entity.name or entity.description).replace("-", " ").split())
    several = {part for word in cues().of_many for part in word.split("-") if part != "multi"} | {"multi"}
    return None if said & several else entity.country


def shorter_name(a: Speaking, b: Speaking, all_: tuple[Speaking, ...]) -> bool:
    """ "The ministry" is the one institution of the page whose fuller name has that head and those words."""
    short, long_ = sorted((a, b), key=lambda s: len(plain(_name(s)).split()))
    words, more = plain(_name(short)).split(), plain(_name(long_)).split()
    if not words or not set(words) < set(more):
        return False
    return {s.entity.id for s in all_ if is_short_for(_name(short), _name(s))} == {long_.entity.id}


def is_short_for(short: str, long_: str) -> bool:
    """Are the words of one all in the other, and its head the same? A country is not short for its navy."""
    words, more = set(plain(short).split()), set(plain(long_).split())
    return bool(words) and words < more and head(short) == head(long_)


def the_statement(a: Speaking, b: Speaking, all_: tuple[Speaking, ...]) -> bool:
    """ "The press release" after "a statement" is that statement, where nobody else's was mentioned before it
    and its maker is of the same hand ("the military", "the joint force") and no other country."""
    first, later = sorted((a, b), key=lambda s: s.span)
    if not (first.document and later.document and later.definite):
        return False
    if any(s.document and s.entity.id not in (a.entity.id, b.entity.id) and s.span < later.span for s in all_):
        return False
    alike = hand_of(first.entity) is not None and hand_of(first.entity) == hand_of(later.entity)
    return alike and _same_country(first.entity, later.entity)


def the_group(a: Speaking, b: Speaking, all_: tuple[Speaking, ...]) -> bool:
    """ "The group", "the company" is the one that the page has let speak by name, where it is no arm of a state and no
    second one was named before."""
    first, later = sorted((a, b), key=lambda s: s.span)
    if later.entity.named or not first.entity.named or not later.definite or head(_name(later)) not in cues().any_group:
        return False
    if hand_of(first.entity) is not None or head(_name(first)) in cues().states_bodies:
        return False
    before = (s.entity for s in all_ if s.span < later.span and s.entity.named and hand_of(s.entity) is None)
    return {e.id for e in before if countries.of(e.name or "") is None} == {first.entity.id}


#: Two institutions of one report are one voice when any of these says so.
JOINS: tuple[Join, ...] = (shorter_name, the_statement, the_group)


#: A name of so many words may be short for a fuller one in another page.
SHORT = 2


def _same_country(a: Entity, b: Entity) -> bool:
    """May two be of one country, as far as it is known?"""
    one, two = country_of(a), country_of(b)
    return one is None or two is None or one == two


def _only_its_country(short: str, long_: str) -> bool:
    """Does the fuller name add no more than whose it is? "The General Staff" and "Norland's General Staff"."""
    more = set(plain(long_).split()) - set(plain(short).split())
    return all(countries.of(w.capitalize()) is not None or w in cues().whose for w in more)


_DEFINITE = ("the ", "its ", "that ")
_DOCUMENTS = ("statement", "release", "communique", "communiqué")


def _name(speaking: Speaking) -> str:
    return speaking.entity.name or speaking.entity.description


def speaking(view: View, report: str) -> tuple[Speaking, ...]:
    """The institutions that one report lets speak, in text order."""
    extract = view.extracts.get(report)
    found = []
    for index, local in enumerate(extract.sources if extract else ()):
        source = view.sources.get(view.resolution.source_of.get(Ref(report, index), ""))
        if source is None or local.span is None or local.type == "commenter":
            continue
        behind = source.of or (source.entity if local.type != "person" else None)
        if local.of is not None:
            behind = view.resolution.entity_of.get(Ref(report, local.of), behind)
        if behind is None or behind not in view.entities or view.entities[behind].schema == "Person":
            continue
        if local.type == "anonymous" and not _is_body(source.name):
            continue
        text = view.reports[report].text
        before = text[max(0, local.span.start - 8) : local.span.start].casefold().split()[-1:]
        printed = text[local.span.start : local.span.end]
        said = plain(f"{local.name} {printed}").split()
        definite = before in (["the"], ["its"], ["that"]) or printed.casefold().startswith(_DEFINITE)
        document = local.type == "document" or any(word in said for word in _DOCUMENTS)
        found.append(Speaking(view.entities[behind], source, printed, local.span, document, definite))
    return tuple(sorted(found, key=lambda s: (s.span, s.entity.id)))


def _is_body(name: str) -> bool:
    """Do these words mean an institution ("the prefecture") and not its people ("two officials")?"""
    word = head(name)
    return word in cues().bodies | cues().mouthpieces


def joins(view: View, report: str) -> frozenset[tuple[str, str]]:
    """Pairs of entity ids that are one voice in this report."""
    all_ = speaking(view, report)
    found = set()
    for i, a in enumerate(all_):
        for b in all_[i + 1 :]:
            if a.entity.id != b.entity.id and any(rule(a, b, all_) for rule in JOINS):
                found.add((min(a.entity.id, b.entity.id), max(a.entity.id, b.entity.id)))
    return frozenset(found)


class Voices:
    """For each event: which entities are one institution, and the source that stands for it."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._joins = {report: joins(view, report) for report in view.reports}
        self._of: dict[str, list[Source]] = defaultdict(list)
        for source in view.sources.values():
            for behind in sorted({e for e in (source.entity, source.of) if e is not None}):
                self._of[behind].append(source)
        self._named: dict[str, str] = {}
        for entity in sorted(view.entities.values(), key=lambda e: e.id):
            for name in entity.names:
                self._named.setdefault(plain(name), entity.id)
        self._speaking = {report: speaking(view, report) for report in view.reports}
        self._reports = {about: tuple(dict.fromkeys(e.ref.report for e in told)) for about, told in view.told.items()}
        self._joined: dict[str, dict[str, frozenset[str]]] = {}

    def called(self, name: str | None) -> str | None:
        """The entity that bears this name, or None."""
        return self._named.get(plain(name)) if name else None

    def spokesman(self, report: str) -> str | None:
        """The body of the one named spokesman who speaks on a page, wherever he is called so; None where two do."""
        extract = self.view.extracts.get(report)
        found = set()
        for index, local in enumerate(extract.sources if extract else ()):
            source = self.view.sources.get(self.view.resolution.source_of.get(Ref(report, index), ""))
            if local.type == "person" and source is not None and source.of is not None:
                found.add(source.of)
        return found.pop() if len(found) == 1 else None

    def state(self, entity: str) -> str | None:
        """The body that an institution bears in its name: Norland in "Norland Navy" or "Ministry of Law of Norland"."""
        known = self.view.entities.get(entity)
        name = (known.name or known.description) if known else ""
        parts = [name.rpartition(" of ")[2], name.partition(" ")[0].removesuffix("'s").removesuffix("’s")]
        found = (self.called(part) for part in parts if part and plain(part) != plain(name))
        return next((e for e in found if e is not None), None)

    def issuer(self, about: str, name: str | None) -> str | None:
        """The institution that a page's name means: the one that bears it, or the one that speaks of this event under
        a shorter form of it ("the General Staff" for "General Staff of the Armed Forces")."""
        if name is None or self.called(name) is not None:
            return self.called(name)
        short = {
            s.entity.id
            for report in self._reports.get(about, ())
            for s in self._speaking[report]
            if is_short_for(_name(s), name)
        }
        return short.pop() if len(short) == 1 else None

    def one(self, about: str, entity: str) -> frozenset[str]:
        """All entities that are one institution with this one where this event is told."""
        if about not in self._joined:
            reports = self._reports.get(about, ())
            pairs = [pair for report in reports for pair in self._joins[report]]
            self._joined[about] = _closed([*pairs, *self._across(reports)])
        return self._joined[about].get(entity, frozenset({entity}))

    def _across(self, reports: tuple[str, ...]) -> list[tuple[str, str]]:
        """Of pages that tell one event, the navy of one is the Norland Navy of another, if no second navy speaks."""
        all_ = {s.entity.id: s for report in reports for s in self._speaking[report]}
        for report in reports:
            page = self.view.reports[report]
            own = self.called(page.issuer or page.outlet)
            outlet = self.view.outlets.get(report)
            if own is not None and own in self.view.entities and outlet is not None and own not in all_:
                all_[own] = Speaking(self.view.entities[own], outlet, outlet.name, Span(0, 0), False, False)
        names = {e: _name(all_[e]) for e in sorted(all_)}
        found = []
        for short in (e for e in names if len(plain(names[e]).split()) <= SHORT):
            fuller = [e for e in names if is_short_for(names[short], names[e])]
            if len(fuller) == 1 or all(_only_its_country(names[short], names[e]) for e in fuller):
                found += [(short, e) for e in fuller if _same_country(all_[short].entity, all_[e].entity)]
        return found

    def _may_stand(self, source: Source) -> bool:
        """May this source stand for its institution? Its unnamed officials may not."""
        return source.type != "anonymous" or (source.of is None and _is_body(source.name))

    def source(self, about: str, entity: str) -> Source | None:
        """The source that stands for an institution: the institution itself, named rather than not."""

        group = self.one(about, entity)

        def rank(source: Source) -> tuple[bool, bool, bool, str]:
            known = self.view.entities.get(source.entity or "")
            return (source.entity not in group, not (known and known.named), source.type != "organization", source.id)

        return min((s for e in group for s in self._of.get(e, ()) if self._may_stand(s)), key=rank, default=None)


def _closed(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """The groups that the pairs make."""
    group: dict[str, set[str]] = {}
    for a, b in pairs:
        merged = group.get(a, {a}) | group.get(b, {b})
        for member in merged:
            group[member] = merged
    return {member: frozenset(members) for member, members in group.items()}
