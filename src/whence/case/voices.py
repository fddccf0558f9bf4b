"""How a source speaks in a case: how often, alone or with others, and whether others bear it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields

from whence.case.accounts import origin_of
from whence.case.view import View
from whence.resolve.resolution import Ref

#: Before the id of an outlet: pages copied from it, and its copies of pages.
TAKES, GIVES = "takes ", "gives "


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


def counted(view: View, source: str) -> Counter[str]:
    """What a source's record and copies count, in one part: each is a sum over parts."""
    refs = view.claims_spoken.get(source, [])
    own = sum(view.chain(ref)[0][0] == source for ref in refs)
    found = Counter(speaks=own, passes_on=len(refs) - own, reports=len(view.reports_of(refs)))
    found.update(_stands(view, source, about) for about in first_said(view, source, refs))
    for page in view.published_by.get(source, ()):
        if page in view.weighed.copy_of:
            found[TAKES + view.outlet(view.weighed.copy_of[page])] += 1
        found.update(GIVES + view.outlet(copy) for copy in view.copies_of.get(page, ()))
    return found


def record(view: View, source: str) -> Record:
    """The record of one source."""
    counts = view.counts(source)
    return Record(**{one.name: counts.get(one.name, 0) for one in fields(Record)})


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
    counts = view.counts(outlet)
    takes, gives = (
        Counter({what[len(start) :]: number for what, number in counts.items() if what.startswith(start)})
        for start in (TAKES, GIVES)
    )
    return takes, gives
