"""Counts of the dead and the wounded: rival tolls of one deed, or counts of two groups."""

from __future__ import annotations

from whence.resolve import when
from whence.resolve.circumstances import LATELY, counts, dates, places
from whence.resolve.profile import Profile, agree
from whence.resolve.telling import Telling
from whence.resolve.words import words

#: Days between two reports within which undated tolls of one place are news of one deed.
SAME_NEWS = 3


def tolls(a: Telling, b: Telling) -> float | None:
    """The dead of one day and one place, or the wounded, counted by two: one toll, though the numbers differ. "Three
    soldiers" are no toll beside "nine people", who may be counted with them; "34 terrorists" are what one report makes
    of the other's "52 persons"."""
    if not a.toll or not b.toll or a.total or b.total or a.others or b.others:
        return None
    if not _same_day(a, b) or (places(a, b) or 0.0) < 0.6:
        return None
    if _whole(a) and _whole(b):
        return 1.0
    if (_whole(a) and _called(b, a)) or (_whole(b) and _called(a, b)):
        return 1.0
    if not a.main or not b.main:
        return None
    return 1.0 if max(agree(x, y) for x in a.main for y in b.main) >= 0.5 else None


def _same_day(a: Telling, b: Telling) -> bool:
    alike = dates(a, b) or 0.0
    if alike >= 0.8:
        return True
    bare = (None, None) in (a.days, b.days)
    small = places(a, b) == 1.0 and all(t.spot is None or not t.spot.whole for t in (a, b))
    return bare and alike > 0 and when.gap(a.came_out, b.came_out) <= (LATELY if small else SAME_NEWS)


def _whole(t: Telling) -> bool:
    """Does it count whoever was hit, and not one kind of them? "Nobody died" where the text does not say of whom may
    be the word of one side on its own."""
    return all(_anybody(p) for p in t.main) if t.main else t.high != 0


def _anybody(p: Profile) -> bool:
    alone = any(d.number is not None and len(d.words) == 1 for d in p.descriptions)
    return alone or any(d.head in words().anybody_hit for d in p.descriptions)


def _called(t: Telling, other: Telling) -> bool:
    """Does one page call fighters those, or most of those, whom another counts as people?"""
    fighters = any("fighters" in words().groups.get(f"{d.head}s", ()) for p in t.main for d in p.descriptions)
    return fighters and t.page != other.page and t.counted and other.counted and 2 * t.low >= other.low


def one_voice_counts(a: Telling, b: Telling) -> float | None:
    """Two numbers of the dead, or of the wounded, by one voice in one report: of two groups, not two tolls of one."""
    if a.report != b.report or a.speaker != b.speaker or not (a.toll and b.toll and a.counted and b.counted):
        return None
    return -1.0 if (counts(a, b) or 0.0) < 0 else None
