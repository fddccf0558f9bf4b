"""Mappings over a settled case whose values are read when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property, partial
from threading import RLock
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, bindparam, select

from whence.case.pack import unpack
from whence.case.reports import load
from whence.case.rows import HELD, STRETCH, Rows
from whence.case.schema import report
from whence.case.snapshot import Snapshot
from whence.claims.claim import Extract
from whence.documents.document import Report
from whence.resolve.resolution import Ref

V = TypeVar("V")

#: So many dates of reports are held, which are small.
DATES_HELD = 50_000
DATED = select(report.c.id, report.c.published).where(report.c.id.in_(bindparam("ids", expanding=True)))


class ById(Mapping[str, V]):
    """The values of one kind by id."""

    def __init__(self, rows: Rows, kind: str) -> None:
        self._rows, self._kind = rows, kind

    def __getitem__(self, id: str) -> V:
        found = self._rows.get(self._kind, id)
        if found is None:
            raise KeyError(id)
        return cast(V, found)

    def __iter__(self) -> Iterator[str]:
        return self._rows.ids(self._kind)

    def __len__(self) -> int:
        return self._rows.count(self._kind)

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None

    def items(self) -> Any:
        return Streamed(self, lambda: self._rows.items(self._kind))

    def values(self) -> Any:
        return Streamed(self, lambda: (value for _, value in self._rows.items(self._kind)))


class Lists(ById[list[V]]):
    """Lists by id."""

    def __getitem__(self, id: str) -> list[V]:
        return self._made(super().__getitem__(id))

    def _made(self, found: Any) -> list[V]:
        return list(found)

    def items(self) -> Any:
        return Streamed(self, lambda: ((id, self._made(found)) for id, found in self._rows.items(self._kind)))

    def values(self) -> Any:
        return Streamed(self, lambda: (self._made(found) for _, found in self._rows.items(self._kind)))


class LastOfEach(Lists[str]):
    """Lists of ids, kept behind what they are ordered by."""

    def _made(self, found: Any) -> list[str]:
        return [one[-1] for one in found]


class InOrder(Lists[Ref]):
    """Lists of claims, kept as what they are ordered by: publication, report, place in the text, number."""

    def _made(self, found: Any) -> list[Ref]:
        return [Ref(report, index) for _, report, _, index in found]


class Streamed(Collection[V]):
    """The values or items of a mapping, read as they are wanted."""

    def __init__(self, of: Collection[Any], stream: Any) -> None:
        self._of, self._stream = of, stream

    def __iter__(self) -> Iterator[V]:
        return iter(self._stream())

    def __len__(self) -> int:
        return len(self._of)

    def __contains__(self, value: object) -> bool:
        return any(value == one for one in self)


class ByRef(Mapping[Ref, V]):
    """The values of one kind by item of a report."""

    def __init__(self, rows: Rows, kind: str) -> None:
        self._rows, self._kind = rows, kind

    def __getitem__(self, ref: Ref) -> V:
        return cast(V, (self._rows.get(self._kind, ref[0]) or {})[ref[1]])

    def __iter__(self) -> Iterator[Ref]:
        return (Ref(report, at) for report, every in self._rows.items(self._kind) for at in every)

    @cached_property
    def _length(self) -> int:
        return sum(len(every) for _, every in self._rows.items(self._kind))

    def __len__(self) -> int:
        return self._length

    def items(self) -> Any:
        return Streamed(
            self,
            lambda: ((Ref(r, at), one) for r, every in self._rows.items(self._kind) for at, one in every.items()),
        )

    def values(self) -> Any:
        return Streamed(self, lambda: (one for _, every in self._rows.items(self._kind) for one in every.values()))


class FromTable(Mapping[str, V]):
    """Reports, or what they claim, by report id; ``read`` loads one, ``ids`` is the column and the table of ids."""

    def __init__(self, snapshot: Snapshot, ids: tuple[str, str], read: Callable[[str], V | None], held: int) -> None:
        self._snapshot, self._read, self._most = snapshot, read, held
        self._column, self._table = ids
        self._held: dict[str, V] = {}
        self._lock = RLock()

    def __getitem__(self, id: str) -> V:
        with self._lock:
            if id not in self._held:
                found = self._read(id)
                if found is None:
                    raise KeyError(id)
                while len(self._held) >= self._most:
                    del self._held[next(iter(self._held))]
                self._held[id] = found
            return self._held[id]

    def __iter__(self) -> Iterator[str]:
        last = ""
        column = self._column
        query = f"SELECT {column} FROM {self._table} WHERE {column} > :last ORDER BY {column} LIMIT :most"
        while some := [id for (id,) in self._snapshot.ask(query, last=last, most=STRETCH)]:
            yield from some
            last = some[-1]

    def __len__(self) -> int:
        ((number,),) = self._snapshot.ask(f"SELECT count(*) FROM {self._table}")
        return int(number)


class Dates:
    """When reports were published, without the reports."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._held: dict[str, str | None] = {}
        self._lock = RLock()

    def of(self, ids: Collection[str]) -> dict[str, str | None]:
        """The dates (EDTF) of reports, by id."""
        with self._lock:
            new = [id for id in ids if id not in self._held]
            if len(self._held) + len(new) > DATES_HELD:
                self._held.clear()
                new = list(ids)
            for start in range(0, len(new), STRETCH):
                some = new[start : start + STRETCH]
                self._held |= self._snapshot.run(partial(_dated, some))
            return {id: self._held[id] for id in ids}


def _dated(ids: list[str], connection: Connection) -> dict[str, str | None]:
    return dict(tuple(row) for row in connection.execute(DATED, {"ids": ids}))


def kept_reports(snapshot: Snapshot) -> Mapping[str, Report]:
    """Every report of the case."""

    def read(id: str) -> Report | None:
        return snapshot.run(lambda connection: next(load(connection, [id]), None))

    return FromTable(snapshot, ("id", "report"), read, HELD)


def kept_extracts(snapshot: Snapshot) -> Mapping[str, Extract]:
    """What each report claims."""

    def read(id: str) -> Extract | None:
        found = snapshot.ask("SELECT body FROM extract WHERE report = :id", id=id)
        return unpack(Extract, found[0][0]) if found else None

    return FromTable(snapshot, ("report", "extract"), read, HELD // 4)
