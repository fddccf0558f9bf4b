"""``whence password``: who may log in where a case is served."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from whence.cli.options import CaseOption, chosen, help_text
from whence.cli.speak import say


def register(app: typer.Typer) -> None:
    app.command(
        help=help_text(
            "Give somebody a password for the case that `whence serve` shows, or take it away. It is asked for twice, "
            "or read as one line where standard input is no screen. What a user decides in the browser is written "
            "down under this name. Only a hash is kept, in a file beside the case (CASE.users); who logs in and out "
            "is added to CASE.users.log.",
            "whence password amina",
            "whence password amina --remove",
            "whence password --list",
        )
    )(password)


def password(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="The user's name.  [default: WHENCE_USER, else yours]")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the password away: no more log-in.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="Print who has one.")] = False,
    case: CaseOption = None,
) -> None:
    from whence.case.case import Case
    from whence.web.users import Users

    settings = chosen(context, case)
    Case(settings.case).close()  # a password for no case is a slip
    users, name = Users(settings.users_file), name or settings.user
    if listed:
        say("\n".join(users.names()) or "Nobody has a password.")
    elif remove:
        users.remove(name)
        say(f"{name} has no password any more.")
    else:
        users.put(name, typed(name))
        say(f"{name} can log in.")


def typed(name: str) -> str:
    """A new password, typed twice, or the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    given: str = typer.prompt(f"Password for {name}", hide_input=True, confirmation_prompt="Once more")
    return given
