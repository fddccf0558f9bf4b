"""Only the public internet is asked, politely and within limits; everything else is one sentence."""

from __future__ import annotations

import contextlib
import gzip
import ipaddress
import socket
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, unquote

import pytest
from warcio.archiveiterator import ArchiveIterator

from running import Run
from whence.documents.archive import records
from whence.documents.fetching import Fetcher
from whence.documents.fetching.addresses import is_public
from whence.documents.fetching.keeping import Keeper
from whence.errors import BadInput

PAGE = b"<html><body><p>The navy held two men at Karsa on Friday.</p></body></html>"


@pytest.mark.parametrize(
    "address",
    """0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 127.0.0.1 127.255.0.9 169.254.169.254 172.16.0.1 192.0.2.7 192.168.1.1
    198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254
    64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::a00:1 2002:7f00:1:: 2002:c0a8:101:: 2001:0:0:0:0:0:f5ff:fffe fc00::1
    fd12::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 2001:db8::1 3fff::1 5f00::1 4000::1 100::1 ::8.8.8.8 ::ffff:0:127.0.0.1
    2606:4700::5efe:7f00:1 2606:4700::200:5efe:a00:1 fd00:ec2::254 192.0.0.8 192.88.99.1 168.63.129.16 100.100.100.200
    198.51.100.1 203.0.113.1 192.0.0.170 ::ffff:192.0.0.8 64:ff9b::a83f:8110""".split(),
)
def test_addresses_that_are_not_public(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"]
)
def test_addresses_that_are_public(address):
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1/", "not on the public internet"),
        ("http://localhost:8080/", "not on the public internet"),
        ("http://127.1/", "not on the public internet"),
        ("http://2130706433/", "not on the public internet"),
        ("http://0x7f000001/", "not on the public internet"),
        ("http://0177.0.0.1/", "no address of a web page"),
        ("http://0/", "not on the public internet"),
        ("http://0.0.0.0/", "not on the public internet"),
        ("http://127.0.1/", "not on the public internet"),
        ("http://127.0.0.1./", "not on the public internet|no such host|no address"),
        ("http://localhost./", "not on the public internet|no such host"),
        ("http://LOCALHOST/", "not on the public internet"),
        ("http://017700000001/", "not on the public internet|no address"),
        ("http://0x7f.0.0.1/", "not on the public internet|no address"),
        ("http://0x7f.1/", "not on the public internet|no address"),
        ("http://127.0x1/", "not on the public internet|no address"),
        ("http://①②⑦.⓪.⓪.①/", "not on the public internet|no address"),
        ("http://127。0。0。1/", "not on the public internet|no address"),
        ("http://１２７.0.0.1/", "not on the public internet|no address"),
        ("http://%31%32%37.0.0.1/", "not on the public internet|no address|no such host"),
        ("http://example.org@127.0.0.1/", "a name and password"),
        ("http://127.0.0.1\\@example.org/", "no address|name and password|public internet"),
        ("http://127.0.0.1#@example.org/", "not on the public internet"),
        ("http://127.0.0.1:80:80/", "no address of a web page"),
        ("http:/\\127.0.0.1/", "no address|public internet"),
        ("http://[::]/", "not on the public internet"),
        ("http://[::127.0.0.1]/", "not on the public internet"),
        ("http://[0:0:0:0:0:ffff:7f00:1]/", "not on the public internet"),
        ("http://[2002:7f00:1::]/", "not on the public internet"),
        ("http://[fe80::1%25eth0]/", "not on the public internet|no address|no such host"),
        ("http://[fe80::1%eth0]/", "not on the public internet|no address|no such host"),
        ("http://[::1%25lo]/", "not on the public internet|no address|no such host"),
        ("http://[fd00:ec2::254]/latest/", "not on the public internet"),
        ("http://[v1.a]/", "no address of a web page"),
        ("HTTP://127.0.0.1/", "not on the public internet|only http"),
        ("data:text/html,x", "only http and https|no address"),
        ("unix:///run/x.sock", "only http and https"),
        ("http://127.0.0.1\r\nHost: a/", "no address"),
        ("http://ex\x00ample.org/", "no address"),
        ("http://" + "a" * 70_000 + ".example/", "no address|no such host"),
        ("http://" + "a." * 30_000 + "example/", "no address|no such host"),
        ("http://[::1]/", "not on the public internet"),
        ("http://[::ffff:127.0.0.1]/", "not on the public internet"),
        ("http://[64:ff9b::7f00:1]/", "not on the public internet"),
        ("http://169.254.169.254/latest/meta-data/", "not on the public internet"),
        ("http://192.168.0.1/", "not on the public internet"),
        ("https://10.1.2.3/", "not on the public internet"),
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/a", "only http and https"),
        ("gopher://example.org/", "only http and https"),
        ("http://", "no address of a web page"),
        ("http://[::1/", "no address of a web page"),
        ("http://example.org:99999/", "no address of a web page"),
        ("http://user:secret@example.org/", "a name and password"),
    ],
)
def test_addresses_that_are_refused(url, reason):
    with Fetcher() as fetcher, pytest.raises(BadInput, match=reason) as refused:
        fetcher.fetch(url)
    assert refused.value.where == url


