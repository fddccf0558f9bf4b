"""What a case watches: each feed, page or folder, what it answered last, and when to look again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from whence.case.case import Case, put

#: A place that fails is asked half as often each time, but at least once a day.
LONGEST_WAIT = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Place:
    """One place as it was when last looked at. ``seen`` are the feed's entries that were read, by address."""

    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    seen: tuple[str, ...] = ()

    def failed(self) -> Place:
        """The same place after one more look that failed."""
        return replace(self, failures=self.failures + 1)

    def wait(self, every: float) -> float:
        """Seconds until the next look."""
        return min(every * 2.0**self.failures, max(every, LONGEST_WAIT))


def load(case: Case) -> dict[str, Place]:
    """Every place that was watched before, by address or path."""
    kept = json.loads(case.get("watched") or "{}")
    return {name: Place(**{**fields, "seen": tuple(fields["seen"])}) for name, fields in kept.items()}


def store(case: Case, places: dict[str, Place]) -> None:
    """Keep what is known of all places."""
    with case.database.writing() as connection:
        put(connection, "watched", json.dumps({name: asdict(place) for name, place in sorted(places.items())}))
