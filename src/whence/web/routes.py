"""The site's addresses: which page answers which. A page's data stands under the same address with ``.json``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whence.web.asked import Asked, Elsewhere, Link, Page
from whence.web.pages import event

Answer = Page | Elsewhere


@dataclass(frozen=True, slots=True)
class Address:
    """One address and the function that makes its page; ``menu`` is its word in the menu, if it stands there."""

    path: str
    page: Callable[[Asked], Answer]
    menu: str = ""


ADDRESSES: tuple[Address, ...] = (
    Address("/events/{id}", event.event_page),
)

MENU = tuple(Link(one.menu, one.path) for one in ADDRESSES if one.menu)
