"""Things that go wrong, as one family.

::

    WhenceError
    ├── BadInput        a file, folder or address that cannot become a report
    ├── BadCodebook     a codebook that cannot be used
    └── CaseError       a case that cannot be opened, or a question it cannot answer

An error is made where its cause is known and writes its own sentence. Only ``cli``
(and later ``web``) turn one into an exit code or a status.
"""

from __future__ import annotations


class WhenceError(Exception):
    """Anything Whence refuses to do, with a sentence a reader understands."""


class BadInput(WhenceError):
    """One input that cannot be read; the other inputs go on. The reason is one line, whatever a library put into it."""

    def __init__(self, where: str, reason: str) -> None:
        reason = " ".join(reason.split())
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class BadCodebook(WhenceError):
    """The codebook file is missing, is no YAML, or breaks one of its own rules."""


class CaseError(WhenceError):
    """The case file cannot be opened, or it has no such thing as was asked for."""
