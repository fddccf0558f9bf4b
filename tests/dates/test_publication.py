"""The line where a page says when it came out."""

from __future__ import annotations

import pytest

from whence.dates import publication


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published: 3 May 2014", "2014-05-03"),
        ("11/19/2008", "2008-11-19"),
        ("19/11/2008", "2008-11-19"),
        ("19.11.2008", "2008-11-19"),
        ("03.05.2014", "2014-05-03"),
        ("03/05/2014", "2014-03-05"),
        ("11-19-08", "2008-11-19"),
        ("Wed, 19 Nov 2008 16:12:00 GMT", "2008-11-19"),
        ("Wed Nov 19 16:12:00 GMT 2008", "2008-11-19"),
        ("Wed Nov 19 16:12:00 2008", "2008-11-19"),
        ("November 19, 2008 at 4:12 pm", "2008-11-19"),
        ("November 19, 2008 4:12 PM", "2008-11-19"),
        ("Nov. 19th, 2008", "2008-11-19"),
        ("NOVEMBER 19 2008", "2008-11-19"),
        ("19-NOV-08", "2008-11-19"),
        ("2014-05-03T10:00Z", "2014-05-03"),
        ("2014-05-03T10:00:00+02:00", "2014-05-03"),
        ("2014/5/3", "2014-05-03"),
        ("20140503", "2014-05-03"),
        ("20140503T101500", "2014-05-03"),
        ("Posted by R. Hale on the 3rd of May, 2014 10:15", "2014-05-03"),
        ("2014 May 3", "2014-05-03"),
        ("3 May 2014 | Updated 4 May 2014", "2014-05-03"),
        ("Updated 4 May 2014, first published 3 May 2014", "2014-05-03"),
        ("By Ana Reyes, Sat 3 May 2014 22.10 BST", "2014-05-03"),
        ("29 Feb 2012", "2012-02-29"),
    ],
)
def test_a_written_day_is_read(text: str, day: str) -> None:
    assert publication(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "Nov. 19",
        "May 2014",
        "31 Feb 2013",
        "32/13/2008",
        "Resolution 1701",
        "call 555-19-2008",
        "11:19:08",
    ],
)
def test_what_is_no_full_date_is_none(text: str) -> None:
    assert publication(text) is None
