"""What a page is given, what it gives back, and what may go wrong between."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, TypeVar

from whence.case.view import View
from whence.errors import WhenceError
from whence.exchange.drawings.borders import Borders
from whence.web.opened import Opened

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: the case, whatever the address names (``{id}`` ...), and the words after the question mark.

    ``borders`` are lines for maps, where the one who serves has given some.
    """

    view: View
    opened: Opened
    named: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    borders: Borders | None = None

    @property
    def id(self) -> str:
        return self.named["id"]

    def once(self, name: str, find: Callable[[View], T]) -> T:
        """Something that goes through the whole case (an order, a list of types), found once until the case changes."""
        return self.opened.once(name, lambda case, view: find(view))

    def number(self, name: str, default: int = 1) -> int:
        """A whole number of the query, at least one; nonsense counts as the default."""
        words = self.query.get(name, "")
        return max(1, int(words)) if words.isascii() and words.isdigit() and len(words) < 8 else default


@dataclass(frozen=True, slots=True)
class Sent:
    """One form that a page of ours sent: its fields, and in whose name it is written down."""

    opened: Opened
    named: Mapping[str, str]
    fields: Mapping[str, str]
    user: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """What one page shows; its template gets it as ``page``, and its JSON is its fields.

    Every field's ``Annotated`` words say what it holds: ``docs/site.md`` is made of them.
    """

    template: ClassVar[str]
    title: Annotated[str, "the page's heading"]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere inside the site."""

    words: Annotated[str, "what the link says"]
    href: Annotated[str | None, "an address inside the site; null where there is no page (commenters have none)"]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What was asked for stands at another address now (an id that merged away)."""

    href: str


@dataclass(frozen=True, slots=True)
class File:
    """Bytes to keep. They are sent as a download and never shown: what a page says it is may not run here."""

    name: str
    data: bytes


class NotHere(WhenceError):
    """There is no such page, or no such thing in this case."""


class Refused(WhenceError):
    """A form that cannot be taken, with the reason in a sentence."""
