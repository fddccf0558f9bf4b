"""What may go wrong in a case file is found, named in a line, and mended as the line says."""

import json
import random
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from running import DEMO, Run
from whence.case.build import add
from whence.case.case import Case
from whence.case.pack import pack, unpack
from whence.case.pool import Workers
from whence.case.work import File
from whence.claims.claim import Extract
from whence.documents.document import Span

ONE = "(SELECT id FROM report WHERE parent IS NULL AND id IN (SELECT report FROM placed) ORDER BY id LIMIT 1)"


def with_claims(change: Callable[[Extract], Extract]) -> Callable[[sqlite3.Connection], object]:
    """What changes the report that claims most."""

    def damage(inside: sqlite3.Connection) -> None:
        rows = [(id, unpack(Extract, body)) for id, body in inside.execute("SELECT report, body FROM extract")]
        id, found = max(rows, key=lambda row: len(row[1].claims))
        inside.execute("UPDATE extract SET body = ? WHERE report = ?", (pack(Extract, change(found)), id))

    return damage


def shifted(found: Extract) -> Extract:
    first, *rest = found.claims
    return replace(found, claims=(replace(first, start=first.start + 1, end=first.end + 1), *rest))


def beyond(found: Extract) -> Extract:
    first, *rest = found.entities
    return replace(found, entities=(replace(first, mentions=(Span(0, 10**6),)), *rest))


def orphaned(found: Extract) -> Extract:
    return replace(found, sources=())


#: What is done to the file, the check that finds it, and words of its line.
DAMAGES: list[tuple[str | Callable[[sqlite3.Connection], object], str, str]] = [
    ("UPDATE original SET body = x'00' WHERE name LIKE '%15-network.md'", "bytes as read", "unpacked"),
    (lambda c: c.execute("UPDATE original SET body = ?", (zlib.compress(b"other"),)), "bytes as read", "another hash"),
    (f"UPDATE report SET text = replace(text, ' ', '_') WHERE id = {ONE}", "text as read", "another hash"),
    (f"UPDATE report SET text = text || '.' WHERE id = {ONE}", "answer kept", "as it stands"),
    (f"""UPDATE report SET parts = '[["story",5,2]]' WHERE id = {ONE}""", "parts in order", "do not fit"),
    (f"UPDATE report SET parts = '[[' WHERE id = {ONE}", "report", "cannot be read"),
    ("DELETE FROM reading WHERE asked IN (SELECT min(asked) FROM reading)", "answer kept", "no model's answer"),
    ("UPDATE reading SET body = x'789c00'", "answer kept", "cannot be read"),
    (f"DELETE FROM extract WHERE report = {ONE}", "claims kept", "is not kept"),
    (f"UPDATE extract SET body = x'00' WHERE report = {ONE}", "claims kept", "cannot be read"),
    (with_claims(shifted), "quotes as printed", "1 of "),
    (with_claims(beyond), "mentions in text", "beyond its text"),
    (with_claims(orphaned), "claims complete", "not there"),
    ("DELETE FROM words WHERE rowid = 2", "words found", "0 times"),
    ("INSERT INTO words SELECT * FROM words WHERE rowid = 2", "words found", "2 times"),
    ("UPDATE words SET body = 'ferry' WHERE rowid = 2", "words found", "other words"),
    ("INSERT INTO words VALUES ('r-0', '', 'ferry')", "words found", "1 rows of reports that are not there"),
    ("DROP TRIGGER judgement_DELETE", "store", "judgement_DELETE is gone"),
    ("DROP TRIGGER judgement_DELETE; DELETE FROM judgement WHERE number = 2", "numbers without gaps", "2 is missing"),
    ("DROP TRIGGER judgement_UPDATE; UPDATE judgement SET undoes = NULL", "undone once", "1 judgements take something"),
    ("DROP TRIGGER judgement_UPDATE; UPDATE judgement SET body = replace(body, '[\"', '[\"f')", "anchors in text",
     "words that no report has"),
    ("DROP TRIGGER judgement_UPDATE; UPDATE judgement SET body = '{'", "judgements", "cannot be read"),
    ("INSERT INTO codebook VALUES ('00', 'version: 1')", "codebook kept", "another hash"),
    ("INSERT INTO info VALUES ('codebook', '00')", "codebook kept", "is not kept"),
    ("DELETE FROM original WHERE sha256 IN (SELECT min(sha256) FROM original)", "store", "leads to no row of original"),
    ("DELETE FROM settled WHERE kind = 'event' AND id IN (SELECT max(id) FROM settled WHERE kind = 'event')", "derived",
     "1 rows of its answers are not as a rebuild makes them, the first: event v-"),
    ("INSERT INTO settled VALUES ('event', 'v-0', 1, x'00')", "derived", "event v-0"),
    ("DELETE FROM link WHERE key IN (SELECT min(key) FROM link)", "derived", "of its ties"),
]  # fmt: skip


