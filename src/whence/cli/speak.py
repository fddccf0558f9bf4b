"""What a command gives goes through here: to a screen or a pipe, never with a page's control characters; or a file."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from rich.console import Console, RenderableType
from rich.text import Text

from whence.errors import WhenceError

#: Marks that change the direction of writing; letters keep their own without them.
TURNS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

#: Columns where nobody says how wide the page is (a pipe, a file).
WIDTH = 100

#: A screen narrower than this is treated as this wide; tables cannot be read below it.
NARROWEST = 80


@cache
def _out() -> Console:
    wide = Console().width if sys.stdout.isatty() else WIDTH
    return Console(width=max(NARROWEST, wide), highlight=False, markup=False, emoji=False, soft_wrap=False)


def width() -> int:
    """Columns of the page."""
    return _out().width


def say(what: RenderableType = "") -> None:
    """Print one thing; strings lose their control characters, and a pipe gets no blanks at the ends of lines."""
    drawn = Text(safe(what)) if isinstance(what, str) else what
    if _out().is_terminal:
        _out().print(drawn)
        return
    with _out().capture() as captured:
        _out().print(drawn)
    write_bytes("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()).encode())


def say_line(words: str) -> None:
    """Print one line at once, however long: somebody looks on, or another program reads it."""
    write_bytes(f"{' '.join(safe(words).split())}\n".encode(errors="replace"))


def say_json(records: Iterable[dict[str, Any]]) -> None:
    """Print records as one JSON list, one a line."""
    rows = [json.dumps(one, ensure_ascii=False, sort_keys=True) for one in records]
    body = ",\n ".join(rows)
    write_bytes(f"[{body}]\n".encode(errors="replace"))  # a file's name need not be text


def write_bytes(data: bytes) -> None:
    """Bytes to standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def replace(path: Path, data: bytes) -> None:
    """Write a file in one step: a reader sees the old one or the new one, never a half."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)


def complain(what: WhenceError | str) -> None:
    """One line on standard error."""
    print(f"whence: {safe(str(what))}", file=sys.stderr)


def safe(words: str) -> str:
    """Text that cannot move the cursor, colour the screen, or turn the line round."""
    return "".join(
        " " if char not in "\n\t" and (unicodedata.category(char) in ("Cc", "Cs") or char in TURNS) else char
        for char in words
    )
