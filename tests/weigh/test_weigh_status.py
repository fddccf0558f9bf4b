# ruff: noqa: E501 (a table reads by rows)
"""What became of somebody. The rows read: what pages claim, and the stretches that follow."""

from __future__ import annotations

import pytest
from casefile import Case

from whence.weigh import current, status_at

MAN = "dastan"


def told(*rows: tuple[str, dict[str, object]]) -> Case:
    """Rows of (event type, what more): on pages a day apart from 4 May 2014, each by a person of its own."""
    case = Case().entity(MAN, schema="Person").entity("ten men", name=None, group=True, schema="Person")
    for n, (type, more) in enumerate(rows):
        page = str(more.pop("page", f"page {n}"))
        case.page(page, str(more.pop("day", f"2014-05-{4 + n:02}")), type=str(more.pop("kind", "article")))
        role = "agent" if type in ("escape", "meet") else "patient"
        who = more.pop("who", f"person:p{n}")
        event = str(more.pop("event", f"{type}/{n}"))
        case.says(page, who, event, **{role: MAN, **more})  # type: ignore[arg-type]
    return case


def lines(case: Case, who: str = MAN, known: str | None = None) -> list[str]:
    """Each stretch as "track state since-until", with "?" when contested."""
    return [f"{s.track} {s.state} {s.since}-{s.until}{'?' if s.contested else ''}" for s in case.history(who, known)]


