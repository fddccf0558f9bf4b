# ruff: noqa: E501 (pages stand as they are printed)
"""What stands above and below a copied story: which line is the headline, whose page it is, who wrote it and when.

All outlets, people and incidents are invented.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from whence.documents.furniture import joins
from whence.documents.headline import before_the_title
from whence.documents.read import read_bytes

STORY = (
    "Border guards detained a treasurer of the Reed Front at Karsa airport on Saturday, an army statement said.\n\n"
    "He was about to board a plane, according to the army, which did not name him."
)


class Expected(NamedTuple):
    """What is read off a page."""

    title: str
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    type: str = "article"


PAGES = {
    "a motto and links to other posts above the headline, the author behind the keywords": (
        "THE KARSA OBSERVER\nSecurity and politics since 2004\n\n« Older: Water is short\n\n"
        "Front's treasurer held at Karsa airport, army says\n\n"
        f"Filed under: Norland, Militias — Rana Holm @ 9:42 am, May 4, 2014\n\n{STORY}\n",
        Expected("Front's treasurer held at Karsa airport, army says", "THE KARSA OBSERVER", ("Rana Holm",), "2014-05-04"),
    ),
    "the sections on one line, a byline that names nobody, the outlet behind a bar": (
        "Sunday, May 4, 2014\nHOME  NEWS  OPINION  SPORTS  CLASSIFIEDS\n\nOne held at Karsa airport\n"
        f"By a staff reporter | Karsa Times | Published 3 hours ago\n\n{STORY}\n",
        Expected("One held at Karsa airport", "Karsa Times", (), "2014-05-04"),
    ),
    "a name and a place instead of a byline, the site's address beside the day": (
        "News | World news | Norland\n\nReed Front treasurer detained at airport\n\nTom Aasen in Karsa\n"
        f"northcourier.example, Sunday 4 May 2014 16.09 GMT\nArticle history\n\n{STORY}\n",
        Expected("Reed Front treasurer detained at airport", "northcourier.example", ("Tom Aasen",), "2014-05-04"),
    ),
    "a masthead of two lines": (
        f"EL LEVANTINO\nDiario de Karsa\nFriday 4 May 2014\n\nThey took the treasurer from the gate\n\nBy Rana Holm\n\n{STORY}\n",
        Expected("They took the treasurer from the gate", "EL LEVANTINO", ("Rana Holm",), "2014-05-04"),
    ),
    "the number of the issue and labels beside the day": (
        "Plains Daily\nOnline edition\nVol. 12, No. 3021\n\nArmy says it detained the front's treasurer\n\n"
        f"PD/08:31  4 May. 2014  Service: Politics  News ID: 882910\n\n{STORY}\n\n"
        "Copyright 2014 Plains Daily. All rights reserved.\n",
        Expected("Army says it detained the front's treasurer", "Plains Daily", (), "2014-05-04"),
    ),
    "the window's title above the page": (
        "Delta Watch: Treasurer of the Reed Front held\n\nDelta Watch\n« Drone shot down | Main | The colonel's brother »\n"
        f"Treasurer of the Reed Front held\nBy DANIEL BRUN, May 4, 2014 2:06 PM\n\n{STORY}\n",
        Expected("Treasurer of the Reed Front held", "Delta Watch", ("Daniel Brun",), "2014-05-04"),
    ),
    "a letterhead with its office and address": (
        "NORLAND BORDER COMMAND\nPUBLIC INFORMATION OFFICE\nP.O. Box 12\n\nFOR IMMEDIATE RELEASE\n"
        f"Release No. 20140504-03\nMay 4, 2014\n\nBorder guards detain suspected treasurer\n\n{STORY}\n\n-30-\n",
        Expected(
            "Border guards detain suspected treasurer", "NORLAND BORDER COMMAND", (), "2014-05-04", "press release"
        ),
    ),
    "a blog's name on top, its links below": (
        f"The Coast Notebook\n\nSunday, 4 May 2014\n\nWho was the treasurer?\n\n{STORY}\n\nPosted by Zara at 22:14\n"
        "Labels: Karsa\n\nNewer Post Older Post Home\nBlog Archive\n",
        Expected("Who was the treasurer?", "The Coast Notebook", ("Zara",), "2014-05-04", "post"),
    ),
    "a briefing's day in its headline": (
        "Foreign Ministry briefing, 4 May 2014\n\nSpokeswoman: Good morning. Border guards detained a man on Saturday.\n\n"
        "Question: Can you name him?\n\nSpokeswoman: No.\n\nQuestion (Olga Brandt, Eastern Wire): Has he been charged?\n\n"
        "Spokeswoman: Not yet. He has denied everything.\n",
        Expected("Foreign Ministry briefing, 4 May 2014", None, (), "2014-05-04", "transcript"),
    ),
    "a headline's day is the event's on any other page": (
        f"What the army did on 3 May 2014\n\n{STORY}\n",
        Expected("What the army did on 3 May 2014", None, (), None),
    ),
    "a ministry's name over its press service, and no headline": (
        f"MINISTRY OF THE INTERIOR\nPRESS SERVICE\n\n{STORY}\n",
        Expected("", "MINISTRY OF THE INTERIOR", (), None),
    ),
    "an urgent action with its letterhead": (
        f"URGENT ACTION\nCommittee for the Detained\nKarsa, 4 May 2014\n\n{STORY}\n",
        Expected("URGENT ACTION", "Committee for the Detained", (), "2014-05-04"),
    ),
    "a report whose title says whose it is": (
        f"Final report of the Panel of Experts on Norland submitted in May 2014\n\n{STORY}\n",
        Expected("Final report of the Panel of Experts on Norland submitted in May 2014", "Panel of Experts on Norland", (), None),
    ),
    "a report whose title says of what it is": (
        f"First report of the fire at Karsa\n\n{STORY}\n",
        Expected("First report of the fire at Karsa", None, (), None),
    ),
    "a notice that names its office in its first words": (
        f"DESIGNATION NOTICE\n\nThe Office of Grain Control has today added two persons to its list.\n\n{STORY}\n",
        Expected("", "Office of Grain Control", (), None, "press release"),
    ),
    "a headline that shares no word with its story is the first line all the same": (
        f"Nobody saw a thing\n\nBy Jane Roe\n\n{STORY}\n",
        Expected("Nobody saw a thing", None, ("Jane Roe",), None),
    ),
}


@pytest.mark.parametrize(("page", "expected"), PAGES.values(), ids=PAGES.keys())
def test_what_is_read_off_a_page(page: str, expected: Expected) -> None:
    report = read_bytes(page.encode(), "page.txt")[0]
    day = report.published.edtf and report.published.edtf[:10]
    assert Expected(report.title or "", report.outlet, report.authors, day, report.type) == expected


def test_a_comment_form_is_no_comment() -> None:
    page = f"Held at Karsa\n\n{STORY}\n\n1 Response\n\nSamir says:\nMay 5, 2014 at 8:00 am\nHe is free.\n\nLeave a Reply\n"
    form = "Name (required)\nMail (will not be published)\nWebsite\nHe is not shown.\n"
    comments = read_bytes((page + form).encode(), "page.txt")[1:]
    assert [(one.authors, one.text) for one in comments] == [(("Samir",), "He is free.")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Newer Post Older Post Home", True),
        ("HOME NEWS OPINION CLASSIFIEDS", True),
        ("Home News Karsa Sport", True),
        ("News from home", False),  # two entries are a sentence's words as well
        ("Army news and sport officers held at home", False),
        ("", False),
    ],
)
def test_menu_entries_side_by_side(line: str, expected: bool) -> None:
    assert joins("menu", line) is expected


@pytest.mark.parametrize(
    ("window", "line", "before"),
    [
        ("Delta Watch: Dhow seized", "Dhow seized", "Delta Watch"),
        ("Delta Watch | Dhow seized", "Dhow seized", "Delta Watch"),
        ("Dhow seized", "Dhow seized", None),
        ("Navy says dhow seized", "dhow seized", None),
    ],
)
def test_the_outlet_in_a_windows_title(window: str, line: str, before: str | None) -> None:
    assert before_the_title(window, line) == before
