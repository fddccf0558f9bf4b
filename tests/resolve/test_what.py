"""What is one event. The same number is the same event; None must stay by itself."""

from __future__ import annotations

import pytest
from build import Page, page, solve, what, who

# Each case: a sentence, then (number, row, publication day); a row per report.
D = "2014-05-03"
ACROSS = [
    (
        "one man, one day, one place, in two spellings",
        [
            (0, f"detain patient=P:Karim Dastan place=L:Karsa date={D}", "2014-05-04"),
            (0, f"detain agent=g:marines patient=P:Kareem Dastan place=L:Karsa port date={D}", "2014-05-05"),
        ],
    ),
    (
        "unnamed in one report, named in the next",
        [
            (0, f"detain agent=g:guards patient=p:a foreign officer place=L:Karsa port date={D}", "2014-05-03"),
            (0, f"detain agent=g:marines patient=P:Karim Dastan place=L:Karsa date={D}", "2014-05-07"),
        ],
    ),
    (
        "two men held at different times",
        [
            (0, f"detain patient=P:Karim Dastan place=L:Karsa date={D}", "2014-05-04"),
            (1, "detain patient=P:Karim Dastan place=L:Karsa date=2012-08-11", "2014-05-04"),
            (2, f"detain patient=P:Lena Torvald place=L:Karsa date={D}", "2014-05-04"),
        ],
    ),
    (
        "an undated mention of a man held twice stays open",
        [
            (0, f"detain patient=P:Karim Dastan place=L:Karsa date={D}", "2014-05-04"),
            (1, "detain patient=P:Karim Dastan place=L:Karsa date=2012-08-11", "2012-08-12"),
            (None, "detain patient=P:Karim Dastan", "2016-01-01"),
        ],
    ),
    (
        "a woman is not the man",
        [
            (0, f"detain patient=p:a woman place=L:Karsa date={D}", "2014-05-04"),
            (1, f"detain patient=p:a man place=L:Karsa date={D}", "2014-05-04"),
        ],
    ),
    (
        "two nationalities",
        [
            (0, f"detain patient=p:a Danish trader place=L:Karsa date={D}", "2014-05-04"),
            (1, f"detain patient=p:a Finnish trader place=L:Karsa date={D}", "2014-05-04"),
        ],
    ),
    (
        "men without names are not one for being held the same day",
        [
            (None, f"detain patient=p:a man date={D}", "2014-05-04"),
            (None, f"detain patient=p:a man date={D}", "2014-05-04"),
        ],
    ),
    (
        "a ship that two say they seized is seized once",
        [
            (0, f"seize agent=g:sailors goods=T:Karsa Star date={D}", "2014-05-04"),
            (0, f"seize agent=g:customs officers goods=T:MV Karsa Star date={D}", "2014-05-05"),
        ],
    ),
    (
        "a number met by no chance, in one month's news",
        [
            (0, f"kill patient=g:militants count=27 date={D}", "2014-05-04"),
            (0, "kill patient=g:fighters count=27", "2014-05-09"),
            (1, "kill patient=g:fighters count=27", "2015-05-09"),
        ],
    ),
    (
        "what one calls rebels another counts as people",
        [
            (0, f"kill agent=g:soldiers patient=g:guerrillas count=34 place=L:Karsa date={D}", "2014-05-04"),
            (0, "kill patient=g:persons count=52 place=L:Karsa", "2014-05-20"),
        ],
    ),
    (
        "a total is not one of its events",
        [
            (0, f"detain patient=p:a colonel place=L:Karsa date={D}", "2014-05-04"),
            (1, "detain patient=g:people place=L:Karsa count=11 total=1 date=2014-03-15/2014-05-03", "2014-05-04"),
        ],
    ),
    (
        "two totals with two numbers",
        [
            (0, "detain patient=g:people count=11 total=1 date=2014-03-15/2014-05-03", "2014-05-03"),
            (1, "detain patient=g:people count=12 total=1 date=2014-03-15/2014-07-14", "2014-07-14"),
        ],
    ),
    (
        "three fishermen are not one",
        [
            (0, f"detain patient=g:fishermen count=3 place=L:Karsa date={D}", "2014-05-04"),
            (1, f"detain patient=p:a fisherman place=L:Karsa date={D}", "2014-05-04"),
        ],
    ),
    (
        "a killing and a death of one man",
        [
            (0, f"kill agent=G:the Norland army patient=P:Yusuf Marwand date={D}", "2014-05-04"),
            (0, f"die patient=P:Yusef Marwand date={D}", "2014-05-05"),
        ],
    ),
    (
        "reported dead again",
        [
            (0, "die patient=P:Yusuf Marwand date=2011-02-01", "2011-02-02"),
            (1, "die patient=P:Yusuf Marwand date=2013-06-20", "2013-06-21"),
            (2, "kill patient=P:Yusuf Marwand date=2014-05-03", "2014-05-04"),
        ],
    ),
    (
        "who denies it today means no death of next year",
        [
            (0, "kill patient=P:Yusuf Marwand date=2011-02-01", "2011-02-02"),
            (0, "die patient=P:Yusuf Marwand fact=CT-", "2011-02-14"),
            (1, "die patient=P:Yusuf Marwand", "2013-06-21"),
            (1, "die patient=P:Yusuf Marwand date=2013-06-20", "2013-06-21"),
        ],
    ),
    (
        "an undated death is the one of last month, not that of the year before",
        [
            (1, "kill patient=P:Yusuf Marwand date=2009-08-17", "2009-08-18"),
            (0, "kill patient=P:Yusuf Marwand date=2010-12-03", "2010-12-05"),
            (0, "kill patient=P:Yusuf Marwand", "2011-01-14"),
        ],
    ),
    (
        "one town in two spellings",
        [
            (0, f"attack agent=g:gunmen patient=g:pilgrims place=L:Irbil date={D}", "2014-05-04"),
            (0, f"attack patient=g:pilgrims place=L:Erbil date={D}", "2014-05-05"),
        ],
    ),
    (
        "a place without a name is not elsewhere",
        [
            (0, f"detain agent=g:gunmen patient=p:an engineer place=L:a quarry date={D}", "2014-05-04"),
            (0, f"detain agent=g:gunmen patient=p:the engineer place=L:Patikul date={D}", "2014-05-05"),
        ],
    ),
    (
        "rival tolls of one shelling",
        [
            (0, f"kill agent=g:rebels patient=g:nine people count=9 place=L:Malakal date={D}", "2014-05-04"),
            (0, f"kill patient=g:17 people count=17 place=L:Malakal date={D}", "2014-05-05"),
            (0, f"die patient=g:30 civilians count=30- place=L:Malakal date={D}", "2014-05-05"),
            (1, f"wound patient=g:20 people count=20 place=L:Malakal date={D}", "2014-05-04"),
        ],
    ),
    (
        "the soldiers among the dead are no rival toll, nor is the one, nor are two others",
        [
            (0, f"kill patient=g:nine people count=9 place=L:Malakal date={D}", "2014-05-04"),
            (1, f"kill patient=g:three soldiers count=3 place=L:Malakal date={D}", "2014-05-05"),
            (2, f"kill patient=p:a baker count=1 place=L:Malakal date={D}", "2014-05-05"),
            (3, f"kill patient=g:two other men count=2 place=L:Malakal date={D}", "2014-05-05"),
        ],
    ),
    (
        "tolls of two towns, and of two days",
        [
            (0, f"kill patient=g:nine people count=9 place=L:Malakal date={D}", "2014-05-04"),
            (1, f"kill patient=g:five people count=5 place=L:Juba date={D}", "2014-05-04"),
            (2, "kill patient=g:12 people count=12 place=L:Malakal date=2014-05-09", "2014-05-10"),
        ],
    ),
    (
        "a toll since January is none of one day's",
        [
            (0, f"kill patient=g:nine people count=9 place=L:Malakal date={D}", "2014-05-04"),
            (1, "kill patient=g:civilians place=L:Malakal total=1 date=2014-01/2014-05-04", "2014-05-04"),
        ],
    ),
    (
        "the shelling of a market is not the killing of those in it",
        [
            (0, f"attack agent=g:rebels patient=t:the market place=L:Malakal date={D}", "2014-05-04"),
            (1, f"kill agent=g:rebels patient=g:nine people count=9 place=L:Malakal date={D}", "2014-05-04"),
            (2, f"kill agent=g:rebels patient=p:a soldier count=1 place=L:Malakal date={D}", "2014-05-05"),
        ],
    ),
    (
        "an attack on a man and his death",
        [
            (0, f"attack patient=P:Yusuf Marwand place=L:Malakal date={D}", "2014-05-04"),
            (0, f"kill patient=P:Yusuf Marwand date={D}", "2014-05-04"),
        ],
    ),
    (
        "a town's day told to the day and to the month",
        [
            (0, f"bomb agent=g:rebels patient=t:the fish market place=L:Malakal date={D}", "2014-05-04"),
            (0, "bomb patient=t:the fish market place=L:Malakal date=2014-05", "2014-11-04"),
        ],
    ),
    (
        "26 held and 23 held, in reports without a date, are two",
        [
            (0, "detain patient=g:23 raiders count=23 place=L:Karsa", ""),
            (1, "detain patient=g:26 raiders count=26 place=L:Karsa", ""),
            (0, "detain patient=g:23 raiders count=23 place=L:Karsa", ""),
        ],
    ),
    (
        "eleven held or twelve held there that day",
        [
            (0, f"detain agent=G:the navy patient=g:11 fishermen count=11 place=L:Karsa date={D}", "2014-05-04"),
            (0, f"detain agent=G:the navy patient=g:12 fishermen count=12 place=L:Karsa date={D}", "2014-05-04"),
        ],
    ),
    (
        "a raid and an arrest with nobody in both",
        [
            (0, f"raid agent=G:the police place=L:Karsa date={D}", "2014-05-04"),
            (1, f"detain patient=P:Karim Dastan place=L:Karsa date={D}", "2014-05-04"),
        ],
    ),
    (
        "a release is no detention",
        [
            (0, f"detain patient=P:Karim Dastan place=L:Karsa date={D}", "2014-05-07"),
            (1, f"release patient=P:Karim Dastan place=L:Karsa date={D}", "2014-05-07"),
        ],
    ),
    (
        "a day apart: one event with two dates",
        [
            (0, "airstrike agent=G:the army patient=P:Yusuf Marwand place=L:Lowmark date=2014-06-10", "2014-06-11"),
            (0, "airstrike agent=G:Parvania patient=P:Yusuf Marwand place=L:Lowmark date=2014-06-11", "2014-06-12"),
        ],
    ),
    (
        "handed over at the border, then flown to the capital",
        [
            (0, "transfer patient=P:Karim Dastan to=g:soldiers date=2014-05-03", "2014-05-04"),
            (1, "transfer patient=P:Karim Dastan to=L:Halvik", "2014-05-09"),
        ],
    ),
    (
        "the same strike claimed by two hands",
        [
            (0, "airstrike agent=G:the Norland army patient=t:a depot place=L:Lowmark date=2014-06-10", "2014-06-11"),
            (0, "airstrike agent=G:Parvania patient=t:a depot place=L:Lowmark date=2014-06-10", "2014-06-12"),
        ],
    ),
    (
        "strikes on two towns on one day",
        [
            (0, "airstrike agent=G:the Norland army patient=t:a depot place=L:Lowmark date=2014-06-10", "2014-06-11"),
            (1, "airstrike agent=G:the Norland army patient=t:a bridge place=L:Halvik date=2014-06-10", "2014-06-11"),
        ],
    ),
    (
        "no event is told before it happens",
        [
            (0, "release patient=P:Karim Dastan date=2014-05-06", "2014-05-07"),
            (1, "release patient=P:Karim Dastan", "2014-04-01"),
        ],
    ),
    (
        "two hauls of one month",
        [
            (0, "seize agent=G:the coast guard goods=t:60 assault rifles place=L:Karsa date=2014-04-11", "2014-04-12"),
            (1, "seize agent=G:the navy goods=t:14 crates of ammunition place=L:Lowmark date=2014-03-19", "2014-04-12"),
            (0, "seize agent=G:the coast guard goods=t:60 rifles date=2014-04-11", "2014-05-04"),
        ],
    ),
    (
        "sanctions on brothers",
        [
            (0, "sanction agent=G:the Ministry of Finance patient=P:Kamran Dastan date=2014-06-02", "2014-06-02"),
            (1, "sanction agent=G:the Ministry of Finance patient=P:Karim Dastan date=2014-06-02", "2014-06-02"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("says", "rows"), ACROSS, ids=[c[0] for c in ACROSS])
def test_events_over_many_reports(says: str, rows: list[tuple[int | None, str, str]]) -> None:
    pages = [page(f"r{i}", row, published=day) for i, (_, row, day) in enumerate(rows)]
    found = solve(*pages)
    _same([n for n, _, _ in rows], [what(found, made) for made in pages])


def _same(numbers: list[int | None], ids: list[str]) -> None:
    for i, (n, a) in enumerate(zip(numbers, ids, strict=True)):
        for j, (m, b) in enumerate(zip(numbers, ids, strict=True)):
            if i < j:
                assert (a == b) == (n is not None and n == m), (i, j)


# Each case: a sentence, then (number, row) of one report.
WITHIN = [
    (
        "the headline, the lead and a later sentence with other hands",
        [
            (0, f"detain agent=G:US forces patient=p:a senior officer/the officer place=L:Karsa date={D}"),
            (0, f"detain agent=g:security guards patient=p:the agent place=L:Karsa airport date={D}"),
            (1, "attempt_to_leave agent=p:a senior officer/the officer from=L:Karsa"),
        ],
    ),
    (
        "a list is one event for each",
        [
            (0, "detain patient=P:Mehdi Farhan place=L:Karsa date=2006-10/.."),
            (1, "detain patient=P:Ali Dakhil place=L:Karsa date=2006-10/.."),
            (2, "detain patient=P:Qasim Halil place=L:Karsa date=2006-10/.."),
        ],
    ),
    (
        "a second man",
        [
            (0, f"detain patient=p:the colonel place=L:Karsa date={D}"),
            (1, f"detain patient=p:another man place=L:Karsa date={D}"),
        ],
    ),
    (
        "the climber of the lead is not another climber, named below",
        [
            (0, f"die patient=p:a British climber place=L:Karsa date={D}"),
            (1, "die patient=P:another climber/Yusuf Marwand place=L:Karsa"),
        ],
    ),
    (
        "a toll has the day and the place of the sentence before it",
        [
            (0, f"bomb agent=g:rebels patient=t:the market place=L:Malakal date={D}"),
            (1, "kill patient=g:nine people count=9 says=P:Peter Lado"),
            (1, "die patient=g:17 people count=17 says=P:Rebecca Nyandeng"),
        ],
    ),
    (
        "one voice's two numbers are of two groups",
        [
            (0, f"die patient=g:17 people count=17 place=L:Malakal date={D} says=P:Rebecca Nyandeng"),
            (1, f"die patient=g:two people count=2 place=L:Malakal date={D} says=P:Rebecca Nyandeng"),
        ],
    ),
    (
        "shot, and dead two days later",
        [
            (0, "attack agent=g:gunmen patient=P:Yusuf Marwand place=L:Malakal date=2014-05-01"),
            (1, f"die patient=P:Yusuf Marwand place=L:Malakal date={D}"),
            (1, "kill agent=g:gunmen patient=P:Yusuf Marwand place=L:Malakal"),
        ],
    ),
    (
        "killed and wounded",
        [
            (0, "kill patient=g:members count=2001- date=2008-03/2008-08"),
            (1, "wound patient=g:members count=2000- date=2008-03/2008-08"),
        ],
    ),
]


@pytest.mark.parametrize(("says", "rows"), WITHIN, ids=[c[0] for c in WITHIN])
def test_events_within_one_report(says: str, rows: list[tuple[int | None, str]]) -> None:
    made = page("r", *(row for _, row in rows), published="2014-05-03")
    found = solve(made)
    _same([n for n, _ in rows], [what(found, made, i) for i in range(len(rows))])


def _story() -> tuple[Page, Page, Page]:
    navy = page(
        "navy",
        f"detain agent=g:security guards patient=p:a senior officer/the officer place=L:Karsa port date={D}",
        f"attempt_to_leave agent=p:a senior officer/the officer date={D}",
        published=D,
    )
    wire = page(
        "wire",
        f"detain agent=g:marines patient=P:Karim Dastan/the officer place=L:Karsa port date={D}",
        "identity subject=P:Karim Dastan/the officer object=P:Karim Dastan says=P:Lena Torvald",
        "release patient=P:Karim Dastan/the officer date=2014-05-06",
        published="2014-05-07",
    )
    reader = page("reader", "release patient=p:this man date=2014-05-06", parent="navy", published="2014-05-06")
    return navy, wire, reader


def test_a_later_report_names_the_man_in_the_earlier_one_and_in_its_comment() -> None:
    navy, wire, reader = _story()
    found = solve(navy, wire, reader)
    man = who(found, wire, "P:Karim Dastan")
    assert who(found, navy, "p:a senior officer/the officer") == man
    assert who(found, reader, "p:this man") == man
    entity = next(e for e in found.entities if e.id == man)
    assert (entity.name, entity.named) == ("Karim Dastan", True)
    assert entity.named_by is not None
    assert entity.named_by.report == "wire"
    assert what(found, navy) == what(found, wire)
    assert what(found, reader) == what(found, wire, 2)


def test_without_the_report_that_names_him_he_has_no_name() -> None:
    navy, _, reader = _story()
    found = solve(navy, reader)
    entity = next(e for e in found.entities if e.id == who(found, reader, "p:this man"))
    assert (entity.name, entity.names, entity.named, entity.named_by) == (None, (), False, None)
    assert entity.description == "a senior officer"


def test_hands_that_differ_stay_two_entities_of_one_event() -> None:
    navy, wire, _ = _story()
    found = solve(navy, wire)
    event = next(e for e in found.events if e.id == what(found, navy))
    assert len(event.roles["agent"]) == 2
    assert len(event.roles["patient"]) == 1


def test_named_otherwise_the_same_day_is_asked_or_left() -> None:
    a = page("a", f"detain patient=P:Abu Nader place=L:Karsa port date={D}")
    b = page("b", f"detain patient=P:Karim Dastan place=L:Karsa port date={D}")
    found = solve(a, b)
    assert what(found, a) != what(found, b)


def test_two_names_for_one_unnamed_man_do_not_make_the_names_one() -> None:
    a = page("a", "identity subject=p:the officer object=P:Karim Dastan")
    b = page("b", "identity subject=p:the officer object=P:Lars Torvald")
    one = page(
        "c",
        "identity subject=p:the officer object=P:Karim Dastan",
        "identity subject=p:the officer object=P:Lars Torvald",
    )
    found = solve(a, b, one)
    assert who(found, one, "P:Karim Dastan") != who(found, one, "P:Lars Torvald")
    assert any(s.what == "entity" for s in found.suggestions)
