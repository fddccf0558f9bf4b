"""``whence judge``, ``undo`` and ``grade``: what only people decide."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.listing import judge_listing
from whence.cli.options import CaseOption, help_text, opened
from whence.cli.speak import say
from whence.errors import CaseError

if TYPE_CHECKING:
    from whence.case.view import View
    from whence.resolve.judgement import Anchor, What


class Verdict(StrEnum):
    """What can be judged."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPT = "accept"
    REJECT = "reject"
    NOTE = "note"
    LISTED = "listed"
    NOT_LISTED = "not-listed"


PAIRS = (Verdict.SAME, Verdict.DIFFERENT, Verdict.LISTED, Verdict.NOT_LISTED)


def register(app: typer.Typer) -> None:
    app.command(
        help=help_text(
            "Write a decision down: two entities or two events are the same or different; a claim is accepted "
            "or rejected; an entity is a party of an imported list, or is not; a note on anything. Decisions outlive "
            "a rebuild, and each can be undone.",
            'whence judge same "Karim Dastan" "Kareem Dastan"',
            "whence judge different v-3f9a v-81c2",
            "whence judge reject 5d0c --note 'the sentence quotes a novel'",
            'whence judge listed "Karim Dastan" ofac-sdn:90017',
            "whence judge note e-77aa --note 'ask the harbour master'",
        )
    )(judge)
    app.command(
        help=help_text(
            "Take a judgement back, the latest if no number is given. Everything is again as it was without it.",
            "whence undo",
            "whence undo 3",
        )
    )(undo)
    app.command(
        help=help_text(
            "Grade a source's reliability, from A (completely reliable) to F (cannot be judged). The number that "
            "grades a claim's content never reads it.",
            'whence grade "Northern Wire" B',
        )
    )(grade)


def judge(
    context: typer.Context,
    verdict: Annotated[Verdict, typer.Argument(help="What you decide.")],
    things: Annotated[
        list[str],
        typer.Argument(metavar="THING [THING]", help="Names or ids; two for same, different, listed, not-listed."),
    ],
    case: CaseOption = None,
    note: Annotated[str, typer.Option(metavar="WORDS", help="Why.")] = "",
) -> None:
    from whence.case.build import settle
    from whence.case.judging import decide

    wanted = 2 if verdict in PAIRS else 1
    if len(things) != wanted:
        raise typer.BadParameter(f"{verdict.value} takes {'two things' if wanted == 2 else 'one thing'}")
    if verdict is Verdict.NOTE and not note:
        raise typer.BadParameter("a note needs --note WORDS")
    with opened(context, case) as (settings, found, view):
        if verdict is Verdict.LISTED or verdict is Verdict.NOT_LISTED:
            number = judge_listing(found, view, verdict is Verdict.LISTED, things, settings.user, note)
            say(f"Judgement {number}: {verdict.value}. `whence undo {number}` takes it back.")
            return
        anchors = [_anchor(view, verdict, typed) for typed in things]
        what, a = anchors[0]
        if len(anchors) == 2 and anchors[1][0] != what:
            raise CaseError(f"an {what} and an {anchors[1][0]} cannot be {verdict.value}")
        if len(anchors) == 2 and anchors[1][1] == a:
            raise CaseError("these are one already, in the same words")
        b = anchors[1][1] if len(anchors) == 2 else None
        number = decide(found, verdict.value, what, a, b, settings.user, note)  # type: ignore[arg-type]
        settle(found)
    say(f"Judgement {number}: {verdict.value}. `whence undo {number}` takes it back.")


def undo(
    context: typer.Context,
    number: Annotated[int | None, typer.Argument(help="The judgement's number (`whence list judgements`).")] = None,
    case: CaseOption = None,
) -> None:
    from whence.case.build import settle
    from whence.case.judgements import undo as take_back

    with opened(context, case) as (settings, found, _):
        with found.database.writing() as connection:
            entry = take_back(connection, settings.user, number)
        settle(found)
    say(f"Judgement {entry.number} ({entry.kind}) is taken back.")


def grade(
    context: typer.Context,
    source: Annotated[str, typer.Argument(help="The source's name or id.")],
    letter: Annotated[str, typer.Argument(help="A, B, C, D, E or F.")],
    case: CaseOption = None,
) -> None:
    from whence.case.build import settle
    from whence.case.judging import grade as write_grade
    from whence.case.lookup import NotOne, one
    from whence.case.titles import source_title
    from whence.cli.pages.lists import candidates

    with opened(context, case) as (settings, found, view):
        try:
            id = one(view, source, ("source",)).id
        except NotOne as error:
            if error.candidates:
                say(candidates(error.candidates))
            raise
        write_grade(found, view, id, letter.upper(), settings.user)
        settle(found)
        say(f"{source_title(view, id)}: {letter.upper()}")


def _anchor(view: View, verdict: Verdict, typed: str) -> tuple[What, Anchor]:
    from whence.case import judging
    from whence.case.lookup import NotOne, one
    from whence.cli.pages.lists import candidates

    kinds = {Verdict.ACCEPT: ("claim",), Verdict.REJECT: ("claim",), Verdict.NOTE: ("entity", "event", "claim")}
    try:
        meant = one(view, typed, kinds.get(verdict, ("entity", "event")))  # type: ignore[arg-type]
    except NotOne as error:
        if error.candidates:
            say(candidates(error.candidates))
        raise
    if meant.kind == "entity":
        return "entity", judging.entity_anchor(view, meant.id)
    if meant.kind == "event":
        return "event", judging.event_anchor(view, meant.id)
    return "claim", judging.claim_anchor(view, view.claims[meant.id])
