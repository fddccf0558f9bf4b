"""Exchanges written into a web archive (WARC 1.1, ISO 28500:2017), each a request and a response record."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from whence import __version__
from whence.documents.archive import is_archive
from whence.documents.fetching.tape import Exchange, split
from whence.errors import BadInput


class Keeper:
    """An archive that is open to add to; one that is there already is continued.

    Raises BadInput where the name is no archive's or the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        from warcio.warcwriter import WARCWriter

        if not is_archive(path.name):
            raise BadInput(str(path), "a web archive ends in .warc or .warc.gz")
        self._path = path
        try:
            self._file: BinaryIO = path.open("ab")
        except OSError as error:
            raise BadInput(str(path), f"cannot be written ({error.strerror or error})") from error
        self._writer = WARCWriter(self._file, gzip=path.name.casefold().endswith(".gz"), warc_version="1.1")
        self._begun = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def keep(self, one: Exchange) -> None:
        """Add one exchange; it is on the disk when this returns."""
        try:
            if not self._begun:
                said = {"software": f"whence/{__version__}", "format": "WARC File Format 1.1"}
                self._writer.write_record(self._writer.create_warcinfo_record(self._path.name, said))
                self._begun = True
            answer = self._record(one, "response", one.answer, {})
            id = answer.rec_headers.get_header("WARC-Record-ID")
            self._writer.write_record(answer)
            self._writer.write_record(self._record(one, "request", one.request, {"WARC-Concurrent-To": id}))
            self._file.flush()
        except OSError as error:
            raise BadInput(str(self._path), f"cannot be written ({error.strerror or error})") from error

    def _record(self, one: Exchange, kind: str, message: bytes, more: dict[str, str]) -> Any:
        from warcio.statusandheaders import StatusAndHeaders

        class AsSent(StatusAndHeaders):  # type: ignore[misc]  # the library has no types
            def compute_headers_buffer(self, header_filter: object = None) -> None:
                """Leave the head as it was sent; the library would write it anew."""

        head, body = split(message)
        sent = AsSent("as sent", [])  # an empty one counts as none
        sent.headers_buff = head
        about = {"WARC-Date": one.began.isoformat(timespec="microseconds").replace("+00:00", "Z"), **more}
        if one.peer:
            about["WARC-IP-Address"] = one.peer
        return self._writer.create_warc_record(
            one.url, kind, payload=BytesIO(body), length=len(body), warc_headers_dict=about, http_headers=sent
        )
