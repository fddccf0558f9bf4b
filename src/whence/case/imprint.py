"""Which sources stand for a page's outlet and authors. Every page has an outlet, if only one that is not stated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whence.claims.claim import Extract, SourceType
from whence.documents.document import Report
from whence.resolve.resolution import Ref, Resolution, Source
from whence.resolve.voices import commenter_words, outlet_words, source_id, voice_words

#: The name of the source that stands for the outlet of a page that names none. There is one for each page,
#: so that two unknown outlets are never taken for one.
NO_OUTLET = "outlet not stated"

OUTLET: tuple[SourceType, ...] = ("outlet", "organization")
AUTHOR: tuple[SourceType, ...] = ("person", "organization")
COMMENTER: tuple[SourceType, ...] = ("commenter",)


@dataclass(frozen=True, slots=True)
class Imprint:
    """Source ids by report id, and the sources that no claim had named and that were added for them."""

    outlet: dict[str, str]
    authors: dict[str, tuple[str, ...]]
    added: dict[str, Source]


def imprint(reports: Mapping[str, Report], extracts: Mapping[str, Extract], resolution: Resolution) -> Imprint:
    """The outlet and authors of every report, as sources of the case where they are, else as new ones."""
    by_name = {(one.type, one.name): one.id for one in resolution.sources}
    known_ids = {one.id for one in resolution.sources}
    added: dict[str, Source] = {}

    def find_or_add(own: Mapping[str, str], name: str, kinds: tuple[SourceType, ...], words: str) -> str:
        known = own.get(name) or next((by_name[kind, name] for kind in kinds if (kind, name) in by_name), None)
        return known or add(kinds[0], name, words)

    def add(kind: SourceType, name: str, words: str) -> str:
        id = source_id(words)
        if id not in known_ids:
            added.setdefault(id, Source(id=id, type=kind, name=name, entity=None, of=None, members=()))
        return id

    outlet: dict[str, str] = {}
    authors: dict[str, tuple[str, ...]] = {}
    for report in reports.values():
        own = dict(_own_sources(report.id, extracts.get(report.id), resolution))
        if report.outlet is not None:
            outlet[report.id] = find_or_add(own, report.outlet, OUTLET, outlet_words(report.outlet))
        else:
            page = report.parent or report.id
            outlet[report.id] = own.get(NO_OUTLET) or add("outlet", NO_OUTLET, f"{NO_OUTLET}:{page}")
        comment = report.type == "comment"
        kinds, under = COMMENTER if comment else AUTHOR, report.outlet or report.parent
        authors[report.id] = tuple(
            find_or_add(own, name, kinds, commenter_words(name, under) if comment else voice_words(kinds[0], name))
            for name in report.authors
        )
    return Imprint(outlet, authors, added)


def _own_sources(report: str, extract: Extract | None, resolution: Resolution) -> Iterable[tuple[str, str]]:
    """The voices that are the page's own (no words of the text name them), by printed name."""
    for at, one in enumerate(extract.sources if extract else ()):
        if one.span is None and (id := resolution.source_of.get(Ref(report, at))):
            yield one.name, id
