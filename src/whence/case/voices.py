"""How a source speaks in a case: how often, alone or with others, and whether others bear it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from whence.case.accounts import origin_of
from whence.case.view import View
from whence.resolve.resolution import Ref


@dataclass(frozen=True, slots=True)
class Record:
    """Counts for one source; ``alone`` to ``disputed`` count events and relations whose account goes back to it.

    ``confirmed``: another origin that is independent of it says so too. ``others``: others say so, whose independence
    is not established. ``disputed``: somebody denies it or tells it otherwise; those are in no other count.
    """

    speaks: int
    passes_on: int
    reports: int
    alone: int
    others: int
    confirmed: int
    disputed: int


def record(view: View, source: str) -> Record:
    """The record of one source."""
    refs = view.claims_spoken.get(source, [])
    own = [ref for ref in refs if view.chain(ref)[0][0] == source]
    kinds = Counter(_stands(view, source, about) for about in first_said(view, source, refs))
    return Record(
        speaks=len(own),
        passes_on=len(refs) - len(own),
        reports=len(view.reports_of(refs)),
        alone=kinds["alone"],
        others=kinds["others"],
        confirmed=kinds["confirmed"],
        disputed=kinds["disputed"],
    )


def first_said(view: View, source: str, refs: Sequence[Ref]) -> list[str]:
    """Events and relations whose account goes back to this source, each once, in order of its claims."""
    abouts = (view.resolution.about[ref] for ref in refs if origin_of(view, ref) == source)
    return list(dict.fromkeys(about for about in abouts if about in view.weighed.worth))


def _stands(view: View, source: str, about: str) -> str:
    worth = view.weighed.worth[about]
    if worth.disputed:
        return "disputed"
    answers = {lineage.answer for a, b, lineage in worth.lineages if source in (a, b)}
    if "independent" in answers:
        return "confirmed"
    return "others" if len(worth.origins) > 1 else "alone"


def copied(view: View, outlet: str) -> tuple[Counter[str], Counter[str]]:
    """Outlets that this one's pages are copied from, and outlets whose pages are copied from this one's; how often."""
    takes: Counter[str] = Counter()
    gives: Counter[str] = Counter()
    for page in view.published_by.get(outlet, ()):
        if page in view.weighed.copy_of:
            takes[view.outlet(view.weighed.copy_of[page])] += 1
        gives.update(view.outlet(copy) for copy in view.copies_of.get(page, ()))
    return takes, gives
