"""Claims as pages tell them: through whom, how surely, in which words, where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from whence.case import wording
from whence.case.view import View
from whence.resolve.resolution import Ref
from whence.web import addresses
from whence.web.asked import Link


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an attribution chain."""

    source: Annotated[Link, "who speaks"]
    act: Annotated[str, "what it does: states, denies, admits ..."]


@dataclass(frozen=True, slots=True)
class Told:
    """One claim and the words it rests on."""

    id: Annotated[str, "the claim's id, as the ledger has it"]
    spot: Annotated[str, "the address of its words in their place"]
    quote: Annotated[str, "the words, exactly as printed"]
    start: Annotated[int, "the first character of the quote in the report's text (code points)"]
    end: Annotated[int, "the character after the last"]
    chain: Annotated[tuple[Step, ...], "through whom it came, the page's outlet first, the one who speaks last"]
    act: Annotated[str, "what the one who speaks does"]
    factuality: Annotated[str, "FactBank's value, relative to the one who speaks"]
    surely: Annotated[str, "the same in words"]
    verbatim: Annotated[bool, "whether the words are the speaker's own"]
    about: Annotated[Link, "the event, relation or entity it is about"]
    report: Annotated[Link, "the report it stands in"]
    published: Annotated[str, "when that came out, in words"]
    published_basis: Annotated[str | None, "whether the page states its date or it is inferred"]
    copy: Annotated[bool, "whether that report is a copy of another"]
    comment: Annotated[bool, "whether it stands in a reader's comment"]
    grade: Annotated[int | None, "how well this claim's content is supported, 1 to 6"]
    origin: Annotated[str | None, "why it counts as whose account, in a sentence"]
    rule: Annotated[str, "the rule that read it"]


def told(view: View, ref: Ref) -> Told:
    """One claim as pages tell it."""
    claim, report = view.claim(ref), view.reports[ref.report]
    origin, grade = view.weighed.origin.get(ref), view.weighed.claim_grade.get(ref)
    return Told(
        id=view.claim_ids[ref],
        spot=addresses.spot(view, ref),
        quote=claim.quote,
        start=claim.start,
        end=claim.end,
        chain=tuple(Step(addresses.source(view, source), act) for source, act in reversed(view.chain(ref))),
        act=claim.act,
        factuality=claim.factuality,
        surely=wording.FACTUALITY[claim.factuality],
        verbatim=claim.verbatim,
        about=addresses.about(view, view.resolution.about[ref]),
        report=addresses.report(view, ref.report),
        published=wording.date(report.published.edtf),
        published_basis=report.published.basis,
        copy=ref.report in view.weighed.copy_of,
        comment=report.parent is not None,
        grade=grade.number if grade else None,
        origin=None if origin is None else origin.reason + (" (inferred)" if origin.inferred else ""),
        rule=claim.rule,
    )


def all_told(view: View, refs: Iterable[Ref]) -> tuple[Told, ...]:
    return tuple(told(view, ref) for ref in refs)
