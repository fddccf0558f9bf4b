"""Denials of what was said before: "Norland denies the charges", "he rejected the accusation".

The denial names no event of its own. It is set against the claims that stand just before it: those that the one who
denies takes part in, or else all of the nearest sentence.
"""

from __future__ import annotations

from dataclasses import replace

from whence.claims.cast import Cast
from whence.claims.chain import chain
from whence.claims.claim import Claim, Frame, Link
from whence.claims.desk import Desk
from whence.claims.sources import Sources
from whence.documents.document import Span

#: how many sentences back the thing denied may stand
REACH = 3
#: and how many where it names nobody who denies
NEXT = 2
#: what becomes of somebody, whoever did it
_FATES = ("kill", "wound", "die")


def claims(desk: Desk, cast: Cast, sources: Sources, made: list[Claim]) -> list[Claim]:
    """Each denial of earlier claims, as claims about the same frames."""
    tree = desk.tree
    found: list[Claim] = []
    for i, token in enumerate(tree.tokens):
        denies = desk.codebook.acts.get(tree.lemma(i)) == "denies" or _calls_untrue(desk, i)
        if token.upos != "VERB" or not denies:
            continue
        objects = tree.children(i, "obj")
        if not objects or not _refers_back(desk, objects[0]):
            continue
        subject = tree.subject(i)
        if subject is None or tree.is_passive(i):
            continue
        denier = cast.one(subject)
        told = _denied(desk, cast, denier, i, made)
        own = desk.tree.lemma(objects[0]) in desk.codebook.lists["having_done"]
        if own:
            told = [c for c in told if c.frame.type not in _FATES or "agent" in c.frame.roles] or told
        told = [c for c in told if not _beside(desk, c, told)]
        for claim in told:
            span = tree.sentence_span(i)
            chain = (Link(sources.of(subject), "denies"), Link(sources.outlet(), "states"))
            frame = _by_himself(claim, denier) if own else claim.frame
            found.append(replace(
                claim, start=span.start, end=span.end, quote=tree.reading.text[span.start : span.end],
                trigger=Span(token.start, token.end), frame=frame, chain=chain, factuality="CT-", act="denies",
                verbatim=i in tree.quoted, said_on=desk.clock.said(i), rule=f"denial:{tree.lemma(i)}",
            ))  # fmt: skip
    return found + _called_untrue(desk, cast, sources, made)


def _called_untrue(desk: Desk, cast: Cast, sources: Sources, made: list[Claim]) -> list[Claim]:
    """ "That was wrong", "the report is a lie": a denial of what the sentence before told of somebody else's words, by
    whoever says so, or the page."""
    tree, found = desk.tree, []
    for i in range(len(tree.tokens)):
        if tree.lemma(i) not in desk.codebook.factuality["untrue"] or not tree.children(i, "cop"):
            continue
        subjects = tree.children(i, "nsubj")
        negated = any(tree.lemma(c) in desk.codebook.factuality["negators"] for c in tree.children(i, "advmod", "det"))
        if not subjects or negated or not _refers_back(desk, subjects[0]):
            continue
        nested = [v for v in chain(tree, i, desk.voices) if v.source is not None]
        speaker = nested[0].source if nested else None
        if i in tree.quoted and speaker is None and (last := desk.last_speaker(i)) is not None:
            speaker = last.source
        sentence = tree[i].sentence
        told = [c for c in made if _sentence(desk, c) in (sentence, sentence - 1) and c.trigger.start < tree[i].start]
        told = [c for c in told if c.frame.kind == "event" and c.factuality.endswith("+") and len(c.chain) > 1]
        by = [] if speaker is None else [Link(sources.of(speaker), "denies")]
        page = [Link(sources.outlet(), "states" if by else "denies")]
        span = tree.sentence_span(i)
        for claim in told:
            if not by or claim.chain[0].source != by[0].source:
                found.append(replace(
                    claim, start=span.start, end=span.end, quote=tree.reading.text[span.start : span.end],
                    trigger=Span(tree[i].start, tree[i].end), chain=(*by, *page), factuality="CT-", act="denies",
                    verbatim=i in tree.quoted, said_on=desk.clock.said(i), rule=f"denial:{tree.lemma(i)}",
                ))  # fmt: skip
    return found


