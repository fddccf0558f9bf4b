"""Counts of the dead and the wounded: rival tolls of one deed, or counts of two groups."""

from __future__ import annotations

from whence.resolve import when
from whence.resolve.circumstances import counts, dates, places
from whence.resolve.profile import Profile, agree
from whence.resolve.telling import Telling
from whence.resolve.words import words

#: Days between two reports within which undated tolls of one place are news of one deed.
SAME_NEWS = 3


def tolls(a: Telling, b: Telling) -> float | None:
    """The dead of one day and one place, or the wounded, counted by two: one toll, though the numbers differ. "Three
    soldiers" are no toll beside "nine people", who may be counted with them."""
    if not a.toll or not b.toll or a.total or b.total or a.others or b.others:
        return None
    if not _same_day(a, b) or (places(a, b) or 0.0) < 0.6:
        return None
    if _whole(a) and _whole(b):
        return 1.0
    if not a.main or not b.main:
        return None
    return 1.0 if max(agree(x, y) for x in a.main for y in b.main) >= 0.5 else None


def _same_day(a: Telling, b: Telling) -> bool:
    alike = dates(a, b) or 0.0
    if alike >= 0.8:
        return True
    bare = (None, None) in (a.days, b.days)
    return bare and alike > 0 and when.gap(a.came_out, b.came_out) <= SAME_NEWS


def _whole(t: Telling) -> bool:
    """Does it count whoever was hit, and not one kind of them? "Nobody died" where the text does not say of whom may
    be the word of one side on its own."""
    return all(_anybody(p) for p in t.main) if t.main else t.high != 0


def _anybody(p: Profile) -> bool:
    return any(d.head in words().anybody_hit for d in p.descriptions)


def one_voice_counts(a: Telling, b: Telling) -> float | None:
    """Two numbers of the dead, or of the wounded, by one voice in one report: of two groups, not two tolls of one."""
    if a.report != b.report or a.speaker != b.speaker or not (a.toll and b.toll and a.counted and b.counted):
        return None
    return -1.0 if (counts(a, b) or 0.0) < 0 else None
