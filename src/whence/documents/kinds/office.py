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
#: Paragraphs and tables of one text.
MOST_BLOCKS = 50_000

#: What stands for a character.
_MARKS = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}


def looks_like(data: bytes, name: str) -> bool:
    """A zip archive that holds a word processor's document."""
    return data.startswith(b"PK\x03\x04") and b"word/" in data


def read(data: bytes, name: str) -> Sequence[Draft]:
    """The document as one draft."""
    import docx

    _refuse_traps(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        builder, styles = Builder(), _Styles(document)
        blocks = document.element.body.inner_content_elements
        if len(blocks) > MOST_BLOCKS:
            raise BadInput(name, f"the DOCX has more than {MOST_BLOCKS:,} paragraphs, and no text has")
        for block in blocks:
            for words, hint in _said(block, styles):
                builder.add(words, hint)
        title = " ".join((document.core_properties.title or "").split())
    except BadInput:
        raise
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
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise BadInput(name, f"the DOCX is broken ({error})") from error
    if "word/document.xml" not in {part.filename for part in parts}:
        raise BadInput(name, "a zip archive or office file, not a text")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise BadInput(name, "the DOCX unpacks to more than any text")


class _Styles:
    """The names of paragraph styles, each looked up once."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._names: dict[str | None, str] = {}

    def of(self, paragraph: Any) -> str:
        id = paragraph.style
        if id not in self._names:
            from docx.enum.style import WD_STYLE_TYPE

            style = self._document.part.get_style(id, WD_STYLE_TYPE.PARAGRAPH)
            self._names[id] = (style.name or "") if style is not None else ""
        return self._names[id]


def _said(block: Any, styles: _Styles) -> list[tuple[str, PartKind | None]]:
    """A paragraph's words, or a table's rows, a row a line.

    Cells are taken as they are written: laid out in their grid, one that says it is a million wide would be a million.
    """
    if block.tag.endswith("}tbl"):
        rows = ([" ".join(filter(None, map(_words, cell.p_lst))) for cell in row.tc_lst] for row in block.tr_lst)
        return [(" · ".join(dict.fromkeys(cell for cell in row if cell)), None) for row in rows]
    style, words = styles.of(block), _words(block)
    if style == "Title":
        return [(words, "headline")]
    return [("• " + words if words and style.startswith("List Bullet") else words,
             "heading" if style.startswith("Heading") else None)]  # fmt: skip


def _words(paragraph: Any) -> str:
    """What a paragraph's runs and links print, on one line."""
    said: list[str] = []
    for child in paragraph:
        for run in (child, *child) if _tag(child) in ("r", "hyperlink") else ():
            for node in run if _tag(run) == "r" else ():
                said.append(node.text or "" if _tag(node) == "t" else _MARKS.get(_tag(node), ""))
    return " ".join("".join(said).split())


def _tag(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


__all__ = ["looks_like", "read"]
