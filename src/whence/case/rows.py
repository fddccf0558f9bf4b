"""The rows of a settled case, those of one thing in several parts laid together, and only so many held.

Going through all of a kind streams over the rows, a few at a time, in the order of ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, repeat
from threading import RLock
from typing import Any, Protocol

from whence.case.columns import key
from whence.case.pack import unpack
from whence.case.settled import BY_REPORT, KINDS, merged

#: So many values of each kind are held.
HELD = 2_000
#: So many rows are read at a time when all are wanted.
STRETCH = 500
#: Kinds whose rows are those of an entity, which may go by several ids.
OF_ENTITIES = frozenset(
    "entity status several claims_about claims_naming events_of relations_of suggestions_of voices_of printed".split()
)

_NOTHING = object()


class Asker(Protocol):
    """A snapshot, or a connection that is asked as one."""

    def ask(self, statement: str, **values: object) -> Sequence[Any]:
        """The rows of a query."""


class Rows:
    """The rows of a snapshot. ``names`` leads from an id that merged away to the one it is now."""

    def __init__(self, snapshot: Asker) -> None:
        self._snapshot = snapshot
        self._held: dict[str, dict[str, Any]] = defaultdict(dict)
        self._lock = RLock()
        self.names: dict[str, str] = dict(tuple(row) for row in self.ask("SELECT id, now FROM folded"))
        together: dict[str, set[str]] = defaultdict(set)
        for id, now in self.names.items():
            together[now] |= {id, now}
        self._ids = {now: tuple(sorted(every)) for now, every in together.items()}

    def ask(self, statement: str, **values: object) -> Sequence[Any]:
        return self._snapshot.ask(statement, **values)

    def get(self, kind: str, id: str) -> Any:
        """The value of one id, or ``None``."""
        held = self._held[kind]
        with self._lock:
            found = held.get(id, _NOTHING)
            if found is _NOTHING:
                while len(held) >= HELD:
                    del held[next(iter(held))]
                found = held[id] = self._read(kind, self._bodies(kind, id))
            return found

    def hold(self, kind: str, ids: Iterable[str]) -> None:
        """Read several values at once, each to be asked for soon; of very many the first."""
        held = self._held[kind]
        with self._lock:
            wanted = [id for id in dict.fromkeys(ids) if id not in held][:HELD]
            rows: dict[str, list[bytes]] = defaultdict(list)
            asked = [one for id in wanted for one in self._asked(kind, id)]
            for start in range(0, len(asked), len(PLACES)):
                some = dict(zip(PLACES, chain(asked[start : start + len(PLACES)], repeat("")), strict=False))
                for id, body in self.ask(MANY, kind=kind, **some):
                    rows[id].append(body)
            while held and len(held) + len(wanted) > HELD:
                del held[next(iter(held))]
            for id in wanted:
                held[id] = self._read(kind, [body for one in self._asked(kind, id) for body in rows[one]])

    def every(self, id: str) -> tuple[str, ...]:
        """All ids of an entity."""
        return self._ids.get(id, (id,))

    def ids(self, kind: str) -> Iterator[str]:
        """Every id of a kind once, in order."""
        last = ""
        while some := [id for (id,) in self.ask(IDS, kind=kind, last=last, most=STRETCH)]:
            yield from (id for id in some if kind not in OF_ENTITIES or id not in self.names)
            last = some[-1]

    def items(self, kind: str) -> Iterator[tuple[str, Any]]:
        """Every id of a kind with its value, in order."""
        for id, group in groupby(self._rows(kind), key=lambda row: row[0]):
            bodies = [body for _, body in group]
            if kind in OF_ENTITIES:
                if id in self.names:
                    continue
                if id in self._ids:
                    bodies = self._bodies(kind, id)
            yield id, self._read(kind, bodies)

    def count(self, kind: str) -> int:
        ((number,),) = self.ask(COUNT, kind=kind)
        if kind in OF_ENTITIES:
            number -= sum(bool(self.ask(PARTS, kind=kind, id=id)) for id in self.names)
        return int(number)

    def beginning(self, kind: str, start: str, most: int) -> list[str]:
        """The first few ids of a kind that begin so."""
        found = self.ask(BEGINNING, kind=kind, start=start, end=start + "\U0010ffff", most=most)
        return list(dict.fromkeys(self.names.get(id, id) for (id,) in found))

    def _asked(self, kind: str, id: str) -> tuple[str, ...]:
        """The ids whose rows are the value of one."""
        if kind not in OF_ENTITIES:
            return (key(id),)
        return () if id in self.names else self.every(id)

    def _bodies(self, kind: str, id: str) -> list[bytes]:
        return [body for one in self._asked(kind, id) for (body,) in self.ask(BODIES, kind=kind, id=one)]

    def _rows(self, kind: str) -> Iterator[tuple[str, bytes]]:
        id, part = "", -1
        while some := self.ask(ROWS, kind=kind, id=id, part=part, most=STRETCH):
            yield from ((row[0], row[2]) for row in some)
            id, part = some[-1][:2]

    def _read(self, kind: str, bodies: list[bytes]) -> Any:
        if not bodies:
            return None
        type_ = KINDS.get(kind) or BY_REPORT[kind]
        values = [unpack(type_, body, self.names) for body in bodies]
        return merged(kind, values)


BODIES = "SELECT body FROM settled WHERE kind = :kind AND id = :id"
#: So many ids are asked for at once; where fewer are wanted, the other places are empty.
PLACES = tuple(f"id{at}" for at in range(100))
MANY = f"SELECT id, body FROM settled WHERE kind = :kind AND id IN ({', '.join(f':{at}' for at in PLACES)})"
PARTS = "SELECT part FROM settled WHERE kind = :kind AND id = :id ORDER BY part"
IDS = "SELECT DISTINCT id FROM settled WHERE kind = :kind AND id > :last ORDER BY id LIMIT :most"
ROWS = """SELECT id, part, body FROM settled WHERE kind = :kind AND (id, part) > (:id, :part)
ORDER BY id, part LIMIT :most"""
COUNT = "SELECT count(DISTINCT id) FROM settled WHERE kind = :kind"
BEGINNING = """SELECT DISTINCT id FROM settled WHERE kind = :kind AND id >= :start AND id < :end
ORDER BY id LIMIT :most"""
