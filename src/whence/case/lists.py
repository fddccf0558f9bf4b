"""Lists of parties in the case: keeping one, and finding the parties that an entity may be.

Parties are primary data. The keys by which they are found are derived from them, and made again by a later version.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, delete, func, insert, select

from whence import __version__
from whence.case.case import Case, put
from whence.case.listed import Decision
from whence.case.schema import party, party_key, party_list
from whence.case.view import View
from whence.case.writing import following
from whence.resolve.listings import Candidate, Party, candidates, entity_keys, keys
from whence.resolve.resolution import Entity

T = TypeVar("T")

#: What the keys are made with, kept under ``LISTED``; others are made again.
LISTED, RECIPE = "listed", __version__

#: SQLite takes 32,766 values in one statement; this many are asked for at once.
AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Change:
    """What an import changed in the list of its name; ``known`` if this very file was in."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    known: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """A list in the case."""

    name: str
    format: str
    file: str
    sha256: str
    imported_at: str
    parties: int


def keep(case: Case, name: str, format: str, file: str, sha256: str, parties: Sequence[Party]) -> Change:
    """Put a list in place of what was in under its name, in one transaction; judgements stay as they are."""
    with case.database.writing() as connection:
        before = connection.execute(select(party_list).where(party_list.c.name == name)).one_or_none()
        if before is not None and before.sha256 == sha256:
            return Change(known=True)
        head = {"format": format, "file": file, "sha256": sha256}
        head["imported_at"] = datetime.now(UTC).isoformat(timespec="seconds")
        if before is None:
            connection.execute(insert(party_list).values(name=name, **head))
        else:
            connection.execute(party_list.update().where(party_list.c.name == name).values(**head))
        old = {row.id: row for row in connection.execute(select(party).where(party.c.list == name))}
        new = {one.id: one for one in parties}
        gone = [row.number for id, row in old.items() if id not in new]
        changed = {id for id, one in new.items() if id in old and _party(old[id]) != one}
        _drop(connection, [*gone, *(old[id].number for id in changed)])
        _add(connection, name, [one for id, one in new.items() if id not in old or id in changed])
        return Change(sum(id not in old for id in new), len(changed), len(gone))


def imported(case: Case) -> list[Imported]:
    """The lists that are in, by name."""
    with case.database.reading() as connection:
        counted = select(party.c.list, func.count().label("parties")).group_by(party.c.list).subquery()
        joined = party_list.join(counted, counted.c.list == party_list.c.name, isouter=True)
        query = select(party_list, counted.c.parties).select_from(joined).order_by(party_list.c.name)
        return [
            Imported(row.name, row.format, row.file, row.sha256, row.imported_at, row.parties or 0)
            for row in connection.execute(query)
        ]


def parties_with(case: Case, id: str, list_: str | None = None) -> list[tuple[str, Party]]:
    """The parties of this id, each with its list, in all lists or in one."""
    query = select(party).where(party.c.id == id).order_by(party.c.list)
    if list_ is not None:
        query = query.where(party.c.list == list_)
    with case.database.reading() as connection:
        return [(row.list, _party(row)) for row in connection.execute(query)]


def candidates_of(case: Case, entities: Iterable[Entity]) -> dict[str, list[Candidate]]:
    """The parties that each entity may be, best first; entities that may be none are left out."""
    with case.database.reading() as connection:
        if connection.execute(select(party.c.number).limit(1)).first() is None:
            return {}
    if case.get(LISTED) != RECIPE:
        with case.database.writing() as connection:
            make_keys(connection)
    wanted = [(one, entity_keys(one)) for one in entities]
    with case.database.reading() as connection:
        holders = _holders(connection, {key for _, every in wanted for key in every})
        numbers = {number for every in holders.values() for number, _ in every}
        listed = _load(connection, numbers)
    answer: dict[str, list[Candidate]] = {}
    for entity, every in wanted:
        names = sorted({name for key in every for name in holders.get(key, ())})
        found = candidates(entity, ((*listed[number], at) for number, at in names))
        if found:
            answer[entity.id] = found
    return answer


def open_candidates(case: Case, view: View, ids: Iterable[str]) -> dict[str, list[Candidate]]:
    """Candidates that nobody has judged yet, either way."""
    open_: dict[str, list[Candidate]] = {}
    for id, found in candidates_of(case, (view.entities[id] for id in ids)).items():
        judged = {(one.list, one.party) for one in view.listings.get(id, ())}
        if left := [one for one in found if (one.list, one.party.id) not in judged]:
            open_[id] = left
    return open_


def gone(case: Case, decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions about parties that their list no longer has."""
    return [one for one in decisions if not parties_with(case, one.party, one.list)]


def make_keys(connection: Connection) -> None:
    """Make the keys of all parties again."""
    connection.execute(delete(party_key))
    _put_keys(connection, ((row.number, _party(row)) for row in connection.execute(select(party)).all()))
    put(connection, LISTED, RECIPE)


def _holders(connection: Connection, wanted: set[str]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for some in _portions(sorted(wanted)):
        for row in connection.execute(select(party_key).where(party_key.c.key.in_(some))):
            found[row.key].append((row.party, row.at))
    return found


def _load(connection: Connection, numbers: set[int]) -> dict[int, tuple[str, Party]]:
    found: dict[int, tuple[str, Party]] = {}
    for some in _portions(sorted(numbers)):
        for row in connection.execute(select(party).where(party.c.number.in_(some))):
            found[row.number] = (row.list, _party(row))
    return found


def _add(connection: Connection, name: str, new: Sequence[Party]) -> None:
    if not new:
        return
    first = following(connection, party.c.number)
    numbered = list(enumerate(new, start=first))
    connection.execute(insert(party), [{"number": number, "list": name, **_row(one)} for number, one in numbered])
    if connection.execute(select(party_key.c.key).limit(1)).first() is None:
        put(connection, LISTED, RECIPE)
    _put_keys(connection, numbered)


def _put_keys(connection: Connection, parties: Iterable[tuple[int, Party]]) -> None:
    rows = sorted(
        {
            (key, number, at)
            for number, one in parties
            for at, name in enumerate(one.names)
            for key in keys(one.schema, name)
        }
    )
    if rows:
        connection.execute(insert(party_key), [dict(zip(("key", "party", "at"), row, strict=True)) for row in rows])


def _drop(connection: Connection, numbers: Sequence[int]) -> None:
    for some in _portions(numbers):
        connection.execute(delete(party_key).where(party_key.c.party.in_(some)))
        connection.execute(delete(party).where(party.c.number.in_(some)))


def _portions(many: Sequence[T]) -> Iterable[Sequence[T]]:
    return (many[at : at + AT_ONCE] for at in range(0, len(many), AT_ONCE))


def _row(one: Party) -> dict[str, Any]:
    lists = {key: getattr(one, key) for key in ("aliases", "weak", "births", "countries", "programmes")}
    plain = {key: json.dumps(value, ensure_ascii=False) for key, value in lists.items()}
    return {"id": one.id, "schema": one.schema, "name": one.name, **plain}


def _party(row: Row[Any]) -> Party:
    lists = (row.aliases, row.weak, row.births, row.countries, row.programmes)
    return Party(row.id, row.schema, row.name, *(tuple(json.loads(one)) for one in lists))
