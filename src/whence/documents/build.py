"""A clean text put together from pieces, for formats whose markup is no text: offsets are exact by making."""

from __future__ import annotations

from whence.documents.document import PartKind, Span
from whence.documents.draft import Comment
from whence.documents.layout import Unit


class Builder:
    """Adds pieces one below the other, a blank line between them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.units: list[Unit] = []
        self.comments: list[Comment] = []

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def add(self, piece: str, hint: PartKind | None = None, *, close: bool = False) -> Unit | None:
        """Add a unit; ``close``: on the next line rather than below a blank one. Blank pieces add nothing."""
        span = self._append(piece, "\n" if close else "\n\n")
        if span is None:
            return None
        unit = Unit(span.start, span.end, piece.strip(), gap=not close, hint=hint)
        self.units.append(unit)
        return unit

    def add_comment(self, author: str | None, time: str | None, words: str, *, linkback: bool) -> None:
        """Add a comment: a line with the name and time, if there are any, and below it the words."""
        head = " · ".join(piece for piece in (author, time) if piece)
        first = self._append(head, "\n\n")
        body = self._append(words, "\n" if first else "\n\n")
        if body is not None:
            start = first.start if first else body.start
            self.comments.append(Comment(start, body.end, body, author, time, linkback))

    def _append(self, piece: str, between: str) -> Span | None:
        piece = piece.strip()
        if not piece:
            return None
        if self._pieces:
            self._pieces.append(between)
            self._length += len(between)
        start = self._length
        self._pieces.append(piece)
        self._length += len(piece)
        return Span(start, self._length)
