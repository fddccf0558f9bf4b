"""Keeping the answer of a part: its rows and lines, what it adds to counts, and what of it other parts share.

A part's answer is compared with the one it had, and only what changed is written. What stands in several parts is noted
as touched; when all parts are solved its lines are drawn up anew (:func:`draw_up`), for the touched alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, text

from whence.case import lines
from whence.case.columns import key as key_of
from whence.case.lines import Line
from whence.case.pack import unpack
from whence.case.rows import Rows
from whence.case.schema import concern, folded, line, settled, tally, touched, word
from whence.case.settled import Key
from whence.case.sums import ALIAS, CALLED, PARTS, after
from whence.case.view import Named
from whence.case.writing import put_new
from whence.resolve.resolution import Ref

T = TypeVar("T")

#: So many ids are asked for at a time.
AT_ONCE = 500

#: Kinds of rows that several parts may have of one id, and of which lines are drawn up.
SHARED = ("sums", "suggestion", "status")

_FIELDS = tuple(one.name for one in fields(Line) if one.name != "concerns")


def store(connection: Connection, part: int, rows: Mapping[Key, bytes], new: Iterable[Line]) -> int:
    """Write what changed of a part and take away what is gone; returns how many rows that touched."""
    rows = {(kind, key_of(id)): body for (kind, id), body in rows.items()}
    query = select(settled.c.kind, settled.c.id, settled.c.body).where(settled.c.part == part)
    old = {(row.kind, row.id): row.body for row in connection.execute(query)}
    gone = [key for key in old if key not in rows]
    changed = {key: body for key, body in rows.items() if old.get(key) != body}
    again = [(*key, part) for key in (*gone, *(key for key in changed if key in old))]
    _delete(connection, settled, ("kind", "id", "part"), again)
    _insert(connection, settled, ("kind", "id", "part", "body"), [(*key, part, body) for key, body in changed.items()])
    keys = [*gone, *changed]
    _add_up(connection, [(id, old.get((kind, id)), rows.get((kind, id))) for kind, id in keys if kind == "sums"])
    _touch(connection, (key for key in keys if key[0] in SHARED))
    _index(connection, [(id, old.get((kind, id)), rows.get((kind, id))) for kind, id in keys if kind == "called"])
    return len(gone) + len(changed) + _put_lines(connection, part, {(one.kind, one.id): one for one in new})


def drop(connection: Connection, part: int) -> None:
    """Take away all that a part had answered."""
    store(connection, part, {}, ())


def _put_lines(connection: Connection, part: int, new: Mapping[Key, Line]) -> int:
    """Lines of a part in place of those it had."""
    told = _concerns(connection, part)
    columns = [line.c[name] for name in _FIELDS]
    rows = connection.execute(select(*columns).where(line.c.part == part)).all()
    old = {(row.kind, row.id): (tuple(row), told.get((row.kind, row.id), ())) for row in rows}
    wanted = {key: (tuple(getattr(one, name) for name in _FIELDS), one.concerns) for key, one in new.items()}
    gone = [key for key in old if key not in wanted]
    changed = [key for key in wanted if old.get(key) != wanted[key]]
    again = [*gone, *(key for key in changed if key in old)]
    _delete(connection, line, ("kind", "id", "part"), [(*key, part) for key in again])
    _delete(connection, concern, ("kind", "id"), [key for key in again if old[key][1]])
    _insert(connection, line, (*_FIELDS, "part"), [(*wanted[key][0], part) for key in changed])
    whom = [(*both, *key) for key in changed for both in wanted[key][1]]
    _insert(connection, concern, ("who", "how", "kind", "id"), whom)
    return len(gone) + len(changed)


def _concerns(connection: Connection, part: int) -> dict[Key, tuple[tuple[str, str], ...]]:
    on = (concern.c.kind == line.c.kind) & (concern.c.id == line.c.id)
    query = select(concern).join(line, on).where(line.c.part == part).order_by(concern.c.who, concern.c.how)
    found: dict[Key, list[tuple[str, str]]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.kind, row.id].append((row.who, row.how))
    return {key: tuple(both) for key, both in found.items()}


def _add_up(connection: Connection, changed: Iterable[tuple[str, bytes | None, bytes | None]]) -> None:
    """Add to the counts of all parts what those of one became more or less."""
    rows = []
    for id, before, now in changed:
        more = Counter(_counts(now))
        more.subtract(_counts(before))
        rows += [{"id": id, "what": what, "number": number} for what, number in sorted(more.items()) if number]
    if rows:
        added = "ON CONFLICT (id, what) DO UPDATE SET number = tally.number + excluded.number"
        connection.execute(text(f"INSERT INTO tally (id, what, number) VALUES (:id, :what, :number) {added}"), rows)


def _counts(body: bytes | None) -> dict[str, int]:
    return unpack(dict[str, int], body) if body else {}


def _touch(connection: Connection, keys: Iterable[Key]) -> None:
    put_new(connection, touched, [{"kind": kind, "id": id} for kind, id in keys])


def _index(connection: Connection, changed: Iterable[tuple[str, bytes | None, bytes | None]]) -> None:
    """Take up the words of names that came to be of a kind of thing, and let go of those that no part has any more.

    A name that many parts share costs no more than any other: only of one that a part lost are others asked, and of
    these as a rule the first still has it.
    """
    gone, come = [], []
    for name, before, now in changed:
        had, has = _kinds(before), _kinds(now)
        come += [(one, kind, name) for kind in sorted(has - had) for one in set(name.split())]
        gone += [(kind, name) for kind in sorted(had - has) if not _is_called(connection, name, kind)]
    _delete(connection, word, ("kind", "name"), gone)
    put_new(connection, word, [{"word": one, "kind": kind, "name": name} for one, kind, name in sorted(come)])


def _is_called(connection: Connection, name: str, kind: str) -> bool:
    """Whether in some part a thing of this kind bears the name."""
    query = select(settled.c.body).where(settled.c.kind == "called", settled.c.id == name)
    return any(kind in _kinds(body) for body in connection.execute(query).scalars())


def _kinds(body: bytes | None) -> set[str]:
    """The kinds of those who bear a name."""
    return {one.kind for one in unpack(tuple[Named, ...], body)} if body else set()


# -- what several parts share ----------------------------------------------------------------------------------


class Within:
    """Asks on a connection that writes, as a snapshot does on its own."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ask(self, statement: str, **values: object) -> Sequence[Any]:
        return self._connection.execute(text(statement), values).fetchall()


