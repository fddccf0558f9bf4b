"""Bytes to reports: what was published, by whom, when, and which part of the page says what.

``read_bytes`` and ``read_path`` give a page and then its comments, each a ``Report``; ``paths`` lists the files
of folders; ``fingerprint`` and ``overlap`` tell how much of one story is in another.
"""

from __future__ import annotations

from whence.documents.document import READ, Part, PartKind, Published, Report, ReportType, Span
from whence.documents.fingerprint import fingerprint, overlap
from whence.documents.paths import paths
from whence.documents.read import read_bytes, read_path

__all__ = [
    "READ",
    "Part",
    "PartKind",
    "Published",
    "Report",
    "ReportType",
    "Span",
    "fingerprint",
    "overlap",
    "paths",
    "read_bytes",
    "read_path",
]
