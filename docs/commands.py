"""Writes ``commands.md``, beside this file, from the commands' own help. ``make docs`` runs it."""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path

from whence.cli import main
from whence.cli.app import app

PAGE = Path(__file__).with_name("commands.md")

HEAD = """# Commands

Made from the commands' own help by `make docs`; do not edit.

Every command takes `--case CASE` (before or after its name), a file or [an address](stores.md), or reads
`WHENCE_CASE`; without either the case is `case.db` in the working directory. `WHENCE_CODEBOOK` and `WHENCE_WORKERS`
stand for `--codebook` and `--workers`, and `WHENCE_USER` is written beside judgements in place of the login name;
`WHENCE_USERS` names the file of those who may log in where the case is served. Exit codes: 0 done; 1 something was
refused, with one line on standard error for each; 2 the command was typed wrongly.
"""


def commands() -> list[str]:
    """The names of all commands."""
    return sorted(str(one.name or getattr(one.callback, "__name__", "")) for one in app.registered_commands)


def help_of(command: str) -> str:
    """What ``whence COMMAND --help`` prints."""
    printed = io.StringIO()
    os.environ["COLUMNS"] = "100"  # whatever the width of the screen this runs on
    with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
        main([command, "--help"])
    return "\n".join(line.rstrip() for line in printed.getvalue().strip().splitlines())


def page() -> str:
    """The whole reference."""
    parts = [f"## `whence {command}`\n\n```text\n{help_of(command)}\n```\n" for command in commands()]
    return "\n".join([HEAD, *parts])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
