"""Standing ties: claims of one type between the same two are one relation."""

from __future__ import annotations

from collections import defaultdict

from whence.resolve.items import Items, made_id
from whence.resolve.judgement import Anchor
from whence.resolve.resolution import Identity, Ref, Relation

#: Relations that say the same from either side; the first claim's direction is kept.
SYMMETRIC = frozenset({"also_known_as", "relative_of"})


def relations(
    items: Items, entity_of: dict[Ref, str], rejected: frozenset[Ref]
) -> tuple[tuple[Relation, ...], tuple[Identity, ...], dict[Ref, str]]:
    """Relations and identities, and what each of their claims is about.

    "Also known as" stays a relation where it made the two one: it says who calls it so. Any other tie of one to
    itself, which only an error of reading makes, is a claim about that one.
    """
    ties: dict[tuple[str, str, str], list[Ref]] = defaultdict(list)
    same: dict[str, list[Ref]] = defaultdict(list)
    for ref, told in items.told.items():
        frame = told.claim.frame
        if ref in rejected or frame.kind == "event":
            continue
        subjects, objects = items.entities(told, "subject"), items.entities(told, "object")
        if not subjects or not objects:
            if subjects or objects:
                same[entity_of[(subjects or objects)[0]]].append(ref)
            continue
        a, b = entity_of[subjects[0]], entity_of[objects[0]]
        if frame.kind == "identity" or (a == b and frame.type != "also_known_as"):
            same[a].append(ref)
            continue
        if frame.type in SYMMETRIC and (frame.type, b, a) in ties:
            a, b = b, a
        ties[frame.type, a, b].append(ref)
    found = tuple(_relation(items, type_, a, b, claims) for (type_, a, b), claims in ties.items())
    identities = tuple(Identity(about, tuple(claims)) for about, claims in sorted(same.items()))
    about = {ref: r.id for r in found for ref in r.claims} | {ref: i.about for i in identities for ref in i.claims}
    return tuple(sorted(found, key=lambda r: r.id)), identities, about


def _relation(items: Items, type_: str, a: str, b: str, claims: list[Ref]) -> Relation:
    since, until = None, None
    for ref in claims:
        day = items.reports[ref.report].published.edtf
        if items.told[ref].claim.frame.over and day is not None:
            until = until or f"../{day[:10]}"  # it ended some day before the report that calls it former
        date = items.told[ref].claim.frame.date
        if date is None:
            continue
        first, slash, last = date.edtf.partition("/")
        if slash or type_ == "established":
            since = since or (first if first not in ("", "..") else None)
        if slash:
            until = until or (last if last not in ("", "..") else None)
    told = items.told[claims[0]]
    anchor = Anchor(told.ref.report, told.claim.start, told.claim.end, told.nth)
    return Relation(made_id("r", anchor, f"{type_}:{a}:{b}"), type_, a, b, since, until, tuple(claims))
