"""Samples of every kind of file that Whence reads. All people and outlets are invented."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from functools import cache

STORY = """The navy detained two men at the port of Karsa on Saturday, 3 May 2014, a spokesman said.

"They ran," a guard said. "Forty rifles were found," the statement said, citing intelligence assessments.

Karim Dastan, 41, was released on Tuesday, according to the Norland Ledger.
"""
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Two held at Karsa | Norland Ledger</title>
<meta charset="utf-8"><meta property="og:site_name" content="Norland Ledger"><meta name="author" content="Jane Roe">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Two held at Karsa", "author": [{{"name":
"Jane Roe"}}], "datePublished": "2014-05-03T10:00:00Z", "comment": [{{"@type": "Comment", "text": "No."}}]}}</script>
</head><body><header><h1>Two held at Karsa</h1><time datetime="2014-05-03">3 May 2014</time></header><article>
{"".join(f"<p>{line}</p>" for line in STORY.split(chr(10) * 2))}<table><tr><td>Rifles<td>40</table></article>
<ol class="commentlist"><li class="comment" id="comment-3"><cite class="fn">joe</cite> says:<p>No.</p></li></ol>
<div class="tags">Tags: <a href="/t/navy">navy</a></div><footer>&copy; 2014 Norland Ledger</footer></body></html>"""
HEADED = f"""Title: Two held at Karsa
Source: Norland Ledger
Byline: Jane Roe
Published: 3 May 2014
URL: https://ledger.example/1

{STORY}"""
PLAIN = f"""Two held at Karsa

By Jane Roe, Norland Ledger
May 3, 2014 4:12 pm

{STORY}
2 Comments

• dana k. says:

Sad.

Tags: navy
"""
MARKED = f"""---
title: Two held at Karsa
date: 2014-05-03
authors: [Jane Roe]
---
# Two held at Karsa

![a pier](p.png) *{STORY}*

- **forty** rifles
- [more](x)
"""
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour Watch</title><item><title>Two men held</title><link>https://harbour.example/1</link>
<pubDate>Sat, 03 May 2014 08:00:00 GMT</pubDate><content:encoded><![CDATA[<p>{STORY}</p>]]></content:encoded></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Desk</title><entry><title>Ferry stopped</title>
<link href="https://coast.example/9"/><updated>2014-05-06T10:00:00Z</updated><author><name>Idris Tolan</name></author>
<content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content></entry></feed>"""
MAIL = f"""Received: from a by b; Sat, 3 May 2014 08:00:00 +0000
From: "Lena Ostra" <lena@harbour.example>
Subject: =?utf-8?q?Fwd=3A_Two_men_held?=
Date: Sat, 03 May 2014 08:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="xx"

--xx
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

{STORY}
--xx
Content-Type: text/html; charset="utf-8"

<p>{STORY}</p>
--xx--
"""
NOTHING = "-0- ," * 7
LISTED = (
    f'90017,"DASTAN, Karim","individual","NORLAND] [COAST",{NOTHING}'
    "\"DOB 10 Dec 1948; alt. DOB circa 1950; nationality Iran; a.k.a. 'THE PIER'.\"\r\n"
    f'90018,"BLUE HERON",-0- ,"NORLAND",{NOTHING}-0- \r\n'
)
FTM = "\n".join(
    json.dumps(one)
    for one in (
        {"id": "p1", "schema": "Person", "properties": {"name": ["Karim Dastan"], "birthDate": ["1973"]}},
        {"id": "s1", "schema": "Sanction", "properties": {"entity": ["p1"], "program": ["COAST"]}},
    )
)
ASKED = json.dumps({"id": "1", "text": STORY, "published": "2014-05-03"})
BORDERS = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3.5, 4], [5, 6], [1, 2]]]}}
        ],
    }
)


def pdf(content: bytes, more: str = "") -> bytes:
    """A PDF of one page with this content."""
    packed = zlib.compress(content)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1" + more.encode() + b">>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + part + b"endobj\n"
    begun = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % begun)


DRAWN = (
    b"BT /F1 12 Tf 14 TL 50 700 Td "
    + b"".join(b"(" + line.encode().replace(b"(", b"\\(") + b") Tj T* " for line in STORY.splitlines())
    + b"ET"
)


def document(body: bytes) -> bytes:
    """A DOCX with this body."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", TYPES)
        out.writestr("_rels/.rels", RELATIONS)
        out.writestr("word/document.xml", body)
    return made.getvalue()


OFFICE = "http://schemas.openxmlformats.org"
TYPES = f"""<Types xmlns="{OFFICE}/package/2006/content-types"><Default Extension="rels"
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = f"""<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="rId1"
Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def body(inside: str, before: str = "") -> bytes:
    """A DOCX's main part."""
    return f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{inside}</w:body></w:document>'.encode()


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


BODY = body(
    paragraph("Two held at Karsa")
    + "".join(map(paragraph, STORY.split("\n\n")))
    + "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val='1'/></w:tcPr>"
    + f"{paragraph('40')}</w:tc></w:tr></w:tbl>"
)


def archive(*answers: bytes) -> bytes:
    """A WARC with these answers, each head and body."""
    out = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    for number, answer in enumerate(answers):
        out += (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
                f"WARC-Target-URI: https://ledger.example/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            ).encode()
            + answer
            + b"\r\n\r\n"
        )
    return out


def answer(data: bytes, *more: str) -> bytes:
    return "\r\n".join(("HTTP/1.1 200 OK", "Content-Type: text/html", *more, "", "")).encode() + data


def by_record(data: bytes) -> bytes:
    """A WARC compressed record by record, as archives are."""
    first, *rest = data.split(b"WARC/1.0\r\n")
    return b"".join(map(gzip.compress, filter(None, [first, *(b"WARC/1.0\r\n" + one for one in rest)])))


@cache
def shipped() -> tuple[bytes, ...]:
    """The codebook that ships, and a small one."""
    from importlib import resources

    whole = resources.files("whence.codebook").joinpath("codebook.yaml").read_bytes()
    return (SMALL.encode(), SMALL.encode(), SMALL.encode(), whole)


SMALL = """version: 1
events:
  detain: {says: detains, violent: false, verbs: [detain, take in], nouns: [arrest],
    roles: {subject: agent, object: [patient, goods]}, takes: {patient: [person]}, needs: [patient],
    state: {track: custody, state: detained, role: patient}}
relations:
  leads: {says: leads, verbs: [lead], nouns: [leader]}
acts: {states: {cues: [say], factuality: CT+}}
factuality: {modals: [may]}
lists: {negators: [no, not]}
tables: {kinds: {a: b}}
"""


def laughs(open: str = "[", shut: str = "]") -> str:
    """YAML in which each line names the one before ten times."""
    rows = ["a0: &a0 " + open + "x" + shut]
    rows += [f"a{n}: &a{n} {open}{', '.join([f'*a{n - 1}'] * 9)}{shut}" for n in range(1, 12)]
    return "\n".join(rows)
