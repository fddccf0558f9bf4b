"""A page put into what surrounds every page, for whoever asks."""

from __future__ import annotations

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from whence.web import forms
from whence.web.answer import Site, as_json, html
from whence.web.asked import NotHere, Page, Refused
from whence.web.opened import Opened
from whence.web.pages.wrong import wrong_page
from whence.web.routes import MENU

JSON = ".json"

_log = logging.getLogger("whence.web")


def show(request: Request, page: Page, status: int = 200) -> Response:
    """The page as HTML, with the token that its forms send back."""
    token, nonce = forms.token(request)
    return forms.keep(html(page, _site(request, token), status), request, nonce)


def wrong(request: Request, error: Exception) -> Response:
    """A page for what went wrong: the sentence of what Whence refuses, and of anything else not a word."""
    match error:
        case NotHere():
            page = wrong_page(404, str(error))
        case Refused():
            page = wrong_page(400, str(error))
        case HTTPException():
            page = wrong_page(error.status_code)
        case _:
            _log.error("%s %s", request.method, request.url.path, exc_info=error)
            page = wrong_page(500)
    return as_json(page, page.status) if request.url.path.endswith(JSON) else show(request, page, page.status)


def _site(request: Request, token: str) -> Site:
    """Whoever may not see the case is not told its name either."""
    if is_stranger(request):
        return Site(case="", path=request.url.path, menu=(), token=token)
    opened: Opened = request.app.state.opened
    return Site(
        case=opened.name,
        path=request.url.path,
        menu=MENU,
        token=token,
        query=request.query_params.get("q", ""),
        behind=opened.behind,
        asked=request.url.query,
        user=getattr(request.state, "user", None),
    )


def is_stranger(request: Request) -> bool:
    """Whether the case asks for a password and this browser has not given one."""
    return request.app.state.keeper is not None and getattr(request.state, "user", None) is None
