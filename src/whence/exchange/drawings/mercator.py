"""Degrees to pixels by Mercator's projection: shapes stay themselves, which is what makes a region recognised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, radians
from typing import Any

import numpy as np

#: Degrees of latitude beyond which nothing is drawn: Mercator's poles lie nowhere.
FURTHEST = 80.0

#: The least that a map shows from side to side, degrees of longitude: less is recognised by nobody.
LEAST = 7.0

#: Air about the outermost points, as a part of the frame on each side.
MARGIN = 0.14

#: A frame's height as a part of its width, and of one that is narrower than so many pixels.
WIDE, TALL, NARROW = 0.56, 1.05, 560


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame in pixels and the part of the world in it: the pixels of one radian, and what stands at its corner."""

    width: int
    height: int
    scale: float
    left: float
    top: float

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a place lies in the frame or beyond it."""
        return (radians(lon) * self.scale - self.left, -float(upwards(lat)) * self.scale - self.top)


def frame(points: Sequence[tuple[float, float]], across: int) -> Frame:
    """A frame ``across`` pixels wide about points given as latitude and longitude; there must be at least one."""
    high = round(across * (TALL if across < NARROW else WIDE))
    xs = [radians(lon) for _, lon in points]
    ys = [-float(upwards(lat)) for lat, _ in points]
    room = 1 - 2 * MARGIN
    spread_x = max(max(xs) - min(xs), radians(LEAST) * room)
    spread_y = max(ys) - min(ys)
    scale = min(across * room / spread_x, high * room / spread_y if spread_y else float("inf"))
    scale = max(scale, across / (2 * pi))
    middle_x, middle_y = (max(xs) + min(xs)) / 2 * scale, (max(ys) + min(ys)) / 2 * scale
    left = min(max(middle_x - across / 2, -pi * scale), pi * scale - across)
    return Frame(across, high, scale, left, middle_y - high / 2)


def upwards(lat: Any) -> Any:
    """The height of a latitude, or of an array of them, over the equator: in radians of the equator."""
    return np.arcsinh(np.tan(np.radians(np.clip(lat, -FURTHEST, FURTHEST))))
