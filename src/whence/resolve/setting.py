"""When and where a claim's event was, by its own words or as the sentences around it have it.

"Rebels shelled the market on Saturday. Nine people were killed." The deaths are told without a day and a place; the
report lends them those of the shelling. What is lent speaks for two claims being of one event, and never keeps them
apart: the sentence may have looked back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from whence.claims.claim import When
from whence.codebook import Codebook
from whence.resolve import when
from whence.resolve.items import Items, Local, Told
from whence.resolve.places import Spot, spot
from whence.resolve.resolution import Ref

#: A stretch of more days than this is lent to nobody: "since January" is no day of what the next sentence tells.
LENT = 8
_AT = re.compile(r"\b(?:at|in|near|of|outside) ((?:[A-Z]\w+[ -]?)+)$")
_IN_TITLE = re.compile(r"\b(?:at|in|near|of|outside) ((?:[A-Z]\w+[ -]?)+)(?![\w])")
_NO_DAYS: tuple[date | None, date | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Setting:
    """``days`` and ``spot`` are the claim's own; ``lent_days`` and ``lent_spot`` those of its neighbours, where it has
    none. ``lent_when`` is the day of the deed that a toll is counted of, or of the list that somebody was put on."""

    days: tuple[date | None, date | None] = _NO_DAYS
    spot: Spot | None = None
    lent_days: tuple[date | None, date | None] = _NO_DAYS
    lent_spot: Spot | None = None
    lent_when: When | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """What is needed of a claim to lend or to borrow."""

    ref: Ref
    family: str
    sentence: tuple[int, int]
    paragraph: int
    toll: bool
    listing: bool
    when: When | None
    own: Setting


def settings(items: Items, codebook: Codebook, family: Mapping[str, str]) -> dict[Ref, Setting]:
    """The setting of every event told; ``family`` puts types of event together that may tell of one another."""
    pages: dict[str, list[_Told]] = defaultdict(list)
    for told in items.told.values():
        if told.claim.frame.kind == "event":
            pages[told.ref.report].append(_read(items, told, codebook, family))
    titled = _in_titles(items)
    found = {}
    for lines in pages.values():
        lines.sort(key=lambda line: (line.sentence, line.ref.index))
        for at, line in enumerate(lines):
            made = _with_loans(lines, at)
            if line.toll and made.spot is None and not (made.lent_spot and made.lent_spot.named):
                made = replace(made, lent_spot=titled.get(line.ref.report, made.lent_spot))
            found[line.ref] = made
    return found


def _in_titles(items: Items) -> dict[str, Spot]:
    """The one place that a headline names: "The dead of San Eladio" counts the dead of San Eladio."""
    others = {
        (ref.report, local.words_of_name)
        for ref, local in items.locals.items()
        if local.kind in ("person", "group") and local.printed.named
    }
    found = {}
    for report in {ref.report for ref in items.told}:
        named = {name.strip() for name in _IN_TITLE.findall(items.reports[report].title or "")}
        if len(named) == 1 and (name := named.pop()) and (report, name) not in others:
            found[report] = spot(name, None)
    return found


def is_toll(items: Items, told: Told, codebook: Codebook) -> bool:
    """Does it count the dead or the wounded, naming nobody?"""
    frame = told.claim.frame
    entry = codebook.events.get(frame.type)
    if entry is None or entry.state is None or entry.state.track != "life":
        return False
    hit = [items.locals[e].printed for e in items.entities(told, entry.state.role)]
    if any(one.named for one in hit):
        return False
    return frame.count is not None or (bool(hit) and all(one.group for one in hit))


def _read(items: Items, told: Told, codebook: Codebook, family: Mapping[str, str]) -> _Told:
    claim, report = told.claim, items.reports[told.ref.report]
    paragraph = next((i for i, part in enumerate(report.parts) if part.start <= claim.start < part.end), -1)
    kind = "total" if claim.frame.total else family.get(claim.frame.type, claim.frame.type)
    own = Setting(when.span(claim.frame.date), _place(items, told))
    entry = codebook.events.get(claim.frame.type)
    listing = entry is not None and entry.state is not None and entry.state.track == "listing"
    sentence, day = (claim.start, claim.end), claim.frame.date if claim.factuality == "CT+" else None
    return _Told(told.ref, kind, sentence, paragraph, is_toll(items, told, codebook), listing, day, own)


def _place(items: Items, told: Told) -> Spot | None:
    """The place that the claim gives, else where what it is done to stands: "the bridge at Lowmark"."""
    if told.claim.frame.place is not None:
        local = items.locals[Ref(told.ref.report, told.claim.frame.place)]
        return spot(local.printed.names[0] if local.printed.names else local.words, local.printed.country)
    hit = [e for role in ("patient", "goods") for e in items.entities(told, role)]
    return next((s for e in hit if (s := _standing_in(items.locals[e]))), None)


def _standing_in(local: Local) -> Spot | None:
    found = None if local.kind == "person" else _AT.search(local.words)
    return spot(found.group(1), None) if found else None


def _with_loans(lines: list[_Told], at: int) -> Setting:
    line = lines[at]
    days, place = line.own.days, line.own.spot
    if line.family == "total" or (days != _NO_DAYS and place is not None):
        return line.own
    lenders = [other.own for other in _lenders(lines, at)]
    lent = next((o.days for o in lenders if _narrow(o.days)), _NO_DAYS) if days == _NO_DAYS else _NO_DAYS
    there = next((o.spot for o in lenders if o.spot), None) if place is None else None
    return Setting(days, place, lent, there, _of_the_deed(lines, at) if days == _NO_DAYS else None)


def _of_the_deed(lines: list[_Told], at: int) -> When | None:
    """ "Jets hit the camp this morning. 25 militants were killed": the one day of the deed told before a toll. "The
    Treasury today sanctioned two men. It listed Karim Dastan": the day of what the list was told by."""
    line = lines[at]
    if not line.toll and not line.listing:
        return None
    lenders = [o for o in _lenders(lines, at) if o.when is not None and (o.sentence[0] <= line.sentence[0])]
    found = next((o.when for o in lenders if line.toll or o.listing), None)
    return found if found is not None and when.width(when.span(found)) == 0 else None


def _lenders(lines: list[_Told], at: int) -> list[_Told]:
    """Who may lend to a claim, the nearest first: what the same sentence tells, then what stands before it in its
    paragraph; to a toll also what stands before that."""
    line = lines[at]
    kin = [other for other in lines if other is not line and other.family == line.family]
    here = [other for other in kin if other.sentence == line.sentence]
    before = [o for o in reversed(lines[:at]) if o.family == line.family and o.sentence != line.sentence]
    near = [other for other in before if other.paragraph == line.paragraph]
    far = [other for other in before if other.paragraph != line.paragraph] if line.toll or line.listing else []
    return here + near + far


def _narrow(days: tuple[date | None, date | None]) -> bool:
    width = when.width(days)
    return width is not None and width <= LENT
