"""A brief as Markdown, with footnotes as most programs read them (``[^1]``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from whence.exchange.brief.brief import Brief, Note, Passage, Sentence, Table

#: What Markdown would read as markup in words that are only words.
SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def markdown(brief: Brief) -> bytes:
    """The whole brief; the drawing, which Markdown cannot hold, is left out."""
    return ("\n".join(_lines(brief)) + "\n").encode()


def _lines(brief: Brief) -> Iterator[str]:
    yield from (f"# {plain(brief.title)}", "")
    yield from (f"Brief as known on {brief.known}. {plain(' · '.join(filter(None, (brief.kind, brief.read))))}.", "")
    yield "Every sentence tells what somebody said, and its notes give the words. Nothing here is a finding about"
    yield "anyone. **≠** marks what claims contradict."
    yield from _section("In short", brief.summary)
    yield from _section("Names", brief.about)
    if brief.status:
        yield from (
            "",
            "## Status, as said",
            "",
            "| state | since | until | grade | who says so |",
            "|---|---|---|---|---|",
        )
        for one in brief.status:
            mark = "**≠** " if one.contested else ""
            cells = (mark + plain(one.state), one.since, one.until or "–", one.grade, noted(one.said))
            yield f"| {' | '.join(cells)} |"
    if brief.passages:
        yield from ("", "## What is said")
        for passage in brief.passages:
            yield from _passage(passage)
    yield from _section("Other events", brief.more)
    yield from _section("Ties, as said", brief.ties)
    yield from _section("Open questions", brief.questions)
    yield from ("", "## Reports cited", "")
    for cited in brief.cited:
        url = f" <{cited.url}>." if cited.url and not set(cited.url) & set("<> ") else ""
        hash = f"{cited.id}, SHA-256 `{cited.sha256}`"
        yield f"- *{plain(cited.title)}*, {plain(cited.outlet)}, {cited.dated}.{url} {hash}"
    yield ""
    yield from map(_note, brief.notes)


def _section(title: str, said: Iterable[Sentence]) -> Iterator[str]:
    lines = [_item(one) for one in said]
    if lines:
        yield from ("", f"## {title}", "", *lines)


def _passage(passage: Passage) -> Iterator[str]:
    yield from ("", f"### {plain(passage.heading)}", "", plain(passage.dated), "")
    for table in passage.tables:
        yield from _table(table)
    yield from map(_item, passage.sentences)


def _table(table: Table) -> Iterator[str]:
    heads = [f"{plain(who)} ({counted})" for who, counted in table.columns]
    yield f"| | {' | '.join(heads)} |"
    yield "|---" * (len(heads) + 1) + "|"
    for row in table.rows:
        facet = f"**≠** {row.facet}" if row.conflict else row.facet
        cells = ["; ".join(noted(said) for said in cell.said) or "–" for cell in row.cells]
        yield f"| {facet} | {' | '.join(cells)} |"
    yield ""


def _item(said: Sentence) -> str:
    return f"- {'**≠** ' if said.contested else ''}{noted(said)}"


def noted(said: Sentence) -> str:
    """A sentence with its footnote marks."""
    return plain(said.words) + "".join(f"[^{number}]" for number in said.notes)


def _note(note: Note) -> str:
    copy = ", a copy" if note.copy else ""
    quote = plain(note.quote) if note.bears_marks else f"“{plain(note.quote)}”"
    through = f"{plain(note.through)}. " if note.through else ""
    return (
        f"[^{note.number}]: {quote} *{plain(note.title)}*, {plain(note.outlet)}, {note.dated}{copy}. "
        f"{through}{note.report}, characters {note.start}–{note.end}, SHA-256 `{note.sha256[:12]}`"
    )


def plain(words: str) -> str:
    """Words on one line that mean only themselves."""
    return SPECIAL.sub(r"\\\1", " ".join(words.split()))
