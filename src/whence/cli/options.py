"""The options that several commands share, and what they and the environment add up to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.speak import complain
from whence.settings import Settings, from_environment

if TYPE_CHECKING:
    from whence.case.case import Case
    from whence.case.pool import Workers
    from whence.case.view import View

CaseOption = Annotated[
    str | None,
    typer.Option(
        "--case",
        metavar="CASE",
        help="The case: a file, or postgresql://USER@HOST/DATABASE?schema=NAME.  [WHENCE_CASE; default: case.db]",
    ),
]
CodebookOption = Annotated[
    Path | None,
    typer.Option("--codebook", metavar="FILE", help="A codebook of your own, kept in the case from then on."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the records as JSON, as the ledger has them.")]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", min=1, metavar="N", help="Read with N processes.  [default: one a processor]")
]
ClusterOption = Annotated[
    str | None,
    typer.Option("--cluster", metavar="ADDRESS", help="Read on the workers of the Dask scheduler there."),
]


def chosen(context: typer.Context | None, case: str | None, codebook: Path | None = None) -> Settings:
    """The settings for this run: a command's own option before one given to ``whence`` before the environment."""
    before = context.obj if context is not None and isinstance(context.obj, Settings) else from_environment()
    return replace(before, case=case or before.case, codebook=codebook or before.codebook)


def crew(settings: Settings, workers: int | None, cluster: str | None = None) -> Workers:
    """Who reads; what becomes of a cluster that is lost is said in a line."""
    from whence.case.pool import Workers

    return Workers(workers or settings.workers, cluster, complain)


@contextmanager
def opened(context: typer.Context, case: str | None) -> Iterator[tuple[Settings, Case, View]]:
    """The case that was asked for, with everything in it resolved and weighed."""
    from whence.case.build import settle
    from whence.case.case import Case

    settings = chosen(context, case)
    with Case(settings.case) as found:
        yield settings, found, settle(found)


def help_text(says: str, *examples: str) -> str:
    """A command's help: what it does, then examples, each on a line of its own."""
    return f"{says}\n\n\b\nExamples:\n" + "\n".join(f"  {example}" for example in examples)
