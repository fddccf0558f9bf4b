"""Types of columns, so that both stores keep, compare and order values alike."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, TypeDecorator
from sqlalchemy import Text as AnyText
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

#: A number of 64 bits, which every SQLite integer is.
Number = Integer().with_variant(BigInteger(), "postgresql")

#: Bytes of a key. PostgreSQL indexes at most some 2,700 of a row, and a row has two such keys at most.
LONGEST = 1000


class Text(TypeDecorator[str]):
    """Text in the order of its code points, as SQLite has it, whatever language a database was made for.

    A NUL, which PostgreSQL cannot keep, is kept as U+FFFD in both.
    """

    impl = AnyText
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(postgresql.TEXT(collation="C") if dialect.name == "postgresql" else AnyText())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else without_nulls(value)


class Key(Text):
    """Words by which rows are found again, however long they are."""

    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else key(without_nulls(value))


def without_nulls(words: str) -> str:
    """Words with U+FFFD for each NUL, as HTML has it (WHATWG HTML, 13.2.3.5)."""
    return words.replace("\0", "\ufffd")


def key(words: str) -> str:
    """Words as a key has them: of more than ``LONGEST`` bytes the first ones and their hash."""
    if 4 * len(words) <= LONGEST or len(data := words.encode(errors="surrogatepass")) <= LONGEST:
        return words
    return f"{data[: LONGEST - 65].decode(errors='ignore')} {hashlib.sha256(data).hexdigest()}"
