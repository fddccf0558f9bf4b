"""From a page's fields to what is sent: HTML for people, the same fields as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any
from urllib.parse import quote

from starlette.responses import HTMLResponse, Response

from whence.web.asked import File, Link, Page
from whence.web.templating import environment


@dataclass(frozen=True, slots=True)
class Site:
    """What every page shows around its own: the case's name, where one is, what was looked for, the form token."""

    case: str
    path: str
    menu: tuple[Link, ...]
    query: str = ""
    token: str = ""
    behind: bool = False
    #: who is logged in, where the case has users
    user: str | None = None

    @property
    def json(self) -> str:
        """The address of the same data as JSON."""
        path = self.path.rstrip("/") or "/index"
        return f"{path}.json" + (f"?{self.asked}" if self.asked else "")

    #: the words after the question mark, as they came
    asked: str = ""


def html(page: Page, site: Site, status: int = 200) -> Response:
    return HTMLResponse(environment().get_template(page.template).render(page=page, site=site), status)


def as_json(page: Page, status: int = 200) -> Response:
    body = json.dumps(plain(page), ensure_ascii=False, sort_keys=True, indent=1)
    return Response(body.encode(errors="replace") + b"\n", status, media_type="application/json")


def download(file: File) -> Response:
    """Bytes to keep under a name of ours; the browser may neither show nor run them."""
    ascii_ = "".join(char if char.isascii() and (char.isalnum() or char in "._-") else "_" for char in file.name)
    named = f"attachment; filename=\"{ascii_}\"; filename*=UTF-8''{quote(file.name, safe='')}"
    headers = {"content-disposition": named}
    return Response(file.data, media_type="application/octet-stream", headers=headers)


def plain(value: Any) -> Any:
    """A page as JSON has it: fields as keys, tuples as lists."""
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    return value