@pytest.fixture(scope="session")
def judged_read(demo_read: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with two judgements and an undoing; never write to it."""
    path = Path(shutil.copy(demo_read, tmp_path_factory.mktemp("judged") / "case.db"))
    with Case(path) as case:
        from whence.case.build import settle
        from whence.case.judgements import undo
        from whence.case.judging import decide, entity_anchor

        view = settle(case)
        one, other, *_ = sorted(id for id, entity in view.entities.items() if entity.schema == "Person")
        decide(case, "note", "entity", entity_anchor(view, one), None, "ana", "ask again")
        decide(case, "different", "entity", entity_anchor(view, one), entity_anchor(view, other), "ana")
        with case.database.writing() as connection:
            undo(connection, "ana")
        settle(case)
    return path


@pytest.fixture
def judged_case(judged_read: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(judged_read, tmp_path / "case.db"))


def test_a_sound_case(whence: Run, judged_case: Path) -> None:
    before = judged_case.read_bytes()
    ran = whence("check")
    assert (ran.code, ran.out, ran.err) == (0, "case.db: 22 reports, and nothing is wrong.\n", "")
    assert whence("check", "--json").out == "[]\n"
    assert judged_case.read_bytes() == before


def test_a_case_that_is_not_settled_yet_is_sound(whence: Run, tmp_path: Path) -> None:
    with Case(tmp_path / "case.db", create=True) as case:
        list(add(case, [File(str(file)) for file in DEMO[:3]], Workers()))
    assert whence("check").code == 0
    with Case(tmp_path / "case.db") as case:
        assert not case.is_settled()


@pytest.mark.parametrize(("damage", "check", "says"), DAMAGES, ids=range(len(DAMAGES)))
def test_what_is_wrong_is_said_and_mended(
    whence: Run, judged_case: Path, damage: str | Callable[[sqlite3.Connection], object], check: str, says: str
) -> None:
    with closing(sqlite3.connect(judged_case)) as inside:
        inside.executescript(damage) if isinstance(damage, str) else damage(inside)
        inside.commit()
    how = () if check == "derived" else ("--quick",)
    ran = whence("check", *how, "--json")
    assert ran.code == 1
    faults = [(row["check"], row["says"], row["mend"]) for row in json.loads(ran.out)]
    mends = [mend for name, words, mend in faults if name == check and says in words]
    assert mends, faults
    if all(mend.startswith("`whence rebuild`") and "unless" not in mend for _, _, mend in faults):
        assert whence("rebuild").code == 0
        assert whence("check", *how).code == 0


def test_a_model_answer_that_is_lost_is_asked_for_again(whence: Run, demo_case: Path) -> None:
    with closing(sqlite3.connect(demo_case)) as inside:
        asked = inside.execute("SELECT asked FROM reading ORDER BY length(body) LIMIT 2").fetchall()
        inside.execute("DELETE FROM reading WHERE asked = ?", asked[0])
        inside.execute("UPDATE reading SET body = x'00' WHERE asked = ?", asked[1])
        inside.commit()
    assert whence("check").code == 1
    assert whence("rebuild").code == 0
    assert whence("check").code == 0


@settings(max_examples=12)
@given(seed=st.integers(0, 10**6), many=st.integers(1, 2000))
def test_a_file_with_other_bytes_is_a_line_and_never_a_crash(demo_read: Path, seed: int, many: int) -> None:
    """Whatever bytes of the file are overwritten, the check ends, and what it says is in lines."""
    import tempfile

    from whence.case.check import faults
    from whence.errors import CaseError

    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(demo_read, Path(folder) / "case.db"))
        data = bytearray(path.read_bytes())
        at = chance.randrange(len(data) - many)
        data[at : at + many] = chance.randbytes(many)
        path.write_bytes(data)
        try:
            with Case(path) as case:
                said = [fault.says for fault in faults(case)]
        except CaseError as error:
            said = [str(error)]
        assert all(said)


def test_a_backup_is_the_case_as_it_stood(whence: Run, judged_case: Path, tmp_path: Path) -> None:
    ran = whence("backup", "monday.db")
    assert (ran.code, ran.out, ran.err) == (0, "monday.db: 22 reports, 3 judgements\n", "")
    assert whence("check", "--case", "monday.db").code == 0
    assert whence("export", "--case", "monday.db").out == whence("export").out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.db", "monday.db"]


def test_a_backup_while_another_process_writes(whence: Run, demo_case: Path, tmp_path: Path) -> None:
    """What the other has not committed is not in it, and the other goes on."""
    with Case(demo_case) as writer, writer.database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO info VALUES ('half', 'done')")
        assert whence("backup", "now.db").code == 0
    with Case(tmp_path / "now.db") as copy:
        assert copy.get("half") is None
    with Case(demo_case) as case:
        assert case.get("half") == "done"


@pytest.mark.parametrize("there", ["a case", "a file", "a folder"])
def test_a_backup_takes_the_place_of_nothing(whence: Run, demo_case: Path, tmp_path: Path, there: str) -> None:
    to = tmp_path / "monday.db"
    {"a case": lambda: shutil.copy(demo_case, to), "a file": lambda: to.write_text("mine"), "a folder": to.mkdir}[
        there
    ]()  # type: ignore[operator]
    ran = whence("backup", "monday.db")
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert ran.err.startswith("whence: monday.db: is there already")


@pytest.mark.parametrize("to", ["nowhere/monday.db", "case.db/monday.db"])
def test_a_backup_that_cannot_be_written_is_a_line(whence: Run, demo_case: Path, tmp_path: Path, to: str) -> None:
    ran = whence("backup", to)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert ran.err.startswith(f"whence: {to}: ")
    assert [path.name for path in tmp_path.iterdir()] == ["case.db"]
