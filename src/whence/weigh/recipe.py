"""The recipe of the room: copies, then origins, then conflicts, then grades, then status."""

from __future__ import annotations

from collections.abc import Mapping

from whence.claims.claim import Extract
from whence.codebook.types import Codebook
from whence.documents.document import Report
from whence.resolve.resolution import Resolution
from whence.weigh import copies as copying
from whence.weigh.conflicts import conflicts
from whence.weigh.denials import heard
from whence.weigh.evidence import View
from whence.weigh.institutions import Voices
from whence.weigh.origins import origins
from whence.weigh.status import statuses
from whence.weigh.weighed import Weighed
from whence.weigh.worth import claim_grades, taken_back, worths


def weigh(
    reports: Mapping[str, Report],
    extracts: Mapping[str, Extract],
    resolution: Resolution,
    codebook: Codebook,
    letters: Mapping[str, str] | None = None,
    known: str | None = None,
    marks: Mapping[str, tuple[int, ...]] | None = None,
) -> Weighed:
    """What everything in a case is worth. Pure; the order of the mappings does not matter.

    ``letters`` (source id to A-F) are people's grades of sources. They are taken so that a caller need not know
    that nothing here reads them: the number never follows the letter. ``known`` is the last day of publication
    to be taken into account (ISO): what is published later, or on no known day, is left out. ``marks`` are
    fingerprints by report id, kept from before; missing ones are taken from the text.

    An answer about an event depends on the reports that tell it, on the pages that they share passages with, on
    the relations and suggestions of the entities concerned, and on nothing else: a part of a case that is closed
    under these gives the same answers alone.
    """
    del letters
    view = View(reports, extracts, resolution, codebook, known)
    copies = copying.find(view.reports, marks)
    origin = origins(view, copies, Voices(view))
    told = heard(view)
    found = conflicts(view, told, origin)
    worth = worths(view, told, origin, found)
    dropped = frozenset(ref for about in worth for ref in taken_back(view, told, about, origin))
    return Weighed(
        copy_of=copies.copy_of,
        origin=origin,
        worth=worth,
        conflicts=found,
        status=statuses(view, worth, dropped),
        claim_grade=claim_grades(told, origin, found),
        version_of=copies.version_of,
        copy_reason=copies.reason,
    )
