"""Which kind of list a file holds, told by its content."""

from __future__ import annotations

from pathlib import Path

from whence.errors import BadInput
from whence.exchange.lists import followthemoney, ofac
from whence.exchange.lists.listfile import ListFile

#: A larger file is a mistake. The largest collections of lists that are published have about 3 GB in this format,
#: all of whose parties a case of a few thousand reports will not need.
LARGEST = 1024**3


def read_list(path: Path, name: str | None = None) -> ListFile:
    """Read a list under a name, by default its own. Raises BadInput with file and reason, and reads no half list."""
    try:
        if path.is_dir():
            raise BadInput(str(path), "a folder; give the list's file (of OFAC's set, SDN.CSV)")
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise BadInput(str(path), f"cannot be opened ({error.strerror})") from error
    if not head.strip():
        raise BadInput(str(path), "the file is empty")
    if size > LARGEST:
        raise BadInput(str(path), f"the file has {size / 1024**2:.0f} MB; at most {LARGEST // 1024**2} MB are read")
    if b"\x00" in head:
        raise BadInput(str(path), "a binary file; unpack it if it is an archive")
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return followthemoney.read(path, name)
    if ofac.looks_like(head):
        return ofac.read(path, name)
    raise BadInput(str(path), "is neither OFAC's SDN file (12 columns, no header) nor FollowTheMoney as JSON lines")
