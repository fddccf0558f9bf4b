"""Where a named place lies: countries, first-level regions, and towns of 5,000 people and more.

Facts from GeoNames (https://www.geonames.org), licensed CC BY 4.0; ``GAZETTEER.md`` beside this file says what was
taken and what was changed. The table is read on the first call, without network. Points are rounded to 0.01
degree (about 1 km); a country's or region's point is the middle of its towns, good for a map and no more.

A name alone seldom tells one place: ``locate`` takes the likeliest, or the one in ``country`` where that is
known, and refuses a name that is a common word ("Of", "Most", "Police" are towns) unless the country fits.
"""

from __future__ import annotations

import lzma
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from whence.codebook import countries
from whence.codebook.placewords import COMMON, is_water, key, parts, region_of, town_of

Kind = Literal["country", "region", "city"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place. ``country``: ISO 3166-1 alpha-2; ``lat``, ``lon``: degrees, WGS 84, None where unknown;
    ``population``: as GeoNames has it, rounded, of a region that of its towns; ``region``: GeoNames's code of the
    first-level region it is or lies in, within its country."""

    name: str
    country: str
    lat: float | None
    lon: float | None
    population: int
    kind: Kind
    region: str | None = None


#: How many people make a common word written with a capital a city all the same ("Nice", "Reading").
CITY = 140_000

#: How many people a place inside a longer name must have where no country is known.
KNOWN = 100_000

#: How many people a town must have where no country is known and the name is its own; ``KNOWN`` for a spelling.
SURE = 30_000

#: What a candidate's population counts for. A town's own name comes before another's spelling; a seat of government
#: is meant more often than its size says ("Washington").
OWN, SPELT, SEAT = 1.0, 0.1, 10.0


@lru_cache(maxsize=4096)
def locate(name: str, country: str | None = None) -> Place | None:
    """The likeliest place of this name (in ``country``, an ISO code, if given), or None.

    A country comes before a town of its name; "Karbala province" is the region and "Karbala" the town; else the
    larger population, as weighed by ``OWN``, ``SPELT`` and ``SEAT``.
    """
    wanted = country.upper() if country else None
    whole = _country(name)
    if whole is not None and wanted in (None, whole.country):
        return whole
    if wanted is None and is_water(name):
        return None
    if (region := region_of(name)) is not None:
        return _best([(OWN, one) for one in _regions(key(region))], wanted)
    found = _candidates(name, wanted)
    if not found and (town := town_of(name)) is not None:
        found = [pair for pair in _candidates(town, wanted) if pair[1].kind == "city"]
    return _best(found, wanted)


def near(name: str, country: str | None = None) -> Place | None:
    """``locate``, or else the place inside the name: "Karbala airport", "southern Karbala", "Hill Street, Karbala".

    Without ``country`` only a place of ``KNOWN`` people counts, because many a facility bears somebody's name. A
    country so found has no point: the middle of a country is not where its south is.
    """
    if (found := locate(name, country)) is not None or is_water(name):
        return found
    for inner, hint in parts(name):
        if inner.islower():
            continue
        whole = _country(hint) if hint else None
        wanted = country or (whole.country if whole else None)
        found = locate(inner, wanted)
        if found is not None and found.kind == "country":
            return replace(found, lat=None, lon=None)
        if found is not None and (wanted is not None or found.population >= KNOWN):
            return found
    return None


def contains(outer: Place, inner: Place) -> bool:
    """Whether ``inner`` is known to lie in ``outer``, by country and first-level region; no place contains itself.

    False is no denial between towns: a quarter that GeoNames lists as a town of its own is not told from a neighbour.
    """
    if outer.country != inner.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    return outer.kind == "region" and inner.kind == "city" and outer.region == inner.region


def distance_km(a: Place, b: Place) -> float | None:
    """Kilometres between the points of two places, right to about two; None where a point is not known."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    up, down = radians(a.lat), radians(b.lat)
    half = sin((down - up) / 2) ** 2 + cos(up) * cos(down) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))


