"""Lines of a case chosen and counted: from its tables where it is settled, from a list where it is one part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import ColumnElement, Connection, Select, func, select, text

from whence.case import lines
from whence.case.lines import NO_DAY, Line
from whence.case.schema import concern, line
from whence.case.snapshot import Snapshot

if TYPE_CHECKING:
    from whence.case.view import View

_COLUMNS = [line.c[one.name] for one in fields(Line) if one.name != "concerns"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which lines of a kind; a field left alone asks for nothing.

    ``since`` and ``until`` keep what may lie between them, and what has no day. ``who`` and ``how``: only what concerns
    one of these so. ``placed``: with a place or without.
    """

    types: frozenset[str] = frozenset()
    flag: bool | None = None
    since: date | None = None
    until: date | None = None
    dated: bool | None = None
    origins: int = 0
    placed: bool | None = None
    act: bool | None = None
    who: frozenset[str] = frozenset()
    how: tuple[str, ...] = ("in",)
    spoken: str | None = None


ALL = Choice()

#: Orders: by place in the list of a kind, by how much is told, by how many reports or claims.
ORDERS = ("rank", "weight", "number")


class Lines(Protocol):
    """The lines of a case."""

    def some(
        self, kind: str, choice: Choice = ALL, *, order: str = "rank", start: int = 0, most: int | None = None
    ) -> list[Line]:
        """Lines of a kind in an order, ties by id; their ``concerns`` are left empty."""

    def count(self, kind: str, choice: Choice = ALL) -> int:
        """How many there are."""

    def total(self, kind: str) -> int:
        """The sum of their numbers."""

    def types(self, kind: str) -> list[str]:
        """The types that lines of a kind have, in order."""

    def years(self, kind: str, choice: Choice = ALL) -> list[tuple[int, int]]:
        """The years of first days, with how many."""

    def one(self, kind: str, id: str) -> Line | None:
        """The line of one thing."""


class StoredLines:
    """Those of a settled case."""

    def __init__(self, snapshot: Snapshot, every: Callable[[str], Sequence[str]]) -> None:
        """``every`` gives all ids of an entity."""
        self._snapshot, self._every = snapshot, every

    def some(
        self, kind: str, choice: Choice = ALL, *, order: str = "rank", start: int = 0, most: int | None = None
    ) -> list[Line]:
        ordered = line.c.number.desc() if order == "number" else line.c[order]
        query = self._chosen(select(*_COLUMNS), kind, choice).order_by(ordered, line.c.id).offset(start)
        return [_line(row) for row in self._ask(query if most is None else query.limit(most))]

    def count(self, kind: str, choice: Choice = ALL) -> int:
        ((number,),) = self._ask(self._chosen(select(func.count()).select_from(line), kind, choice))
        return int(number)

    def total(self, kind: str) -> int:
        ((number,),) = self._ask(select(func.sum(line.c.number)).where(line.c.kind == kind))
        return int(number or 0)

    def types(self, kind: str) -> list[str]:
        found = []  # one after the other by the index: a case has few types and many things
        query = select(func.min(line.c.type)).where(line.c.kind == kind)
        ((next_,),) = self._ask(query)
        while next_ is not None:
            found.append(str(next_))
            ((next_,),) = self._ask(query.where(line.c.type > next_))
        return found

    def years(self, kind: str, choice: Choice = ALL) -> list[tuple[int, int]]:
        year = func.substr(line.c.first, text("1"), text("4"))  # with values PostgreSQL sees two expressions
        query = self._chosen(select(year, func.count()), kind, choice).where(line.c.first.is_not(None))
        return sorted((int(words), number) for words, number in self._ask(query.group_by(year)))

    def one(self, kind: str, id: str) -> Line | None:
        rows = self._ask(select(*_COLUMNS).where(line.c.kind == kind, line.c.id == id))
        return _line(rows[0]) if rows else None

    def _chosen(self, query: Select[Any], kind: str, choice: Choice) -> Select[Any]:
        whole = frozenset(one for id in choice.who for one in self._every(id))
        return _chosen(query, kind, replace(choice, who=whole))

    def _ask(self, query: Select[Any]) -> Sequence[Any]:
        def answer(connection: Connection) -> Sequence[Any]:
            return connection.execute(query).all()

        return self._snapshot.run(answer)


def _line(row: Any) -> Line:
    found = dict(row._mapping)
    return Line(**found | {"flag": bool(found["flag"]), "act": bool(found["act"])})


