"""``whence brief``: what is claimed of somebody or something, by whom, on a page to hand over."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from whence.cli.asking import check_day, only_one
from whence.cli.options import CaseOption, help_text, opened
from whence.cli.speak import replace, say, write_bytes
from whence.errors import CaseError


def register(app: typer.Typer) -> None:
    app.command(
        help=help_text(
            "Write a brief on a person, a group, a place or an event: what is claimed and by whom, the accounts side "
            "by side, status, timeline and open questions, with a note under every sentence that gives the words, "
            "the report, its outlet, its day and its hash. The ending of FILE says how: .html (one file that needs "
            "nothing else), .md, or .pdf, which needs the typst library. Without -o it goes to standard output as "
            "Markdown. --known leaves out what was published after a day, names among it.",
            'whence brief "Karim Dastan" -o dastan.html',
            "whence brief v-3f9a -o detention.md",
            'whence brief "Karim Dastan" --known 2014-05-05 -o dastan-then.html',
        )
    )(brief)


def brief(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME|ID", help="A name, words of one, or an id.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write it.")] = None,
    known: Annotated[str | None, typer.Option(metavar="DAY", help="The last day of publication to count.")] = None,
    case: CaseOption = None,
) -> None:
    from whence.case import build
    from whence.exchange.brief.give import FORMS, PLAIN, brief_of, written

    check_day(known)
    form = ".md" if output is None else output.suffix.lower()
    if form not in FORMS:
        raise CaseError(f"{output}: a brief is written as {', '.join(FORMS)}")
    with opened(context, case) as (_, found, view):
        id = only_one(view, name, ("entity", "event"))
        made = brief_of(view, id, known, lambda about: build.material(found, about), drawn=form not in PLAIN)
    data = written(made, form)
    if output is None:
        write_bytes(data)
        return
    try:
        replace(output, data)
    except OSError as error:
        raise CaseError(f"{error.filename}: cannot be written ({error.strerror})") from error
    said = len(made.sentences())
    say(f"{output}: {said} sentences, {len(made.notes)} notes, {len(made.cited)} reports cited")
