"""OFAC's lists as it publishes them in CSV: SDN.CSV with ALT.CSV (aliases), ADD.CSV (addresses) and
SDN_COMMENTS.CSV (remarks that overflow) beside it. No header; ``-0-`` stands for nothing.

Columns, by OFAC's data specification: SDN ent_num, SDN_Name, SDN_Type, Program, Title, Call_Sign, Vess_type, Tonnage,
GRT, Vess_flag, Vess_owner, Remarks; ALT ent_num, alt_num, alt_type, alt_name, alt_remarks; ADD ent_num, Add_num,
Address, City/State/Postal Code, Country, Add_remarks; comments ent_num, Remarks. The consolidated non-SDN list
(CONS_PRIM.CSV and its set) has the same columns. Weak aliases, births and nationalities stand in the remarks.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from whence.codebook import countries
from whence.errors import BadInput
from whence.exchange.lists.listfile import ListFile, once
from whence.resolve.listings import Party

FORMAT = "OFAC CSV"
MAIN, ALIASES, ADDRESSES, COMMENTS = 12, 5, 6, 2

#: The stem of a main file to the stems of those beside it (aliases, addresses, comments) and the list's name.
SETS = {
    "sdn": (("alt", "add", "sdn_comments"), "ofac-sdn"),
    "cons_prim": (("cons_alt", "cons_add", "cons_comments"), "ofac-consolidated"),
}

#: SDN_Type to FollowTheMoney's schema; nothing there is a company, a bank, a ministry, a band.
SCHEMA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane", "": "Organization"}

_NULL = "-0-"
_WEAK = re.compile(r"[afn]\.k\.a\. '(.+)'\.?")
_BIRTH = re.compile(r"(?:alt\. )?DOB (.+?)\.?")
_NATION = re.compile(r"(?:alt\. )?(?:nationality|citizen) (.+?)\.?")
_DAY = re.compile(r"(circa )?(?:(?:(\d{1,2}) )?([A-Z][a-z]{2})[a-z]* )?(\d{4})")
_MONTHS = {m: n for n, m in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), start=1)}


@dataclass(slots=True)
class Beside:
    """What the files beside the main one say of each party, by its number."""

    aliases: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    countries: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    remarks: dict[str, str] = field(default_factory=lambda: defaultdict(str))


def looks_like(head: bytes) -> bool:
    """Whether a file begins with a line of numbers and names in as many columns as some file of the set has."""
    try:
        row = next(csv.reader(io.StringIO(head.decode("utf-8-sig", "replace"), newline="")), [])
    except csv.Error:
        return False
    return bool(row) and row[0].strip().isdigit() and len(row) in (MAIN, ALIASES, ADDRESSES)


def read(path: Path, name: str | None = None) -> ListFile:
    """The whole set; raises BadInput naming the file and the line that is not as the specification has it."""
    others, own_name = SETS.get(path.stem.casefold(), ((), path.stem.casefold()))
    bodies = {path: _bytes(path)}
    beside = Beside()
    for stem, columns in zip(others, (ALIASES, ADDRESSES, COMMENTS), strict=False):
        if (other := _sibling(path, stem)) is not None:
            bodies[other] = _bytes(other)
            for row in _rows(other, bodies[other], columns):
                _note(beside, row, columns)
    parties: dict[str, Party] = {}
    for row in _rows(path, bodies[path], MAIN):
        if row[0] in parties:
            raise BadInput(str(path), f"party {row[0]} is there twice")
        parties[row[0]] = _party(path, row, beside)
    if not parties:
        raise BadInput(str(path), "there are no parties in it")
    hashes = [hashlib.sha256(body).hexdigest() for body in bodies.values()]
    whole = hashes[0] if len(hashes) == 1 else hashlib.sha256(" ".join(hashes).encode()).hexdigest()
    return ListFile(name or own_name, FORMAT, whole, tuple(parties.values()))


def country_code(name: str) -> str | None:
    """The code of a country as OFAC writes it, "Korea, North" and "Congo, Republic of the" too; None if unknown."""
    first, _, rest = name.partition(", ")
    swapped = f"{rest} {first}".strip()
    found = countries.of(name) or countries.of(swapped) or countries.of(swapped.replace(" the ", " "))
    return found.code if found else None


def birth(words: str) -> str | None:
    """ "10 Dec 1948", "circa 1960", "1957 to 1959" in EDTF; None for anything else."""
    ends = [_day(end) for end in words.split(" to ")]
    known = [end for end in ends if end is not None]
    return "/".join(known) if len(known) == len(ends) <= 2 else None


def _day(words: str) -> str | None:
    found = _DAY.fullmatch(words.strip())
    if found is None:
        return None
    circa, day, month, year = found.groups()
    if month is not None and month not in _MONTHS:
        return None
    parts = [year, *([f"{_MONTHS[month]:02}"] if month else []), *([f"{int(day):02}"] if day else [])]
    return "-".join(parts) + ("~" if circa else "")


def _party(path: Path, row: list[str], beside: Beside) -> Party:
    number, name, kind, programmes, *_ = row
    if not name:
        raise BadInput(str(path), f"party {number} has no name")
    schema = SCHEMA.get(kind.casefold())
    if schema is None:
        raise BadInput(str(path), f"party {number} is of a type that is not known: {kind!r}")
    remarks = [part.strip() for part in (row[11] + beside.remarks[number]).split(";")]
    codes = [country_code(one) for one in (*_all(_NATION, remarks), *beside.countries[number], row[9])]
    return Party(
        id=number,
        schema=schema,
        name=" ".join(name.split()),
        aliases=once(beside.aliases[number]),
        weak=once(_all(_WEAK, remarks)),
        births=once([found for one in _all(_BIRTH, remarks) if (found := birth(one))]) if schema == "Person" else (),
        countries=once([code for code in codes if code]),
        programmes=once(re.split(r"\]\s*\[", programmes.strip("[] "))),
    )


def _all(pattern: re.Pattern[str], parts: list[str]) -> list[str]:
    return [found.group(1) for part in parts if (found := pattern.fullmatch(part))]


def _note(beside: Beside, row: list[str], columns: int) -> None:
    if columns == ALIASES:
        beside.aliases[row[0]].append(row[3])
    elif columns == ADDRESSES:
        beside.countries[row[0]].append(row[4])
    else:
        beside.remarks[row[0]] += row[1]


def _rows(path: Path, body: bytes, columns: int) -> Iterator[list[str]]:
    """Rows with blanks and ``-0-`` taken away; the end-of-file sign that OFAC's files close with is no row."""
    reader = csv.reader(io.StringIO(_text(body), newline=""), strict=True)
    try:
        for row in reader:
            values = ["" if value.strip() == _NULL else value.strip() for value in row]
            if not any(value.strip("\x1a") for value in values):
                continue
            if len(values) != columns or not values[0].isdigit():
                raise BadInput(str(path), f"line {reader.line_num}: {_fault(values, columns)}")
            yield values
    except csv.Error as error:
        raise BadInput(str(path), f"line {reader.line_num}: not CSV ({error})") from error


def _fault(values: list[str], columns: int) -> str:
    if len(values) == columns:
        return f"does not begin with a party's number but with {values[0][:40]!r}"
    hint = " (give SDN.CSV: ALT.CSV and ADD.CSV are found beside it)" if columns == MAIN else ""
    return f"has {len(values)} columns, not {columns}{hint}"


def _text(body: bytes) -> str:
    """UTF-8; older files are in the Windows code page, which gives every byte some letter."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(str(path), f"cannot be read ({error.strerror})") from error


def _sibling(path: Path, stem: str) -> Path | None:
    """The file of the set beside this one, however its name is capitalised."""
    wanted = f"{stem}{path.suffix}".casefold()
    return next((one for one in sorted(path.parent.iterdir()) if one.name.casefold() == wanted), None)
