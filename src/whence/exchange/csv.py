"""CSV: one table a kind, for spreadsheets and statistics programs.

Lists become tables of their own, joined by id, so that no cell has to be taken apart; lists of ids alone stand in
one cell, parted by "; ". Ids come with the words a reader knows them by. RFC 4180, in UTF-8 with a byte order mark,
without which spreadsheets garble Arabic names.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from whence.case.titles import about_title, entity_title, report_title, source_title
from whence.case.view import View
from whence.exchange.jsonl import records
from whence.exchange.loss import Loss, Record, keys

Row = dict[str, object]

#: What a spreadsheet would run as a formula if a hostile report named somebody so. Such a cell gets a "'" in front.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """One file: the kind of ledger record it is made of, its columns, and the rows that one record gives."""

    name: str
    kind: str
    columns: tuple[str, ...]
    rows: Callable[[View, Record], Iterable[Row]]


def export(view: View) -> tuple[dict[str, bytes], Loss]:
    """Every table as a file, and what they could not carry."""
    loss = Loss("csv")
    texts = {table.name: io.StringIO(newline="") for table in TABLES}
    files = {name: csv.writer(text) for name, text in texts.items()}
    of: dict[str, list[Table]] = defaultdict(list)
    for table in TABLES:
        files[table.name].writerow(table.columns)
        of[table.kind].append(table)
    for one in loss.passing(records(view), KEPT, WHY):
        for table in of[one["kind"]]:
            for row in table.rows(view, one):
                files[table.name].writerow([_safe(row.get(column), loss) for column in table.columns])
    return {f"{name}.csv": text.getvalue().encode("utf-8-sig") for name, text in texts.items()}, loss


def cell(value: object) -> str:
    """A value as a cell has it; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value)


def _safe(value: object, loss: Loss) -> str:
    written = cell(value)
    if isinstance(value, str) and written.startswith(FORMULA):
        loss.drop("cell as printed", "it begins like a formula, so it was written with a ' before it")
        return f"'{written}"
    return written


# -- one function a table ------------------------------------------------------------------------------------------


def _report(view: View, one: Record) -> Iterator[Row]:
    yield one | {"heading": report_title(view.reports, one["id"]), "outlet_name": source_title(view, one["outlet"])}


def _source(view: View, one: Record) -> Iterator[Row]:
    yield one | {"words": source_title(view, one["id"])}


def _entity(view: View, one: Record) -> Iterator[Row]:
    now = one["status"] or {}
    yield one | {"words": entity_title(view, one["id"])} | {f"status_{key}": value for key, value in now.items()}


def _names(view: View, one: Record) -> Iterator[Row]:
    for name in one["names"]:
        yield {"entity": one["id"], "name": name}


def _listings(view: View, one: Record) -> Iterator[Row]:
    for listing in one.get("listings", ()):
        yield {"entity": one["id"], **listing}


def _status(view: View, one: Record) -> Iterator[Row]:
    for stretch in one["status_history"]:
        yield {"entity": one["id"], "words": entity_title(view, one["id"]), **stretch}


def _event(view: View, one: Record) -> Iterator[Row]:
    yield one | {"words": about_title(view, one["id"])} | _flat(one, "place") | _flat(one, "count")


def _relation(view: View, one: Record) -> Iterator[Row]:
    yield one | {
        "subject_words": entity_title(view, one["subject"]),
        "object_words": entity_title(view, one["object"]),
    }


def _lineages(view: View, one: Record) -> Iterator[Row]:
    for pair in one["lineages"]:
        yield {"event": one["id"], **pair}


def _claim(view: View, one: Record) -> Iterator[Row]:
    frame, speaker = one["frame"], one["sources"][0]["source"]
    yield (
        one
        | {key: frame[key] for key in ("type", "date", "date_means")}
        | {"speaker": speaker, "speaker_words": source_title(view, speaker)}
        | {"published": view.reports[one["report"]].published.edtf, "about_words": about_title(view, one["about"])}
        | {"trigger_start": one["trigger"][0], "trigger_end": one["trigger"][1]}
        | _flat(frame, "place")
        | _flat(frame, "count")
    )


