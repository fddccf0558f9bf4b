# ruff: noqa: E501 (pages stand as they are printed)
"""Pages as copied from a browser: which part is which. All outlets, people and places are invented."""

from __future__ import annotations

import pytest

STORY = "The navy detained two men at the port of Karsa on Saturday, a spokesman for the harbour said."
MORE = "He did not name them and said that they had not been charged with anything so far."

PAGES = {
    "paragraphs between blank lines": (
        f"Two held at Karsa port\n\n{STORY}\n\n{MORE}\n",
        [("headline", "Two held at Karsa port"), ("story", STORY[:40]), ("story", MORE[:40])],
    ),
    "a paragraph to a line": (
        f"Two held at Karsa port\n{STORY}\n{MORE}\n",
        [("headline", "Two held at Karsa port"), ("story", STORY[:40]), ("story", MORE[:40])],
    ),
    "no title": (f"{STORY}\n\n{MORE}\n", [("story", STORY[:40]), ("story", MORE[:40])]),
    "menu and kicker above the title": (
        f"Home\nWorld\nPolitics\nTwo men held at Karsa port\n{STORY}\n",
        [
            ("menu", "Home"),
            ("menu", "World"),
            ("menu", "Politics"),
            ("headline", "Two men held at Karsa port"),
            ("story", STORY[:40]),
        ],
    ),
    "byline, date, counter and sharing": (
        f"Two held at Karsa port\nBy Jane Roe\nMay 4, 2014 9:15 am\n4 Comments\nShare this\n\n{STORY}\n",
        [
            ("headline", "Two held at Karsa port"),
            ("meta", "By Jane Roe"),
            ("meta", "May 4, 2014 9:15 am"),
            ("meta", "4 Comments"),
            ("menu", "Share this"),
            ("story", STORY[:40]),
        ],
    ),
    "a heading between paragraphs": (
        f"Two held at Karsa port\n\n{STORY}\n\nWhat the guards found\n\n{MORE}\n",
        [
            ("headline", "Two held at Karsa port"),
            ("story", STORY[:40]),
            ("heading", "What the guards found"),
            ("story", MORE[:40]),
        ],
    ),
    "captions": (
        f"Two held at Karsa port\n\nGuards at the gate. Photo by Ali Vale\n\n{STORY}\n\n"
        f"Map of the quays. Click the map to enlarge.\n\n{MORE}\n",
        [
            ("headline", "Two held at Karsa port"),
            ("caption", "Guards at the gate. Photo by Ali Vale"),
            ("story", STORY[:40]),
            ("caption", "Map of the quays. Click the map to enlar"),
            ("story", MORE[:40]),
        ],
    ),
    "a story that speaks of a photograph": (
        f"Two held at Karsa port\n\n{STORY}\n\nA photo shown to reporters has two men on it, both with raised hands.\n",
        [
            ("headline", "Two held at Karsa port"),
            ("story", STORY[:40]),
            ("story", "A photo shown to reporters has two men o"),
        ],
    ),
    "a list after a colon": (
        f"Two held at Karsa port\n\n{STORY}\n\nThe guards found:\n\nforty rifles\n\ntwo radios\n\n{MORE}\n",
        [
            ("headline", "Two held at Karsa port"),
            ("story", STORY[:40]),
            ("story", "The guards found:"),
            ("story", "forty rifles"),
            ("story", "two radios"),
            ("story", MORE[:40]),
        ],
    ),
    "bulleted paragraphs are story": (
        f"What we know\n\n{STORY}\n\n• A third man escaped to the north\n• The freighter may not leave.\n\n{MORE}\n",
        [
            ("headline", "What we know"),
            ("story", STORY[:40]),
            ("story", "• A third man escaped to the north"),
            ("story", "• The freighter may not leave."),
            ("story", MORE[:40]),
        ],
    ),
    "said: inside the story opens no comments": (
        f"Two held at Karsa port\n\n{STORY}\n\nThe statement said:\n\n“We regret nothing.”\n\n{MORE}\n",
        [
            ("headline", "Two held at Karsa port"),
            ("story", STORY[:40]),
            ("story", "The statement said:"),
            ("story", "“We regret nothing.”"),
            ("story", MORE[:40]),
        ],
    ),
    "a quotation ends the story": (
        f"Two held at Karsa port\n\n{STORY}\n\nOskar Pell said:\n\n“They never had a chance.”\n",
        [
            ("headline", "Two held at Karsa port"),
            ("story", STORY[:40]),
            ("story", "Oskar Pell said:"),
            ("story", "“They never had a chance.”"),
        ],
    ),
    "bio, tags and a menu below": (
        f"Two held at Karsa port\n\n{STORY}\n\n{MORE}\n\nJane Roe is a reporter for the Norland Ledger.\n\n"
        "Tags: Karsa, navy\n\nNorland\n\nVale\n\nThe coast\n",
        [
            ("headline", "Two held at Karsa port"),
            ("story", STORY[:40]),
            ("story", MORE[:40]),
            ("bio", "Jane Roe is a reporter for the Norland L"),
            ("tags", "Tags: Karsa, navy"),
            ("menu", "Norland"),
            ("menu", "Vale"),
            ("menu", "The coast"),
        ],
    ),
    "a bio in the middle, of the author of the byline": (
        f"Two held at Karsa port\n\nBy Ali Vale\n\nAli Vale is a freelance journalist.\n\n{STORY}\n\n{MORE}\n\n{STORY}\n",
        [
            ("headline", "Two held at Karsa port"),
            ("meta", "By Ali Vale"),
            ("bio", "Ali Vale is a freelance journalist."),
            ("story", STORY[:40]),
            ("story", MORE[:40]),
            ("story", STORY[:40]),
        ],
    ),
    "a detained reporter is the story, not its author": (
        f"Reporter held in Karsa\n\n{STORY}\n\nOskar Pell is a reporter for the Karsa Daily and was arrested in May.\n",
        [
            ("headline", "Reporter held in Karsa"),
            ("story", STORY[:40]),
            ("story", "Oskar Pell is a reporter for the Karsa D"),
        ],
    ),
    "somebody spoken of in the story has no bio there": (
        f"Editor held in Karsa\n\nGuards took Oskar Pell from his house on Saturday, his wife told a radio station.\n\n{MORE}"
        "\n\nOskar Pell is the editor of the Karsa Daily.\n",
        [
            ("headline", "Editor held in Karsa"),
            ("story", "Guards took Oskar Pell from his house on"),
            ("story", MORE[:40]),
            ("story", "Oskar Pell is the editor of the Karsa Da"),
        ],
    ),
    "related titles below their heading": (
        f"Two held at Karsa port\n\n{STORY}\n\nRelated posts\n\nA ship leaves Karsa\n\nWho owns the quays\n",
        [
            ("headline", "Two held at Karsa port"),
            ("story", STORY[:40]),
            ("menu", "Related posts"),
            ("menu", "A ship leaves Karsa"),
            ("menu", "Who owns the quays"),
        ],
    ),
    "legal notice and cookies": (
        f"Two held at Karsa port\n\n{STORY}\n\nThis site uses cookies to make your visit better.\n\n"
        "© 2019 Norland Ledger. All rights reserved.\n",
        [
            ("headline", "Two held at Karsa port"),
            ("story", STORY[:40]),
            ("menu", "This site uses cookies to make your visi"),
            ("menu", "© 2019 Norland Ledger. All rights reserv"),
        ],
    ),
    "a transcript whose turns look like comments": (
        "Transcript: briefing at Karsa\n\n3 May 2014\n\nADM. OKE: Good morning. We detained two men.\n\nQ: Were they armed?\n\n"
        "ADM. OKE: One of them had a pistol.\n\nQ: Who are they?\n\nADM. OKE: No comment.\n",
        [
            ("headline", "Transcript: briefing at Karsa"),
            ("meta", "3 May 2014"),
            ("story", "ADM. OKE: Good morning. We detained two "),
            ("story", "Q: Were they armed?"),
            ("story", "ADM. OKE: One of them had a pistol."),
            ("story", "Q: Who are they?"),
            ("story", "ADM. OKE: No comment."),
        ],
    ),
    "a press release with a letterhead": (
        f"MINISTRY OF THE HARBOUR\nPRESS RELEASE No. 14\nKarsa, 3 May 2014\n\nTwo men detained at Karsa port\n\n{STORY}\n\nENDS\n",
        [
            ("meta", "MINISTRY OF THE HARBOUR"),
            ("meta", "PRESS RELEASE No. 14"),
            ("meta", "Karsa, 3 May 2014"),
            ("headline", "Two men detained at Karsa port"),
            ("story", STORY[:40]),
            ("meta", "ENDS"),
        ],
    ),
    "Arabic": (
        "البحرية تحتجز رجلين في ميناء كارسا\n\nقالت البحرية إن حراسها احتجزوا رجلين في الميناء يوم السبت.\n\nولم تذكر اسميهما.\n",
        [
            ("headline", "البحرية تحتجز رجلين في ميناء كارسا"),
            ("story", "قالت البحرية إن حراسها احتجزوا رجلين في "),
            ("story", "ولم تذكر اسميهما."),
        ],
    ),
    "a headline and nothing else": ("Two held at Karsa port\n", [("headline", "Two held at Karsa port")]),
}


