"""The recipe: files become reports, reports become claims, claims become a case. Each room in its turn.

What is read is kept at once, one transaction a file; ``settle`` then resolves and weighs everything that is in.
Settling is a function of the set of reports, the judgements that stand and the codebook: the order of reading
cannot matter, because nothing here knows it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import delete, select

from whence import __version__
from whence.case import readings, reports, settled
from whence.case.case import Case, put, put_extracts
from whence.case.judging import letters, standing_judgements
from whence.case.listed import listings
from whence.case.lists import make_keys
from whence.case.schema import extract, report
from whence.case.settled import Settled
from whence.case.view import View
from whence.case.work import Again, File, Known, Refused, reader, work_all
from whence.errors import CaseError


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


def add(case: Case, files: Iterable[File], jobs: int = 1) -> Iterator[Outcome]:
    """Read files into the case, each in one transaction, and say what became of each as it is done.

    Files that are in are passed over, so a reading that was stopped goes on where it was.
    """
    codebook = case.codebook()

    def task(file: File) -> File | Known:
        sha256 = file.sha256()
        return Known(file.name) if sha256 is not None and case.has_original(sha256) else file

    for file, result in work_all(map(task, files), codebook, jobs):
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


def refresh(case: Case, jobs: int = 1) -> Iterator[str]:
    """Make anew the claims of reports that another codebook, model or version read; says each report's id.

    Stored answers of this model are used again; only what it has not read is read.
    """
    codebook, model = case.codebook(), reader().sha256
    wanted = recipe(codebook.sha256, model)

    def tasks() -> Iterator[Again]:
        for id in stale:
            with case.database.reading() as connection:
                (one,) = reports.load(connection, [id])
                kept = readings.load(connection, one, model)
            yield Again(one, kept)

    with case.database.reading() as connection:
        current = select(extract.c.report).where(extract.c.recipe == wanted)
        query = select(report.c.id).where(report.c.id.not_in(current)).order_by(report.c.id)
        stale = list(connection.execute(query).scalars())
    if not stale:
        return
    for again, result in work_all(tasks(), codebook, jobs):
        if isinstance(result, Refused):
            raise CaseError(f"report {again.name}: {result.reason}")
        with case.database.writing() as connection:
            for one in result:
                readings.store(connection, one.report, one.reading, one.model)
                put_extracts(connection, wanted, [(one.report.id, one.extract)])
        yield again.name


def settle(case: Case) -> View:
    """Resolve and weigh all that is in, if anything changed since, and keep the answer."""
    if not case.is_settled():
        stamp, found = case.stamp(), answer(case)
        with case.database.writing() as connection:
            settled.store(connection, settled.rows(found))
            put(connection, "settled", stamp)
    return view(case, case.settled())


def answer(case: Case, known: str | None = None) -> Settled:
    """Who is who, what is one event and what it is worth, from the reports that were out by the day ``known``."""
    from whence.resolve import resolve
    from whence.weigh import weigh

    log, codebook = case.judgements(), case.codebook()
    read, extracts = case.reports(), case.extracts()
    resolution = resolve(read, extracts, codebook, standing_judgements(log))
    marks = letters(log, resolution, read, extracts)
    return Settled(resolution, weigh(read, extracts, resolution, codebook, marks, known))


def view(case: Case, found: Settled) -> View:
    """The case as those who show and export it want it."""
    log, read, extracts = case.judgements(), case.reports(), case.extracts()
    return View(
        reports=read,
        extracts=extracts,
        resolution=found.resolution,
        weighed=found.weighed,
        letters=letters(log, found.resolution, read, extracts),
        codebook=case.codebook(),
        listings=listings(log, found.resolution, read, extracts),
    )


def rebuild(case: Case, jobs: int = 1) -> Iterator[str]:
    """Empty everything derived and make it again from what is primary; says each report's id as it is done."""
    with case.database.writing() as connection:
        connection.execute(delete(extract))
        make_keys(connection)
        settled.store(connection, {})
        put(connection, "settled", "")
    yield from refresh(case, jobs)
    settle(case)


def recipe(codebook: str, model: str) -> str:
    """What a report's claims were made with: two reports with one recipe can stand in one case."""
    return hashlib.sha256(f"{codebook} {model} {__version__}".encode()).hexdigest()
