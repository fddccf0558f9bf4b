"""``whence list-import``, and what other commands say of lists: who may be a party of one, and who was confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from whence.cli.options import CaseOption, JsonOption, chosen, help_text
from whence.cli.speak import say, say_json
from whence.errors import CaseError

if TYPE_CHECKING:
    from whence.case.case import Case
    from whence.case.lists import Imported
    from whence.case.view import View
    from whence.resolve.listings import Candidate, Party


def register(app: typer.Typer) -> None:
    app.command(
        "list-import",
        help=help_text(
            "Import a list of parties, as of sanctions: OFAC's SDN.CSV (with ALT.CSV, ADD.CSV and SDN_COMMENTS.CSV "
            "where they lie beside it) or FollowTheMoney as JSON lines, as OpenSanctions publishes it. A newer file "
            "takes the place of the one imported under the same name; what people confirmed stays. `show` and "
            "`list open` then say who may be on the list. Nothing is asserted: `judge listed` confirms, "
            "`judge not-listed` refuses.",
            "whence list-import SDN.CSV",
            "whence list-import targets.nested.json --name eu-sanctions",
            'whence show "Karim Dastan"',
            'whence judge listed "Karim Dastan" ofac-sdn:90017',
        ),
    )(list_import)


def list_import(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The list's file.")],
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="What to call the list.  [default: what the file calls it]")
    ] = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
) -> None:
    from whence.case.case import Case
    from whence.case.lists import keep
    from whence.cli.pages.listings import import_summary
    from whence.exchange.lists import read_list

    settings = chosen(context, case)
    if name is not None and not name.strip():
        raise typer.BadParameter("a list needs a name", param_hint="--name")
    found = read_list(file, name)
    with Case(settings.case, create=True) as opened:
        change = keep(opened, found.name, found.format, file.name, found.sha256, found.parties)
    if as_json:
        say_json(
            [
                {
                    "kind": "list", "name": found.name, "format": found.format, "sha256": found.sha256,
                    "parties": len(found.parties), "added": change.added, "changed": change.changed,
                    "removed": change.removed, "known": change.known, "skipped": dict(found.skipped),
                }
            ]
        )  # fmt: skip
    else:
        say(import_summary(found, change))


def judge_listing(found: Case, view: View, listed: bool, things: list[str], user: str, note: str) -> int:
    """Write down that an entity is the party that was typed, or is not; returns the judgement's number."""
    from whence.case.judging import decide_listing
    from whence.case.lists import open_candidates
    from whence.case.lookup import NotOne, one
    from whence.cli.pages.lists import candidates

    try:
        id = one(view, things[0], ("entity",)).id
    except NotOne as error:
        if error.candidates:
            say(candidates(error.candidates))
        raise
    list_, party = _party(found, things[1], open_candidates(found, view, [id]).get(id, []))
    return decide_listing(found, view, id, listed, list_, party, user, note)


def list_records(lists: list[Imported]) -> Iterator[dict[str, Any]]:
    """Imported lists as JSON."""
    for one in lists:
        yield {"kind": "list", "name": one.name, "format": one.format, "file": one.file, "sha256": one.sha256,
               "imported_at": one.imported_at, "parties": one.parties}  # fmt: skip


def listing_records(found: Case, view: View, ids: list[str]) -> Iterator[dict[str, Any]]:
    """Listings of entities as JSON: what was judged, then what is open."""
    from whence.case.lists import open_candidates

    maybe = open_candidates(found, view, ids)
    for id in ids:
        for one in view.listings.get(id, ()):
            yield {"kind": "listing", "entity": id, "list": one.list, "party": one.party, "name": one.name,
                   "state": one.kind, "user": one.by, "at": one.at, "judgement": one.number}  # fmt: skip
        for candidate in maybe.get(id, ()):
            party = candidate.party
            yield {"kind": "listing", "entity": id, "list": candidate.list, "party": party.id, "name": party.name,
                   "state": "candidate", "score": candidate.score, "reason": candidate.reason,
                   "fits": candidate.name, "schema": party.schema, "births": list(party.births),
                   "countries": list(party.countries), "programmes": list(party.programmes)}  # fmt: skip


def _party(found: Case, typed: str, maybe: list[Candidate]) -> tuple[str, Party]:
    """The party that ID, LIST:ID or the name of a candidate means."""
    from whence.case.lists import parties_with

    fits = parties_with(found, typed)
    for at in (at for at, char in enumerate(typed) if char == ":" and not fits):
        fits = parties_with(found, typed[at + 1 :], typed[:at])
    if not fits:
        plain = typed.casefold()
        fits = [(one.list, one.party) for one in maybe if plain in {name.casefold() for name in one.party.names}]
    if not fits:
        raise CaseError(f"there is no party {typed!r} in the imported lists; give its id, as `whence show` has it")
    if len(fits) > 1:
        several = ", ".join(f"{list_}:{party.id}" for list_, party in fits)
        raise CaseError(f"{typed!r} fits several parties: {several}")
    return fits[0]
