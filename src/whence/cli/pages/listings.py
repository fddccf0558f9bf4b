"""Lists of parties and who may be on them. A page never says that somebody is listed unless a person did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rich.console import RenderableType

from whence.case import wording
from whence.case.listed import Decision
from whence.case.lists import Change, Imported
from whence.case.titles import entity_title
from whence.case.view import View
from whence.case.wording import several
from whence.cli.pages.frame import heading, indented, page, quiet, table, text
from whence.exchange.lists import ListFile
from whence.resolve.listings import Candidate, Party

#: Candidates shown on one page; a common name fits dozens.
MOST = 5


def import_summary(found: ListFile, change: Change) -> RenderableType:
    """What a file held, and what that changed."""
    schemas = Counter(one.schema for one in found.parties)
    kinds = ", ".join(f"{count} {schema}" for schema, count in sorted(schemas.items()))
    lines: list[RenderableType] = [text(f"{found.name}: {several(len(found.parties), 'party', 'parties')} ({kinds})")]
    if change.known:
        lines.append(text("This very file is in the case already: nothing changed."))
    else:
        lines.append(text(f"{change.added} new, {change.changed} changed, {change.removed} gone"))
    if found.skipped:
        skipped = ", ".join(f"{count} {what}" for what, count in found.skipped.items())
        lines.append(text(f"Passed over: {skipped}"))
    return page(*lines, quiet("Next: whence list open · whence show NAME"))


def imported_lists(lists: Iterable[Imported]) -> RenderableType:
    rows = [(one.name, one.format, one.file, one.imported_at[:10], str(one.parties)) for one in lists]
    return table(("list", "format", "file", "imported", "parties"), rows) if rows else text("No list was imported.")


def listings_part(
    decisions: Sequence[Decision], maybe: Sequence[Candidate], gone: Iterable[Decision] = ()
) -> list[RenderableType]:
    """The dossier's part on lists: what was confirmed or refused and by whom, then what is open."""
    lost = {one.number for one in gone}
    lines: list[RenderableType] = []
    for one in decisions:
        said = "confirmed" if one.listed else "judged not to be this party,"
        words = f"{said} by {one.by} on {wording.date(one.at[:10])} (judgement {one.number})"
        words += "; no longer on the list as it was imported last" if one.number in lost else ""
        lines += [text(f"{one.list}:{one.party}  {one.name}"), indented(text(words))]
        lines += [indented(quiet(one.note))] if one.note else []
    for candidate in maybe[:MOST]:
        lines += [
            text(f"{candidate.list}:{candidate.party.id}  {candidate.party.name}"),
            indented(text(f"candidate, not confirmed ({candidate.score:.2f}): {_why(candidate)}")),
            indented(quiet(party_words(candidate.party))),
        ]
    if len(maybe) > MOST:
        lines.append(quiet(f"and {len(maybe) - MOST} more that fit no better (--json has all)"))
    return [text(""), heading("Listings"), *(indented(line) for line in lines)] if lines else []


def open_listings(view: View, maybe: Mapping[str, Sequence[Candidate]]) -> RenderableType:
    """Entities with candidates that nobody judged, the best fit first."""
    rows = []
    for id, found in sorted(maybe.items(), key=lambda item: (-item[1][0].score, item[0])):
        best = found[0]
        more = f"\nand {len(found) - 1} more" if len(found) > 1 else ""
        which = f"{entity_title(view, id)} = {best.party.name}?\n{_why(best)}{more}"
        rows.append((which, f"{best.score:.2f}", f"{id}\n{best.list}:{best.party.id}"))
    count = several(len(rows), "entity", "entities")
    return page(
        heading(f"May be on a list, by name ({count}, not confirmed): judge listed or not-listed"),
        table(("entity", "score", "id"), rows),
        text(""),
    )


def party_words(party: Party) -> str:
    """What the list says of a party, in a line."""
    parts = [party.schema, *([f"born {', '.join(map(wording.date, party.births))}"] if party.births else [])]
    parts += [one for one in (", ".join(party.countries), ", ".join(party.programmes)) if one]
    return " · ".join(parts)


def _why(candidate: Candidate) -> str:
    other = f", as {candidate.name}" if candidate.name != candidate.party.name else ""
    return f"{candidate.reason}{other}"
