"""Going through a case and asking every question of ``checks``. One file or report is held at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, select
from sqlalchemy.exc import DatabaseError

from whence.case import judgements, readings, reports, search
from whence.case.case import Case
from whence.case.checks import (
    OF_CODEBOOKS,
    OF_LOG,
    OF_ORIGINALS,
    OF_REPORTS,
    REBUILD,
    RESTORE,
    Archived,
    Codebooks,
    Fault,
    Log,
    Original,
    anchors,
)
from whence.case.schema import codebook, extract, info, original, placed, reading, report
from whence.errors import CaseError

#: Rows that are read at a time.
STRETCH = 100


def faults(case: Case) -> Iterator[Fault]:
    """Everything that is wrong with what is kept, as it is found."""
    try:
        with case.database.reading() as connection:
            for says in case.database.faults(connection):
                yield Fault("store", "the store", says, RESTORE)
            yield from _codebooks(connection)
            yield from _originals(connection)
            yield from _reports(connection)
    except (CaseError, DatabaseError) as error:
        reason = error if isinstance(error, CaseError) else f"{case.database.where}: {error.orig}"
        yield Fault("store", "the store", f"cannot be read to its end ({reason})", RESTORE)


def _codebooks(connection: Connection) -> Iterator[Fault]:
    used = connection.execute(select(info.c.value).where(info.c.key == "codebook")).scalar_one_or_none()
    kept = {row.sha256: row.body for row in connection.execute(select(codebook))}
    for check in OF_CODEBOOKS:
        yield from check.faults("codebook", Codebooks(kept, used))


def _originals(connection: Connection) -> Iterator[Fault]:
    for row in _rows(connection, select(original.c.sha256, original.c.name, original.c.body)):
        for check in OF_ORIGINALS:
            yield from check.faults(f"file {row.name} ({row.sha256[:12]})", Original(row.sha256, row.body))


def _reports(connection: Connection) -> Iterator[Fault]:
    """Every report, then the log, whose anchors are in their texts."""
    try:
        log = judgements.entries(connection)
    except ValueError:
        yield Fault("judgements", "the log", "a judgement cannot be read", RESTORE)
        log = []
    wanted = {anchor[0] for entry in log for anchor in anchors(entry)}
    lengths: dict[str, int] = {}
    columns = (*report.c, placed.c.sha256, extract.c.body)
    joined = report.outerjoin(placed, placed.c.report == report.c.id).outerjoin(
        extract, extract.c.report == report.c.id
    )
    query = select(*columns).select_from(joined).order_by(report.c.id)
    words = _Beside(search.indexed(connection))
    for row in _rows(connection, query):
        found = tuple((title, body) for _, title, body in words.of(row.id))
        try:
            one = reports.of_row(row)
        except ValueError:
            yield Fault("report", f"report {row.id}", "its parts or authors cannot be read", RESTORE)
            continue
        if one.sha256 in wanted:
            lengths[one.sha256] = len(one.text)
        answers = connection.execute(select(reading.c.body).where(reading.c.asked == readings.asked(one))).scalars()
        kept = Archived(one, row.sha256, tuple(answers), row.body, found)
        for check in OF_REPORTS:
            yield from check.faults(f"report {one.id}", kept)
    if strays := words.rest():
        yield Fault("words found", "the search index", f"it holds {strays} rows of reports that are not there", REBUILD)
    for of_log in OF_LOG:
        yield from of_log.faults("the log", Log(log, lengths))


def _rows(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    return iter(connection.execute(query.execution_options(yield_per=STRETCH)))


class _Beside:
    """Rows in order of their ids, looked up by ids that come in order."""

    def __init__(self, rows: Iterator[tuple[str, str, str]]) -> None:
        self._rows = rows
        self._next = next(rows, None)
        self._strays = 0

    def of(self, id: str) -> list[tuple[str, str, str]]:
        found = []
        while self._next is not None and self._next[0] <= id:
            if self._next[0] == id:
                found.append(self._next)
            else:
                self._strays += 1
            self._next = next(self._rows, None)
        return found

    def rest(self) -> int:
        """How many rows nobody asked for."""
        return self._strays + (self._next is not None) + sum(1 for _ in self._rows)
