"""How somebody stands now: one state out of a history on several tracks."""

from __future__ import annotations

from collections.abc import Sequence

from whence.dates import bounds
from whence.weigh.weighed import Stretch

#: The tracks whose latest state is an entity's status. Listing and charge run beside it.
TRACKS = ("custody", "life")


def current(stretches: Sequence[Stretch]) -> Stretch | None:
    """The latest state of custody or life; a death nobody disputes ends custody. None without either.

    Of two states that began on one day the later in the history wins: ``weigh`` puts them in order.
    """
    standing = [one for one in stretches if one.track in TRACKS]
    dead = [one for one in standing if one.state == "dead" and not one.contested]
    if dead:
        return dead[-1]
    return max(enumerate(standing), key=_latest, default=(0, None))[1]


def _latest(item: tuple[int, Stretch]) -> tuple[str, int]:
    at, stretch = item
    since = bounds(stretch.since)[0] if stretch.since else None
    return (since or "", at)
