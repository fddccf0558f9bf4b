"""The mission's own page, row by row: what a careful analyst writes down from it must stand in the ledger.

The page lies beside the project; without it these tests are skipped. Rows are named as in its EXPECTED.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from whence.case.build import add, settle
from whence.case.case import Case
from whence.case.work import File
from whence.exchange.jsonl import lines

PAGE = Path(__file__).parents[3] / "shared" / "seed" / "report.txt"
#: the least number of rows that must be there; it only rises
FLOOR_OF_31 = 28
Row = dict[str, Any]


class Ledger:
    """A ledger with the questions that the rows ask."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.by_id = {r["id"]: r for r in rows}

    def kind(self, kind: str) -> list[Row]:
        return [r for r in self.rows if r["kind"] == kind]

    def words(self, entity: str) -> str:
        e = self.by_id[entity]
        return " | ".join([*(e["names"] or []), e["description"] or ""]).casefold()

    def fills(self, event: Row, role: str, *words: str) -> bool:
        return any(all(w.casefold() in self.words(e) for w in words) for e in event["roles"].get(role, ()))

    def events(self, *types: str) -> list[Row]:
        return [e for e in self.kind("event") if e["type"] in types]

    def event(self, *types: str, **roles: str) -> bool:
        return bool(self.find(*types, **roles))

    def find(self, *types: str, **roles: str) -> list[Row]:
        return [e for e in self.events(*types) if all(self.fills(e, r, *w.split("+")) for r, w in roles.items())]

    def claims(self, about: Row) -> list[Row]:
        return [c for c in self.kind("claim") if c["about"] == about["id"]]

    def chain(self, claim: Row) -> str:
        return " <- ".join(self.by_id[s["source"]]["name"] for s in claim["sources"]).casefold()

    def relation(self, type_: str | tuple[str, ...], subject: str, object_: str) -> list[Row]:
        types = (type_,) if isinstance(type_, str) else type_
        return [
            r
            for r in self.kind("relation")
            if r["type"] in types
            and all(w in self.words(r["subject"]) for w in subject.casefold().split("+"))
            and all(w in self.words(r["object"]) for w in object_.casefold().split("+"))
        ]


def any_claim(ledger: Ledger, found: list[Row], **wanted: Any) -> bool:
    def fits(claim: Row) -> bool:
        for key, value in wanted.items():
            if key == "via":
                if value not in ledger.chain(claim):
                    return False
            elif claim[key] not in (value if isinstance(value, tuple) else (value,)):
                return False
        return True

    return any(fits(c) for one in found for c in ledger.claims(one))


def overlaps(event: Row, low: str, high: str) -> bool:
    from whence.dates import bounds

    if not event["date"]:
        return False
    earliest, latest = bounds(event["date"])
    return (earliest or low) <= high and (latest or high) >= low


