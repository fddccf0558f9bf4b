"""Lists of parties that others publish (sanctions lists first of all), read from the files they publish."""

from __future__ import annotations

from whence.exchange.lists.listfile import ListFile
from whence.exchange.lists.read import read_list

__all__ = ["ListFile", "read_list"]
