# ruff: noqa: E501 (pages stand as they are printed)
"""Header blocks and Markdown."""

from __future__ import annotations

from whence.documents import read_bytes

BODY = "The navy detained two men at the port of Karsa on Saturday, a spokesman said."


def read(text: str, name: str = "page.txt"):
    return read_bytes(text.encode(), name)


def told(report):
    return [(part.kind, report.text[part.start : part.end]) for part in report.parts]


def test_a_header_block_states_everything():
    text = (
        "Title: Two held in Karsa\nSource: Norland Ledger\nByline: Jane Roe and Ali Vale\nPublished: 3 May 2014\n"
        f"URL: https://ledger.example/1\n\n{BODY}\n\nWhat was found\n\n{BODY}\n\nPhoto: Ali Vale\n\n1 Comment\n\n• joe says:\n\nSad.\n"
    )
    page, comment = read(text)
    assert page.text == text
    assert (page.title, page.outlet, page.authors, page.url) == (
        "Two held in Karsa",
        "Norland Ledger",
        ("Jane Roe", "Ali Vale"),
        "https://ledger.example/1",
    )
    assert (page.published.edtf, page.published.basis) == ("2014-05-03", "stated")
    assert page.text[slice(*page.published.evidence)] == "3 May 2014"
    assert told(page) == [
        ("meta", "Title:"),
        ("headline", "Two held in Karsa"),
        ("meta", "Source: Norland Ledger"),
        ("meta", "Byline: Jane Roe and Ali Vale"),
        ("meta", "Published: 3 May 2014"),
        ("meta", "URL: https://ledger.example/1"),
        ("story", BODY),
        ("heading", "What was found"),
        ("story", BODY),
        ("caption", "Photo: Ali Vale"),
        ("meta", "1 Comment"),
        ("comment", "• joe says:\n\nSad."),
    ]
    assert (comment.authors, comment.text, comment.outlet) == (("joe",), "Sad.", "Norland Ledger")


def test_a_press_office_as_source_makes_a_press_release():
    page = read(f"Title: On the arrests\nSource: Norland Navy Press Office\nPublished: 2014-05-03\n\n{BODY}\n")[0]
    assert (page.type, page.outlet, page.issuer) == ("press release", "Norland Navy Press Office", "Norland Navy")


def test_an_institution_that_publishes_unsigned_speaks_for_itself():
    page = read(f"Title: On the arrests\nSource: Ministry of the Coast of Norland\n\n{BODY}\n")[0]
    assert (page.type, page.issuer) == ("press release", "Ministry of the Coast of Norland")
    for source in ("Coast News Agency", "Norland Wire", "Horn Press Service", "Court Report"):
        page = read(f"Title: On the arrests\nSource: {source}\n\n{BODY}\n")[0]
        assert (page.type, page.issuer) == ("article", None)


def test_the_type_may_be_stated():
    page = read(f"Title: On the arrests\nSource: Norland Navy\nType: press release\n\n{BODY}\n")[0]
    assert (page.type, page.issuer) == ("press release", "Norland Navy")


def test_a_headline_with_a_colon_is_no_header():
    page = read(f"Title: a play about the harbour\n\n{BODY}\n")[0]
    assert page.title == "Title: a play about the harbour"


def test_a_folded_header_and_an_unreadable_date():
    page = read(f"Title: Two held\n  in Karsa\nFrom: Jane Roe <jane@example.org>\nDate: last week\n\n{BODY}\n")[0]
    assert (page.title, page.authors, page.published.edtf) == ("Two held in Karsa", ("Jane Roe",), None)


def test_markdown_with_front_matter():
    text = (
        '---\ntitle: "Two held in Karsa"\nauthor: [Jane Roe, Ali Vale]\ndate: 2014-05-03\nsource: Norland Ledger\n---\n\n'
        "# Two held in Karsa\n\n![The gate](x.png)\n\nThe **navy** held two men at [the port](http://x.example),\na guard said.\n\n"
        '## What was found\n\n- forty rifles\n- two radios\n\n> "No," he said.\n\n## 1 Comment\n\n**dana k. says:**\n\nSad.\n'
    )
    page, comment = read(text, "page.md")
    assert (page.title, page.outlet, page.authors) == ("Two held in Karsa", "Norland Ledger", ("Jane Roe", "Ali Vale"))
    assert (page.published.edtf, page.published.basis) == ("2014-05-03", "stated")
    assert told(page) == [
        ("headline", "Two held in Karsa"),
        ("caption", "The gate"),
        ("story", "The navy held two men at the port,\na guard said."),
        ("heading", "What was found"),
        ("story", "• forty rifles"),
        ("story", "• two radios"),
        ("story", '"No," he said.'),
        ("meta", "1 Comment"),
        ("comment", "dana k. says:\n\nSad."),
    ]
    assert (comment.authors, comment.text) == (("dana k.",), "Sad.")


def test_markdown_without_front_matter_or_name():
    page = read(f"# Two held in Karsa\n\n*May 3, 2014*\n\n{BODY}\n")[0]
    assert (page.title, page.published.edtf) == ("Two held in Karsa", "2014-05-03")


def test_broken_front_matter_is_text():
    page = read(f"---\ntitle: [unclosed\n---\n\n# Two held in Karsa\n\n{BODY}\n", "page.md")[0]
    assert BODY in page.text
