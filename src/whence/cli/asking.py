"""``whence show``, ``list``, ``find`` and ``status``: questions that change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from whence.cli.listing import list_records, listing_records
from whence.cli.options import CaseOption, JsonOption, chosen, help_text, opened
from whence.cli.speak import say, say_json
from whence.errors import CaseError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from whence.case.case import Case
    from whence.case.view import View


class Listed(StrEnum):
    """What can be listed."""

    EVENTS = "events"
    ENTITIES = "entities"
    CLAIMS = "claims"
    SOURCES = "sources"
    CONFLICTS = "conflicts"
    OPEN = "open"
    REPORTS = "reports"
    JUDGEMENTS = "judgements"
    LISTS = "lists"


def register(app: typer.Typer) -> None:
    app.command(
        help=help_text(
            "Show an event (its accounts side by side, its origins, every claim) or the dossier of a person, a "
            "group or a place. Type a name, words of one, or an id; what fits several things lists them.",
            'whence show "Karim Dastan"',
            "whence show v-3f9a",
            "whence show v-3f9a --json",
        )
    )(show)
    app.command(
        "list",
        help=help_text(
            "List what is in the case. `open` lists whom no report names, what may be one, what rests on "
            "little, and who may be on an imported list (`lists`).",
            "whence list events",
            "whence list open",
            "whence list claims --json",
        ),
    )(list_)
    app.command(
        help=help_text(
            "Find reports by their words; words in quotation marks stand side by side.",
            "whence find rifles harbour",
            "whence find '\"building materials\"'",
        )
    )(find)
    app.command(
        help=help_text(
            "Show the status of somebody over time. --as-of asks for a day of the world, --known for what had been "
            "published by a day.",
            'whence status "Karim Dastan"',
            'whence status "Karim Dastan" --as-of 2014-05-04',
            'whence status "Karim Dastan" --known 2014-05-05',
        )
    )(status)


def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME|ID", help="A name, words of one, or an id.")],
    case: CaseOption = None,
    as_json: JsonOption = False,
) -> None:
    from whence.cli.pages.dossier import dossier_page
    from whence.cli.pages.event import event_page
    from whence.cli.pages.tie import relation_page

    with opened(context, case) as (_, case_, view):
        found = only_one(view, name)
        if as_json:
            say_json(_records_about(case_, view, found))
        elif found in view.events:
            say(event_page(view, found))
        elif found in view.relations:
            say(relation_page(view, found))
        else:
            say(dossier_page(view, found, _listings(case_, view, found)))


def list_(
    context: typer.Context,
    what: Annotated[Listed, typer.Argument(help="What to list.")],
    case: CaseOption = None,
    as_json: JsonOption = False,
) -> None:
    from whence.case import listing
    from whence.case.judging import gone
    from whence.case.lists import imported, open_candidates
    from whence.case.open import unnamed
    from whence.cli.pages import lists
    from whence.cli.pages.listings import imported_lists

    with opened(context, case) as (_, found, view):
        if as_json:
            say_json(_listed_records(found, view, what))
            return
        match what:
            case Listed.EVENTS:
                say(lists.events(view, [view.events[id] for id in listing.events(view)]))
            case Listed.ENTITIES:
                say(lists.entities(view, listing.entities(view)))
            case Listed.CLAIMS:
                say(lists.claims(view))
            case Listed.SOURCES:
                say(lists.sources(view))
            case Listed.CONFLICTS:
                say(lists.conflicts(view))
            case Listed.OPEN:
                maybe = open_candidates(found, view, view.entities)
                say(lists.open_questions(view, unnamed(view), gone(found.judgements(), view), maybe))
            case Listed.REPORTS:
                say(lists.reports(view))
            case Listed.JUDGEMENTS:
                say(lists.judgements(found.judgements()))
            case Listed.LISTS:
                say(imported_lists(imported(found)))


def find(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words to look for.")],
    case: CaseOption = None,
    as_json: JsonOption = False,
    limit: Annotated[int, typer.Option(min=1, help="Reports to show at most.")] = 20,
) -> None:
    from whence.case.case import Case
    from whence.cli.pages.hits import hits

    with Case(chosen(context, case).case) as found:
        # a shell takes the quotation marks away: an argument of several words is meant side by side
        terms = (f'"{one}"' if " " in one and '"' not in one else one for one in words)
        there = found.find(" ".join(terms), limit)
        if as_json:
            say_json({"kind": "hit", "report": one.report, "title": one.title, "snippet": one.snippet} for one in there)
        else:
            say(hits(found.reports(one.report for one in there), there))


def status(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, words of one, or an id.")],
    case: CaseOption = None,
    as_of: Annotated[str | None, typer.Option(metavar="DAY", help="A day of the world, as 2014-05-04.")] = None,
    known: Annotated[str | None, typer.Option(metavar="DAY", help="The last day of publication to count.")] = None,
    as_json: JsonOption = False,
) -> None:
    from whence.case.build import status_known
    from whence.cli.pages.status import status_page
    from whence.exchange.jsonl import stretch_record
    from whence.weigh import status_at

    for day in (as_of, known):
        check_day(day)
    with opened(context, case) as (_, found, view):
        id = only_one(view, name, ("entity",))
        stretches = view.weighed.status.get(id, ()) if known is None else status_known(found, view, id, known)
        if as_of is not None:
            stretches = status_at(stretches, as_of)
        if as_json:
            say_json({"kind": "status", "entity": id, **stretch_record(view, one)} for one in stretches)
        else:
            say(status_page(view, id, stretches, as_of, known))


def only_one(view: View, typed: str, kinds: tuple[Any, ...] = ("entity", "event", "relation")) -> str:
    """The id of the one thing meant. Nobody who only comments has a page: that is said in so many words."""
    from whence.case.lookup import NotOne, lookup, one
    from whence.case.titles import source_title
    from whence.cli.pages.lists import candidates

    try:
        return one(view, typed, kinds).id
    except NotOne as error:
        if error.candidates:
            say(candidates(error.candidates))
            raise CaseError(f"{error}: give more words, or an id") from None
        for source in lookup(view, typed, ("source",)):
            if view.sources[source.id].type == "commenter":
                raise CaseError(
                    f"{source_title(view, source.id)} is a source of comments; no dossier is made of a commenter"
                ) from None
        raise


def check_day(day: str | None) -> None:
    from datetime import date

    try:
        if day is not None:
            date.fromisoformat(day)
    except ValueError:
        raise typer.BadParameter(f"{day!r} is no day; write it as 2014-05-04") from None


def _listings(found: Case, view: View, id: str) -> list[RenderableType]:
    """What an entity's page says of lists."""
    from whence.case.lists import gone, open_candidates
    from whence.cli.pages.listings import listings_part

    decisions = view.listings.get(id, ())
    return listings_part(decisions, open_candidates(found, view, [id]).get(id, ()), gone(found, decisions))


