"""The application: one case, its addresses, its guard, and a page for whatever goes wrong."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from whence.exchange.drawings.borders import read_borders
from whence.settings import Settings
from whence.web import forms
from whence.web.answer import Site, as_json, download, html
from whence.web.asked import Asked, Elsewhere, File, NotHere, Page, Refused, Sent
from whence.web.bundle import bundle
from whence.web.guard import LOOPBACK, Guard
from whence.web.opened import Opened
from whence.web.pages.wrong import wrong_page
from whence.web.routes import ADDRESSES, FORMS, MENU, Address, Form

STATIC = Path(__file__).with_name("static")
JSON = ".json"

#: Bytes that a form may have.
LARGEST = 100_000
VEGA = "/static/vega.js"

_log = logging.getLogger("whence.web")

Endpoint = Callable[[Request], Awaitable[Response]]


def create_app(settings: Settings, hosts: Iterable[str] = LOOPBACK) -> Starlette:
    """The site of ``settings.case``, for requests under one of the names in ``hosts``.

    Raises CaseError where there is no such case, BadInput where a file of borders is none. The case is closed when
    the application stops.
    """
    borders = read_borders(settings.borders) if settings.borders else None
    opened = Opened(settings.case)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        opened.close()

    app = Starlette(
        routes=[*_routes(), Route(VEGA, _vega), Mount("/static", StaticFiles(directory=STATIC), name="static")],
        middleware=[Middleware(Guard, hosts=frozenset(hosts))],
        exception_handlers={HTTPException: _wrong},
        lifespan=lifespan,
    )
    app.state.opened, app.state.settings, app.state.borders = opened, settings, borders
    return app


def _routes() -> Iterable[BaseRoute]:
    for address in ADDRESSES:
        path = address.path.rstrip("/") or "/index"
        if address.json:
            yield Route(path + JSON, _endpoint(address, json=True), methods=["GET"])
        yield Route(address.path, _endpoint(address, json=False), methods=["GET"])
    for form in FORMS:
        yield Route(form.path, _taker(form), methods=["POST"], max_body_size=LARGEST)


def _endpoint(address: Address, *, json: bool) -> Endpoint:
    async def answer(request: Request) -> Response:
        try:
            return await run_in_threadpool(_answer, address, request, json)
        except Exception as error:  # the outermost edge: past it stand only the headers
            return _wrong(request, error)

    return answer


def _taker(form: Form) -> Endpoint:
    async def take(request: Request) -> Response:
        opened, settings = request.app.state.opened, request.app.state.settings
        try:
            sent = Sent(opened, request.path_params, await forms.fields(request), settings.user)
            return RedirectResponse(await run_in_threadpool(form.take, sent), 303)
        except Exception as error:  # as above
            return _wrong(request, error)

    return take


def _answer(address: Address, request: Request, json: bool) -> Response:
    opened: Opened = request.app.state.opened
    borders = request.app.state.borders
    with opened.page() as view:
        page = address.page(Asked(view, opened, request.path_params, request.query_params, borders))
    if isinstance(page, Elsewhere):
        return RedirectResponse(page.href + (JSON if json else ""), 302)
    if isinstance(page, File):
        return download(page)
    return as_json(page) if json else _html(request, page)


async def _vega(request: Request) -> Response:
    """The library that draws; a browser that has it is told so."""
    found = await run_in_threadpool(bundle, request.app.state.settings.cache)
    headers = {"etag": found.etag, "cache-control": "no-cache"}
    if request.headers.get("if-none-match") == found.etag:
        return Response(status_code=304, headers=headers)
    return Response(found.script, media_type="text/javascript", headers=headers)


def _html(request: Request, page: Page, status: int = 200) -> Response:
    token, nonce = forms.token(request)
    return forms.keep(html(page, _site(request, token), status), request, nonce)


def _site(request: Request, token: str) -> Site:
    opened: Opened = request.app.state.opened
    return Site(
        case=opened.name,
        path=request.url.path,
        menu=MENU,
        token=token,
        query=request.query_params.get("q", ""),
        behind=opened.behind,
        asked=request.url.query,
    )


def _wrong(request: Request, error: Exception) -> Response:
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
    return as_json(page, page.status) if request.url.path.endswith(JSON) else _html(request, page, page.status)
