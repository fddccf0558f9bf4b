"""Which mentions are one entity by their names: within a report first, then name by name over all reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from whence.codebook import Codebook
from whence.resolve import nodes, people, when
from whence.resolve.candidates import Index
from whence.resolve.descriptions import singular
from whence.resolve.items import Items, Local
from whence.resolve.names import PersonName, fold
from whence.resolve.nodes import Node
from whence.resolve.profile import Profile
from whence.resolve.resolution import Ref
from whence.resolve.standing import standing
from whence.resolve.union import Clusters
from whence.resolve.words import words

_ACTORS = frozenset({"agent", "subject"})
#: So many full names may share a word that stands alone elsewhere, for it to be asked about.
FEW = 3
#: A nickname is one man's in reports that lie so many days apart.
NEWS = 30
_NICK = ("el ", "la ", "the ")
#: Claims this sure of "also known as" or of an identity join; weaker ones ask.
SURE = frozenset({"CT+", "PR+"})


@dataclass(slots=True)
class Who:
    """The state of the question who is who: clusters, the nodes of each item, and what to ask."""

    items: Items
    clusters: Clusters[Ref]
    nodes: dict[Ref, tuple[Node, ...]] = field(default_factory=dict)
    names: dict[Ref, dict[str, Node]] = field(default_factory=dict)
    asked: dict[tuple[Ref, Ref], tuple[float, str]] = field(default_factory=dict)
    #: What is known of each cluster, by its first member and its size: clusters only grow.
    profiles: dict[tuple[Ref, int], Profile] = field(default_factory=dict)

    def ask(self, a: Ref, b: Ref, score: float, reason: str) -> None:
        """Keep a suggestion, the better where the two were asked about before."""
        pair = (a, b) if self.items.order[a] <= self.items.order[b] else (b, a)
        if score > self.asked.get(pair, (0.0, ""))[0]:
            self.asked[pair] = (score, reason)


def by_name(items: Items, clusters: Clusters[Ref], codebook: Codebook) -> Who:
    """Join what names alone join. ``clusters`` comes with the judgements already in it."""
    who = Who(items, clusters)
    _of_the_one_country(items)
    acting = _acting(items)
    bodies = _bodies_words(items)
    for ref, local in items.locals.items():
        if local.kind == "person" and local.printed.named and (ref.report, fold(local.words_of_name)) in bodies:
            local = replace(local, kind="group")
            items.locals[ref] = local
        trusted = nodes.nodes_of(local, ref in acting)
        who.names[ref], who.nodes[ref] = trusted, tuple(dict.fromkeys(trusted.values()))
    for a, b in _listed_together(items):
        if not set(who.nodes[a]) & set(who.nodes[b]):
            clusters.apart(a, b)
    _inside_reports(who)
    _same_names(who)
    _spellings(who)
    _aliases(who)
    _nicknames(who)
    _lone_names(who)
    return who


def _bodies_words(items: Items) -> frozenset[tuple[str, tuple[str, ...]]]:
    """One-word names of bodies and places, by report: the same word is no person there."""
    return frozenset(
        (ref.report, fold(local.words_of_name))
        for ref, local in items.locals.items()
        if local.kind in ("group", "place") and local.printed.named and " " not in local.words_of_name
    )


def _of_the_one_country(items: Items) -> None:
    """ "The army" of a report that speaks of the soldiers of one country alone is that country's."""
    forces: dict[str, set[str]] = defaultdict(set)
    bare: list[Local] = []
    for local in items.locals.values():
        if local.kind != "group":
            continue
        if local.printed.country is None and not local.printed.named and local.article == "the":
            bare.append(local)
        elif local.printed.country is not None and _of_forces(local.words_of_name, local.printed.country):
            forces[local.ref.report].add(local.printed.country)
    for local in bare:
        known = forces.get(local.ref.report, set())
        if len(known) == 1 and _of_forces(local.words, next(iter(known))):
            items.locals[local.ref] = replace(local, printed=replace(local.printed, country=next(iter(known))))


def _of_forces(words_: str, country: str) -> bool:
    """Do these words mean a country's forces, a branch of them or their soldiers?"""
    body = standing(words_, True, country)
    if body is not None and not body.startswith("country:"):
        return True
    return bool(fold(words_)[-1:]) and "armed" in words().groups.get(fold(words_)[-1], frozenset())