def _chosen(query: Select[Any], kind: str, choice: Choice) -> Select[Any]:
    """The query narrowed to what is chosen."""
    where: list[ColumnElement[bool]] = [line.c.kind == kind]
    if choice.types:
        where.append(line.c.type.in_(sorted(choice.types)))
    if choice.flag is not None:
        where.append(line.c.flag == int(choice.flag))
    if choice.since is not None:
        where.append(line.c.last.is_(None) | (line.c.last >= choice.since.isoformat()))
    if choice.until is not None:
        where.append(line.c.first.is_(None) | (line.c.first <= choice.until.isoformat()))
    if choice.dated is not None:
        known = line.c.first.is_not(None) | line.c.last.is_not(None)
        where.append(known if choice.dated else ~known)
    if choice.origins:
        where.append(line.c.origins >= choice.origins)
    if choice.placed is not None:
        where.append(line.c.place.is_not(None) if choice.placed else line.c.place.is_(None))
    if choice.act is not None:
        where.append(line.c.act == int(choice.act))
    if choice.who:
        where.append(line.c.id.in_(_concerned(kind, sorted(choice.who), choice.how)))
    if choice.spoken is not None:
        where.append(line.c.id.in_(_concerned(kind, [choice.spoken], ("says",))))
    return query.where(*where)


def _concerned(kind: str, who: Sequence[str], how: Sequence[str]) -> Select[Any]:
    return select(concern.c.id).where(concern.c.who.in_(who), concern.c.how.in_(how), concern.c.kind == kind)


class HeldLines:
    """Those of one part, or of a few reports as if they were all there are."""

    def __init__(self, view: View) -> None:
        every = [*lines.of_part(view), *_shared(view)]
        self._by_kind: dict[str, dict[str, Line]] = {kind: {} for kind in lines.KINDS}
        for one in every:
            self._by_kind[one.kind].setdefault(one.id, one)

    def some(
        self, kind: str, choice: Choice = ALL, *, order: str = "rank", start: int = 0, most: int | None = None
    ) -> list[Line]:
        kept = [one for one in self._by_kind[kind].values() if _fits(one, choice)]
        kept.sort(key=lambda one: (-one.number if order == "number" else getattr(one, order), one.id))
        return kept[start : None if most is None else start + most]

    def count(self, kind: str, choice: Choice = ALL) -> int:
        return sum(_fits(one, choice) for one in self._by_kind[kind].values())

    def total(self, kind: str) -> int:
        return sum(one.number for one in self._by_kind[kind].values())

    def types(self, kind: str) -> list[str]:
        return sorted({one.type for one in self._by_kind[kind].values()})

    def years(self, kind: str, choice: Choice = ALL) -> list[tuple[int, int]]:
        kept = (one for one in self._by_kind[kind].values() if _fits(one, choice))
        return sorted(Counter(int(one.first[:4]) for one in kept if one.first is not None).items())

    def one(self, kind: str, id: str) -> Line | None:
        return self._by_kind[kind].get(id)


def _shared(view: View) -> list[Line]:
    found: list[Line] = []
    for id in (*view.entities, *view.sources):
        counts = view.counts(id)
        found += (*lines.of_entity(id, counts), *lines.of_source(id, counts))
    for one in view.resolution.suggestions:
        found += lines.of_suggestion(one)
    for id, stretches in sorted(view.weighed.status.items()):
        found += lines.of_status(id, stretches, view.claim_ids)
    return found


def _fits(one: Line, choice: Choice) -> bool:
    concerned = {who for who, how in one.concerns if how in choice.how}
    return (
        (not choice.types or one.type in choice.types)
        and (choice.flag is None or one.flag == choice.flag)
        and (choice.since is None or one.last is None or one.last >= choice.since.isoformat())
        and (choice.until is None or one.first is None or one.first <= choice.until.isoformat())
        and (choice.dated is None or choice.dated == (one.first is not None or one.last is not None))
        and one.origins >= choice.origins
        and (choice.placed is None or choice.placed == (one.place is not None))
        and (choice.act is None or one.act == choice.act)
        and (not choice.who or bool(concerned & choice.who))
        and (choice.spoken is None or (choice.spoken, "says") in one.concerns)
    )


__all__ = ["ALL", "NO_DAY", "ORDERS", "Choice", "HeldLines", "Lines", "StoredLines"]
