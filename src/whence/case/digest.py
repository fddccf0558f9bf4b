"""Short ids that depend on nothing but their content."""

from __future__ import annotations

import hashlib
import json

#: Hexadecimal digits of an id: 64 bits, so that among a million things two collide with odds below 1 in 10^7.
DIGITS = 16


def digest(*parts: object) -> str:
    """An id for these parts, which are plain JSON values (tuples count as lists)."""
    plain = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()[:DIGITS]
