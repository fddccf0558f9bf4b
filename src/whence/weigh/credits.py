"""What a page says of where it has its words: agency credits, whom somebody told, what the outlet saw itself."""

from __future__ import annotations

import re

from whence.documents.document import Report
from whence.resolve.resolution import Source
from whence.weigh.cues import cues, plain
from whence.weigh.evidence import Evidence, View

_NAME = r"[A-Z][\w.&'’-]*(?: (?:of |the |and |de |al-)?[A-Z][\w.&'’-]*){0,4}"
_DATELINE = re.compile(rf"\A[^()\n]{{0,80}}\((?P<name>{_NAME})\)\s*[-–—:]")
_SIGNED = re.compile(rf"\((?:[Ww]ith |[Ss]ource: |[Vv]ia )?(?P<name>{_NAME})\)\s*\Z")
_TOLD = re.compile(rf"\b(?:told|interview with|speaking to|spoke to)\s+(?:the\s+)?(?P<name>{_NAME})")


def _story(report: Report) -> list[str]:
    return [report.text[p.start : p.end] for p in report.parts if p.kind == "story"] or [report.text]


def outlet_called(view: View, name: str) -> Source | None:
    """The outlet of the case that bears this name, or the only one that bears a fuller one, or None."""
    wanted = plain(name)
    named = [s for s in view.press if plain(s.name) == wanted]
    if not named and " " in wanted:
        named = [s for s in view.press if plain(s.name).endswith(f" {wanted}")]
        named = named if len({plain(s.name) for s in named}) == 1 else []
    return min(named, key=lambda s: s.id, default=None)


def agency(view: View, report: Report) -> str | None:
    """The agency or outlet, other than its own, to which a page credits its text; None where there is no credit.

    A name in brackets in the dateline is a credit. At the end of the page it is one only when it is a known
    agency's or an outlet's of the case: there, brackets also hold abbreviations.
    """
    story = _story(report)
    dateline, signed = _DATELINE.match(story[0]), _SIGNED.search(story[-1].rstrip())
    known = {plain(a) for a in cues().agencies}
    own = plain(report.outlet or "")
    for found, trusted in ((dateline, True), (signed, False)):
        if found is None or plain(found["name"]) == own:
            continue
        if trusted or plain(found["name"]) in known or outlet_called(view, found["name"]) is not None:
            return found["name"]
    return None


def around(line: Evidence) -> str:
    """The paragraph in which a claim stands."""
    for part in line.report.parts:
        if part.start <= line.claim.start < part.end:
            return line.report.text[part.start : part.end]
    return line.report.text[max(0, line.claim.start - 200) : line.claim.end + 200]


def told_to(view: View, line: Evidence) -> tuple[str, ...]:
    """The outlets to which the one who speaks is said to have spoken; the page's own when it names no other."""
    outlets = [s.name for s in line.chain[1:] if s.type == "outlet"][:1]
    own = line.report.outlet
    named = [m["name"] for m in _TOLD.finditer(around(line)) if _is_outlet(view, m["name"])]
    said = [n for n in [*named, *outlets] if n] or ([own] if own else [])
    known = (outlet_called(view, n) for n in said)
    return tuple(dict.fromkeys(plain(o.name if o else n) for n, o in zip(said, known, strict=True)))[:1]


def _is_outlet(view: View, name: str) -> bool:
    return plain(name) in {plain(a) for a in cues().agencies} or outlet_called(view, name) is not None


def saw_it_itself(line: Evidence, outlet: str) -> bool:
    """Does the paragraph say that the outlet's own people were there?"""
    text = " ".join(around(line).casefold().replace("’", "'").split())
    return any(cue.replace("{outlet}", plain(outlet)) in text for cue in cues().own_reporting)
