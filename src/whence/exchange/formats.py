"""Every format in which a case leaves, behind one door, for the command line and for downloads.

A format is one module with one function ``export``; here are its name, its suffix and what it is good for. A module is
imported when it is asked for, because some bring a library that others do without.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from whence.errors import CaseError
from whence.exchange.loss import Loss

if TYPE_CHECKING:
    from whence.case.view import View

#: A zip's own times, so that the same case gives the same bytes; the format cannot say less than this day.
NO_TIME = (1980, 1, 1, 0, 0, 0)

#: The name of the loss report inside a folder or a zip.
LOSS = "loss.json"

#: STIX's own media type, as registered.
STIX = "application/stix+json;version=2.1"

Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``suffix`` and ``media_type`` are of the one file that it makes or, if ``several``, of the zip."""

    name: str
    says: str
    suffix: str
    media_type: str
    several: bool
    files: Callable[[View], tuple[Files, Loss]]

    def data(self, files: Files, loss: Loss) -> bytes:
        """What goes where only one file can: the file, or a zip of several with the loss report."""
        return zipped({**files, LOSS: loss.data()}) if self.several else next(iter(files.values()))


def known(name: str) -> Format:
    """A format by name, or CaseError."""
    if name not in FORMATS:
        raise CaseError(f"there is no export format {name!r}; there is: {', '.join(FORMATS)}")
    return FORMATS[name]


def write(view: View, name: str, stream: BinaryIO) -> Loss:
    """Write a whole case into an open file: the one file of a format, or a zip of several with the loss report."""
    format = known(name)
    files, loss = format.files(view)
    stream.write(format.data(files, loss))
    return loss


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files in one zip, the same bytes for the same files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, NO_TIME), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _jsonl(view: View) -> tuple[Files, Loss]:
    from whence.exchange.jsonl import line, records

    loss, data = Loss("jsonl"), io.BytesIO()
    for one in records(view):
        loss.carried[str(one["kind"])] += 1
        data.write(line(one).encode())
    return {"ledger.jsonl": data.getvalue()}, loss


def _csv(view: View) -> tuple[Files, Loss]:
    from whence.exchange.csv import export

    return export(view)


def _geojson(view: View) -> tuple[Files, Loss]:
    from whence.exchange.geojson import export

    data, loss = export(view)
    return {"case.geojson": data}, loss


def _graphml(view: View) -> tuple[Files, Loss]:
    from whence.exchange.graphml import export

    data, loss = export(view)
    return {"case.graphml": data}, loss


def _stix(view: View) -> tuple[Files, Loss]:
    from whence.exchange.stix import export

    data, loss = export(view)
    return {"case.stix.json": data}, loss


def _ftm(view: View) -> tuple[Files, Loss]:
    from whence.exchange.ftm import export

    return export(view)


#: By name, the ledger first.
FORMATS = {
    one.name: one
    for one in (
        Format("jsonl", "the ledger, with everything in it", "jsonl", "application/jsonl", False, _jsonl),
        Format("csv", "tables for spreadsheets and statistics", "zip", "application/zip", True, _csv),
        Format("graphml", "who is in what with whom, as a graph", "graphml", "application/xml", False, _graphml),
        Format("geojson", "events and places on a map", "geojson", "application/geo+json", False, _geojson),
        Format("stix", "a STIX 2.1 bundle, with denials as opinions", "stix.json", STIX, False, _stix),
        Format("ftm", "FollowTheMoney entities and statements, with a sidecar", "zip", "application/zip", True, _ftm),
    )
}
