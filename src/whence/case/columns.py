"""Types of columns, so that both stores keep, compare and order values alike."""

from __future__ import annotations

import hashlib

from sqlalchemy import BigInteger, Dialect, Integer, TypeDecorator
from sqlalchemy import Text as AnyText
from sqlalchemy.dialects import postgresql

#: Text in the order of its code points, as SQLite has it, whatever language a database was made for.
Text = AnyText().with_variant(postgresql.TEXT(collation="C"), "postgresql")

#: A number of 64 bits, which every SQLite integer is.
Number = Integer().with_variant(BigInteger(), "postgresql")

#: A key of more characters is kept as its first ones and its hash: PostgreSQL indexes at most some 2,700 bytes.
LONGEST = 500


class Key(TypeDecorator[str]):
    """Words by which rows are found again, however long they are."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else key(value)


def key(words: str) -> str:
    """Words as a key has them."""
    if len(words) <= LONGEST:
        return words
    return f"{words[: LONGEST - 65]} {hashlib.sha256(words.encode()).hexdigest()}"
