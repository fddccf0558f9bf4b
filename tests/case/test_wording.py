"""Dates, counts and headings in words."""

import pytest

from whence.case.titles import count_words, lower_start
from whence.case.wording import date, lasted, since
from whence.claims.claim import Count


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2014-05-03", "3 May 2014"),
        ("2014-05", "May 2014"),
        ("2014", "2014"),
        ("2014-05-03~", "about 3 May 2014"),
        ("2014-05?", "perhaps May 2014"),
        ("2014-05-03T23:40", "3 May 2014, 23:40"),
        ("2008-22", "summer 2008"),
        ("2006-10-11~/2006-10-20~", "about 11 October 2006 to about 20 October 2006"),
        ("../2007-06", "until June 2007"),
        ("2007-03-20/..", "since 20 March 2007"),
        ("2008-21/2008-22", "spring 2008 to summer 2008"),
        ("[2008-11-18..2008-11-19]", "[2008-11-18..2008-11-19]"),
        ("199X", "199X"),
        (None, "date not known"),
    ],
)
def test_dates(edtf: str | None, words: str) -> None:
    assert date(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2014-05-03", "since 3 May 2014"),
        ("2014-05/2014-05-09", "since some day from May 2014 to 9 May 2014"),
        ("../2014-05-09", "since some day up to 9 May 2014"),
        ("2014-05-03/..", "since 3 May 2014"),
    ],
)
def test_since(edtf: str, words: str) -> None:
    assert since(edtf) == words


def test_how_long() -> None:
    assert lasted("2009", None) == "since 2009"
    assert lasted("2009", "../2014-05-09") == "since 2009 until some day up to 9 May 2014"
    assert lasted(None, "2014") == "until 2014"
    assert lasted(None, None) == ""


@pytest.mark.parametrize(
    ("count", "words"),
    [(Count(10, 10), "10"), (Count(2001, None), "2001 or more"), (Count(2, 4), "2 to 4"), (Count(0, 0), "0")],
)
def test_counts(count: Count, words: str) -> None:
    assert count_words(count) == words


@pytest.mark.parametrize(
    ("printed", "inside"),
    [
        ("The navy", "the navy"),
        ("Three fishermen", "three fishermen"),
        ("A dock guard", "a dock guard"),
        ("Norland officials", "Norland officials"),
        ("US forces", "US forces"),
        ("", ""),
    ],
)
def test_words_inside_a_line(printed: str, inside: str) -> None:
    assert lower_start(printed) == inside
