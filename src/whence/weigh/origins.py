"""Whose account each claim is: the person or institution that first made it public.

A claim's chain is walked from the one who speaks. What its own chain does not tell may be told by the page
(one account on which it rests, a credit to an agency) or by an earlier page of which its words are a copy.
Each rule answers with an origin or leaves the claim to the next one; every origin carries its reason. The rules
stand in three tables: here those for every claim, then ``attributed`` or ``own_voice``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from whence.resolve.resolution import Ref
from whence.weigh import attributed, own_voice
from whence.weigh.account import Rule, Work, at_odds, from_page, has_accounts, origin_at, page_of, teller_of
from whence.weigh.copies import Copies
from whence.weigh.cues import plain
from whence.weigh.evidence import Evidence, View, first_day
from whence.weigh.institutions import Voices
from whence.weigh.passages import covered, origin_of
from whence.weigh.weighed import Origin


def a_reader_speaks(work: Work, line: Evidence) -> Origin | None:
    """A comment's origin is the one who wrote it, whatever he says he has it from."""
    commenter = work.view.outlets.get(line.ref.report)
    if not line.comment or commenter is None:
        return None
    return origin_at(work, line, commenter, "commenter", "a reader of the page says so")


def stands_in_an_earlier_page(work: Work, line: Evidence) -> Origin | None:
    """Words that stand in an earlier page have the origin that they have there, unless this page names the person
    or institution that spoke them."""
    teller, _ = teller_of(work, line)
    if teller is not None and teller.type in ("organization", "person") and not from_page(work, line):
        return None
    pairs = work.copies.shares.get(line.ref.report, ())
    whole = work.copies.copy_of.get(line.ref.report)
    for pair in sorted(pairs, key=lambda p: p.original.id != whole):
        least = 0 if pair.original.id == whole else REUSED
        passages = tuple(p for p in pair.passages if p.words >= least)
        if covered(passages, line.claim.start, line.claim.end) < COVERED:
            continue
        there = origin_of(passages, line.claim.start, line.claim.end)
        if there is None:
            continue
        title = page_of(work, pair.original.id)
        for other in work.view.by_report.get(pair.original.id, ()):
            meets = other.claim.start < there.end and there.start < other.claim.end
            if other.about == line.about and meets and work.found[other.ref].source is not None:
                known = work.found[other.ref]
                return replace(known, reason=f"these words stand in the earlier page of {title}: {known.reason}")
        source = work.view.outlets.get(pair.original.id)
        if from_page(work, line) and source is not None and not has_accounts(work, line):
            reason = f"these words stand in the earlier page of {title}"
            return origin_at(work, line, source, "outlet", reason, inferred=True)
    return None


#: So much of a claim's words must stand in the earlier page: a changed name or number at an end does no harm.
COVERED = 0.7
#: Two reporters may both write "police said he was held": only a longer run of equal words shows that one copied.
REUSED = 8


#: For every claim, before its chain is read.
FIRST: tuple[Rule, ...] = (a_reader_speaks, stands_in_an_earlier_page)


def origins(view: View, copies: Copies, voices: Voices) -> dict[Ref, Origin]:
    """The origin of every claim. Earlier pages first, since later ones may copy them; in each page what is
    attributed before what is not."""
    work = Work(view, copies, voices)
    for report in view.reports:
        lines = view.by_report[report]
        for unattributed in (False, True):
            for line in lines:
                if from_page(work, line) is unattributed:
                    rules = FIRST + (own_voice.RULES if unattributed else attributed.RULES)
                    work.found[line.ref] = _first_answer(work, line, rules)
    work.found = _shared_quotes(work)
    return {ref: _told_before(work, origin, ref) for ref, origin in work.found.items()}


def _first_answer(work: Work, line: Evidence, rules: tuple[Rule, ...]) -> Origin:
    for rule in rules:
        origin = rule(work, line)
        if origin is not None:
            return origin if origin.rule else replace(origin, rule=rule.__name__)
    return Origin(None, "nobody is named from whom the account comes", False, report=line.ref.report)


def _told_before(work: Work, origin: Origin, ref: Ref) -> Origin:
    """An outlet that names nobody, of what somebody had told by then, may have it from there: no lineage of its own.

    Where nobody told it before, the outlet is as far back as the account goes.
    """
    if origin.voice != "outlet" or origin.rule not in ("the_page_says_so", "stands_in_an_earlier_page"):
        return origin
    about, page = work.view.resolution.about[ref], work.view.reports[ref.report]
    day = first_day(page.published.edtf)
    lines = work.view.told[about]
    own = next(line for line in lines if line.ref == ref)
    for other in lines:
        known = work.found[other.ref]
        if known.inferred or at_odds(own, other):
            continue
        told = known.voice in ("institution", "person", "anonymous", "own reporting") and not other.denies
        if told and first_day(other.day) <= day and known.source != origin.source and not other.comment:
            reason = f"{origin.reason}; {work.view.sources[known.source or ''].name} had told it by then"
            return Origin(None, reason, False, rule="told_before", report=origin.report)
    return origin


#: Words that two quotations must share to be one utterance.
QUOTED = 8


def _shared_quotes(work: Work) -> dict[Ref, Origin]:
    """Two pages that quote the same words have them from one mouth: who is named for them in one is the origin in
    the other where that page names nobody."""
    said: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for about, told in work.view.told.items():
        for line in told:
            if line.claim.verbatim and not line.comment:
                spoken = plain(line.claim.quote).split()
                for i in range(len(spoken) - QUOTED + 1):
                    said[about, " ".join(spoken[i : i + QUOTED])].append(line)
    found = dict(work.found)
    for lines in said.values():
        named = [work.found[o.ref] for o in lines if work.found[o.ref].voice in ("institution", "person")]
        if len({o.source for o in named}) != 1:
            continue
        for line in lines:
            if found[line.ref].voice in ("none", "outlet"):
                reason = f"the same words are quoted elsewhere: {named[0].reason}"
                found[line.ref] = replace(named[0], inferred=True, reason=reason, rule="the_same_words_quoted")
    return found
