"""``whence check`` and ``whence backup``: whether a case is sound, and a copy of it for when it is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.options import CaseOption, JsonOption, chosen, help_text
from whence.cli.speak import complain, say_json, say_line

if TYPE_CHECKING:
    from whence.case.case import Case
    from whence.case.checks import Fault


def register(app: typer.Typer) -> None:
    app.command(
        help=help_text(
            "Check a case: the hashes of files and texts, every quote at its characters, the search index, the log of "
            "judgements and what they are about, the store itself; and that a rebuild, in a temporary copy, gives what "
            "is there. Changes nothing. A line says what is wrong and how to mend it; the exit code is 1 then.",
            "whence check",
            "whence check --quick --json",
        )
    )(check)
    app.command(
        help=help_text(
            "Copy the case into a new file, while others may be reading into it or judging. The copy is a case as "
            "it stood at one moment.",
            "whence backup case-monday.db",
        )
    )(backup)


def check(
    context: typer.Context,
    case: CaseOption = None,
    quick: Annotated[bool, typer.Option("--quick", help="Do not rebuild the case to compare.")] = False,
    as_json: JsonOption = False,
) -> None:
    from whence.case.case import Case

    settings = chosen(context, case)
    with Case(settings.case) as found:
        wrong = []
        for fault in _faults(found, quick):
            wrong.append(fault)
            if not as_json:
                say_line(f"{fault.where}: {fault.says}. To mend it: {fault.mend}.")
        if as_json:
            say_json({"kind": "fault", **fault._asdict()} for fault in wrong)
        elif not wrong:
            say_line(f"{found.database.where}: {found.report_count()} reports, and nothing is wrong.")
    if wrong:
        raise typer.Exit(1)


def _faults(case: Case, quick: bool) -> Iterator[Fault]:
    """What is wrong; only a case that is sound so far, and was read by this Whence, is worth rebuilding."""
    from whence.case.build import stale
    from whence.case.check import faults
    from whence.case.rebuilt import differences

    sound = True
    for fault in faults(case):
        sound = False
        yield fault
    if sound and not quick:
        if stale(case):
            where = case.database.where
            complain(f"{where}: was read by another Whence, model or codebook, so it is not compared with a rebuild")
        else:
            yield from differences(case)


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it; there must be nothing yet.")],
    case: CaseOption = None,
) -> None:
    from whence.case.case import Case

    with Case(chosen(context, case).case) as found:
        found.database.back_up(file)
    with Case(file) as copy:
        say_line(f"{file}: {copy.report_count()} reports, {len(copy.judgements())} judgements")
