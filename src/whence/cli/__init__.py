"""The command line: parses arguments, calls one function, prints. See ``whence --help``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from whence.errors import WhenceError


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command; what Whence refuses becomes one line on standard error and exit code 1."""
    from whence.cli.app import app

    try:
        app(list(argv) if argv is not None else None, prog_name="whence")
    except WhenceError as error:
        from whence.cli.speak import complain

        complain(error)
        sys.exit(1)
