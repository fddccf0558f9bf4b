"""``whence read`` and ``whence rebuild``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from whence.cli.options import (
    CaseOption,
    ClusterOption,
    CodebookOption,
    JsonOption,
    WorkersOption,
    chosen,
    crew,
    help_text,
)
from whence.cli.speak import complain, say, say_json
from whence.errors import BadInput

if TYPE_CHECKING:
    from whence.case.build import Outcome
    from whence.case.case import Case
    from whence.case.pool import Workers
    from whence.case.view import View
    from whence.case.work import File
    from whence.documents.fetching import Fetcher
    from whence.documents.fetching.tape import Exchange
    from whence.settings import Settings

    Keep = Callable[[Exchange], None]

T = TypeVar("T")

STDIN = "-"


def register(app: typer.Typer) -> None:
    app.command(
        help=help_text(
            "Read files, folders, web archives (WARC) and addresses into the case. What is in already is passed over, "
            "so a reading that was stopped goes on where it was.",
            "whence read report.txt statement.pdf",
            "whence read pages/ more-pages/ --case navy.db",
            "whence read https://news.example/1 --archive kept.warc.gz",
            "pbpaste | whence read -",
        )
    )(read)
    app.command(
        help=help_text(
            "Make everything that is derived again from the reports, the judgements and the codebook. The ledger "
            "comes out the same, unless Whence or the codebook changed.",
            "whence rebuild",
            "whence rebuild --codebook mine.yaml",
        )
    )(rebuild)


def read(
    context: typer.Context,
    path: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, addresses (https://...), or - for standard input."),
    ],
    case: CaseOption = None,
    codebook: CodebookOption = None,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    archive: Annotated[
        Path | None,
        typer.Option("--archive", metavar="FILE", help="Keep what addresses answered, as a web archive (.warc.gz)."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    from whence.cli.pages.summary import summary

    settings = chosen(context, case, codebook)
    readers = crew(settings, workers, cluster)
    refused: list[BadInput] = []

    def refuse(error: BadInput) -> None:
        complain(error)
        refused.append(error)

    files = inputs(path, refuse)
    outcomes = []
    if files:
        with ExitStack() as stack:
            keep = stack.enter_context(keeper(archive)) if archive is not None else None
            found = stack.enter_context(open_to_read(settings))
            for outcome in read_all(found, files, readers, refuse, keep):
                if outcome.reason is not None:
                    complain(BadInput(outcome.name, outcome.reason))
                outcomes.append(outcome)
            view = finish(found, readers)
        if as_json:
            say_json({**_plain(outcome), "kind": "file"} for outcome in outcomes)
        else:
            say(summary(outcomes, view))
    if refused or any(outcome.reason is not None for outcome in outcomes):
        raise typer.Exit(1)


def rebuild(
    context: typer.Context,
    case: CaseOption = None,
    codebook: CodebookOption = None,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
) -> None:
    from whence.case import build
    from whence.case.case import Case
    from whence.cli.pages.summary import contents

    settings = chosen(context, case, codebook)
    with Case(settings.case) as found:
        if settings.codebook is not None:
            found.use_codebook(settings.codebook)
        again = build.rebuild(found, crew(settings, workers, cluster))
        for _ in progress(again, found.report_count(), "Reading again"):
            pass
        say(contents(build.settle(found)))


def inputs(typed: Iterable[str], refuse: Callable[[BadInput], None]) -> list[File]:
    """The files and addresses that arguments mean, in a fixed order; what cannot be one is handed to ``refuse``."""
    from whence.case.work import File
    from whence.documents.paths import paths

    files: list[File] = []
    for one in typed:
        if one == STDIN:
            files.append(File("standard input", sys.stdin.buffer.read()))
        elif "://" in one:
            files.append(File(one, url=one))
        else:
            files.extend(File(str(path)) for path in paths([one], refuse))
    return files


@contextmanager
def keeper(path: Path) -> Iterator[Keep]:
    """What puts exchanges into an archive, closed when all is read."""
    from whence.documents.fetching.keeping import Keeper

    with Keeper(path) as found:
        yield found.keep


def opened(files: Iterable[File], refuse: Callable[[BadInput], None], keep: Keep | None = None) -> Iterator[File]:
    """Files ready to be read: addresses are fetched and archives opened to their pages, one at a time.

    ``keep`` is given each exchange with a server as it was.
    """
    from whence.case.work import File
    from whence.documents.archive import is_archive, records

    with ExitStack() as stack:
        fetcher: Fetcher | None = None
        for file in files:
            if file.data is None and file.url is not None:
                from whence.documents.fetching import Fetcher

                fetcher = fetcher or stack.enter_context(Fetcher(keep=keep))
                try:
                    got = fetcher.fetch(file.url)
                except BadInput as error:
                    refuse(error)
                    continue
                if got is not None:
                    yield File(file.name, got.data, got.url, got.charset)
            elif file.data is None and is_archive(file.name):
                for record in records(file.name):
                    if isinstance(record, BadInput):
                        refuse(record)
                    else:
                        yield File(*record)
            else:
                yield file


@contextmanager
def open_to_read(settings: Settings) -> Iterator[Case]:
    """The case that was asked for, made if it is not there; one that was made and stays empty is taken away."""
    from whence.case.case import Case

    with Case(settings.case, create=True) as found:
        if settings.codebook is not None:
            found.use_codebook(settings.codebook)
        yield found
        if found.database.made and not found.report_count():
            found.database.discard()


def read_all(
    case: Case,
    files: list[File],
    workers: Workers,
    refuse: Callable[[BadInput], None] | None = None,
    keep: Keep | None = None,
) -> Iterator[Outcome]:
    """Read with a progress bar, if somebody looks on."""
    from whence.case.build import add
    from whence.documents.archive import is_archive

    many = any(is_archive(file.name) for file in files)  # nobody knows how many pages before they are read
    ready = opened(files, refuse or complain, keep)
    return progress(add(case, ready, workers), None if many else len(files), "Reading")


def finish(case: Case, workers: Workers) -> View:
    """Read anew what an older model or codebook read, then resolve and weigh."""
    from whence.case import build

    if stale := build.stale(case):
        for _ in progress(build.refresh(case, workers), len(stale), "Reading again"):
            pass
    return build.settle(case)


def progress(work: Iterable[T], total: int | None, says: str) -> Iterator[T]:
    """Pass work on as it is done, with a bar on standard error where that is a screen."""
    if not sys.stderr.isatty():
        yield from work
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(work, says, total, console=Console(stderr=True), transient=True)


def _plain(outcome: Outcome) -> dict[str, object]:
    return {
        "file": outcome.name,
        "reports": outcome.reports,
        "comments": outcome.comments,
        "claims": outcome.claims,
        "rejected": outcome.rejected,
        "known": outcome.known,
        "refused": outcome.reason,
    }
