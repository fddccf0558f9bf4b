"""Reports that hold the words somebody looked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import RenderableType

from whence.case import wording
from whence.case.search import Hit
from whence.case.titles import report_title
from whence.cli.pages.frame import indented, page, text
from whence.documents.document import Report


def hits(reports: Mapping[str, Report], found: Iterable[Hit]) -> RenderableType:
    """Each report's title, outlet and day, then the words in their place."""
    parts: list[RenderableType] = []
    for hit in found:
        report = reports[hit.report]
        title = text(report_title(reports, hit.report), "bold")
        outlet = report.outlet or "outlet not stated"
        title.append_text(text(f"  {outlet}, {wording.date(report.published.edtf)} · {hit.report}", "dim"))
        snippet = text(hit.snippet)
        for start, end in hit.marks:
            snippet.stylize("bold yellow", start, end)
        parts += [title, indented(snippet)]
    return page(*parts) if parts else text("No report holds these words.")
