"""Settling: every part of the case that changed is resolved and weighed again, and its answer kept.

Settling is a function of the set of reports, the judgements that stand and the codebook: the order of reading cannot
matter, because nothing here knows it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select, update

from whence.case import judgements, kept, parts, reports, settled
from whence.case.case import SETTLED, Case, decided, put
from whence.case.garbage import seldom
from whence.case.judgements import Entry
from whence.case.judging import letters, standing_judgements
from whence.case.lazy import kept_extracts, kept_reports
from whence.case.lines import of_part
from whence.case.listed import listings
from whence.case.pack import unpack
from whence.case.schema import extract, info, part, pending, placed
from whence.case.stored import StoredCase
from whence.case.view import View
from whence.claims.claim import Extract
from whence.codebook import Codebook
from whence.documents.document import Report
from whence.resolve.judgement import Judgement
from whence.resolve.profile import agree
from whence.weigh.weighed import Stretch


@seldom()
def settle(case: Case) -> View:
    """Resolve and weigh what changed since, and keep the answer: only the parts that a new report or judgement is in.

    The case's answer is what its parts give, each by itself. A part is solved in one go and written in one
    transaction, so a settling that is killed goes on where it was.
    """
    if not case.is_settled():
        codebook, log = case.codebook(), case.judgements()
        _place_all(case, codebook, standing_judgements(log), decided(log))
        with case.database.reading() as connection:
            waiting = parts.unsolved(connection)
        for number in waiting:
            _solve(case, number, codebook, log)
        with case.database.writing() as connection:
            kept.draw_up(connection)
    return view(case)


def view(case: Case) -> View:
    """The case as those who show and export it want it, as it was settled last."""
    snapshot = case.database.snapshot()
    stored = StoredCase(snapshot)
    log = case.judgements()
    found = View(
        reports=kept_reports(snapshot),
        extracts=kept_extracts(snapshot),
        resolution=stored.resolution(),
        weighed=stored.weighed(),
        letters={},
        codebook=case.codebook(),
        stored=stored,
    )
    return replace(found, letters=letters(log, found), listings=listings(log, found))


def status_known(case: Case, found: View, entity: str, known: str) -> tuple[Stretch, ...]:
    """The history of an entity from the reports that were out by the day ``known``."""
    members, histories = found.entities[entity].members, []
    codebook, log = case.codebook(), case.judgements()
    for number in _homes(case, {ref.report for ref in members}):
        solved = solve(_part(case, number, codebook, log), known)
        ids = {solved.entity_id(*ref) for ref in members if ref.report in solved.reports}
        histories += [solved.weighed.status[id] for id in sorted(ids) if id in solved.weighed.status]
    return settled.merged("status", histories) if histories else ()


@dataclass(frozen=True, slots=True)
class Material:
    """All that an answer follows from: reports, what they claim, the codebook and the log of decisions."""

    reports: dict[str, Report]
    extracts: dict[str, Extract]
    codebook: Codebook
    log: list[Entry]


def material(case: Case, about: Iterable[str] | None = None) -> Material:
    """What is in the case now: all of it, or the parts that these reports are in."""
    ids: list[str] | None = None
    if about is not None:
        homes = _homes(case, about)
        with case.database.reading() as connection:
            ids = [id for number in homes for id in parts.members(connection, number)]
    return _material(case, ids, case.codebook(), case.judgements())


def solve(given: Material, known: str | None = None) -> View:
    """Who is who, what is one event and what it is worth in one part; ``known`` as in ``weigh``. Pure.

    Raises ``Contradiction`` where two judgements cannot both stand.
    """
    from whence.resolve import resolve
    from whence.weigh import weigh

    hashes = {one.sha256 for one in given.reports.values()}
    standing = standing_judgements(given.log)
    bearing = [j for j in standing if {j.a.sha256, *([j.b.sha256] if j.b else [])} & hashes]
    resolution = resolve(given.reports, given.extracts, given.codebook, bearing)
    weighed = weigh(given.reports, given.extracts, resolution, given.codebook, known=known)
    return View(given.reports, given.extracts, resolution, weighed, {}, given.codebook)


def alone(given: Material) -> View:
    """A view of some reports as if they were all there are."""
    found = solve(given)
    return replace(found, letters=letters(given.log, found), listings=listings(given.log, found))


#: So many reports are placed in one transaction.
AT_ONCE = 50


def _place_all(case: Case, codebook: Codebook, standing: Sequence[Judgement], stamp: str) -> None:
    """Put every report that is new, or read anew, into its part; and let judgements tie and untie."""
    judged = _judged(standing)
    with case.database.writing() as connection:
        before = connection.execute(select(info.c.value).where(info.c.key == SETTLED)).scalar_one_or_none()
        if before is None or before == "":
            parts.forget(connection)
        elif before != stamp:
            _follow_judgements(connection, codebook, standing, set(before.split()))
        put(connection, SETTLED, stamp)
    while True:
        with case.database.writing() as connection:
            query = select(pending.c.report).order_by(pending.c.report).limit(AT_ONCE)
            waiting = list(connection.execute(query).scalars())
            placing = parts.Parts(connection, codebook, judged)
            for report in waiting:
                placing.place(report)
        if len(waiting) < AT_ONCE:
            return


def _judged(standing: Sequence[Judgement]) -> dict[str, list[str]]:
    """By the hash of a text the judgements of two things that are anchored in it."""
    found: dict[str, list[str]] = defaultdict(list)
    for j in standing:
        if j.b is not None:
            for sha256 in {j.a.sha256, j.b.sha256}:
                found[sha256].append(j.id)
    return found


def _follow_judgements(
    connection: Connection, codebook: Codebook, standing: Sequence[Judgement], before: set[str]
) -> None:
    """Solve again what a judgement was made of since, and take apart what one was taken back of."""
    now = {j.id: j for j in standing}
    every = {str(entry.number): entry.body for entry in judgements.entries(connection)}
    gone = [every[id] for id in before - now.keys() if id in every]
    new = [now[id] for id in sorted(now.keys() - before, key=int)]
    hashes = {body[key][0] for body in gone for key in ("a", "b") if body.get(key)}
    parts.take_apart(connection, parts.holding(connection, hashes))
    placing = parts.Parts(connection, codebook, {})
    for j in new:
        parts.touch(connection, parts.holding(connection, [j.a.sha256]))
        if j.b is not None:
            placing.tie(j.id, (j.a.sha256, j.b.sha256))


def _homes(case: Case, reports_: Iterable[str]) -> list[int]:
    """The parts that reports are in."""
    homes: set[int] = set()
    with case.database.reading() as connection:
        for some in parts.portions(sorted(set(reports_))):
            homes.update(connection.execute(select(placed.c.part).where(placed.c.report.in_(some))).scalars())
    return sorted(homes)


def _material(case: Case, ids: Sequence[str] | None, codebook: Codebook, log: list[Entry]) -> Material:
    found: dict[str, Report] = {}
    told: dict[str, Extract] = {}
    query = select(extract.c.report, extract.c.body).order_by(extract.c.report)
    with case.database.reading() as connection:
        for some in [None] if ids is None else parts.portions(ids):
            found |= {one.id: one for one in reports.load(connection, some)}
            where = query if some is None else query.where(extract.c.report.in_(some))
            told |= {row.report: unpack(Extract, row.body) for row in connection.execute(where)}
    return Material(found, told, codebook, log)


def _part(case: Case, number: int, codebook: Codebook, log: list[Entry]) -> Material:
    with case.database.reading() as connection:
        ids = parts.members(connection, number)
    return _material(case, ids, codebook, log)


def _solve(case: Case, number: int, codebook: Codebook, log: list[Entry]) -> None:
    """Solve one part and keep the answer, unless the part changed meanwhile."""
    with case.database.reading() as connection:
        made = connection.execute(select(part.c.made).where(part.c.number == number)).scalar_one_or_none()
    solved = solve(_part(case, number, codebook, log))
    rows, lines = settled.rows(solved), list(of_part(solved))
    agree.cache_clear()  # it holds the part's profiles, which nobody asks for again
    with case.database.writing() as connection:
        same = update(part).where(part.c.number == number, part.c.made == made).values(solved=made)
        if connection.execute(same).rowcount:
            kept.store(connection, number, rows, lines)