def _acting(items: Items) -> frozenset[Ref]:
    """Entities that do or say something somewhere: a capital among them stands for its government."""
    found: set[Ref] = set()
    for told in items.told.values():
        for role in _ACTORS & set(told.claim.frame.roles):
            found.update(items.entities(told, role))
    for id_, extract in items.extracts.items():
        found.update(Ref(id_, s.entity) for s in extract.sources if s.entity is not None)
    return frozenset(found)


def _listed_together(items: Items) -> Iterable[tuple[Ref, Ref]]:
    """Two entities in one claim, in one role or in two, are two; so are those listed under one trigger."""
    by_trigger: dict[tuple[object, ...], list[Ref]] = defaultdict(list)
    for told in items.told.values():
        frame = told.claim.frame
        everyone = [e for role in sorted(frame.roles) for e in items.entities(told, role)]
        if frame.kind == "event" or (frame.kind == "relation" and frame.type != "also_known_as"):
            yield from ((a, b) for i, a in enumerate(everyone) for b in everyone[i + 1 :] if a != b)
        for role in frame.roles:
            group = by_trigger[told.ref.report, told.claim.trigger, frame.type, role]
            for entity in items.entities(told, role):
                yield from ((other, entity) for other in group if other != entity)
                group.append(entity)


def _inside_reports(who: Who) -> None:
    """One report's mentions of one name; a surname alone joins the one full name that has it."""
    by_report: dict[str, list[Local]] = defaultdict(list)
    for local in who.items.locals.values():
        if who.nodes[local.ref]:
            by_report[local.ref.report].append(local)
    for locals_ in by_report.values():
        first: dict[Node, Ref] = {}
        for local in locals_:
            for node in who.nodes[local.ref]:
                who.clusters.join(first.setdefault(node, local.ref), local.ref)
        _partial_names(who, first)
        _initials(who, first)
    _definite_bodies(who)


def _partial_names(who: Who, first: dict[Node, Ref]) -> None:
    """A part of a name means the only full name of its report that it fits; of several it stays open."""
    full = [(n, ref) for n, ref in first.items() if isinstance(n.name, PersonName) and not n.partial]
    for node, ref in first.items():
        if not (isinstance(node.name, PersonName) and node.partial):
            continue
        fits = {who.clusters.root(other): other for n, other in full if _part_of(node.name, n.name)}
        if len(fits) == 1:
            who.clusters.join(next(iter(fits.values())), ref)
        for other in fits.values() if len(fits) > 1 else ():
            who.ask(other, ref, 0.6, "a part of the name, which fits more than one person of the report")


def _part_of(short: PersonName, long: object) -> bool:
    """Is every word of a partial name a word of the other?"""
    if not isinstance(long, PersonName):
        return False
    aligned = people.align(short, long)
    return not aligned.left and aligned.worst >= 0.8


def _initials(who: Who, first: dict[Node, Ref]) -> None:
    """Within a report an abbreviation is the one long name that it abbreviates; so is a name less its last words."""
    groups = [(n, ref) for n, ref in first.items() if n.kind == "group" and n.name is not None]
    for node, ref in groups:
        fits = {
            who.clusters.root(other): other
            for n, other in groups
            if other != ref and nodes.score(node, n).value >= nodes.ASK
        }
        if len(fits) == 1:
            who.clusters.join(next(iter(fits.values())), ref)


def _definite_bodies(who: Who) -> None:
    """ "The navy", "the ministry": the one body of the report whose name begins or ends with that word."""
    bodies: dict[str, list[tuple[frozenset[str], Ref]]] = defaultdict(list)
    for ref, local in who.items.locals.items():
        if local.kind == "group" and local.printed.named:
            for name in who.names[ref]:
                words = [singular(w) for w in fold(name) if w not in ("the", "of")]
                if len(words) > 1:
                    bodies[ref.report].append((frozenset((words[0], words[-1])), ref))
    for ref, local in who.items.locals.items():
        said = fold(local.words)
        if local.kind != "group" or who.nodes[ref] or said[:1] != ("the",) or len(said) != 2:
            continue
        fits = {who.clusters.root(body): body for ends, body in bodies[ref.report] if singular(said[1]) in ends}
        if len(fits) == 1:
            who.clusters.join(next(iter(fits.values())), ref)


def _same_names(who: Who) -> None:
    """All mentions of one full name, over all reports: each joins the first cluster of the name that takes it."""
    holders: dict[Node, list[Ref]] = defaultdict(list)
    for ref in who.items.order:
        for node in who.nodes[ref]:
            if not node.partial:
                _join_first(who.clusters, holders[node], ref)


