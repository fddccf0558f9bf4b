"""A case as it was known on a day: as if nothing had been read that was published later, names among it."""

from __future__ import annotations

from dataclasses import replace

from whence.case import build
from whence.case.build import Material
from whence.case.view import View
from whence.dates import bounds
from whence.documents.document import Report
from whence.errors import CaseError
from whence.resolve.resolution import Ref


def known_on(given: Material, day: str) -> View:
    """The view of what had come out by a day (ISO). A report on no known day is left out: it may be later."""
    reports = {id: one for id, one in given.reports.items() if out_by(one, day)}
    extracts = {id: one for id, one in given.extracts.items() if id in reports}
    then = replace(given, reports=reports, extracts=extracts)
    return build.alone(then)


def same_then(now: View, then: View, id: str, day: str) -> str:
    """The id that somebody or something of today's case had then: a man who was not yet named was somebody already."""
    members: dict[str, None] = {}
    if id in now.entities:
        for ref in now.entities[id].members:
            if (found := then.resolution.entity_of.get(ref)) is not None:
                members[found] = None
    else:
        for ref in now.claims_about.get(id, ()):
            if (found := then.resolution.about.get(Ref(*ref))) is not None:
                members[found] = None
    if not members:
        raise CaseError(f"nothing that had been published by {day} tells of it")
    if id in now.entities:
        return max(members, key=lambda one: (len(then.claims_naming.get(one, ())), one == id))
    return max(members, key=lambda one: (len(then.claims_about.get(one, ())), one == id))


def out_by(report: Report, day: str) -> bool:
    """Whether a report had come out by a day, by the last day that its date allows."""
    edtf = report.published.edtf
    earliest, latest = bounds(edtf) if edtf else (None, None)
    last = latest or earliest
    return last is not None and last <= day
