# ruff: noqa: E501 (pages stand as they are printed)
"""Readers' comments on plain pages, in the ways sites print them."""

from __future__ import annotations

import pytest

from whence.documents import read_bytes

STORY = (
    "Two held at Karsa port\n\nThe navy detained two men at the port of Karsa on Saturday, a spokesman said.\n\n"
    "He did not name them and said that they had not been charged.\n\n"
)

COMMENTS = {
    "bullets": (
        "2 Comments\n\n  • dana k. says:\n\n    They were freed.\n\n    I saw it.\n\n  • Oskar/7 says:\n\n    Really?\n",
        [("dana k.", "They were freed.\n\n    I saw it."), ("Oskar/7", "Really?")],
    ),
    "no bullets": (
        "2 Comments\n\ndana k. says:\n\nThey were freed.\n\nOskar says:\n\nReally?\n",
        [("dana k.", "They were freed."), ("Oskar", "Really?")],
    ),
    "initials and titles": (
        "2 Comments\n\n• A. Lodhi says:\n\nNo grave.\n\n• Mrs. P says:\n\nReally?\n",
        [("A. Lodhi", "No grave."), ("Mrs. P", "Really?")],
    ),
    "a name before the words, the time below them": (
        "2 Comments\n\nJonas: They were freed.\n5 May 2014, 10:00\n\nmira_k: Really? I saw: nothing.\n6 May 2014, 11:00\n",
        [("Jonas", "They were freed."), ("mira_k", "Really? I saw: nothing.")],
    ),
    "a colon in the words is no name": (
        "2 Comments\n\ndana says:\n\nOne thing: they were freed.\n\nOskar says:\n\nReally?\n",
        [("dana", "One thing: they were freed."), ("Oskar", "Really?")],
    ),
    "no head line": (
        "dana says:\n\nThey were freed.\n\nOskar says:\n\nReally?\n",
        [("dana", "They were freed."), ("Oskar", "Really?")],
    ),
    "numbered, time below": (
        "1. Mira L. says:\nMay 5, 2014 at 10:00 am\n\nI know it.\n\n2. joe says:\nMay 6, 2014 at 11:00 am\n\nSource?\n",
        [("Mira L.", "I know it."), ("joe", "Source?")],
    ),
    "time in the head, one to a line": (
        "2 responses to “Two held at Karsa port”\ndana k. on May 4, 2014 at 4:12 pm said:\nThey look tired.\nReply\n"
        "Oskar fan on May 5, 2014 at 8:00 am said:\nGood news!\nReply\nLeave a Reply\nYour email address will not be published.\n",
        [("dana k.", "They look tired."), ("Oskar fan", "Good news!")],
    ),
    "name over date": (
        "Comments (2)\n\nMira\nMay 5, 2014 at 10:00 am\nI know it.\n\nJon P\n2 years ago\nSource?\n",
        [("Mira", "I know it."), ("Jon P", "Source?")],
    ),
    "signed below": (
        "Comments\n\nThey were freed. I saw it.\n\nPosted by: Mira | May 4, 2014 04:12 PM\n\nNonsense.\n\n"
        "Posted by: Jon | May 5, 2014 04:12 PM\n\nPost a comment\n",
        [("Mira", "They were freed. I saw it."), ("Jon", "Nonsense.")],
    ),
    "name and words on one line": (
        "2 Comments\n\n• dana says: They were freed.\n\n• joe says: Really?\n",
        [("dana", "They were freed."), ("joe", "Really?")],
    ),
    "blogger": (
        "2 comments:\n\nAnonymous said...\n\nThey were freed.\n\nMay 4, 2014 at 9:12 AM\n\nMira said...\n\nSource?\n",
        [("Anonymous", "They were freed."), ("Mira", "Source?")],
    ),
    "a reader quotes another": (
        "2 Comments\n\n• dana says:\n\nThey were freed.\n\n• joe says:\n\ndana says: they were freed.\n\nI doubt it.\n",
        [("dana", "They were freed."), ("joe", "dana says: they were freed.\n\nI doubt it.")],
    ),
    "a menu after the last comment": (
        "1 Comment\n\n• dana says:\n\nThey were freed.\n\nNorland\n\nVale\n\nThe coast\n",
        [("dana", "They were freed.")],
    ),
    "a short last comment without a menu": (
        "1 Comment\n\n• dana says:\n\nWell done\n",
        [("dana", "Well done")],
    ),
    "a counter and no comments": ("No comments yet\n", []),
    "one bare said: is the story's": ("Oskar Pell said:\n\n“No.”\n", []),
    "none": ("", []),
}


@pytest.mark.parametrize("name", COMMENTS)
def test_comments(name):
    text, expected = COMMENTS[name]
    page, *comments = read_bytes((STORY + text).encode(), "page.txt")
    assert [(c.authors[0], c.text) for c in comments] == expected
    assert all(c.parent == page.id and c.type == "comment" and c.outlet == page.outlet for c in comments)
    assert sum(part.kind == "story" for part in page.parts) == (4 if "said: is" in name else 2)


@pytest.mark.parametrize(
    "words",
    [
        "Harbour Notes has linked to this post in the blog post Evening links.",
        "[...] two men were held in Karsa, says the Ledger [...]",
        "Trackback from Harbour Notes",
    ],
)
def test_trackbacks(words):
    reports = read_bytes(f"{STORY}1 Comment\n\n• Mira O says:\n\n{words}\n".encode(), "page.txt")
    assert [(r.type, r.authors) for r in reports[1:]] == [("trackback", ("Mira O",))]


def test_a_pingback_names_the_page_that_links():
    reports = read_bytes(f"{STORY}2 Comments\n\nPingback: Harbour Notes\n\n• dana says:\n\nSad.\n".encode(), "page.txt")
    assert [(r.type, r.authors, r.text) for r in reports[1:]] == [
        ("trackback", ("Harbour Notes",), "Pingback: Harbour Notes"),
        ("comment", ("dana",), "Sad."),
    ]
