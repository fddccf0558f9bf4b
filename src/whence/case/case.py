"""One body of work in one file: what was read, what was decided, and the answers that follow from both."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from whence.case import judgements, reports, search, settled
from whence.case.judgements import LISTINGS, Entry
from whence.case.pack import unpack
from whence.case.schema import codebook, extract, info, report
from whence.case.settled import Settled
from whence.case.sqlite import Database
from whence.claims.claim import Extract
from whence.codebook import Codebook, load
from whence.codebook.load import parse
from whence.documents.document import Report
from whence.errors import CaseError


class Case:
    """An open case. Questions are methods; what changes a case is in ``build`` and ``decide``."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.database = Database(path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self.database.close()

    # -- what was read -----------------------------------------------------------------------------------------

    def reports(self) -> dict[str, Report]:
        """Every report by id, its ``original`` left empty: :meth:`original` has the bytes of one."""
        with self.database.reading() as connection:
            return {one.id: one for one in reports.load(connection)}

    def report_count(self) -> int:
        with self.database.reading() as connection:
            return connection.execute(select(func.count()).select_from(report)).scalar_one()

    def original(self, id: str) -> bytes:
        """The file a report came in, byte for byte."""
        with self.database.reading() as connection:
            data = reports.original_of(connection, id)
        if data is None:
            raise CaseError(f"there is no report {id} in this case")
        return data

    def has_original(self, sha256: str) -> bool:
        """Whether a file with this hash was read."""
        with self.database.reading() as connection:
            return reports.has_original(connection, sha256)

    def extracts(self) -> dict[str, Extract]:
        """What each report claims, by report id."""
        with self.database.reading() as connection:
            rows = connection.execute(select(extract.c.report, extract.c.body).order_by(extract.c.report))
            return {row.report: unpack(Extract, row.body) for row in rows}

    def find(self, words: str, limit: int = 20) -> list[search.Hit]:
        """Reports that hold all these words; words in quotation marks must stand side by side."""
        with self.database.reading() as connection:
            return search.find(connection, words, limit)

    # -- what was decided --------------------------------------------------------------------------------------

    def judgements(self) -> list[Entry]:
        """The whole log of decisions, those taken back too, oldest first."""
        with self.database.reading() as connection:
            return judgements.entries(connection)

    def codebook(self) -> Codebook:
        """The codebook this case is read with: its own if it was given one, else the one that ships."""
        sha256 = self.get("codebook")
        if sha256 is None:
            return load()
        with self.database.reading() as connection:
            body = connection.execute(select(codebook.c.body).where(codebook.c.sha256 == sha256)).scalar_one()
        return parse(body.encode())

    def use_codebook(self, path: Path) -> Codebook:
        """From now on read with this codebook; its text is kept. Raises BadCodebook and changes nothing."""
        found = load(path)
        row = {"sha256": found.sha256, "body": path.read_bytes().decode()}
        with self.database.writing() as connection:
            connection.execute(insert(codebook).values(row).on_conflict_do_nothing())
            put(connection, "codebook", found.sha256)
        return found

    # -- what follows ------------------------------------------------------------------------------------------

    def settled(self) -> Settled:
        """Who is who, what is one event and what it is worth, as it was settled last."""
        with self.database.reading() as connection:
            return settled.load(connection)

    def stamp(self) -> str:
        """A hash of all that settling depends on: reports, how they were read, judgements that stand."""
        with self.database.reading() as connection:
            rows = connection.execute(select(extract.c.report, extract.c.recipe).order_by(extract.c.report))
            read = [list(row) for row in rows]
            log = [e for e in judgements.entries(connection) if judgements.stands(e) and e.kind not in LISTINGS]
            decided = [[e.kind, dict(e.body)] for e in log]
        return hashlib.sha256(json.dumps([read, decided], sort_keys=True).encode()).hexdigest()

    def is_settled(self) -> bool:
        """Whether the settled answers are those of the reports and judgements that are in."""
        return self.get("settled") == self.stamp()

    def get(self, key: str) -> str | None:
        """Something the case knows of itself (``schema.info`` lists the keys)."""
        with self.database.reading() as connection:
            return connection.execute(select(info.c.value).where(info.c.key == key)).scalar_one_or_none()


def put(connection: Connection, key: str, value: str) -> None:
    """Remember something about the case itself."""
    statement = insert(info).values(key=key, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def put_extracts(connection: Connection, recipe: str, found: Iterable[tuple[str, bytes]]) -> None:
    """Keep what reports claim, in place of what an older recipe made of them."""
    for id, body in found:
        row: Mapping[str, Any] = {"report": id, "recipe": recipe, "body": body}
        connection.execute(delete(extract).where(extract.c.report == id))
        connection.execute(insert(extract).values(row))