def test_a_name_is_checked_by_where_it_leads(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", leads_to("93.184.216.34", "10.0.0.5"))
    with Fetcher() as fetcher, pytest.raises(BadInput, match=r"news\.example is not on the public internet"):
        fetcher.fetch("http://news.example/1")


def leads_to(*addresses: str):
    def look_up(host, port, *args, **kwargs):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in addresses]

    return look_up


class Site(BaseHTTPRequestHandler):
    """One small site; what it was asked is kept."""

    robots = b"User-agent: *\nDisallow: /private\n"
    robots_status = 200

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        match self.path:
            case "/robots.txt":
                self.answer(self.robots_status, self.robots)
            case "/page" | "/private/page":
                if self.headers.get("If-None-Match") == '"v1"':
                    self.answer(304, b"")
                else:
                    self.answer(200, PAGE, {"ETag": '"v1"', "Content-Type": "text/html; charset=utf-8"})
            case "/moved":
                self.answer(302, b"", {"Location": "/page"})
            case "/circle":
                self.answer(302, b"", {"Location": "/circle"})
            case "/inside":
                self.answer(302, b"", {"Location": "http://169.254.169.254/"})
            case "/local-file":
                self.answer(302, b"", {"Location": "file:///etc/passwd"})
            case "/gzip":
                kinds = {"Content-Encoding": "gzip", "Content-Type": "text/html; charset=utf-8"}
                self.answer(200, gzip.compress(PAGE), kinds)
            case "/chunks":
                self.send_response(200)
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                self.wfile.write(b"".join(b"%x\r\n%b\r\n" % (len(one), one) for one in (PAGE[:20], PAGE[20:], b"")))
            case path if path.startswith("/to?"):
                self.answer(302, b"", {"Location": unquote(path[4:])})
            case "/large":
                self.answer(200, b"x" * (21 * 1024 * 1024))
            case "/bomb":
                self.answer(200, gzip.compress(b"x" * (64 * 1024 * 1024)), {"Content-Encoding": "gzip"})
            case "/nothing":
                self.answer(200, b"")
            case _:
                self.answer(404, b"no")

    def answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):  # the other side has heard enough
            self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch):
    monkeypatch.setattr(Site, "robots_status", 200)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked = []
    server.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def only_the_test(address) -> bool:
    """The seam for a server of the test's own: this machine counts as public, and nothing else private does."""
    return str(address) == "127.0.0.1" or is_public(address)


@pytest.fixture
def fetcher():
    with Fetcher(only_the_test) as made:
        yield made


def test_a_page_comes_with_its_address_and_what_to_ask_next_time(site, fetcher):
    got = fetcher.fetch(f"{site.address}/moved")
    assert (got.url, got.data, got.charset, got.etag) == (f"{site.address}/page", PAGE, "utf-8", '"v1"')
    assert fetcher.fetch(got.url, etag=got.etag) is None
    assert [path for path, _ in site.asked] == ["/robots.txt", "/moved", "/page", "/page"]
    assert site.asked[0][1]["User-Agent"].startswith("whence/")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/circle", "more than 5 redirects"),
        ("/inside", "169.254.169.254 is not on the public internet"),
        ("/local-file", "only http and https"),
        ("/large", "larger than 20480 KiB"),
        ("/bomb", "larger than 20480 KiB"),
        ("/nothing", "answered with nothing"),
        ("/gone", "answered 404"),
        ("/private/page", "robots.txt asks programs not to"),
    ],
)
def test_answers_that_are_refused(site, fetcher, path, reason):
    with pytest.raises(BadInput, match=reason) as refused:
        fetcher.fetch(site.address + path)
    assert refused.value.where == site.address + path


@pytest.mark.parametrize(("status", "fetched"), [(404, True), (500, False)])
def test_a_site_without_rules_allows_all_and_one_that_fails_nothing(site, fetcher, monkeypatch, status, fetched):
    monkeypatch.setattr(Site, "robots_status", status)
    try:
        assert fetcher.fetch(f"{site.address}/private/page") is not None
        assert fetched
    except BadInput:
        assert not fetched


