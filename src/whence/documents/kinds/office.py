"""DOCX, as word processors write it: paragraphs, headings and table rows in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from whence.documents.build import Builder
from whence.documents.document import PartKind
from whence.documents.draft import Draft, Stated
from whence.errors import BadInput

#: A text's parts unpack to a few megabytes; what unpacks to more, or by more than a hundredfold, is a trap.
LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 5000


def looks_like(data: bytes, name: str) -> bool:
    """A zip archive that holds a word processor's document."""
    return data.startswith(b"PK\x03\x04") and b"word/" in data


def read(data: bytes, name: str) -> Sequence[Draft]:
    """The document as one draft."""
    import docx

    _refuse_traps(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        builder = Builder()
        for block in document.iter_inner_content():
            for words, hint in _said(block):
                builder.add(words, hint)
        title = " ".join((document.core_properties.title or "").split())
    except Exception as error:  # lxml, zipfile and docx each have their own way to trip over a broken file
        raise BadInput(name, f"the DOCX is broken ({error or type(error).__name__})") from error
    if not builder.units:
        raise BadInput(name, "no text found")
    stated = Stated(title=title if title and title in builder.text else None)
    return [Draft(builder.text, tuple(builder.units), stated)]


def _refuse_traps(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise BadInput(name, f"the DOCX is broken ({error})") from error
    if "word/document.xml" not in {part.filename for part in parts}:
        raise BadInput(name, "a zip archive or office file, not a text")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise BadInput(name, "the DOCX unpacks to more than any text")


def _said(block: Any) -> list[tuple[str, PartKind | None]]:
    """A paragraph's words, or a table's rows, a row a line."""
    from docx.table import Table

    if isinstance(block, Table):
        rows = ([" ".join(cell.text.split()) for cell in row.cells] for row in block.rows)
        return [(" · ".join(dict.fromkeys(cell for cell in row if cell)), None) for row in rows]
    style = (block.style.name or "") if block.style is not None else ""
    words = " ".join(block.text.split())
    if style == "Title":
        return [(words, "headline")]
    return [("• " + words if words and style.startswith("List Bullet") else words,
             "heading" if style.startswith("Heading") else None)]  # fmt: skip


__all__ = ["looks_like", "read"]
