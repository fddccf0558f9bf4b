"""What an address of a case means, and what is none."""

import pytest

from whence.case.database import file_of, open_database
from whence.errors import CaseError


@pytest.mark.parametrize(
    ("where", "file"),
    [
        ("case.db", "case.db"),
        ("cases/navy.db", "cases/navy.db"),
        ("postgresql.db", "postgresql.db"),
        ("postgresql://ana@db.example/cases?schema=navy", "navy"),
        ("postgres://db.example/cases", "whence"),
        ("postgresql://ana@/cases?host=/run/postgresql&schema=navy_2&sslmode=require", "navy_2"),
    ],
)
def test_the_file_or_the_schema(where: str, file: str) -> None:
    assert str(file_of(where)) == file


@pytest.mark.parametrize("schema", ["Navy", "pg_navy", "2014", "a-b", "a;DROP", "a%20b", "%22", "n" * 64, "a&schema=b"])
def test_a_schema_with_another_name_is_refused(schema: str) -> None:
    with pytest.raises(CaseError, match="is no schema's name"):
        file_of(f"postgresql://db.example/cases?schema={schema}")


def test_a_server_that_is_not_there_is_one_line_without_the_password() -> None:
    with pytest.raises(CaseError) as refused:
        open_database("postgresql://ana:secret@127.0.0.1:1/cases?schema=navy", create=True)
    words = str(refused.value)
    assert words.startswith("postgresql://ana:***@127.0.0.1:1/cases?schema=navy: cannot be opened as a case (")
    assert "secret" not in words
    assert "\n" not in words


def test_an_address_that_is_none_is_said_without_it() -> None:
    with pytest.raises(CaseError, match="is not like postgresql://") as refused:
        open_database("postgresql://ana:secret@db.example:port/cases", create=True)
    assert "secret" not in str(refused.value)