@pytest.mark.parametrize(
    "leads_to",
    """http://10.0.0.1/ http://2130706434/ http://0x0a000001/ //10.0.0.1/ http://[::ffff:10.0.0.1]/ http://localhost.:1/
    http://[64:ff9b::a00:1]/ https://169.254.169.254/ http://0.0.0.0:22/ http://user@10.0.0.1/ ftp://10.0.0.1/
    http://[fe80::1%25lo]/ //user:x@example.org/ javascript:alert(1)
    http://127.0.0.2/ http://[ //[::1""".split(),
)
def test_a_redirect_gains_nothing(site, fetcher, leads_to):
    with pytest.raises(BadInput) as refused:
        fetcher.fetch(f"{site.address}/to?{quote(leads_to)}")
    assert refused.value.where.startswith(site.address)
    assert len(site.asked) == 2  # robots.txt and the page that leads astray


def test_rules_that_lead_astray_gain_nothing(site, fetcher, monkeypatch):
    real = Site.do_GET

    def astray(self):
        if self.path == "/robots.txt":
            self.answer(302, b"", {"Location": "http://10.0.0.1/robots.txt"})
        else:
            real(self)

    monkeypatch.setattr(Site, "do_GET", astray)
    with pytest.raises(BadInput, match=r"10\.0\.0\.1 is not on the public internet"):
        fetcher.fetch(f"{site.address}/page")


def test_a_name_that_answers_otherwise_the_second_time_gains_nothing(site, fetcher, monkeypatch):
    """Every connection is checked, and goes to the number that was: the server here takes one request a connection."""
    look_up, answers = socket.getaddrinfo, iter(["127.0.0.1", "10.0.0.7"])

    def changing(host, *args, **kwargs):
        return look_up(next(answers) if host == "news.example" else host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    with pytest.raises(BadInput, match=r"news\.example is not on the public internet"):
        fetcher.fetch(f"http://news.example:{site.server_port}/page")
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_nobody_there(fetcher):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(BadInput, match="cannot be fetched"):
            fetcher.fetch(f"http://127.0.0.1:{taken.getsockname()[1]}/")


@pytest.mark.parametrize("name", ["kept.warc", "kept.warc.gz"])
def test_an_archive_has_what_was_said_and_gives_the_same_pages(site, tmp_path, name):
    got = []
    for _ in range(2):  # an archive that is there is continued
        with Keeper(tmp_path / name) as keeper, Fetcher(only_the_test, keep=keeper.keep) as fetcher:
            got += [fetcher.fetch(site.address + path) for path in ("/moved", "/gzip", "/chunks")]
            with pytest.raises(BadInput):
                fetcher.fetch(site.address + "/gone")
    kept = list(records(tmp_path / name))
    assert [(one.url, one.data, one.charset) for one in kept] == [(one.url, one.data, one.charset) for one in got]
    with (tmp_path / name).open("rb") as file:
        raw = [(r.rec_type, r.rec_headers.get_header("WARC-Target-URI"), r.raw_stream.read())
               for r in ArchiveIterator(file, no_record_parse=True)]  # fmt: skip
    answers = {url: body for kind, url, body in raw if kind == "response"}
    requests = {url: body for kind, url, body in raw if kind == "request"}
    asked = {site.address + one for one in ("/moved", "/page", "/gzip", "/chunks", "/gone")}
    assert set(answers) == set(requests) == asked
    assert answers[site.address + "/moved"].startswith(b"HTTP/1.0 302 Found\r\n")
    assert answers[site.address + "/gzip"].endswith(gzip.compress(PAGE)[10:])
    assert b"\r\n14\r\n" in answers[site.address + "/chunks"]
    assert requests[site.address + "/page"].startswith(b"GET /page HTTP/1.1\r\nHost: 127.0.0.1")


def test_a_page_read_from_its_address_and_from_the_archive_is_one_report(site, whence: Run, tmp_path, monkeypatch):
    monkeypatch.setattr("whence.documents.fetching.Fetcher", partial(Fetcher, only_the_test))
    assert whence("read", f"{site.address}/gzip", f"{site.address}/chunks", "--archive", "kept.warc.gz").code == 0
    assert whence("read", "kept.warc.gz", "--case", "again.db").code == 0
    first, again = (whence("export", "--format", "jsonl", "--case", one).out for one in ("case.db", "again.db"))
    assert '"kind": "claim"' in first
    assert first == again


def test_what_is_no_archive_is_refused(site, whence: Run, tmp_path, monkeypatch):
    monkeypatch.setattr("whence.documents.fetching.Fetcher", partial(Fetcher, only_the_test))
    for name in ("kept.zip", "none/kept.warc"):
        ran = whence("read", f"{site.address}/page", "--archive", name)
        assert (ran.code, ran.err.count("\n")) == (1, 1)
        assert name in ran.err
    assert site.asked == []
    assert not (tmp_path / "case.db").exists()
