"""One table for each thing that can be listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import RenderableType

from whence.case import listing, wording
from whence.case.accounts import FACETS
from whence.case.judgements import Entry, stands
from whence.case.lookup import Found
from whence.case.open import weakly_supported
from whence.case.titles import about_title, entity_title, event_title, report_title, source_title
from whence.case.view import View
from whence.cli.pages.frame import heading, page, table, text
from whence.cli.pages.listings import open_listings
from whence.resolve.listings import Candidate
from whence.resolve.resolution import Event, Suggestion
from whence.weigh import current


def events(view: View, chosen: Sequence[Event]) -> RenderableType:
    rows = []
    for one in chosen:
        worth = view.weighed.worth[one.id]
        mark = worth.occurred if worth.occurred != "yes" else "disputed" if worth.disputed else ""
        counts = (str(len(view.reports_of(one.claims))), str(len(worth.origins)), str(worth.grade.number))
        day = wording.date(one.date.edtf) if one.date else ""
        rows.append((day, event_title(view, one), *counts, mark, one.id))
    return table(("date", "event", "reports", "origins", "grade", "", "id"), rows)


def entities(view: View, ids: Iterable[str]) -> RenderableType:
    claims = view.claims_naming
    rows = []
    for id in ids:
        one, now = view.entities[id], current(view.weighed.status.get(id, ()))
        status = "" if now is None else now.state + (", contested" if now.contested else "")
        rows.append((entity_title(view, id), one.schema, status, str(len(claims.get(id, ()))), id))
    return table(("entity", "schema", "status, as said", "claims", "id"), rows)


def claims(view: View) -> RenderableType:
    rows = []
    for about, refs in sorted(view.claims_about.items()):
        for ref in refs:
            claim = view.claim(ref)
            speaker, surely = source_title(view, view.chain(ref)[0][0]), wording.factuality(claim.factuality)
            rows.append((about_title(view, about), speaker, claim.act, surely, view.claim_ids[ref]))
    return table(("about", "who says so", "act", "how surely", "id"), sorted(rows))


def sources(view: View) -> RenderableType:
    spoken = view.claims_spoken
    rows = []
    for id, one in sorted(view.sources.items(), key=lambda item: (item[1].type, item[1].name, item[0])):
        rows.append((source_title(view, id), one.type, view.letters.get(id, ""), str(len(spoken.get(id, ()))), id))
    return table(("source", "type", "letter", "claims", "id"), rows)


def conflicts(view: View) -> RenderableType:
    parts: list[RenderableType] = []
    for one in sorted(view.weighed.conflicts, key=lambda c: (c.about, c.facet, c.id)):
        parts.append(heading(f"{about_title(view, one.about)}: {FACETS[one.facet]}"))
        for side in one.sides:
            voices = dict.fromkeys(source_title(view, view.chain(ref)[0][0]) for ref in side.claims)
            parts.append(text(f"  {side.value}: {', '.join(voices)}"))
        if one.reason:
            parts.append(text(f"  {one.reason}", "dim"))
    return page(*parts) if parts else text("No claims contradict one another.")


def open_questions(
    view: View, unnamed: Sequence[str], gone: Sequence[Entry], listed: Mapping[str, Sequence[Candidate]]
) -> RenderableType:
    """Everything that waits for a person or a better report."""
    parts: list[RenderableType] = []
    if unnamed:
        parts += [heading("Not named in any report"), entities(view, unnamed), text("")]
    if found := view.resolution.suggestions:
        parts += [heading("May be one: judge same or different"), _suggestions(view, found), text("")]
    if weak := weakly_supported(view):
        rows = [(entity_title(view, id), one.state, str(one.grade), id) for id, one in weak]
        parts.append(heading("Status that rests on little: look for a better source"))
        parts += [table(("entity", "status", "grade", "id"), rows), text("")]
    if listed:
        parts.append(open_listings(view, listed))
    if gone:
        parts += [heading("Judgements whose words are no longer in a claim"), judgements(gone)]
    return page(*parts) if parts else text("Nothing is open.")


def judgements(log: Iterable[Entry]) -> RenderableType:
    rows = []
    for one in log:
        state = "" if stands(one) or one.kind == "undo" else f"undone by {one.undone_by}"
        party = f"{one.body['list']}:{one.body['party']} {one.body['name']}" if one.body.get("party") else ""
        said = one.body.get("letter") or "; ".join(filter(None, (party, str(one.body.get("note", "")))))
        rows.append((str(one.number), one.kind, str(one.body.get("what", "")), str(said), one.user, one.at[:10], state))
    return table(("no.", "judgement", "of", "", "by", "on", ""), rows)


def reports(view: View) -> RenderableType:
    rows = []
    for id in listing.reports(view):
        one = view.reports[id]
        mark = "copy" if id in view.weighed.copy_of else ""
        rows.append((wording.date(one.published.edtf), report_title(view.reports, id), one.outlet or "", mark, id))
    return table(("published", "report", "outlet", "", "id"), rows)


def _suggestions(view: View, found: Iterable[Suggestion]) -> RenderableType:
    def title(id: str) -> str:
        return entity_title(view, id) if id in view.entities else event_title(view, view.events[id])

    rows = []
    for one in sorted(found, key=lambda s: (-s.score, s.id)):
        rows.append((f"{title(one.a)} = {title(one.b)}?\n{one.reason}", f"{one.score:.2f}", f"{one.a}\n{one.b}"))
    return table(("entity", "score", "id"), rows)


def candidates(found: Iterable[Found]) -> RenderableType:
    """What somebody may have meant."""
    return table(("", "which", "id"), [(one.kind, one.words, one.id) for one in found])
