"""Where a place of the case lies, and how exactly that is known."""

from __future__ import annotations

from whence.case.view import View
from whence.codebook import gazetteer
from whence.codebook.gazetteer import Place

#: What a point stands for, by the gazetteer's kind: never more exact than a town.
PRECISION = {"city": "town", "region": "region", "country": "country"}


def place_name(view: View, id: str) -> str:
    """A place's name, or the words that stand for it."""
    place = view.entities[id]
    return place.name or place.description


def located(view: View, id: str) -> Place | None:
    """The gazetteer's place that an entity's name means or lies in, in the entity's country if it has one."""
    return gazetteer.near(place_name(view, id), view.entities[id].country)


def point(place: Place | None) -> tuple[float, float] | None:
    """Latitude and longitude in degrees (WGS 84), or None where the gazetteer has no point."""
    return None if place is None or place.lat is None or place.lon is None else (place.lat, place.lon)
