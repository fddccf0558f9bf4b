"""``whence export`` and ``whence annotate``: what other programs read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from whence.cli.options import CaseOption, JobsOption, chosen, help_text, opened
from whence.cli.speak import complain, say, write_bytes
from whence.errors import CaseError

FORMATS = ("jsonl",)


def register(app: typer.Typer) -> None:
    app.command(
        help=help_text(
            "Write the case in a format that other programs read. jsonl is the ledger, with everything in it. "
            "Goes to standard output without -o.",
            "whence export --format jsonl -o ledger.jsonl",
            "whence export --format jsonl --texts texts/ > ledger.jsonl",
        )
    )(export)
    app.command(
        help=help_text(
            'Mark up texts without a case: JSON Lines in ({"id", "text", "published"?}) and out, with entities, '
            "attributions, times, events and clusters, offsets in code points.",
            "whence annotate < texts.jsonl > marked.jsonl",
            "whence annotate texts.jsonl --jobs 2",
        )
    )(annotate)


def export(
    context: typer.Context,
    format_: Annotated[str, typer.Option("--format", metavar="F", help=f"One of: {', '.join(FORMATS)}.")] = "jsonl",
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write it.")] = None,
    texts: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Also write every report's clean text as DIR/REPORT_ID.txt.")
    ] = None,
    case: CaseOption = None,
) -> None:
    from whence.exchange.jsonl import lines, write_texts

    if format_ not in FORMATS:
        raise CaseError(f"there is no export format {format_!r}; there is: {', '.join(FORMATS)}")
    with opened(context, case) as (_, _, view):
        ledger = "".join(lines(view)).encode()
        try:
            if texts is not None:
                write_texts(view, texts)
            if output is not None:
                _replace(output, ledger)
        except OSError as error:
            raise CaseError(f"{error.filename}: cannot be written ({error.strerror})") from error
    if output is None:
        write_bytes(ledger)
    else:
        say(f"{output}: {len(ledger.splitlines())} records")


def annotate(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="FILE|-", help="JSON Lines to read; - is standard input.")] = "-",
    codebook: Annotated[Path | None, typer.Option(metavar="FILE", help="A codebook of your own.")] = None,
    jobs: JobsOption = None,
) -> None:
    from whence.codebook import load
    from whence.exchange.annotate import BadLine, annotate_lines

    settings = chosen(context, None, codebook)
    refused = False
    try:
        opened_file = sys.stdin.buffer if path == "-" else open(path, "rb")  # noqa: SIM115
    except OSError as error:
        raise CaseError(f"{path}: cannot be opened ({error.strerror})") from error
    with opened_file as coming:
        for result in annotate_lines(coming, load(settings.codebook), jobs or settings.jobs):
            if isinstance(result, BadLine):
                complain(f"line {result.number}: {result.reason}")
                refused = True
            else:
                write_bytes(result)
    if refused:
        raise typer.Exit(1)


def _replace(path: Path, data: bytes) -> None:
    """Write a file in one step: a reader sees the old one or the new one, never a half."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)
