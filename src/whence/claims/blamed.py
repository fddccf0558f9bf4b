"""Who is said to have done, or not to have done, what was told before: "The army blamed the Front", "the Front said it
had nothing to do with the killing".

Such words name no event of their own. They are said of the nearest violence before them whose doer the teller does not
give, or gives otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from whence.claims.cast import Cast
from whence.claims.chain import chain
from whence.claims.claim import Act, Claim, Factuality, Link
from whence.claims.desk import Desk
from whence.claims.sources import Sources
from whence.documents.document import Span

#: how many sentences back the deed may stand
REACH = 3


class Blame(NamedTuple):
    """Head tokens of whoever is said to have done it or not, and of whoever says so himself by these words; else it is
    as the sentence around them has it."""

    doer: int
    speaker: int | None
    act: Act
    factuality: Factuality


def disowns(desk: Desk, i: int) -> Blame | None:
    """ "The Front had nothing to do with the killing": it did not do it."""
    tree = desk.tree
    subject = tree.subject(i) if tree.lemma(i) == "have" else None
    nothing = [c for c in tree.children(i, "obj") if tree[c].text.lower() == "nothing"]
    if subject is None or not nothing:
        return None
    do = [c for n in (i, *nothing) for c in tree.children(n, "acl", "xcomp", "advcl") if tree.lemma(c) == "do"]
    withs = [c for d in do for c in tree.children(d, "obl", "nmod") if tree.case(c) == "with"]
    if not withs or not _the_deed(desk, withs[0]):
        return None
    return Blame(subject, None, "denies", "CT-")


def blames(desk: Desk, i: int) -> Blame | None:
    """ "The army blamed the Front", and for nothing but that."""
    tree = desk.tree
    if tree.lemma(i) != "blame" or tree[i].upos != "VERB" or tree.is_passive(i):
        return None
    subject, objects = tree.subject(i), tree.children(i, "obj")
    if subject is None or len(objects) != 1 or any(raw.token in tree.subtree(objects[0]) for raw in desk.raw):
        return None
    for_what = [c for c in tree.children(i, "obl", "advcl") if tree.case(c) in ("for", "on")]
    if for_what and not _the_deed(desk, for_what[0]):
        return None
    return Blame(objects[0], subject, "accuses", "CT+")


#: each way of saying it
WAYS: tuple[Callable[[Desk, int], Blame | None], ...] = (disowns, blames)


def claims(desk: Desk, cast: Cast, sources: Sources, made: list[Claim]) -> Iterator[Claim]:
    """Claims that somebody did, or did not do, the deed told before."""
    tree = desk.tree
    for i in range(len(tree.tokens)):
        if tree[i].upos not in ("VERB", "AUX"):
            continue
        blame = next((found for way in WAYS if (found := way(desk, i)) is not None), None)
        if blame is None or not desk.kinds.of(blame.doer) & {"person", "group", "country"}:
            continue
        negated = any(tree.lemma(c) in desk.codebook.factuality["negators"] for c in tree.children(i, "advmod"))
        told = None if negated else _deed(desk, cast.one(blame.doer), i, made)
        if told is None:
            continue
        span = tree.sentence_span(i)
        frame = replace(told.frame, roles={**told.frame.roles, "agent": (cast.one(blame.doer),)})
        yield replace(
            told, start=span.start, end=span.end, quote=tree.reading.text[span.start : span.end],
            trigger=Span(tree[i].start, tree[i].end), frame=frame, act=blame.act, factuality=blame.factuality,
            chain=_through(desk, sources, i, blame),
            verbatim=i in tree.quoted, said_on=desk.clock.said(i), rule=f"blame:{tree.lemma(i)}",
        )  # fmt: skip


def _through(desk: Desk, sources: Sources, i: int, blame: Blame) -> tuple[Link, ...]:
    """Whoever says so, those who tell of it, and the page: "a witness said the army blamed the Front"."""
    heads = [] if blame.speaker is None else [blame.speaker]
    heads += [voice.source for voice in chain(desk.tree, i, desk.voices) if voice.source is not None]
    speakers = list(dict.fromkeys([*(sources.of(head) for head in heads), sources.outlet()]))
    return tuple(Link(source, blame.act if n == 0 else "states") for n, source in enumerate(speakers))


def _the_deed(desk: Desk, i: int) -> bool:
    """ "It", "that", "the killing", "the attack": a word for what was told, and no other matter."""
    tree = desk.tree
    if tree.lemma(i) in ("it", "that", "this"):
        return True
    known = any(tree.lemma(d) in ("the", "this", "that", "these") for d in tree.children(i, "det"))
    tells = any(one.token == i and one.type.violent for one in desk.told)
    return known and tells and not tree.children(i, "nmod", "nmod:poss")


def _deed(desk: Desk, doer: int, at: int, made: list[Claim]) -> Claim | None:
    """The first violence of the nearest sentence before that tells any that befell somebody or something other than the
    one said to have done it. To be blamed for deaths is to be said to have killed."""
    found: list[tuple[int, Claim]] = []
    for claim in made:
        words = desk.tree.words(claim.trigger)
        gap = desk.tree[at].sentence - desk.tree[words[0]].sentence if words and words[0] < at else -1
        if 0 <= gap <= REACH and _befell(desk, claim, doer):
            found.append((gap, claim))
    if not found:
        return None
    nearest = min(gap for gap, _ in found)
    deed = min((claim for gap, claim in found if gap == nearest), key=lambda c: c.trigger)
    killed = replace(deed.frame, type="kill") if deed.frame.type == "die" else deed.frame
    return replace(deed, frame=killed)


def _befell(desk: Desk, claim: Claim, doer: int) -> bool:
    """Whether somebody or something else is said to have suffered it, and not only to be held."""
    frame, patients = claim.frame, claim.frame.roles.get("patient", ())
    violent = frame.kind == "event" and desk.codebook.events[frame.type].violent
    custody = frame.type in ("release", "transfer", "detain")
    return violent and not custody and claim.factuality.endswith("+") and bool(patients) and doer not in patients
