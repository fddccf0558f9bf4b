"""The door: where a case has users, nobody sees anything of it before logging in.

A session's token is new with every log-in; the cookie that holds it is no script's to read and never sent along from
another site. Right and wrong names take equally long and get one answer; too many tries have to wait.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil
from typing import Annotated, ClassVar

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from whence.web import audit, forms
from whence.web.answer import as_json
from whence.web.asked import Page
from whence.web.pages.wrong import wrong_page
from whence.web.sessions import Sessions
from whence.web.shown import JSON, is_stranger, show, wrong
from whence.web.tries import Tries
from whence.web.users import Users

LOG_IN, LOG_OUT, STATIC = "/log-in", "/log-out", "/static/"

#: Where to go on after logging in: an address of this site, never one that a browser takes for another's.
_INSIDE = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,2000}")


@dataclass(frozen=True, kw_only=True)
class LogInPage(Page):
    """The one page that strangers see."""

    template: ClassVar[str] = "log_in.html"
    after: Annotated[str, "the address to go on to"]
    says: Annotated[str, "why it did not work, in a sentence"] = ""


class Keeper:
    """What the door knows: the users, who of them is in, who tried of late, and where comings and goings are kept."""

    def __init__(self, users: Users) -> None:
        self.users, self.sessions, self.tries = users, Sessions(), Tries()
        self.log = users.path.with_name(f"{users.path.name}.log")

    def user(self, token: str) -> str | None:
        """Whose session this token opens. With another password, or none any more, the user's sessions are over."""
        session = self.sessions.find(token)
        if session is None or self.users.stamp(session.user) == session.stamp:
            return session.user if session else None
        self.sessions.end(token)
        return None

    def tried(self, name: str, password: str, address: str) -> tuple[str | None, float]:
        """The user who logs in, or None; and the seconds to wait where that was one try too many. Both are logged."""
        if wait := self.tries.begin(address):
            if self.tries.is_news(address):
                audit.write(self.log, "too-many", None, address)
            return None, wait
        known, right = self.users.known(name), self.users.check(name, password)
        audit.write(self.log, "log-in" if right else "refused", known, address)
        if right:
            self.tries.succeeded(address)
        return known if right else None, 0.0


class Door:
    """Says who asks, by the cookie, and sends strangers to the page where they log in."""

    def __init__(self, app: ASGIApp, keeper: Keeper) -> None:
        self.app, self.keeper = app, keeper

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        token = request.cookies.get(_cookie(request.url), "")
        try:
            user = self.keeper.user(token)
        except Exception as error:  # the outermost edge: past it stand only the headers
            await wrong(request, error)(scope, receive, send)
            return
        if user is not None:
            request.state.user, request.state.session = user, token
        elif not (request.url.path == LOG_IN or request.url.path.startswith(STATIC)):
            await _turned_away(request)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _turned_away(request: Request) -> Response:
    """Programs get a status, browsers the page to log in at; neither learns whether the address exists."""
    path = request.url.path
    if path.endswith(JSON) or request.method != "GET":
        return as_json(wrong_page(401), 401)
    after = path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(str(URL(LOG_IN).include_query_params(after=after)) if after != "/" else LOG_IN, 303)


async def log_in_page(request: Request) -> Response:
    """The page to log in at."""
    try:
        if not is_stranger(request):
            return RedirectResponse("/", 303)
        return _ask(request, _inside(request.query_params.get("after", "")))
    except Exception as error:  # as above
        return wrong(request, error)


async def log_in(request: Request) -> Response:
    """Take a name and a password."""
    keeper: Keeper = request.app.state.keeper
    try:
        sent = await forms.fields(request)
        after = _inside(sent.get("after", ""))
        user, wait = await run_in_threadpool(
            keeper.tried, sent.get("name", ""), sent.get("password", ""), _address(request)
        )
        if wait:
            refused = _ask(request, after, f"Too many tries. {_minutes(wait)}", 429)
            refused.headers["retry-after"] = str(ceil(wait))
            return refused
        stamp = keeper.users.stamp(user) if user is not None else None
        if user is None or stamp is None:
            return _ask(request, after, "There is no user of this name with this password.", 401)
        keeper.sessions.end(request.cookies.get(_cookie(request.url), ""))
        answer = RedirectResponse(after, 303)
        _keep(answer, request, keeper.sessions.begin(user, stamp))
        return forms.renew(answer, request)
    except Exception as error:  # as above
        return wrong(request, error)


async def log_out(request: Request) -> Response:
    """End the session."""
    keeper: Keeper = request.app.state.keeper
    try:
        await forms.fields(request)
        ended = keeper.sessions.end(getattr(request.state, "session", ""))
        if ended is not None:
            await run_in_threadpool(audit.write, keeper.log, "log-out", ended.user, _address(request))
        answer = RedirectResponse(LOG_IN, 303, headers={"clear-site-data": '"cache"'})
        answer.delete_cookie(
            _cookie(request.url), path="/", secure=_is_secure(request.url), httponly=True, samesite="strict"
        )
        return forms.renew(answer, request)
    except Exception as error:  # as above
        return wrong(request, error)


def _ask(request: Request, after: str, says: str = "", status: int = 200) -> Response:
    return show(request, LogInPage(title="Log in", after=after, says=says), status)


def _address(request: Request) -> str:
    return request.client.host if request.client else "unknown"


def _keep(answer: Response, request: Request, token: str) -> None:
    answer.set_cookie(
        _cookie(request.url), token, path="/", secure=_is_secure(request.url), httponly=True, samesite="strict"
    )


def _cookie(url: URL) -> str:
    """The cookie's name; over https one that browsers take from no other host and no insecure page (RFC 6265bis)."""
    return "__Host-whence" if _is_secure(url) else "whence"


def _is_secure(url: URL) -> bool:
    return url.scheme == "https"


def _inside(address: str) -> str:
    return address if _INSIDE.fullmatch(address) and not address.startswith((LOG_IN, LOG_OUT)) else "/"


def _minutes(seconds: float) -> str:
    minutes = ceil(seconds / 60)
    return f"Try again in {minutes} minutes." if minutes > 1 else "Try again in a minute."
