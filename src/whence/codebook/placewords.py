"""Names of places as words: how they are folded to be looked up, and what a longer name says of a town or region."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anyascii import anyascii

#: Words that name towns and mean something else on nearly every page. Such a name is taken for a town only where
#: the country is known, or where it is written with a capital and is a city.
COMMON = frozenset(
    "a all alliance along also although alto an and ant any apt are army as ask at august away back bad bag band "
    "bank bar bare base basic battle bay be beach bear bed begun bell bent best big bird black blue bomb bone boom "
    "border both bow brick bride bridge bridges bright brown brush but butler buy by cabinet camp can capital "
    "capitol car case castle cat cell center central centre cents chair chamber change chief chin church cicero "
    "city clear cliff close coast code cold college come commerce compound congress continent corridor countryside "
    "county court cross dam date day days dead deal deer delta depot desert dining district do door down drama draw "
    "drug dry dude duke each early east eastern economy egg end ending energy engineer enter enterprise euro even "
    "ever every factor fair fall far farm federal federation few fight fire first five flag flat floor for force "
    "forces forest four free friday friend friendly from front frontier ft full fully gap garden gas gate gay general "
    "get glad globe go goes gold golden good got grand grass grave gray great green ground group guard gulf had "
    "hall hand hang harbor harbour hard has hat have he head heart heights her here high highlands hill hills him "
    "hire his hit holiday home hope hospital hot house how human humble i ice if in independence industry inn is "
    "island islands isle it its jail january join july june just keen keep kent key kill king known lake lakes land "
    "lands large last late law lead leader least left less liberty like line linen list little local long low "
    "lowlands luck made major male man manage many march market marks mars marsh mass may me media meet men mere "
    "metropolis mile military mine mineral mission mobile monday money moon more most mountain move much must my "
    "nation national navy near need never new news next nice night nine no noble none normal north northeast "
    "northeastern northern northwest northwestern not now oak of off office officer oil old on one only open "
    "opportunity or orange order other our out over own pace page pale papa paper paradise park part pass past "
    "peace peer pen peninsula people pet place plain plan plateau point police pool poor pop port portage "
    "possession post power president price prince prison progress promontory prospect province quarter quarters "
    "queen quick race rain ran range reading ready real red reform regime region republic reserve rest rich rifle "
    "right ring rio river road rock roles room roses royal rum run rural rustic safe sake sale salt same sand "
    "saturday savage save say school sea second sector see senate send sent september set seven she ship shone "
    "short shot show side silly sing six small so soldier some son song soul source south southeast southeastern "
    "southern southwest southwestern split spoken spring squad square star start state station still stone stop "
    "store street strip strong suburb success such summit sun sunday sunset sunshine superior sur surprise take "
    "tall tame tank target ten territory than that the their them then there they this three thursday time to today "
    "tom tongue too top torn total tour tower town trade trail trust try tuesday two under union unit unity up "
    "upper us use valley van very victory view village wall war was water wave way we wedding wednesday welcome "
    "well wells west western what when where white who why wide wilderness will wind winter with wood woods work "
    "worms worth yes yet young your zone".split()
)

_ARTICLE = re.compile(r"\b(?:[ae]l|[ae](r|sh?|th?|dh?|n|z)(?= \1))\b ?")
_APART = re.compile(r"[^a-z0-9]+")
_SILENT = re.compile(r"['’‘`´ʻʼʿʾ]")
_ENDING = re.compile(r"(?<=..)(?:(iy)yah?|ah)$")
_SHORT = {
    "saint": "st",
    "sainte": "ste",
    "mount": "mt",
    "fort": "ft",
    "nord": "north",
    "norte": "north",
    "sud": "south",
}

_SORTS = (
    "province|governorate|state|region|oblast|prefecture|department|territory|canton|voivodeship|wilaya|muhafazah|"
    "emirate|krai|republic"
)
_REGION = re.compile(rf"^(?:the )?(?:(?:{_SORTS}) of (?P<a>.+)|(?P<b>.+) (?:{_SORTS}))$")
_TOWN = re.compile(
    r"^(?:the )?(?:(?:city|town|village|port|municipality|capital) of (?P<a>.+)|(?P<b>.+) (?:city|town|village))$"
)


def key(name: str) -> str:
    """A name as it is looked up: Latin letters without marks, case or the Arabic article, one space between words.

    "-iyyah", "-iyah" and "-iya" are one ending, and so are "-ah" and "-a".
    """
    plain = _APART.sub(" ", _SILENT.sub("", anyascii(_SILENT.sub("", name))).casefold()).strip()
    bare = _ARTICLE.sub("", plain).strip() or plain
    return " ".join(_SHORT.get(word) or _ENDING.sub(r"\1a", word) for word in bare.split())


_FACILITY = frozenset(
    "airport airfield airbase airstrip base barracks border bridge camp checkpoint church cemetery college consulate "
    "courthouse crossing dam depot dock docks embassy facility factory field garrison hangar harbour harbor "
    "headquarters hospital hotel jail jetty junction market mosque outskirts palace pier pipeline plant port prison "
    "quarry quay railway refinery school seaport shipyard square stadium station suburb suburbs synagogue terminal "
    "university warehouse wharf airspace countryside waters coast".split()
)
#: What may stand between a town and the word for the facility, or between a direction and a town.
_SORT = frozenset(
    "international domestic regional national military naval air army police general central main city old new "
    "container cargo oil gas power bus train north south east west northern southern eastern western northeast "
    "northwest southeast southwest northeastern northwestern southeastern southwestern downtown greater inner outer "
    "upper lower the area district neighbourhood neighborhood".split()
)
_INSIDE = re.compile(r"\b(?:of|in|at|near|outside|off) (?P<a>\S.*)$")
_OWNER = re.compile(r"^(?P<a>.+?)['’]s? ")


_WATER = re.compile(r"\b(?:sea|gulf|straits?|ocean|channel)\b", re.IGNORECASE)


def is_water(name: str) -> bool:
    """Whether the name says that it is open water: the Gulf of Aden is not Aden."""
    return _WATER.search(name) is not None


def region_of(name: str) -> str | None:
    """The name in "NAME province" or "state of NAME", or None."""
    return _name(_REGION.match(_plain(name)))


def town_of(name: str) -> str | None:
    """The name in "NAME city" or "port of NAME", with a capital again, or None."""
    found = _name(_TOWN.match(_plain(name)))
    return found.title() if found else None


def parts(name: str) -> Iterator[tuple[str, str | None]]:
    """Names of places inside a longer one, likeliest first, each with the wider place said after a comma."""
    pieces = [piece.strip() for piece in name.split(",") if piece.strip()]
    hint = pieces[-1] if len(pieces) > 1 else None
    for index, piece in enumerate(pieces):
        if len(pieces) > 1:
            yield piece, hint if index < len(pieces) - 1 else None
        for inner in _inner(piece):
            yield inner, hint if index < len(pieces) - 1 else None


def _inner(name: str) -> Iterator[str]:
    words = name.split()
    first = next((at for at, word in enumerate(words) if word.casefold() not in _SORT), len(words))
    last = len(words)
    while last > first and words[last - 1].casefold() in _FACILITY | _SORT:
        last -= 1
    if words[first:last] and (first or last < len(words)):
        yield " ".join(words[first:last])
    for found in (_OWNER.match(name), _INSIDE.search(name)):
        if found:
            yield found["a"]


def _plain(name: str) -> str:
    return " ".join(_APART.sub(" ", anyascii(name).casefold()).split())


def _name(found: re.Match[str] | None) -> str | None:
    return (found["a"] or found["b"]) if found else None