@pytest.mark.parametrize("name", PAGES)
def test_parts(name, page, rows):
    text, expected = PAGES[name]
    assert rows(page(text)) == expected


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_of_other_systems_make_no_difference(name, newline, page, rows):
    text, expected = PAGES[name]
    assert rows(page(text.replace("\n", newline))) == expected


def test_lines_wrapped_by_an_editor_are_one_paragraph_and_stay_as_they_are(page):
    text = (
        "Two held at Karsa port\n\nThe navy detained two men at the port of Karsa on Saturday after a\n"
        "chase along the quay, a spokesman for the harbour office said in a\nstatement.\n"
        "   The men, who were not named, had tried to board a freighter that\nwas bound for Vale, he said.\n"
    )
    report = page(text)
    assert report.text == text
    assert [report.text[p.start : p.end] for p in report.parts if p.kind == "story"] == [
        "The navy detained two men at the port of Karsa on Saturday after a\n"
        "chase along the quay, a spokesman for the harbour office said in a\nstatement.",
        "The men, who were not named, had tried to board a freighter that\nwas bound for Vale, he said.",
    ]


def test_one_sentence_paragraphs_on_lines_are_not_taken_for_wrapped_text(page):
    lines = [
        "Guards held two men at the quay on Saturday night.",
        "They had come from Vale, the harbour office said.",
        "A freighter was searched until the early morning.",
        "Nothing was found on it, one of the guards said.",
    ]
    report = page("Two held at Karsa port\n" + "\n".join(lines))
    assert [report.text[p.start : p.end] for p in report.parts if p.kind == "story"] == lines