def draw_up(connection: Connection) -> None:
    """Draw up the lines of all that was touched, and forget that it was."""
    rows = connection.execute(select(touched).order_by(touched.c.kind, touched.c.id)).all()
    ids = {kind: {row.id for row in rows if row.kind == kind} for kind in SHARED}
    if not rows:
        return
    counts = _tallies(connection, ids["sums"])
    refolded = _fold(connection, [id for id in sorted(ids["sums"]) if _has_alias(counts.get(id, {}))])
    ids["sums"] |= refolded
    ids["status"] |= refolded
    known = Rows(Within(connection))
    for kind, every in ids.items():
        ids[kind] = {known.names.get(id, id) for id in every} | every
    _drop_lines(connection, ids)
    counts = _tallies(connection, {one for id in ids["sums"] for one in known.every(id)})
    new: list[Line] = []
    for id in sorted(ids["sums"] - known.names.keys()):
        total = sum((Counter(counts.get(one, {})) for one in known.every(id)), Counter[str]())
        new += (*lines.of_entity(id, total), *lines.of_source(id, total))
    for id in sorted(ids["suggestion"]):
        if (one := known.get("suggestion", id)) is not None:
            new += lines.of_suggestion(one)
    for id in sorted(ids["status"] - known.names.keys()):
        stretches = known.get("status", id) or ()
        refs = {ref for stretch in stretches for ref in stretch.claims}
        claims = {ref: found for ref in refs if (found := _claim_id(known, ref)) is not None}
        new += lines.of_status(id, stretches, claims)
    _insert(connection, line, (*_FIELDS, "part"), [(*(getattr(one, n) for n in _FIELDS), 0) for one in new])
    connection.execute(delete(touched))


