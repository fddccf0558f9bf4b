"""What cannot become a report: one clear sentence each, and the other files go on."""

from __future__ import annotations

import contextlib
import os
import time

import pytest

from whence.documents import paths, read_bytes, read_path
from whence.errors import BadInput

HTML = "<html><body><article><p>The navy held two men at the port.</p><p>He said no more.</p></article></body></html>"

LONG = "The navy said so on Friday, and a spokesman said more. " * 200  # past which a zero byte makes no binary file


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", f"Two held\n\n{LONG}\n\nThey r\0an.\n\nBy A\0n Roe\n\n2 Comments\n\njo\0e says:\n\nN\0o.\n"),
        ("a.html", f"<h1>Two &#0;held</h1><p>{LONG}</p><p>They r\0an.</p>"),
        ("a.md", f"# Two held\n\n{LONG}\n\nThey r\0an.\n"),
        ("a.eml", "From: An \0Roe <a@b.example>\nSubject: Two h\0eld\n\nThey r\0an, the navy said.\n"),
        ("a.xml", "<rss><channel><title>Nor&#0;land</title><item><title>Two&#0;</title><description>They ran."
                  "</description></item></channel></rss>"),
    ],
)  # fmt: skip
def test_a_stray_nul_becomes_the_mark_of_what_cannot_be_read(name: str, data: str) -> None:
    for report in read_bytes(data.encode(), name, "http://northernwire.example/\0"):
        assert "\0" not in str((report.text, report.title, report.outlet, report.authors, report.url))
        assert name.endswith(("xml", "html")) or report.parent or "r\ufffdan" in report.text
        assert report.url == "http://northernwire.example/\ufffd"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \n\n ", "no text found"),
        ("a.txt", b"--- * ---", "no text found"),
        ("a.txt", b"text\x00\x01\x02\x00\x00 more" * 50, "a binary file, not a text"),
        ("a.txt", b"\x00" * 500, "a binary file, not a text"),
        ("a.png", b"\x89PNG\r\n\x1a\n1234", "an image (PNG), not a text"),
        ("a.docx", b"PK\x03\x04....", "a zip archive or office file, not a text"),
        ("a", b"\x7fELF....", "a program, not a text"),
        ("a.txt", bytes(range(128, 256)) * 20, "its characters cannot be read in any known encoding"),
        ("a.txt", b"\xc3\x28\xa0\xa1" * 100, "its characters cannot be read in any known encoding"),
        ("a.txt", b"The men were held \x81\x8d in port. " * 9, "its characters cannot be read in any known encoding"),
        ("a.txt", b"\xff\xfe\x00", "its characters cannot be read in any known encoding"),
        ("a.txt", b"\x01\x02\x03 abc " * 30, "its characters cannot be read in any known encoding"),
        ("a.txt", b"a" * (30 * 1024 * 1024), "the file has 30 MB; at most 20 MB are read"),
        ("a.html", HTML[:60].encode(), "the HTML breaks off before its end"),
        ("a.html", HTML[:-20].encode(), "the HTML breaks off before its end"),
        ("a.txt", HTML[:60].encode(), "the HTML breaks off before its end"),
        ("a.html", b"<html><body><script>var a = '</body></html>", "the HTML breaks off before its end"),
        ("a.html", b"<html><body><script>var a = 1</script></body></html>", "no text found"),
        ("a.html", b"<div>" * 5000 + b"text" + b"</div>" * 5000, "the HTML is nested deeper than any page"),
        ("a.html", b"<b><p>" * 5000 + b"text", "the HTML is nested deeper than any page"),
        ("a.html", b"<li>a" * 26_000, "the HTML has more elements than any page"),
        ("a.html", b"<p" + b" a=1" * 2001 + b">text", "an element of the HTML has more attributes than any"),
        ("a.html", b"<a>a</a>" * 101_000, "the HTML has more elements than any page"),
        ("a.html", b"<li class='comment'>joe says: no</li>" * 5001, "the page has more than 5,000 comments"),
        ("a.txt", b"They ran.\n" * 50_002, "the text has more than 50,000 lines, and no page has"),
        ("a.xml", b"<rss>" + b"<a>" * 501, "the feed is nested deeper than 500 levels"),
        ("a.xml", b"<rss>" + b"<item></item>" * 2001, "the feed has more than 2,000 entries"),
        ("a.xml", b"<rss>" + b"<link></link>" * 10_001, "the feed has more than 10,000 elements of one name"),
        ("a.xml", b"<rss>" + b" " * 5_000_000, "the feed has more than 4 MB"),
        ("a.eml", b"Subject: a\n\n" + b"\n--x" * 5001, "the mail has more parts than any mail"),
        ("a.eml", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 51, "the mail has more parts than any mail"),
        ("a.eml", b"From: " + b"(" * 5000 + b"\n\nThey ran.", "a header of the mail is longer than any"),
        ("a.eml", b"Subject: a" + b"\n b" * 2000 + b"\n\nThey ran.", "a header of the mail is longer than any"),
        ("a.eml", b"Content-Transfer-Encoding: x-uuencode\n\nM", "the mail is in uuencode, which is not read"),
    ],
)
def test_bytes(name, data, reason):
    with pytest.raises(BadInput) as refused:
        read_bytes(data, name)
    assert (refused.value.where, refused.value.reason) == (name, reason)


