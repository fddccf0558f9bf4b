"""Inputs of every kind that mean harm, and how each kind is read: what :mod:`bench.fuzz` gives and does."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.samples import STORY

Read = Callable[[bytes, Path], None]
Trap = Callable[[], bytes]


@dataclass(frozen=True)
class Kind:
    """One kind of input: how it is read, what it looks like, its marks, and what is made to break it.

    ``inner`` is changed and then packed by ``pack``, for formats whose checksums would hide every change.
    """

    name: str
    suffix: str
    read: Read
    samples: Callable[[], Sequence[bytes]]
    marks: tuple[str, ...]
    traps: tuple[Trap, ...] = ()
    inner: Callable[[], Sequence[bytes]] = tuple
    pack: Callable[[bytes], bytes] = bytes

    def read_once(self) -> None:
        """Import and load everything, before time and memory are counted."""
        with tempfile.TemporaryDirectory() as folder:
            self.read(self.samples()[0], Path(folder) / f"first{self.suffix}")


def made(kind: Kind, seed: int, number: int) -> bytes:
    """The input of this number: the traps first, then samples changed at random."""
    if number < len(kind.traps):
        return kind.traps[number]()
    chance = random.Random(f"{seed} {kind.name} {number}")
    inner = kind.inner()
    packed = bool(inner) and chance.random() < 0.6
    samples = inner if packed else kind.samples()
    data = bytes(chance.choice(samples))
    how = chance.random()
    if how < 0.25:
        data = _nested(chance, kind, data)
    elif how < 0.4:
        data = _pieces(chance, samples)
    for _ in range(chance.choice((0, 1, 1, 2, 4, 8, 32))):
        data = _changed(chance, kind, data)
    return kind.pack(data) if packed else data


def _changed(chance: random.Random, kind: Kind, data: bytes) -> bytes:
    """One change: a bit, a byte, a stretch taken out, doubled, moved or replaced, a mark of the format put in."""
    at = chance.randrange(len(data) + 1)
    to = min(len(data), at + chance.choice((1, 2, 4, 16, 64, 500)))
    mark = chance.choice(kind.marks).encode("utf-8", "surrogatepass")
    match chance.randrange(9):
        case 0:
            return data[:at] + bytes((chance.randrange(256),)) + data[at + 1 :]
        case 1 if data:
            return data[: at - 1] + bytes((data[at - 1] ^ (1 << chance.randrange(8)),)) + data[at:]
        case 2:
            return data[:at] + data[to:]
        case 3:
            return data[:to] + data[at:]
        case 4:
            return data[:at] + mark + data[to:]
        case 5:
            return data[:at] + mark * chance.choice((1, 2, 10, 300)) + data[at:]
        case 6:
            return data[:at]
        case 7:
            return data[:at] + chance.choice(NUMBERS) + data[to:]
        case _:
            return data[:at] + chance.randbytes(chance.choice((1, 4, 40))) + data[at:]


NUMBERS = (
    b"0", b"-1", b"2147483648", b"18446744073709551616", b"1e999", b"NaN", b"9" * 5000, b"0x7fffffff", b"1900-02-29",
    b"99999-99-99", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\xed\xa0\x80", b"\xe2\x80\xa8", b"%s%n", b"\r",
)  # fmt: skip


def _nested(chance: random.Random, kind: Kind, data: bytes) -> bytes:
    """Marks repeated, in order or nested, in the middle of a sample."""
    some = [chance.choice(kind.marks) for _ in range(chance.choice((1, 2, 3)))]
    times = chance.choice((3, 30, 300, 3000))
    said = "".join(some) * times + (STORY[:80] + "".join(reversed(some)) * times if chance.random() < 0.5 else "")
    at = chance.randrange(len(data) + 1)
    return data[:at] + said.encode("utf-8", "surrogatepass") + data[at:]


def _pieces(chance: random.Random, samples: Sequence[bytes]) -> bytes:
    """Stretches of samples in any order."""
    found = []
    for _ in range(chance.choice((2, 3, 8, 40))):
        one = chance.choice(samples)
        at = chance.randrange(len(one) + 1)
        found.append(one[at : at + chance.choice((10, 100, 1000))])
    return b"".join(found)


# -- how each kind is read -----------------------------------------------------------------------------------------


def read_page(data: bytes, path: Path) -> None:
    """Read as ``whence read`` does, then hold the reports to what is said of them."""
    from whence.documents import read_path

    path.write_bytes(data)
    for report in read_path(path):
        report.text.encode()
        said = (report.title, report.outlet, *report.authors, report.published.edtf, report.url, report.issuer)
        assert not any("\0" in words for words in (report.text, *said) if words), "a NUL, which no store keeps"
        end = 0
        for part in report.parts:
            assert end <= part.start < part.end <= len(report.text), "parts overlap"
            end = part.end


def read_archive(data: bytes, path: Path) -> None:
    """Every page of an archive; a page that is refused is no refusal of the archive."""
    from whence.documents import read_bytes
    from whence.documents.archive import records
    from whence.errors import BadInput

    path.write_bytes(data)
    for record in records(path):
        if isinstance(record, BadInput):
            raise record
        try:
            read_bytes(record.data, record.name, record.url, record.charset)
        except BadInput as refused:
            if str(path) not in refused.where:
                raise AssertionError(f"a refusal that does not name {path}") from refused
            raise


def read_asked(data: bytes, path: Path) -> None:
    """Lines for ``whence annotate``; the model is spared."""
    from whence.codebook import load
    from whence.errors import BadInput
    from whence.exchange import annotate

    with patch.object(annotate, "reader", _Spared):
        told = list(annotate.annotate_lines(data.splitlines(), load()))
    refused = [one for one in told if isinstance(one, annotate.BadLine)]
    if refused:
        assert "defect" not in refused[0].reason, refused[0].reason
        raise BadInput(str(path), f"line {refused[0].number} {refused[0].reason}")


class _Spared:
    """A model that sees nothing."""

    def read(self, text: str, blocks: object, published: str | None) -> Any:
        from whence.language.reading import Reading

        text.encode()
        return Reading(text, (), (), (), (), (), (), "")


def read_parties(data: bytes, path: Path) -> None:
    """A list of parties."""
    from whence.exchange.lists import read_list

    path.write_bytes(data)
    for party in read_list(path).parties:
        json.dumps([party.id, party.name, *party.aliases, *party.births], ensure_ascii=False).encode()


def read_codebook(data: bytes, path: Path) -> None:
    """A codebook."""
    from whence.codebook import load

    path.write_bytes(data)
    load(path)


def read_lines(data: bytes, path: Path) -> None:
    """A file of borders."""
    from whence.exchange.drawings.borders import read_borders

    path.write_bytes(data)
    read_borders(path)
