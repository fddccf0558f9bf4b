"""Rules of origin for a sentence that a page says in its own voice: whose account is it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from whence.weigh import credits
from whence.weigh.account import (
    Rule,
    Work,
    accounts,
    at_odds,
    credited_to,
    from_page,
    is_body,
    origin_at,
    outlet_of,
    paragraph,
    singled_out,
    speaks_of_itself,
)
from whence.weigh.cues import plain
from whence.weigh.evidence import Evidence
from whence.weigh.weighed import Origin


def the_page_is_the_statement(work: Work, line: Evidence) -> Origin | None:
    """A press release, or a page of a ministry's own, speaks for the institution that issued it."""
    page = line.report
    outlet = outlet_of(work, line)
    if page.issuer is None and page.type != "press release" and not (outlet is not None and is_body(outlet)):
        return None
    entity = work.voices.issuer(line.about, page.issuer or page.outlet) or (outlet.entity if outlet else None)
    source = (work.voices.source(line.about, entity) if entity else None) or outlet
    if source is None:
        return None
    return origin_at(work, line, source, "institution", f"the page is a statement of {page.issuer or source.name}")


def the_outlet_was_there(work: Work, line: Evidence) -> Origin | None:
    """ "Our reporter saw": the outlet itself is the origin of what it has seen."""
    outlet = outlet_of(work, line)
    if outlet is None or not (speaks_of_itself(line) or credits.saw_it_itself(line, outlet.name)):
        return None
    return origin_at(work, line, outlet, "own reporting", f"{outlet.name} says so from what it saw or found itself")


def the_page_credits_an_agency(work: Work, line: Evidence) -> Origin | None:
    """ "(Agency)" in the dateline or at the end: the page's own sentences are the agency's."""
    agency = credits.agency(work.view, line.report)
    if agency is None:
        return None
    known = credits.outlet_called(work.view, agency)
    if known is not None:
        return credited_to(work, line, known, inferred=True)
    stand_in = work.met.get((line.about, f"agency {plain(agency)}"))
    if stand_in is not None:
        return replace(stand_in, reason=f"credited to {agency}, as an earlier page is")
    outlet = outlet_of(work, line)
    if outlet is None:
        return None
    reason = f"credited to {agency}, no page of which tells of this"
    origin = origin_at(work, line, outlet, "outlet", reason, inferred=True)
    work.met[line.about, f"agency {plain(agency)}"] = origin
    return origin


def rests_on_one_account(work: Work, line: Evidence) -> Origin | None:
    """A page that rests on one account has its own sentences from there too. Looked for in this order: the same
    paragraph, the same event, the same person, the whole page; the first that has any account decides."""
    for where, others in _neighbourhoods(work, line):
        origins = {work.found[o.ref].source: work.found[o.ref] for o in others}
        if not origins:
            continue
        if any(o.about == line.about and at_odds(line, o) for o in others):
            return None
        if len(origins) == 1 and None not in origins:
            only = next(iter(origins.values()))
            return replace(only, inferred=True, reason=f"not attributed; {where} rests on one account: {only.reason}")
        return None
    return None


def _neighbourhoods(work: Work, line: Evidence) -> Iterable[tuple[str, list[Evidence]]]:
    attributed = accounts(work, line)
    people = singled_out(work, line)
    near = [o for o in attributed if o.about == line.about or singled_out(work, o) & people]
    part = paragraph(line)
    yield "its paragraph", [o for o in near if part is not None and paragraph(o) == part]
    yield "what the page says of this", [o for o in attributed if o.about == line.about]
    yield "what the page says of the same participant", near
    own = sum(1 for other in work.view.by_report[line.ref.report] if from_page(work, other))
    yield "the page", attributed if len(attributed) * BACKGROUND >= own else []


#: A page rests on one account when at most so many of its own sentences stand against one that is attributed. A
#: summary with one attributed sentence among twenty of its own does not.
BACKGROUND = 2


def several_accounts(work: Work, line: Evidence) -> Origin | None:
    """A page that has an event from several people does not say from which it has this sentence."""
    told = [o for o in accounts(work, line) if o.about == line.about]
    if len({work.found[o.ref].source for o in told}) < 2:
        return None
    return Origin(None, "not attributed, and the page has this from several people", False, report=line.ref.report)


def the_page_says_so(work: Work, line: Evidence) -> Origin | None:
    """The page says so in its own voice and names nobody: the outlet is as far as the account can be followed; of a
    reprint, the outlet of the original."""
    original = work.copies.copy_of.get(line.ref.report, line.ref.report)
    outlet = work.view.outlets.get(original) or outlet_of(work, line)
    if outlet is None:
        return None
    return origin_at(work, line, outlet, "outlet", f"{outlet.name} says so and does not say whence it has it")


#: Tried in this order.
RULES: tuple[Rule, ...] = (
    the_page_is_the_statement,
    the_outlet_was_there,
    the_page_credits_an_agency,
    rests_on_one_account,
    several_accounts,
    the_page_says_so,
)
