"""The model's answers, kept with what was asked: a text is never read twice by one model."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from whence.case.pack import pack
from whence.case.schema import reading
from whence.case.writing import put_new
from whence.claims.extract import blocks
from whence.documents.document import Report
from whence.language.reading import Reading


def asked(one: Report) -> str:
    """The hash of everything an answer depends on besides the model: text, blocks and publication date."""
    spans: Sequence[Sequence[int]] = [list(block) for block in blocks(one)]
    return hashlib.sha256(json.dumps([one.sha256, spans, one.published.edtf]).encode()).hexdigest()


def load(connection: Connection, one: Report, model: str) -> bytes | None:
    """The packed answer that this model gave for this report, if it was asked."""
    query = select(reading.c.body).where(reading.c.asked == asked(one), reading.c.model == model)
    return connection.execute(query).scalar_one_or_none()


def forget(connection: Connection, one: Report, model: str) -> None:
    """Take an answer away that cannot be read, to put another in its place."""
    connection.execute(delete(reading).where(reading.c.asked == asked(one), reading.c.model == model))


def store(connection: Connection, one: Report, answer: bytes, model: str) -> None:
    """Keep a packed answer; the first one stays if another process was quicker."""
    row = {"asked": asked(one), "model": model, "body": answer}
    put_new(connection, reading, [row])


def packed(answer: Reading) -> bytes:
    """An answer as it is stored; made in the process that read the text, so that little travels."""
    return pack(Reading, answer)