def _calls_untrue(desk: Desk, i: int) -> bool:
    """Whether the verb calls something untrue: "called the report a fabrication"."""
    tree, untrue = desk.tree, desk.codebook.factuality["untrue"]
    called = tree.lemma(i) in desk.codebook.lists["calling"]
    return called and any(tree.lemma(c) in untrue for c in tree.children(i, "xcomp", "obl", "advcl", "obj"))


def _refers_back(desk: Desk, i: int) -> bool:
    """Whether the object is a word for what was said ("the charges", "it", "any role") and tells no event itself."""
    tree, words = desk.tree, desk.codebook.lists["what_was_said"]
    if tree[i].text.lower() == "which":
        return True  # "..., which Norland denies"
    if tree.lemma(i) not in words and tree[i].text.lower() not in words:
        return False
    return not any(raw.token in tree.subtree(i) and raw.token != i for raw in desk.raw)


def _denied(desk: Desk, cast: Cast, denier: int, cue: int, made: list[Claim]) -> list[Claim]:
    tree = desk.tree
    at = tree[cue].start
    sentence = tree[cue].sentence
    deniable = desk.codebook.lists["deniable"]
    before = [
        c
        for c in made
        if c.trigger.start < at
        and c.factuality.endswith("+")
        and (c.frame.kind == "event" or c.frame.type in deniable)
        and (c.frame.type != "die" or "agent" in c.frame.roles)
    ]
    near = [(c, sentence - _sentence(desk, c)) for c in before]
    near = [(c, gap) for c, gap in near if 0 <= gap <= REACH]
    if any(tree[child].deprel == "acl:relcl" for child, _ in tree.ancestors(cue)):
        near = [(c, gap) for c, gap in near if gap == 0]  # "..., a claim that he denied": what its sentence told
    if not near:
        return []
    party = [
        (c, gap) for c, gap in near if any(denier in heads for heads in c.frame.roles.values()) or _kin(cast, denier, c)
    ]
    accused = [(c, gap) for c, gap in party if c.act in ("accuses", "suspects")]
    chosen = accused or party or [(c, gap) for c, gap in near if gap <= NEXT]
    if not chosen:
        return []
    nearest = min(gap for _, gap in chosen)
    return [c for c, gap in chosen if gap == nearest and _doer(c, denier, not party)]


def _by_himself(claim: Claim, denier: int) -> Frame:
    """What is denied by denying a part in it: that the denier did it, whoever else did."""
    if claim.frame.kind != "event" or denier in claim.frame.roles.get("patient", ()):
        return claim.frame
    return replace(claim.frame, roles={**claim.frame.roles, "agent": (denier,)})


def _beside(desk: Desk, claim: Claim, told: list[Claim]) -> bool:
    """Whether a claim only tells when another came about: "tortured after his arrest" is denied of the torture."""
    tree, at = desk.tree, desk.tree.words(claim.trigger)[0]
    if tree.case(at) not in ("after", "before", "since", "during", "following"):
        return False
    return any(tree.head(at) in tree.words(other.trigger) for other in told if other is not claim)


def _doer(claim: Claim, denier: int, anyone: bool) -> bool:
    """A denial is of what the denier is said to have done, not of what was done to him."""
    if anyone:
        return True
    done_to = claim.frame.roles.get("patient", ())
    return denier not in done_to or claim.frame.type in ("charge",)


def _kin(cast: Cast, denier: int, claim: Claim) -> bool:
    """Whether somebody of the denier's country is the doer: a government denies for its forces."""
    country = cast.entities[denier].country
    doers = claim.frame.roles.get("agent", ()) + claim.frame.roles.get("subject", ())
    return country is not None and any(cast.entities[e].country == country for e in doers)


def _sentence(desk: Desk, claim: Claim) -> int:
    words = desk.tree.words(claim.trigger)
    return desk.tree[words[0]].sentence if words else 0
