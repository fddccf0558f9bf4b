"""The grounding gate: a claim whose quote is not the archived text at its offsets does not enter the case."""

from __future__ import annotations

from whence.claims.claim import Claim


def grounded(claim: Claim, text: str) -> bool:
    """Whether the quote stands at its offsets, says something, and holds the word that tells the event."""
    return (
        0 <= claim.start < claim.end <= len(text)
        and text[claim.start : claim.end] == claim.quote
        and bool(claim.quote.strip())
        and claim.start <= claim.trigger.start < claim.trigger.end <= claim.end
    )
