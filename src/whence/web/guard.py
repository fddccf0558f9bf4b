"""What every answer carries and every request must show, whatever page it asks for."""

from __future__ import annotations

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


class Guard:
    """Refuses requests under a foreign name and puts the headers on everything that leaves."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] = LOOPBACK) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-cache")
            await send(message)

        if _host(Headers(scope=scope).get("host", "")) not in self.hosts:
            refused = PlainTextResponse("This case is not served under that name.\n", status_code=421)
            await refused(scope, receive, guarded)
            return
        await self.app(scope, receive, guarded)


def _host(header: str) -> str:
    """A Host header without its port: "localhost:8000", "[::1]:8000"."""
    host, bracket, _ = header.rpartition("]")
    return (host + bracket if bracket else header.partition(":")[0]).lower()
