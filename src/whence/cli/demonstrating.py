"""``whence demo``: the demonstration reports read into a case, and the accounts of its main event."""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.options import CodebookOption, WorkersOption, chosen, crew, help_text
from whence.cli.speak import complain, say

if TYPE_CHECKING:
    from whence.case.view import View
    from whence.resolve.resolution import Event

#: Left in the temporary folder, so that what the demonstration says to type next has a case to ask.
DEMO_CASE = "demo.db"


def register(app: typer.Typer) -> None:
    app.command(
        help=help_text(
            "Read the demonstration reports, which are invented, and show what comes of them.",
            "whence demo",
            "whence demo --case demo.db",
        )
    )(demo)


def demo(
    context: typer.Context,
    case: Annotated[
        str | None, typer.Option(metavar="CASE", help="The case.  [default: a file in the temporary folder]")
    ] = None,
    codebook: CodebookOption = None,
    workers: WorkersOption = None,
) -> None:
    from whence.cli.pages.event import accounts_page
    from whence.cli.pages.frame import page, quiet, text
    from whence.cli.pages.summary import summary
    from whence.cli.reading import finish, inputs, open_to_read, read_all

    given = case or (context.parent.params.get("case") if context.parent is not None else None)
    path = given or str(Path(tempfile.mkdtemp(prefix="whence-")) / DEMO_CASE)
    settings = chosen(context, path, codebook)
    with demo_reports() as reports, open_to_read(settings) as found:
        chosen_files = inputs([str(one) for one in reports], complain)
        outcomes = list(read_all(found, chosen_files, crew(settings, workers)))
        view = finish(found, crew(settings, workers))
    say("Everything in these reports is invented: countries, outlets, people, groups, events.")
    say()
    say(summary(outcomes, view, hint=False))
    event = main_event(view)
    say()
    if event is not None:
        say(accounts_page(view, event))
        say()
    at = f"--case {shlex.quote(path)}"
    id = event.id if event is not None else "ID"
    say(
        page(
            text("Next:"),
            quiet(f"  whence show {id} {at}"),
            quiet(f"  whence list open {at}"),
            quiet(f"  whence export --format jsonl {at}"),
            quiet(f"  whence serve {at}"),
            quiet("  whence read REPORT.txt"),
        )
    )


@contextmanager
def demo_reports() -> Iterator[list[Path]]:
    """The demonstration's reports: the files whose names begin with a number."""
    with as_file(files("whence") / "demo") as folder:
        yield sorted(path for path in folder.iterdir() if path.name[0].isdigit())


def main_event(view: View) -> Event | None:
    """The event that most pages tell: most reports, then most origins, then most in conflict."""

    def weight(event: Event) -> tuple[int, int, int, str]:
        worth = view.weighed.worth[event.id]
        return (
            len(view.reports_of(event.claims)),
            len(worth.origins),
            len(view.conflicts.get(event.id, ())),
            event.id,
        )

    return max(view.events.values(), key=weight, default=None)
