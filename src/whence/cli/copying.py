"""``whence copy``: a case moved to another file, or between a file and PostgreSQL."""

from __future__ import annotations

from typing import Annotated

import typer

from whence.cli.options import help_text
from whence.cli.speak import say


def register(app: typer.Typer) -> None:
    app.command(
        help=help_text(
            "Copy a case to another file, or between a file and PostgreSQL. Everything goes along: reports, "
            "judgements, codebooks, lists, what the model answered and what follows from it. The ledger of the copy is "
            "the same, byte for byte. TO must not hold anything yet.",
            "whence copy case.db postgresql://ana@db.example/cases?schema=navy",
            "whence copy postgresql://ana@db.example/cases?schema=navy navy.db",
        )
    )(copy)


def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The case: a file, or postgresql://...")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Where there is none yet: a file, or postgresql://...")],
) -> None:
    from whence.case.copying import copy

    number = copy(source, target)
    say(f"Copied: {number} report{'' if number == 1 else 's'}.")
