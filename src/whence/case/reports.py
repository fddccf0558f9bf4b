"""Reports in and out of their tables. Once in, a report never changes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select

from whence.case.schema import original, report
from whence.case.search import index
from whence.documents.document import Part, Published, Report, Span

#: So many reports are in memory at a time where all are wanted.
AT_ONCE = 500
ALL = select(*(column for column in report.c if column is not report.c.original)).order_by(report.c.id)
SOME = ALL.where(report.c.id.in_(bindparam("ids", expanding=True)))


def has_original(connection: Connection, sha256: str) -> bool:
    """Whether these bytes were read already. A file and its reports go in together, so if it is in, they are."""
    return connection.execute(select(original.c.sha256).where(original.c.sha256 == sha256)).first() is not None


def store(connection: Connection, name: str, reports: Sequence[Report]) -> list[Report]:
    """Keep one file's reports, parents before their comments; returns those that are new."""
    known = set(connection.execute(select(report.c.id).where(report.c.id.in_([r.id for r in reports]))).scalars())
    new: list[Report] = []
    hashes = {one.original: one.original_sha256 for one in {id(r.original): r for r in reports}.values()}
    for data, sha256 in hashes.items():
        if not has_original(connection, sha256):
            now = datetime.now(UTC).isoformat(timespec="seconds")
            named = name.encode(errors="replace").decode()  # a file's name need not be text
            row = {"sha256": sha256, "name": named, "read_at": now, "body": zlib.compress(data, 6)}
            connection.execute(insert(original).values(row))
    for one in sorted(reports, key=lambda r: r.parent is not None):
        if one.id not in known:
            known.add(one.id)
            new.append(one)
            connection.execute(insert(report).values(original=hashes[one.original], **_row(one)))
    index(connection, new)
    return new


def load(connection: Connection, ids: Iterable[str] | None = None) -> Iterator[Report]:
    """The reports, by id. Their ``original`` is left empty here: :func:`original_of` has it."""
    if ids is not None:
        yield from map(of_row, connection.execute(SOME, {"ids": list(ids)}))
        return
    last = ""
    while some := connection.execute(ALL.where(report.c.id > last).limit(AT_ONCE)).all():
        yield from map(of_row, some)
        last = some[-1].id


def original_of(connection: Connection, id: str) -> bytes | None:
    """The bytes of the file that a report came in, or None when there is no such report."""
    query = select(original.c.body).join(report, report.c.original == original.c.sha256).where(report.c.id == id)
    body = connection.execute(query).scalar_one_or_none()
    return None if body is None else zlib.decompress(body)


def whole(connection: Connection, id: str) -> Report | None:
    """One report with its original bytes."""
    data = original_of(connection, id)
    return None if data is None else replace(next(load(connection, [id])), original=data)


def _row(one: Report) -> dict[str, object]:
    evidence = one.published.evidence
    return {
        "id": one.id,
        "type": one.type,
        "title": one.title,
        "outlet": one.outlet,
        "authors": json.dumps(one.authors, ensure_ascii=False),
        "published": one.published.edtf,
        "published_basis": one.published.basis,
        "published_start": None if evidence is None else evidence.start,
        "published_end": None if evidence is None else evidence.end,
        "url": one.url,
        "parent": one.parent,
        "language": one.language,
        "issuer": one.issuer,
        "text": one.text,
        "parts": json.dumps([[part.kind, part.start, part.end] for part in one.parts], separators=(",", ":")),
    }


def of_row(row: Row[Any]) -> Report:
    """The report of a row of its table, with ``original`` left empty. Raises ValueError where the row is damaged."""
    found = row._mapping
    evidence = None if found["published_start"] is None else Span(found["published_start"], found["published_end"])
    return Report(
        id=found["id"],
        type=found["type"],
        title=found["title"],
        outlet=found["outlet"],
        authors=tuple(json.loads(found["authors"])),
        published=Published(found["published"], found["published_basis"], evidence),
        url=found["url"],
        parent=found["parent"],
        language=found["language"],
        text=found["text"],
        parts=tuple(Part(*part) for part in json.loads(found["parts"])),
        original=b"",
        issuer=found["issuer"],
    )