ROWS: list[tuple[str, list[tuple[str, dict[str, object]]], list[str], str | None]] = [
    ("held", [("detain", {"date": "2014-05-03"})], ["custody detained 2014-05-03-None"], "detained"),
    (
        "held and released",
        [("detain", {"date": "2014-05-03"}), ("release", {"date": "2014-05-05"})],
        ["custody detained 2014-05-03-2014-05-05", "custody released 2014-05-05-None"],
        "released",
    ),
    (
        "a release that nobody dates is not later than the page",
        [("detain", {"date": "2014-05-03"}), ("release", {})],
        ["custody detained 2014-05-03-../2014-05-05", "custody released ../2014-05-05-None"],
        "released",
    ),
    (
        "a release said on the day of the detention comes after it",
        [("detain", {"date": "2014-05-04"}), ("release", {"day": "2014-05-04"})],
        ["custody detained 2014-05-04-../2014-05-04", "custody released ../2014-05-04-None"],
        "released",
    ),
    (
        "a detention that nobody dates does not undo a release",
        [("release", {"date": "2014-05-03"}), ("detain", {})],
        ["custody detained ../2014-05-05-2014-05-03", "custody released 2014-05-03-None"],
        "released",
    ),
    (
        "taken again",
        [("detain", {"date": "2014-05-03"}), ("release", {"date": "2014-05-04"}), ("detain", {"date": "2014-05-06"})],
        [
            "custody detained 2014-05-03-2014-05-04",
            "custody released 2014-05-04-2014-05-06",
            "custody detained 2014-05-06-None",
        ],
        "detained",
    ),
    (
        "a death ends custody",
        [("detain", {"date": "2014-05-03"}), ("die", {"date": "2014-05-05"})],
        ["custody detained 2014-05-03-2014-05-05", "life dead 2014-05-05-None"],
        "dead",
    ),
    (
        "a death that is denied is contested and ends nothing",
        [("detain", {"date": "2014-05-03"}), ("die", {"date": "2014-05-05", "event": "die/1"}), ("die", {"event": "die/1", "fact": "CT-", "act": "denies"})],
        ["custody detained 2014-05-03-None", "life dead 2014-05-05-None?"],
        "dead",
    ),
    (
        "a denial told as an event of its own contests as well",
        [("kill", {"date": "2014-05-03"}), ("die", {"fact": "CT-", "act": "denies"})],
        ["life dead 2014-05-03-None?"],
        "dead",
    ),
    (
        "two reports of one death are one stretch",
        [("kill", {"date": "2014-05-03"}), ("die", {"date": "2014-05"})],
        ["life dead 2014-05-03-None"],
        "dead",
    ),
    (
        "reported dead of two days that lie close: one of them may be wrong",
        [("kill", {"date": "2014-05-03"}), ("kill", {"date": "2014-05-05"})],
        ["life dead 2014-05-03-None?", "life dead 2014-05-05-None?"],
        "dead",
    ),
    (
        "reported dead again and again",
        [("kill", {"date": "2009-08-17"}), ("die", {"fact": "CT-", "act": "denies", "day": "2009-08-20"}), ("kill", {"date": "2010-12-03"}), ("die", {"date": "2013-04-23"})],
        ["life dead 2009-08-17-None?", "life dead 2010-12-03-None?", "life dead 2013-04-23-None"],
        "dead",
    ),
    (
        "captured, handed over, cleared, freed and sanctioned",
        [("detain", {"date": "2014-01-12"}), ("transfer", {"date": "2014-02-03"}), ("acquit", {"date": "2014-04-20"}), ("release", {"date": "2014-04-20"}), ("sanction", {"date": "2014-05-02"})],
        ["charge acquitted 2014-04-20-None", "custody detained 2014-01-12-2014-02-03", "custody transferred 2014-02-03-2014-04-20", "custody released 2014-04-20-None", "listing sanctioned 2014-05-02-None"],
        "released",
    ),
    (
        "held again half a year later, and nobody told of a release",
        [("detain", {"date": "2013-05-03"}), ("detain", {"date": "2014-05-01"})],
        ["custody detained 2013-05-03-2014-05-01", "custody detained 2014-05-01-None"],
        "detained",
    ),
    (
        "told twice within weeks it is one custody",
        [("detain", {"date": "2014-04-03"}), ("detain", {"date": "2014-05-01"})],
        ["custody detained 2014-04-03-None"],
        "detained",
    ),
    (
        "seen alive after his death",
        [("kill", {"date": "2014-05-03"}), ("meet", {"date": "2014-05-05"})],
        ["life dead 2014-05-03-2014-05-05?"],
        None,
    ),
    (
        "tracks run side by side",
        [("detain", {"date": "2014-05-03"}), ("sanction", {"date": "2014-05-04"}), ("charge", {"date": "2014-05-05"})],
        ["charge charged 2014-05-05-None", "custody detained 2014-05-03-None", "listing sanctioned 2014-05-04-None"],
        "detained",
    ),
    ("suspected is not so", [("detain", {"date": "2014-05-03", "fact": "PS+"})], [], None),
    ("asked is not so", [("detain", {"date": "2014-05-03", "fact": "Uu", "act": "asks"})], [], None),
    ("wished is not so", [("kill", {"date": "2014-05-03", "act": "opines"})], [], None),
    ("probably so moves it", [("kill", {"date": "2014-05-03", "fact": "PR+"})], ["life dead 2014-05-03-None"], "dead"),
    ("a total says it of nobody", [("detain", {"date": "2014-05-03", "total": True, "count": 10})], [], None),
    ("a denial alone makes no status", [("die", {"fact": "CT-", "act": "denies"})], [], None),
    ("a date does not reach past its page", [("detain", {"date": "2014-05"})], ["custody detained 2014-05/2014-05-04-None"], "detained"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected", "now"), [pytest.param(r, e, n, id=what) for what, r, e, n in ROWS])
def test_what_became_of_him(rows: list[tuple[str, dict[str, object]]], expected: list[str], now: str | None) -> None:
    case = told(*[(type, dict(more)) for type, more in rows])
    assert lines(case) == expected
    latest = current(case.history(MAN))
    assert (latest.state if latest else None) == now


def test_a_group_has_no_status() -> None:
    case = told(("detain", {"date": "2014-05-03"}))
    case.says("page 0", "person:p0", "detain/9", patient="ten men", count=10)
    assert lines(case, "ten men") == []


def test_a_reader_moves_a_status_and_its_grade_says_so() -> None:
    case = told(("detain", {"date": "2014-05-03"}), ("release", {"kind": "comment", "who": None}))
    history = case.history(MAN)
    assert [s.state for s in history] == ["detained", "released"]
    assert [s.grade for s in history] == [3, 4]


def test_a_reader_who_denies_contests_nothing() -> None:
    case = told(
        ("kill", {"date": "2014-05-03", "event": "kill/0"}),
        ("kill", {"kind": "comment", "who": None, "event": "kill/0", "fact": "CT-", "act": "denies"}),
    )
    assert lines(case) == ["life dead 2014-05-03-None"]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ("2014-05-03", []),
        ("2014-05-04", ["custody detained 2014-05-03-None"]),
        ("2014-05-05", ["custody detained 2014-05-03-2014-05-05", "custody released 2014-05-05-None"]),
    ],
)
def test_as_known_on_a_day(known: str, expected: list[str]) -> None:
    case = told(("detain", {"date": "2014-05-03"}), ("release", {"date": "2014-05-05"}))
    assert lines(case, known=known) == expected


@pytest.mark.parametrize(
    ("day", "states"),
    [("2014-05-02", []), ("2014-05-03", ["detained"]), ("2014-05-04", ["detained"]), ("2014-05-05", ["released"])],
)
def test_as_of_a_day_of_the_world(day: str, states: list[str]) -> None:
    case = told(("detain", {"date": "2014-05-03"}), ("release", {"date": "2014-05-05"}))
    assert [s.state for s in status_at(case.history(MAN), day)] == states


def test_the_order_of_reading_does_not_matter() -> None:
    case = told(("detain", {"date": "2014-05-03"}), ("release", {}), ("kill", {"date": "2014-05"}))
    assert case.weighed() == case.weighed(reverse=True)
