"""What becomes of a tie that its words take as known when somebody denies, doubts or wishes what the sentence tells."""

from __future__ import annotations

from dataclasses import replace

from whence.claims.claim import Claim, Link

_DOUBTING = frozenset({"denies", "believes", "suspects", "assesses", "accuses", "asks", "opines"})


def as_known(claim: Claim) -> Claim:
    """The claim as the one who tells the sentence vouches for it: "the Front denied that its commander, Adil Rahim,
    was killed" does not deny that he is its commander. What is said of the tie itself ("the alleged leader") stays."""
    doubted = claim.act in _DOUBTING
    if not doubted and claim.factuality != "Uu":
        return claim
    chain = claim.chain[1:] if doubted and len(claim.chain) > 1 else claim.chain
    chain = (Link(chain[0].source, "states"), *chain[1:])
    return replace(claim, chain=chain, act="states", factuality="CT+")