def _claim_id(known: Rows, ref: Ref) -> str | None:
    """The id of a claim that is about something."""
    found = (known.get("claim_ids", ref.report) or {}).get(ref.index)
    return None if found is None else str(found)


def _tallies(connection: Connection, ids: Collection[str]) -> dict[str, dict[str, int]]:
    """Counts by id; those that came to nothing are taken away."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for some in portions(sorted(ids)):
        connection.execute(delete(tally).where(tally.c.id.in_(some), tally.c.number == 0))
        for row in connection.execute(select(tally).where(tally.c.id.in_(some))):
            found[row.id][row.what] = row.number
    return found


def _has_alias(counts: Mapping[str, int]) -> bool:
    return any(what.startswith((ALIAS, CALLED)) for what in counts)


def _drop_lines(connection: Connection, ids: Mapping[str, Collection[str]]) -> None:
    """Lines that are drawn up again."""
    for some in portions(sorted(ids["sums"])):
        shared = line.c.kind.in_(("entity", "unnamed", "source", "reader"))
        connection.execute(delete(line).where(shared, line.c.id.in_(some), line.c.part == 0))
    for some in portions(sorted(ids["suggestion"])):
        connection.execute(delete(line).where(line.c.kind == "question", line.c.id.in_(some), line.c.part == 0))
    for some in portions(sorted(ids["status"])):
        connection.execute(delete(line).where(line.c.kind == "weak", line.c.id.in_(some), line.c.part == 0))
        # only these questions have a type; asked for their part too, SQLite would go through all that are in none
        connection.execute(delete(line).where(line.c.kind == "question", line.c.type.in_(some)))


def _fold(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Lay ids of one entity together, or apart; returns those of which that changed.

    Ids are one entity's where some part knows one name as another of it. Where any part has two of them side by side,
    nothing is laid together: there it is known that they are two.
    """
    changed: set[str] = set()
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            continue
        group = _group(connection, id)
        seen |= group
        before = {row.id: row.now for row in connection.execute(select(folded).where(_in(group)))}
        now = dict.fromkeys(sorted(group)[1:], min(group)) if _apart(connection, group) else {}
        if before != now:
            changed |= before.keys() | set(before.values()) | now.keys() | set(now.values())
            connection.execute(delete(folded).where(_in(group)))
            _insert(connection, folded, ("id", "now"), list(now.items()))
    return changed


def _in(group: Collection[str]) -> Any:
    return folded.c.id.in_(sorted(group)) | folded.c.now.in_(sorted(group))


def _group(connection: Connection, id: str) -> set[str]:
    """All that other names of an entity lead to, where some part knows it by each."""
    found, new = {id}, {id}
    while new:
        counts = _tallies(connection, new)
        callers = {other for one in new for other, _ in after(CALLED, counts.get(one, {}))}
        known = _tallies(connection, callers)
        others = {other for other in callers if known.get(other, {}).get(PARTS)}
        for one in new:
            if counts.get(one, {}).get(PARTS):
                others.update(other for other, _ in after(ALIAS, counts[one]))
        new = others - found
        found |= new
    return found


def _apart(connection: Connection, group: Collection[str]) -> bool:
    """Are there several, no two of them in one part?"""
    query = select(settled.c.part).where(settled.c.kind == "entity", settled.c.id.in_(sorted(group)))
    parts = list(connection.execute(query).scalars())
    return len(group) > 1 and len(parts) == len(set(parts))


# -- statements ------------------------------------------------------------------------------------------------


def portions(many: Sequence[T]) -> Iterator[Sequence[T]]:
    """A few values at a time."""
    return (many[at : at + AT_ONCE] for at in range(0, len(many), AT_ONCE))


def _insert(connection: Connection, into: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        connection.execute(insert(into), [dict(zip(names, row, strict=True)) for row in rows])


def _delete(connection: Connection, of: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Delete the rows whose columns of these names have these values."""
    if rows:
        where = (of.c[name] == bindparam(f"at_{name}") for name in names)
        values = [dict(zip((f"at_{name}" for name in names), row, strict=True)) for row in rows]
        connection.execute(delete(of).where(*where), values)
