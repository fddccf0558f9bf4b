"""How much of an incident's expected rows a ledger holds, by the contract alone.

    python tests/cases/compare.py tests/cases/00-demo            reads the reports with `whence`, then compares
    python tests/cases/compare.py tests/cases/00-demo --kept FOLDER   uses FOLDER/ledger.jsonl and FOLDER/texts

Nothing of the package is imported: the ledger's lines and the exported texts are all that is looked at.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Row = dict[str, Any]
_LIGHT = re.compile(r"\b(?:the|a|an|some|his|her|its|their)\b|['’]s\b|[^\w\s-]")


@dataclass(frozen=True, slots=True)
class Finding:
    """One expected row: which part of the YAML, what it was, and what is wrong with it (nothing when it is met)."""

    part: str
    row: str
    wrong: tuple[str, ...]

    @property
    def met(self) -> bool:
        return not self.wrong


def one_of(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def light(words: str) -> str:
    return " ".join(_LIGHT.sub(" ", words.casefold()).split())


def same_words(a: str, b: str) -> bool:
    x, y = f" {light(a)} ", f" {light(b)} "
    return bool(x.strip()) and bool(y.strip()) and (x in y or y in x)


class Ledger:
    """A ledger's records by kind and id, and the clean texts."""

    def __init__(self, folder: Path) -> None:
        lines = (folder / "ledger.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        self.of: dict[str, list[Row]] = {}
        for row in rows:
            self.of.setdefault(row["kind"], []).append(row)
        self.by_id = {row["id"]: row for row in rows}
        self.text = {r["id"]: (folder / "texts" / f"{r['id']}.txt").read_text(encoding="utf-8") for r in self["report"]}

    def __getitem__(self, kind: str) -> list[Row]:
        return self.of.get(kind, [])

    def words(self, entity: str) -> list[str]:
        row = self.by_id[entity]
        return [w for w in (row["name"], *row["names"], row["description"]) if w]

    def source_words(self, source: str) -> list[str]:
        row = self.by_id[source]
        return [row["name"] or "", *(self.words(row["entity"]) if row["entity"] else [])]


class Case:
    """Expected rows against one ledger."""

    def __init__(self, path: Path, ledger: Ledger) -> None:
        self.expected: Row = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.folder = path.parent / self.expected.get("reports_in", ".")
        self.ledger = ledger
        self.forms = {row["id"]: self._forms(row) for row in self.expected.get("entities", [])}
        self.report_of = {file.name: self._report(file) for file in sorted(self.folder.glob("[0-9]*"))}
        self.event_of = {row["id"]: self._events(row) for row in self.expected.get("events", [])}

    @staticmethod
    def _forms(row: Row) -> list[str]:
        return [w for key in ("name", "names", "description", "also_unnamed") for w in one_of(row.get(key, []))]

    def _report(self, file: Path) -> str | None:
        """The report whose clean text shares most words with the file; its title decides between copies."""
        raw = file.read_text(encoding="utf-8")
        words = set(raw.split())

        def likeness(row: Row) -> float:
            own = set(self.ledger.text[row["id"]].split())
            return len(own & words) / max(1, len(own | words)) + (bool(row["title"]) and row["title"] in raw)

        top = [row for row in self.ledger["report"] if row["parent"] is None]
        return max(top, key=likeness)["id"] if top else None

    def _is(self, wanted: str, entity: str) -> bool:
        forms = self.forms.get(wanted, [wanted])
        return any(same_words(f, w) for f in forms for w in self.ledger.words(entity))

    def _roles_wrong(self, wanted: Row, made: Row) -> list[str]:
        return [
            role
            for role, value in wanted.items()
            for one in one_of(value)
            if not any(self._is(one, e) for e in one_of(made.get(role) or []))
        ]

    def _date_wrong(self, wanted: Any, made: str | None, bounds: tuple[str | None, str | None]) -> bool:
        low, high = bounds
        if isinstance(wanted, dict):
            return not (low and high and wanted["earliest"] <= low and high <= wanted["latest"])
        return made != wanted and not (low == high == wanted)

    def _events(self, row: Row) -> list[Row]:
        """The ledger's events of the right type and participants, those with most of the expected reports first,
        and of as many those of the expected day."""
        reports = {self.report_of.get(name) for name in row.get("reports", [])}
        fits = [
            event
            for event in self.ledger["event"]
            if event["type"] in one_of(row["type"]) and not self._roles_wrong(row.get("roles", {}), event["roles"])
        ]
        if "count" in row:
            fits = [e for e in fits if e["count"] == {"low": row["count"][0], "high": row["count"][1]}]

        def order(event: Row) -> tuple[int, bool, str]:
            off = "date" in row and self._date_wrong(row["date"], event["date"], (event["earliest"], event["latest"]))
            return (-len(reports & set(event["reports"])), off, event["id"])

        return sorted(fits, key=order)

    # one method for each part of the YAML

    def reports(self) -> Iterator[Finding]:
        for row in self.expected.get("reports", []):
            made = self.ledger.by_id[self.report_of[row["file"]] or ""]
            wrong = [k for k in ("title", "published", "published_basis") if k in row and made[k] != row[k]]
            if "outlet" in row and not (
                made["outlet"] and same_words(row["outlet"], self.ledger.by_id[made["outlet"]]["name"])
            ):
                wrong.append("outlet")
            if "author" in row and not any(
                same_words(row["author"], self.ledger.by_id[a]["name"]) for a in made["authors"]
            ):
                wrong.append("author")
            if row.get("copy_of") and made["copy_of"] != self.report_of[row["copy_of"]]:
                wrong.append("copy_of")
            if "comments" in row and row["comments"] != sum(r["parent"] == made["id"] for r in self.ledger["report"]):
                wrong.append("comments")
            yield Finding("reports", row["file"], tuple(wrong))

    def entities(self) -> Iterator[Finding]:
        rows = self.ledger["entity"]
        for row in self.expected.get("entities", []):
            wrong = []
            if row.get("named", True):
                holders = [
                    {e["id"] for e in rows if name in e["names"] or name == e["name"]} for name in row.get("names", [])
                ]
                held = [h for h in holders if h]
                if not held or not set.intersection(*held):
                    wrong.append("names in " + " / ".join(str(len(h)) for h in holders) + " entities")
            elif not any(
                not e["named"] and any(same_words(d, e["description"] or "") for d in one_of(row["description"]))
                for e in rows
            ):
                wrong.append("absent")
            yield Finding("entities", row["id"], tuple(wrong))
        for a, b in self.expected.get("apart", []):
            names = [set(self.forms.get(x, [x])) for x in (a, b)]
            both = [e["name"] for e in rows if all(n & {e["name"], *e["names"]} for n in names)]
            yield Finding("apart", f"{a} / {b}", ("one entity",) if both else ())

    def events(self) -> Iterator[Finding]:
        taken: dict[str, str] = {}
        for row in self.expected.get("events", []):
            found = self.event_of[row["id"]]
            if not found:
                yield Finding("events", row["id"], ("absent",))
                continue
            event, wrong = found[0], []
            missing = [n for n in row.get("reports", []) if self.report_of[n] not in event["reports"]]
            if missing:
                wrong.append("not told by " + ", ".join(missing))
            if "date" in row and self._date_wrong(
                row["date"], event["date"], (event.get("earliest"), event.get("latest"))
            ):
                wrong.append(f"date {event['date']}")
            if "place" in row and not (event["place"] and same_words(row["place"], event["place"]["name"] or "")):
                wrong.append("place")
            bounds = row.get("origins")
            if bounds is not None:
                low, high = (bounds["min"], bounds["max"]) if isinstance(bounds, dict) else (bounds, bounds)
                if not low <= len(event["origins"]) <= high:
                    wrong.append(f"{len(event['origins'])} origins")
            wrong += [f"{k} {event[k]}" for k in ("occurred", "disputed") if k in row and event[k] != row[k]]
            taken[row["id"]] = event["id"]
            wrong += [f"one with {o}" for o in row.get("not_same_as", []) if taken.get(o) == event["id"]]
            yield Finding("events", row["id"], tuple(wrong))

    def relations(self) -> Iterator[Finding]:
        for row in self.expected.get("relations", []):
            fits = [
                r
                for r in self.ledger["relation"]
                if r["type"] in one_of(row["type"])
                and any(self._is(x, r["subject"]) for x in one_of(row["subject"]))
                and any(self._is(x, r["object"]) for x in one_of(row["object"]))
            ]
            wrong = [] if fits else ["absent"]
            wrong += [
                k for k in ("since", "until", "disputed") if fits and k in row and all(r[k] != row[k] for r in fits)
            ]
            yield Finding("relations", f"{row['type']} {row['subject']} {row['object']}", tuple(wrong))

    def _located(self, row: Row) -> list[Row]:
        """Claims that overlap the quote, in the report or in the named reader's comment."""
        top = self.report_of[row["report"]]
        ids = [top]
        if "comment" in row:
            ids = [
                r["id"]
                for r in self.ledger["report"]
                if r["parent"] == top
                and any(same_words(row["comment"], self.ledger.by_id[a]["name"]) for a in r["authors"])
            ]
        found = []
        pattern = re.compile(r"\s+".join(re.escape(w) for w in row["quote"].split()))
        for claim in self.ledger["claim"]:
            if claim["report"] in ids:
                at = pattern.search(self.ledger.text[claim["report"]])
                if at and claim["start"] < at.end() and at.start() < claim["end"]:
                    found.append(claim)
        return found

    def _claim_wrong(self, row: Row, claim: Row) -> tuple[str, ...]:
        frame = claim["frame"]
        named = "identity" in one_of(row["type"])
        wrong = [] if named else self._roles_wrong(row.get("roles", {}), frame["roles"])
        chain = [self.ledger.source_words(s["source"]) for s in reversed(claim["sources"])]
        if len(chain) != len(row["chain"]) or not all(
            any(same_words(f, w) for o in one_of(step) for f in self.forms.get(o, [o]) for w in names)
            for step, names in zip(row["chain"], chain, strict=False)
        ):
            wrong.append("chain " + " <- ".join(names[0] for names in chain))
        wrong += [f"{k} {claim[k]}" for k in ("act", "factuality") if claim[k] not in one_of(row[k])]
        if "count" in row and frame["count"] != {"low": row["count"][0], "high": row["count"][1]}:
            wrong.append("count")
        if isinstance(row.get("date"), str) and frame["date"] != row["date"]:
            wrong.append(f"date {frame['date']}")
        if "place" in row and not (frame["place"] and same_words(row["place"], frame["place"]["name"] or "")):
            wrong.append("place")
        return tuple(wrong)

    def claims(self) -> Iterator[Finding]:
        for row in self.expected.get("claims", []):
            types = ["identified_as" if t == "identity" else t for t in one_of(row["type"])] + one_of(row["type"])
            fits = [self._claim_wrong(row, c) for c in self._located(row) if c["frame"]["type"] in types]
            if fits or not row.get("optional"):
                wrong = min(fits, key=len) if fits else ("absent",)
                yield Finding("claims", f"{row['report'][:2]} {row['type']}: {row['quote']}", wrong)

    def conflicts(self) -> Iterator[Finding]:
        for row in self.expected.get("conflicts", []):
            about = {e["id"] for e in self.event_of.get(row["about"], [])}
            there = [c for c in self.ledger["conflict"] if c["about"] in about and c["facet"] in one_of(row["facet"])]
            wrong = (
                ()
                if there
                else (("facets " + str(sorted({c["facet"] for c in self.ledger["conflict"] if c["about"] in about}))),)
            )
            yield Finding("conflicts", f"{row['about']} {row['facet']}", wrong)

    def statuses(self) -> Iterator[Finding]:
        for row in self.expected.get("statuses", []):
            history = [
                h
                for e in self.ledger["entity"]
                if e["status_history"] and self._is(row["of"], e["id"])
                for h in e["status_history"]
            ]
            wrong = [
                f"{want['state']} since {want.get('since')}"
                for want in row["history"]
                if not any(
                    h["state"] == want["state"]
                    and h["since"] == want.get("since", h["since"])
                    and h["contested"] == want.get("contested", h["contested"])
                    for h in history
                )
            ]
            yield Finding("statuses", f"{row['of']} {row['track']}", tuple(wrong))

    def never(self) -> Iterator[Finding]:
        for row in self.expected.get("never", []):
            bad = [
                f"{c['frame']['type']} {c['factuality']}"
                for c in self._located(row)
                if (row["types"] == ["*"] or c["frame"]["type"] in row["types"])
                and c["factuality"] in row.get("factuality", [c["factuality"]])
            ]
            yield Finding("never", f"{row['report'][:2]}: {row['quote']}", tuple(bad))

    def findings(self) -> Iterator[Finding]:
        for part in (
            "reports",
            "entities",
            "events",
            "relations",
            "claims",
            "conflicts",
            "statuses",
            "never",
        ):
            yield from getattr(self, part)()


def run(*words: str) -> None:
    """Runs `whence`, and says why when it will not."""
    done = subprocess.run([sys.executable, "-m", "whence", *words], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"whence {words[0]}: {done.stdout}{done.stderr}")


def ledger_of(folder: Path, out: Path) -> Ledger:
    """Reads a folder's reports into a fresh case and exports it."""
    case = ["--case", str(out / "case.db")]
    run("read", *[str(p) for p in sorted(folder.glob("[0-9]*"))], *case)
    run("export", "--format", "jsonl", "--texts", str(out / "texts"), "-o", str(out / "ledger.jsonl"), *case)
    return Ledger(out)


def main() -> None:
    parser = argparse.ArgumentParser(description="How much of the expected rows the ledger holds.")
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--kept", type=Path, help="a folder with ledger.jsonl and texts/, instead of reading")
    parser.add_argument("--quiet", action="store_true", help="only the figures; always so where held out")
    args = parser.parse_args()
    for folder in args.folder:
        path = folder / "expected.yaml"
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        reports = folder / said.get("reports_in", ".")
        with tempfile.TemporaryDirectory() as made:
            ledger = Ledger(args.kept) if args.kept else ledger_of(reports, Path(made))
        findings = list(Case(path, ledger).findings())
        if not args.quiet and not said.get("held_out"):
            print("\n".join(f"  {f.part:<9} {f.row}: {'; '.join(f.wrong)}" for f in findings if not f.met))
        parts = dict.fromkeys(f.part for f in findings)
        shares = ((p, [f.met for f in findings if f.part == p]) for p in parts)
        print(
            folder.name,
            f"{sum(f.met for f in findings)}/{len(findings)}",
            " ".join(f"{p} {sum(m)}/{len(m)}" for p, m in shares),
        )


if __name__ == "__main__":
    main()
