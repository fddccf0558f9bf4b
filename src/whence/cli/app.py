"""Every command in its place. A command's module is small and imports what it needs when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from whence import __version__
from whence.cli import (
    admitting,
    asking,
    briefing,
    copying,
    deciding,
    demonstrating,
    giving,
    keeping,
    listing,
    reading,
    serving,
    watching,
)
from whence.cli.options import CaseOption, CodebookOption, chosen

app = typer.Typer(
    name="whence",
    help=(
        "Reads published reports about conflict and illicit networks and keeps a case: who did what to whom, whence "
        "each claim comes, whether anyone independent confirms or denies it, and what became of it."
    ),
    epilog="Begin with:  whence demo   or   whence read REPORT.txt",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"whence {__version__}")
        raise typer.Exit


@app.callback()
def _start(
    context: typer.Context,
    case: CaseOption = None,
    codebook: CodebookOption = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    context.obj = chosen(None, case, codebook)


MODULES = (
    reading, watching, asking, briefing, deciding, listing, giving, keeping, serving, admitting, copying,
    demonstrating,
)  # fmt: skip
for module in MODULES:
    module.register(app)
