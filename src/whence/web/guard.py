"""What every answer carries and every request must show, whatever page it asks for."""

from __future__ import annotations

import ipaddress

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Nothing but our own files, and nothing inline: whatever a report smuggles past the templates stays inert.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

#: Names under which a browser on this machine may ask. A page elsewhere whose name was made to lead here is refused
#: (DNS rebinding).
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})


#: What a browser that once came by https is told: never come otherwise for a year (RFC 6797).
ALWAYS_HTTPS = "max-age=31536000"


class Guard:
    """Refuses requests under a foreign name and puts the headers on everything that leaves.

    ``numbers`` takes requests under a bare IP address too; ``private`` forbids browsers to keep what is in the case.
    """

    def __init__(
        self, app: ASGIApp, hosts: frozenset[str] = LOOPBACK, *, numbers: bool = False, private: bool = False
    ) -> None:
        self.app, self.hosts, self.numbers, self.private = app, hosts, numbers, private

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if scope.get("scheme") == "https":
                    headers["strict-transport-security"] = ALWAYS_HTTPS
                if self.private and not scope["path"].startswith("/static/"):
                    headers["cache-control"] = "no-store"
                headers.setdefault("cache-control", "no-cache")
            await send(message)

        host = _host(Headers(scope=scope).get("host", ""))
        if not (host in self.hosts or (self.numbers and _is_number(host))):
            refused = PlainTextResponse("This case is not served under that name.\n", status_code=421)
            await refused(scope, receive, guarded)
            return
        await self.app(scope, receive, guarded)


def _host(header: str) -> str:
    """A Host header without its port: "localhost:8000", "[::1]:8000"."""
    host, bracket, _ = header.rpartition("]")
    return (host + bracket if bracket else header.partition(":")[0]).lower()


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