@pytest.mark.parametrize(
    ("text", "type_", "issuer"),
    [
        (f"Two held at Karsa port\n\n{STORY}\n", "article", None),
        (f"Two held at Karsa port\n\n{STORY} A press release gave no names.\n", "article", None),
        (f"Two held at Karsa port\n\n{STORY}\n\nPosted by Jane Roe at May 3, 2014 1:00 PM\n", "post", None),
        (
            f"Norland Navy\nFOR IMMEDIATE RELEASE\n\nTwo men are held at Karsa\n\n{STORY}\n",
            "press release",
            "Norland Navy",
        ),
        (f"Statement by the Harbour Council on the arrests\n\n{STORY}\n", "press release", "Harbour Council"),
        (f"Norland Navy Press Release\n\nTwo men are held at Karsa\n\n{STORY}\n", "press release", "Norland Navy"),
        (
            "Interview\n\nQ: Were they armed?\n\nA: One of them was.\n\nQ: Who?\n\nA: The taller one.\n",
            "transcript",
            None,
        ),
        (
            "Radio Karsa, the evening programme, 3 May 2014\n\nPresenter: Who was it that held them?\n\n"
            "Dastan: It was the navy that did.\n\nPresenter: And where was it?\n\nDastan: It was at the port.\n",
            "transcript",
            None,
        ),
        (f"Two held at Karsa port\n\nThe navy spoke of two men.\n\nFrom the press release:\n\n{STORY}\n", "article", None),
        (
            "Hearing on the port: excerpts\n\nMr. KEARNS. What did you carry?\n\nMr. DOLAN. Officially, it was shoes and medicine.\n\n"
            "Mr. KEARNS. Who paid you for that?\n\nMr. DOLAN. It was a man of the agency who paid me.\n",
            "transcript",
            None,
        ),
        (f"Two held\n\nWarning: the port is closed.\n\nKarsa: two men were held.\n\n{STORY}\n", "article", None),
        (
            f"FOR IMMEDIATE RELEASE\n3 May 2014\n\nTwo men listed\n\nThe Norland Port Authority today listed two men.\n\n{MORE}\n",
            "press release",
            "Norland Port Authority",
        ),
    ],
)
def test_type_and_issuer(text, type_, issuer, page):
    report = page(text)
    assert (report.type, report.issuer) == (type_, issuer)


