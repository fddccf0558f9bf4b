"""A case moved from one store to another, or to another file: what it gives there is the same, byte for byte."""

from __future__ import annotations

from sqlalchemy import Connection, Select, Table, insert, select
from sqlalchemy.exc import DatabaseError

from whence.case import reports, search
from whence.case.case import Case
from whence.case.database import Where
from whence.case.schema import info, judgement, metadata, report
from whence.errors import CaseError

#: What a case says of the store it is in, and not of itself.
OF_THE_STORE = ("version", "changes")

#: So many rows are in memory at a time; one may be a file of 20 MB.
AT_ONCE = 50


def copy(source: Where, target: Where) -> int:
    """Copy a case to a place where there is none; returns its number of reports.

    Everything goes along, what is derived and what the model answered too, so nothing is made again but the index of
    words. It is one transaction: what fails leaves nothing behind. Raises CaseError where the target holds anything.
    """
    with Case(source) as old, Case(target, create=True) as new:
        try:
            with old.database.reading() as here, new.database.writing() as there:
                if _holds_anything(there):
                    raise CaseError(f"{new.database.where}: holds something already; nothing was copied")
                for table in metadata.sorted_tables:
                    _copy(here, there, table)
                search.make_index(there, reports.load(there))
        except BaseException as error:
            if new.database.made:
                new.database.discard()
            if isinstance(error, DatabaseError):
                raise CaseError(f"{new.database.where}: {' '.join(str(error.orig).split())}") from error
            raise
        return new.report_count()


def _holds_anything(connection: Connection) -> bool:
    others = select(info.c.key).where(info.c.key.not_in(OF_THE_STORE))
    asked = [others, *(select(table) for table in metadata.sorted_tables if table is not info)]
    return any(connection.execute(query.limit(1)).first() is not None for query in asked)


def _copy(here: Connection, there: Connection, table: Table) -> None:
    for rows in here.execute(_rows(table), execution_options={"yield_per": AT_ONCE}).mappings().partitions():
        there.execute(insert(table), [dict(row) for row in rows])


def _rows(table: Table) -> Select[tuple[object, ...]]:
    """All rows to be copied, each after those that it names: a comment after its page, an undoing after the undone."""
    if table is info:
        return select(info).where(info.c.key.not_in(OF_THE_STORE))
    if table is report:
        return select(report).order_by(report.c.parent.is_not(None))
    if table is judgement:
        return select(judgement).order_by(judgement.c.number)
    return select(table)