@pytest.mark.parametrize(
    "data",
    [
        HTML.encode(),
        b"<p>The navy held two men.<p>A page may leave closing tags out.",
        b"<!DOCTYPE html><title>Two held</title><p>The navy held two men at the port of Karsa.",
    ],
)
def test_whole_html_is_read(data):
    assert "The navy held two men" in read_bytes(data, "a.html")[0].text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Two held\n\nThe café was hit.".encode("cp1252"), "The café was hit."),
        ("\ufeffTwo held\n\nThe café was hit.".encode(), "Two held\n\nThe café was hit."),
        ("Two held\n\nThe café was hit.".encode("utf-16"), "The café was hit."),
        ("Two held\n\nThe café was hit.".encode("utf-16-le"), "The café was hit."),
        ("Two held\n\nThe café was hit.".encode("utf-32"), "The café was hit."),
        ("قالت الشرطة إن الرجل محتجز في الميناء منذ يوم الجمعة.".encode("cp1256"), "الشرطة"),
        ("Двое задержаны в порту. Военные сообщили об этом в субботу вечером.".encode("cp1251"), "задержаны"),
        (b"Two held\r\n\r\nThe guards ran.\r\n\x1a", "Two held\n\nThe guards ran.\n"),
    ],
)
def test_encodings_that_are_read(data, words):
    assert words in read_bytes(data, "a.txt")[0].text


def test_paths_that_are_no_files(tmp_path):
    for path, reason in [(tmp_path / "gone.txt", "there is no such file"), (tmp_path, "a folder, not a file")]:
        with pytest.raises(BadInput) as refused:
            read_path(path)
        assert refused.value.reason == reason


def test_large_files_are_refused_unread(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(30 * 1024 * 1024)
    with pytest.raises(BadInput, match="at most 20 MB"):
        read_path(path)


def test_a_file_without_permission(tmp_path, monkeypatch):
    path = tmp_path / "locked.txt"
    path.write_text("text")

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    with pytest.raises(BadInput, match="no permission to read it"):
        read_path(path)


def test_folders_are_searched_in_order_and_hidden_files_left_alone(tmp_path):
    for name in ("b/2.txt", "b/10.txt", "a.txt", ".hidden", ".git/config"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text")
    assert [str(path.relative_to(tmp_path)) for path in paths([tmp_path])] == ["a.txt", "b/10.txt", "b/2.txt"]
    assert list(paths([tmp_path / "a.txt"])) == [tmp_path / "a.txt"]


def test_a_folder_that_cannot_be_opened_is_told_and_the_others_go_on(tmp_path, monkeypatch):
    for name in ("a/1.txt", "b/2.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("text")
    scan = os.scandir

    def scandir(path):
        if str(path).endswith("a"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr("os.scandir", scandir)
    refused: list[BadInput] = []
    assert list(paths([tmp_path, tmp_path / "none"], refused.append)) == [tmp_path / "b/2.txt"]
    assert [error.reason for error in refused] == [
        "no permission to open this folder",
        "there is no such file or folder",
    ]
    with pytest.raises(BadInput, match="no permission"):
        list(paths([tmp_path]))


LAUGHS = "\n".join(["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))])


@pytest.mark.parametrize(
    "front", [f"{LAUGHS}\ntitle: *a11", "title: &a [*a]", "title: " + "[" * 9000, "title: 0b" + "1" * 15_000]
)
def test_front_matter_that_swells_is_no_front_matter(front):
    (report,) = read_bytes(f"---\n{front}\n---\n# Two held\n\nThe navy held two men at the port.".encode(), "a.md")
    assert "The navy held two men at the port." in report.text


MARKS = ["![", "![a](", "[a](", "[a][", "**a ", "*a", "_a ", "`a", "<!--", "<a ", "<https://", " #", " "]


@pytest.mark.parametrize("mark", MARKS)
def test_marks_that_are_never_closed_take_no_longer_each(mark):
    begun = time.process_time()
    with contextlib.suppress(BadInput):
        read_bytes(f"# Two held\n\nThe navy held two men. {mark * 50_000} They ran.".encode(), "a.md")
    assert time.process_time() - begun < 2
