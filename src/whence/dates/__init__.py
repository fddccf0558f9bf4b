"""Dates as said, with bounds: a leaf that documents, language and all later rooms may use.

``tag`` finds the time expressions of a text, ``publication`` reads the day a page says it came out,
``bounds`` gives the days that an EDTF value allows, ``compatible``, ``within`` and ``intersect`` set
two dates side by side.
"""

from __future__ import annotations

from whence.dates.compare import compatible, intersect, within
from whence.dates.notation import bounds
from whence.dates.publication import publication
from whence.dates.tagging import Tagged, tag

__all__ = ["Tagged", "bounds", "compatible", "intersect", "publication", "tag", "within"]
