"""Where a named place lies: countries, first-level regions, and towns of 5,000 people and more.

Facts from GeoNames (https://www.geonames.org), licensed CC BY 4.0; ``GAZETTEER.md`` beside this file says what was
taken and what was changed. The table is read on the first call, without network. Points are rounded to 0.01
degree (about 1 km); a country's or region's point is the middle of its towns, good for a map and no more.

A name alone seldom tells one place: ``locate`` takes the likeliest, or the one in ``country`` where that is
known, and refuses a name that is a common word ("Of", "Most", "Police" are towns) unless the country fits.
"""

from __future__ import annotations

import lzma
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from anyascii import anyascii

from whence.codebook import countries

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


#: Words that name towns and mean something else on nearly every page. Such a name is taken for a town only where
#: the country is known, or where it is written with a capital and is a city of ``CITY`` people.
COMMON = frozenset(
    "a all along also although alto an and any are army as ask at august away back bad band bank bar base bay be bear "
    "beach best big bird black blue bomb boom border both bridge bright brown but buy by camp can car case castle "
    "cell central centre center chief church cicero city clear cliff close coast code cold college come commerce court cross "
    "date day days dead deal deer depot desert do door down draw dry dude duke each early east eastern end ending "
    "energy euro even ever every fair fall far farm few fight fire first five flag flat floor for force forces forest "
    "fort four free friday friend from front full garden gas gate general get go gold golden good grand great green "
    "ground group guard had hall hand harbor harbour has have he head heart her here high hill hills him his home "
    "hope hospital hot house how i ice if in independence industry inn is island it its jail join january july june "
    "just keep kent key kill king known lake land lands large last late law lead least left less liberty like line "
    "list little local long low made major male man many march market mars mass may me media meet men military mine "
    "mineral mission mobile monday money moon more most mountain move much must my national navy near need new news "
    "next nice night no normal north northern not now oak of off office oil old on one only open or orange order "
    "other our out over own page paradise park part pass past peace people pet place plain plan point police pool "
    "poor port post power president price prince prison progress province quarter quarters queen quick range reading "
    "ready real red reform region republic rest rich rifle right ring rio river road rock room royal run rural safe "
    "sale same sand saturday save school sea second sector see sent september set seven she ship short show side six "
    "small so soldier some son source south southern split spring square star start state station still stone stop "
    "store strong such summit sun sunday sur surprise take tall target ten than that the their them then there they "
    "this three thursday time to today tom too top total tower town trade trust try tuesday two under union unit "
    "unity up upper us use valley van very victory view village wall war was water wave way we wednesday well wells "
    "west western what when where white who why wide will wind winter with wood woods work yes yet young your zone".split()
)
CITY = 140_000

#: What a candidate's population counts for. A town's own name comes before another's spelling; a seat of government
#: is meant more often than its size says ("Washington").
OWN, SPELT, SEAT = 1.0, 0.1, 10.0

_ARTICLE = re.compile(r"\b(?:[ae]l|[ae](r|sh?|th?|dh?|n|z)(?= \1))\b ?")
_APART = re.compile(r"[^a-z0-9]+")
_SILENT = re.compile(r"['’‘`´ʻʼʿʾ]")
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}

_REGION_WORDS = (
    "province governorate state region oblast prefecture department territory canton voivodeship wilaya muhafazah "
    "emirate krai republic"
)
_REGION = re.compile(
    rf"^(?:the )?(?:(?:{_REGION_WORDS.replace(' ', '|')}) of (?P<a>.+)|(?P<b>.+) (?:{_REGION_WORDS.replace(' ', '|')}))$"
)
_TOWN = re.compile(
    r"^(?:the )?(?:(?:city|town|village|port|municipality|capital) of (?P<a>.+)|(?P<b>.+) (?:city|town|village))$"
)


def key(name: str) -> str:
    """A name as it is looked up: Latin letters without marks, case or the Arabic article, one space between words."""
    plain = _APART.sub(" ", _SILENT.sub("", anyascii(_SILENT.sub("", name))).casefold()).strip()
    bare = _ARTICLE.sub("", plain).strip() or plain
    return " ".join(_SHORT.get(word, word) for word in bare.split())


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
    plain = " ".join(_APART.sub(" ", anyascii(name).casefold()).split())
    if as_region := _REGION.match(plain):
        return _best([(1.0, one) for one in _regions(key(as_region["a"] or as_region["b"]))], wanted)
    found = _candidates(name, wanted)
    if not found and (as_town := _TOWN.match(plain)):
        bare = as_town["a"] or as_town["b"]
        return None if key(bare) in COMMON and wanted is None else _best(_cities(bare), wanted)
    return _best(found, wanted)


def contains(outer: Place, inner: Place) -> bool:
    """Whether ``inner`` is known to lie in ``outer``, by country and first-level region; no place contains itself.

    False is no denial between towns: a quarter that GeoNames lists as a town of its own is not told from a neighbour.
    """
    if outer.country != inner.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    return outer.kind == "region" and inner.kind == "city" and outer.region == inner.region


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
    own = [index for index in range(first, len(table.keys)) if _same(table.keys, index, folded)] if False else []
    while first < len(table.keys) and table.keys[first] == folded:
        own.append(first)
        first += 1
    at = bisect_left(table.spellings, f"{folded}\t")
    line = table.spellings[at] if at < len(table.spellings) else ""
    spelt = [int(row) for row in line.partition("\t")[2].split()] if line.startswith(f"{folded}\t") else []
    return [(OWN, _row(row)) for row in own] + [(SPELT, _row(row)) for row in spelt]


def _regions(folded: str) -> list[Place]:
    return _table().regions.get(folded, [])


def _best(found: list[tuple[float, Place]], country: str | None) -> Place | None:
    """The heaviest, ties by country and point, so that one name always gives one place."""
    fit = [(weight, one) for weight, one in found if country in (None, one.country)]
    if not fit:
        return None
    return min(fit, key=lambda pair: (-_weight(*pair), pair[1].country, pair[1].lat or 0.0, pair[1].lon or 0.0))[1]


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
    rows = places
    return _Table(
        {code: (float(lat), float(lon), int(people)) for code, lat, lon, people in (n.split("\t") for n in nations)},
        _by_key(regions),
        rows,
        [row[: row.index("\t")] for row in rows],
        spellings,
    )