def _nicknames(who: Who) -> None:
    """ "El Boticario" in reports a month apart at most is one man: nobody else goes by it just then."""
    borne: dict[Node, list[Ref]] = defaultdict(list)
    for ref in who.items.order:
        for name, node in who.names[ref].items():
            if node.partial and name.lower().startswith(_NICK):
                borne[node].append(ref)
    for refs in borne.values():
        dated = sorted((day, ref) for ref in refs if (day := _came_out(who, ref)) is not None)
        for (before, one), (after, other) in pairwise(dated):
            if (after - before).days <= NEWS:
                who.clusters.join(one, other)


def _came_out(who: Who, ref: Ref) -> date | None:
    return when.day(who.items.reports[ref.report].published.edtf)


def _lone_names(who: Who) -> None:
    """A surname or mononym in several reports is asked about: with the first of its word, and with full names.

    Where more than ``FEW`` full names have the word, nothing is asked: the answer would be a guess.
    """
    first: dict[Node, Ref] = {}
    full: dict[str, dict[Ref, None]] = defaultdict(dict)
    for ref in who.items.order:
        for node in who.nodes[ref]:
            if isinstance(node.name, PersonName) and not node.partial:
                for word in node.name.words:
                    full[word].setdefault(who.clusters.root(ref))
    for ref in who.items.order:
        alone = [n for n in who.nodes[ref] if n.partial]
        if len(alone) != 1 or len(who.nodes[ref]) != 1 or len(who.clusters.members(ref)) > 1:
            continue
        other = first.setdefault(alone[0], ref)
        if other != ref and not who.clusters.forbidden(other, ref):
            who.ask(other, ref, 0.6, "both reports give one word of a name, the same")
        names = [r for w in (alone[0].name.words if alone[0].name else ()) for r in full.get(w, ())]
        for name in names if len(names) <= FEW else ():
            if not who.clusters.forbidden(name, ref) and name.report != ref.report:
                who.ask(name, ref, 0.55, "one report gives a part of the other's name")


def _join_first(clusters: Clusters[Ref], holders: list[Ref], ref: Ref) -> None:
    if not any(clusters.join(holder, ref) for holder in holders):
        holders.append(ref)


def _spellings(who: Who) -> None:
    """Names that may be spellings of one another, best first; what is not sure enough is asked."""
    index: Index[Node] = Index()
    holder: dict[Node, Ref] = {}
    for ref in who.items.order:
        for node in who.nodes[ref]:
            if node not in holder and not node.partial:
                holder[node] = ref
                index.add(node, nodes.keys(node))
    scored = []
    for a, b in index.pairs():
        score = nodes.score(a, b)
        if score.value >= nodes.ASK:
            scored.append((-score.value, who.items.order[holder[a]], who.items.order[holder[b]], a, b, score))
    for _, _, _, a, b, score in sorted(scored, key=lambda s: s[:3]):
        one, other = holder[a], holder[b]
        if score.value < nodes.JOIN or _rival_names(who, one, other):
            if not who.clusters.forbidden(one, other):
                who.ask(one, other, score.value, "; ".join(score.reasons))
        else:
            who.clusters.join(one, other)


def _rival_names(who: Who, a: Ref, b: Ref) -> bool:
    """Would a join put two names together that never are one person's?"""
    ours = {n for m in who.clusters.members(a) for n in who.nodes[m][:1]}
    theirs = {n for m in who.clusters.members(b) for n in who.nodes[m][:1]}
    return any(
        x.kind == y.kind == "person" and not x.partial and not y.partial and nodes.score(x, y).value < 0.5
        for x in ours
        for y in theirs
        if x != y
    )


def _one_person(who: Who, a: Ref, b: Ref) -> bool:
    """Are both one person, and not the many?"""
    return all((local := who.items.locals[r]).kind == "person" and not local.printed.group for r in (a, b))


def _aliases(who: Who) -> None:
    """ "Also known as" between two named ones joins them where it is claimed as sure; else it asks."""
    for told in who.items.told.values():
        frame = told.claim.frame
        if frame.type != "also_known_as":
            continue
        for a in who.items.entities(told, "subject"):
            for b in who.items.entities(told, "object"):
                if not who.nodes[b] or told.claim.factuality.endswith("-"):
                    continue
                if not who.nodes[a]:  # "the subject, known by the alias X", is X
                    if told.claim.factuality in SURE and _one_person(who, a, b):
                        who.clusters.join(a, b)
                elif told.claim.factuality in SURE:
                    who.clusters.join(a, b)
                else:
                    who.ask(a, b, 0.7, "a report calls one by the other's name, without being sure")