@pytest.mark.parametrize(
    ("text", "outlet", "authors"),
    [
        (f"Two held at Karsa port\n\n{STORY}\n", None, ()),
        (f"Two held at Karsa port\nBy JANE ROE, Norland Ledger\n\n{STORY}\n", "Norland Ledger", ("Jane Roe",)),
        (f"Two held at Karsa port\nBy Jane Roe and Ali Vale\n\n{STORY}\n", None, ("Jane Roe", "Ali Vale")),
        (f"Two held at Karsa port\nBy Jane Roe, Staff Writer\n\n{STORY}\n", None, ("Jane Roe",)),
        (f"Two held at Karsa port\nBy Jane Roe for the Norland Ledger\n\n{STORY}\n", "Norland Ledger", ("Jane Roe",)),
        (f"Two held at Karsa port\nJane Roe\n3 May 2014\n\n{STORY}\n", None, ("Jane Roe",)),
        (f"Two held at Karsa port | Norland Ledger\n\n{STORY}\n", "Norland Ledger", ()),
        (f"Two held at Karsa port - Norland Ledger\n\n{STORY}\n", "Norland Ledger", ()),
        (f"Navy - no shots at Karsa port\n\n{STORY}\n", None, ()),
        (f"Two held at Karsa port\n\n{STORY}\n\n© 2014 Norland Ledger. All rights reserved.\n", "Norland Ledger", ()),
        (f"Two held at Karsa port\n\n{STORY}\n\nSource: Norland Ledger\n", "Norland Ledger", ()),
        (f"Two held at Karsa port\n\n{STORY}\n\nLa Voz de Karsa, Monday, 10 November 2003\n", "La Voz de Karsa", ()),
        (f"Two held at Karsa port\nKarsa, 3 May 2014\n\n{STORY}\n", None, ()),
        (f"Two held at Karsa port\n\n{STORY}\n\nThe Karsa Mail & Gazette\n", "The Karsa Mail & Gazette", ()),
        (
            f"Two held at Karsa port\n\n{STORY}\n\nPosted by Salim at 23:48 on 3 May 2014 | The Lime Tree\n",
            "The Lime Tree",
            ("Salim",),
        ),
        (f"Two held at Karsa port\nPosted May 3, 2014 by Karsa Dispatch staff\n\n{STORY}\n", "Karsa Dispatch", ()),
        (f"Two held at Karsa port\nBy Jane Roe and agencies\n\n{STORY}\n", None, ("Jane Roe",)),
        (
            f"Two held at Karsa port\nBy Mwe Pell\n\nA guard told the Copperbelt Mirror so on Saturday.\n\n{MORE}\n\nMwe Pell is the Mirror's crime reporter.\n",
            "Copperbelt Mirror",
            ("Mwe Pell",),
        ),
        (f"Two held at Karsa port\n\nKARSA (Norland Wire) - {STORY}\n", "Norland Wire", ()),
        (f"Two held at Karsa port\n\nKARSA, Norland (Norland Wire), May 3, 2014 - {STORY}\n", "Norland Wire", ()),
        (f"Karsa Lantern, port weekly, no. 12, 3 May 2014\n\nTwo held at Karsa port\n\n{STORY}\n", "Karsa Lantern", ()),
        (f"Karsa news agency. Vale. 3 May 2014.\n\n{STORY}\n\n{MORE}\n", "Karsa news agency", ()),
        (f"Harbour Authority\nBulletin 7, 3 May 2014\n\n{STORY}\n\n{MORE}\n", "Harbour Authority", ()),
        (f"Norland Monitoring Group\nTwo held at Karsa port\n\n{STORY}\n", "Norland Monitoring Group", ()),
        (f"Two held at Karsa port\nThe Karsa Observer\n3 May 2014\n\n{STORY}\n", "The Karsa Observer", ()),
        (
            f"Two held at Karsa port\nBy Jane Roe\nCostera Noticias, 3 May 2014\n\n{STORY}\n",
            "Costera Noticias",
            ("Jane Roe",),
        ),
        (
            f"FOR IMMEDIATE RELEASE\nMinistry of Defence of Norland\nPress Office, 3 May 2014\n\nTwo held at Karsa\n\n{STORY}\n",
            "Ministry of Defence of Norland",
            (),
        ),
        (f"Two held at Karsa port\n(from The Lantern, Karsa, 3 May 2014)\n\n{STORY}\n", "The Lantern", ()),
        (f"The Lantern (Karsa), 3 May 2014\n\nTwo held at Karsa port\n\n{STORY}\n", "The Lantern", ()),
        (f"The Border Ear, a blog by Jane Roe\n\nTwo held at Karsa port\n\n{STORY}\n", "The Border Ear", ()),
        (f"Karsa Tribune (weekly), no. 19, 3 May 2014, page 3\n\nTwo held at Karsa port\n\n{STORY}\n", "Karsa Tribune", ()),
        (f"Two held at Karsa port\nVoice of Norland, Karsa, in English, 3 May 2014\n\n{STORY}\n", "Voice of Norland", ()),
        (f"Two held at Karsa port\n\nBy Jane Roe\nThe Northern Mail\n\n{STORY}\n", "The Northern Mail", ("Jane Roe",)),
        (f"Two held at Karsa port\nJane Roe in Karsa, for the Northern Mail\n\n{STORY}\n", "Northern Mail", ("Jane Roe",)),
        (f"Two held at Karsa port\n\n{STORY}\n\n-- Jane Roe, Northern Mail\n", "Northern Mail", ()),
        (f"Two held at Karsa port\n\n{STORY}\n\n(Karsa News Agency, 3 May 2014)\n", "Karsa News Agency", ()),
        (f"Two held at Karsa port\n\n{STORY}\n\nNorthern Wire/jr/mk\n", "Northern Wire", ()),
        (f"Two held at Karsa port\nkarsalive.example, 3 May 2014\n\n{STORY}\n", "karsalive.example", ()),
        (f"Two held at Karsa port\n\n{STORY}\n\nThe Lantern is published every Friday in Karsa.\n", "The Lantern", ()),
        (f"Bulletin no. 14\nCentre for Justice, Karsa\n\n{STORY}\n\n{MORE}\n", "Centre for Justice, Karsa", ()),
        (f"Situation report no. 7, Mission in Norland, 3 May 2014\n\n{STORY}\n\n{MORE}\n", "Mission in Norland", ()),
        (f"Monitoring Group on Norland\nWeekly report, 3 May 2014\n\n{STORY}\n\n{MORE}\n", "Monitoring Group on Norland", ()),
        (f"Office of the Prosecutor\nThe Hague, 3 May 2014\n\nTwo held at Karsa port\n\n{STORY}\n", "Office of the Prosecutor", ()),
        (f"Coast Front\nPolitical Bureau\nCommunique no 7\n3 May 2014\n\n{STORY}\n\n{MORE}\n", "Coast Front", ()),
        # a headline with a day in it is no masthead
        (f"Two men held in Karsa, weekly list, 3 May 2014\n\n{STORY}\n", None, ()),
        (f"Murder in the harbour, 3 May 2014\n\n{STORY}\n", None, ()),
        (
            f"Two held at Karsa port\n\n{STORY}\n\n{MORE}\n\n"
            "Ali Vale is a fellow at the Coast Institute and the editor of Oke's Harbour Notes.\n",
            "Oke's Harbour Notes",
            ("Ali Vale",),
        ),
    ],
)
def test_outlet_and_authors(text, outlet, authors, page):
    report = page(text)
    assert (report.outlet, report.authors) == (outlet, authors)


def test_the_outlet_after_the_title_is_no_part_of_it(page, rows):
    report = page(f"Two held at Karsa port | Norland Ledger\n\n{STORY}\n")
    assert report.title == "Two held at Karsa port"
    assert rows(report)[:2] == [("headline", "Two held at Karsa port"), ("meta", "Norland Ledger")]
