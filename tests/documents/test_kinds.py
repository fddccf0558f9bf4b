"""PDF, DOCX, feeds and mail: the same report as from a page, or one sentence saying why not."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import docx
import pytest
import typst
from pypdf import PdfReader, PdfWriter

from whence.documents import read_bytes
from whence.errors import BadInput

PAPER = """
#set document(title: "Two men held at Karsa")
#set page(width: 12cm, height: 9cm, header: [Harbour Watch · Bulletin #context counter(page).display()],
  footer: align(center, context counter(page).display()))
#set par(justify: true)
= Two men held at Karsa
3 May 2014

#for town in ("Karsa", "Halvik", "Lowmark", "Shirkan", "Ostra", "Tolan") [
The navy held two men at the port of #town on Friday, an officer of the harbour said, and a warehouse by the water
was searched through the night by guards who found forty rifles in crates.

In #town the men denied it. They said that the crates were not theirs.

]
"""


@pytest.fixture(scope="module")
def paper() -> bytes:
    return typst.compile(PAPER.encode(), format="pdf")


def test_a_pdf_gives_paragraphs_without_its_running_heads(paper):
    (report,) = read_bytes(paper, "paper.pdf")
    assert report.title == "Two men held at Karsa"
    assert report.published.edtf == "2014-05-03"
    assert "Bulletin" not in report.text
    stories = [report.text[part.start : part.end] for part in report.parts if part.kind == "story"]
    assert len(stories) == 12
    assert stories[1] == "In Karsa the men denied it. They said that the crates were not theirs."
    assert all(story.startswith("The navy held") and story.endswith("rifles in crates.") for story in stories[::2])


def locked(paper: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def blank() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_pdfs_that_are_refused(paper):
    for data, reason in [
        (locked(paper), "locked with a password"),
        (blank(), "needs text recognition first"),
        (paper[:300], "the PDF is broken"),
        (b"%PDF-1.7 ...", "the PDF is broken"),
    ]:
        with pytest.raises(BadInput, match=reason):
            read_bytes(data, "a.pdf")


def word() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Two men held at Karsa"
    document.add_heading("Two men held at Karsa", 0)
    document.add_paragraph("Published: 3 May 2014")
    document.add_paragraph("The navy held two men at the port of Karsa on Friday, an officer said.")
    document.add_heading("What was found", 2)
    document.add_paragraph("forty rifles", style="List Bullet")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Rifles", "40"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_docx_gives_its_paragraphs_headings_and_rows():
    (report,) = read_bytes(word(), "a.docx")
    assert (report.title, report.published.edtf) == ("Two men held at Karsa", "2014-05-03")
    kinds = {report.text[part.start : part.end]: part.kind for part in report.parts}
    assert kinds["What was found"] == "heading"
    assert kinds["The navy held two men at the port of Karsa on Friday, an officer said."] == "story"
    assert "• forty rifles" in report.text
    assert "Rifles · 40" in report.text


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (archive(word__notes=b"x"), "a zip archive or office file, not a text"),
        (archive(**{"word__document.xml": b"<a"}), "the DOCX is broken"),
        (archive(**{"word__document.xml": b"\x00" * 101 * 1024 * 1024}), "unpacks to more than any text"),
        (word()[:-40], "the DOCX is broken"),
        (archive(other=b"x"), "a zip archive or office file, not a text"),
    ],
)
def test_archives_that_are_refused(data, reason):
    with pytest.raises(BadInput, match=reason):
        read_bytes(data, "a.docx")


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour Watch</title>
<item><title>Two men held</title><link>https://harbour.example/1</link>
<pubDate>Sat, 03 May 2014 08:00:00 GMT</pubDate>
<author>desk@harbour.example (Lena Ostra)</author><description>Short.</description>
<content:encoded><![CDATA[<p>The navy held two men at Karsa on Friday.</p><p>They denied it.</p>]]>
</content:encoded></item>
<item><title>Only a headline</title><link>https://harbour.example/2</link></item>
<item><title>Two men &lt;b&gt;freed&lt;/b&gt;</title><link>https://harbour.example/3</link>
<description>The navy released the two men on Tuesday, a guard said.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Desk</title>
<entry><title>Ferry stopped</title><link href="https://coast.example/9"/><updated>2014-05-06T10:00:00Z</updated>
<author><name>Idris Tolan</name></author>
<content type="html">&lt;p&gt;Guards stopped a ferry on Monday.&lt;/p&gt;</content>
</entry></feed>"""


def test_every_entry_of_a_feed_with_a_text_is_a_report():
    one, two = read_bytes(RSS.encode(), "feed.xml")
    assert (one.title, one.outlet, one.published.edtf, one.url) == (
        "Two men held", "Harbour Watch", "2014-05-03", "https://harbour.example/1",
    )  # fmt: skip
    assert "They denied it." in one.text
    assert (two.title, two.published.edtf) == ("Two men freed", None)
    (three,) = read_bytes(ATOM.encode(), "feed")
    assert (three.outlet, three.authors, three.published.edtf) == ("Coast Desk", ("Idris Tolan",), "2014-05-06")


def test_an_entry_is_the_same_report_in_the_next_feed():
    (_, later) = read_bytes(RSS.encode(), "a")
    (again,) = read_bytes(RSS.replace(RSS[RSS.index("<item>") : RSS.rindex("<item>")], "").encode(), "b")
    assert later.id == again.id


@pytest.mark.parametrize("feed", ["<rss><channel></channel></rss>", "<feed></feed>", "<rss><<<"])
def test_feeds_without_text_are_refused(feed):
    with pytest.raises(BadInput, match="a feed without any text"):
        read_bytes(feed.encode(), "feed.xml")


def mail(html: bool = False) -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = (
        "Fwd: Two men held", '"Lena Ostra" <lena@harbour.example>', "Sat, 03 May 2014 08:00:00 +0200",
    )  # fmt: skip
    made["Message-ID"] = "<1@harbour.example>"
    if html:
        made.set_content("<p>The navy held two men at Karsa on Friday.</p><p>They denied it.</p>", subtype="html")
    else:
        made.set_content("The navy held two men at Karsa on Friday.\n\nThey denied it.\n")
    return made.as_bytes()


@pytest.mark.parametrize(("data", "name"), [(mail(), "a.eml"), (mail(html=True), "a.eml"), (mail(), "saved")])
def test_a_mail_is_its_text_with_subject_sender_and_day(data, name):
    (report,) = read_bytes(data, name)
    assert (report.title, report.authors, report.published.edtf) == ("Two men held", ("Lena Ostra",), "2014-05-03")
    assert "The navy held two men at Karsa on Friday." in report.text
    assert "Message-ID" not in report.text


@pytest.mark.parametrize("data", [b"Subject: x\n\n", b"\xff\xfe", b"Content-Type: text/plain; charset=none\n\n\xff"])
def test_mails_that_are_refused(data):
    with pytest.raises(BadInput):
        read_bytes(data, "a.eml")