ROWS: dict[str, Callable[[Ledger], Any]] = {
    "P1": lambda g: any(r["title"] == PAGE.read_text(encoding="utf-8").splitlines()[0] for r in g.kind("report")),
    "P2": lambda g: any(
        r["outlet"] and "Long War Journal" in g.by_id[r["outlet"]]["name"]
        and any(g.by_id[a]["name"] == "Bill Roggio" for a in r["authors"]) for r in g.kind("report")
    ),
    "P3": lambda g: any(
        r["type"] not in ("comment", "trackback") and (r["published"] or "").startswith("2008-11-19") and r["published_basis"] == "inferred"
        for r in g.kind("report")
    ),
    "P4": lambda g: len([r for r in g.kind("report") if r["parent"]]) == 4
    and not any(w in c["quote"] for c in g.kind("claim") for w in ("Flash", "Senior Fellow", "Boko Haram")),
    "P5": lambda g: {g.by_id[a]["name"] for r in g.kind("report") if r["parent"] for a in r["authors"]} == {"David M", "joe", "Rhyno327/lrs", "Mark Pyruz"},
    "E1": lambda g: any_claim(g, g.find("detain", agent="US forces", patient="officer"), factuality="CT+", via="statement"),
    "E2": lambda g: g.event("detain", agent="security guards", patient="officer"),
    "E3": lambda g: g.event("attempt_to_leave", agent="officer"),
    "E4": lambda g: any_claim(g, g.find("smuggle", agent="officer", goods="weapons"), factuality=("PR+", "PS+")),
    "E5": lambda g: g.event("possess", agent="officer", goods="cocaine"),
    "E6": lambda g: any(e["count"] == {"low": 1, "high": 1} and overlaps(e, "2008-10-11", "2008-11-19") for e in g.find("kill", patient="operative")),
    "E7": lambda g: any(e["count"] == {"low": 10, "high": 10} and overlaps(e, "2008-10-11", "2008-11-19") for e in g.events("detain")),
    "E8": lambda g: any_claim(g, g.find("recruit", patient="terrorists"), act="admits") or any_claim(g, g.find("train", patient="terrorists"), act="admits"),
    "E9": lambda g: all(g.event("detain", patient=n) for n in ("Farhadi", "Daqduq", "Qais", "Dulaimi")),
    "E10": lambda g: g.event("sanction", patient="Foruzandeh") and g.event("sanction", patient="Shahlai"),
    "E11": lambda g: g.event("offensive", patient="Mahdi Army"),
    "E12": lambda g: any(e["count"] == {"low": 2001, "high": None} for e in g.events("kill", "die"))
    and any(e["count"] == {"low": 2000, "high": None} for e in g.events("wound")),
    "E13": lambda g: g.event("ceasefire", agent="Sadr"),
    "E14": lambda g: any_claim(g, g.find("release", patient="officer"), factuality="CT+", via="mark pyruz"),
    "R1": lambda g: g.relation("member_of", "officer", "Qods"),
    "R2": lambda g: g.relation(("part_of",), "Qods", "Revolutionary") or any(
        "IRGC-QF" in e["names"] and any(n == "Qods Force" for n in e["names"]) for e in g.kind("entity")),
    "R3": lambda g: g.relation("works_for", "", "organization") and g.relation("part_of", "organization", "IRGC-QF"),
    "R4": lambda g: any_claim(g, g.relation("front_for", "organization", "qf") or g.relation("front_for", "organization", "qods"), via="assessments", factuality="PR+"),
    "R5": lambda g: any_claim(g, g.relation("front_for", "company", "qods"), via="us military"),
    "R6": lambda g: any_claim(g, g.relation("supports", "Qods", "militias") + g.relation("supports", "Qods", "Mahdi Army"), factuality="CT+"),
    "R7": lambda g: any_claim(g, g.relation("supports", "Qods", ""), act="denies", factuality="CT-"),
    "R8": lambda g: g.relation("established", "Iran", "Ramazan"),
    "R9": lambda g: any_claim(g, [r for t in ("funds", "trains", "arms", "supports", "established") for r in g.relation(t, "Hezbollah", "Brigades") + g.relation(t, "Iran", "League of the Righteous")], via="us military"),
    "R10": lambda g: g.relation("also_known_as", "groups", "Special Groups"),
    "R11": lambda g: sum(map(bool, (
        g.relation(("leads", "member_of"), "Farhadi", "Ramazan"), g.relation("member_of", "Daqduq", "Hezbollah"), g.relation("leads", "Qais", "Network"),
        g.relation(("works_for", "deputy_of", "leads", "member_of"), "Dulaimi", "Qazali"), g.relation("leads", "Foruzandeh", "Qods"), g.relation("deputy_of", "Shahlai", "Qods"),
    ))) >= 5,
    "R12": lambda g: any(c["factuality"] == "PR+" and c["act"] == "believes" for c in g.kind("claim")),
}  # fmt: skip

FINDINGS: dict[str, Callable[[Ledger], Any]] = {
    "W1": lambda g: any(c["facet"] == "agent" and g.by_id[c["about"]]["type"] == "detain" for c in g.kind("conflict")),
    "W2": lambda g: any(len(e["origins"]) == 1 and e["type"] == "detain" and "US military" in g.by_id[e["origins"][0]]["name"] for e in g.find("detain", patient="officer")),
    "W3": lambda g: any(
        e["status"] and e["status"]["state"] == "released" and e["status"]["grade"] >= 4 for e in g.kind("entity") if "officer" in (e["description"] or "")),
    "W4": lambda g: any(not e["named"] and "officer" in (e["description"] or "") for e in g.kind("entity"))
    and any(not e["named"] and "construction company" in (e["description"] or "") for e in g.kind("entity")),
    "W5": lambda g: not any(
        c["factuality"] in ("CT+", "PR+") for c in g.kind("claim") if g.chain(c).startswith("rhyno") or g.chain(c).startswith("joe")),
}  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    if not PAGE.exists():
        pytest.skip("the example page lies beside the project, and is not here")
    with Case(tmp_path_factory.mktemp("seed") / "case.db", create=True) as case:
        for _ in add(case, [File(str(PAGE))]):
            pass
        yield Ledger([json.loads(line) for line in lines(settle(case))])


def found(ledger: Ledger, rows: dict[str, Callable[[Ledger], Any]]) -> list[str]:
    return [name for name, holds in rows.items() if holds(ledger)]


def test_most_rows_stand_in_the_ledger(ledger: Ledger) -> None:
    there = found(ledger, ROWS)
    missing = [name for name in ROWS if name not in there]
    print(f"{len(there)} of {len(ROWS)} rows; missing {missing}")
    assert len(there) >= FLOOR_OF_31, f"missing {missing}"


def test_findings_stand_in_the_ledger(ledger: Ledger) -> None:
    there = found(ledger, FINDINGS)
    print(f"findings {there}")
    assert there == list(FINDINGS)


def test_every_quote_is_the_text(ledger: Ledger) -> None:
    assert ledger.kind("claim")
    text = PAGE.read_text(encoding="utf-8")
    assert all(c["quote"] in text for c in ledger.kind("claim"))
