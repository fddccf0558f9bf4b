"""The recipe: from a report and its reading to everything it claims.

Find the words that tell events and ties; find who fills their roles; find who says so, and how surely; put each claim
through the grounding gate.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date as day
from typing import Any

from whence.claims import blamed, denials, identities
from whence.claims.cast import Cast
from whence.claims.chain import chain, together
from whence.claims.claim import Claim, Entity, Extract, Frame, Link, When
from whence.claims.counts import count
from whence.claims.desk import Desk
from whence.claims.frames import Raw
from whence.claims.gate import grounded
from whence.claims.keeping import Heads, kept
from whence.claims.sources import Sources
from whence.claims.stance import stance, through
from whence.claims.stretches import blocks
from whence.claims.syntax import Tree
from whence.claims.ties import RawRelation, Text, as_known, ties
from whence.codebook import Codebook
from whence.documents.document import Report, Span
from whence.language.reading import Reading

__all__ = ["annotate_events", "blocks", "extract"]

#: events done to several at once; of the others each one singled out has an event of his own
_TOGETHER = ("attack", "offensive", "meet", "ceasefire", "airstrike", "bomb")
#: days that one event may take
WEEK = 7


def extract(report: Report, reading: Reading, codebook: Codebook) -> Extract:
    """Everything that ``report`` claims. A trackback claims nothing: it is another page's own notice of a link."""
    if report.type == "trackback":
        return Extract(report.id, (), (), (), 0)
    desk = Desk(report, reading, codebook)
    cast = Cast(desk.tree, codebook, desk.kinds, desk.mention_at, desk.same)
    cast.speaker_at = desk.speaker_at
    sources = Sources(report, desk.tree, codebook, cast)
    heads = Heads(report)

    def tell(
        token: int, carrier: int, frame: Frame, rule: str, by: int | None = None, word: int | None = None
    ) -> list[Claim]:
        if heads.heading(desk.tree[token].start):
            return []
        found = stance(desk, sources, token, carrier, by)
        if found is None:
            return []
        span, said = desk.tree.sentence_span(token), desk.tree[token if word is None else word]
        claim = Claim(
            start=span.start,
            end=span.end,
            quote=report.text[span.start : span.end],
            trigger=Span(said.start, said.end),
            frame=frame,
            chain=found.chain,
            factuality=found.factuality,
            act=found.act,
            verbatim=found.verbatim,
            said_on=found.said_on,
            rule=rule,
        )
        others = together(desk.tree, found.speaker) if found.speaker is not None else []
        heads_of = [(Link(sources.of(other), found.act), *found.chain[1:]) for other in others]
        return [claim, *(replace(claim, chain=spoken) for spoken in heads_of)]

    made: list[Claim] = []
    for raw in desk.raw:
        for frame in _event_frames(desk, cast, raw):
            made += tell(raw.token, raw.carrier, frame, raw.rule, raw.by, raw.word)
        for head in raw.listed:
            made += [_entry(desk, cast, one, head) for one in tell(raw.token, raw.carrier, frame, raw.rule, raw.by)]
    for tie in ties(Text(desk.tree, desk.kinds, codebook, desk.mention_at, desk.same, desk.topic)):
        told = tell(tie.token, tie.token, _tie_frame(desk, cast, tie), tie.rule, tie.by)
        made += [as_known(claim) for claim in told] if tie.known else told
    for token, frame, rule, by in (*identities.frames(desk, cast), *identities.was(desk, cast)):
        made += tell(token, token, frame, rule, by)
    made += [*denials.claims(desk, cast, sources, made), *blamed.claims(desk, cast, sources, made)]
    found = kept(heads.spoken_for(made, codebook), cast.entities, report)
    passed = [claim for claim in found if grounded(claim, report.text)]
    passed.sort(key=lambda c: (c.trigger, c.start, c.frame.type, sorted(c.frame.roles.items())))
    return _compact(report.id, cast.entities, sources, passed, len(found) - len(passed))


def _entry(desk: Desk, cast: Cast, told: Claim, head: int) -> Claim:
    """What was told of two who are counted, told of one of them by his entry in a list: an entry in capitals, family
    name first, says no more than that he is on it."""
    span, word = desk.tree.sentence_span(head), desk.tree[head]
    bare = word.text.isupper() and desk.tree[head].deprel == "root"
    others = {} if bare else told.frame.roles
    frame = replace(told.frame, roles={**others, "patient": cast.of(head)}, count=None, total=False)
    return replace(
        told, start=span.start, end=span.end, quote=desk.tree.reading.text[span.start : span.end],
        trigger=Span(word.start, word.end), frame=frame, rule=f"{told.rule} listed",
    )  # fmt: skip


