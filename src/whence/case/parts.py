"""The case in parts: which reports ties hold together (``links``), kept up to date a report at a time.

A new report finds those it is tied to by keys, never by going through all, and the parts they are in become one. When
a tie may have gone (a report is read anew, a judgement taken back), its part is taken apart and its reports placed
again. Either way the parts are those that the ties of all reports make, whatever came first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import Boolean, Connection, bindparam, delete, func, insert, select, update

from whence.case import kept
from whence.case.links import LEAST, SHARED, Traits, copied, may_be_copied, person, spellings, tell_one, traits
from whence.case.pack import unpack
from whence.case.reports import load
from whence.case.schema import SETTLED, extract, info, link, mark, part, pending, placed, spelled, touched
from whence.case.writing import following, put_new, put_over
from whence.claims.claim import Extract
from whence.codebook import Codebook
from whence.documents.document import Report
from whence.resolve import nodes

T = TypeVar("T")

#: So many reports' traits are remembered: those that came last are the likeliest to be asked for again.
REMEMBERED = 256

#: Under this key the case counts the changes of its parts.
MADE = "made"

#: So many values are asked for in one statement.
AT_ONCE = 500


# What is asked for every report. The statements are made once, since making one costs as much as its answer.
BY_KEY = (
    select(placed.c.part)
    .join(link, link.c.placed == placed.c.number)
    .where(link.c.key.in_(bindparam("keys", expanding=True)))
    .distinct()
)
KNOWN = select(link.c.key).where(link.c.key == bindparam("key")).limit(1)
SPELLED = select(spelled.c.name).where(spelled.c.key.in_(bindparam("keys", expanding=True))).distinct()
TOLD = (
    select(link.c.key, placed.c.report, placed.c.part)
    .join(placed, placed.c.number == link.c.placed)
    .where(link.c.key.in_(bindparam("keys", expanding=True)))
)
#: Stories with their sampled marks that share enough of them, or any where more are asked for than at a time: what all
#: pages of an outlet say is counted where it lies.
MET = (
    select(mark.c.placed, mark.c.marks, func.count().label("shared"))
    .where(mark.c.mark.in_(bindparam("marks", expanding=True)))
    .group_by(mark.c.placed, mark.c.marks)
    .having(
        bindparam("some", type_=Boolean)
        | (func.count() >= LEAST) & ((func.count() >= bindparam("share")) | (func.count() >= SHARED * mark.c.marks))
    )
)
PLACED = (
    select(placed.c.report, placed.c.part)
    .where(placed.c.number.in_(bindparam("numbers", expanding=True)))
    .order_by(placed.c.report)
)
SIZES = (
    select(placed.c.part, func.count().label("reports"))
    .where(placed.c.part.in_(bindparam("parts", expanding=True)))
    .group_by(placed.c.part)
)


class Parts:
    """Places reports. ``judged`` gives, by the hash of a text, the judgements that are anchored in it."""

    def __init__(self, connection: Connection, codebook: Codebook, judged: dict[str, list[str]]) -> None:
        self._connection, self._codebook, self._judged = connection, codebook, judged
        self._traits: dict[str, Traits] = {}

    def place(self, report: str) -> None:
        """Put a report into the part it belongs to, which may make one part of several."""
        connection = self._connection
        take_apart(connection, self._parts_of([report]))
        own = self._report(report)
        found = self._known(report, own)
        joined = set(self._by_key(found.keys | {f"judged|{n}" for n in self._judged.get(own.sha256, ())}))
        joined |= self._by_spelling(found)
        joined |= self._by_marks(own, found, joined)
        joined |= self._by_telling(found, joined)
        home = self._one(joined)
        number = following(connection, placed.c.number)
        row = {"number": number, "report": report, "part": home, "sha256": own.sha256}
        connection.execute(insert(placed).values(row))
        keys = {*found.keys, *found.told, *(f"judged|{n}" for n in self._judged.get(own.sha256, ()))}
        put_new(connection, link, [{"key": key, "placed": number} for key in sorted(keys)])
        put_new(connection, mark, [{"mark": m, "placed": number, "marks": len(found.marks)} for m in found.marks])
        people = ((name, key) for name, node in sorted(found.people.items()) for key in sorted(nodes.keys(node)))
        put_new(connection, spelled, [{"key": key, "name": name} for name, key in people])
        connection.execute(delete(pending).where(pending.c.report == report))

    def tie(self, judgement: str, hashes: Iterable[str]) -> None:
        """Tie the reports of these texts, in which a judgement is anchored."""
        rows = self._connection.execute(
            select(placed.c.number, placed.c.part).where(placed.c.sha256.in_(sorted(set(hashes))))
        ).all()
        put_new(self._connection, link, [{"key": f"judged|{judgement}", "placed": row.number} for row in rows])
        if rows:
            self._one({row.part for row in rows})

    def _parts_of(self, reports: Sequence[str]) -> set[int]:
        return set(self._connection.execute(select(placed.c.part).where(placed.c.report.in_(reports))).scalars())

    def _by_key(self, keys: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for some in portions(sorted(keys)):
            found.update(self._connection.execute(BY_KEY, {"keys": some}).scalars())
        return found

    def _by_spelling(self, found: Traits) -> set[int]:
        names: set[str] = set()
        for key, name in found.people.items():
            known = self._connection.execute(KNOWN, {"key": f"person|{key}"}).first()
            if known is None:  # of a name that is known its spellings are tied to it already
                others = self._connection.execute(SPELLED, {"keys": nodes.keys(name)}).scalars()
                names.update(other for other in others if spellings(name, person(other)))
        return self._by_key(f"person|{name}" for name in names)

    def _by_marks(self, own: Report, found: Traits, joined: set[int]) -> set[int]:
        """Parts with a page that one of the two was copied from; of parts that are tied already nobody asks."""
        met: Counter[tuple[int, int]] = Counter()
        for some in portions(found.marks):
            enough = {"marks": some, "some": len(found.marks) > len(some), "share": SHARED * len(found.marks)}
            for row in self._connection.execute(MET, enough):
                met[row.placed, row.marks] += row.shared
        may_be = [at for (at, marks), many in met.items() if may_be_copied(many, len(found.marks), marks)]
        tied: set[int] = set()
        for some in portions(sorted(may_be)):
            for row in self._connection.execute(PLACED, {"numbers": some}):
                if row.part not in joined | tied and copied(own, self._report(row.report)):
                    tied.add(row.part)
        return tied

    def _by_telling(self, found: Traits, joined: set[int]) -> set[int]:
        """Parts with a report that may tell one of this one's events; of parts that are tied already nobody asks."""
        asked: dict[tuple[int, str], list[str]] = defaultdict(list)
        for some in portions(sorted(found.told)):
            for row in self._connection.execute(TOLD, {"keys": some}):
                if row.part not in joined:
                    asked[row.part, row.report].append(row.key)
        tied: set[int] = set()
        for (home, report), keys in sorted(asked.items()):
            if home not in tied:
                other = self._known(report).told
                pairs = ((a, b) for key in keys for a in found.told[key] for b in other.get(key, ()))
                if any(tell_one(a, b, self._codebook) for a, b in pairs):
                    tied.add(home)
        return tied

    def _one(self, joined: set[int]) -> int:
        """The part that these become: the largest takes the others in; none is a new one."""
        if not joined:
            number = following(self._connection, part.c.number)
            row = {"number": number, "made": _change(self._connection), "solved": 0}
            self._connection.execute(insert(part).values(row))
            return number
        home = next(iter(joined))
        if len(joined) > 1:
            rows = self._connection.execute(SIZES, {"parts": sorted(joined)})
            sizes = {row.part: row.reports for row in rows}
            home = min(joined, key=lambda one: (-sizes.get(one, 0), one))
        others = sorted(joined - {home})
        for other in others:
            self._connection.execute(update(placed).where(placed.c.part == other).values(part=home))
            kept.drop(self._connection, other)
            self._connection.execute(delete(part).where(part.c.number == other))
        touch(self._connection, [home])
        return home

    def _report(self, id: str) -> Report:
        return next(load(self._connection, [id]))

    def _known(self, report: str, own: Report | None = None) -> Traits:
        if report not in self._traits:
            while len(self._traits) >= REMEMBERED:
                del self._traits[next(iter(self._traits))]
            body = self._connection.execute(select(extract.c.body).where(extract.c.report == report)).scalar_one()
            self._traits[report] = traits(own or self._report(report), unpack(Extract, body), self._codebook)
        return self._traits[report]


