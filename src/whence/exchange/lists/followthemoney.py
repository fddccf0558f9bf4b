"""FollowTheMoney entities as JSON lines, as OpenSanctions publishes them: an entity a line, properties as lists.

Persons, bodies, vessels and aircraft are parties. A sanction of its own, or nested in its party, gives programmes;
anything else (addresses, ties, passports) is passed over and counted by its schema.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from whence.errors import BadInput
from whence.exchange.lists.listfile import ListFile, once
from whence.resolve.listings import KINDS, Party

FORMAT = "FollowTheMoney"
SANCTION = "Sanction"

#: Properties, by what they are to a party.
ALIASES = ("alias", "previousName")
WEAK = ("weakAlias",)
COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry", "flag")
PROGRAMMES = ("program", "programId")

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_CODE = re.compile(r"[A-Za-z]{2}")

Record = dict[str, Any]


def read(path: Path, name: str | None = None) -> ListFile:
    """The whole file; raises BadInput naming the line that is no entity."""
    parties: dict[str, Party] = {}
    skipped: Counter[str] = Counter()
    programmes: dict[str, list[str]] = defaultdict(list)
    datasets: set[frozenset[str]] = set()
    sha256 = hashlib.sha256()
    for number, line in _lines(path):
        sha256.update(line)
        if not line.strip():
            continue
        record = _record(path, number, line)
        if record["schema"] == SANCTION:
            for party in _values(record, ("entity",)):
                programmes[party] += _values(record, PROGRAMMES)
        elif record["schema"] not in KINDS:
            skipped[record["schema"]] += 1
        elif record.get("target") is False:
            skipped["not listed itself"] += 1
        elif (party_ := _party(record)) is None:
            skipped["without a name"] += 1
        elif party_.id in parties:
            raise BadInput(str(path), f"line {number}: party {party_.id} is there twice")
        else:
            parties[party_.id] = party_
            datasets.add(frozenset(_strings(record.get("datasets"))))
    if not parties:
        raise BadInput(str(path), "there are no parties in it")
    whole = (_with_programmes(one, programmes.get(one.id, [])) for one in parties.values())
    found = tuple(sorted(whole, key=lambda one: one.id))
    return ListFile(name or _own_name(path, datasets), FORMAT, sha256.hexdigest(), found, dict(sorted(skipped.items())))


def _own_name(path: Path, datasets: set[frozenset[str]]) -> str:
    """The one dataset that all parties are of; where they are of several, the file's name."""
    names = datasets.pop() if len(datasets) == 1 else frozenset()
    return next(iter(names)) if len(names) == 1 else path.name.split(".", 1)[0]


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as file:
            yield from enumerate(file, start=1)
    except OSError as error:
        raise BadInput(str(path), f"cannot be read ({error.strerror})") from error


def _record(path: Path, number: int, line: bytes) -> Record:
    try:
        record = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        if b"\\u" in line:  # an escape may hold half a character, which no file can keep
            json.dumps(record, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise BadInput(str(path), f"line {number}: is no JSON in UTF-8") from error
    if not isinstance(record, dict):
        raise BadInput(str(path), f"line {number}: is no JSON object")
    for key, kind in (("id", str), ("schema", str), ("properties", dict)):
        if not isinstance(record.get(key), kind) or not (record[key] or kind is dict):
            raise BadInput(str(path), f"line {number}: has no {key}, so it is no FollowTheMoney entity")
    return record


def _party(record: Record) -> Party | None:
    names = once([*_values(record, ("name",)), *_strings([record.get("caption")])])
    printed = once(_values(record, ("name",))) or names
    if not printed:
        return None
    aliases = once([*printed[1:], *_values(record, ALIASES)])
    codes = [code.upper() for code in _values(record, COUNTRIES) if _CODE.fullmatch(code)]
    return Party(
        id=record["id"],
        schema=record["schema"],
        name=printed[0],
        aliases=aliases,
        weak=once(_values(record, WEAK)),
        births=once([day for day in _values(record, ("birthDate",)) if _DAY.fullmatch(day)]),
        countries=tuple(sorted(set(codes))),
        programmes=once([*_values(record, PROGRAMMES), *_nested(record)]),
    )


def _nested(record: Record) -> list[str]:
    """Programmes of the sanctions that stand inside the party, as the nested form has them."""
    inside = record["properties"].get("sanctions")
    found = [one for one in inside if isinstance(one, dict)] if isinstance(inside, list) else []
    return [value for one in found if isinstance(one.get("properties"), dict) for value in _values(one, PROGRAMMES)]


def _with_programmes(party: Party, more: list[str]) -> Party:
    return replace(party, programmes=once([*party.programmes, *more])) if more else party


def _values(record: Record, names: Iterable[str]) -> list[str]:
    return [value for name in names for value in _strings(record["properties"].get(name))]


def _strings(value: object) -> list[str]:
    """The strings of a property; what is nested in it is somebody else's."""
    if isinstance(value, str):
        return [value]
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