def towns() -> Iterator[Place]:
    """Every town, in a fixed order: the ground of a map that has no borders."""
    return (_row(index) for index in range(len(_table().towns)))


def _country(name: str) -> Place | None:
    """A country by its name; "Norwegian" is no place."""
    known = countries.of(name)
    if known is None or countries.demonym(name) is not None:
        return None
    lat, lon, people = _table().countries.get(known.code, (None, None, 0))
    return Place(known.name, known.code, lat, lon, people, "country")


def _candidates(name: str, country: str | None) -> list[tuple[float, Place]]:
    """Towns and regions of this name. A region that holds a town of its own name stands back for it."""
    folded = key(name)
    cities = [(weight, one) for weight, one in _cities(name) if country in (None, one.country)]
    if folded in COMMON and country is None:
        return [(w, one) for w, one in cities if w == OWN and one.population >= CITY and name[:1].isupper()]
    held = {(one.country, one.region) for _, one in cities}
    regions = [(1.0, one) for one in _regions(folded) if (one.country, one.region) not in held]
    return cities + regions


def _cities(name: str) -> list[tuple[float, Place]]:
    folded = key(name)
    if not folded:
        return []
    table = _table()
    first = bisect_left(table.keys, folded)
    own = range(first, bisect_right(table.keys, folded, lo=first))
    at = bisect_left(table.spellings, f"{folded}\t")
    line = table.spellings[at] if at < len(table.spellings) else ""
    spelt = [int(row) for row in line.partition("\t")[2].split()] if line.startswith(f"{folded}\t") else []
    return [(OWN, _row(row)) for row in own] + [(SPELT, _row(row)) for row in spelt]


def _regions(folded: str) -> list[Place]:
    return _table().regions.get(folded, [])


def _best(found: list[tuple[float, Place]], country: str | None) -> Place | None:
    """The heaviest, ties by country and point, so that one name always gives one place."""
    fit = [pair for pair in found if pair[1].country == country or (country is None and _told(*pair))]
    if not fit:
        return None
    return min(fit, key=lambda pair: (-_weight(*pair), pair[1].country, pair[1].lat or 0.0, pair[1].lon or 0.0))[1]


def _told(weight: float, one: Place) -> bool:
    """Whether the name alone is enough: an unknown village shares its name with some small town far away."""
    return one.kind != "city" or one.population >= (SURE if weight == OWN else KNOWN)


def _weight(weight: float, one: Place) -> float:
    seat = countries.capital(one.name) if one.kind == "city" else None
    return weight * max(one.population, 1) * (SEAT if seat is not None and seat.code == one.country else 1.0)


@dataclass(frozen=True, slots=True)
class _Table:
    countries: dict[str, tuple[float, float, int]]
    regions: dict[str, list[Place]]
    towns: list[str]
    keys: list[str]
    spellings: list[str]


@cache
def _table() -> _Table:
    packed = files(__package__).joinpath("gazetteer.tsv.xz").read_bytes()
    nations, regions, places, spellings = (part.split("\n") for part in lzma.decompress(packed).decode().split("\n\n"))
    return _Table(
        {code: (float(lat), float(lon), int(people)) for code, lat, lon, people in (n.split("\t") for n in nations)},
        _by_key(regions),
        places,
        [row[: row.index("\t")] for row in places],
        spellings,
    )


def _by_key(regions: list[str]) -> dict[str, list[Place]]:
    """Regions as they may be asked for: as named, and without the word for what kind of region it is."""
    found: dict[str, list[Place]] = {}
    for row in regions:
        keys, name, country, code, lat, lon, people = row.split("\t")
        one = Place(name, country, float(lat), float(lon), int(people), "region", code)
        for folded in keys.split(" / "):
            found.setdefault(folded, []).append(one)
    return found


@lru_cache(maxsize=4096)
def _row(index: int) -> Place:
    folded, name, country, region, lat, lon, people = _table().towns[index].split("\t")
    return Place(name or folded.title(), country, float(lat), float(lon), int(people), "city", region or None)
