"""Borders from a file of the user's own: GeoJSON (RFC 7946) read once, and drawn as lines in a map's frame."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from whence.errors import BadInput
from whence.exchange.drawings.mercator import Frame, upwards

#: Bytes: a file of all the world's borders at 1:10 million is about 25 million.
LARGEST = 100_000_000

#: Pixels: points of a line that are nearer than this to the last one drawn are left out.
GRAIN = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Borders:
    """Lines as arrays of longitude and latitude in degrees, a row a point."""

    lines: tuple[Any, ...]


def read_borders(path: Path) -> Borders:
    """The rings and lines of a GeoJSON file. Raises BadInput, with the reason, where it is none or holds no line."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(str(path), f"larger than {LARGEST // 1_000_000} MB")
        found = json.loads(path.read_bytes())
    except OSError as error:
        raise BadInput(str(path), error.strerror or "cannot be read") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(str(path), "is not JSON") from error
    try:
        lines = tuple(_lines(found))
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, RecursionError, OverflowError) as error:
        raise BadInput(str(path), "is not GeoJSON") from error
    if not lines:
        raise BadInput(str(path), "holds no lines or areas")
    return Borders(lines)


@lru_cache(maxsize=16)
def paths(borders: Borders, on: Frame) -> tuple[str, ...]:
    """The lines that pass through a frame, as SVG paths in its pixels."""
    found = (_path(line, on) for line in borders.lines)
    return tuple(path for path in found if path)


def _path(line: Any, on: Frame) -> str:
    x = np.radians(line[:, 0]) * on.scale - on.left
    y = -upwards(line[:, 1]) * on.scale - on.top
    if x.max() < 0 or x.min() > on.width or y.max() < 0 or y.min() > on.height:
        return ""
    points: list[str] = []
    last = (float("inf"), float("inf"))
    for at in zip(x.tolist(), y.tolist(), strict=True):
        if abs(at[0] - last[0]) + abs(at[1] - last[1]) >= GRAIN:
            points.append(f"{at[0]:.1f},{at[1]:.1f}")
            last = at
    return "M" + "L".join(points) if len(points) > 1 else ""


def _lines(one: Any) -> Iterator[Any]:
    """Every ring and line of a GeoJSON object, whatever it is nested in."""
    match one["type"]:
        case "FeatureCollection":
            for feature in one["features"]:
                yield from _lines(feature)
        case "Feature":
            if one["geometry"] is not None:
                yield from _lines(one["geometry"])
        case "GeometryCollection":
            for geometry in one["geometries"]:
                yield from _lines(geometry)
        case "LineString":
            yield _points(one["coordinates"])
        case "MultiLineString" | "Polygon":
            yield from (_points(line) for line in one["coordinates"])
        case "MultiPolygon":
            yield from (_points(ring) for polygon in one["coordinates"] for ring in polygon)
        case "Point" | "MultiPoint":
            return
        case other:
            raise ValueError(f"{other!r} is no GeoJSON type")


def _points(line: Any) -> Any:
    points = np.array([(float(point[0]), float(point[1])) for point in line])
    if len(points) < 2 or not np.isfinite(points).all() or (np.abs(points) > [180.001, 90.001]).any():
        raise ValueError("not longitude and latitude in degrees")
    return points