def _records_about(found: Case, view: View, id: str) -> Iterator[dict[str, Any]]:
    """The ledger's records of one thing and of the claims about it or, for an entity, naming it; then its listings."""
    from whence.exchange.jsonl import records_about

    yield from records_about(view, id)
    if id in view.entities:
        yield from listing_records(found, view, [id])


def _listed_records(found: Case, view: View, what: Listed) -> Iterator[dict[str, Any]]:
    from whence.case.lists import imported, open_candidates
    from whence.case.open import unnamed, weakly_supported
    from whence.exchange.jsonl import records

    if what is Listed.JUDGEMENTS:
        for entry in found.judgements():
            yield {"kind": "judgement", "number": entry.number, "judgement": entry.kind, **entry.body,
                   "user": entry.user, "at": entry.at, "undone_by": entry.undone_by}  # fmt: skip
        return
    if what is Listed.OPEN:
        ids = {*unnamed(view), *(id for id, _ in weakly_supported(view))}
        yield from (one for one in records(view) if one["kind"] == "suggestion" or one["id"] in ids)
        maybe = open_candidates(found, view, view.entities)
        yield from (one for one in listing_records(found, view, sorted(maybe)) if one["state"] == "candidate")
        return
    if what is Listed.LISTS:
        yield from list_records(imported(found))
        return
    kind = {Listed.ENTITIES: "entity"}.get(what, what.value.removesuffix("s"))
    yield from (one for one in records(view) if one["kind"] == kind)
