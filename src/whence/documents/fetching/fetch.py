"""Fetching one address politely: who asks is said, robots.txt is kept, size, time and redirects have limits."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import httpcore2
import httpx2

from whence import __version__
from whence.documents.encoding import charset_of
from whence.documents.fetching.addresses import Guarded, Policy, Refused, is_public
from whence.documents.fetching.tape import Exchange, Tape
from whence.documents.refuse import LARGEST
from whence.errors import BadInput

AGENT = f"whence/{__version__}"
#: So many redirects lead to a page; more lead in circles.
MOST_REDIRECTS = 5
#: Seconds for one step (connecting, one piece of the answer), and for the whole answer.
STEP, WHOLE = 10.0, 60.0
#: What a robots.txt may weigh; crawlers read at least 500 KiB (RFC 9309).
LARGEST_ROBOTS = 512 * 1024


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer: the address it came from after redirects, its bytes, and what to ask with the next time."""

    url: str
    data: bytes
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


class _Transport(httpx2.BaseTransport):
    """Connections that the guard lets through, never by a proxy."""

    def __init__(self, may_connect: Policy, context: ssl.SSLContext | None, tape: Tape) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=context or ssl.create_default_context(), network_backend=Guarded(may_connect, tape.listen)
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Stream(answer))

    def close(self) -> None:
        self._pool.close()


class _Stream(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self):  # type: ignore[no-untyped-def]  # the library leaves it untyped
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class Fetcher:
    """Fetches addresses in one run; what a host's robots.txt says is asked once.

    ``keep`` is given every exchange that was had whole, redirects too, as it went over the line, but for robots.txt.
    """

    def __init__(
        self,
        may_connect: Policy = is_public,
        clock: Callable[[], float] = time.monotonic,
        context: ssl.SSLContext | None = None,
        keep: Callable[[Exchange], None] | None = None,
    ) -> None:
        self._clock = clock
        self._tape = Tape(keep)
        self._robots: dict[str, RobotFileParser | None] = {}
        self._client = httpx2.Client(
            transport=_Transport(may_connect, context, self._tape),
            headers={
                "User-Agent": AGENT,
                "Accept": "text/html, application/xhtml+xml, application/pdf, */*;q=0.5",
                "Accept-Encoding": "gzip, deflate",  # what readers of archives all know
            },
            timeout=STEP,
            trust_env=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def fetch(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched | None:
        """The page at an address; None where it has not changed since the answer with this ETag or date.

        Raises ``BadInput`` with the address and the reason for everything that is not to be had or not to be asked.
        """
        since = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in since.items() if value}
        at = url
        try:
            for _ in range(MOST_REDIRECTS + 1):
                _refuse_odd(at, url)
                self._ask_robots(at, url)
                answer, data = self._get(at, headers, LARGEST, url)
                self._tape.end(at)
                if not answer.has_redirect_location:
                    break
                at = str(answer.url.join(answer.headers["Location"]))
            else:
                raise BadInput(url, f"more than {MOST_REDIRECTS} redirects")
        except httpx2.InvalidURL as error:
            raise BadInput(url, "no address of a web page") from error
        if answer.status_code == 304 and headers:
            return None
        if answer.status_code != 200:
            raise BadInput(url, f"the server answered {answer.status_code} {answer.reason_phrase}".rstrip())
        if not data:
            raise BadInput(url, "the server answered with nothing")
        said = answer.headers
        return Fetched(at, data, charset_of(said.get("Content-Type")), said.get("ETag"), said.get("Last-Modified"))

    def _get(self, at: str, headers: dict[str, str], most: int, told: str) -> tuple[httpx2.Response, bytes]:
        """One request without following redirects; the answer's body is read up to ``most`` bytes."""
        begun = self._clock()
        self._tape.begin()
        try:
            with self._client.stream("GET", at, headers=headers) as answer:
                pieces, size = [], 0
                for piece in answer.iter_bytes():
                    size += len(piece)
                    if size > most:
                        raise BadInput(told, f"the answer is larger than {most // 1024} KiB")
                    if self._clock() - begun > WHOLE:
                        raise BadInput(told, f"the answer took longer than {WHOLE:.0f} seconds")
                    pieces.append(piece)
                return answer, b"".join(pieces)
        except Refused as error:
            raise BadInput(told, f"not fetched: {error}") from error
        except (httpx2.TimeoutException, httpcore2.TimeoutException) as error:
            raise BadInput(told, f"no answer within {STEP:.0f} seconds") from error
        except (httpx2.HTTPError, httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
            raise BadInput(told, f"cannot be fetched ({error or type(error).__name__})") from error

    def _ask_robots(self, at: str, told: str) -> None:
        """Refuse what the site asks crawlers to leave alone (RFC 9309: no such file allows all, a failure nothing)."""
        parts = urlsplit(at)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(site, told)
        rules = self._robots[site]
        if rules is None or not rules.can_fetch(AGENT, at):
            raise BadInput(told, "the site's robots.txt asks programs not to fetch this page")

    def _read_robots(self, site: str, told: str) -> RobotFileParser | None:
        rules = RobotFileParser()
        at = f"{site}/robots.txt"
        for _ in range(MOST_REDIRECTS + 1):
            answer, data = self._get(at, {}, LARGEST_ROBOTS, told)
            if not answer.has_redirect_location:
                break
            at = str(answer.url.join(answer.headers["Location"]))
            _refuse_odd(at, told)
        if answer.status_code >= 500:
            return None
        rules.parse(data.decode("utf-8", "replace").splitlines() if answer.status_code == 200 else [])
        return rules


def _refuse_odd(at: str, told: str) -> None:
    """Refuse whatever is no plain http or https address of a host."""
    try:
        parts = urlsplit(at)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise BadInput(told, "no address of a web page") from error
    if parts.scheme not in ("http", "https"):
        raise BadInput(told, "only http and https addresses are fetched")
    if not host:
        raise BadInput(told, "no address of a web page")
    if parts.username is not None or parts.password is not None:
        raise BadInput(told, "an address with a name and password in it is not fetched")
