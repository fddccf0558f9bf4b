"""The application: one case, its addresses, its guard, and a page for whatever goes wrong."""

from __future__ import annotations

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
from whence.web import door, forms
from whence.web.answer import as_json, download
from whence.web.asked import Asked, Elsewhere, File, Sent
from whence.web.bundle import bundle
from whence.web.door import LOG_IN, LOG_OUT, Door, Keeper
from whence.web.guard import LOOPBACK, Guard
from whence.web.opened import Opened
from whence.web.routes import ADDRESSES, FORMS, Address, Form
from whence.web.shown import JSON, show, wrong
from whence.web.users import Users

STATIC = Path(__file__).with_name("static")

#: Bytes that a form may have.
LARGEST = 100_000
VEGA = "/static/vega.js"

Endpoint = Callable[[Request], Awaitable[Response]]


def create_app(settings: Settings, hosts: Iterable[str] = LOOPBACK, users: Users | None = None) -> Starlette:
    """The site of ``settings.case``, for requests under one of the names in ``hosts``.

    With ``users``, only they see anything, and requests under a bare number (an IP address) are taken too: no name
    can be made to lead there. Raises CaseError where there is no such case, BadInput where a file of borders is none.
    The case is closed when the application stops.
    """
    borders = read_borders(settings.borders) if settings.borders else None
    opened = Opened(settings.case)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        opened.close()

    keeper = Keeper(users) if users is not None else None
    middleware = [Middleware(Guard, hosts=frozenset(hosts), numbers=keeper is not None, private=keeper is not None)]
    app = Starlette(
        routes=[*_routes(), *(_door() if keeper else ())],
        middleware=[*middleware, *([Middleware(Door, keeper=keeper)] if keeper else ())],
        exception_handlers={HTTPException: wrong},
        lifespan=lifespan,
    )
    app.state.opened, app.state.settings, app.state.borders, app.state.keeper = opened, settings, borders, keeper
    return app


def _door() -> Iterable[BaseRoute]:
    yield Route(LOG_IN, door.log_in_page, methods=["GET"])
    yield Route(LOG_IN, door.log_in, methods=["POST"], max_body_size=LARGEST)
    yield Route(LOG_OUT, door.log_out, methods=["POST"], max_body_size=LARGEST)


def _routes() -> Iterable[BaseRoute]:
    yield Route(VEGA, _vega)
    yield Mount("/static", StaticFiles(directory=STATIC), name="static")
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
            return wrong(request, error)

    return answer


def _taker(form: Form) -> Endpoint:
    async def take(request: Request) -> Response:
        opened, settings = request.app.state.opened, request.app.state.settings
        try:
            user = getattr(request.state, "user", settings.user)
            sent = Sent(opened, request.path_params, await forms.fields(request), user)
            return RedirectResponse(await run_in_threadpool(form.take, sent), 303)
        except Exception as error:  # as above
            return wrong(request, error)

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
    return as_json(page) if json else show(request, page)


async def _vega(request: Request) -> Response:
    """The library that draws; a browser that has it is told so."""
    found = await run_in_threadpool(bundle, request.app.state.settings.cache)
    headers = {"etag": found.etag, "cache-control": "no-cache"}
    if request.headers.get("if-none-match") == found.etag:
        return Response(status_code=304, headers=headers)
    return Response(found.script, media_type="text/javascript", headers=headers)
