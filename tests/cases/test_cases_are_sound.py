"""The expected rows are checked against their own texts, so that a slip of the pen does not become a target."""

from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
GOLD = sorted((HERE / "gold").glob("*.yaml"))
INCIDENTS = sorted(HERE.glob("[0-9][0-9]-*/expected.yaml"))
QUIET = sorted((HERE / "quiet").glob("*.txt"))

EVENTS = set(
    "detain release transfer escape attempt_to_leave kill wound die attack bomb raid airstrike offensive smuggle "
    "possess seize train recruit fund arm establish sanction charge convict acquit ceasefire deploy withdraw threaten "
    "claim_responsibility meet".split()
)
RELATIONS = set(
    "member_of leads deputy_of works_for part_of supports funds trains arms established front_for also_known_as "
    "relative_of located_in".split()
)
ROLES = set("agent patient instrument goods recipient from to".split())
TIES = {"subject", "object"}
ACTS = set("states denies admits accuses assesses suspects believes announces asks opines".split())
FACTUALITY = set("CT+ PR+ PS+ CT- PR- PS- Uu".split())
FACETS = set("agent patient place date count substance legality identity occurrence".split())
TRACKS = {"custody", "life", "listing", "charge"}
TOP = set(
    "about style decade held_out reports_in reports entities apart events relations claims conflicts statuses "
    "never".split()
)
KEYS = {
    "reports": "file title outlet author published published_basis copy_of comments",
    "entities": "id schema name names named description also_unnamed",
    "events": "id type roles date place count reports origins occurred disputed not_same_as",
    "relations": "type subject object since until reports origins disputed",
    "claims": "report comment quote type roles between date place count chain act factuality verbatim optional",
    "conflicts": "about facet sides",
    "statuses": "of track history now",
    "never": "report comment quote types factuality why",
}


def one_of(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def load(path: Path) -> dict[str, Any]:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(case, dict)
    return case


def flat(text: str) -> str:
    """Whitespace and HTML's quotation marks do not matter here; the exact text is the program's to keep."""
    for entity, mark in (("&ldquo;", "“"), ("&rdquo;", "”"), ("&rsquo;", "’"), ("&amp;", "&")):
        text = text.replace(entity, mark)
    return " ".join(text.split())


def text_of(path: Path, case: dict[str, Any], row: dict[str, Any]) -> str:
    if path.parent.name == "gold":
        assert "report" not in row
        return flat(path.with_suffix(".txt").read_text(encoding="utf-8"))
    return flat((path.parent / case.get("reports_in", ".") / row["report"]).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", GOLD + INCIDENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_rows_keep_the_format(path: Path) -> None:
    case = load(path)
    assert set(case) <= TOP, set(case) - TOP
    assert case["about"]
    for part, keys in KEYS.items():
        for row in case.get(part, []):
            assert set(row) <= set(keys.split()), (part, row)
    known = {row["id"] for part in ("entities", "events") for row in case.get(part, [])}
    for row in case.get("events", []) + case.get("claims", []):
        types = set(one_of(row["type"]))
        assert types <= EVENTS | RELATIONS | {"identity"}, row
        allowed = ROLES if types <= EVENTS else TIES if not types & EVENTS else ROLES | TIES
        assert set(row.get("roles", {})) <= allowed, row
        for value in row.get("roles", {}).values():
            assert all(isinstance(item, str) and item for item in one_of(value)), row
        if "between" in row:
            assert "roles" not in row, row
            assert row["between"], row
        if "count" in row:
            low, high = row["count"]
            assert high is None or low <= high, row
        if "date" in row:
            assert isinstance(row["date"], str) or set(row["date"]) == {"earliest", "latest"}, row
    for row in case.get("relations", []):
        assert set(one_of(row["type"])) <= RELATIONS, row
    for row in case.get("claims", []):
        assert set(one_of(row["act"])) <= ACTS, row
        assert set(one_of(row["factuality"])) <= FACTUALITY, row
        assert row["chain"], row
        assert all(row["chain"]), row
    for row in case.get("events", []):
        assert row.get("occurred", "yes") in {"yes", "no", "contested", "unknown"}, row
        assert all(other in known for other in row.get("not_same_as", [])), row
    for row in case.get("conflicts", []):
        assert row["about"] in known, row
        assert set(one_of(row["facet"])) <= FACETS, row
        assert len(row["sides"]) >= 2, row
    for row in case.get("statuses", []):
        assert row["of"] in known, row
        assert row["track"] in TRACKS, row
    for row in case.get("never", []):
        assert row["types"] == ["*"] or set(row["types"]) <= EVENTS | RELATIONS | {"identity"}, row
        assert set(row.get("factuality", [])) <= FACTUALITY, row


@pytest.mark.parametrize("path", GOLD + INCIDENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_quotes_and_files_exist(path: Path) -> None:
    case = load(path)
    for row in case.get("claims", []) + case.get("never", []):
        assert flat(row["quote"]) in text_of(path, case, row), row["quote"]
    folder = path.parent / case.get("reports_in", ".")
    files = [row["file"] for row in case.get("reports", [])]
    files += [row["copy_of"] for row in case.get("reports", []) if row.get("copy_of")]
    files += [name for row in case.get("events", []) + case.get("relations", []) for name in row.get("reports", [])]
    assert [name for name in files if not (folder / name).exists()] == []


@pytest.mark.parametrize("path", INCIDENTS, ids=lambda path: path.parent.name)
def test_names_stand_in_some_report(path: Path) -> None:
    case = load(path)
    folder = path.parent / case.get("reports_in", ".")
    text = " ".join(flat(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("[0-9]*"))).lower()
    for row in case.get("entities", []):
        words = row.get("names", []) + one_of(row.get("description", [])) + row.get("also_unnamed", [])
        assert [word for word in words if flat(word).lower() not in text] == [], row["id"]


def test_the_sets_are_as_large_as_promised() -> None:
    assert len(INCIDENTS) >= 5
    assert len(GOLD) >= 30
    assert len(QUIET) >= 20
    held_out = [path.name for path in GOLD if load(path).get("held_out")]
    assert len(held_out) * 3 == len(GOLD)