def take_apart(connection: Connection, numbers: Iterable[int]) -> None:
    """Take parts apart: their reports are to be placed again."""
    for number in sorted(numbers):
        inside = select(placed.c.number).where(placed.c.part == number)
        for report in members(connection, number):
            put_pending(connection, report)
        connection.execute(delete(link).where(link.c.placed.in_(inside)))
        connection.execute(delete(mark).where(mark.c.placed.in_(inside)))
        connection.execute(delete(placed).where(placed.c.part == number))
        kept.drop(connection, number)
        connection.execute(delete(part).where(part.c.number == number))


def put_pending(connection: Connection, report: str) -> None:
    """Remember that a report is to be placed."""
    put_new(connection, pending, [{"report": report}])


def forget(connection: Connection) -> None:
    """Take everything apart that was settled."""
    for table in SETTLED:
        connection.execute(delete(table))
    connection.execute(insert(pending).from_select(["report"], select(extract.c.report)))


def holding(connection: Connection, hashes: Iterable[str]) -> set[int]:
    """The parts with a report of one of these texts."""
    return set(connection.execute(select(placed.c.part).where(placed.c.sha256.in_(sorted(set(hashes))))).scalars())


def touch(connection: Connection, numbers: Iterable[int]) -> None:
    """Parts are to be solved again as they are."""
    made = _change(connection)
    connection.execute(update(part).where(part.c.number.in_(sorted(numbers))).values(made=made))


def _change(connection: Connection) -> int:
    """The number of one more change of a part. None comes twice, so what was solved is never taken for what is."""
    last = connection.execute(select(info.c.value).where(info.c.key == MADE)).scalar_one_or_none()
    before = int(last) if last else connection.execute(select(func.max(part.c.made))).scalar_one() or 0
    put_over(connection, info, [{"key": MADE, "value": str(before + 1)}])
    return before + 1


def members(connection: Connection, number: int) -> list[str]:
    """The reports of a part, by id."""
    query = select(placed.c.report).where(placed.c.part == number).order_by(placed.c.report)
    return list(connection.execute(query).scalars())


def unsolved(connection: Connection) -> list[int]:
    """The parts that changed since they were solved."""
    query = select(part.c.number).where(part.c.made != part.c.solved).order_by(part.c.number)
    return list(connection.execute(query).scalars())


def unsettled(connection: Connection) -> bool:
    """Whether anything waits to be placed, solved or drawn up."""
    waiting = (select(pending.c.report).limit(1), select(touched.c.id).limit(1))
    return any(connection.execute(one).first() for one in waiting) or bool(unsolved(connection))


def portions(many: Sequence[T]) -> Iterable[Sequence[T]]:
    """A few values at a time."""
    return (many[at : at + AT_ONCE] for at in range(0, len(many), AT_ONCE))
