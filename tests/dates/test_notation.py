"""EDTF values, the days they allow, and two of them side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.dates import bounds, compatible, intersect, within


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2008-11-19", "2008-11-19", "2008-11-19"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2008", "2008-01-01", "2008-12-31"),
        ("2005~", "2005-01-01", "2005-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2006-10-11~/2006-10-20~", "2006-10-11", "2006-10-20"),
        ("2006-09~/2006-12~", "2006-09-01", "2006-12-31"),
        ("2008-21/2008-22", "2008-03-01", "2008-08-31"),
        ("2008-24", "2007-12-01", "2009-02-28"),
        ("../2008-12-31", None, "2008-12-31"),
        ("2008-12-31/..", "2008-12-31", None),
        ("-0217", "-0217-01-01", "-0217-12-31"),
        ("2008-02-30", None, None),
        ("2009/2008", None, None),
        ("soon", None, None),
        ("", None, None),
    ],
)
def test_bounds_say_what_the_value_says(edtf: str, earliest: str | None, latest: str | None) -> None:
    assert bounds(edtf) == (earliest, latest)


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        ("2008-11-19", "2008-11", "2008-11-19"),
        ("2008-11-19", "2008-11-18", None),
        ("2008-10-11~/2008-11-19", "2008-11", "2008-11/2008-11-19"),
        ("../2008-12-31", "2008-06/..", "2008-06/2008-12-31"),
        ("2008", None, "2008"),
        (None, None, None),
        ("2008", "2008~", "2008"),
        ("2008-11/2009-02", "2008-09~/2008-12~", "2008-11/2008-12~"),
    ],
)
def test_two_dates_side_by_side(a: str | None, b: str | None, both: str | None) -> None:
    assert intersect(a, b) == intersect(b, a) == both
    assert compatible(a, b) is compatible(b, a) is (both is not None or (a is None and b is None))


def test_within() -> None:
    assert within("2008-11-19", "2008-11")
    assert not within("2008-11", "2008-11-19")
    assert within("2008", "../2009")
    assert not within("../2009", "2008")
    assert within(None, None)
    assert not within(None, "2008")


POINTS = st.one_of(
    st.dates().map(lambda d: d.isoformat()),
    st.dates().map(lambda d: d.isoformat()[:7] + "~"),
    st.integers(1, 9999).map(lambda y: f"{y:04d}"),
    st.integers(0, 999).map(lambda y: f"{y:03d}X"),
    st.tuples(st.integers(2, 9998), st.integers(21, 24)).map(lambda p: f"{p[0]:04d}-{p[1]}"),
)
VALUES = st.one_of(
    POINTS, st.tuples(POINTS | st.just(".."), POINTS | st.just("..")).map("/".join), st.text(max_size=12)
)


@given(VALUES, VALUES)
def test_what_both_allow_lies_in_both(a: str, b: str) -> None:
    for value in (a, b):
        earliest, latest = bounds(value)
        assert earliest is None or latest is None or earliest <= latest
    both = intersect(a, b)
    assert both == intersect(b, a)
    if both is not None:
        assert within(both, a)
        assert within(both, b)
