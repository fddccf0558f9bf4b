"""Which of the claims made are kept: small named rules, each of which can refuse one. The grounding gate is apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from whence.claims.claim import Claim, Entity
from whence.codebook import Codebook
from whence.documents.document import Report

_PRONOUNS = ("he", "him", "his", "she", "her", "they", "them", "their", "it", "its", "who", "whom", "which", "that")
_OWN = ("my", "our", "your", "i", "we", "you", "me", "us")


def to_itself(claim: Claim, entities: Sequence[Entity], report: Report) -> bool:
    """Nothing is tied to itself."""
    return claim.frame.kind == "relation" and claim.frame.roles["subject"] == claim.frame.roles["object"]


def opinion(claim: Claim, entities: Sequence[Entity], report: Report) -> bool:
    """A reader's wish, forecast or question claims nothing, nor does anybody's about a standing tie."""
    if claim.factuality != "Uu" or claim.act not in ("opines", "asks"):
        return False
    return report.parent is not None or claim.frame.kind == "relation"


def nobody(claim: Claim, entities: Sequence[Entity], report: Report) -> bool:
    """A tie to a speaker's "my" or "our", whose bearer the page does not name."""
    if claim.frame.kind != "relation":
        return False
    ends = [entities[e] for heads in claim.frame.roles.values() for e in heads]
    return any(not e.named and e.description.lower() in _OWN for e in ends)


def faceless(claim: Claim, entities: Sequence[Entity], report: Report) -> bool:
    """An event in which nobody and nothing is but a pronoun whose bearer is not known."""
    fillers = [entities[e] for heads in claim.frame.roles.values() for e in heads]
    if claim.frame.kind != "event" or report.parent is not None or not fillers or claim.frame.place is not None:
        return False
    return all(not e.named and e.description.lower() in _PRONOUNS for e in fillers)


#: the rules that refuse a claim, asked in this order
REFUSALS: tuple[Callable[[Claim, Sequence[Entity], Report], bool], ...] = (
    to_itself, opinion, nobody, faceless,
)  # fmt: skip


def kept(claims: Sequence[Claim], entities: Sequence[Entity], report: Report) -> list[Claim]:
    """The claims that no rule refuses, each once."""
    seen: set[object] = set()
    found = []
    for claim in claims:
        key = (
            claim.start, claim.end, claim.trigger, claim.frame.kind, claim.frame.type,
            tuple(sorted(claim.frame.roles.items())), claim.factuality, claim.chain,
        )  # fmt: skip
        if key not in seen and not any(refuses(claim, entities, report) for refuses in REFUSALS):
            seen.add(key)
            found.append(claim)
    return found


class Heads:
    """Section headings introduce claims and make none. A headline claims only what its story does not tell:
    it is clipped, and leaves out who says so."""

    def __init__(self, report: Report) -> None:
        self._headings = [(p.start, p.end) for p in report.parts if p.kind == "heading"]
        self._headlines = [(p.start, p.end) for p in report.parts if p.kind == "headline"]

    def heading(self, at: int) -> bool:
        """Whether the character ``at`` stands in a section heading."""
        return any(start <= at < end for start, end in self._headings)

    def spoken_for(self, claims: list[Claim], codebook: Codebook) -> list[Claim]:
        """The claims without those of the headline whose type, or one of its kin, the story tells as well."""
        told = {c.frame.type for c in claims if not self._in_headline(c)}
        told |= {kin for t in told if t in codebook.events for kin in codebook.events[t].kin}
        return [c for c in claims if not self._in_headline(c) or (c.frame.type not in told and c.frame.kind == "event")]

    def _in_headline(self, claim: Claim) -> bool:
        return any(start <= claim.trigger.start < end for start, end in self._headlines)
