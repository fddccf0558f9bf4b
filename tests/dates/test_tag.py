"""Time expressions: what is found, what it is worth, what is no date at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.dates import Tagged, bounds, tag
from whence.dates.words import words

try:  # the notation's own parser, where it is installed
    from edtf import parse_edtf
except ImportError:
    parse_edtf = bounds

DAY = "2008-11-19"  # a Wednesday


def read(text: str, published: str | None = DAY, tags: dict[str, str] | None = None) -> list[Tagged]:
    """Tags with tokens cut at blanks, each with the Penn tag the test gives it."""
    tokens, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        tokens.append((start, at, word, (tags or {}).get(word.strip(".,"), "")))
    return tag(text, tokens, [(0, len(tokens))], published)


def rows(text: str, published: str | None = DAY) -> list[tuple[str, str, str, str | None]]:
    return [(text[t.start : t.end], t.type, t.value, t.edtf) for t in read(text, published)]


SAID = [
    # days, written out
    ("They met on 3 May 2014.", [("3 May 2014", "DATE", "2014-05-03", "2014-05-03")]),
    ("On Wednesday, Nov. 19, 2008, he left.", [("Wednesday, Nov. 19, 2008", "DATE", "2008-11-19", "2008-11-19")]),
    ("It began on the 28th of August 2006.", [("the 28th of August 2006", "DATE", "2006-08-28", "2006-08-28")]),
    ("A raid on 19/10/2008 failed.", [("19/10/2008", "DATE", "2008-10-19", "2008-10-19")]),
    ("A raid on 4/3/2008 failed.", [("4/3/2008", "DATE", "2008-04-03", "2008-04-03?")]),
    ("Seen 2008-10-30.", [("2008-10-30", "DATE", "2008-10-30", "2008-10-30")]),
    # a day alone: the last one so numbered
    ("On the night of the 12th they came.", [("the 12th", "DATE", "2008-11-12", "2008-11-12")]),
    ("Guards seized him on the 28th.", [("the 28th", "DATE", "2008-10-28", "2008-10-28")]),
    # a day without its year: nearest on or before the report
    ("On Oct. 3 guards seized him.", [("Oct. 3", "DATE", "2008-10-03", "2008-10-03")]),
    ("On Dec. 28 guards seized him.", [("Dec. 28", "DATE", "2007-12-28", "2007-12-28")]),
    ("The trial will open on Jan. 9.", [("Jan. 9", "DATE", "2009-01-09", "2009-01-09")]),
    ("The trial was to start on Jan. 9.", [("Jan. 9", "DATE", "2009-01-09", "2009-01-09")]),
    # months and years, and parts of them
    ("In October 2006 it fell.", [("October 2006", "DATE", "2006-10", "2006-10")]),
    ("In mid-October 2006 it fell.", [("mid-October 2006", "DATE", "2006-10", "2006-10-11~/2006-10-20~")]),
    ("In early October it fell.", [("early October", "DATE", "2008-10", "2008-10-01~/2008-10-10~")]),
    ("In late October it fell.", [("late October", "DATE", "2008-10", "2008-10-21~/2008-10-31~")]),
    ("By the end of 2006 it fell.", [("the end of 2006", "DATE", "2006", "../2006-12~")]),
    ("In late 2006 it fell.", [("late 2006", "DATE", "2006", "2006-09~/2006-12~")]),
    ("In early 2006 it fell.", [("early 2006", "DATE", "2006", "2006-01~/2006-04~")]),
    ("In mid-2006 it fell.", [("mid-2006", "DATE", "2006", "2006-05~/2006-08~")]),
    ("About 2005 it fell.", [("About 2005", "DATE", "2005", "2005~")]),
    ("In the 1990s it fell.", [("the 1990s", "DATE", "199", "199X")]),
    ("In the early 1990s it fell.", [("the early 1990s", "DATE", "199", "1990~/1993~")]),
    ("A fort of the 16th century fell.", [("the 16th century", "DATE", "15", "15XX")]),
    ("In the summer of 2007 it fell.", [("the summer of 2007", "DATE", "2007-SU", "2007-22")]),
    ("In the first half of 2008 it fell.", [("the first half of 2008", "DATE", "2008-H1", "2008-01/2008-06")]),
    # from the report's day
    ("He was held today.", [("today", "DATE", DAY, DAY)]),
    ("He was held yesterday.", [("yesterday", "DATE", "2008-11-18", "2008-11-18")]),
    ("He was held on Tuesday.", [("Tuesday", "DATE", "2008-11-18", "2008-11-18")]),
    ("He was held on Wednesday.", [("Wednesday", "DATE", DAY, DAY)]),
    ("He was held last Wednesday.", [("last Wednesday", "DATE", "2008-11-12", "2008-11-12")]),
    ("The court will hear him Friday.", [("Friday", "DATE", "2008-11-21", "2008-11-21")]),
    ("He was held last week.", [("last week", "DATE", "2008-W46", "2008-11-10/2008-11-16")]),
    ("He was held this month.", [("this month", "DATE", "2008-11", "2008-11")]),
    ("He was held earlier this month.", [("earlier this month", "DATE", "2008-11", "2008-11-01/2008-11-19")]),
    ("He was held three nights ago.", [("three nights ago", "DATE", "2008-11-16", "2008-11-16")]),
    ("He was held two days ago.", [("two days ago", "DATE", "2008-11-17", "2008-11-17")]),
    ("He was held two weeks ago.", [("two weeks ago", "DATE", "2008-W45", "2008-11-02~/2008-11-08~")]),
    ("He was held three years ago.", [("three years ago", "DATE", "2005", "2005~")]),
    ("He was held last May.", [("last May", "DATE", "2008-05", "2008-05")]),
    ("He was recently held.", [("recently", "DATE", "PAST_REF", None)]),
    ("He is now held.", [("now", "DATE", "PRESENT_REF", None)]),
    # times of day: the value has the hour, the date is the day
    ("Shots rang out Tuesday night.", [("Tuesday night", "TIME", "2008-11-18TNI", "2008-11-18")]),
    ("Shots rang out last night.", [("last night", "TIME", "2008-11-18TNI", "2008-11-18")]),
    ("It began at 10 p.m. Monday.", [("10 p.m. Monday", "TIME", "2008-11-17T22:00", "2008-11-17")]),
    (
        "It began at 0300 hrs on 12 May 2008.",
        [("0300 hrs", "TIME", "2008-05-12T03:00", "2008-05-12"), ("12 May 2008", "DATE", "2008-05-12", "2008-05-12")],
    ),
    ("It began at dawn on Tuesday.", [("dawn on Tuesday", "TIME", "2008-11-18TMO", "2008-11-18")]),
    ("At 10 a.m. they left.", [("10 a.m.", "TIME", "2008-11-19T10:00", None)]),
    ("Seen 19-Nov-08.", [("19-Nov-08", "DATE", "2008-11-19", "2008-11-19")]),
    ("In the winter of 2006-07 it fell.", [("the winter of 2006-07", "DATE", "2006-WI", "2006-12/2007-02")]),
    # durations and sets
    ("They were held for three months.", [("three months", "DURATION", "P3M", None)]),
    ("A four-day siege ended.", [("four-day", "DURATION", "P4D", None)]),
    ("After decades of war they met.", [("decades", "DURATION", "PXE", None)]),
    ("It took two and a half years.", [("two and a half years", "DURATION", "P2Y6M", None)]),
    ("In the past two months ten fled.", [("the past two months", "DURATION", "P2M", "2008-09-19~/2008-11-19")]),
    ("They patrol every day.", [("every day", "SET", "P1D", None)]),
    ("They patrol twice a week.", [("twice a week", "SET", "P1W", None)]),
    ("They are paid 200 dinars a month.", [("a month", "SET", "P1M", None)]),
    ("They patrol each Friday.", [("each Friday", "SET", "XXXX-WXX-5", None)]),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_what_is_said(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert rows(text) == expected


GOVERNED: list[tuple[str, dict[str, str | None]]] = [
    ("Ten men were held since mid-October.", {"mid-October": "2008-10-11~/2008-11-19"}),
    ("They have been held since late 2006.", {"late 2006": "2006-09~/2008-11-19"}),
    ("They have met there since the 2003 war.", {"2003": "2003/2008-11-19"}),
    ("In the last 24 hours ten fled.", {"the last 24 hours": "2008-11-18/2008-11-19"}),
    ("It was shut until March 2007.", {"March 2007": "../2007-03"}),
    ("It was built before 2009.", {"2009": "../2008-12-31"}),
    ("It was built before 3 May 2007.", {"3 May 2007": "../2007-05-02"}),
    ("It was built before the 2003 war.", {"2003": "../2003"}),
    ("It was built after 2006.", {"2006": "2007-01-01/2008-11-19"}),
    ("It was built after the 2003 war.", {"2003": "2003/2008-11-19"}),
    ("It was shut from March to May 2007.", {"March": "2007-03/2007-05", "May 2007": "2007-03/2007-05"}),
    ("It fell between 3 and 5 May 2008.", {"3": "2008-05-03/2008-05-05", "5 May 2008": "2008-05-03/2008-05-05"}),
    ("It fell on May 3-5, 2008.", {"May 3": "2008-05-03/2008-05-05", "5, 2008": "2008-05-03/2008-05-05"}),
    (
        "In the spring and summer of 2008 it fell.",
        {"the spring": "2008-21/2008-22", "summer of 2008": "2008-21/2008-22"},
    ),
    ("On or about May 3, 2007 he fled.", {"May 3, 2007": "2007-05-03~"}),
    ("From 2003 to the present they met.", {"2003": "2003/2008-11-19"}),
    ("So far this year ten fled.", {"this year": "2008/2008-11-19"}),
    ("On Nov. 17-18 it fell.", {"Nov. 17": "2008-11-17/2008-11-18", "18": "2008-11-17/2008-11-18"}),
    ("The games (July-November 1954) failed.", {"July": "1954-07/1954-11", "November 1954": "1954-07/1954-11"}),
    ("In the last three months of 2007 ten fled.", {"the last three months": None, "2007": "2007"}),
    ("It was shut in 1915-17.", {"1915": "1915/1917", "17": "1915/1917"}),
]


@pytest.mark.parametrize(("text", "expected"), GOVERNED)
def test_the_preposition_counts_in_the_edtf_date(text: str, expected: dict[str, str | None]) -> None:
    assert {text[t.start : t.end]: t.edtf for t in read(text)} == expected


def test_later_words_go_back_to_the_last_date_spoken_of() -> None:
    text = "On 3 May 2007 guards fired. A day earlier a boat sank. The same day two fled. Three weeks later both fell."
    assert [(t.value, t.edtf) for t in read(text)] == [
        ("2007-05-03", "2007-05-03"),
        ("2007-05-02", "2007-05-02"),
        ("2007-05-02", "2007-05-02"),
        ("2007-W21", "2007-05-20~/2007-05-26~"),
    ]


def test_news_goes_on_in_the_year_it_has_just_stated() -> None:
    assert [t.edtf for t in read("He was seized in January 2007. In March he was moved.")] == ["2007-01", "2007-03"]


def test_an_undated_page_says_no_day_for_what_counts_from_it() -> None:
    text = "Today he fled. Last week he was held. On Tuesday he hid. On 3 May 2014 it began; the next day it ended."
    assert [(t.value, t.edtf) for t in read(text, None)] == [
        ("PRESENT_REF", None),
        ("XXXX-WXX", None),
        ("XXXX-WXX-2", None),
        ("2014-05-03", "2014-05-03"),
        ("2014-05-04", "2014-05-04"),
    ]


def test_a_history_dates_its_days_by_what_it_told_last() -> None:
    text = (
        "The war began on 2 March 1911. In June the port fell. In 1912 the north rose. By October it was lost. "
        "In 1913 talks failed. In May 1914 they failed again. On 3 August the fleet left. In 1915 it came back. "
        "The treaty of 1916 ended it."
    )
    assert [t.value for t in read(text, "2009-12-19")] == [
        "1911-03-02", "1911-06", "1912", "1912-10", "1913", "1914-05", "1914-08-03", "1915", "1916",
    ]  # fmt: skip


REFUSED = [
    "He may leave.",
    "May Haddad wrote of it.",
    "May they rest.",
    "They march on the capital.",
    "March on the capital, he said.",
    "The second battalion fell back.",
    "The Sunday Times and the Daily Post said so.",
    "After Bloody Sunday they wept.",
    "The fall of the regime shook them.",
    "Operation Spring Lance failed.",
    "They drank spring water and fell ill in the fall of stones.",
    "The sun set and they wed.",
    "Some 2,000 fighters and 2008 people fled.",
    "1500 soldiers and 1991 rifles were lost.",
    "Resolution 1701 and Flight 1549 were named.",
    "They drove a 1990 Toyota to Room 2012.",
    "It cost $1999 and 2000 dinars.",
    "He is 37 years old, a 12-year-old boy said.",
    "Call 555-2008 or 1-800-1990.",
    "He won 3-2 and 10-1.",
    "On second thought a second man fled.",
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_looks_like_a_date_and_is_none(text: str) -> None:
    assert rows(text) == []


def test_a_modal_is_no_month_whatever_stands_beside_it() -> None:
    assert read("In May 5 men fled.", tags={"May": "NNP"})
    assert not read("And May 's men", tags={"May": "MD"})


def test_years_before_christ() -> None:
    assert rows("It fell in 490 BC.") == [("490 BC", "DATE", "BC0490", "-0489")]


PIECES = sorted(
    {word for members in words().classes.values() for word in members}
    | {w for table in ("months", "weekdays", "seasons", "units", "plural_units", "numbers", "ordinals", "dayparts")
       for w in getattr(words(), table)}
    | {"3", "12", "31", "2008", "1990s", "'89", "10:30", "9/11", "3/4", "1/0", "½", "12/31/2008", "0300", "500", "0"}
    | {",", ".", "-", "(", ")", "/", "'s", "\n", "\n\n", "Christmas", "New Year's Eve", "nineties", "guards", "the"}
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES) | st.sampled_from(PIECES).map(str.title) | st.text(max_size=4), max_size=12),
    st.sampled_from([None, DAY, "0001-01-01", "9999-12-31"]),
)
def test_any_text_gives_spans_in_order_and_edtf_that_others_read(parts: list[str], published: str | None) -> None:
    text = " ".join(parts)
    end = 0
    for found in tag(text, [], [], published):
        assert end <= found.start < found.end <= len(text)
        assert not text[found.start].isspace()
        assert not text[found.end - 1].isspace()
        end = found.end
        assert found.value
        if found.edtf is None:
            assert (found.earliest, found.latest) == (None, None)
            continue
        parse_edtf(found.edtf)
        assert (found.earliest, found.latest) == bounds(found.edtf)
        assert found.earliest or found.latest
        if found.earliest and found.latest and not found.earliest.startswith("-"):
            assert found.earliest <= found.latest
