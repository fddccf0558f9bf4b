# ruff: noqa: E501 (pages stand as they are printed)
"""When a page came out: stated, inferred from evidence on the page, or unknown; and the words it rests on."""

from __future__ import annotations

import pytest

from whence.documents import read_bytes

STORY = "The navy detained two men at the port of Karsa on Saturday, a spokesman for the harbour said."
TITLE = "Two held at Karsa port"
TRACKBACK = "• Mira O says:\n\nHarbour Notes has linked to this post in the blog post Evening links: 5/4/2014 and more."
COMMENT = "joe on May 6, 2014 at 4:12 pm said:\n\nNo names?"


@pytest.mark.parametrize(
    ("text", "edtf", "basis", "words"),
    [
        (f"{TITLE}\n\n{STORY}\n", None, None, None),
        (f"{TITLE}\nMay 3, 2014\n\n{STORY}\n", "2014-05-03", "stated", "May 3, 2014"),
        (f"{TITLE}\nPublished 3 May 2014 14:05\n\n{STORY}\n", "2014-05-03", "stated", "3 May 2014 14:05"),
        (f"{TITLE}\nBy Jane Roe | May 3, 2014\n\n{STORY}\n", "2014-05-03", "stated", "May 3, 2014"),
        (f"{TITLE}\nUpdated 5 May 2014\nPublished 3 May 2014\n\n{STORY}\n", "2014-05-03", "stated", "3 May 2014"),
        (f"{TITLE}\n\nKARSA, Norland, May 3, 2014 (Norland Wire) - {STORY}\n", "2014-05-03", "stated", "May 3, 2014"),
        (f"{TITLE}\n\nKARSA, Norland, May 3 (Norland Wire) - {STORY}\n", None, None, None),
        (f"{TITLE}\n\nKARSA, May 3 (Norland Wire) - {STORY}\n\n{COMMENT}\n", "2014-05-03", "inferred", "May 3"),
        (f"{TITLE}\n\nKARSA, Dec. 30 (Norland Wire) - {STORY}\n\n{COMMENT}\n", "2013-12-30", "inferred", "Dec. 30"),
        (f"{TITLE}\n\n{STORY}\n\n{COMMENT}\n", "2014-05-06", "inferred", "May 6, 2014 at 4:12 pm"),
        (f"{TITLE}\n\n{STORY}\n\n{COMMENT}\n\n{TRACKBACK}\n", "2014-05-04", "inferred", "5/4/2014"),
        (f"{TITLE}\n\n{STORY}\n\n© 2016 Norland Ledger\n", None, None, None),
        (f"{TITLE}\n\n{STORY} He was last seen on May 1, 2014 in Vale.\n", None, None, None),
    ],
)
def test_page(text, edtf, basis, words):
    report = read_bytes(text.encode(), "page.txt")[0]
    evidence = report.published.evidence
    assert (report.published.edtf, report.published.basis) == (edtf, basis)
    assert (report.text[evidence.start : evidence.end] if evidence else None) == words


def test_the_address_dates_a_page_that_does_not():
    url = "https://ledger.example/2014/05/03/two-held"
    report = read_bytes(f"{TITLE}\n\n{STORY}\n".encode(), "page.txt", url)[0]
    assert (report.published.edtf, report.published.basis, report.url) == ("2014-05-03", "inferred", url)


def test_one_date_that_can_only_be_read_day_first_tells_how_the_others_are_meant():
    text = f"{TITLE}\n\n{STORY}\n\nPosted 12/03/2014 14:20 by Lina\n\n2 Comments\n\nAnn, 12/03/2014 19:02\nSad.\n\nBo, 13/03/2014 01:15\nTrue.\n"
    assert [r.published.edtf for r in read_bytes(text.encode(), "p")] == ["2014-03-12", "2014-03-12", "2014-03-13"]
    assert read_bytes(text.replace("13/03", "12/04").encode(), "p")[0].published.edtf == "2014-12-03"


def test_comments_have_their_own_dates():
    reports = read_bytes(
        f"{TITLE}\nMay 3, 2014\n\n{STORY}\n\n{COMMENT}\n\n{TRACKBACK}\n\n• ann says:\n\nSad.".encode(), "p"
    )
    told = [(r.type, r.authors, r.published.edtf, r.published.basis) for r in reports[1:]]
    assert told == [
        ("comment", ("joe",), "2014-05-06", "stated"),
        ("trackback", ("Mira O",), "2014-05-04", "inferred"),
        ("comment", ("ann",), "2014-05-03", "inferred"),
    ]
