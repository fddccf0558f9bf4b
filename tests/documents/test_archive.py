"""Web archives: every page in them, and nothing else."""

from __future__ import annotations

import io
import re

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from whence.documents.archive import is_archive, records
from whence.errors import BadInput

#: the library's writer leaves its scratch files to the collector
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")

PAGE = b"<html><body><p>The navy held two men at Karsa on Friday.</p></body></html>"


def archive(*answers: tuple[str, str, str, bytes], gzip: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for url, status, kind, body in answers:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    return out.getvalue()


@pytest.mark.parametrize("gzip", [True, False])
def test_pages_come_with_address_and_charset(tmp_path, gzip):
    path = tmp_path / "a.warc"
    path.write_bytes(
        archive(
            ("https://news.example/1", "200 OK", "text/html; charset=windows-1251", PAGE),
            ("https://news.example/logo.png", "200 OK", "image/png", b"\x89PNG"),
            ("https://news.example/gone", "404 Not Found", "text/html", b"gone"),
            ("https://news.example/2.pdf", "200 OK", "application/pdf", b"%PDF-1.7"),
            gzip=gzip,
        )
    )
    found = list(records(path))
    assert [(one.url, one.charset) for one in found] == [
        ("https://news.example/1", "windows-1251"),
        ("https://news.example/2.pdf", None),
    ]
    assert found[0].data == PAGE


def test_archives_that_are_refused(tmp_path):
    whole = archive(("https://news.example/1", "200 OK", "text/html", PAGE), gzip=False)
    for name, data, reason in [
        ("none.warc", archive(), "an archive without a page"),
        ("empty.warc", b"", "an archive without a page"),
        ("noise.warc.gz", b"\x1f\x8b\x08\x00" + b"\x99" * 300, "broken|without a page"),
        ("text.warc", b"The navy held two men.\n" * 9, "the archive is damaged; 0 pages could be read"),
        ("rest.warc", whole + b"rubbish\r\n\r\n" * 9, "the archive is (broken after|damaged;) 1 page"),
    ]:
        path = tmp_path / name
        path.write_bytes(data)
        *_, last = records(path)
        assert isinstance(last, BadInput), name
        assert last.where == str(path)
        assert re.search(reason, last.reason), (name, last.reason)


def test_archives_are_told_by_their_names():
    assert is_archive("a.warc.gz")
    assert is_archive("A.WARC")
    assert not is_archive("a.html")
