# ruff: noqa: E501 (pages stand as they are printed)
"""HTML pages: the story without the site, and comments as the usual systems mark them up."""

from __future__ import annotations

import pytest

from whence.documents import Report, read_bytes

STORY = (
    "<p>The navy detained <b>two men</b> at the port of Karsa on Saturday, a spokesman said.</p>"
    "<p>He did not name them and said that they had not been charged.</p>"
)


def read(body: str, head: str = "<title>Two held in Karsa | Norland Ledger</title>") -> list[Report]:
    return read_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "page.html")


def told(report: Report) -> list[tuple[str, str]]:
    return [(part.kind, report.text[part.start : part.end]) for part in report.parts]


STORY_ROWS = [
    ("story", "The navy detained two men at the port of Karsa on Saturday, a spokesman said."),
    ("story", "He did not name them and said that they had not been charged."),
]
PAGES = {
    "nothing but the site around it": (
        f"<nav><a>Home</a></nav><h1>Two held in Karsa</h1><article>{STORY}</article>"
        "<aside>Most read</aside><footer>© 2014 Norland Ledger</footer>",
        [("headline", "Two held in Karsa"), *STORY_ROWS],
    ),
    "hidden words and scripts": (
        f"<h1>Two held in Karsa</h1><article>{STORY}<p style='display: none'>They escaped.</p><p hidden>They died.</p>"
        "<script>document.write('They fled.')</script><noscript>They ran.</noscript><style>p {}</style></article>",
        [("headline", "Two held in Karsa"), *STORY_ROWS],
    ),
    "byline, caption, heading, list, bio, tags, related": (
        "<article><h1>Two held in Karsa</h1><p class='byline'>By Jane Roe</p><figure><img><figcaption>The gate</figcaption>"
        f"</figure>{STORY}<h2>What was found</h2><ul><li>forty rifles</li><li>two radios</li></ul>"
        "<div class='author-bio'>Jane Roe lives in Vale.</div><p class='tags'><a>navy</a>, <a>port</a></p>"
        "<div class='related'><h3>Related</h3><a>A ship leaves Karsa</a></div></article>",
        [
            ("headline", "Two held in Karsa"),
            ("meta", "By Jane Roe"),
            ("caption", "The gate"),
            *STORY_ROWS,
            ("heading", "What was found"),
            ("story", "• forty rifles"),
            ("story", "• two radios"),
            ("bio", "Jane Roe lives in Vale."),
            ("tags", "navy, port"),
        ],
    ),
    "paragraphs made with line breaks": (
        "<h1>Two held in Karsa</h1><div class='post-body'>The navy held two men.<br><br>A guard said so.<br/> <br/>No names.</div>",
        [
            ("headline", "Two held in Karsa"),
            ("story", "The navy held two men."),
            ("story", "A guard said so."),
            ("story", "No names."),
        ],
    ),
    "no element named after the story": (
        f"<div id='x1'><a>Home</a></div><table><tr><td><h1>Two held in Karsa</h1>{STORY}</td></tr></table>",
        [("headline", "Two held in Karsa"), *STORY_ROWS],
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_parts(name):
    body, expected = PAGES[name]
    report = read(body)[0]
    assert told(report) == expected
    assert (report.title, report.outlet, report.type) == ("Two held in Karsa", "Norland Ledger", "article")


WORDPRESS = """
<div id="comments"><h3>3 responses to “Two held in Karsa”</h3><ol class="commentlist">
<li class="comment even" id="li-comment-12"><div id="comment-12" class="comment-body">
 <div class="comment-author vcard"><img class="avatar"><cite class="fn">dana k.</cite> <span class="says">says:</span></div>
 <div class="comment-meta commentmetadata"><a href="#">May 4, 2014 at 4:12 pm</a></div>
 <p>One of them is my neighbour.</p><p>He was freed today.</p><div class="reply"><a>Reply</a></div></div>
 <ul class="children"><li class="comment odd" id="li-comment-13"><div id="comment-13" class="comment-body">
  <div class="comment-author vcard"><cite class="fn">Oskar</cite> <span class="says">says:</span></div>
  <div class="comment-meta"><a>May 5, 2014 at 9:00 am</a></div><p>Really?</p></div></li></ul></li>
<li class="pingback" id="comment-14"><p>Pingback: <a href="#">Harbour Notes</a></p></li></ol>
<div id="respond"><h3>Leave a Reply</h3><form><textarea></textarea></form></div></div>"""
WORDPRESS_5 = """
<section class="comments-area" id="comments"><ol class="comment-list"><li id="comment-2" class="comment">
<article id="div-comment-2" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard">
<b class="fn">dana k.</b> <span class="says">says:</span></div><div class="comment-metadata">
<time datetime="2014-05-04T16:12:00+00:00">4 May</time></div></footer><div class="comment-content"><p>He was freed today.</p>
</div><div class="reply"><a>Reply</a></div></article></li></ol></section>"""
WORDPRESS_1 = """
<h3 id="comments">1 Response</h3><ol class="commentlist"><li class="alt" id="comment-12"><cite>dana k.</cite> Says:<br>
<small class="commentmetadata"><a href="#comment-12">May 4th, 2014 at 6:05 am</a></small><p>He was freed today.</p></li></ol>"""
BLOGGER = """
<div id="comments"><h4>2 Comments:</h4><dl id="comments-block">
<dt class="comment-author"><a>dana k.</a> said...</dt><dd class="comment-body"><p>He was freed today.</p></dd>
<dd class="comment-footer"><span class="comment-timestamp">5/04/2014 9:12 AM</span></dd>
<dt class="comment-author">Anonymous said...</dt><dd class="comment-body"><p>Source?<br/>I doubt it.</p></dd>
<dd class="comment-footer">May 5, 2014 at 10:00 AM</dd></dl></div>"""
MOVABLE_TYPE = """
<div class="comments"><div class="comment"><p>He was freed today.</p><p class="posted">Posted by dana k. at May 4, 2014 04:12 PM</p>
</div><div class="comment"><p>Source?</p><p class="posted">Posted by: Jon | May 5, 2014 04:12 PM</p></div></div>"""
MICRODATA = """
<div class="x"><div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author" itemscope>
<span itemprop="name">dana k.</span></span><time itemprop="dateCreated" datetime="2014-05-04">last year</time>
<div itemprop="text">He was freed today.</div></div></div>"""
JSON_LD = """
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Two held in Karsa", "comment":
[{"@type": "Comment", "author": {"name": "dana k."}, "dateCreated": "2014-05-04", "text": "He was freed today."}]}</script>"""
PLAIN = (
    "<div id='comments'><h3>2 Comments</h3><p>dana k. says:</p><p>He was freed.</p><p>Jon says:</p><p>Source?</p></div>"
)
TRACKBACK = """<ol class="commentlist"><li class="trackback"><cite class="fn">Mira O</cite> <small>May 4, 2014</small>
<p>Harbour Notes has linked to this post.</p></li></ol>"""


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            WORDPRESS,
            [
                ("comment", "dana k.", "2014-05-04", "One of them is my neighbour.\n\nHe was freed today."),
                ("comment", "Oskar", "2014-05-05", "Really?"),
                ("trackback", "Harbour Notes", None, "Pingback: Harbour Notes"),
            ],
        ),
        (WORDPRESS_1, [("comment", "dana k.", "2014-05-04", "He was freed today.")]),
        (WORDPRESS_5, [("comment", "dana k.", "2014-05-04", "He was freed today.")]),
        (
            BLOGGER,
            [
                ("comment", "dana k.", "2014-05-04", "He was freed today."),
                ("comment", "Anonymous", "2014-05-05", "Source?\nI doubt it."),
            ],
        ),
        (
            MOVABLE_TYPE,
            [
                ("comment", "dana k.", "2014-05-04", "He was freed today."),
                ("comment", "Jon", "2014-05-05", "Source?"),
            ],
        ),
        (MICRODATA, [("comment", "dana k.", "2014-05-04", "He was freed today.")]),
        (JSON_LD, [("comment", "dana k.", "2014-05-04", "He was freed today.")]),
        (PLAIN, [("comment", "dana k.", None, "He was freed."), ("comment", "Jon", None, "Source?")]),
        (TRACKBACK, [("trackback", "Mira O", "2014-05-04", "Harbour Notes has linked to this post.")]),
        ("<p class='comments'><a>4 comments</a></p>", []),
    ],
    ids=[
        "wordpress",
        "wordpress 1",
        "wordpress 5",
        "blogger",
        "movable type",
        "microdata",
        "json-ld",
        "plain",
        "trackback",
        "none",
    ],
)
def test_comments(markup, expected):
    page, *comments = read(f"<h1>Two held in Karsa</h1><article>{STORY}</article>{markup}")
    dated = [
        (c.type, c.authors[0], c.published.edtf if c.published.basis == "stated" else None, c.text) for c in comments
    ]
    assert dated == expected
    assert [row for row in told(page) if row[0] == "story"] == STORY_ROWS


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], '
            '"headline": "Two held in Karsa", "author": {"@type": "Person", "name": "Jane Roe"}, '
            '"publisher": {"name": "Norland Ledger"}, "datePublished": "2014-05-03T10:00:00+02:00"}]}</script>',
            "",
        ),
        (
            '<meta property="og:title" content="Two held in Karsa"><meta property="og:site_name" content="Norland Ledger">'
            '<meta name="author" content="Jane Roe"><meta property="article:published_time" content="2014-05-03T10:00:00Z">',
            "",
        ),
        (
            "<title>Norland Ledger » Two held in Karsa</title>",
            '<h1>Norland Ledger</h1><h2 class="entry-title">Two held in Karsa</h2><div class="post-meta">By <a rel="author">'
            'Jane Roe</a> on <time datetime="2014-05-03">3 May</time></div>',
        ),
        (
            "<title>Two held in Karsa &laquo; Norland Ledger</title>",
            '<h1>Norland Ledger</h1><h2>Two held in Karsa</h2><p>By Jane Roe</p><p>May 3, 2014</p>',
        ),
        (
            "<title>Two held in Karsa - Norland Ledger</title>",
            "<h1>Two held in Karsa</h1><p>By Jane Roe</p><p>May 3, 2014</p>",
        ),
        ("<title>Two held in Karsa</title>", "<p>By Jane Roe, Norland Ledger | 3 May 2014</p>"),
        ('<script type="application/ld+json">{broken</script><title>Two held in Karsa | Norland Ledger</title>',
         "<p>By Jane Roe | 3 May 2014</p>"),
    ],
    ids=["json-ld", "open graph", "classes", "mark to the left", "printed", "no heading", "broken json-ld"],
)  # fmt: skip
def test_metadata(head, body):
    report = read(f"<article>{body}{STORY}</article>", head)[0]
    stated = (report.title, report.outlet, report.authors, report.published.edtf, report.published.basis)
    assert stated == ("Two held in Karsa", "Norland Ledger", ("Jane Roe",), "2014-05-03", "stated")


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "iso-8859-1", "utf-16"])
def test_charsets(charset):
    text = "<html><head><meta charset='CHARSET'><title>Café in Karsa</title></head><body><p>A café was hit.</p></body></html>"
    report = read_bytes(text.replace("CHARSET", charset).encode(charset), "page.html")[0]
    assert "A café was hit." in report.text


def test_markup_inside_the_words_is_shown_as_words():
    report = read(
        "<h1>Two held</h1><article><p>He wrote &lt;b&gt;no&lt;/b&gt; &amp; left the port of Karsa.</p></article>"
    )[0]
    assert "He wrote <b>no</b> & left the port of Karsa." in report.text
