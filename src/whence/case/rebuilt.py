"""Whether what is derived is what a rebuild gives: made again in a temporary copy, and compared row by row."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import text

from whence.case.build import rebuild, settle
from whence.case.case import Case
from whence.case.checks import REBUILD, Fault

#: A part by the first of its reports: its number says only when it was made.
HOME = "(SELECT part, MIN(report) AS report FROM placed GROUP BY part)"

#: Every row that is derived, in order, by what holds for it whatever came first.
DERIVED = {
    "claims": "SELECT report, recipe, body FROM extract ORDER BY report",
    "parts": f"SELECT p.report, h.report, p.sha256 FROM placed p JOIN {HOME} h ON h.part = p.part ORDER BY p.report",
    "ties": "SELECT l.key, p.report FROM link l JOIN placed p ON p.number = l.placed ORDER BY l.key, p.report",
    "marks": "SELECT m.mark, p.report, m.marks FROM mark m JOIN placed p ON p.number = m.placed ORDER BY 1, 2",
    "answers": f"""SELECT s.kind, s.id, h.report, s.body FROM settled s JOIN {HOME} h ON h.part = s.part
        ORDER BY s.kind, s.id, h.report""",
    "lists": "SELECT k.key, p.list, p.id, k.at FROM party_key k JOIN party p ON p.number = k.party ORDER BY 1, 2, 3, 4",
}

#: Rows that are read at a time.
STRETCH = 200


def differences(case: Case) -> Iterator[Fault]:
    """What is derived and not as a rebuild makes it; what is not settled yet is settled first, in a copy.

    Of a case that another model, codebook or version read, nothing is as a rebuild makes it (``build.stale``). Raises
    CaseError where there is no room for the copies, or a report cannot be read again.
    """
    with tempfile.TemporaryDirectory(prefix="whence-") as folder:
        if case.is_settled():
            yield from _against_rebuilt(case, Path(folder))
            return
        with _copy(case, Path(folder) / "settled.db") as settled:
            settle(settled)
            yield from _against_rebuilt(settled, Path(folder))


def _copy(case: Case, at: Path) -> Case:
    case.database.back_up(at)
    return Case(at)


def _against_rebuilt(case: Case, folder: Path) -> Iterator[Fault]:
    with _copy(case, folder / "rebuilt.db") as again:
        for _ in rebuild(again):
            pass
        for name, query in DERIVED.items():
            count, first = 0, ""
            for row in _unlike(_rows(case, query), _rows(again, query)):
                count, first = count + 1, first or " ".join(str(one) for one in row if not isinstance(one, bytes))
            if count:
                says = f"{count} rows of its {name} are not as a rebuild makes them, the first: {first}"
                yield Fault("derived", "the case", says, REBUILD)


def _rows(case: Case, query: str) -> Iterator[tuple[Any, ...]]:
    with case.database.reading() as connection:
        for row in connection.execute(text(query).execution_options(yield_per=STRETCH)):
            yield tuple(row)


def _unlike(ours: Iterator[tuple[Any, ...]], theirs: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows that only one of two sorted streams has."""
    a, b = next(ours, None), next(theirs, None)
    while a is not None or b is not None:
        if a == b:
            a, b = next(ours, None), next(theirs, None)
        elif b is None or (a is not None and a < b):
            assert a is not None
            yield a
            a = next(ours, None)
        else:
            yield b
            b = next(theirs, None)
