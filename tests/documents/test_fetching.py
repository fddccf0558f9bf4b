"""Only the public internet is asked, politely and within limits; everything else is one sentence."""

from __future__ import annotations

import contextlib
import gzip
import ipaddress
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from whence.documents.fetching import Fetcher
from whence.documents.fetching.addresses import is_public
from whence.errors import BadInput

PAGE = b"<html><body><p>The navy held two men at Karsa on Friday.</p></body></html>"


@pytest.mark.parametrize(
    "address",
    """0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 127.0.0.1 127.255.0.9 169.254.169.254 172.16.0.1 192.0.2.7 192.168.1.1
    198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254
    64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::a00:1 2002:7f00:1:: 2002:c0a8:101:: 2001:0:0:0:0:0:f5ff:fffe fc00::1
    fd12::1 fe80::1 ff02::1 2001:db8::1 100::1""".split(),
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
