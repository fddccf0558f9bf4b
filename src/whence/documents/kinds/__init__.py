"""Files that are no plain text or web page: each kind is told by its first bytes and read into drafts.

A kind is one module with two functions: ``looks_like(data, name)`` and ``read(data, name)``, which gives one draft for
each text in the file and raises ``BadInput`` where there is none. What no kind knows is text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from whence.documents.draft import Draft
from whence.documents.kinds import feed, mail, office, pdf


class Kind(NamedTuple):
    """How one kind of file is told and read."""

    looks_like: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Sequence[Draft]]


KINDS = tuple(Kind(one.looks_like, one.read) for one in (pdf, office, feed, mail))


def kind_of(data: bytes, name: str) -> Kind | None:
    """The kind of file these bytes are; None for text, HTML, Markdown and what is refused."""
    return next((kind for kind in KINDS if kind.looks_like(data, name)), None)
