"""One body of work in one place: what was read, what was decided, and the answers that follow from both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self, get_args

from sqlalchemy import Connection, delete, func, insert, select

from whence.case import judgements, parts, reports, search
from whence.case.database import Where, open_database
from whence.case.judgements import Entry
from whence.case.schema import codebook, extract, info, report
from whence.case.writing import put_new, put_over
from whence.codebook import Codebook, load
from whence.codebook.load import parse
from whence.documents.document import Report
from whence.errors import CaseError
from whence.resolve.judgement import JudgementType


class Case:
    """An open case. Questions are methods; what changes a case is in ``build`` and ``decide``."""

    def __init__(self, where: Where, *, create: bool = False) -> None:
        self.database = open_database(where, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self.database.close()

    # -- what was read -----------------------------------------------------------------------------------------

    def reports(self, ids: Iterable[str] | None = None) -> dict[str, Report]:
        """Reports by id with the pages they stand under, or all; their ``original`` left empty (:meth:`original`)."""
        with self.database.reading() as connection:
            found = {one.id: one for one in reports.load(connection, ids)}
            while above := {one.parent for one in found.values() if one.parent is not None} - found.keys():
                found |= {one.id: one for one in reports.load(connection, above)}
            return found

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
            put_new(connection, codebook, [row])
            put(connection, "codebook", found.sha256)
        return found

    # -- what follows ------------------------------------------------------------------------------------------

    def is_settled(self) -> bool:
        """Whether the settled answers are those of the reports and judgements that are in."""
        with self.database.reading() as connection:
            waiting = parts.unsettled(connection)
            return not waiting and _get(connection, SETTLED) == decided(judgements.entries(connection))

    def get(self, key: str) -> str | None:
        """Something the case knows of itself (``schema.info`` lists the keys)."""
        with self.database.reading() as connection:
            return _get(connection, key)


#: Under this key the case knows with which judgements it was settled.
SETTLED = "settled"


def decided(log: Iterable[Entry]) -> str:
    """The numbers of the judgements by which a case is settled: those that stand and say more than who is listed."""
    return " ".join(str(e.number) for e in log if judgements.stands(e) and e.kind in get_args(JudgementType)) or "none"


def _get(connection: Connection, key: str) -> str | None:
    return connection.execute(select(info.c.value).where(info.c.key == key)).scalar_one_or_none()


def put(connection: Connection, key: str, value: str) -> None:
    """Remember something about the case itself."""
    put_over(connection, info, [{"key": key, "value": value}])


def put_extracts(connection: Connection, recipe: str, found: Iterable[tuple[str, bytes]]) -> None:
    """Keep what reports claim, in place of what an older recipe made of them."""
    for id, body in found:
        row: Mapping[str, Any] = {"report": id, "recipe": recipe, "body": body}
        connection.execute(delete(extract).where(extract.c.report == id))
        connection.execute(insert(extract).values(row))
        parts.put_pending(connection, id)
