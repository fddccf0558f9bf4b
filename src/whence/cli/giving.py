"""``whence export`` and ``whence annotate``: what other programs read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from whence.cli.options import CaseOption, WorkersOption, chosen, crew, help_text, opened
from whence.cli.speak import complain, replace, say, write_bytes
from whence.errors import CaseError
from whence.exchange.formats import FORMATS, LOSS, Files, Format, known
from whence.exchange.loss import Loss


def register(app: typer.Typer) -> None:
    app.command(
        help=help_text(
            "Write the case in a format that other programs read. jsonl is the ledger, with everything in it; "
            "every other format leaves something out, and a loss report beside it (FILE.loss.json) counts what. A "
            "format of several files makes a folder, or a zip if FILE ends in .zip, with the report inside. Goes to "
            "standard output without -o.",
            "whence export --format jsonl -o ledger.jsonl",
            "whence export --format jsonl --texts texts/ > ledger.jsonl",
            "whence export --format csv -o tables",
            "whence export --format csv -o tables.zip",
            "whence export --format geojson -o case.geojson",
        )
    )(export)
    app.command(
        help=help_text(
            'Mark up texts without a case: JSON Lines in ({"id", "text", "published"?}) and out, with entities, '
            "attributions, times, events and clusters, offsets in code points.",
            "whence annotate < texts.jsonl > marked.jsonl",
            "whence annotate texts.jsonl --workers 2",
        )
    )(annotate)


def export(
    context: typer.Context,
    format_: Annotated[str, typer.Option("--format", metavar="F", help=f"One of: {', '.join(FORMATS)}.")] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write it: a file, or a folder.")
    ] = None,
    texts: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Also write every report's clean text as DIR/REPORT_ID.txt.")
    ] = None,
    loss: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where to write what was left out.  [default: beside or in what -o names]"),
    ] = None,
    case: CaseOption = None,
) -> None:
    from whence.exchange.jsonl import write_texts

    format = known(format_)
    if output is None and format.several and sys.stdout.isatty():
        raise CaseError(f"{format_} is several files and would go to the screen as a zip; say -o FOLDER or -o FILE.zip")
    with opened(context, case) as (_, _, view):
        files, lost = format.files(view)
        try:
            if texts is not None:
                write_texts(view, texts)
            if output is not None:
                _give(output, format, files, lost)
            if loss is not None:
                replace(loss, lost.data())
        except OSError as error:
            raise CaseError(f"{error.filename}: cannot be written ({error.strerror})") from error
    if output is None:
        write_bytes(format.data(files, lost))
    else:
        left = f"; left out: {lost.total} values, counted in {loss or loss_path(output, format)}" if lost.total else ""
        say(f"{output}: {lost.carried.total()} records{left}")


def annotate(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="FILE|-", help="JSON Lines to read; - is standard input.")] = "-",
    codebook: Annotated[Path | None, typer.Option(metavar="FILE", help="A codebook of your own.")] = None,
    workers: WorkersOption = None,
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
        for result in annotate_lines(coming, load(settings.codebook), crew(settings, workers)):
            if isinstance(result, BadLine):
                complain(f"line {result.number}: {result.reason}")
                refused = True
            else:
                write_bytes(result)
    if refused:
        raise typer.Exit(1)


def _give(output: Path, format: Format, files: Files, lost: Loss) -> None:
    """Write an export and its loss report where -o says; a format that loses nothing has no report."""
    if format.several and output.suffix != ".zip":
        output.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            replace(output / name, data)
    else:
        replace(output, format.data(files, lost))
    if lost.total and (path := loss_path(output, format)) != output:
        replace(path, lost.data())


def loss_path(output: Path, format: Format) -> Path:
    """Where the loss report of an export lies: in its folder, in its zip, or beside its file."""
    if not format.several:
        return output.with_name(f"{output.name}.loss.json")
    return output if output.suffix == ".zip" else output / LOSS
