"""Numbers the words that sentences rest on: one number for one stretch of one text, in the order of first mention."""

from __future__ import annotations

from collections.abc import Iterable

from whence.case import wording
from whence.case.titles import chain_words, report_title, source_title
from whence.case.view import View
from whence.exchange.brief.brief import Cited, Note, Sentence
from whence.resolve.resolution import Ref

#: Notes under one sentence at most: enough to check it, few enough to read. Each from a page of its own if there are.
MOST = 3


class Notebook:
    """The notes of one brief, as they are asked for."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._notes: dict[tuple[str, int, int], Note] = {}

    def sentence(self, words: str, refs: Iterable[Ref], *, contested: bool = False, most: int = MOST) -> Sentence:
        """A sentence and the notes of the claims that bear it, the first of them first."""
        chosen = _spread(self.view, list(dict.fromkeys(refs)), most)
        return Sentence(words, tuple(dict.fromkeys(self.claim(ref) for ref in chosen)), contested)

    def claim(self, ref: Ref) -> int:
        """The number of a claim's words."""
        claim = self.view.claim(ref)
        return self._number(ref.report, claim.start, claim.end, _through(self.view, ref))

    def words(self, report: str, start: int, end: int) -> int:
        """The number of any words of a report, such as a name in it."""
        return self._number(report, start, end, "")

    def notes(self) -> tuple[Note, ...]:
        """All of them in their order."""
        return tuple(self._notes.values())

    def cited(self) -> tuple[Cited, ...]:
        """The reports that the notes point into, by day of publication."""
        reports = {note.report for note in self._notes.values()}
        by_day = sorted(reports, key=lambda id: (self.view.reports[id].published.edtf or "~", id))
        return tuple(self._cite(id) for id in by_day)

    def _number(self, report: str, start: int, end: int, through: str) -> int:
        key = (report, start, end)
        if key not in self._notes:
            page = self.view.reports[report]
            self._notes[key] = Note(
                number=len(self._notes) + 1,
                quote=page.text[start:end],
                report=report,
                title=report_title(self.view.reports, report),
                outlet=source_title(self.view, self.view.outlet(report)),
                dated=dated(self.view, report),
                through=through,
                sha256=page.sha256,
                start=start,
                end=end,
                copy=report in self.view.weighed.copy_of,
            )
        return self._notes[key].number

    def _cite(self, id: str) -> Cited:
        page = self.view.reports[id]
        title, outlet = report_title(self.view.reports, id), source_title(self.view, self.view.outlet(id))
        url = page.url if page.url and page.url.startswith(("http://", "https://")) else None
        return Cited(id, title, outlet, dated(self.view, id), url, page.sha256)


def dated(view: View, report: str) -> str:
    """The day of publication in words, saying where it is inferred."""
    published = view.reports[report].published
    return wording.date(published.edtf) + (" (inferred)" if published.basis == "inferred" else "")


def _spread(view: View, refs: list[Ref], most: int) -> list[Ref]:
    """The first claim, then those of other pages before more of the same, and originals before copies."""
    rest = sorted(refs[1:], key=lambda ref: ref.report in view.weighed.copy_of)
    seen = {ref.report for ref in refs[:1]}
    first, again = refs[:1], refs[:0]
    for ref in rest:
        (again if ref.report in seen else first).append(ref)
        seen.add(ref.report)
    return [*first, *again][:most]


def _through(view: View, ref: Ref) -> str:
    """Through whom a claim came, or nothing where the outlet itself speaks; a reader's name is not repeated."""
    speaker = view.chain(ref)[0][0]
    outlet = view.outlet(ref.report)
    if speaker == outlet:
        return ""
    if view.sources[speaker].type == "commenter":
        return f"{source_title(view, outlet)} ← a reader"
    return chain_words(view, ref).replace(" <- ", " ← ")