def _chain(view: View, one: Record) -> Iterator[Row]:
    for step, link in enumerate(one["sources"], start=1):
        yield {"claim": one["id"], "step": step, **link, "source_words": source_title(view, link["source"])}


def _participants(view: View, one: Record) -> Iterator[Row]:
    """Who is in what, for the claim or event that ``one`` is."""
    roles = one["frame"]["roles"] if one["kind"] == "claim" else one["roles"]
    for role, members in roles.items():
        for entity in members:
            yield {one["kind"]: one["id"], "role": role, "entity": entity, "entity_words": entity_title(view, entity)}


def _conflict(view: View, one: Record) -> Iterator[Row]:
    yield one | {"about_words": about_title(view, one["about"])}


def _sides(view: View, one: Record) -> Iterator[Row]:
    for number, side in enumerate(one["sides"], start=1):
        yield {"conflict": one["id"], "side": number, **side}


def _suggestion(view: View, one: Record) -> Iterator[Row]:
    yield one | {"a_words": _words(view, one["a"]), "b_words": _words(view, one["b"])}


def _flat(record: Record, key: str) -> Row:
    return {f"{key}_{inner}": value for inner, value in (record[key] or {}).items()}


def _words(view: View, id: str) -> str:
    return entity_title(view, id) if id in view.entities else about_title(view, id)


def _table(name: str, kind: str, columns: str, rows: Callable[[View, Record], Iterable[Row]]) -> Table:
    return Table(name, kind, tuple(columns.split()), rows)


_PLACE = "place_name place_country place_lat place_lon place_entity"

#: Every file, in the order of the ledger.
TABLES = (
    _table(
        "reports",
        "report",
        "id type heading title outlet outlet_name authors published published_basis url parent copy_of version_of "
        "language sha256",
        _report,
    ),
    _table("sources", "source", "id words type name entity of reliability", _source),
    _table(
        "entities",
        "entity",
        "id words schema name named named_by description country status_state status_since status_grade "
        "status_contested",
        _entity,
    ),
    _table("names", "entity", "entity name", _names),
    _table("listings", "entity", "entity list party", _listings),
    _table("status", "entity", "entity words track state since until contested grade claims", _status),
    _table(
        "events",
        "event",
        f"id words type date date_means earliest latest {_PLACE} count_low count_high total reports origins grade "
        "grade_reason disputed occurred",
        _event,
    ),
    _table("participants", "event", "event role entity entity_words", _participants),
    _table("lineages", "event", "event a b answer reason", _lineages),
    _table(
        "relations",
        "relation",
        "id type subject subject_words object object_words since until reports origins grade grade_reason disputed",
        _relation,
    ),
    _table(
        "claims",
        "claim",
        "id report published start end quote trigger_start trigger_end about about_words speaker speaker_words act "
        f"factuality verbatim type date date_means {_PLACE} count_low count_high origin origin_reason "
        "origin_inferred said_on grade rule",
        _claim,
    ),
    _table("chains", "claim", "claim step source source_words act", _chain),
    _table("claim_participants", "claim", "claim role entity entity_words", _participants),
    _table("conflicts", "conflict", "id about about_words facet reason", _conflict),
    _table("sides", "conflict", "conflict side value claims", _sides),
    _table("suggestions", "suggestion", "id what a a_words b b_words score reason", _suggestion),
)

#: The ledger's keys that the tables hold, under their own names or in tables of their own.
KEPT = {
    "report": keys(
        "id type title outlet authors published published_basis url parent copy_of version_of language sha256"
    ),
    "source": keys("id type name entity of reliability"),
    "entity": keys("id schema name names named named_by description country status status_history listings"),
    "event": keys(
        "id type date date_means earliest latest place roles count total reports origins grade grade_reason disputed "
        "occurred lineages"
    ),
    "relation": keys("id type subject object since until reports origins grade grade_reason disputed"),
    "claim": keys(
        "id report start end quote trigger about frame sources factuality act verbatim origin origin_reason "
        "origin_inferred said_on grade rule"
    ),
    "conflict": keys("id about facet reason sides"),
    "suggestion": keys("id what a b score reason"),
}

WHY = {"claim.selector": "start, end and quote say the same; the words around them are in the report's text"}
