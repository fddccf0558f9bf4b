"""Every kind of input with its samples, the marks of its format, and traps: inputs made to exhaust who reads them."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable

from bench.hostile import Kind, Trap, read_archive, read_asked, read_codebook, read_lines, read_page, read_parties
from bench.samples import (
    ASKED,
    ATOM,
    BODY,
    BORDERS,
    DRAWN,
    FTM,
    HEADED,
    LISTED,
    MAIL,
    MARKED,
    PAGE,
    PLAIN,
    RSS,
    SMALL,
    STORY,
    answer,
    archive,
    body,
    by_record,
    document,
    laughs,
    paragraph,
    pdf,
    shipped,
)

MB = 1_000_000


def _table(rows: Iterable[tuple[str, int]]) -> tuple[Trap, ...]:
    """Traps that only repeat."""
    return tuple(lambda said=said, times=times: (said * times).encode() for said, times in rows)


LONG_LINES = _table(
    [
        ("a", 10 * MB), ("1", 2 * MB), ("A", 2 * MB), ("a ", 5 * MB), ("A ", MB), ("Aa ", MB), (" ", 10 * MB),
        ("\n", 10 * MB), ("a\n", 5 * MB), ("a\n\n", 300_000), ("1-", MB), (".", MB), ("a. ", MB), ("“", MB),
        ("By A ", 200_000), ("By A\n", 200_000), ("May 3, 2014\n", 100_000), ("joe says:\n\nNo.\n\n", 60_000),
        ("• joe says:\n", 100_000), ("Tags: a\n", 100_000), ("Q: a\n", 100_000), ("\u00a0", MB), ("\u2028", MB),
        ("\r", MB), ("a\t", MB), ("Title: a\n", 100_000), ("3 Comments\n", 100_000), ("a\n  ", MB),
        ("Photo by A\n", 100_000),
    ]
)  # fmt: skip

#: Marks of each kind's format, which changes put in, repeat and nest.
MARKS: dict[str, tuple[str, ...]] = {
    "text": (
        "By Jane Roe\n", "\n\n", "3 Comments\n", "joe says:\n", "May 3, 2014 4:12 pm\n", "Tags: ", "“", "\u2028",
        "\u202e", "\x0c", "Reply\n", "• ", "Pingback: ", "A ", "1", " ",
    ),
    "header": (
        "Title: ", "Source: ", "Published: ", "Byline: ", "URL: ", ":", "\n", " ", "\n  ", "Type: press release\n",
        "and ", ", ", "<a@b>", "2014-05-03", "May ",
    ),
    "markdown": (
        "# ", "![", "](", "[", "**", "_", "`", "<!--", "-->", "> ", "---\n", "* ", "\\", "\n\n", "<b>", "===\n", "(",
        "|", ": ", "&a ", "*a ",
    ),
    "html": (
        "<div>", "</div>", "<p>", "<b>", "<a href='x'>", "<table>", "<tr>", "<td>", "<!--", "-->", "<script>",
        "</script>", "<style>", "<svg>", "<math>", "<template>", "<li class='comment'>", "<cite class='fn'>",
        "&amp;", "&#x110000;", "&#0;", "<br>", "<h1>", "<select>", "<frameset>", "<plaintext>", "<![CDATA[", "]]>",
        "<meta charset=utf-7>", "<time datetime='1'>", "\x00", "<article>", "</body>", "</html>", "<noscript>",
        "<title>", "<textarea>", "<font>", "<nobr>", "<form>", "<button>", "<ruby>", "<iframe>", '{"a":',
    ),
    "pdf": (
        "<<", ">>", "[", "]", "1 0 R", "2 0 R", "/Kids", "/Count 99999999", "stream\n", "endstream", "endobj",
        "/Filter/FlateDecode", "/ASCIIHexDecode", "/LZWDecode", "/Length 999999999", "(", ")", "\\", "/Parent 2 0 R",
        "trailer", "xref", "startxref\n0", "%%EOF", "/Prev 9", "/Encrypt 1 0 R", "/Type/ObjStm", "BT", "ET", " Tj ",
        " Td ", " cm ", "q ", "Q ", "/F1 1 Tf ",
    ),
    "docx": (
        "<w:p>", "</w:p>", "<w:t>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:r>", "&a;", "<!DOCTYPE a [",
        "<!ENTITY a 'b'>", "]>", "<![CDATA[", "w:val='999999'", "<w:gridSpan w:val='9'/>", "<w:vMerge/>",
        "<w:pStyle w:val='Title'/>", "PK\x01\x02", "PK\x03\x04", "word/document.xml", "../", "<w:br/>", "<w:tab/>",
    ),
    "rss": (
        "<item>", "</item>", "<title>", "<description>", "<![CDATA[", "]]>", "&lt;", "<content:encoded>",
        "<pubDate>", "<link>", "<channel>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "<rss>",
        "<media:content url='x'/>", "<?xml encoding='utf-7'?>", "<author>", "<source>", "<guid>", "<itunes:a>",
        "xml:base='//'", "<p>",
    ),
    "atom": (
        "<entry>", "</entry>", "<content type='xhtml'>", "<content type='application/xml' mode='base64'>",
        "<title type='html'>", "&lt;p&gt;", "<author>", "<name>", "<updated>", "<link href='", "<summary>",
        "<feed xml:base='http://['>", "<source>", "<id>", "<p>", "&amp;", "<rights>",
    ),
    "eml": (
        "--xx\n", "--xx--\n", "Content-Type: multipart/mixed; boundary=xx\n", "Content-Type: text/html; charset=",
        "Content-Transfer-Encoding: base64\n", "=?utf-8?b?", "?=", "\n\n", "From: ", "Subject: ", "Date: ", "<a@b>",
        ", ", "=\n", "=3D", "(", ";", "charset*0=a", '"', "\\", "Content-Type: message/rfc822\n", "utf-7",
        "undefined", "idna", "\udcff", "=?a", ":", "\r\n ", "@",
    ),
    "warc": (
        "WARC/1.0\r\n", "Content-Length: 0\r\n", "Content-Length: 99999999999\r\n", "Content-Length: -1\r\n",
        "\r\n\r\n", "HTTP/1.1 200 OK\r\n", "Content-Encoding: gzip\r\n", "Content-Encoding: br\r\n",
        "Transfer-Encoding: chunked\r\n", "WARC-Type: response\r\n", "WARC-Type: revisit\r\n", "ffffffff\r\n",
        "0\r\n", ":", " ", "\x1f\x8b\x08\x00", "WARC-Target-URI: a\r\n", "filedesc://", "\t",
    ),
    "asked": (
        '"', "{", "[", "\\ud800", "\\u0000", ":", ",", "NaN", "null", "\n", '"id": ', '"published": "',
        "2014-05-03/..", "-0001", "Y99999", "1e400", "true", "\\",
    ),
    "ofac": (
        ",", '"', "\r\n", "-0- ", "DOB ", "a.k.a. '", "'", ";", "] [", "individual", "vessel", "nationality ",
        "circa ", " to ", "90017,", "\x00",
    ),
    "ftm": (
        '"', "{", "[", "\\ud800", "\\u0000", ",", ":", "\n", '"name": [', '"properties": {', "null", "1e999",
        '"schema": "Vessel"', "\\",
    ),
    "codebook": (
        "- ", ": ", "[", "]", "{", "}", "&a ", "*a", "!!python/object:os.system ", "\n", "  ", "|", ">", "%", "? ",
        "<<: *a", "\t", "'", '"', "version: 2\n", "events:", "null", "~", "@", "`",
    ),
    "borders": (
        "[", "]", "{", "}", "NaN", "1e999", "null", '"coordinates": ',
        '"type": "GeometryCollection", "geometries": ', "-", ",", '"a"', "1",
    ),
}  # fmt: skip

KINDS: tuple[Kind, ...] = (
    Kind(
        "text",
        ".txt",
        read_page,
        lambda: (PLAIN.encode(), STORY.encode(), PLAIN.encode("utf-16")),
        MARKS["text"],
        LONG_LINES,
    ),
    Kind(
        "header",
        ".txt",
        read_page,
        lambda: (HEADED.encode(),),
        MARKS["header"],
        tuple(
            lambda one=one: ("Title: x\nSource: y\n" + one * 100_000 + "\n\n" + STORY).encode()
            for one in (
                "Byline: a and ",
                "Published: ",
                " and",
                "Title: a\n",
                "By: A, ",
                "From: <",
                "Date: 1-",
                "1",
                " ",
                "A ",
                ", ",
                "From: a <",
                "URL: http://",
            )
        ),
    ),
    Kind(
        "markdown",
        ".md",
        read_page,
        lambda: (MARKED.encode(),),
        MARKS["markdown"],
        (
            *_table(
                [
                    (one, 200_000)
                    for one in (
                        "# ",
                        "# a\n",
                        "![",
                        "![a](",
                        "[",
                        "[a](",
                        "[a][",
                        "**a ",
                        "**",
                        "__a",
                        "*a",
                        "_a ",
                        "`",
                        "<!--",
                        "<a ",
                        "<https://",
                        "\\",
                        "> ",
                        "* ",
                        "---\n",
                        "(",
                        "[a](()",
                        "a\n===\n",
                        "#",
                        "\n# ",
                        " #",
                        "- ",
                        "*",
                        "[a](x) ",
                        "a  ",
                        "`a",
                    )
                ]
            ),
            lambda: f"---\n{laughs()}\ntitle: *a11\n---\n{STORY}".encode(),
            lambda: b"---\ntitle: " + b"[" * 9000 + b"\n---\n# x\n\nThe navy.",
            lambda: b"---\ntitle: " + b"[" * 9000 + b"]" * 9000 + b"\n---\n# x\n\nThe navy.",
            lambda: b"---\ntitle: &a [*a]\nauthor: *a\n---\n# x\n\nThe navy.",
            lambda: b"---\ntitle: &a {name: *a}\n---\n# x\n\nThe navy.",
            lambda: b"---\n? [a]\n: b\ntitle: 2014-13-45\ndate: 2014-02-30\n---\nThe navy held.",
            lambda: b"---\ntitle: 0b" + b"1" * 15000 + b"\n---\nThe navy held.",
            lambda: b"---\ntitle: " + b"1:" * 9000 + b"1\n---\nThe navy held.",
        ),
    ),
    Kind(
        "html",
        ".html",
        read_page,
        lambda: (PAGE.encode(),),
        MARKS["html"],
        (
            *_table(
                [
                    (one, 60_000)
                    for one in (
                        "<div>",
                        "<b>",
                        "<b><i>",
                        "<b><p>",
                        "<a>",
                        "<a><p>",
                        "<table>",
                        "<table><tr><td>",
                        "<table><a>",
                        "<p>",
                        "<p>a",
                        "<li>a",
                        "<br>a",
                        "</p>",
                        "</b>",
                        "<!--",
                        "<!",
                        "<",
                        "&",
                        "&amp;",
                        "&#",
                        "<script>",
                        "<svg>",
                        "<template>",
                        "<font><p>",
                        "<h1>a</h1>",
                        "<select>",
                        "<nobr>",
                        "<form>",
                        "<dl><dt>",
                        "<ul><li>",
                        "<x>",
                        "<span class='a b c'>",
                        "<li class='comment'>joe says: no</li>",
                        "<div class=comment><cite>joe</cite><p>no</p></div>",
                        "<div class=tags>a</div>",
                        "<time datetime='2014-05-03'>3 May</time>",
                        "<cite class=fn>joe</cite>",
                        "<pre>",
                        "<blockquote>",
                        "<ruby><rt>",
                        "<h2>",
                        "<em>",
                        "<center>",
                        "<object>",
                        "<section><p>a",
                    )
                ]
            ),
            *_table([("<p>a<b>b</b></p>", MB // 2), ("<p>The navy held two men.</p>", 300_000), ("<td>a", MB)]),
            lambda: (
                b"<html><body><p "
                + b"".join(b"a%d=1 " % n for n in range(300_000))
                + b">The navy held.</p></body></html>"
            ),
            lambda: b"<html><body><p class='" + b"a " * 5_000_000 + b"'>The navy held.</p></body></html>",
            lambda: PAGE.replace('"author": [', '"author": ' + "[" * 100_000).encode(),
            lambda: (
                PAGE.replace('"author": [{"name":', '"author": ' + "[" * 900 + '{"name":')
                .replace('}], "date', "}" + "]" * 900 + ', "date')
                .encode()
            ),
            lambda: PAGE.replace('"headline": "', '"headline": "' + "a " * MB).encode(),
            lambda: PAGE.replace("<title>", "<title>" + "a | " * 500_000).encode(),
            lambda: PAGE.replace("&copy; 2014", "&copy; 2014 " + "A of the " * 500_000).encode(),
            lambda: PAGE.replace("<h1>", "<h1>" + " " * 3 * MB).encode(),
            lambda: PAGE.replace("<article>", "<article>" + "<p>" + "a" * 10 * MB).encode(),
            lambda: PAGE.replace("<article>", "<article>" + "<br>\n \n" * 500_000).encode(),
            lambda: b"<html><body>" + b"<style>x" * 300_000 + b"</body></html>",
        ),
    ),
    Kind(
        "pdf",
        ".pdf",
        read_page,
        lambda: (pdf(DRAWN),),
        MARKS["pdf"],
        (
            lambda: pdf(b"\x00" * 900 * MB),
            lambda: pdf(b"q " * 20 * MB),
            lambda: pdf(DRAWN * 5000),
            lambda: pdf(b"[" * 2 * MB),
            lambda: pdf(b"<<" * 2 * MB),
            lambda: pdf(b"(" * 2 * MB),
            lambda: pdf(b"BT /F1 1 Tf " + b"(a) Tj 0 -1 Td " * 600_000 + b"ET"),
            lambda: pdf(DRAWN, "/Kids[2 0 R 2 0 R]"),
            lambda: pdf(DRAWN).replace(b"[3 0 R]", b"[2 0 R]"),
            lambda: pdf(DRAWN).replace(b"/Count 1", b"/Count 999999999"),
            lambda: pdf(DRAWN).replace(b"<</Type/Catalog", b"<<" + b"/A[" * 100_000),
            lambda: b"%PDF-1.4\n" + b"1 0 obj<<" * 200_000,
            lambda: pdf(DRAWN).replace(b"trailer", b"trailer<</Prev 9>>" * 1000),
            lambda: b"%PDF-1.4\n" + b"%" * 10 * MB,
            lambda: b"%PDF-1.4\n" + b"startxref\n" * MB,
            lambda: pdf(DRAWN).replace(b"[3 0 R]/Count 1", b"[" + b"3 0 R " * 200_000 + b"]/Count 900"),
            lambda: pdf(b"q " * 400_000).replace(b"[3 0 R]/Count 1", b"[" + b"3 0 R " * 900 + b"]/Count 900"),
        ),
        lambda: (DRAWN,),
        pdf,
    ),
    Kind(
        "docx",
        ".docx",
        read_page,
        lambda: (document(BODY),),
        MARKS["docx"],
        (
            lambda: document(
                body(
                    paragraph("&z;"),
                    "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'>"
                    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
                    + "<!ENTITY z '&j;&j;&j;'>]>",
                )
            ),
            lambda: document(body(paragraph("&z;"), "<!DOCTYPE w [<!ENTITY z SYSTEM 'file:///etc/passwd'>]>")),
            lambda: document(body(paragraph("&z;"), "<!DOCTYPE w SYSTEM 'http://127.0.0.1:9/a.dtd'>")),
            lambda: document(body("<w:p>" * 100_000)),
            lambda: document(body("<w:r>" * 250)),
            lambda: document(body(paragraph("a") * 300_000)),
            lambda: document(body("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 500_000 + "</w:p>")),
            lambda: document(
                body(
                    "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='99999999'/></w:tcPr>"
                    f"{paragraph('a')}</w:tc></w:tr></w:tbl>"
                )
            ),
            lambda: document(
                body("<w:tbl>" + f"<w:tr>{f'<w:tc>{paragraph(chr(97))}</w:tc>' * 60}</w:tr>" * 3000 + "</w:tbl>")
            ),
            lambda: document(body("<w:tbl><w:tr><w:tc>" * 80 + paragraph("a") + "</w:tc></w:tr></w:tbl>" * 80)),
            lambda: document(b" " * 90 * MB),
            lambda: document(body(" " * 90 * MB)),
            lambda: document(
                body("<w:tbl>" + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>" * 20_000 + "</w:tbl>")
            ),
        ),
        lambda: (BODY,),
        document,
    ),
    Kind(
        "rss",
        ".xml",
        read_page,
        lambda: (RSS.encode(),),
        MARKS["rss"],
        (
            lambda: (
                RSS.replace(
                    "<rss",
                    "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'>"
                    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
                    + "]><rss",
                    1,
                ).replace("Two men held", "&j;")
            ).encode(),
            lambda: RSS.replace("<item>", "<item>" * 50_000).encode(),
            lambda: (
                "<rss><channel>"
                + "<item><title>a</title><description>The navy held two men.</description></item>" * 200_000
                + "</channel></rss>"
            ).encode(),
            lambda: ("<rss><channel>" + "<item><description>a" * 100_000).encode(),
            lambda: ("<rss><channel><item><title>a</title><description>" + "&lt;" * 4 * MB).encode(),
            lambda: ("<rss><channel><item><title>" + "<" * 2 * MB).encode(),
            lambda: ("<rss " + "a='1' " * 200_000 + ">").encode(),
            lambda: ("<rss>" + "<a>" * 500_000).encode(),
            lambda: ("<!--" * 1000 + "<rss>").encode(),
            lambda: ("<?a?>" * 800 + "<rss><channel><item>").encode(),
            lambda: RSS.replace("<p>", "<div>" * 2900).encode(),
            lambda: RSS.replace("Sat, 03", "1" * 3 * MB).encode(),
            lambda: RSS.replace("Sat, 03", " " * 3 * MB).encode(),
            lambda: RSS.replace("<p>", "&" * 3 * MB).encode(),
            lambda: RSS.replace("<p>", "<![CDATA[" * 100_000).encode(),
        ),
    ),
    Kind(
        "atom",
        ".xml",
        read_page,
        lambda: (ATOM.encode(),),
        MARKS["atom"],
        (
            lambda: ATOM.replace("<entry>", "<entry>" * 50_000).encode(),
            lambda: ATOM.replace("<author>", "<author><name>a</name></author><author>" * 100_000).encode(),
            lambda: ATOM.replace("<link ", "<link href='a'/>" * 200_000 + "<link ").encode(),
            lambda: ATOM.replace('type="html">', 'type="html">' + "&lt;div&gt;" * 200_000).encode(),
            lambda: ATOM.replace('type="html">', 'type="html">' + "&lt;b&gt;&lt;p&gt;" * 50_000).encode(),
            lambda: ATOM.replace("2014-05-06", "2014-" * 500_000).encode(),
        ),
    ),
    Kind(
        "eml",
        ".eml",
        read_page,
        lambda: (MAIL.encode(), HEADED.replace("Title", "Subject").replace("Source", "From").encode()),
        MARKS["eml"],
        (
            lambda: MAIL.replace("--xx\n", "--xx\n\na\n" * 300_000, 1).encode(),
            lambda: (
                "MIME-Version: 1.0\n"
                + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(20_000))
            ).encode(),
            lambda: ("MIME-Version: 1.0\n" + "Content-Type: message/rfc822\n\n" * 5000 + STORY).encode(),
            *(
                lambda one=one: MAIL.replace("Fwd", one).encode()
                for one in (
                    "=?utf-8?q?a?= " * 50_000,
                    "=?" * 100_000,
                    "a" * 2 * MB,
                    "(" * 50_000,
                    "\n " * 200_000,
                    "re: " * 200_000,
                    "fwd:" * 100_000 + " ",
                )
            ),
            *(
                lambda one=one: MAIL.replace('"Lena Ostra" <lena@harbour.example>', one).encode()
                for one in (
                    "a@b, " * 20_000,
                    "(" * 20_000,
                    '"' * 20_001,
                    "<" * 20_000,
                    "a." * 20_000,
                    "a" * MB,
                    "a " * 100_000,
                    "\\" * 20_000,
                    "[" * 20_000,
                    "=?utf-8?q?a?= " * 5_000,
                    "a:" * 20_000,
                    ",",
                    "@" * 20_000,
                    "<@a," * 10_000,
                    "a: b;" * 10_000,
                )
            ),
            *(
                lambda one=one: MAIL.replace("Sat, 03 May", one).encode()
                for one in ("1" * 5000, " " * MB, "(" * 20_000, "a " * 50_000, "99999999999999999999")
            ),
            *(
                lambda one=one: MAIL.replace("charset=utf-8", one).encode()
                for one in (
                    "a=b; " * 50_000,
                    "charset*0*=a; " * 20_000,
                    "charset=" + "(" * 20_000,
                    '"' * 20_001,
                    "(" * 20_000,
                    "charset*99999999=a",
                    "charset=idna",
                    "charset=undefined",
                    "charset=zlib_codec",
                    "charset=rot13",
                    "charset=unicode_escape",
                    "charset=punycode",
                )
            ),
            lambda: MAIL.replace("Received:", "X-A: b\n" * 300_000 + "Received:").encode(),
            lambda: (
                MAIL.split("\n\n")[0] + "\n\n--xx\nContent-Transfer-Encoding: quoted-printable\n\n" + "=" * 5 * MB
            ).encode(),
            lambda: (
                MAIL.split("\n\n")[0] + "\n\n--xx\nContent-Transfer-Encoding: x-uuencode\n\n" + "M" * 5 * MB
            ).encode(),
        ),
    ),
    Kind(
        "warc",
        ".warc.gz",
        read_archive,
        lambda: (by_record(archive(answer(PAGE.encode()), answer(STORY.encode()))), archive(answer(PAGE.encode()))),
        MARKS["warc"],
        (
            lambda: by_record(archive(answer(b"a " * 50 * MB))),
            lambda: by_record(archive(answer(gzip.compress(b"\x00" * 500 * MB), "Content-Encoding: gzip"))),
            lambda: by_record(archive(answer(zlib.compress(b"\x00" * 500 * MB), "Content-Encoding: deflate"))),
            lambda: gzip.compress(b"\x00" * 800 * MB),
            lambda: gzip.compress(b"WARC/1.0\r\n" + b"a" * 300 * MB),
            lambda: gzip.compress(b"WARC/1.0\r\n" + b"a: b\r\n" * 20 * MB),
            lambda: by_record(archive(answer(b"", *(["a: b"] * 500_000)))),
            lambda: b"".join(by_record(archive()) for _ in range(30_000)),
            lambda: archive(answer(b"fffffffffff\r\na", "Transfer-Encoding: chunked")),
            lambda: archive(answer(b"-5\r\na", "Transfer-Encoding: chunked")),
            lambda: archive(answer(b"1\r\na\r\n" * 500_000, "Transfer-Encoding: chunked")),
            lambda: archive(answer(b"")).replace(b"Content-Length", b"Content-Length: 5\r\nX"),
            lambda: b"\x1f\x8b\x08\x00" * 500_000,
            lambda: gzip.compress(by_record(archive(answer(PAGE.encode())))),
        ),
        lambda: (
            archive(
                answer(PAGE.encode()),
                answer(STORY.encode(), "Transfer-Encoding: chunked"),
                answer(gzip.compress(PAGE.encode()), "Content-Encoding: gzip"),
            ),
        ),
        by_record,
    ),
    Kind(
        "asked",
        ".jsonl",
        read_asked,
        lambda: (ASKED.encode(), (ASKED + "\n" + ASKED).encode()),
        MARKS["asked"],
        (
            lambda: b'{"id":"\\ud800","text":"a"}',
            lambda: b'{"id":NaN,"text":"a"}',
            lambda: b"[" * 3 * MB,
            lambda: b'{"a":' * 500_000,
            lambda: b'{"id":' + b"1" * 5000 + b',"text":"a"}',
            lambda: b'{"id":' + b"[" * 900 + b"]" * 900 + b',"text":"a"}',
            lambda: b'{"id":1,"text":"\\udc00"}',
            *(
                lambda one=one: json.dumps({"id": 1, "text": "a", "published": one}).encode()
                for one in (
                    "9" * 5000,
                    "2014-05-03/" * 5000,
                    "Y" + "9" * 4000,
                    "{" * 5000,
                    "[" * 5000,
                    "1" * 4 + "-99",
                    "-9999",
                    "2014~?%" * 1000,
                    "0000",
                    "10000-01-01",
                    "Y999999999",
                )
            ),
        ),
    ),
    Kind(
        "ofac",
        ".csv",
        read_parties,
        lambda: (LISTED.encode(),),
        MARKS["ofac"],
        (
            lambda: LISTED.encode() + b'"' * 3 * MB,
            lambda: LISTED.encode() + b"," * 3 * MB,
            lambda: LISTED.replace("DOB 10 Dec 1948", "DOB " + "1" * 100_000).encode(),
            lambda: LISTED.replace("DOB 10 Dec 1948", "a.k.a. '" * 10_000).encode(),
            lambda: LISTED.replace("DOB 10 Dec 1948", "DOB 1999 to " * 5_000).encode(),
            lambda: LISTED.replace("COAST", "] [" * 30_000).encode(),
            lambda: LISTED.replace("COAST", "]" + " " * 60_000).encode(),
            lambda: LISTED.replace("; ", ";" * 50_000, 1).encode(),
            lambda: LISTED.replace("Iran", ", " * 50_000).encode(),
        ),
    ),
    Kind(
        "ftm",
        ".json",
        read_parties,
        lambda: (FTM.encode(),),
        MARKS["ftm"],
        (
            lambda: b'{"id":' + b"[" * 2 * MB,
            lambda: b'{"a":' * 200_000,
            lambda: FTM.replace("Karim Dastan", "a" * 5 * MB).encode(),
            lambda: FTM.replace('"1973"', ",".join(['"1973"'] * 200_000)).encode(),
            lambda: FTM.replace("1973", "1" * 500_000).encode(),
            lambda: FTM.replace('"p1"', "9" * 5000, 1).encode(),
            lambda: FTM.replace("Karim", "\\ud800").encode(),
            lambda: FTM.replace("Sanction", "Nobody" * 100_000).encode(),
        ),
    ),
    Kind(
        "codebook",
        ".yaml",
        read_codebook,
        shipped,
        MARKS["codebook"],
        (
            lambda: f"{SMALL}\n{laughs()}\n".encode(),
            lambda: SMALL.replace("{a: b}", "{a: *a11}").replace("events:", laughs() + "\nevents:").encode(),
            lambda: SMALL.replace("[no, not]", "*a11").replace("events:", laughs() + "\nevents:").encode(),
            lambda: SMALL.replace("says: detains", "says: *a11").replace("events:", laughs() + "\nevents:").encode(),
            lambda: (
                SMALL.replace("verbs: [detain, take in]", "verbs: [*a11]")
                .replace("events:", laughs() + "\nevents:")
                .encode()
            ),
            lambda: b"[" * 100_000,
            lambda: b"a: " * 100_000,
            lambda: b"{a: " * 100_000,
            lambda: b"- " * 100_000,
            lambda: b"[" * 3000 + b"]" * 3000,
            lambda: SMALL.encode() + b"a: " + b"[" * 3000 + b"]" * 3000,
            lambda: b"&a [*a]",
            lambda: SMALL.replace("{a: b}", "&t {a: *t}").encode(),
            lambda: SMALL.replace("[no, not]", "&t [*t]").encode(),
            lambda: b"a: 'b" * MB,
            lambda: b"? " * 50_000,
            lambda: b"#" * 10 * MB,
            lambda: b"\n" * 10 * MB,
            lambda: SMALL.encode() + b"".join(b"k%d: 1\n" % n for n in range(300_000)),
            lambda: b"!" * MB,
            lambda: b"%" * MB,
            lambda: b"|" + b"\n" * MB,
            lambda: b"&" + b"a" * MB,
            lambda: b'"\\x' * 100_000,
            lambda: b" " * MB + b"a",
        ),
    ),
    Kind(
        "borders",
        ".geojson",
        read_lines,
        lambda: (BORDERS.encode(),),
        MARKS["borders"],
        (
            lambda: b"[" * 3 * MB,
            lambda: b'{"a":' * 300_000,
            lambda: BORDERS.replace("3.5", "1" * 5000).encode(),
            lambda: BORDERS.replace("3.5", "1" * 400).encode(),
            lambda: BORDERS.replace("3.5", "NaN").encode(),
            lambda: BORDERS.replace("[1, 2]", "[" * 900 + "]" * 900).encode(),
            lambda: json.dumps({"type": "GeometryCollection", "geometries": []}).encode(),
            lambda: b'{"type":"GeometryCollection","geometries":[' * 400 + b"]}" * 400,
            lambda: BORDERS.replace("[5, 6]", ",".join(["[5, 6]"] * MB)).encode(),
        ),
    ),
)
