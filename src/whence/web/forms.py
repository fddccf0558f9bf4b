"""Forms: a token that only our own pages hold, and their fields as plain words.

A page elsewhere can make a browser send a form here, but it cannot read our pages: the token in the form must fit
the one in the cookie, both of this process's making (signed double submit), and the session, where there is one.
Nothing else is kept in the cookie.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from whence.web.asked import Refused

COOKIE = "whence-form"

#: Characters that a field may have; a note is the longest thing anybody types here.
LONGEST = 4_000

_SECRET = secrets.token_bytes(32)


def token(request: Request) -> tuple[str, str]:
    """The token for this browser's forms, and the cookie that it fits (the one it has, or a new one)."""
    nonce = request.cookies.get(COOKIE, "")
    if not (len(nonce) == 32 and nonce.isascii() and nonce.isalnum()):
        nonce = secrets.token_hex(16)
    return _sign(request, nonce), nonce


def keep(response: Response, request: Request, nonce: str) -> Response:
    """Leave the cookie with the browser, if it has not got it."""
    if request.cookies.get(COOKIE) != nonce:
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, nonce, httponly=True, samesite="strict", path="/", secure=secure)
    return response


def renew(response: Response, request: Request) -> Response:
    """A new cookie: forms of before a log-in or log-out are good no more."""
    return keep(response, request, secrets.token_hex(16))


async def fields(request: Request) -> Mapping[str, str]:
    """A form's fields. Raises Refused where it does not come from a page of ours."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Refused("This form came from another site.")
    async with request.form(max_files=0, max_fields=20) as form:
        sent = {name: value for name, value in form.items() if isinstance(value, str)}
    ours, theirs = _sign(request, request.cookies.get(COOKIE, "")), sent.get("token", "")
    if not hmac.compare_digest(ours.encode(), theirs.encode(errors="replace")):
        raise Refused("This form is from before Whence was started, or not from it: open the page again and repeat.")
    if any(len(value) > LONGEST for value in sent.values()):
        raise Refused(f"A field is longer than {LONGEST:,} characters.")
    return sent


def _sign(request: Request, nonce: str) -> str:
    session: str = getattr(request.state, "session", "")
    return hmac.new(_SECRET, f"{nonce} {session}".encode(errors="replace"), "sha256").hexdigest()