def _event_frames(desk: Desk, cast: Cast, raw: Raw) -> list[Frame]:
    """One frame for each one singled out to whom it is done; the doers share a frame."""
    roles = {role: tuple(dict.fromkeys(e for h in heads for e in cast.of(h))) for role, heads in raw.roles.items()}
    place = next((cast.one(p) for p in raw.places if cast.name(p) is not None), None)
    if place is None and raw.places:
        place = cast.one(raw.places[0])
    date = desk.clock.of(raw.token, raw.carrier)
    if date is not None and raw.statal:
        date = replace(date, means="throughout" if date.means else None)
    several = bool(roles.get("patient")) and all(cast.entities[e].group for e in roles["patient"])
    total = _over_time(date) and (raw.count is not None or (several and raw.type.state is not None))
    frame = Frame("event", raw.type.name, roles, place, date, raw.count, total)
    patients = roles.get("patient", ())
    if len(patients) < 2 or raw.type.name in _TOGETHER:
        return [frame]
    frames = []
    for patient in patients:
        own = next((h for h in raw.roles["patient"] if patient in cast.of(h)), None)
        number = count(desk.tree, own, desk.codebook) if own is not None else None
        total = number is not None and _over_time(date)
        frames.append(replace(frame, roles={**roles, "patient": (patient,)}, count=number, total=total))
    return frames


def _over_time(date: When | None) -> bool:
    """Does a number over these days sum up several events? "Since March", "in spring and summer"; not a night or a
    week, in which one event may lie."""
    if date is None or "/" not in date.edtf:
        return False
    if date.earliest is None or date.latest is None:
        return True
    return (day.fromisoformat(date.latest) - day.fromisoformat(date.earliest)).days > WEEK


def _tie_frame(desk: Desk, cast: Cast, tie: RawRelation) -> Frame:
    roles: dict[str, tuple[int, ...]] = {"subject": (cast.one(tie.subject),), "object": (cast.one(tie.object),)}
    return Frame("relation", tie.type.name, roles, None, desk.clock.of_tie(tie.token), None, False, tie.over)


def _compact(report: str, entities: list[Entity], sources: Sources, claims: list[Claim], rejected: int) -> Extract:
    """Leaves out entities and sources that no claim uses, and numbers the rest anew."""
    used_sources = sorted({link.source for c in claims for link in c.chain})
    used = {e for c in claims for heads in c.frame.roles.values() for e in heads}
    used |= {c.frame.place for c in claims if c.frame.place is not None}
    for s in used_sources:
        used |= {e for e in (sources.sources[s].entity, sources.sources[s].of) if e is not None}
    order = sorted(used, key=lambda e: (entities[e].mentions[0], e))
    new_entity = {old: new for new, old in enumerate(order)}
    new_source = {old: new for new, old in enumerate(used_sources)}

    def entity(index: int | None) -> int | None:
        return None if index is None else new_entity[index]

    return Extract(
        report=report,
        entities=tuple(entities[e] for e in order),
        sources=tuple(
            replace(s, entity=entity(s.entity), of=entity(s.of)) for s in (sources.sources[k] for k in used_sources)
        ),
        claims=tuple(
            replace(
                c,
                frame=replace(
                    c.frame,
                    roles={r: tuple(new_entity[e] for e in heads) for r, heads in sorted(c.frame.roles.items())},
                    place=entity(c.frame.place),
                ),
                chain=tuple(Link(new_source[link.source], link.act) for link in c.chain),
            )
            for c in claims
        ),
        rejected=rejected,
    )


def _beside(tree: Tree, raw: Raw, head: int) -> Span:
    """The phrase of a participant; behind the event's own word where this stands in it: "the kidnapped journalist"."""
    span = tree.phrase(head)
    word = tree[raw.token]
    return Span(tree[raw.token + 1].start, span.end) if raw.token < head and span.start <= word.start else span


def annotate_events(reading: Reading, codebook: Codebook) -> list[dict[str, Any]]:
    """Events of a text for ``whence annotate``: spans of trigger and roles, and factuality; no chain, no case.

    Violence told by a noun alone ("after the massacre") is here too, with no roles: no claim is made of it.
    """
    desk = Desk(None, reading, codebook)
    tree = desk.tree
    rows = []
    for raw in desk.told:
        nested = chain(tree, raw.carrier, desk.voices)
        value = desk.standing(raw.carrier).value
        if nested:
            value = through(tree, codebook, nested[0], value)
        roles = {role: [list(_beside(tree, raw, h)) for h in heads] for role, heads in sorted(raw.roles.items())}
        if raw.places:
            roles["place"] = [list(tree.phrase(p)) for p in raw.places]
        word = tree[raw.word]
        rows.append({"start": word.start, "end": word.end, "type": raw.type.name, "roles": roles, "factuality": value})
    return rows
