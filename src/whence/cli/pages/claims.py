"""Claims as a reporter reads them: through whom, how surely, in which words, where."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import RenderableType
from rich.text import Text

from whence.case import wording
from whence.case.titles import chain_words, report_title
from whence.case.view import View
from whence.cli.pages.frame import indented, page, text
from whence.resolve.resolution import Ref


def claim_list(view: View, refs: Iterable[Ref]) -> RenderableType:
    """Each claim in two or three lines, claims of the same words together."""
    blocks: list[RenderableType] = []
    before: tuple[str, int, int] | None = None
    for ref in refs:
        claim = view.claim(ref)
        blocks.append(_who(view, ref))
        if before != (ref.report, claim.start, claim.end):
            before = (ref.report, claim.start, claim.end)
            blocks.append(indented(text(_quoted(claim.quote))))
            blocks.append(indented(text(_where(view, ref), "dim italic")))
    return page(*blocks)


def _quoted(quote: str) -> str:
    """A quote on one line, in quotation marks unless it brings its own."""
    words = " ".join(quote.split())
    return words if words[:1] in '“"«' and words[-1:] in '”"»' else f"“{words}”"


def _who(view: View, ref: Ref) -> Text:
    claim = view.claim(ref)
    line = text(chain_words(view, ref), "cyan")
    line.append(f"  {claim.act}: ", "default")
    line.append(wording.factuality(claim.factuality), "bold")
    if claim.verbatim:
        line.append(", in their own words", "default")
    return line


def _where(view: View, ref: Ref) -> str:
    report = view.reports[ref.report]
    basis = " (inferred)" if report.published.basis == "inferred" else ""
    copy = ", a copy" if ref.report in view.weighed.copy_of else ""
    when = wording.date(report.published.edtf) + basis
    return f"{report_title(view.reports, ref.report)}, {when}{copy} · {view.claim_ids[ref]}"
