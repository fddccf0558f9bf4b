"""When Python looks for dead circles of objects: seldom while reports are read and solved.

Readings, claims and parts of a case are tens of thousands of small values that live together and die without circles.
As Python is set it goes through all of them again and again, which took a tenth of the time of reading.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: New objects, and younger rounds, before a round is made.
SELDOM = (50_000, 5, 5)


@contextmanager
def seldom() -> Iterator[None]:
    """Look for dead circles as seldom as ``SELDOM`` says; then as before."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
