"""The recipe: files become reports, reports become claims, claims become a case. Each room in its turn.

What is read is kept at once, one transaction a file; ``settle`` then resolves and weighs everything that is in.
Settling is a function of the set of reports, the judgements that stand and the codebook: the order of reading
cannot matter, because nothing here knows it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select, update

from whence import __version__
from whence.case import readings, reports, search
from whence.case.case import SETTLED, Case, put, put_extracts
from whence.case.lists import make_keys
from whence.case.pool import ALONE, Workers
from whence.case.schema import extract, report
from whence.case.settling import Material, alone, material, settle, status_known
from whence.case.work import Again, File, Known, Refused, reader, work_all
from whence.errors import CaseError

__all__ = ["Material", "Outcome", "add", "alone", "material", "rebuild", "recipe", "refresh", "settle", "stale",
           "status_known"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: ``known`` if what it holds was in the case already, ``reason`` if it was refused."""

    name: str
    reports: int = 0
    comments: int = 0
    claims: int = 0
    rejected: int = 0
    known: bool = False
    reason: str | None = None


def add(case: Case, files: Iterable[File], workers: Workers = ALONE) -> Iterator[Outcome]:
    """Read files into the case, each in one transaction, and say what became of each as it is done.

    Files that are in are passed over, so a reading that was stopped goes on where it was.
    """
    codebook = case.codebook()

    def task(file: File) -> File | Known:
        sha256 = file.sha256()
        return Known(file.name) if sha256 is not None and case.has_original(sha256) else file

    for file, result in work_all(map(task, files), codebook, workers):
        if isinstance(result, Refused):
            yield Outcome(file.name, reason=result.reason)
            continue
        if isinstance(file, Known):
            yield Outcome(file.name, known=True)
            continue
        with case.database.writing() as connection:
            new = {one.id for one in reports.store(connection, file.name, [one.report for one in result])}
            kept = [one for one in result if one.report.id in new]
            for one in kept:
                readings.store(connection, one.report, one.reading, one.model)
                put_extracts(connection, recipe(codebook.sha256, one.model), [(one.report.id, one.extract)])
        yield Outcome(
            file.name,
            reports=sum(one.report.parent is None for one in kept),
            comments=sum(one.report.parent is not None for one in kept),
            claims=sum(one.claims for one in kept),
            rejected=sum(one.rejected for one in kept),
            known=not kept,
        )


def stale(case: Case) -> list[str]:
    """Reports whose claims another codebook, model or version made, or none yet."""
    wanted = recipe(case.codebook().sha256, reader().sha256)
    with case.database.reading() as connection:
        current = select(extract.c.report).where(extract.c.recipe == wanted)
        query = select(report.c.id).where(report.c.id.not_in(current)).order_by(report.c.id)
        return list(connection.execute(query).scalars())


def refresh(case: Case, workers: Workers = ALONE) -> Iterator[str]:
    """Make the claims of stale reports anew, and say each report's id.

    Stored answers of this model are used again; only what it has not read is read.
    """
    codebook, model = case.codebook(), reader().sha256
    wanted = recipe(codebook.sha256, model)

    def tasks() -> Iterator[Again]:
        for id in stale(case):
            with case.database.reading() as connection:
                (one,) = reports.load(connection, [id])
                kept = readings.load(connection, one, model)
            yield Again(one, kept)

    for again, result in work_all(tasks(), codebook, workers):
        if isinstance(result, Refused):
            raise CaseError(f"report {again.name}: {result.reason}")
        with case.database.writing() as connection:
            for one in result:
                if again.reading != one.reading:
                    readings.forget(connection, one.report, one.model)
                readings.store(connection, one.report, one.reading, one.model)
                put_extracts(connection, wanted, [(one.report.id, one.extract)])
        yield again.name


def rebuild(case: Case, workers: Workers = ALONE) -> Iterator[str]:
    """Make everything derived again from what is primary; says each report's id as it is done.

    Old claims stand until new ones take their place: a rebuild that is killed leaves a case with all its reports.
    """
    with case.database.writing() as connection:
        connection.execute(update(extract).values(recipe=""))
        search.make_index(connection, reports.load(connection))
        make_keys(connection)
        put(connection, SETTLED, "")
    yield from refresh(case, workers)
    settle(case)


def recipe(codebook: str, model: str) -> str:
    """What a report's claims were made with: two reports with one recipe can stand in one case."""
    return hashlib.sha256(f"{codebook} {model} {__version__}".encode()).hexdigest()
